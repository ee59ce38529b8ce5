//! The one script of a page: wasm-bindgen's glue with `static/start.js` at its end.
//!
//! One file, so that the browser checks one integrity hash in every engine (not all check modules that a module
//! imports) and nothing waits for a second script.

use anyhow::{Result, bail};

/// What start.js calls, and what the glue must therefore hold.
const CALLED: [&str; 2] = ["__wbg_get_imports", "__wbg_finalize_init"];

pub fn join(glue: &str, start: &str) -> Result<String> {
    Ok(format!("{}\n{{\n{}\n}}\n", ready(glue)?, without_comments(start).trim_end()))
}

/// The glue without what nobody needs, to be joined to what calls it.
pub fn ready(glue: &str) -> Result<String> {
    if let Some(missing) = CALLED.iter().find(|name| !glue.contains(&format!("function {name}("))) {
        bail!(
            "wasm-bindgen's glue has no `{missing}`, which static/start.js calls: was its version changed, or its output minified?"
        );
    }
    if let Some(line) = glue.lines().find(|line| line.trim_start().starts_with("import ")) {
        bail!(
            "wasm-bindgen's glue imports another script ({line}): it would load without an integrity check, after a round trip more"
        );
    }
    let glue = without_comments(glue);
    // Nothing imports the script; without this line a release build leaves out what start.js does not call.
    Ok(match glue.trim_end().rsplit_once('\n') {
        Some((before, last)) if last.starts_with("export {") => before.to_owned(),
        _ => glue.trim_end().to_owned(),
    })
}

/// The script with what the build knows in the place of an empty constant: `NAME = {};`.
pub fn told(script: &str, name: &str, json: &str) -> Result<String> {
    let place = format!("{name} = {{}};");
    if script.matches(&place).count() != 1 {
        bail!("the script has no `{place}`, or several: there the build writes what it knows");
    }
    Ok(script.replace(&place, &format!("{name} = {json};")))
}

/// Drops comments that begin a line, of a script or a style sheet. No others, so that no string can be hurt.
pub fn without_comments(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut in_comment = false;
    for line in text.lines() {
        let begins = !in_comment && line.trim_start().starts_with("/*");
        let line = match (begins || in_comment, line.split_once("*/")) {
            (true, Some((_, rest))) => {
                in_comment = false;
                rest
            }
            (true, None) => {
                in_comment = true;
                continue;
            }
            (false, _) => line,
        };
        if !line.trim().is_empty() && !line.trim_start().starts_with("//") {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    const GLUE: &str = "/* generated */
let wasm;
function __wbg_get_imports() {}
function __wbg_finalize_init(instance, module) {}
export { initSync, __wbg_init as default };
";

    #[test]
    fn the_start_follows_the_glue_in_a_scope_of_its_own() {
        let script = join(GLUE, "// why\nconst wasm = 1;\n__wbg_get_imports();\n").unwrap();
        assert!(script.starts_with("let wasm;\nfunction __wbg_get_imports() {}\n"), "{script}");
        assert!(script.ends_with("{}\n{\nconst wasm = 1;\n__wbg_get_imports();\n}\n"), "{script}");
    }

    #[test]
    fn glue_without_the_expected_start_is_refused() {
        assert!(join("function __wbg_get_imports() {}", "").unwrap_err().to_string().contains("__wbg_finalize_init"));
    }

    #[test]
    fn glue_that_imports_a_script_is_refused() {
        let glue = format!("import {{ x }} from './snippets/x.js';\n{GLUE}");
        assert!(join(&glue, "").unwrap_err().to_string().contains("snippets/x.js"));
    }

    #[test]
    fn what_the_build_knows_takes_the_place_of_an_empty_constant() {
        assert_eq!(told("var A = {};\nvar B = {};\n", "B", "[1]").unwrap(), "var A = {};\nvar B = [1];\n");
        assert!(told("var A = 1;", "A", "[1]").unwrap_err().to_string().contains("A = {};"));
    }

    #[test]
    fn comments_go_and_what_stands_beside_them_stays() {
        assert_eq!(without_comments("/**\n * @param x\n */\nf(); // kept\n"), "f(); // kept\n");
        assert_eq!(
            without_comments("/* one */ a {}\n/* two\nlines */ b {}\nc { d: \"/* text */\" }\n"),
            " a {}\n b {}\nc { d: \"/* text */\" }\n"
        );
    }
}
