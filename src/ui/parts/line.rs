use super::{el, p, plain, with, words};
use crate::law::{Item, ServiceLink, TextId};
use crate::locale::{Args, Say};
use crate::logic::{Answers, FactId};
use crate::ui::page::ServicePage;
use crate::ui::words::{deciding_words, item_text, sources};
use yew::prelude::*;

/// One line of the answer.
pub struct Line<'l> {
    pub item: &'l Item,
    pub answers: &'l Answers,
    /// The facts whose answers decided that it is here.
    pub decided_by: &'l [FactId],
    /// A word about it, before its title.
    pub tag: Option<Say>,
    /// What stands below its detail.
    pub below: Vec<Html>,
}

/// A bulleted list; nothing where there are no points.
pub fn points(points: &[TextId], words_of: impl Fn(TextId) -> String) -> Option<Html> {
    let lines: Vec<Html> = points.iter().map(|point| words("li", "", words_of(*point))).collect();
    (!lines.is_empty()).then(|| el("ul", "points", lines))
}

/// The way to another service.
pub fn way_to(page: &ServicePage, link: Option<ServiceLink>) -> Vec<Html> {
    let way = link.map(|link| {
        let address = [&*page.site().home(), page.data.text(link.slug), "/"].concat();
        let name = plain(page.data.text(link.name).to_owned());
        el("p", "", vec![with("a", "", &[("href", &address)], vec![name])])
    });
    way.into_iter().collect()
}

/// A line with title, detail, where the act says so, and why it is here.
pub fn line(page: &ServicePage, line: Line) -> Html {
    let (site, data, item) = (page.site(), page.data, line.item);
    let mut children = Vec::new();
    children.extend(line.tag.map(|tag| words("p", "tag", page.say(tag))));
    children.push(words("p", "line-title", item_text(site, data, item, item.title)));
    children.extend(item.detail.map(|detail| p(item_text(site, data, item, detail))));
    children.extend(points(&item.points, |text| item_text(site, data, item, text)));
    children.extend(line.below);
    let source = sources(site, data, &item.cites);
    let because = if line.decided_by.is_empty() {
        page.say(Say::BecauseAlways)
    } else {
        let words = deciding_words(site, data, line.answers, line.decided_by);
        page.said(Say::BecauseAnswers, Args { x: Some(&words), ..Args::default() })
    };
    children.push(el("details", "reason", vec![words("summary", "", source), p(because)]));
    el("div", "line", children)
}
