//! What can be said of a service at a glance: who answers for it, whether its rules apply, how one applies, how long it
//! takes and what it costs. A page that is read as it is grows old, so nothing here hangs on a day or on a sum in tenge.

use super::markup::{Element, address, el, link, value};
use super::sheet::Sheet;
use crate::law::{FeeAmount, Term, TermKind, TermUnit};
use crate::locale::{Args, Lang, PageTexts, Say, Wording, date, fill};
use crate::source::{ActFile, Compiled, FactSource, LifeEvent, Rules, ServiceFile};

/// The portal of the electronic government, as the acts name it.
const PORTAL: &str = "https://egov.kz/";

/// A service in its place among the others, in one language.
#[derive(Clone, Copy)]
pub(super) struct Listed<'r> {
    pub compiled: &'r Compiled,
    pub source: &'r ServiceFile,
    pub act: &'r ActFile,
    pub event: &'r LifeEvent,
    pub short_name: &'r str,
    /// The ways to apply, and which of them is the portal.
    channels: &'r FactSource,
    pub lang: Lang,
}

impl<'r> Listed<'r> {
    /// `None` for a service that the rules do not list, which none is once they are loaded.
    pub fn new(rules: &'r Rules, compiled: &'r Compiled, source: &'r ServiceFile, lang: Lang) -> Option<Listed<'r>> {
        let act = rules.acts.iter().find(|act| act.id == source.act)?;
        let event = rules.events.iter().find(|event| event.services.contains(&compiled.id))?;
        let short_name = rules.short_names.get(&compiled.id)?.get(lang);
        let channels = rules.facts.facts.iter().find(|fact| fact.id == "channel")?;
        Some(Listed { compiled, source, act, event, short_name, channels, lang })
    }

    pub fn wording<'w>(&self, page: &'w PageTexts) -> Wording<'w>
    where
        'r: 'w,
    {
        Wording { service: &self.compiled.service, texts: &self.compiled.texts[self.lang as usize], page }
    }

    pub fn is_repealed(&self) -> bool {
        self.compiled.service.repeal.is_some()
    }

    /// The folder of its description, below the language's own.
    /// Its folder.
    pub fn id(&self) -> &'r str {
        &self.compiled.id
    }

    pub fn about(&self) -> String {
        [&self.compiled.id, "/about/"].concat()
    }

    pub fn ministry(&self) -> &'r str {
        self.act.ministry.get(self.lang)
    }

    /// As of which day the rules are in force, or from which on they are no longer.
    pub fn force(&self, sheet: &Sheet) -> Option<String> {
        let in_force = &self.compiled.service.in_force;
        match in_force.until {
            Some(until) => {
                let args = Args { d: Some(until.not_before?), ..Args::default() };
                Some(fill(&sheet.words.force_ended, args, &sheet.page))
            }
            None => Some(sheet.filled(&sheet.words.force_as_of, &date(in_force.from.not_after?, &sheet.page))),
        }
    }

    /// The base terms from the shortest to the longest.
    fn base_term(&self, sheet: &Sheet) -> Option<String> {
        let base = self.terms(TermKind::Result);
        let (shortest, longest) = (length(base.first()?, sheet), length(base.last()?, sheet));
        let up_to = (longest != shortest).then(|| sheet.filled(&sheet.words.term_up_to, &longest));
        Some(std::iter::once(shortest).chain(up_to).collect::<Vec<_>>().join("; "))
    }

    /// The base terms, and the longest that they can become.
    pub fn term(&self, sheet: &Sheet) -> Option<String> {
        let longest = self.terms(TermKind::Extension).last().map(|term| length(term, sheet));
        let extended = longest.map(|longest| sheet.filled(&sheet.words.term_extended, &longest));
        Some(std::iter::once(self.base_term(sheet)?).chain(extended).collect::<Vec<_>>().join("; "))
    }

    /// The terms of a kind, the shortest first.
    fn terms(&self, kind: TermKind) -> Vec<&'r Term> {
        let terms = self.compiled.service.terms.iter();
        let mut terms: Vec<&Term> = terms.filter(|term| term.kind == kind && term.item.n.is_some()).collect();
        terms.sort_by_key(|term| days_about(term));
        terms
    }

    /// What it costs: nothing, or monthly calculation indices, said with `mci`.
    pub fn fee(&self, sheet: &Sheet, mci: &str) -> String {
        let mut amounts: Vec<String> = Vec::new();
        for fee in &self.compiled.service.fees {
            let amount = match fee.amount {
                FeeAmount::Free => sheet.words.free.clone(),
                FeeAmount::Mci(n) => fill(mci, Args { n: Some(n), ..Args::default() }, &sheet.page),
            };
            if !amounts.contains(&amount) {
                amounts.push(amount);
            }
        }
        amounts.join(sheet.say(Say::OrWay))
    }

    /// Nothing is to be paid, whatever the case.
    fn is_free(&self) -> bool {
        let fees = &self.compiled.service.fees;
        !fees.is_empty() && fees.iter().all(|fee| fee.amount == FeeAmount::Free)
    }

    /// Each way to apply, in words.
    fn ways_in(&self) -> Vec<Element> {
        let ways = self.source.channels.iter().filter_map(|channel| {
            let option = self.channels.options.iter().find(|option| option.id == channel.channel)?;
            Some((option.text.get(self.lang), option.id == "portal"))
        });
        let one = |(name, is_portal): (&str, bool)| {
            let line = el("li");
            // What can no longer be used is no channel to a machine.
            if self.is_repealed() {
                return line.words(name);
            }
            let line = line.property("availableChannel").thing("ServiceChannel");
            let line = line.with(el("span").property("name").words(name));
            if is_portal { line.with(address("serviceUrl", PORTAL)) } else { line }
        };
        ways.map(one).collect()
    }

    /// Ministry, force, ways to apply, term and fee; of a repealed service no term and no fee. Its properties are those
    /// of the GovernmentService around it.
    pub fn facts(&self, sheet: &Sheet) -> Element {
        let words = &sheet.words;
        let ministry = el("span").property("provider").thing("GovernmentOrganization");
        let ministry = ministry.with(el("span").property("name").words(self.ministry()));
        let mut rows = vec![row(&words.ministry, ministry)];
        rows.extend(self.force(sheet).map(|force| row(&words.force, el("span").words(force))));
        let title = if self.is_repealed() { &words.channels_then } else { &words.channels };
        rows.push(row(title, el("ul").class("ways-in").with_all(self.ways_in())));
        if self.is_repealed() {
            let today = link(PORTAL, &*words.today_where);
            rows.push(row(&words.today, today));
        } else {
            rows.extend(self.term(sheet).map(|term| row(&words.term, el("span").words(term))));
            let fee = el("span").words(self.fee(sheet, &sheet.words.fee_mci));
            let free = [value("price", "0"), value("priceCurrency", "KZT")];
            let fee = if self.is_free() { fee.property("offers").thing("Offer").with_all(free) } else { fee };
            rows.push(row(&words.fee, fee));
        }
        el("dl").class("facts").with_all(rows)
    }
}

fn row(title: &str, told: Element) -> Element {
    el("div").class("row").with(el("dt").words(title)).with(el("dd").with(told))
}

/// "3 working days".
fn length(term: &Term, sheet: &Sheet) -> String {
    let unit = match term.unit {
        TermUnit::Seconds => "{n:seconds}",
        TermUnit::Minutes => "{n:minutes}",
        TermUnit::Days => "{n:days}",
        TermUnit::WorkingDays => "{n:working-days}",
        TermUnit::Months => "{n:months}",
    };
    fill(unit, Args { n: term.item.n, ..Args::default() }, &sheet.page)
}

/// So many calendar days, roughly: to put terms of different units in order.
fn days_about(term: &Term) -> u32 {
    let n = u32::from(term.item.n.unwrap_or_default());
    match term.unit {
        TermUnit::Seconds | TermUnit::Minutes => 0,
        TermUnit::Days => n,
        TermUnit::WorkingDays => n * 7 / 5,
        TermUnit::Months => n * 30,
    }
}
