use aldyn::answer::{Subject, show};
use aldyn::calendar::Moment;
use aldyn::source::{Rules, Scenario, answer_of};
use aldyn::told::{Deed, Entries, Entry, Name, Node, Request};

/// What the person of a scenario asks for, with nothing set on the answer's page.
pub fn request(rules: &Rules, scenario: &Scenario) -> Request {
    let answers = scenario.answers.iter().map(|(fact, answer)| answer_of(&rules.facts, fact, answer).unwrap());
    Request {
        answers: answers.collect(),
        now: Moment::parse(&scenario.at).unwrap(),
        entries: Entries::default(),
        address: String::new(),
        can_share: false,
    }
}

/// The same on a phone with a share sheet, with everything ticked, unfolded and filled in: papers, another moment, the
/// QR code, the days on which something happened later.
pub fn filled_in(request: &Request, subject: &Subject) -> Request {
    let address = "https://aldyn.example.kz/xx/service/".to_owned();
    let mut filled = Request { address, can_share: true, ..request.clone() };
    // The QR code is shown by a button, and copying leaves a word.
    filled.entries.set(Entry(11), "1".to_owned());
    filled.entries.set(Entry(12), "1".to_owned());
    for (entry, value) in fields(&show(subject, &filled), &|id| match id {
        id if id.ends_with("-day") => "27",
        id if id.ends_with("-month") => "11",
        id if id.ends_with("-year") => "2026",
        _ => "17:45",
    }) {
        filled.entries.set(entry, value);
    }
    filled
}

/// The same where every field holds what is no day and no time, and copying was refused.
pub fn mistyped(request: &Request, subject: &Subject) -> Request {
    let mut filled = request.clone();
    filled.address = "https://aldyn.example.kz/xx/service/".to_owned();
    filled.entries.set(Entry(12), "0".to_owned());
    for (entry, value) in fields(&show(subject, request), &|_| "99") {
        filled.entries.set(entry, value);
    }
    filled
}

/// Every box and field of a page with what is to be set there.
fn fields(nodes: &[Node], value: &dyn Fn(&str) -> &'static str) -> Vec<(Entry, String)> {
    let mut found = Vec::new();
    for node in nodes {
        let Node::Element(element) = node else { continue };
        let id = element.attributes.iter().find(|(name, _)| *name == Name::Id).map_or("", |(_, id)| id);
        match element.deed {
            Some(Deed::Tick(entry)) => found.push((entry, "1".to_owned())),
            Some(Deed::Type(entry)) => found.push((entry, value(id).to_owned())),
            _ => {}
        }
        found.extend(fields(&element.children, value));
    }
    found
}
