//! What machines read: schema.org as microdata on what is said.

use crate::{Read, read, rules, words};
use aldyn::source::{Compiled, Rules};
use scraper::{ElementRef, Selector};

/// The values of a property of the item itself, not of items within it.
fn values(item: ElementRef, property: &str) -> Vec<String> {
    let of_property = Selector::parse(&format!("[itemprop~={property}]")).unwrap();
    let own = item.select(&of_property).filter(|found| {
        let around = found.ancestors().filter_map(ElementRef::wrap).find(|around| around.attr("itemscope").is_some());
        around == Some(item)
    });
    own.map(value).collect()
}

fn value(element: ElementRef) -> String {
    let attribute = ["content", "href"].into_iter().find_map(|name| element.attr(name));
    attribute.map_or_else(|| words(element), str::to_owned)
}

/// The one value of a property.
fn property(item: ElementRef, name: &str) -> String {
    let values = values(item, name);
    assert_eq!(values.len(), 1, "{name}: {values:?}");
    assert!(!values[0].is_empty(), "{name}");
    values[0].clone()
}

fn described<'r>(rules: &'r Rules, read: &Read) -> Option<&'r Compiled> {
    Some(rules.service(read.service()?).expect("a description is of a service"))
}

#[test]
fn each_description_is_one_government_service() {
    let rules = rules();
    for read in read(&rules) {
        let Some(compiled) = described(&rules, &read) else { continue };
        let item = read.one("[itemtype='https://schema.org/GovernmentService']");
        let lang = aldyn::locale::Lang::from_code(read.page.lang).unwrap();
        assert_eq!(property(item, "name"), compiled.text(compiled.service.name, lang));
        let summary = compiled.text(compiled.service.summary, lang);
        assert_eq!(property(item, "description"), summary);
        assert_eq!(property(item, "areaServed"), "KZ");
        assert_eq!(values(item, "availableLanguage"), ["kk", "ru"]);
        property(item, "serviceType");
        let ministry = read.one("[itemprop=provider][itemtype='https://schema.org/GovernmentOrganization']");
        assert!(!property(ministry, "name").is_empty());
    }
}

#[test]
fn the_law_behind_a_service_is_named_with_its_force() {
    let rules = rules();
    for read in read(&rules) {
        let Some(compiled) = described(&rules, &read) else { continue };
        let law = read.one("[itemprop=subjectOf][itemtype='https://schema.org/Legislation']");
        let force = if compiled.service.repeal.is_some() { "NotInForce" } else { "InForce" };
        assert_eq!(property(law, "legislationLegalForce"), format!("https://schema.org/{force}"));
        let page = property(law, "url");
        assert!(page.starts_with("https://adilet.zan.kz/"));
        // What is repealed sets nobody any terms.
        let terms = values(read.one("[itemtype='https://schema.org/GovernmentService']"), "termsOfService");
        assert_eq!(terms, if compiled.service.repeal.is_some() { vec![] } else { vec![page] });
    }
}

#[test]
fn a_way_to_apply_is_offered_where_there_is_one_today() {
    let rules = rules();
    for read in read(&rules) {
        let Some(compiled) = described(&rules, &read) else { continue };
        let channels = read.all("[itemprop=availableChannel][itemtype='https://schema.org/ServiceChannel']");
        let expected = if compiled.service.repeal.is_some() { 0 } else { compiled.service.channels.len() };
        assert_eq!(channels.len(), expected, "{}", read.page.folder);
        assert!(channels.iter().all(|channel| !property(*channel, "name").is_empty()));
    }
    let portal: Vec<bool> = read(&rules)
        .iter()
        .filter(|read| read.service() == Some("military-registration"))
        .map(|read| property(read.one("[itemprop=availableChannel]"), "serviceUrl") == "https://egov.kz/")
        .collect();
    assert_eq!(portal, [true; 3]);
}

#[test]
fn only_what_is_free_has_a_price() {
    let rules = rules();
    let priced = |service: &str| {
        let read = read(&rules);
        let of_service = read.iter().filter(|read| read.service() == Some(service));
        of_service
            .flat_map(|read| read.all("[itemprop=price]").into_iter().map(value).collect::<Vec<_>>())
            .collect::<Vec<_>>()
    };
    assert_eq!(priced("iin-issue"), ["0"; 3]);
    assert!(priced("permanent-residence-permit").is_empty());
    assert!(priced("passport-id-card").is_empty());
}

#[test]
fn the_trail_is_numbered_from_the_start_page_on() {
    for read in read(&rules()) {
        let trail = read.one("[itemtype='https://schema.org/BreadcrumbList']");
        let step = Selector::parse("[itemprop=itemListElement]").unwrap();
        let steps: Vec<ElementRef> = trail.select(&step).collect();
        // Below the list: the page for webmasters; below that and an event: a description.
        let expected = match (read.service(), read.page.is_for_webmasters) {
            (Some(_), _) => 3,
            (None, true) => 2,
            (None, false) => 1,
        };
        assert_eq!(steps.len(), expected, "{}", read.page.folder);
        for (at, step) in steps.into_iter().enumerate() {
            assert_eq!(property(step, "position"), (at + 1).to_string());
            assert!(!property(step, "name").is_empty() && !property(step, "item").is_empty());
        }
    }
}

#[test]
fn the_list_names_every_service_once() {
    let rules = rules();
    for read in read(&rules).iter().filter(|read| read.page.folder.ends_with("/services/")) {
        let cards = read.all("[itemtype='https://schema.org/GovernmentService']");
        assert_eq!(cards.len(), rules.services.len());
        let mut listed: Vec<String> = cards.into_iter().map(|card| property(card, "url")).collect();
        let mut expected: Vec<String> =
            rules.services.iter().map(|one| format!("../../{}/{}/about/", read.page.lang, one.id)).collect();
        listed.sort();
        expected.sort();
        assert_eq!(listed, expected);
    }
}
