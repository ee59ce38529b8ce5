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

/// Otherwise what is withdrawn between two sticks would have to be written into a file of the site, which `--check` refuses.
#[test]
fn what_the_operator_withdraws_lies_where_no_hash_is_held_against_it_and_the_check_looks_there() {
    let place = text("aldyn-place.conf");
    let own = block(&place, "location = /withdrawn.json");
    assert_eq!(own, ["root /etc/aldyn;", "try_files $uri @withdrawn_of_the_site;"]);
    assert_eq!(block(&place, "location @withdrawn_of_the_site"), [""; 0], "the site's own, as everything else");
    assert_eq!(block(&place, "location = /kiosk.json")[0], "alias /etc/aldyn/kiosk.json;");
    assert!(text("update.sh").contains("\nown_list=${ALDYN_SETTINGS:-/etc/aldyn}/withdrawn.json\n"));
    assert!(text("README.md").contains("sudo tee /etc/aldyn/withdrawn.json"));
}

/// The lines of a block in a file of nginx, without its comments.
fn block<'a>(file: &'a str, head: &str) -> Vec<&'a str> {
    let (_, rest) = file.split_once(&format!("\n{head} {{\n")).unwrap_or_else(|| panic!("{head}"));
    let lines = rest.lines().take_while(|line| *line != "}").map(str::trim);
    lines.filter(|line| !line.starts_with('#')).collect()
}

/// The browser runs in the slice of its user: what a control group limits has to be said there too.
#[test]
fn no_answer_goes_from_memory_to_a_disk_and_no_sleep_stops_the_clock_that_wipes() {
    let (screen, user, told) = (text("aldyn-kiosk.service"), text("aldyn-user.conf"), text("README.md"));
    let limits: Vec<_> =
        screen.lines().filter(|line| line.starts_with("MemorySwapMax=") || line.starts_with("IPAddress")).collect();
    assert_eq!(limits, ["MemorySwapMax=0", "IPAddressDeny=any", "IPAddressAllow=localhost"]);
    for limit in limits {
        assert!(user.lines().any(|line| line == limit), "{limit}");
    }
    assert!(told.contains("aldyn-user.conf /etc/systemd/system/user-$(id -u kiosk).slice.d/aldyn.conf\n"));
    for step in ["systemctl mask sleep.target suspend.target hibernate.target", "swapoff -a", "swapon --show"] {
        assert!(told.contains(step), "{step}");
    }
    let keys = text("keyboard.hwdb");
    // Power and Sleep: of the keyboard's own page, of the system controls, of the consumer controls; and by the PS/2 plug.
    for key in ["70066", "10081", "10082", "c0030", "c0032", "c0034", "de", "df"] {
        assert!(keys.contains(&format!("\n KEYBOARD_KEY_{key}=reserved\n")), "{key}");
    }
}

/// A window that asks which printer makes the page wait, and with it the clock that wipes.
#[test]
fn a_printer_is_told_together_with_the_flag_without_which_a_window_would_stop_the_page() {
    let told = text("README.md");
    let (_, printing) = told.split_once("\n## With a printer or without\n").unwrap();
    let (printing, _) = printing.split_once("\n## ").unwrap();
    for word in ["`\"printer\": true`", "`\"PrintingEnabled\": true`", "ALDYN_FLAGS=--kiosk-printing", "lpadmin -d"] {
        assert!(printing.contains(word), "{word}");
    }
    assert!(text("aldyn-kiosk.service").contains("\n    $ALDYN_FLAGS \\\n"));
}

/// Two numbers, each under its own name wherever it is told.
#[test]
fn the_instructions_say_what_is_compared_with_what() {
    let (told, script) = (text("README.md"), text("update.sh"));
    assert!(script.contains("version on the screen: ") && told.contains("version on the screen"));
    assert!(script.contains("\"$1/site/worker.js\""));
    for line in ["| `sha256sum release/SHA256SUMS` |", "| the last line of `cargo xtask release` |"] {
        assert_eq!(told.matches(line).count(), 1, "{line}");
    }
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
