// --- When nobody is there any more (WCAG 2.2, 2.2.1) ---

// How long the warning stands, in seconds, and when what is left is spoken: not each second.
const WARNING = 30;
const SPOKEN = [5, 10, 20, 30];
// Nobody prints for so long: a browser that does not say when it has done.
const PRINTING = 600;

// A device that slept for longer than this many seconds had nobody in front of it.
const SLEPT = 5;

const idle = { timer: 0, since: 0, printing: 0, dialog: null, count: null, spoken: null, point: "", ticked: [0, 0] };

// In seconds, by a clock that nobody sets, and that stands while the device sleeps.
function now() {
  return performance.now() / 1000;
}

// Whether the clock on the wall has gone on while the other stood. (Where somebody has set it, too: once too often.)
function hasSlept() {
  const [clock, wall] = idle.ticked;
  idle.ticked = [now(), Date.now() / 1000];
  return idle.ticked[1] - wall - (idle.ticked[0] - clock) > SLEPT;
}

function begin() {
  if (idle.timer) return;
  idle.since = now();
  hasSlept();
  idle.timer = setInterval(tick, 250);
  document.addEventListener("visibilitychange", tick);
}

function end() {
  clearInterval(idle.timer);
  document.removeEventListener("visibilitychange", tick);
  wipe();
}

function tick() {
  if (hasSlept()) return end();
  if (idle.printing) {
    if (now() - idle.printing > PRINTING) end();
    return;
  }
  const left = settings.idle - (now() - idle.since) + WARNING;
  if (left <= 0) return end();
  if (left <= WARNING) warn(Math.ceil(left));
}

function warn(left) {
  if (!idle.dialog) return openWarning(left);
  idle.count.textContent = left;
  const mark = SPOKEN.find((seconds) => left <= seconds);
  if (mark === idle.mark) return;
  idle.mark = mark;
  idle.spoken.textContent = say("left", String(mark));
}

function openWarning(left) {
  // Whatever else asks can wait for nobody.
  document.querySelector("dialog")?.close();
  idle.mark = null;
  idle.count = el("p", "kiosk-count", String(left));
  idle.count.setAttribute("role", "timer");
  idle.spoken = el("p", "visually-hidden");
  idle.spoken.setAttribute("role", "status");
  const stay = control("still_here", "button", extend);
  // On the kiosk's own page nothing is begun that could be lost.
  const lead = said(isOwn ? "warning_lead_list" : "warning_lead", "p", "");
  lead.id = "kiosk-lead";
  const ways = el("p", "actions", stay, control("finish", "button secondary", wipe));
  idle.dialog = ask("kiosk-dialog kiosk-warning", said("warning", "h2", ""), lead, idle.count, idle.spoken, ways);
  idle.dialog.setAttribute("aria-describedby", lead.id);
  // Escape says as much as any other key; a touch beside the buttons as much as one on the first. It ends as a click, or it would
  // go on to what lies below.
  idle.dialog.addEventListener("cancel", extend);
  idle.dialog.addEventListener("click", (event) => {
    if (!event.target.closest("button")) extend();
  });
  stay.focus();
}

function extend() {
  idle.since = now();
  idle.dialog?.close();
  idle.dialog = null;
}

// Any sign of somebody extends. In the warning a touch and a button say more when they end in a click, and Tab goes from one
// button to the other: until then the warning stays, and its time begins anew.
function notice(event) {
  // A page that changes under a pointer at rest makes the browser say that it has moved.
  const point = `${event.screenX} ${event.screenY}`;
  if (event.type === "pointermove" && point === idle.point) return;
  idle.point = point;
  idle.printing = 0;
  if (!idle.dialog) {
    idle.since = now();
    return;
  }
  if (event.type === "scroll") return;
  const presses = ["Enter", " "].includes(event.key) && event.target.closest("button");
  if (event.type === "keydown" && !presses && !["Tab", "Shift"].includes(event.key)) extend();
  else idle.since = Math.max(idle.since, now() - settings.idle);
}

function watchForPeople() {
  for (const kind of ["pointerdown", "pointermove", "touchmove", "keydown", "wheel", "scroll"]) {
    addEventListener(kind, notice, { capture: true, passive: true });
  }
  // The clock stands while the browser prints.
  addEventListener("beforeprint", () => { idle.printing = now(); });
  addEventListener("afterprint", () => {
    idle.printing = 0;
    idle.since = now();
  });
}
