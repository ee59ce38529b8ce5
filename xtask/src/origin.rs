//! Where the site will stand: known to the build only if somebody says so, for its pages are the same anywhere.

use std::env;
use std::fmt::Write;
use std::str::FromStr;

use aldyn::prerender::{StaticPage, origin_of};
use anyhow::{Result, bail};

use crate::described::canonical;
use crate::pages::escape;

/// The address of the site's folder, without the last slash: `https://example.kz`, `https://example.kz/check`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin(String);

impl Origin {
    /// How it reaches `assemble`, which Trunk calls.
    pub const VARIABLE: &str = "ALDYN_ORIGIN";

    pub fn from_environment() -> Result<Option<Origin>> {
        match env::var(Origin::VARIABLE) {
            Ok(origin) if !origin.is_empty() => Ok(Some(origin.parse()?)),
            _ => Ok(None),
        }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Scheme and host alone, as a policy names them: `https://example.kz`.
    pub fn host(&self) -> &str {
        origin_of(&self.0)
    }

    /// The full address of a folder of the site.
    pub fn address(&self, folder: &str) -> String {
        format!("{}/{folder}", self.0)
    }

    /// `sitemap.xml`: every page by the one address that it is known by, with its addresses in the other languages.
    pub fn sitemap(&self, pages: &[StaticPage]) -> String {
        let mut map = String::from(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
             <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n",
        );
        for page in pages.iter().filter(|page| page.kiosk.is_none() && canonical(page) == page.folder) {
            let mut entry = format!("<loc>{}</loc>", escape(&self.address(&page.folder)));
            for (lang, folder) in &page.alternates {
                let address = escape(&self.address(folder));
                // Writing to a string cannot fail.
                let _ = write!(entry, r#"<xhtml:link rel="alternate" hreflang="{lang}" href="{address}"/>"#);
            }
            map.push_str(&format!("<url>{entry}</url>\n"));
        }
        map + "</urlset>\n"
    }
}

impl FromStr for Origin {
    type Err = anyhow::Error;

    fn from_str(text: &str) -> Result<Origin> {
        let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
        let host = rest.and_then(|rest| rest.split('/').next());
        let stray = |letter: char| letter.is_whitespace() || matches!(letter, '?' | '#' | '"' | '<' | '>' | '&');
        if host.is_none_or(str::is_empty) || text.contains(stray) {
            bail!("\"{text}\" is no address of a site: write https://, the name, and the folder if there is one");
        }
        Ok(Origin(text.trim_end_matches('/').to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_is_an_address_without_a_query() {
        assert_eq!("https://aldyn.example/check/".parse::<Origin>().unwrap().as_str(), "https://aldyn.example/check");
        for wrong in ["aldyn.example", "https://", "ftp://x", "https://x/?a", "https://x/#a", "https://x y"] {
            assert!(wrong.parse::<Origin>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn the_map_names_each_page_once_with_its_languages() {
        let page = |folder: &str| StaticPage {
            folder: folder.to_owned(),
            lang: "kk",
            title: String::new(),
            description: String::new(),
            body: String::new(),
            app: None,
            rules_of: None,
            is_for_webmasters: false,
            script: None,
            alternates: vec![("kk", "kk/".to_owned()), ("ru", "ru/".to_owned())],
            kiosk: None,
        };
        let origin: Origin = "https://aldyn.example".parse().unwrap();
        let map = origin.sitemap(&[page(""), page("kk/")]);
        assert_eq!(map.matches("<loc>").count(), 1);
        assert!(map.contains("<loc>https://aldyn.example/kk/</loc>"));
        assert!(map.contains(r#"hreflang="ru" href="https://aldyn.example/ru/"/>"#));
    }
}
