use super::{CARRIED, DATE, DONT_KNOW, FIRST_OPTION, MARK, PREFER_NOT, SEVERAL, SEVERAL_REST_UNKNOWN, VERSION, check};
use crate::calendar::Day;
use crate::law::{Service, ServiceId};
use crate::logic::{Answer, Answers, FactId, OptionId, Rest};

/// What a fragment held.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    pub state: State,
    /// The answers that the service's questions offer. Of a damaged link, those that could still be made out: all that
    /// stand before a cut, but perhaps wrong ones if it was mistyped. None in the states after that.
    pub answers: Answers,
    /// The facts, ascending, whose answers were left out: the service does not ask about the fact, or not in that
    /// way, or no longer offers what was answered.
    pub dropped: Vec<FactId>,
}

/// How a fragment came through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// As it was written.
    Whole,
    /// As another service's page wrote it: what this one does not ask is no loss.
    Carried,
    /// Cut short or mistyped.
    Damaged,
    /// Whole, and about another service.
    OtherService(ServiceId),
    /// Of a version of the format that came after this one.
    OtherVersion,
    /// Nothing that a link of ours ends with.
    NotOurs,
}

/// Opens a fragment, with or without its `#`. Whatever stands in it, no answer comes out that the service's questions
/// do not offer.
pub fn read(fragment: &str, service: &Service) -> Opened {
    let mut opened = Opened { state: State::NotOurs, answers: Answers::new(), dropped: Vec::new() };
    let Some((mark, version, encoded)) = parts(fragment) else { return opened };
    if version == VERSION {
        opened.state = State::Damaged;
        let bytes = decoded(encoded);
        if let Some(state) = read_bytes(&bytes, service, &mut opened) {
            opened.state = state;
        }
        if mark == CARRIED && opened.state == State::Whole {
            opened.state = State::Carried;
            opened.dropped.clear();
        }
    } else {
        opened.state = State::OtherVersion;
    }
    opened
}

/// Whether a fragment, with or without its `#`, is one of ours, in whatever version and state.
pub fn is_ours(fragment: &str) -> bool {
    parts(fragment).is_some()
}

/// The mark, the version, and what follows the stop.
fn parts(fragment: &str) -> Option<(char, &str, &str)> {
    let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
    let mark = fragment.chars().next().filter(|mark| [MARK, CARRIED].contains(mark))?;
    let (version, encoded) = fragment.strip_prefix(mark)?.split_once('.')?;
    let is_number = !version.starts_with('0') && version.bytes().all(|byte| byte.is_ascii_digit());
    (is_number && !version.is_empty()).then_some((mark, version, encoded))
}

/// `None` if the bytes are damaged.
fn read_bytes(bytes: &[u8], service: &Service, opened: &mut Opened) -> Option<State> {
    let sound = check(bytes) == 0;
    let mut rest = bytes;
    let id = ServiceId(u16::try_from(number(&mut rest)?).ok()?);
    if id != service.id {
        return sound.then_some(State::OtherService(id));
    }
    let mut next = 0;
    for _ in 0..number(&mut rest)? {
        let fact = FactId(u16::try_from(next + number(&mut rest)?).ok()?);
        next = u32::from(fact.0) + 1;
        let answer = answer(&mut rest)?;
        match service.question(fact) {
            Some(question) if question.offers(&answer) => opened.answers.set(fact, answer),
            _ => opened.dropped.push(fact),
        }
    }
    (sound && rest.len() == 2).then_some(State::Whole)
}

fn answer(rest: &mut &[u8]) -> Option<Answer> {
    Some(match number(rest)? {
        DONT_KNOW => Answer::DontKnow,
        PREFER_NOT => Answer::PreferNotToSay,
        DATE => {
            let days = number(rest)?;
            Answer::Date(Day::from_days_since_1970((days >> 1) as i32 ^ -((days & 1) as i32))?)
        }
        SEVERAL => Answer::Several { yes: several(rest)?, rest: Rest::No },
        SEVERAL_REST_UNKNOWN => Answer::Several { yes: several(rest)?, rest: Rest::Unknown },
        option => Answer::Option(OptionId(u8::try_from(option - FIRST_OPTION).ok()?)),
    })
}

fn several(rest: &mut &[u8]) -> Option<Vec<OptionId>> {
    let mut yes = Vec::new();
    let mut option = 0_u8;
    loop {
        let byte = byte(rest)?;
        for bit in 0..7 {
            if byte >> bit & 1 == 1 {
                yes.push(OptionId(option.checked_add(bit)?));
            }
        }
        if byte < 128 {
            return Some(yes);
        }
        option = option.checked_add(7)?;
    }
}

/// Three bytes at the most: no number of a link needs more.
fn number(rest: &mut &[u8]) -> Option<u32> {
    let mut number = 0;
    for shift in [0, 7, 14] {
        let byte = byte(rest)?;
        number |= u32::from(byte & 127) << shift;
        if byte < 128 {
            return Some(number);
        }
    }
    None
}

fn byte(rest: &mut &[u8]) -> Option<u8> {
    let (byte, after) = rest.split_first()?;
    *rest = after;
    Some(*byte)
}

/// As far as the alphabet goes. What follows is not ours: a bracket or a full stop that a message put after the link.
fn decoded(encoded: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let (mut bits, mut held) = (0_u32, 0);
    for letter in encoded.bytes() {
        let value = match letter {
            b'A'..=b'Z' => letter - b'A',
            b'a'..=b'z' => letter - b'a' + 26,
            b'0'..=b'9' => letter - b'0' + 52,
            b'-' => 62,
            b'_' => 63,
            _ => break,
        };
        bits = bits << 6 | u32::from(value);
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push((bits >> held) as u8);
        }
    }
    bytes
}
