use super::{CARRIED, DATE, DONT_KNOW, FIRST_OPTION, MARK, PREFER_NOT, SEVERAL, SEVERAL_REST_UNKNOWN, VERSION, check};
use crate::law::ServiceId;
use crate::logic::{Answer, Answers, OptionId, Rest};
use crate::pack::push_number;

/// The fragment, without its `#`, that these answers about a service can be read back from: letters, digits, `.`, `-`
/// and `_`.
///
/// The caller passes what the person said: without what is not to travel, and without the only channel of a service,
/// which nobody was asked about and which would come back as dropped.
///
/// At most 600 characters for answers to every fact of `facts.json`; for one service seldom more than 40.
pub fn write(service: ServiceId, answers: &Answers) -> String {
    marked(MARK, service, answers)
}

/// The same for a link to another service, which takes of the answers those that it asks for.
pub fn carry(service: ServiceId, answers: &Answers) -> String {
    marked(CARRIED, service, answers)
}

fn marked(mark: char, service: ServiceId, answers: &Answers) -> String {
    let mut bytes = Vec::new();
    push_number(&mut bytes, u32::from(service.0));
    push_number(&mut bytes, answers.len() as u32);
    let mut next = 0;
    for (fact, answer) in answers.iter() {
        let fact = u32::from(fact.0);
        push_number(&mut bytes, fact - next);
        next = fact + 1;
        write_answer(&mut bytes, answer);
    }
    let check = check(&bytes);
    bytes.extend_from_slice(&check.to_be_bytes());
    let mut fragment = String::from(mark);
    fragment.push_str(VERSION);
    fragment.push('.');
    encode(&bytes, &mut fragment);
    fragment
}

fn write_answer(bytes: &mut Vec<u8>, answer: &Answer) {
    match answer {
        Answer::Option(option) => push_number(bytes, FIRST_OPTION + u32::from(option.0)),
        Answer::Several { yes, rest } => {
            push_number(bytes, if *rest == Rest::No { SEVERAL } else { SEVERAL_REST_UNKNOWN });
            several(bytes, yes);
        }
        Answer::Date(day) => {
            let days = day.days_since_1970();
            push_number(bytes, DATE);
            push_number(bytes, (days << 1 ^ days >> 31) as u32);
        }
        Answer::DontKnow => push_number(bytes, DONT_KNOW),
        Answer::PreferNotToSay => push_number(bytes, PREFER_NOT),
    }
}

fn several(bytes: &mut Vec<u8>, yes: &[OptionId]) {
    let last = yes.iter().map(|option| option.0 / 7).max().unwrap_or(0);
    for group in 0..=last {
        let mut byte = if group < last { 128 } else { 0 };
        for option in yes {
            if option.0 / 7 == group {
                byte |= 1 << (option.0 % 7);
            }
        }
        bytes.push(byte);
    }
}

pub(super) fn encode(bytes: &[u8], text: &mut String) {
    let (mut bits, mut held) = (0_u32, 0);
    for byte in bytes {
        bits = bits << 8 | u32::from(*byte);
        held += 8;
        while held >= 6 {
            held -= 6;
            text.push(letter(bits >> held));
        }
    }
    if held > 0 {
        text.push(letter(bits << (6 - held)));
    }
}

/// The letter for the lowest six bits.
fn letter(bits: u32) -> char {
    let value = bits as u8 & 63;
    char::from(match value {
        0..26 => b'A' + value,
        26..52 => b'a' + value - 26,
        52..62 => b'0' + value - 52,
        62 => b'-',
        _ => b'_',
    })
}
