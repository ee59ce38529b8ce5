// --- Where links lead ---

// The service that the page is about; it is shown already.
const [, here] = location.href.slice(site.length).split(/[/?#]/);

function allowed(service) {
  return service === here || !settings.services || settings.services.includes(service);
}

// A service that the operator does not offer is found on the public site, where there is one.
function turnAway(path) {
  showAddress("not_here", "not_here_lead", settings.public && settings.public + path);
}

// A page of the site, by its path from the top: LANG/SERVICE/ and what may follow. There are no start pages and no list here: the
// kiosk's own page is both.
function open(path, hash) {
  const [lang, service] = path.split("/");
  if (!LANGUAGES.includes(lang)) leaveFor("kiosk/");
  else if (!service || service === "services") leaveFor("kiosk/", { lang, ...look() });
  else if (allowed(service)) leaveFor(path, look(), hash);
  else turnAway(path);
}

function goTo(id) {
  const place = document.getElementById(id);
  if (!place) return;
  place.tabIndex = -1;
  place.focus();
}

// After all who listen in the page: what the app does itself, it prevents.
function follow(event, settled) {
  const link = event.target.closest("a[href]");
  if (!link || event.defaultPrevented) return;
  event.preventDefault();
  const address = link.getAttribute("href");
  if (address.startsWith("#")) return goTo(address.slice(1));
  const { href, hash } = link;
  if (!href.startsWith(site)) return showAddress("outside", "outside_lead", href);
  settled.then(() => open(href.slice(site.length).split(/[?#]/)[0], hash));
}

// Without a public site there is nothing to show for a service that is not offered: its name is no link.
function tidyLinks() {
  for (const link of document.querySelectorAll("#main a[href]")) {
    if (settings.public || !link.href.startsWith(site)) continue;
    const [lang, service] = link.href.slice(site.length).split(/[/?#]/);
    if (LANGUAGES.includes(lang) && service && service !== "services" && !allowed(service)) link.removeAttribute("href");
  }
  for (const link of document.querySelectorAll(".languages a")) {
    link.parentNode.hidden = !settings.languages.includes(link.lang);
  }
}

function guardWays(settled) {
  root.removeAttribute("data-unguarded");
  early.allows = (service) => {
    if (!allowed(service)) turnAway(`${language()}/${service}/`);
    return allowed(service);
  };
  document.addEventListener("click", (event) => follow(event, settled));
  // No other tab, no menu of the browser, nothing dragged to where it would be opened.
  for (const kind of ["auxclick", "contextmenu", "dragstart"]) addEventListener(kind, (event) => event.preventDefault());
  addEventListener("keydown", (event) => {
    if (!settings.printer && (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "p") event.preventDefault();
  });
}
