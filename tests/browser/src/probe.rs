//! What stands before everything else on each page: it writes down what a developer's console would show, in a way that
//! does not hang on the engine.

/// Where the server offers it.
pub const ADDRESS: &str = "/probe.js";

/// The probe; with a moment in Kazakhstan ("2026-11-20T10:00"), at which the page's clock stands still.
pub fn script(clock: Option<&str>) -> String {
    let clock = clock.map(|moment| format!("{{ const now = Date.parse(\"{moment}+05:00\"); Date.now = () => now; }}"));
    [SCRIPT, &clock.unwrap_or_default()].concat()
}

const SCRIPT: &str = r#"
"use strict";
{
  // An address that is opened anew keeps its state in WebKit; a test waits for the one that the app writes.
  if (history.state !== null) history.replaceState(null, "");
  // Where there is no history, this says that the app has taken over.
  let early;
  Object.defineProperty(window, "aldynEarly", {
    get: () => early,
    set(own) {
      early = own;
      const { take } = own;
      own.take = () => {
        take.call(own);
        Object.defineProperty(window, "__taken", { value: true });
      };
    },
  });
  const seen = [];
  Object.defineProperty(window, "__probe", { value: seen });
  const words = (value) => String((value && value.stack) || value);
  for (const level of ["error", "warn"]) {
    const said = console[level].bind(console);
    console[level] = (...values) => {
      seen.push({ kind: `console.${level}`, words: values.map(words).join(" ") });
      said(...values);
    };
  }
  addEventListener("error", (event) => seen.push({ kind: "error", words: words(event.error || event.message) }));
  addEventListener("unhandledrejection", (event) => seen.push({ kind: "rejection", words: words(event.reason) }));
  addEventListener("securitypolicyviolation", (event) => {
    seen.push({ kind: "policy", words: `${event.effectiveDirective} ${event.blockedURI} ${event.sample}` });
  });
}
"#;
