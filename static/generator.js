// The page for webmasters: the lines to paste say what is chosen in the form, and the element below the form shows it.
(() => {
  "use strict";
  const part = (id) => document.getElementById(id);
  const lines = part("lines");
  // What stands on the page as it was built names the site as the build knows it: often by an example.
  const built = lines.dataset.site;
  const site = aldynEarly.address("../../") || built;
  const scriptLine = lines.firstChild.textContent.replace(built, site);
  const COLOURS = ["ground", "ink", "accent", "band"];
  let shown = null;

  // --- What is chosen ---

  function chosen() {
    const [service, page = ""] = part("shown").value.split("/");
    const about = service && part("about").checked ? "about" : page;
    const height = part("height").valueAsNumber;
    const theme = part("theme").value + (part("plain").checked ? " plain" : "");
    return {
      service,
      page: about,
      lang: part("spoken").value,
      theme: theme === "light" ? "" : theme,
      ...colours(),
      "min-height": height > 0 && height !== Number(part("height").defaultValue) ? String(Math.round(height)) : "",
      loading: part("lazy").checked ? "lazy" : "",
    };
  }

  // Those that are no longer what the theme has by itself.
  function colours() {
    if (!part("own").checked) return {};
    const changed = COLOURS.filter((name) => part(name).value !== usual(part(name)));
    return Object.fromEntries(changed.map((name) => [name, part(name).value]));
  }
  function usual(field) {
    return field.dataset[scheme()];
  }
  function scheme() {
    return part("theme").value === "dark" ? "dark" : "light";
  }

  // A colour that nobody has changed goes with the theme.
  function keepUsual() {
    for (const name of COLOURS) {
      const field = part(name);
      if ([field.dataset.light, field.dataset.dark].includes(field.value)) field.value = usual(field);
    }
  }

  // --- What is made of it ---

  function link({ service, page, lang }) {
    const spoken = lang || document.documentElement.lang;
    const folders = [spoken, service, page].filter(Boolean);
    return { address: `${site}${folders.join("/")}/`, words: part("shown").selectedOptions[0].dataset[spoken] };
  }

  const SIGNS = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  function escaped(text) {
    return text.replace(/[&<>"]/g, (sign) => SIGNS[sign]);
  }
  function tag(name, attributes) {
    return `<${[name, ...attributes.map(([attribute, value]) => `${attribute}="${escaped(value)}"`)].join(" ")}>`;
  }

  function write(choice, attributes) {
    const { address, words } = link(choice);
    const instead = `${tag("a", [["href", address]])}${escaped(words)}</a>`;
    const written = [scriptLine, tag("aldyn-check", attributes), `${instead}</aldyn-check>`];
    written.forEach((line, at) => (lines.children[at].textContent = line));
  }

  // Looks and heights are changed as they would be by a script of the host's. For another page, or the same page lazily, there
  // is another element, as when the host's page is loaded anew.
  function show(choice, attributes) {
    const place = [choice.service, choice.page, choice.lang, choice.loading].join();
    if (shown && shown.place === place) {
      for (const name of [...COLOURS, "theme", "min-height"]) {
        if (choice[name]) shown.element.setAttribute(name, choice[name]);
        else shown.element.removeAttribute(name);
      }
      return;
    }
    const element = document.createElement("aldyn-check");
    for (const [name, value] of attributes) element.setAttribute(name, value);
    const { address, words } = link(choice);
    const instead = document.createElement("a");
    instead.href = address;
    instead.textContent = words;
    element.append(instead);
    element.addEventListener("error", ({ detail }) => detail.reason === "colours" && refused(detail.why));
    part("shown-here").replaceChildren(element);
    shown = { place, element };
  }

  // The frame has refused the colours, and says in a line for programmers which of them, if any.
  function refused(why) {
    const isOfOneScheme = part("theme").value === "auto";
    part("scheme").hidden = !isOfOneScheme;
    part("faint").hidden = isOfOneScheme;
    part("faint").querySelector("code").textContent = why;
  }

  function follow() {
    part("about-row").hidden = !part("shown").value || part("shown").value.startsWith("/");
    part("colours").hidden = !part("own").checked;
    const choice = chosen();
    const attributes = Object.entries(choice).filter(([, value]) => value);
    write(choice, attributes);
    show(choice, attributes);
  }

  part("choose").addEventListener("input", ({ target }) => {
    if (target === part("theme")) keepUsual();
    // The frame says anew whether it can have these; to the same as before it says nothing.
    if (["theme", "own", ...COLOURS].includes(target.id)) part("scheme").hidden = part("faint").hidden = true;
    for (const outcome of document.querySelectorAll("[data-outcome]")) outcome.hidden = true;
    follow();
  });

  // --- Copying ---

  async function copy(status) {
    let outcome = "copied";
    try {
      await navigator.clipboard.writeText([...lines.children].map((line) => line.textContent).join("\n"));
    } catch (refused) {
      outcome = "by-hand";
      getSelection().selectAllChildren(lines);
    }
    for (const one of status.children) one.hidden = one.dataset.outcome !== outcome;
  }
  for (const actions of document.querySelectorAll("main .actions")) {
    const [button, status] = actions.children;
    button.addEventListener("click", () => copy(status));
    actions.hidden = false;
  }

  // --- What only a script can do is there now ---

  const replace = part("replace");
  if (replace && site !== built) replace.remove();
  for (const line of part("policy").children) {
    line.textContent = line.textContent.replace(new URL(built).origin, new URL(site).origin);
  }
  part("choose").hidden = part("preview").hidden = false;
  follow();
})();
