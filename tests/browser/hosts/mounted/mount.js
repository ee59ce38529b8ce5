// What a webmaster writes.
import { mount } from "/mount.js";

window.seen = [];
const hear = (name) => Object.fromEntries(
  ["ready", "step", "result", "error"].map((kind) => [kind, (about) => window.seen.push([name, kind, about])]),
);
window.put = (id, options) => mount(document.getElementById(id), { ...options, on: hear(id) });
