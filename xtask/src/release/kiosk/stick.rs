//! What is on the stick, and what is done with it.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

use super::Kiosk;
use crate::assemble::hex;

#[test]
fn a_version_comes_as_a_folder_or_as_an_archive_with_or_without_the_folder_around() {
    let kiosk = Kiosk::with_old();
    kiosk.update().expect("rules of 2026-01-31");
    assert_eq!(kiosk.serves(), "new");
    for (version, words) in [("around", ["dist", "--"]), ("without", ["-C", "dist/"])] {
        kiosk.bring(version);
        kiosk.pack(&[&words[..], &["."][..usize::from(version == "without")]].concat());
        kiosk.update().expect("current: version");
        assert_eq!(kiosk.serves(), version);
    }
    kiosk.bring("named");
    kiosk.run(&[kiosk.stick("dist").to_str().unwrap()]).expect("current: version");
    assert_eq!(kiosk.serves(), "named");
    assert_eq!(kiosk.versions(), 2, "this one and the one before");
    kiosk.update().expect("in place already");
}

#[test]
fn a_stick_that_lost_something_leaves_the_old_version_in_place_and_says_what() {
    let kiosk = Kiosk::with_old();
    write_more(&kiosk.stick("dist/packs/a.pack"), "!");
    kiosk.refuses("damaged:\n  packs/a.pack");
    kiosk.bring("new");
    fs::remove_file(kiosk.stick("dist/a name.svg")).unwrap();
    kiosk.refuses("missing:\n  a name.svg");
    kiosk.bring("new");
    fs::write(kiosk.stick("dist/packs/._a.pack"), "").unwrap();
    kiosk.refuses("do not belong to it:\n  packs/._a.pack");
    kiosk.bring("new");
    fs::remove_dir_all(kiosk.stick("dist/kiosk")).unwrap();
    kiosk.write_sums();
    kiosk.refuses("no kiosk/index.html");
    kiosk.bring("new");
    kiosk.pack(&["dist"]);
    let archive = fs::read(kiosk.stick("aldyn.tar.gz")).unwrap();
    fs::write(kiosk.stick("aldyn.tar.gz"), &archive[..archive.len() / 2]).unwrap();
    kiosk.refuses("cannot be read to its end");
    fs::remove_file(kiosk.stick("SHA256SUMS")).unwrap();
    kiosk.refuses("no SHA256SUMS");
    fs::remove_dir_all(kiosk.stick("")).unwrap();
    kiosk.refuses("Is the stick mounted?");
}

#[test]
fn nothing_on_a_stick_leads_out_of_the_folder() {
    let kiosk = Kiosk::with_old();
    let outside = kiosk.0.join("outside");
    let absolute = format!("s,^dist/index.html,{},", outside.display());
    for (rename, words) in [
        ("s,^dist/index.html,../../../outside,", "names that lead out"),
        ("s,^dist/index.html,dist/../../../../outside,", "names that lead out"),
        (absolute.as_str(), "names that lead out"),
    ] {
        kiosk.bring("new");
        kiosk.pack(&["--transform", rename, "dist"]);
        kiosk.refuses(words);
    }
    // A link, and a file that goes through it.
    kiosk.bring("new");
    symlink(&kiosk.0, kiosk.stick("dist/away")).unwrap();
    kiosk.refuses("neither files nor folders:\n  ./away");
    kiosk.pack(&["--transform", "s,^dist/index.html,dist/away/outside,", "dist/away", "dist/index.html"]);
    kiosk.refuses("links or other things");
    kiosk.bring("new");
    fs::hard_link(kiosk.stick("dist/index.html"), kiosk.stick("dist/z")).unwrap();
    kiosk.pack(&["dist"]);
    kiosk.refuses("links or other things");
    assert!(!outside.exists());
}

#[test]
fn the_list_of_hashes_is_refused_where_no_release_writes_it_so() {
    let kiosk = Kiosk::with_old();
    let hash = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    for name in
        ["../index.html", "packs/../../x", "packs/..", "./index.html", "packs//a.pack", "packs/", "a\\nb", "a\r"]
    {
        kiosk.bring("new");
        write_more(&kiosk.stick("SHA256SUMS"), &format!("{hash}  {name}\n"));
        kiosk.refuses("names that are none of a release");
    }
    for line in [format!("{hash}  /etc/passwd"), format!("\\{hash}  a"), format!("{hash} *a"), "index.html".to_owned()]
    {
        kiosk.bring("new");
        write_more(&kiosk.stick("SHA256SUMS"), &format!("{line}\n"));
        kiosk.refuses("lines that are none of a release");
    }
    kiosk.bring("new");
    let sums = fs::read_to_string(kiosk.stick("SHA256SUMS")).unwrap();
    write_more(&kiosk.stick("SHA256SUMS"), &sums);
    kiosk.refuses("twice");
    fs::write(kiosk.stick("SHA256SUMS"), "").unwrap();
    kiosk.refuses("empty");
}

#[test]
fn another_version_than_the_one_that_was_announced_is_refused() {
    let kiosk = Kiosk::with_old();
    let stick = kiosk.stick("");
    let stick = stick.to_str().unwrap();
    kiosk.run(&[stick, "--expect", "0123456789ab"]).refused("not the one that was expected");
    assert_eq!(kiosk.serves(), "old");
    let which = kiosk.update().1;
    let hash = which.lines().find_map(|line| line.strip_prefix("Its full hash: ")).unwrap();
    assert_eq!(hash.len(), 64);
    kiosk.run(&["--which"]).expect(hash);
    kiosk.run(&[stick, "--expect", &hash[..12]]).expect("in place already");
}

/// A person reads the one off the screen, and the other is the one that `--expect` takes.
#[test]
fn the_version_on_the_screen_is_told_wherever_the_version_of_the_hashes_is() {
    let kiosk = Kiosk::with_old();
    let [old, new] = ["old", "new"].map(|list| format!("version on the screen: {},", &hex(list.as_bytes())[..12]));
    fs::write(kiosk.stick("dist/a name.svg"), "!").unwrap();
    kiosk.refuses(&old);
    kiosk.bring("new");
    kiosk.update().expect(&new);
    for words in ["--check", "--which", "--back"] {
        kiosk.run(&[words]).expect(&new);
    }
    for words in ["--check", "--which"] {
        kiosk.run(&[words]).expect(&old);
    }
    kiosk.bring("without");
    fs::remove_file(kiosk.stick("dist/worker.js")).unwrap();
    kiosk.write_sums();
    kiosk.update().expect("version on the screen: none,");
}

#[test]
fn one_can_go_back_and_forth_and_not_further_than_there_is() {
    let kiosk = Kiosk::new();
    kiosk.run(&["--back"]).refused("no version before");
    kiosk.run(&["--which"]).refused("no version");
    kiosk.run(&["--check"]).refused("no version");
    kiosk.bring("old");
    kiosk.update().expect("current: version");
    kiosk.run(&["--back"]).refused("no version before");
    kiosk.bring("new");
    kiosk.update().expect("current: version");
    for version in ["old", "new", "old"] {
        kiosk.run(&["--back"]).expect("current: version");
        assert_eq!(kiosk.serves(), version);
    }
    write_more(&kiosk.0.join("srv aldyn/previous/site/index.html"), "!");
    kiosk.run(&["--back"]).refused("the version before is damaged");
    assert_eq!(kiosk.serves(), "old");
}

#[test]
fn a_damaged_disk_and_a_clock_that_is_behind_are_told_and_an_update_mends_the_one() {
    let kiosk = Kiosk::with_old();
    kiosk.update().expect("current: version");
    write_more(&kiosk.0.join("srv aldyn/current/site/index.html"), "!");
    kiosk.run(&["--check"]).refused("damaged");
    kiosk.update().expect("current: version");
    assert_eq!(kiosk.serves(), "new");
    kiosk.run(&["--back"]).expect("current: version");
    assert_eq!(kiosk.serves(), "old", "the damaged one did not become the one before");
    kiosk.came_on("2199-01-01");
    kiosk.run(&["--check"]).refused("The clock is wrong");
}

#[test]
fn a_day_from_a_clock_that_was_ahead_goes_with_the_next_update_to_the_same_version() {
    let kiosk = Kiosk::with_old();
    kiosk.came_on("2199-01-01");
    kiosk.run(&["--check"]).refused("it was already 2199-01-01");
    kiosk.bring("old");
    let said = kiosk.update();
    said.expect("in place already");
    said.expect("the clock was ahead");
    assert_eq!(kiosk.serves(), "old");
    assert!(!kiosk.update().1.contains("ahead"), "said once");
    kiosk.came_on("2026-02-15");
    kiosk.update().expect("in place already");
    kiosk.put_tool("tools", "date", &date_on("2026-02-14"));
    kiosk.run(&["--check"]).refused("it was already 2026-02-15");
}

/// Nothing is learnt from a clock of which the rules say that it is wrong.
#[test]
fn a_clock_that_is_before_the_rules_changes_no_day() {
    let kiosk = Kiosk::with_old();
    kiosk.came_on("2026-06-30");
    kiosk.bring("old");
    kiosk.put_tool("tools", "date", &date_on("2026-01-30"));
    let said = kiosk.update();
    said.expect("in place already");
    assert!(!said.1.contains("ahead"), "{}", said.1);
    kiosk.put_tool("tools", "date", &date_on("2026-02-01"));
    kiosk.run(&["--check"]).refused("it was already 2026-06-30");
}

#[test]
fn a_list_of_withdrawn_versions_beside_the_site_can_be_read_and_lacks_none_of_the_site() {
    let kiosk = Kiosk::with_old();
    let list = kiosk.0.join("etc aldyn/withdrawn.json");
    fs::create_dir_all(list.parent().unwrap()).unwrap();
    let (known, more) = ("fedcba9876543210", "0123456789abcdef");
    let both = format!("[\r\n  \"{known}\",\r\n\t\"{more}\"\r\n]\r\n");
    for text in ["[]", "[ ]\n", &format!("[\"{more}\"]"), &both] {
        fs::write(&list, text).unwrap();
        assert_eq!(kiosk.serves(), "old", "{text}");
        kiosk.run(&["--which"]).expect("The list of withdrawn versions is ");
    }
    // The last is the list of `rules/`, of which the build makes the site's.
    for text in
        ["", "[", "[0123456789abcdef]", r#"["0123456789abcde"]"#, r#"["0123456789abcdef",]"#, r#"{"withdrawn":[]}"#]
    {
        fs::write(&list, text).unwrap();
        kiosk.run(&["--check"]).refused("no list of versions");
    }
    // A version comes that withdraws by itself what the list does not.
    fs::write(&list, format!("[\"{more}\"]")).unwrap();
    fs::write(kiosk.stick("dist/withdrawn.json"), format!("[\"{known}\"]")).unwrap();
    kiosk.write_sums();
    let lacks = format!("lacks what the site itself withdraws. Add it, or take the file away:\n  \"{known}\"\n");
    kiosk.update().expect(&lacks);
    kiosk.run(&["--check"]).refused(&lacks);
    fs::write(&list, both).unwrap();
    assert_eq!(kiosk.serves(), "new");
    fs::remove_file(&list).unwrap();
    assert_eq!(kiosk.serves(), "new");
}

/// The tool `date` on another day; of a file it says what it always says.
fn date_on(day: &str) -> String {
    format!("#!/bin/sh\n[ \"$1\" = -r ] || set -- -d '{day} 12:00' \"$@\"\nPATH=/usr/bin:/bin\nexec date \"$@\"\n")
}

fn write_more(path: &Path, more: &str) {
    let before = fs::read_to_string(path).unwrap_or_default();
    fs::write(path, before + more).unwrap();
}
