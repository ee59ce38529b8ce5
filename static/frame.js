// Aldyn in a frame of another site's page. early.js runs this there, and nowhere else.
//
// The element around the frame (embed/loader.js) hands over one port, once. Through it the page around learns how tall this one
// is, that a step or an answer was reached, and that something failed: never an answer, a verdict or another service. This page
// learns how it is to look, and nothing about who is around it. Whatever else is said to it is ignored.
(function () {
  "use strict";
  const PROTOCOL = 1;
  const page = document.documentElement;
  const { dress: dressed, said, site } = window.aldynEarly;
  let port = null;
  let height = 0;
  let depth = 0;

  function tell(kind, more) {
    if (port) port.postMessage({ aldyn: PROTOCOL, kind, ...more });
  }

  // How tall the page is, whatever the frame is: nothing in a frame has a size that hangs on the window's height.
  function measure() {
    const now = Math.ceil(page.getBoundingClientRect().height);
    if (now === height) return;
    height = now;
    tell("resize", { height });
    fit();
  }

  // The frame takes the page's size (design/frame). Where whoever is around it does not give it that, it can be scrolled.
  let late = 0;
  function fit() {
    // A page that is made smaller has sizes between pixels.
    const fits = () => innerHeight + 1 >= height;
    clearTimeout(late);
    if (fits()) page.setAttribute("data-fitted", "");
    else late = setTimeout(() => page.toggleAttribute("data-fitted", fits()), 1000);
    // What could not be judged while nothing was drawn.
    if (wished) dress(wished);
  }

  // Where the person is to read on: the host is scrolled to it if it has to be. (By itself the browser would scroll at once, to
  // where the place was before the frame took its new size.)
  const focus = HTMLElement.prototype.focus;
  HTMLElement.prototype.focus = function () {
    focus.call(this, { preventScroll: true });
  };
  function shows(now, view) {
    const begins = depth === 0;
    const moves = now !== depth;
    depth = now;
    if (begins) return;
    // The page has drawn it, and gives focus now. (Nothing is painted in a frame that nobody sees: no waiting for that.)
    queueMicrotask(() => {
      measure();
      if (moves) tell("step");
      if (moves && view === "result") tell("result");
      look();
    });
  }
  function look() {
    const read = document.activeElement;
    if (read && read !== document.body) tell("look", { top: Math.max(0, Math.floor(read.getBoundingClientRect().top + scrollY)) });
  }

  // What has happened before the port came, and what happens from now on.
  const kinds = {
    ready() {
      queueMicrotask(measure);
      tell("ready");
    },
    shows,
    failed: (reason) => tell("error", { reason }),
  };
  function hear([kind, ...about]) {
    kinds[kind](...about);
  }
  function begin() {
    page.setAttribute("data-fitted", "");
    addEventListener("resize", fit);
    // It comes back with the page around it if the browser keeps that for the way back: then nothing has to say so.
    addEventListener("pagehide", ({ persisted }) => persisted || tell("leave"));
    measure();
    said.forEach(hear);
    said.push = hear;
    // Without this, a page of one view would say its height once, whatever is unfolded.
    new ResizeObserver(measure).observe(page);
  }

  addEventListener("message", function accept(event) {
    if (event.source !== parent || event.ports.length !== 1 || event.data === null) return;
    if (typeof event.data !== "object" || event.data.aldyn !== PROTOCOL) return;
    removeEventListener("message", accept);
    [port] = event.ports;
    port.onmessage = (message) => dress(message.data);
    dress(event.data);
    begin();
  });

  // --- How it looks ---

  const COLOURS = ["ground", "ink", "accent", "band"];
  // WCAG 2.2, 1.4.3.
  const ENOUGH = 4.5;
  const sheet = "replaceSync" in CSSStyleSheet.prototype && new CSSStyleSheet();
  let asked = "";
  // A wish that is not judged yet.
  let wished = null;

  // Relative luminance, as WCAG 2.2 defines it.
  function luminance(colour) {
    const [red, green, blue] = [1, 3, 5].map((at) => {
      const part = parseInt(colour.slice(at, at + 2), 16) / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }
  function contrast(one, other) {
    const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  }
  // What can always be read on a colour.
  function upon(colour) {
    return contrast(colour, "#ffffff") >= contrast(colour, "#000000") ? "#ffffff" : "#000000";
  }

  // The tokens of the usual look, whatever the person has chosen. There are none while the frame is not drawn (`display: none`).
  function usual(names) {
    const { sight } = page.dataset;
    delete page.dataset.sight;
    const now = getComputedStyle(page);
    const found = Object.fromEntries(names.map((name) => [name, now.getPropertyValue(`--${name}`).trim()]));
    if (sight) page.dataset.sight = sight;
    return Object.values(found).every(Boolean) ? found : null;
  }

  // The tokens for some colours, or in words why not; nothing where that cannot be judged yet.
  const STATES = ["good", "wait", "stop"];
  const JUDGED = ["ground", "ink", "accent", "soft", "accent-soft", ...STATES, ...STATES.map((state) => `${state}-soft`)];
  function tokens(colours) {
    const token = usual(JUDGED);
    if (!token) return null;
    const { ground, ink, accent } = { ...token, ...colours };
    const softer = colours.ground || colours.ink ? [] : [token.soft, token["accent-soft"]];
    const grounds = [ground, ...softer, ...STATES.map((state) => token[`${state}-soft`])];
    const pairs = [
      ...grounds.flatMap((one) => [["ink", ink, one], ["accent", accent, one]]),
      ...STATES.map((state) => [state, token[state], ground]),
    ];
    const faint = pairs.find(([, one, other]) => !(contrast(one, other) >= ENOUGH));
    if (faint) {
      const [name, one, other] = faint;
      return `${name} ${one} on ${other} has a contrast of ${contrast(one, other).toFixed(2)}, less than ${ENOUGH}`;
    }
    const made = { accent, "accent-ink": upon(accent) };
    if (colours.ground || colours.ink) {
      Object.assign(made, { ground, soft: ground, "accent-soft": ground, ink, "ink-soft": ink, field: ink });
    }
    if (colours.band) Object.assign(made, { sky: colours.band, "sky-ink": upon(colours.band), gold: upon(colours.band) });
    return made;
  }

  // The wish of the page around, if it is one: a scheme, a plain head, and colours that can be read. Who wants strong contrast
  // gets that, whatever the host wishes.
  function dress(wish) {
    if (wish === null || typeof wish !== "object" || wish.aldyn !== PROTOCOL || typeof wish.look !== "string") return;
    if (!sheet || wish.look.length > 200 || (wish.look === asked && !wished)) return;
    asked = wish.look;
    wished = null;
    const words = asked.split(" ").filter(Boolean);
    dressed(words.filter((word) => !word.includes("=")).join(" "));
    sheet.replaceSync("");
    const colours = {};
    for (const word of words.filter((one) => one.includes("="))) {
      const [name, colour] = word.split("=");
      if (!COLOURS.includes(name) || !/^#[0-9a-f]{6}$/.test(colour)) return refuse(`${word}: a colour is ${COLOURS.join(", ")}, as #rrggbb`);
      colours[name] = colour;
    }
    if (!Object.keys(colours).length) return;
    if (words.includes("auto")) return refuse("colours are chosen for one scheme: say light or dark");
    const made = tokens(colours);
    if (!made) {
      wished = wish;
      return;
    }
    if (typeof made === "string") return refuse(made);
    const rules = Object.entries(made).map(([name, colour]) => `--${name}:${colour};`);
    const looks = "screen and (not (prefers-contrast: more))";
    sheet.replaceSync(`@media ${looks}{:root:not([data-sight="strong"]){${rules.join("")}}}`);
  }
  function refuse(reason) {
    tell("refused", { reason });
  }
  if (sheet) document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];

  // --- Where links lead ---

  // Within the frame a page takes the place of the one before, so that the host's history stays as it is. Whatever leads out of
  // it, and to the site as a whole, opens a tab.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!link || event.defaultPrevented || link.hasAttribute("download") || link.target === "_blank") return;
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const there = link.getAttribute("href");
    if (there.startsWith("#")) {
      event.preventDefault();
      const place = document.getElementById(there.slice(1));
      if (place) {
        place.tabIndex = -1;
        place.focus();
        look();
      }
    } else if (link.href.startsWith(site) && !link.classList.contains("brand")) {
      event.preventDefault();
      location.replace(link.href);
    } else {
      link.target = "_blank";
      link.rel = "noreferrer";
    }
  });

  // In a sandbox that forbids forms (no `allow-forms`), none is sent, not even to the page itself, and nothing says which
  // sandbox this is. So no button sends one: the page is told.
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[type=submit]");
    if (!button || !button.form) return;
    event.preventDefault();
    button.form.dispatchEvent(new SubmitEvent("submit", { bubbles: true, cancelable: true, submitter: button }));
  });

  // In a sandbox without an origin, printing and files may be forbidden, and nothing says so: the answer opens in a tab of its
  // own, by the link that the page shows; where even that is forbidden, the link is there to be copied by hand.
  if (window.origin === "null") {
    const opens = (address) => {
      try {
        return window.open(address, "_blank");
      } catch (forbidden) {
        return null;
      }
    };
    window.aldynEarly.aside = () => {
      const field = document.getElementById("link");
      if (!field || opens(field.value)) return true;
      field.focus();
      field.select();
      look();
      return true;
    };
    // Nobody answers whether it may write to the clipboard or share: as if there were neither, the link is there to be copied.
    for (const name of ["clipboard", "share"]) Object.defineProperty(navigator, name, { value: undefined });
  }
})();
