//! The power goes: before and after each step by which `update.sh` changes something.

use std::fs;
use std::os::unix::process::CommandExt;

use super::Kiosk;

/// All by which the script changes something.
const STEPS: [&str; 10] = ["chmod", "cp", "ln", "mkdir", "mktemp", "mv", "rm", "sync", "tar", "touch"];

/// Counts a step, and cuts the power before it or after it where it is the one.
const STEP: &str = r#"#!/bin/sh
PATH=$REAL_PATH
at=$(($(wc -l < "$CUT/steps") + 1))
printf '%s\n' "${0##*/} $*" >> "$CUT/steps"
[ "$CUT_AT" != "before $at" ] || kill -KILL 0
"${0##*/}" "$@"
ended=$?
[ "$CUT_AT" != "after $at" ] || kill -KILL 0
exit $ended
"#;

impl Kiosk {
    /// Runs the script until the power goes; the steps that it came to, and whether it was cut.
    fn until_cut(&self, words: &[&str], cut_at: &str) -> (Vec<String>, bool) {
        let steps = self.0.join("steps");
        for step in STEPS {
            self.put_tool("steps", step, STEP);
        }
        fs::write(self.0.join("steps/steps"), "").unwrap();
        let real = self.path();
        let mut sh = self.script(words);
        // The whole group is killed, so that nothing of it goes on.
        sh.process_group(0).env("PATH", format!("{}:{real}", steps.display())).env("REAL_PATH", real);
        let output = sh.env("CUT", &steps).env("CUT_AT", cut_at).output().unwrap();
        let taken = fs::read_to_string(steps.join("steps")).unwrap();
        (taken.lines().map(str::to_owned).collect(), !output.status.success())
    }
}

#[test]
fn whenever_the_power_goes_during_an_update_a_whole_version_is_served_and_the_next_update_works() {
    let on_the_way = |kiosk: &Kiosk, cut_at: &str| {
        let stick = kiosk.stick("");
        kiosk.until_cut(&[stick.to_str().unwrap()], cut_at)
    };
    assert_eq!(served_after_each_cut(on_the_way), ["old", "new"], "from one to the other, once");
}

#[test]
fn whenever_the_power_goes_on_the_way_back_a_whole_version_is_served_and_the_next_update_works() {
    let on_the_way = |kiosk: &Kiosk, cut_at: &str| {
        kiosk.update().expect("current: version");
        kiosk.until_cut(&["--back"], cut_at)
    };
    assert_eq!(served_after_each_cut(on_the_way), ["new", "old"], "from one to the other, once");
}

#[test]
fn whenever_the_power_goes_while_a_day_to_come_is_mended_the_next_update_mends_it() {
    for at in 1.. {
        let mut was_cut = false;
        for when in ["before", "after"] {
            let kiosk = Kiosk::with_old();
            kiosk.bring("old");
            kiosk.came_on("2199-01-01");
            let stick = kiosk.stick("");
            let (steps, is_cut) = kiosk.until_cut(&[stick.to_str().unwrap()], &format!("{when} {at}"));
            was_cut |= is_cut;
            assert!(is_cut || steps.iter().any(|step| step.starts_with("touch ")), "{steps:?}");
            kiosk.update().expect("in place already");
            assert_eq!((kiosk.serves().as_str(), kiosk.versions()), ("old", 1), "{when} {steps:?}");
        }
        if !was_cut {
            break;
        }
    }
}

/// Cuts the power before and after every step there is; what is served then, without repetition.
fn served_after_each_cut(on_the_way: impl Fn(&Kiosk, &str) -> (Vec<String>, bool)) -> Vec<String> {
    let mut served = Vec::new();
    for at in 1.. {
        let mut was_cut = false;
        for when in ["before", "after"] {
            let kiosk = Kiosk::with_old();
            let (steps, is_cut) = on_the_way(&kiosk, &format!("{when} {at}"));
            was_cut |= is_cut;
            served.push(kiosk.serves());
            kiosk.bring("newer");
            kiosk.update().expect("current: version");
            assert_eq!((kiosk.serves().as_str(), kiosk.versions()), ("newer", 2), "{when} {steps:?}");
        }
        if !was_cut {
            break;
        }
    }
    assert!(served.len() > 10, "{served:?}");
    served.dedup();
    served
}

#[test]
fn a_version_is_on_the_disk_before_anything_names_it() {
    let kiosk = Kiosk::with_old();
    let stick = kiosk.stick("");
    let (steps, was_cut) = kiosk.until_cut(&[stick.to_str().unwrap()], "never");
    assert!(!was_cut);
    let place =
        |word: &str| steps.iter().position(|step| step.starts_with(word)).unwrap_or_else(|| panic!("{steps:?}"));
    assert!(place("cp -R") < place("sync") && place("sync") < place("ln "), "{steps:?}");
}
