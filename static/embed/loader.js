// Aldyn on another site's page: <aldyn-check service="…"><a href="…">a link, for browsers without script</a></aldyn-check>
//
// The element makes a frame from the origin that this script came from and hands it one message port. It learns how tall the
// frame is, that it is ready, that a step or an answer was reached and that something failed, and says so by events: never an
// answer, a verdict or another service. Protocol 1, kept until two years after the next one.
(() => {
  "use strict";
  const PROTOCOL = 1;
  const PATIENCE = 10000;
  const MARGIN = 16;
  const TALLEST = 100000;
  const TITLES = {
    kk: "Алдын: мемлекеттік қызметті алдын ала тексеру",
    ru: "Алдын: предварительная проверка госуслуги",
    en: "Aldyn: pre-check for a state service",
  };
  const LINKS = { kk: "Алдын ала тексеруді ашу", ru: "Открыть предварительную проверку", en: "Open the pre-check" };
  const COLOURS = ["ground", "ink", "accent", "band"];
  // This script lies in embed/PROTOCOL/ of the site.
  const site = new URL("../../", document.currentScript.src);

  // What the host's styles cannot reach: the frame, and that the element has its room.
  const sheet = "replaceSync" in CSSStyleSheet.prototype && new CSSStyleSheet();
  if (sheet) sheet.replaceSync(":host{all:initial!important;display:block!important}:host([hidden]){display:none!important}");

  class AldynCheck extends HTMLElement {
    static observedAttributes = ["service", "lang", "page", "sandbox", "theme", "min-height", ...COLOURS];

    #instead = document.createElement("slot");
    #room = document.createElement("div");
    #frame = null;
    #port = null;
    #timer = 0;
    #watch = null;
    #height = 0;
    #isReady = false;

    constructor() {
      super();
      const shadow = this.attachShadow({ mode: "open" });
      if (sheet) shadow.adoptedStyleSheets = [sheet];
      // What stands in it is placed from its corner.
      this.#room.style.position = "relative";
      shadow.append(this.#instead, this.#room);
    }

    // Moved by `moveBefore`, the frame goes on as it is.
    connectedMoveCallback() {}

    connectedCallback() {
      this.#wait();
    }

    disconnectedCallback() {
      this.#end();
    }

    attributeChangedCallback(name, before, now) {
      if (before === now || !(this.#frame || this.#watch)) return;
      if (name === "theme" || COLOURS.includes(name)) this.#say({ look: this.#look() });
      else if (name === "min-height") this.#size();
      // Another address in the same frame would be a step in the host's history: another frame is not.
      else this.#wait();
    }

    #language() {
      const said = (this.getAttribute("lang") || this.closest("[lang]")?.lang || "").slice(0, 2).toLowerCase();
      return said in TITLES ? said : "kk";
    }

    #address() {
      const name = (attribute) => encodeURIComponent(this.getAttribute(attribute) || "");
      const parts = [this.#language(), name("service"), name("page")].filter(Boolean);
      return new URL(`${parts.join("/")}/`, site);
    }

    #look() {
      const colours = COLOURS.filter((name) => this.hasAttribute(name));
      const theme = this.getAttribute("theme") || "light";
      return [theme, ...colours.map((name) => `${name}=${this.getAttribute(name).trim().toLowerCase()}`)].join(" ");
    }

    // Lazily, the frame comes when it is nearly to be seen.
    #wait() {
      this.#end();
      this.#link();
      if (this.getAttribute("loading") !== "lazy") return this.#begin();
      this.#watch = new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && this.#begin(), { rootMargin: "200px" });
      this.#watch.observe(this);
    }

    #begin() {
      this.#end();
      const frame = document.createElement("iframe");
      frame.title = this.title || TITLES[this.#language()];
      frame.referrerPolicy = "no-referrer";
      // A browser that has no share sheet complains of its name.
      frame.allow = navigator.share ? "clipboard-write; web-share" : "clipboard-write";
      frame.name = `aldyn-check ${this.#look().replace(/ ?\w+=\S+/g, "")}`;
      const sandbox = this.getAttribute("sandbox");
      if (sandbox !== null) frame.setAttribute("sandbox", sandbox);
      frame.src = this.#address().href;
      frame.onload = () => this.#greet();
      this.#frame = frame;
      frame.style.cssText = "width:100%;border:0";
      this.#height = 0;
      this.#isReady = false;
      this.#size();
      this.#room.append(frame);
      this.#show(true);
      this.#await();
    }

    // If the frame does not say in time that it is ready, the link is shown.
    #await() {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => {
        this.#show(false);
        this.#tell("error", { reason: "timeout" });
      }, PATIENCE);
    }

    #end() {
      clearTimeout(this.#timer);
      this.#watch?.disconnect();
      this.#port?.close();
      this.#frame?.remove();
      this.#watch = this.#port = this.#frame = null;
    }

    // A page has come into the frame: it gets a port of its own, if it is ours.
    #greet() {
      this.#port?.close();
      // What has come in the place of a page of ours has to say that it is one.
      if (this.#isReady) this.#await();
      const { port1, port2 } = new MessageChannel();
      const sandbox = this.getAttribute("sandbox");
      const hasOrigin = sandbox === null || /\ballow-same-origin\b/i.test(sandbox);
      this.#port = port1;
      // What an earlier frame has said may come after it is gone.
      port1.onmessage = ({ data }) => this.#port === port1 && this.#hear(data);
      this.#frame.contentWindow.postMessage({ aldyn: PROTOCOL, look: this.#look() }, hasOrigin ? site.origin : "*", [port2]);
    }

    #say(message) {
      this.#port?.postMessage({ aldyn: PROTOCOL, ...message });
    }

    #hear(data) {
      if (!data || data.aldyn !== PROTOCOL) return;
      const { kind, height, top, reason } = data;
      const isSize = (size) => Number.isInteger(size) && size >= 0 && size <= TALLEST;
      if (kind === "ready") {
        clearTimeout(this.#timer);
        this.#show(true);
        // A link within the frame was followed: the page begins at its top.
        if (this.#isReady) this.#reveal(0);
        this.#isReady = true;
        this.#tell(kind);
      } else if (kind === "resize" && isSize(height) && height !== this.#height) {
        this.#height = height;
        this.#size();
        this.#tell(kind, { height });
      } else if (kind === "step" || kind === "result") this.#tell(kind);
      // What comes in its place may be no page at all.
      else if (kind === "leave") this.#await();
      else if (kind === "look" && isSize(top)) this.#reveal(top);
      else if (kind === "error" && typeof reason === "string" && /^[a-z]{1,20}$/.test(reason)) this.#tell(kind, { reason });
      else if (kind === "refused" && typeof reason === "string") {
        const why = reason.slice(0, 200);
        console.warn("aldyn-check: colours refused:", why);
        this.#tell("error", { reason: "colours", why });
      }
    }

    #tell(kind, more) {
      this.dispatchEvent(new CustomEvent(kind, { detail: { protocol: PROTOCOL, service: this.getAttribute("service"), ...more } }));
    }

    #size() {
      const least = Math.min(TALLEST, Number(this.getAttribute("min-height")) || 320);
      if (this.#frame) this.#frame.style.height = `${Math.max(least, this.#height)}px`;
    }

    // What the person reads next is brought into the window if it is not in it, then with up to half a window of what follows. The
    // frame says so after a press of theirs. A mark stands there for a moment, so that the browser heeds whatever scrolls around
    // it, and what the page keeps free.
    #reveal(top) {
      const mark = document.createElement("i");
      mark.style.cssText = `position:absolute;top:${top}px;bottom:0;scroll-margin:${MARGIN}px`;
      this.#room.append(mark);
      const moves = (height) => {
        const before = mark.getBoundingClientRect().top;
        mark.style.maxHeight = height;
        mark.scrollIntoView({ block: "nearest", behavior: "instant" });
        return mark.getBoundingClientRect().top !== before;
      };
      if (moves(`${3 * MARGIN}px`)) moves("50vh");
      mark.remove();
    }

    #show(works) {
      this.#instead.style.display = works ? "none" : "contents";
      this.#frame.style.display = works ? "block" : "none";
    }

    // A link that the host has not given.
    #link() {
      const link = document.createElement("a");
      link.href = this.#address().href;
      link.textContent = LINKS[this.#language()];
      this.#instead.replaceChildren(link);
    }
  }

  if (!customElements.get("aldyn-check")) customElements.define("aldyn-check", AldynCheck);
})();
