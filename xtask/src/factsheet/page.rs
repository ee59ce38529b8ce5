//! One factsheet as HTML: a page that can be printed and needs nothing else.

use std::fmt::Write;

use aldyn::locale::{Args, FactWords, Lang, PageTexts, Say, condition_words, fill};
use aldyn::logic::{FactId, OptionId};
use aldyn::source::act::DivisionSource;
use aldyn::source::service::ServiceFile;
use aldyn::source::{ActFile, ConditionSource, FactsFile, Rules, Text, page_texts};

use super::item::{Entry, entries};

pub struct Factsheet<'s> {
    facts: &'s FactsFile,
    source: &'s ServiceFile,
    act: &'s ActFile,
    lang: Lang,
    texts: PageTexts,
    entries: Vec<Entry<'s>>,
}

/// The sheet's own words: Kazakh, Russian, English.
const WORDS: [(&str, [&str; 3]); 15] = [
    ("elsewhere", ["Актінің басқа бөліктерінен", "Из других частей акта", "From other parts of the act"]),
    ("title", ["Салыстыру парағы", "Лист сверки", "Fact-check sheet"]),
    (
        "what",
        [
            "Ереже файлынан жасалған. Актінің қазақша мәтінімен салыстыруға арналған.",
            "Сделан по файлу правил для сверки с казахским текстом акта.",
            "Made from the rule file, to be compared with the Kazakh text of the act.",
        ],
    ),
    ("force", ["Күші", "Действие", "In force"]),
    ("review", ["Заңгер тексеруі", "Проверка юристом", "Review by a lawyer"]),
    ("none", ["әлі болған жоқ", "ещё не было", "not yet reviewed by a lawyer"]),
    ("again", ["қайта қарау", "проверить снова", "look again"]),
    ("when", ["Қашан", "Когда", "When"]),
    ("unless", ["Керек емес, егер", "Не нужно, если", "Not needed if"]),
    ("cite", ["Дереккөз", "Источник", "Source"]),
    ("source", ["Қайдан аласыз", "Где взять", "Where to get it"]),
    ("remedy", ["Не істеу керек", "Что делать", "What to do"]),
    ("see", ["Осы жерге де сілтейді", "Сюда ссылаются также", "Also cited here"]),
    ("unused", ["Ешбір жол пайдаланбаған орындар", "Места, которые не использованы", "Places that no item uses"]),
    ("questions", ["Сұрақтар", "Вопросы", "Questions"]),
];

const STYLE: &str = "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}\
    article{border-left:4px solid #888;padding:.2rem 0 .2rem 1rem;margin:1rem 0}\
    h3{margin-top:2rem}h4{margin:.2rem 0}code,.attributes{font:13px/1.4 ui-monospace,monospace;color:#555}\
    p{margin:.3rem 0}@media print{article{break-inside:avoid}}";

impl FactWords for Factsheet<'_> {
    fn label(&self, fact: FactId) -> String {
        self.facts.by_code(fact).map_or_else(String::new, |fact| fact.label.get(self.lang).to_owned())
    }

    fn option(&self, fact: FactId, option: OptionId) -> String {
        let option = self.facts.by_code(fact).and_then(|fact| fact.option_by_code(option));
        option.map_or_else(String::new, |option| option.text.get(self.lang).to_owned())
    }
}

impl<'s> Factsheet<'s> {
    pub fn new(rules: &'s Rules, source: &'s ServiceFile, act: &'s ActFile, lang: Lang) -> Factsheet<'s> {
        let (facts, texts) = (&rules.facts, page_texts(lang));
        Factsheet { facts, source, act, lang, texts, entries: entries(source) }
    }

    pub fn html(&self) -> String {
        let name = escape(self.source.name.get(self.lang));
        let mut html = format!(
            "<!doctype html>\n<html lang=\"{}\">\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width\">\n<title>{} – {name}</title>\n\
             <style>{STYLE}</style>\n<h1>{name}</h1>\n",
            self.lang.code(),
            self.word("title"),
        );
        self.head(&mut html);
        for part in &self.source.covers {
            self.part(part, &mut html);
        }
        let elsewhere: Vec<&Entry> = self.entries.iter().filter(|entry| self.home(entry).is_none()).collect();
        if !elsewhere.is_empty() {
            writeln!(html, "<h2>{}</h2>", self.word("elsewhere")).expect("a string");
            elsewhere.iter().for_each(|entry| self.entry(entry, &mut html));
        }
        self.unused(&mut html);
        self.questions(&mut html);
        html
    }

    /// The first place among the parts of the sheet that an item cites.
    fn home(&self, entry: &Entry<'s>) -> Option<&'s str> {
        let part = |cite: &str| cite.split(' ').next().unwrap_or(cite).to_owned();
        entry.parts.cite.iter().map(String::as_str).find(|cite| self.source.covers.contains(&part(cite)))
    }

    fn word(&self, key: &str) -> &'static str {
        let known = WORDS.iter().find(|(known, _)| *known == key);
        known.map_or("", |(_, words)| words[self.lang as usize])
    }

    fn head(&self, html: &mut String) {
        let (source, act) = (self.source, self.act);
        paragraph(html, &escape(self.word("what")));
        paragraph(html, &format!("<a href=\"{}\">{}</a>", act.page.get(self.lang), escape(act.title.get(self.lang))));
        if let Some(about) = &act.about {
            paragraph(html, &escape(about.get(self.lang)));
        }
        paragraph(html, &escape(source.summary.get(self.lang)));
        let bound = |bound: Option<aldyn::calendar::Day>| bound.map_or("?".to_owned(), |day| day.to_string());
        let from = source.in_force.from;
        let mut force = format!("{}: {} … {}", self.word("force"), bound(from.not_before), bound(from.not_after));
        if let Some(until) = source.in_force.until {
            write!(force, " – {} … {}", bound(until.not_before), bound(until.not_after)).expect("a string");
        }
        paragraph(html, &format!("{force}. {}", escape(&source.in_force.because)));
        let by = source.review.by.as_ref().map_or(self.word("none"), |by| by.get(self.lang));
        let again = source.review.again.map_or(String::new(), |day| format!("; {}: {day}", self.word("again")));
        paragraph(html, &format!("<strong>{}: {}{again}</strong>", self.word("review"), escape(by)));
        if let Some(repeal) = &source.repeal {
            paragraph(html, &format!("<strong>{}</strong>", escape(repeal.title.get(self.lang))));
            paragraph(html, &escape(repeal.detail.get(self.lang)));
            self.points(&repeal.points, None, html);
        }
    }

    /// A part of the act: under each of its clauses or rows what cites it first.
    fn part(&self, id: &str, html: &mut String) {
        let Some(part) = self.act.parts.iter().find(|part| part.id == id) else { return };
        writeln!(html, "<h2>{} <code>{id}</code></h2>", escape(part.name.get(self.lang))).expect("a string");
        let mut heads: Vec<&str> = Vec::new();
        for head in part.places.iter().map(|place| head_of(place)) {
            if !heads.contains(&head) {
                heads.push(head);
            }
        }
        if heads.is_empty() {
            heads.push("");
        }
        for head in heads {
            let within = |cite: &str| {
                let (of, place) = cite.split_once(' ').unwrap_or((cite, ""));
                of == id && head_of(place) == head
            };
            let first = |entry: &&Entry| self.home(entry).is_some_and(within);
            let also: Vec<&str> = self
                .entries
                .iter()
                .filter(|entry| !first(entry) && entry.parts.cite.iter().any(|cite| within(cite)))
                .map(|entry| entry.parts.id)
                .collect();
            let own: Vec<&Entry> = self.entries.iter().filter(first).collect();
            if own.is_empty() && also.is_empty() {
                continue;
            }
            if !head.is_empty() {
                let noun = self.texts.say(match part.division {
                    DivisionSource::Row => Say::CiteRow,
                    DivisionSource::Step => Say::CiteStep,
                    DivisionSource::Clause | DivisionSource::Whole => Say::CiteClause,
                });
                let words = if self.lang == Lang::Kk { format!("{head}-{noun}") } else { format!("{noun} {head}") };
                writeln!(html, "<h3>{words} <code>{id} {head}</code></h3>").expect("a string");
            }
            own.iter().for_each(|entry| self.entry(entry, html));
            if !also.is_empty() {
                paragraph(html, &format!("{}: <code>{}</code>", self.word("see"), escape(&also.join(", "))));
            }
        }
    }

    fn entry(&self, entry: &Entry, html: &mut String) {
        let parts = &entry.parts;
        let filled = |text: &Text| self.filled(text, parts.n);
        writeln!(html, "<article>\n<h4>{}</h4>", filled(parts.title)).expect("a string");
        if let Some(detail) = parts.detail {
            paragraph(html, &filled(detail));
        }
        self.points(parts.points, parts.n, html);
        for (label, text) in &entry.below {
            paragraph(html, &format!("<strong>{}:</strong> {}", self.word(label), filled(text)));
        }
        let when = match parts.when {
            Some(when) => self.condition(when),
            None => self.texts.say(Say::BecauseAlways).to_owned(),
        };
        paragraph(html, &format!("<strong>{}:</strong> {}", self.word("when"), escape(&when)));
        if let Some(unless) = entry.unless {
            let unless = escape(&self.condition(unless));
            paragraph(html, &format!("<strong>{}:</strong> {unless}", self.word("unless")));
        }
        let cites = escape(&parts.cite.join("; "));
        paragraph(html, &format!("<strong>{}:</strong> {cites}", self.word("cite")));
        let n = parts.n.map_or(String::new(), |n| format!(" · n: {n}"));
        let line = format!("{} {} · {}{n}", entry.kind, parts.id, entry.attributes);
        writeln!(html, "<p class=\"attributes\">{}</p>\n</article>", escape(line.trim_end_matches(" · ")))
            .expect("a string");
    }

    fn points(&self, points: &[Text], n: Option<u16>, html: &mut String) {
        if !points.is_empty() {
            let points: String = points.iter().map(|point| format!("<li>{}</li>", self.filled(point, n))).collect();
            writeln!(html, "<ul>{points}</ul>").expect("a string");
        }
    }

    fn filled(&self, text: &Text, n: Option<u16>) -> String {
        escape(&fill(text.get(self.lang), Args { n, ..Args::default() }, &self.texts))
    }

    fn condition(&self, condition: &ConditionSource) -> String {
        // The rules were loaded: every condition in them resolves.
        condition.resolve(self.facts).map(|known| condition_words(&known, self, &self.texts)).unwrap_or_default()
    }

    fn unused(&self, html: &mut String) {
        if self.source.unused.is_empty() {
            return;
        }
        writeln!(html, "<h2>{}</h2>\n<ul>", self.word("unused")).expect("a string");
        for unused in &self.source.unused {
            writeln!(html, "<li lang=\"en\"><code>{}</code> {}</li>", escape(&unused.cite), escape(&unused.because))
                .expect("a string");
        }
        html.push_str("</ul>\n");
    }

    fn questions(&self, html: &mut String) {
        writeln!(html, "<h2>{}</h2>\n<ol>", self.word("questions")).expect("a string");
        for fact in self.source.questions.iter().filter_map(|id| self.facts.get(id)) {
            write!(html, "<li>{} <code>{}</code>", escape(fact.question.get(self.lang)), fact.id).expect("a string");
            let options: String =
                fact.options.iter().map(|option| format!("<li>{}</li>", escape(option.text.get(self.lang)))).collect();
            writeln!(html, "<ul>{options}</ul>{}</li>", escape(fact.why.get(self.lang))).expect("a string");
        }
        html.push_str("</ol>\n");
    }
}

/// The clause or row of a place: `8` of `8[2](3)`.
fn head_of(place: &str) -> &str {
    place.split(['(', '[', '/']).next().unwrap_or(place)
}

fn paragraph(html: &mut String, inside: &str) {
    writeln!(html, "<p>{inside}</p>").expect("a string");
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::load;
    use crate::workshop::Workshop;

    #[test]
    fn a_sheet_shows_every_item_and_every_unused_place_in_every_language() {
        let rules = load(&Workshop::open().unwrap(), None).unwrap();
        for source in &rules.sources {
            let act = rules.acts.iter().find(|act| act.id == source.act).unwrap();
            for lang in Lang::ALL {
                let sheet = Factsheet::new(&rules, source, act, lang);
                let html = sheet.html();
                for entry in &sheet.entries {
                    let line = format!("<p class=\"attributes\">{} {}", entry.kind, entry.parts.id);
                    let whole = |at: usize| html[at + line.len()..].starts_with([' ', '<']);
                    let shown = html.match_indices(&line).filter(|(at, _)| whole(*at)).count();
                    assert_eq!(shown, 1, "{}: {}", source.id, entry.parts.id);
                }
                for unused in &source.unused {
                    assert!(html.contains(&format!("<code>{}</code>", unused.cite)), "{}: {}", source.id, unused.cite);
                }
            }
        }
    }

    #[test]
    fn a_condition_reads_as_a_sentence_of_its_facts() {
        let rules = load(&Workshop::open().unwrap(), None).unwrap();
        let source = rules.sources.iter().find(|source| source.id == "rehabilitated-certificate").unwrap();
        let act = rules.acts.iter().find(|act| act.id == source.act).unwrap();
        let html = Factsheet::new(&rules, source, act, Lang::En).html();
        assert!(html.contains("Who applies: “Their representative”"), "the document of authority says when");
    }
}
