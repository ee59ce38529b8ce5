//! The page for webmasters, as it stands without a script.

use crate::{Read, all, embedding, read, rules, words};
use aldyn::prerender::{Embedding, pages_to_read};
use aldyn::source::Rules;
use scraper::Html;
use std::collections::BTreeSet;

fn for_webmasters(rules: &Rules) -> Vec<Read> {
    let pages: Vec<Read> = read(rules).into_iter().filter(|read| read.page.is_for_webmasters).collect();
    assert_eq!(
        pages.iter().map(|read| read.page.folder.as_str()).collect::<Vec<_>>(),
        ["kk/embed/", "ru/embed/", "en/embed/"]
    );
    pages
}

/// The lines as they are pasted.
fn lines(read: &Read) -> String {
    code(read, "#lines")
}

/// Each of its lines is an element.
fn code(read: &Read, selector: &str) -> String {
    let lines = read.all(&format!("{selector} > code"));
    lines.into_iter().map(|line| line.text().collect::<String>()).collect::<Vec<_>>().join("\n")
}

#[test]
fn three_lines_load_the_newest_script_make_the_element_and_give_a_link() {
    let rules = rules();
    for read in for_webmasters(&rules) {
        let lines = lines(&read);
        assert_eq!(lines.lines().count(), 3, "{lines}");
        let pasted = Read { html: Html::parse_fragment(&lines), page: read.page.clone() };
        let script = pasted.one("script");
        let Embedding { loader, integrity, .. } = embedding();
        assert_eq!(script.attr("src"), Some(format!("https://aldyn.example/{loader}").as_str()));
        assert_eq!(
            (script.attr("integrity"), script.attr("crossorigin")),
            (Some(integrity.as_str()), Some("anonymous"))
        );
        let link = pasted.one("aldyn-check > a");
        let start = format!("https://aldyn.example/{}/", read.page.lang);
        assert_eq!(link.attr("href"), Some(start.as_str()));
        assert!(!words(link).is_empty());
        // And the page says that the address is an example.
        assert!(words(read.one("#replace")).contains("https://aldyn.example/"));
    }
}

#[test]
fn a_site_whose_address_is_known_stands_in_the_lines_and_in_the_policy() {
    let known = Embedding { site: Some("https://example.kz/check/".to_owned()), ..embedding() };
    let pages = pages_to_read(&rules(), &known).into_iter().filter(|page| page.is_for_webmasters);
    let pages: Vec<Read> = pages.map(|page| Read { html: Html::parse_fragment(&page.body), page }).collect();
    assert_eq!(pages.len(), 3);
    for read in pages {
        assert_eq!(lines(&read).matches("https://example.kz/check/").count(), 2);
        assert_eq!(code(&read, "#policy"), "script-src https://example.kz\nframe-src https://example.kz");
        assert!(read.all("#replace").is_empty() && !read.page.body.contains("aldyn.example"));
    }
}

#[test]
fn whatever_can_be_shown_is_a_page_of_the_site_and_each_service_is_among_it() {
    let rules = rules();
    let folders: BTreeSet<String> = all(&rules).into_iter().map(|page| page.folder).collect();
    for read in for_webmasters(&rules) {
        let options = read.all("#shown option");
        assert_eq!(options.len(), rules.services.len() + 3, "the start page, the guide, the list, the services");
        for option in options {
            let value = option.attr("value").unwrap();
            let path = if value.is_empty() { String::new() } else { format!("{}/", value.trim_start_matches('/')) };
            for lang in ["kk", "ru", "en"] {
                assert!(folders.contains(&format!("{lang}/{path}")), "{value}");
                assert!(option.attr(&format!("data-{lang}")).is_some_and(|link| !link.is_empty()), "{value}");
            }
            assert!(!words(option).is_empty());
        }
    }
}

#[test]
fn each_field_has_a_label_and_what_is_referred_to_is_there() {
    for read in for_webmasters(&rules()) {
        let fields = read.all("main :is(input, select)");
        assert!(fields.len() > 10, "{}", fields.len());
        for field in fields {
            let id = field.attr("id").unwrap();
            assert!(!words(read.one(&format!("label[for={id}]"))).is_empty(), "{id}");
        }
        for name in ["aria-describedby", "aria-controls"] {
            for element in read.all(&format!("[{name}]")) {
                read.one(&format!("#{}", element.attr(name).unwrap()));
            }
        }
    }
}

#[test]
fn the_list_of_all_services_leads_there() {
    let rules = rules();
    let lists: Vec<Read> = read(&rules).into_iter().filter(|read| read.page.folder.ends_with("/services/")).collect();
    assert_eq!(lists.len(), 3);
    for list in lists {
        assert!(!words(list.one(".footer a[href$='/embed/']")).is_empty());
    }
}
