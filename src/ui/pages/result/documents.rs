use super::Shown;
use crate::assessment::DocumentLine;
use crate::law::{Bearer, Document, Stage};
use crate::locale::Say;
use crate::logic::Truth;
use crate::ui::parts::Line;
use crate::ui::words::{handling, item_text};
use yew::prelude::*;

/// What to bring when applying, what to bring when collecting, and what not to bring at all.
pub(super) fn documents(shown: &Shown) -> Html {
    let site = shown.site;
    let of =
        |line: &DocumentLine| shown.data.service.documents.iter().find(|document| document.item.id == line.document);
    let group = |title: Say, wanted: &dyn Fn(&Document) -> bool| {
        let lines = shown.assessment.documents.iter().filter_map(|line| {
            let document = of(line).filter(|document| wanted(document))?;
            Some(one(shown, document, line.needed))
        });
        let lines: Vec<Html> = lines.collect();
        if lines.is_empty() {
            return Html::default();
        }
        html! { <><h3>{ site.say(title) }</h3><ul class="lines">{ for lines }</ul></> }
    };
    html! {
        <section class="section" aria-labelledby="documents">
            <h2 id="documents">{ site.say(Say::DocumentsTitle) }</h2>
            if shown.assessment.documents.is_empty() {
                <p>{ site.say(Say::DocumentsNone) }</p>
            }
            { group(Say::DocumentsBring, &|document| document.stage == Stage::Filing && document.bearer == Bearer::Applicant) }
            { group(Say::DocumentsCollect, &|document| document.stage == Stage::Collection && document.bearer == Bearer::Applicant) }
            { group(Say::DocumentsOffice, &|document| document.bearer == Bearer::Office) }
        </section>
    }
}

fn one(shown: &Shown, document: &Document, needed: Truth) -> Html {
    let site = shown.site;
    let ways = document.handling.iter().map(|way| site.say(handling(*way))).collect::<Vec<_>>();
    let ways = ways.join(if document.one_way { site.say(Say::OrWay) } else { "; " });
    let tag = (needed != Truth::Yes).then(|| AttrValue::from(site.say(Say::DocumentsPerhaps).to_owned()));
    let source = document.source.map(|source| {
        html! { <p><strong>{ site.say(Say::DocumentsSource) }{ ": " }</strong>{ item_text(site, shown.data, &document.item, source) }</p> }
    });
    html! {
        <li>
            <Line site={site.clone()} data={shown.data.clone()} item={usize::from(document.item.id.0)} answers={shown.answers.clone()}
                decided_by={shown.decided_by(document.item.id)} {tag}>
                if !ways.is_empty() {
                    <p class="ways">{ ways }</p>
                }
                { source }
            </Line>
        </li>
    }
}
