//! Each page by itself: where it is, what it is called, where its links lead, that it needs no script.

use crate::{all, read, rules, words};
use aldyn::prerender::StaticPage;
use scraper::{ElementRef, Html, Selector};
use std::collections::BTreeSet;

#[test]
fn there_is_a_list_a_page_for_webmasters_and_a_description_of_each_service_in_each_language() {
    let rules = rules();
    let folders: BTreeSet<String> = read(&rules).into_iter().map(|read| read.page.folder).collect();
    for lang in ["kk", "ru", "en"] {
        assert!(folders.contains(&format!("{lang}/services/")));
        assert!(folders.contains(&format!("{lang}/embed/")));
        assert!(folders.contains(&format!("{lang}/offline/")));
        for compiled in &rules.services {
            assert!(folders.contains(&format!("{lang}/{}/about/", compiled.id)), "{}", compiled.id);
        }
    }
    assert_eq!(folders.len(), 3 * (rules.services.len() + 3));
}

#[test]
fn each_page_of_the_build_has_a_title_of_its_own_and_each_page_to_read_a_description() {
    let rules = rules();
    let pages = all(&rules);
    // The root page is the Kazakh start page once more.
    let titles: BTreeSet<&str> = pages.iter().map(|page| page.title.as_str()).collect();
    assert_eq!(titles.len(), pages.len() - 1);
    let read = read(&rules);
    let described: BTreeSet<&str> = read.iter().map(|read| read.page.description.as_str()).collect();
    assert_eq!(described.len(), read.len());
    for page in read.iter().map(|read| &read.page) {
        let (title, description) = (page.title.chars().count(), page.description.chars().count());
        assert!(title <= 78, "{}: {title} letters, cut off in a search result: {}", page.folder, page.title);
        assert!((60..=160).contains(&description), "{}: {description} letters: {}", page.folder, page.description);
    }
}

#[test]
fn each_page_has_one_first_heading_and_none_is_skipped() {
    for read in read(&rules()) {
        assert!(!words(read.one("h1")).is_empty());
        let levels = read.all("h1, h2, h3, h4").into_iter().map(|heading| heading.value().name().as_bytes()[1] - b'0');
        let levels: Vec<u8> = levels.collect();
        assert_eq!(levels[0], 1);
        for pair in levels.windows(2) {
            assert!(pair[1] <= pair[0] + 1, "{}: {levels:?}", read.page.folder);
        }
    }
}

#[test]
fn a_page_knows_itself_in_the_three_languages_and_its_switch_leads_there() {
    for read in read(&rules()) {
        let rest = read.page.folder.split_once('/').unwrap().1;
        let expected: Vec<_> = ["kk", "ru", "en"].map(|lang| (lang, format!("{lang}/{rest}"))).into();
        assert_eq!(read.page.alternates, expected);
        let up = "../".repeat(read.page.folder.matches('/').count());
        for (link, (lang, folder)) in read.all(".languages a").into_iter().zip(expected) {
            assert_eq!(link.attr("href"), Some(format!("{up}{folder}").as_str()));
            assert_eq!((link.attr("hreflang"), link.attr("lang")), (Some(lang), Some(lang)));
            assert_eq!(link.attr("aria-current"), (lang == read.page.lang).then_some("true"));
        }
    }
}

#[test]
fn the_header_says_the_same_as_on_the_pages_that_the_app_starts_on() {
    let rules = rules();
    let parts = |page: &StaticPage| -> Vec<(String, String)> {
        let html = Html::parse_fragment(&page.body);
        let parts = Selector::parse(".header :is(nav, a, button)").unwrap();
        let part = |part: ElementRef| (part.attr("class").unwrap_or_default().to_owned(), words(part));
        html.select(&parts).map(part).collect()
    };
    let started = all(&rules);
    for read in read(&rules) {
        let start = started.iter().find(|page| page.folder == format!("{}/", read.page.lang)).unwrap();
        assert_eq!(parts(&read.page), parts(start), "{}", read.page.folder);
        assert_eq!(parts(start).len(), 1 + 1 + 3 + 2, "name, languages, two ways to look");
    }
}

#[test]
fn every_link_within_the_site_leads_to_a_page_and_every_place_in_a_page_is_there() {
    let rules = rules();
    let folders: BTreeSet<String> = all(&rules).into_iter().map(|page| page.folder).collect();
    let mut followed = 0;
    for read in read(&rules) {
        let ids: Vec<&str> = read.all("[id]").into_iter().filter_map(|element| element.attr("id")).collect();
        assert_eq!(ids.len(), ids.iter().collect::<BTreeSet<_>>().len(), "{}", read.page.folder);
        for href in read.all("a").into_iter().filter_map(|link| link.attr("href")) {
            if let Some(place) = href.strip_prefix('#') {
                assert!(ids.contains(&place), "{}: {href}", read.page.folder);
            } else if !href.starts_with("https://") {
                let target = resolved(&read.page.folder, href);
                let target = target.split('#').next().unwrap();
                assert!(folders.contains(target), "{}: {href} leads to {target}", read.page.folder);
                followed += 1;
            }
        }
    }
    assert!(followed > 100);
}

/// Where a relative address leads from a folder.
fn resolved(folder: &str, href: &str) -> String {
    let ups = href.matches("../").count();
    let mut kept: Vec<&str> = folder.split_terminator('/').collect();
    kept.truncate(kept.len() - ups);
    let rest = href.trim_start_matches("../");
    kept.iter().map(|part| format!("{part}/")).collect::<String>() + rest
}

#[test]
fn nothing_in_a_page_runs_or_loads_and_what_waits_for_a_script_is_hidden() {
    for read in read(&rules()) {
        let has_script = read.page.script.is_some();
        assert_eq!(has_script, ["/embed/", "/offline/"].iter().any(|end| read.page.folder.ends_with(end)));
        assert!(read.page.app.is_none());
        assert!(read.all("script, style, iframe, img, object, form").is_empty());
        // Those to larger text and back, which are shown where the early script hears them.
        let own = ".header > .wide > :is(.sight-on, .sight-off)";
        let waiting = "main :is([hidden], [hidden] *):is(input, select, button)";
        let waiting = if has_script { read.all(waiting) } else { Vec::new() };
        assert_eq!(read.all("input, select, button").len(), read.all(own).len() + waiting.len());
        for element in read.all("*") {
            for (name, value) in element.value().attrs() {
                assert!(!name.starts_with("on") && name != "style", "{name}");
                assert!(has_script || !name.starts_with("data-"), "{name}");
                assert!(!value.trim_start().starts_with("javascript:"), "{value}");
            }
        }
    }
}
