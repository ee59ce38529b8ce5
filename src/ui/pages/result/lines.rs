use super::Shown;
use crate::law::{FeeAmount, Hours, ItemId, Section, TermKind};
use crate::locale::{Args, Say, time};
use crate::logic::Truth;
use crate::ui::parts::{Line, section};
use crate::ui::words::said;
use yew::prelude::*;

/// Everything that is neither document, date nor risk, under the heading where one looks for it.
pub(super) fn lines(shown: &Shown) -> Html {
    let site = shown.site;
    let notes = |wanted: Section| {
        let notes = shown.data.service.notes.iter().filter(|note| note.section == wanted);
        notes.filter_map(|note| one(shown, note.item.id, Html::default())).collect::<Vec<_>>()
    };
    let terms = |kinds: &[TermKind]| {
        let terms = shown.data.service.terms.iter().filter(|term| kinds.contains(&term.kind));
        terms.filter_map(|term| one(shown, term.item.id, Html::default())).collect::<Vec<_>>()
    };
    let joined = |mut first: Vec<Html>, then: Vec<Html>| {
        first.extend(then);
        first
    };
    html! {
        <>
            { section("fee", site.say(Say::FeeTitle), fees(shown)) }
            { section("who", site.say(Say::WhoTitle), notes(Section::Who)) }
            { section("prepare", site.say(Say::PrepareTitle), notes(Section::Documents)) }
            { section("where", site.say(Say::WhereTitle), joined(offices(shown), notes(Section::Where))) }
            { section("filing", site.say(Say::FilingTitle), joined(
                notes(Section::Filing), terms(&[TermKind::Waiting, TermKind::Service, TermKind::Registration]))) }
            { section("given", site.say(Say::ResultTitle), notes(Section::Result)) }
            { section("collection", site.say(Say::CollectionTitle), joined(
                notes(Section::Collection), terms(&[TermKind::Retrieval]))) }
            { section("refusal", site.say(Say::RefusalTitle), joined(
                notes(Section::Refusal), terms(&[TermKind::Notice, TermKind::Objection, TermKind::Decision]))) }
            { section("appeal", site.say(Say::AppealTitle), joined(
                notes(Section::Appeal), terms(&[TermKind::Forwarding, TermKind::Complaint, TermKind::QualityComplaint]))) }
            { section("silence", site.say(Say::SilenceTitle), notes(Section::Silence)) }
        </>
    }
}

/// A line that applies or may apply.
fn one(shown: &Shown, id: ItemId, below: Html) -> Option<Html> {
    let (_, value) = shown.assessment.lines.iter().find(|(line, _)| *line == id)?;
    let tag = (*value == Truth::Unknown).then(|| AttrValue::from(shown.site.say(Say::Perhaps).to_owned()));
    Some(html! {
        <Line site={shown.site.clone()} data={shown.data.clone()} item={usize::from(id.0)} answers={shown.answers.clone()}
            decided_by={shown.decided_by(id)} {tag}>{ below }</Line>
    })
}

fn fees(shown: &Shown) -> Vec<Html> {
    let fees = shown.data.service.fees.iter().filter_map(|fee| {
        let below = match fee.amount {
            FeeAmount::Free => Html::default(),
            FeeAmount::Mci(n) => {
                html! { <p class="big">{ said(shown.site, Say::FeeMci, Args { n: Some(n), ..Args::default() }) }</p> }
            }
        };
        one(shown, fee.item.id, below)
    });
    fees.collect()
}

fn offices(shown: &Shown) -> Vec<Html> {
    let offices = shown.data.service.offices.iter().filter_map(|office| {
        let hours = office.hours.iter().map(|hours| html! { <li>{ hours_words(shown, hours) }</li> });
        let below = html! {
            <>
                <ul class="hours">{ for hours }</ul>
                <p class="hint">{ shown.site.say(Say::HoursClosed) }</p>
            </>
        };
        one(shown, office.item.id, below)
    });
    offices.collect()
}

/// "дүйсенбі–жұма 9:00–18:30, түскі үзіліс 13:00–14:30"
fn hours_words(shown: &Shown, hours: &Hours) -> String {
    let site = shown.site;
    let day = |at: u8| site.page.weekdays.get(usize::from(at)).map_or("", String::as_str);
    let range = |from: u16, to: u16| [time(from).as_str(), "–", &time(to)].concat();
    let mut words = match hours.days {
        None => String::new(),
        Some((first, last)) if first == last => [day(first), ": "].concat(),
        Some((first, last)) => [day(first), "–", day(last), ": "].concat(),
    };
    words.push_str(&range(hours.open, hours.close));
    if let Some((start, end)) = hours.lunch {
        words.push_str(", ");
        words.push_str(&said(site, Say::HoursLunch, Args { x: Some(&range(start, end)), ..Args::default() }));
    }
    if hours.duty {
        words.push_str(" (");
        words.push_str(site.say(Say::HoursDuty));
        words.push(')');
    }
    words
}
