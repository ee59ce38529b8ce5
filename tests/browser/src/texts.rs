//! What the page is expected to say, read from where it is written.

use serde_json::Value;
use std::path::Path;
use std::sync::LazyLock;

static FACTS: LazyLock<Value> = LazyLock::new(|| parsed(include_str!("../../../rules/facts.json")));
static PAGE: LazyLock<Value> = LazyLock::new(|| parsed(include_str!("../../../src/locale/page.json")));
static BUILT: LazyLock<Value> = LazyLock::new(|| parsed(include_str!("../../../src/locale/static.json")));
static KIOSK: LazyLock<Value> = LazyLock::new(|| parsed(include_str!("../../../src/locale/kiosk.json")));
static CATALOGUE: LazyLock<Value> = LazyLock::new(|| parsed(include_str!("../../../rules/catalogue.json")));
static RULES: LazyLock<Value> =
    LazyLock::new(|| parsed(include_str!("../../../rules/rehabilitated-certificate/2024-03-23.json")));

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lang {
    Kk,
    Ru,
    En,
}

impl Lang {
    pub const ALL: [Lang; 3] = [Lang::Kk, Lang::Ru, Lang::En];

    pub fn code(self) -> &'static str {
        match self {
            Lang::Kk => "kk",
            Lang::Ru => "ru",
            Lang::En => "en",
        }
    }
}

/// A fact that a question asks about.
#[derive(Clone, Copy)]
pub struct Fact(&'static Value);

/// The fact of this name in `rules/facts.json`.
pub fn fact(id: &str) -> Fact {
    facts().find(|fact| fact.id() == id).unwrap_or_else(|| panic!("rules/facts.json has no fact \"{id}\""))
}

pub fn facts() -> impl Iterator<Item = Fact> {
    FACTS["facts"].as_array().into_iter().flatten().map(Fact)
}

impl Fact {
    pub fn id(self) -> &'static str {
        self.0["id"].as_str().unwrap_or_default()
    }

    pub fn question(self, lang: Lang) -> &'static str {
        in_language(&self.0["question"], lang)
    }

    /// What its answer is called in a list of answers.
    pub fn label(self, lang: Lang) -> &'static str {
        in_language(&self.0["label"], lang)
    }

    /// Place of an option among those of its question.
    pub fn place(self, option: &str) -> usize {
        let place = self.options().iter().position(|known| known["id"] == option);
        place.unwrap_or_else(|| panic!("\"{}\" has no option \"{option}\"", self.id()))
    }

    pub fn option(self, option: &str, lang: Lang) -> &'static str {
        in_language(&self.options()[self.place(option)]["text"], lang)
    }

    fn options(self) -> &'static [Value] {
        self.0["options"].as_array().map(Vec::as_slice).unwrap_or_default()
    }
}

/// A sentence of the page, its placeholders as they are written.
pub fn say(key: &str, lang: Lang) -> &'static str {
    in_language(&PAGE["says"][key], lang)
}

/// A sentence that stands in built pages alone.
pub fn built(key: &str, lang: Lang) -> &'static str {
    in_language(&BUILT[key], lang)
}

/// A sentence that is said on a kiosk alone.
pub fn on_kiosk(key: &str, lang: Lang) -> &'static str {
    in_language(&KIOSK[key], lang)
}

/// A sentence of the page with its placeholders filled: `("{x}", "10:00")`. With plain spaces only.
pub fn said(key: &str, lang: Lang, filled: &[(&str, &str)]) -> String {
    let sentence = filled.iter().fold(say(key, lang).to_owned(), |text, (placeholder, value)| {
        assert!(text.contains(placeholder), "\"{key}\" has no {placeholder}: {text}");
        text.replace(placeholder, value)
    });
    assert!(!sentence.contains('{'), "\"{key}\" is not filled: {sentence}");
    with_plain_spaces(&sentence)
}

/// Numbers are kept together with what they count; here that does not matter.
pub fn with_plain_spaces(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

/// The title of an item of the service's rules: a note, a document, a ground.
pub fn rule_text(list: &str, id: &str, lang: Lang) -> &'static str {
    let items = RULES[list].as_array().into_iter().flatten();
    let item = items.into_iter().find(|item| item["id"] == id);
    in_language(&item.unwrap_or_else(|| panic!("the rules have no \"{id}\" among {list}"))["title"], lang)
}

/// What a service is called in its act.
pub fn official_name(id: &str, lang: Lang) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../rules").join(id);
    let files = std::fs::read_dir(&folder).unwrap_or_else(|fault| panic!("{}: {fault}", folder.display())).flatten();
    // The rules of a service go by the day on which they came into force.
    let rules = files.map(|file| file.path()).filter(|file| !file.ends_with("scenarios.json")).max();
    let rules = std::fs::read_to_string(rules.expect("the rules of a service")).expect("a file of the checkout");
    parsed(&rules)["name"][lang.code()].as_str().expect("a name").to_owned()
}

/// What a service is called in lists.
pub fn service_name(id: &str, lang: Lang) -> &'static str {
    let events = CATALOGUE["events"].as_array().into_iter().flatten();
    let mut services = events.flat_map(|event| event["services"].as_array().into_iter().flatten());
    let service = services.find(|service| service["id"] == id);
    in_language(&service.unwrap_or_else(|| panic!("the catalogue has no \"{id}\""))["short"], lang)
}

pub(crate) fn parsed(json: &str) -> Value {
    serde_json::from_str(json).expect("a file of the checkout")
}

pub(crate) fn in_language(text: &'static Value, lang: Lang) -> &'static str {
    text[lang.code()].as_str().unwrap_or_else(|| panic!("no {} in {text}", lang.code()))
}
