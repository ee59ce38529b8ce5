// What a page does before the app is there, and where it does not come: it stands in the head, in front of the styles, and is
// written for the oldest browsers, which have to be told that they are too old.
//
// - It says that scripts run (`data-script`) and keeps the larger, stronger look (`data-sight`) for this visit.
// - It remembers what was typed, ticked, unfolded, focused and pressed on the built page, and does it again in the app.
// - It fetches with integrity, and finds out why something failed. Each reason has its own words on the page.
// - It runs what only some places need: frame.js in a frame, kiosk.js on a kiosk.
(function () {
  "use strict";
  // The scripts of some places, with their hashes: the build writes them here.
  var PARTS = {};
  var page = document.documentElement;
  // This script lies at the top of the site.
  var site = document.currentScript.src.replace(/[^/]*$/, "");
  var inFrame = window.parent !== window;
  var onKiosk = !inFrame && (page.hasAttribute("data-kiosk") || /[?&]kiosk(?=[=&]|$)/.test(location.search));
  var here = location.protocol + "//" + location.host;
  var refused = false;
  var told = "";
  var started = false;
  var pressed = null;
  var kept = null;
  // What happens in a frame, for its script, which may come later: it reads this, and takes the place of `push`.
  var said = [];
  function happens(what) {
    if (inFrame) said.push(what);
  }

  page.setAttribute("data-script", "");

  // Whatever is run from here lies at one of these addresses: the policy knows no others, whoever asks.
  function addressOf(part) {
    return site + (part === "worker" ? "worker.js" : PARTS[part][0]);
  }
  var policy = window.trustedTypes && trustedTypes.createPolicy("aldyn-sw", { createScriptURL: addressOf });
  function allowed(part) {
    return policy ? policy.createScriptURL(part) : addressOf(part);
  }
  function run(part) {
    var script = document.createElement("script");
    script.integrity = PARTS[part][1];
    script.crossOrigin = "anonymous";
    script.src = allowed(part);
    document.head.appendChild(script);
  }

  // The look is no answer: it may outlast a page, not the tab. In some frames even that is forbidden.
  function see(strong) {
    if (strong) page.setAttribute("data-sight", "strong");
    else page.removeAttribute("data-sight");
  }
  try {
    see(onKiosk ? /[?&]sight=strong(?=&|$)/.test(location.search) : sessionStorage.getItem("aldyn.sight") === "strong");
  } catch (forbidden) {}

  function app() {
    return document.getElementById("aldyn");
  }

  // Where an element stands below the app's root: the built page and the app are alike, so the same way leads to its twin.
  function wayTo(element) {
    var way = [];
    for (var root = app(); root && element !== root; element = element.parentNode) {
      if (!element || !element.parentNode) return null;
      way.unshift(Array.prototype.indexOf.call(element.parentNode.children, element));
    }
    return way;
  }
  function at(way) {
    var element = way && app();
    for (var i = 0; way && element && i < way.length; i += 1) element = element.children[way[i]];
    return element;
  }

  // One reason at a time; the first is nearest to the cause. That it is slow is no reason any more once there is another.
  function tell(why) {
    var failed = document.getElementById("aldyn-failed");
    if (!failed || (told && told !== "slow" && why)) return;
    told = why;
    if (why) happens(["failed", why]);
    failed.hidden = !why;
    var reasons = failed.querySelectorAll("[data-why]");
    for (var i = 0; i < reasons.length; i += 1) reasons[i].hidden = reasons[i].getAttribute("data-why") !== why;
  }

  // Rules in which a mistake was found are on a list, which can change at any time: what the page tells is held against it
  // whenever one is opened. Without the line nothing is known of it.
  var versions = [page.getAttribute("data-rules")];
  var withdrawn = [];
  function heed() {
    var bad = versions.some(function (version) {
      return withdrawn.indexOf(version) >= 0;
    });
    var notice = document.getElementById("aldyn-withdrawn");
    if (!bad || !notice) return;
    var rules = app() || document.querySelector("main");
    rules.parentNode.insertBefore(notice, rules);
    notice.hidden = false;
    rules.hidden = true;
    happens(["failed", "withdrawn"]);
  }
  if (versions[0]) {
    fetch(site + "withdrawn.json", { cache: "no-store" }).then(function (file) {
      return file.json();
    }).then(function (list) {
      if (Array.isArray(list)) withdrawn = list;
      if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", heed);
      else heed();
    }).catch(function () {});
  }

  function ask(address, integrity, cache) {
    var request = { integrity: integrity, cache: cache, mode: "cors", credentials: "same-origin" };
    return fetch(address, request).then(function (file) {
      if (!file.ok) throw "missing";
      return file;
    });
  }

  // A browser does not tell why it has no file. Asked once more past its cache, and then without a check, it can be known.
  function why(address, integrity) {
    return ask(address, integrity, "reload").then(
      function () { return "cache"; },
      function () {
        return ask(address, "", "reload").then(
          function () { return "changed"; },
          function (fault) {
            // Of what a policy refuses some browsers tell a moment later.
            return new Promise(function (tell) {
              setTimeout(function () { tell(refused ? "policy" : fault === "missing" ? "missing" : "cut"); }, 100);
            });
          }
        );
      }
    );
  }

  // The file, or the reason why there is none. The first request is made as the preload was (same mode, credentials and
  // integrity), so that the browser takes what it has fetched already; a damaged copy in its cache is replaced.
  function load(address, integrity) {
    return ask(address, integrity, "default").catch(function () {
      return why(address, integrity).then(function (reason) {
        if (reason !== "cache") throw reason;
        return ask(address, integrity, "default");
      });
    });
  }

  window.aldynEarly = {
    site: site,
    said: said,
    tell: tell,
    load: load,
    see: see,
    dress: dress,

    // The page tells these rules as well from now on: the guide has led to them.
    restsOn: function (version) {
      versions.push(version);
      heed();
    },

    // Lets the service worker take care of the site, in a page of its own alone: a frame's host decides nothing for the device.
    work: function () {
      if (inFrame) return Promise.reject("frame");
      return navigator.serviceWorker.register(allowed("worker"));
    },

    // True where what the browser would do here (print, save a file) is done in another place: frame.js says so for a sandbox.
    aside: function () {
      return false;
    },

    // Another view is shown, this deep in the trail of views. Its title is for the tab, and costs as much as drawing it: so it
    // comes after that, or where nothing is drawn (in a tab that nobody sees) a little later.
    shows: function (depth, view, title) {
      var name = function () {
        if (title) document.title = title;
        title = "";
      };
      requestAnimationFrame(function () { setTimeout(name); });
      setTimeout(name, 300);
      happens(["shows", depth, view]);
    },

    // Whether a service may be shown: on a kiosk kiosk.js knows.
    allows: function () {
      return true;
    },

    // In an element of another page they are that page's.
    ownsAddress: function () {
      return true;
    },

    // In a frame the history is the host's, and on a kiosk the next person's.
    keepsHistory: function () {
      return !inFrame && !onKiosk;
    },

    // The whole address of a page of the site, as it can be opened elsewhere; empty where it cannot be: from a file, and on a
    // kiosk whose operator names no public site.
    address: function (relative) {
      var whole = new URL(relative, location.href);
      if (whole.origin === "null") return "";
      if (!onKiosk) return whole.href;
      return aldynEarly.publicSite ? aldynEarly.publicSite + whole.href.slice(site.length) : "";
    },

    bytes: function (address, integrity) {
      return load(address, integrity).then(function (file) {
        return file.arrayBuffer();
      });
    },

    // Answers, where the person asked for it: in this tab, until it is closed. In a frame the tab is somebody else's.
    keep: function (name, text) {
      try {
        if (text) sessionStorage.setItem("aldyn.answers." + name, text);
        else sessionStorage.removeItem("aldyn.answers." + name);
      } catch (forbidden) {}
    },
    kept: function (name) {
      try {
        if (!inFrame && !onKiosk) return sessionStorage.getItem("aldyn.answers." + name) || "";
      } catch (forbidden) {}
    },

    root: app,

    // The app is about to take the place of the built page: what was done there is remembered.
    leave: function () {
      var fields = app().querySelectorAll("input, details");
      kept = { fields: [], focus: wayTo(document.activeElement) };
      for (var i = 0; i < fields.length; i += 1) {
        var field = fields[i];
        // A box has a value that nobody has typed.
        var isBox = field.type === "checkbox" || field.type === "radio";
        if (field.open || (isBox ? field.checked !== field.defaultChecked : field.value !== field.defaultValue)) {
          kept.fields.push({ way: wayTo(field), isBox: isBox, value: field.value, checked: field.checked });
        }
        if (field === document.activeElement) kept.caret = [field.selectionStart, field.selectionEnd];
      }
    },

    // The app is there: it is done again, in the order in which a person would.
    take: function () {
      started = true;
      happens(["ready"]);
      if (told === "slow") tell("");
      if (!kept) return;
      kept.fields.forEach(function (before) {
        var field = at(before.way);
        if (!field) return;
        if (field.localName === "details") field.open = true;
        else if (before.isBox) {
          if (field.checked !== before.checked) field.click();
        } else if (field.value !== before.value) {
          field.value = before.value;
          field.dispatchEvent(new Event("input", { bubbles: true }));
        }
      });
      var focus = kept.focus && kept.focus.length && at(kept.focus);
      if (focus) {
        focus.focus({ preventScroll: true });
        if (kept.caret && kept.caret[0] !== null && focus.setSelectionRange) focus.setSelectionRange(kept.caret[0], kept.caret[1]);
      }
      var button = at(pressed);
      kept = pressed = null;
      if (button) button.click();
    }
  };

  // Only what this page wants is meant: an extension of the browser may be refused things as well.
  document.addEventListener("securitypolicyviolation", function (event) {
    if (event.blockedURI.indexOf(here) === 0) refused = true;
  });

  // A script or a style that did not come, or was not as it was built.
  function failed(part) {
    var address = part.src || part.href;
    if (!address || !part.integrity) return;
    why(address, part.integrity).then(function (reason) {
      if (refused) return tell("policy");
      if (reason !== "cache") return tell(reason);
      // What was fetched anew is sound. It is of no use where the browser refuses it for what the server calls it.
      ask(address, part.integrity, "default").then(function (file) {
        var type = file.headers.get("Content-Type") || "";
        tell(/javascript|css/.test(type) ? "cache" : "type");
      });
    });
  }
  window.addEventListener("error", function (event) {
    failed(event.target);
  }, true);

  document.addEventListener("click", function (event) {
    var target = event.target;
    // On a kiosk no link is followed but by kiosk.js, which may be late.
    if (page.hasAttribute("data-unguarded") && target.closest("a")) event.preventDefault();
    var strong = target.className === "sight-on";
    if (strong || target.className === "sight-off") {
      see(strong);
      try {
        if (!onKiosk) sessionStorage.setItem("aldyn.sight", strong ? "strong" : "");
      } catch (forbidden) {}
      // The button that was pressed is gone: focus goes to the one that takes it back.
      var other = target.parentNode.querySelector(strong ? ".sight-off" : ".sight-on");
      if (other) other.focus();
      return;
    }
    if (target.id === "aldyn-again") location.reload();
    // A button of the built page does nothing yet: it is pressed when the app is there.
    for (; !started && target && target !== document; target = target.parentNode) {
      if (target.localName !== "button" || !wayTo(target)) continue;
      pressed = wayTo(target);
      target.setAttribute("aria-busy", "true");
    }
  });

  // In a frame the host says how it is to look before anything is painted: by the frame's name, which nothing else reads.
  function dress(look) {
    page.setAttribute("data-frame", look);
    var scheme = look.match(/\b(auto|dark)\b/) || ["light"];
    if (scheme[0] === "auto") page.removeAttribute("data-theme");
    else page.setAttribute("data-theme", scheme[0]);
  }
  if (inFrame) {
    dress(/^aldyn-check /.test(window.name) ? window.name.slice(12) : "");
    run("frame");
  }
  if (onKiosk) {
    // Without its script a kiosk would show to the next person what the one before has answered: the app waits for it.
    page.setAttribute("data-unguarded", "");
    run("kiosk");
  }

  document.addEventListener("DOMContentLoaded", function () {
    if (!app()) {
      started = true;
      happens(["ready"]);
      return;
    }
    // Hidden by the style as well; where that did not come, it would be the first thing read.
    document.querySelector(".without-script").hidden = true;
    // The style stands before this script, so that both are fetched at once: it may have failed unheard. What a browser has
    // in its place is nothing, a sheet without a rule, or one that may not be read.
    var style = document.querySelector("link[rel=stylesheet]");
    var rules = 0;
    try {
      rules = style.sheet.cssRules.length;
    } catch (unread) {}
    if (!rules) failed(style);
    if (!("noModule" in document.createElement("script")) || typeof WebAssembly !== "object") tell("engine");
    // Nobody is left alone with a page that does nothing.
    setTimeout(function () {
      if (!started) tell(told || "slow");
    }, 12000);
  });
})();
