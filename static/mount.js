// Aldyn in an element of a page on the same site, without a frame:
//
//     import { mount } from "/aldyn/mount.js";
//     const app = mount(element, { service: "iin-issue", lang: "kk", on: { result() {} } });
//     app.unmount();
//
// The app stands in a shadow tree: its styles do not leak out, and the page's do not reach in. Each has a module and a memory of
// its own, and leaves nothing behind. The build writes wasm-bindgen's glue into `run`, and the names of the files here.
const SITE = {};
// This script lies at the top of the site.
const site = new URL("./", import.meta.url).href;
const LANGUAGES = ["kk", "ru", "en"];
const KINDS = ["ready", "step", "result", "error"];

// A file with its integrity, or a word why there is none: as on the site's own pages, asked for once more past the cache.
async function load(address, integrity) {
  let reason = "cut";
  for (const cache of ["default", "reload"]) {
    try {
      const file = await fetch(address, { integrity, cache, mode: "cors", credentials: "same-origin" });
      if (file.ok) return file;
      reason = "missing";
    } catch (fault) {
      reason = "cut";
    }
  }
  throw reason;
}

// Compiled once, whatever is mounted how often.
let compiled;
function module() {
  compiled ||= load(site + SITE.module[0], SITE.module[1]).then(async (file) => WebAssembly.compile(await file.arrayBuffer()));
  return compiled.catch((fault) => {
    compiled = undefined;
    throw fault;
  });
}

/**
 * Puts the pre-check into an element.
 *
 * @param {Element} element where it is to stand; what it holds stays, before the app.
 * @param {object} options `service`: its folder, nothing for the start page; `lang`: "kk", "ru" or "en", else that of the
 *   element; `theme`: "light" (as it is without), "dark" or "auto"; `on`: functions by what happens, "ready", "step",
 *   "result", "error", each called with `{ service, reason }` and never with an answer.
 * @returns {{ unmount: function(): void }}
 * @throws {RangeError} if the site has no such service.
 */
export function mount(element, { service = "", lang, theme = "light", on = {} } = {}) {
  const index = SITE.indexes[service];
  if (!index) throw new RangeError(`aldyn: there is no service "${service}"; there are: ${Object.keys(SITE.indexes).filter(Boolean).join(", ")}`);
  const near = (element.closest("[lang]")?.getAttribute("lang") || "").slice(0, 2).toLowerCase();
  const spoken = [lang, near, "kk"].find((one) => LANGUAGES.includes(one));
  const place = document.createElement("div");
  const shadow = place.attachShadow({ mode: "open" });
  const guard = new CSSStyleSheet();
  guard.replaceSync(":host{all:initial!important;display:block!important;direction:ltr!important}");
  shadow.adoptedStyleSheets = [guard];

  const page = document.createElement("div");
  page.className = "place";
  page.lang = spoken;
  Object.assign(page.dataset, { root: site, script: "", index: site + index[0], indexIntegrity: index[1] });
  if (service) page.dataset.service = service;
  if (theme !== "auto") page.dataset.theme = theme;
  const style = document.createElement("link");
  Object.assign(style, { rel: "stylesheet", integrity: SITE.style[1], crossOrigin: "anonymous", href: site + SITE.style[0] });
  const root = document.createElement("div");
  page.append(style, root);
  shadow.append(page);
  element.append(place);

  let depth = 0;
  let ended = false;
  function tell(kind, more) {
    if (KINDS.includes(kind) && typeof on[kind] === "function" && place.isConnected) on[kind]({ service: service || null, ...more });
  }
  // The look for weak sight is kept as long as this app is there.
  page.addEventListener("click", ({ target }) => {
    const strong = target.className === "sight-on";
    if (!strong && target.className !== "sight-off") return;
    if (strong) page.dataset.sight = "strong";
    else delete page.dataset.sight;
    target.parentNode.querySelector(strong ? ".sight-off" : ".sight-on")?.focus();
  });

  function end() {
    root.dispatchEvent(new Event("aldyn-end"));
  }

  // Rules in which a mistake was found are on a list: what the app tells is held against it.
  const versions = [SITE.rules[service]];
  let withdrawn = [];
  function heed() {
    if (!versions.some((version) => withdrawn.includes(version)) || ended) return;
    ended = true;
    end();
    const notice = document.createElement("div");
    notice.className = "failure";
    notice.setAttribute("role", "alert");
    notice.append(SITE.withdrawn[page.lang]);
    root.replaceWith(notice);
    tell("error", { reason: "withdrawn" });
  }
  if (versions[0]) {
    fetch(`${site}withdrawn.json`, { cache: "no-store" })
      .then((file) => file.json())
      .then((list) => {
        if (Array.isArray(list)) withdrawn = list;
        heed();
      })
      // Without the line nothing is known of it.
      .catch(() => {});
  }

  run({
    module,
    bytes: async (address, integrity) => (await load(address, integrity)).arrayBuffer(),
    tell: (reason) => tell("error", { reason }),
    root: () => root,
    restsOn(version) {
      versions.push(version);
      heed();
    },
    keep() {},
    kept() {},
    leave() {},
    take() {
      // Taken out before it had come: it goes as soon as it is there.
      if (ended) setTimeout(end);
      else tell("ready");
    },
    shows(now, view) {
      const moves = depth && now !== depth;
      depth = now;
      if (moves) tell("step");
      if (moves && view === "result") tell("result");
    },
    ownsAddress: () => false,
    keepsHistory: () => false,
    allows: () => true,
    address: (relative) => new URL(relative, site).href,
    aside: () => false,
  }).catch((fault) => {
    if (typeof fault !== "string") console.error(fault);
    tell("error", { reason: typeof fault === "string" ? fault : "start" });
  });

  return {
    unmount() {
      ended = true;
      end();
      place.remove();
    },
  };
}

async function run(aldynEarly) {
  const compiled = await aldynEarly.module();
  "the glue";
  __wbg_finalize_init(await WebAssembly.instantiate(compiled, __wbg_get_imports()), compiled);
}
