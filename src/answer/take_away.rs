use super::Shown;
use super::dates::dates;
use crate::carry::{link, qr};
use crate::locale::Say;
use crate::told::{Deed, Entry, File, Name, Node, Tag, button, el, element, p, plain, section, with, words};

/// The tick that puts delicate answers into the link.
const DELICATE: Entry = Entry(10);
/// The QR code is shown.
const QR: Entry = Entry(11);
/// What came of copying: the link that was copied, or "0" if that was refused.
const COPIED: Entry = Entry(12);

/// Files, link and QR code.
pub(super) fn take_away(shown: &Shown) -> Option<Node> {
    let mut files = Vec::new();
    if !dates(shown).is_empty() {
        files.push(button("button secondary to-keep", shown.say(Say::TakeCalendar), Deed::Save(File::Calendar)));
    }
    files.push(button("button secondary to-keep", shown.say(Say::TakeTrace), Deed::Save(File::Trace)));
    let mut parts = vec![el(Tag::Div, "actions", files)];
    if let Some(address) = address(shown) {
        parts.extend(linked(shown, &address));
    }
    section("take-away", shown.say(Say::TakeTitle), parts)
}

/// The page's address with the answers in its fragment; `None` where the page has no address.
pub(super) fn address(shown: &Shown) -> Option<String> {
    let base = &shown.request.address;
    if base.is_empty() {
        return None;
    }
    let with_delicate = shown.request.entries.is_set(DELICATE);
    // Only what was asked: where there is one way to apply, it is no answer of anybody's.
    let told = shown.progress.asked.iter().filter(|fact| with_delicate || !shown.subject.is_delicate(**fact));
    let told = told.filter_map(|fact| Some((*fact, shown.progress.active.get(*fact)?.clone()))).collect();
    Some([base, "#", &link::write(shown.service().id, &told)].concat())
}

fn linked(shown: &Shown, address: &str) -> Vec<Node> {
    let entries = &shown.request.entries;
    let mut parts = vec![words(Tag::H3, "", shown.say(Say::LinkTitle)), p(shown.say(Say::LinkLead))];
    if shown.progress.asked.iter().any(|fact| shown.subject.is_delicate(*fact)) {
        let ticked = if entries.is_set(DELICATE) { "1" } else { "0" };
        let attributes =
            [(Name::Type, "checkbox"), (Name::Id, "link-delicate"), (Name::Value, "1"), (Name::Checked, ticked)];
        let tick = element(Tag::Input, "", &attributes, Vec::new()).doing(Deed::Tick(DELICATE));
        let label = with(Tag::Label, "", &[(Name::For, "link-delicate")], vec![plain(shown.say(Say::LinkDelicate))]);
        parts.push(el(Tag::Div, "option", vec![tick, label]));
    }
    let label = with(Tag::Label, "", &[(Name::For, "link")], vec![plain(shown.say(Say::LinkField))]);
    let mut field = element(
        Tag::Input,
        "link",
        &[(Name::Id, "link"), (Name::Type, "text"), (Name::Readonly, "readonly")],
        Vec::new(),
    );
    field.attributes.push((Name::Value, address.to_owned()));
    parts.push(el(Tag::Div, "link-field", vec![label, field.into()]));
    let copy = Deed::Copy(address.to_owned(), COPIED);
    let mut ways = vec![button("button secondary to-keep", shown.say(Say::LinkCopy), copy)];
    if shown.request.can_share {
        let title = shown.wording.text(shown.service().name).to_owned();
        ways.push(button(
            "button secondary to-keep",
            shown.say(Say::LinkShare),
            Deed::Share(title, address.to_owned()),
        ));
    }
    let (label, value) = if entries.is_set(QR) { (Say::QrHide, "") } else { (Say::QrShow, "1") };
    ways.push(button("button secondary", shown.say(label), Deed::Set(vec![(QR, value.to_owned())])));
    parts.push(el(Tag::Div, "actions", ways));
    // There from the start: what is said in it later is read out.
    let copied = match entries.get(COPIED) {
        "0" => vec![plain(shown.say(Say::LinkRefused))],
        copied if copied == address => vec![plain(shown.say(Say::LinkCopied))],
        // Nothing, or a link that says something else by now.
        _ => Vec::new(),
    };
    parts.push(with(Tag::P, "hint", &[(Name::Role, "status")], copied));
    // Its place is always there: what stands before it, the button that has just been pressed, is not made anew.
    let code = entries.is_set(QR).then(|| qr_code(shown, address)).flatten();
    parts.push(el(Tag::Div, "", code.into_iter().collect()));
    parts
}

/// The link as a picture for a phone's camera, with the quiet zone of four modules that ISO/IEC 18004 asks for.
fn qr_code(shown: &Shown, address: &str) -> Option<Node> {
    let code = qr(address)?;
    let side = code.size().saturating_add(8).to_string();
    let frame = ["-4 -4 ", &side, " ", &side].concat();
    let path = with(Tag::Path, "", &[(Name::D, &code.path())], Vec::new());
    let attributes = [(Name::ViewBox, &*frame), (Name::Role, "img"), (Name::AriaLabel, shown.say(Say::QrLabel))];
    Some(with(Tag::Svg, "qr", &attributes, vec![path]))
}
