//! Pages that can be read before any script runs, or where none ever does.

use crate::until_read;
use browser::{BuiltPage, Complaints, Lang, built_pages, say, service_name, visit, visit_in_chromium};
use serde_json::json;
use std::collections::BTreeMap;

#[test]
fn no_page_of_the_build_leads_to_a_page_a_file_or_a_place_that_is_not_there() {
    let pages = built_pages();
    let by_path: BTreeMap<&str, &BuiltPage> = pages.iter().map(|page| (page.path.as_str(), page)).collect();
    let (mut dead, mut followed) = (Vec::new(), 0);
    for page in &pages {
        for reference in page.references() {
            let Some((path, fragment)) = page.resolved(reference) else { continue };
            followed += 1;
            let is_there = BuiltPage::is_built(&path);
            let has_place = fragment.is_none_or(|id| by_path.get(path.as_str()).is_some_and(|page| page.has_id(&id)));
            if !is_there || !has_place {
                dead.push(format!("{} -> {reference}", page.path));
            }
        }
    }
    assert!(pages.len() > 3 * 2 && followed > 20 * pages.len(), "{} pages, {followed} links", pages.len());
    assert_eq!(dead, Vec::<String>::new());
}

#[test]
fn the_built_folder_can_lie_anywhere() {
    for page in built_pages() {
        let fixed: Vec<&str> = page.references().into_iter().filter(|reference| reference.starts_with('/')).collect();
        assert_eq!(fixed, Vec::<&str>::new(), "{}", page.path);
    }
}

#[test]
fn each_page_can_be_reached_from_the_start_page_by_links_alone() {
    let pages = built_pages();
    let by_path: BTreeMap<&str, &BuiltPage> = pages.iter().map(|page| (page.path.as_str(), page)).collect();
    let mut reached = vec!["/".to_owned()];
    let mut next = 0;
    while let Some(page) = reached.get(next).and_then(|path| by_path.get(path.as_str())) {
        let targets = page.references().into_iter().filter_map(|reference| page.resolved(reference));
        let new: Vec<String> =
            targets.map(|(path, _)| path).filter(|path| by_path.contains_key(path.as_str())).collect();
        for path in new {
            if !reached.contains(&path) {
                reached.push(path);
            }
        }
        next += 1;
    }
    let lost: Vec<&str> = by_path.keys().copied().filter(|path| !reached.iter().any(|known| known == path)).collect();
    // Where a kiosk starts nobody else has anything to do.
    assert_eq!(lost, ["/kiosk/"]);
}

#[test]
fn with_scripts_off_every_kind_of_page_can_be_read_and_its_links_followed() {
    let why = "only Chromium can be told to run no script and still be steered";
    visit_in_chromium(why, Complaints::Expected, async |visit| {
        visit.chromium("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await;
        for lang in Lang::ALL {
            let code = lang.code();
            visit.open(&format!("/{code}/")).await;
            assert!(visit.holds("history.state === null").await, "a script runs");
            assert_eq!(visit.heading().await, say("home-title", lang));
            visit.assert_fits(&format!("the start page in {code}")).await;
            visit.click("section[aria-labelledby=need] a.button").await;
            until_read(visit, &format!("/{code}/which/")).await;
            assert!(visit.has("main .lead").await);

            visit.open(&format!("/{code}/")).await;
            visit.click(".names a[href$='iin-issue/']").await;
            until_read(visit, &format!("/{code}/iin-issue/")).await;
            assert!(visit.has("main .lead").await);
            visit.click("main a[href$='about/']").await;
            until_read(visit, &format!("/{code}/iin-issue/about/")).await;
            assert_eq!(visit.heading().await, service_name("iin-issue", lang));

            visit.click(".trail a[href*='#event-']").await;
            until_read(visit, &format!("/{code}/services/")).await;
            assert!(
                visit
                    .holds("document.getElementById(location.hash.slice(1)).getBoundingClientRect().top < innerHeight")
                    .await
            );
            visit.click(".card a[href*='rehabilitated-certificate']").await;
            until_read(visit, &format!("/{code}/rehabilitated-certificate/about/")).await;
            for other in Lang::ALL {
                visit.click(&format!(".languages a[lang={}]", other.code())).await;
                until_read(visit, &format!("/{}/rehabilitated-certificate/about/", other.code())).await;
                assert_eq!(visit.heading().await, service_name("rehabilitated-certificate", other));
            }
        }
    });
}

#[test]
fn the_pages_to_read_fit_a_narrow_screen_and_the_browser_has_nothing_against_them() {
    visit(Complaints::None, async |visit| {
        visit.width(320).await;
        let pages = built_pages();
        let ends = ["/about/", "/services/", "/embed/", "/offline/"];
        let to_read = pages.iter().filter(|page| ends.iter().any(|end| page.path.ends_with(end)));
        let mut read = 0;
        for page in to_read {
            visit.open(&page.path).await;
            visit.assert_fits(&page.path).await;
            assert_eq!(visit.complaints().await, Vec::<String>::new(), "{}", page.path);
            read += 1;
        }
        assert!(read > 3 * 3, "{read} pages to read");
    });
}

#[test]
fn a_page_to_read_loads_nothing_of_the_app() {
    for page in built_pages().iter().filter(|page| page.path.ends_with("/about/") || page.path.ends_with("/services/"))
    {
        let mut loaded = page.references();
        // What makes its text larger and its contrast stronger is no part of the app.
        loaded.retain(|file| (file.ends_with(".js") && !file.contains("/early-")) || file.ends_with(".wasm"));
        assert_eq!(loaded, Vec::<&str>::new(), "{}", page.path);
    }
}
