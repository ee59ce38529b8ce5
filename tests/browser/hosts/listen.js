// What every host page hears of the elements on it.
window.seen = [];
for (const kind of ["ready", "resize", "step", "result", "error"]) {
  addEventListener(kind, (event) => event.target.localName === "aldyn-check" && seen.push([kind, event.target.id, event.detail]), true);
}
