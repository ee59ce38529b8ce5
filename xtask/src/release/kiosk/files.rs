//! What the files for a kiosk have to say alike.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, from_str};

const HERE: &str = "127.0.0.1:8080";

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../servers/kiosk").join(name)
}

fn text(name: &str) -> String {
    fs::read_to_string(path(name)).unwrap()
}

fn json(name: &str) -> Value {
    from_str(&text(name)).unwrap()
}

#[test]
fn the_server_the_screen_and_the_policies_mean_the_same_address_and_no_other() {
    let place = text("aldyn-place.conf");
    let listens: Vec<_> = place.lines().filter(|line| line.trim_start().starts_with("listen")).collect();
    assert_eq!(listens, [format!("listen {HERE};")]);
    let screen = text("aldyn-kiosk.service");
    assert_eq!(screen.matches("http").count(), screen.matches(&format!("http://{HERE}/kiosk/")).count());
    assert!(screen.contains(&format!("    http://{HERE}/kiosk/\n")), "the screen opens the kiosk");
    let policies = json("chromium-policies.json");
    // Without its own page for printing the browser cannot print, window or not.
    assert_eq!(policies["URLAllowlist"], Value::from(vec![format!("http://{HERE}"), "chrome://print".to_owned()]));
    assert!(policies["URLBlocklist"].as_array().unwrap().contains(&"*".into()));
}

/// A header in a `location` takes away all that stand around it.
#[test]
fn the_place_of_a_kiosk_says_no_header_of_its_own() {
    let place = text("aldyn-place.conf");
    assert!(!place.lines().any(|line| line.trim_start().starts_with("add_header")));
    assert!(text("nginx.conf").contains("    include aldyn.conf;\n"));
    assert!(text("../nginx.conf").contains("    include aldyn-place.conf;\n"));
}

#[test]
fn the_example_of_a_configuration_names_services_that_there_are_and_prints_nothing() {
    let example = json("kiosk.json");
    for service in example["services"].as_array().unwrap() {
        assert!(path("../../rules").join(service.as_str().unwrap()).is_dir(), "{service}");
    }
    assert_eq!(
        (&example["printer"], &json("chromium-policies.json")["PrintingEnabled"]),
        (&false.into(), &false.into())
    );
}

#[test]
fn each_file_is_named_in_the_instructions_and_each_flag_has_its_reason() {
    let told = text("README.md");
    for file in fs::read_dir(path("")).unwrap() {
        let name = file.unwrap().file_name().into_string().unwrap();
        assert!(name == "README.md" || told.contains(&format!("]({name})")), "{name}");
    }
    let screen = text("aldyn-kiosk.service");
    let flags = screen.lines().filter_map(|line| line.trim().strip_suffix(" \\")).filter(|line| line.starts_with("--"));
    for flag in flags {
        assert!(told.contains(&format!("\n| `{flag}` | ")), "{flag}");
    }
}
