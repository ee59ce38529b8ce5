//! The pages that are read without answering anything, as search engines and readers find them: read back with an HTML
//! parser that shares no code with what writes them.

mod embed;
mod reading;
mod said;
mod structured;

use aldyn::prerender::{Embedding, StaticPage, pages, pages_to_read};
use aldyn::source::Rules;
use scraper::{ElementRef, Html, Selector};
use std::path::Path;

/// A page to read, parsed.
struct Read {
    page: StaticPage,
    html: Html,
}

fn rules() -> Rules {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules");
    Rules::load(&folder).unwrap_or_else(|faults| panic!("the rules do not load:\n{faults}"))
}

/// A loader that was published, for a site that is somewhere.
fn embedding() -> Embedding {
    Embedding { site: None, loader: "embed/1/0123456789abcdef.js".to_owned(), integrity: "sha384-of-it".to_owned() }
}

fn read(rules: &Rules) -> Vec<Read> {
    let parsed = |page: StaticPage| Read { html: Html::parse_fragment(&page.body), page };
    pages_to_read(rules, &embedding()).into_iter().map(parsed).collect()
}

/// Every page of the build.
fn all(rules: &Rules) -> Vec<StaticPage> {
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    tokio::task::LocalSet::new().block_on(&runtime, pages(rules, &embedding()))
}

impl Read {
    fn all(&self, selector: &str) -> Vec<ElementRef<'_>> {
        self.html.select(&Selector::parse(selector).unwrap()).collect()
    }

    /// The one element that a selector finds.
    fn one(&self, selector: &str) -> ElementRef<'_> {
        let found = self.all(selector);
        assert_eq!(found.len(), 1, "{}: {selector}", self.page.folder);
        found[0]
    }

    /// The service that it describes; the list describes none.
    fn service(&self) -> Option<&str> {
        let folder = self.page.folder.split_once('/')?.1;
        folder.strip_suffix("/about/")
    }
}

/// What an element says, with single spaces; those that do not break stay what they are.
fn words(element: ElementRef) -> String {
    element.text().collect::<Vec<_>>().join(" ").split_ascii_whitespace().collect::<Vec<_>>().join(" ")
}
