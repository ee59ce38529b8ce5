//! What the head of a page says of it, to search engines and to whoever passes its address on.

use aldyn::prerender::StaticPage;

use crate::origin::Origin;
use crate::pages::escape;

/// Title, description, the page's one address and its addresses in the other languages, and the same for previews.
pub fn described(page: &StaticPage, root: &str, origin: Option<&Origin>) -> String {
    let (title, description) = (escape(&page.title), escape(&page.description));
    let address = |folder: &str| match origin {
        Some(origin) => escape(&origin.address(folder)),
        None => escape(&format!("{root}{folder}")),
    };
    let mut lines = vec![format!("<title>{title}</title>"), named("description", &description)];
    let alternate =
        |lang: &str, folder: &str| format!(r#"<link rel="alternate" hreflang="{lang}" href="{}">"#, address(folder));
    lines.extend(page.alternates.iter().map(|(lang, folder)| alternate(lang, folder)));
    // For those whose language is none of the three: the state language, as on the first page.
    lines.extend(page.alternates.first().map(|(_, folder)| alternate("x-default", folder)));
    // A kiosk's page is nobody's answer to a search.
    if page.kiosk.is_some() {
        lines.push(named("robots", "noindex"));
        return lines.join("\n") + "\n";
    }
    let own = address(canonical(page));
    lines.push(format!(r#"<link rel="canonical" href="{own}">"#));
    let mut previews = vec![("og:title", title), ("og:description", description), ("og:type", "website".to_owned())];
    previews.push(("og:locale", locale(page.lang).to_owned()));
    let others = page.alternates.iter().filter(|(lang, _)| *lang != page.lang);
    previews.extend(others.map(|(lang, _)| ("og:locale:alternate", locale(lang).to_owned())));
    // A preview knows no folder to count from.
    previews.extend(origin.map(|_| ("og:url", own)));
    lines.extend(previews.iter().map(|(name, value)| format!(r#"<meta property="{name}" content="{value}">"#)));
    lines.join("\n") + "\n"
}

/// The folder that the page is known by: the first page is the Kazakh start page, which has an address of its own.
pub fn canonical(page: &StaticPage) -> &str {
    let own = page.alternates.iter().find(|(lang, _)| *lang == page.lang);
    own.map_or(&page.folder, |(_, folder)| folder)
}

fn named(name: &str, content: &str) -> String {
    format!(r#"<meta name="{name}" content="{content}">"#)
}

fn locale(lang: &str) -> &'static str {
    match lang {
        "kk" => "kk_KZ",
        "ru" => "ru_RU",
        _ => "en_GB",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use aldyn::prerender::Embedding;

    fn page(folder: &str) -> StaticPage {
        StaticPage {
            folder: folder.to_owned(),
            lang: "kk",
            title: "Анықтама & \"өзі\"".to_owned(),
            description: "Сипаттама".to_owned(),
            body: String::new(),
            app: None,
            rules_of: None,
            is_for_webmasters: false,
            script: None,
            alternates: vec![("kk", "kk/visa/".to_owned()), ("ru", "ru/visa/".to_owned())],
            kiosk: None,
        }
    }

    #[test]
    fn without_an_origin_all_addresses_are_relative() {
        let head = described(&page("kk/visa/"), "../../", None);
        assert!(head.contains(r#"<link rel="canonical" href="../../kk/visa/">"#));
        assert!(head.contains(r#"hreflang="ru" href="../../ru/visa/""#));
        assert!(head.contains(r#"hreflang="x-default" href="../../kk/visa/""#));
        assert!(!head.contains("://") && !head.contains("og:url"));
    }

    #[test]
    fn with_an_origin_all_addresses_are_full() {
        let origin: Origin = "https://aldyn.example/check".parse().unwrap();
        let head = described(&page(""), "./", Some(&origin));
        assert!(head.contains(r#"<link rel="canonical" href="https://aldyn.example/check/kk/visa/">"#));
        assert!(head.contains(r#"hreflang="x-default" href="https://aldyn.example/check/kk/visa/""#));
        assert!(head.contains(r#"<meta property="og:url" content="https://aldyn.example/check/kk/visa/">"#));
        assert!(!head.contains("=\"./"));
    }

    #[test]
    fn a_preview_says_what_the_page_says() {
        let head = described(&page("kk/visa/"), "../../", None);
        assert!(head.contains(r#"<meta property="og:title" content="Анықтама &amp; &quot;өзі&quot;">"#));
        assert!(head.contains(r#"<meta property="og:locale" content="kk_KZ">"#));
        assert!(head.contains(r#"<meta property="og:locale:alternate" content="ru_RU">"#));
    }

    #[test]
    fn every_page_to_read_has_one_address_and_is_known_in_four_ways() {
        let rules = aldyn::source::Rules::load(&crate::workshop::Workshop::open().unwrap().root.join("rules"));
        let origin: Origin = "https://aldyn.example".parse().unwrap();
        let mut known = std::collections::BTreeSet::new();
        let rules = rules.unwrap_or_else(|faults| panic!("{faults}"));
        let embedding = Embedding { site: None, loader: String::new(), integrity: String::new() };
        for page in aldyn::prerender::pages_to_read(&rules, &embedding) {
            let head = described(&page, "", Some(&origin));
            assert!(head.contains(&format!(r#"<link rel="canonical" href="https://aldyn.example/{}">"#, page.folder)));
            for lang in ["kk", "ru", "en", "x-default"] {
                assert_eq!(head.matches(&format!("hreflang=\"{lang}\"")).count(), 1, "{}", page.folder);
            }
            assert!(known.insert(canonical(&page).to_owned()), "{}", page.folder);
        }
    }
}
