use super::change::would_change;
use super::{Shown, Subject};
use crate::carry::link;
use crate::interview::Progress;
use crate::law::{Item, ServiceLink, TextId};
use crate::locale::{Args, Say};
use crate::logic::Answers;
use crate::told::{Name, Node, Tag, el, link_out, p, plain, with, words};

/// One line of the answer.
pub struct Line<'l> {
    pub item: &'l Item,
    /// A word about it, before its title.
    pub tag: Option<Say>,
    /// What stands in the place of its title.
    pub titled: Option<Node>,
    /// What stands below its detail.
    pub below: Vec<Node>,
}

impl<'l> Line<'l> {
    /// The line of an item with nothing added.
    pub fn of(item: &'l Item) -> Line<'l> {
        Line { item, tag: None, titled: None, below: Vec::new() }
    }

    /// Title, detail, where the act says so, and why it is here.
    pub(super) fn node(self, shown: &Shown) -> Node {
        let (wording, item) = (&shown.wording, self.item);
        let mut children = Vec::new();
        children.extend(self.tag.map(|tag| words(Tag::P, "tag", shown.say(tag))));
        children.push(self.titled.unwrap_or_else(|| words(Tag::P, "line-title", wording.title(item))));
        children.extend(item.detail.map(|detail| p(wording.of(item, detail))));
        children.extend(points(&item.points, |text| wording.of(item, text)));
        children.extend(self.below);
        children.extend(reason(shown, item));
        el(Tag::Div, "line", children)
    }
}

/// Where the act says so; unfolded: when it applies, which answers decided that, what would change it, and the act.
fn reason(shown: &Shown, item: &Item) -> Option<Node> {
    let act = shown.service().act.as_ref()?;
    let wording = &shown.wording;
    let mut children = vec![words(Tag::Summary, "", wording.sources(&item.cites))];
    let decided_by = shown.decided_by(item.id);
    if item.when.is_always() {
        children.push(p(shown.say(Say::BecauseAlways)));
    } else {
        let condition = wording.condition(&item.when);
        children.push(p(shown.said(Say::BecauseCondition, Args { x: Some(&condition), ..Args::default() })));
    }
    if !decided_by.is_empty() {
        let answers = wording.deciding(&shown.progress.active, decided_by);
        children.push(p(shown.said(Say::BecauseAnswers, Args { x: Some(&answers), ..Args::default() })));
    }
    children.extend(would_change(shown, item));
    let address = wording.text(act.page);
    children.push(el(Tag::P, "", vec![link_out(address, shown.say(Say::OpenAct))]));
    Some(el(Tag::Details, "reason", children))
}

/// A bulleted list; nothing where there are no points.
pub fn points(points: &[TextId], words_of: impl Fn(TextId) -> String) -> Option<Node> {
    let lines: Vec<Node> = points.iter().map(|point| words(Tag::Li, "", words_of(*point))).collect();
    (!lines.is_empty()).then(|| el(Tag::Ul, "points", lines))
}

/// The way to another service, with the answers that were met: it does not ask them again. Delicate ones stay here.
pub(super) fn way_to(subject: &Subject, progress: &Progress, link: Option<ServiceLink>) -> Option<Node> {
    let to = link?;
    let told = progress.asked.iter().filter(|fact| !subject.is_delicate(**fact));
    let told: Answers = told.filter_map(|fact| Some((*fact, progress.active.get(*fact)?.clone()))).collect();
    let text = |text| subject.texts.get(text);
    let mut address = [&*subject.root, subject.page.lang.code(), "/", text(to.slug), "/"].concat();
    if !told.is_empty() {
        address.push('#');
        address.push_str(&link::carry(to.service, &told));
    }
    Some(el(Tag::P, "", vec![with(Tag::A, "", &[(Name::Href, &address)], vec![plain(text(to.name))])]))
}
