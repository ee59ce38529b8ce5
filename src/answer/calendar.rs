use super::Shown;
use super::words::mark;
use crate::calendar::{Count, CountedDay, Day, DayKind, Mark, Standing};
use crate::locale::{Args, Say, date_on};
use crate::told::{Name, Node, Tag, el, p, plain, with, words};

/// A count on the grids of its months, and the same as a list: for those who listen, and to read each day's name.
pub(super) fn calendar(shown: &Shown, count: &Count, working: bool) -> Vec<Node> {
    let mut months = Vec::new();
    let mut days = count.days.as_slice();
    while let Some(first) = days.first().map(|first| first.day) {
        let same = |day: &&CountedDay| (day.day.year(), day.day.month()) == (first.year(), first.month());
        let length = days.iter().take_while(same).count();
        let (of_month, rest) = days.split_at(length);
        months.extend(month(shown, of_month, count));
        days = rest;
    }
    let legend = [
        ("start", Say::CalendarStart, count.days.iter().any(|day| day.mark == Mark::Start)),
        ("day", Say::CalendarDay, true),
        ("off", Say::CalendarOff, count.days.iter().any(|day| matches!(day.mark, Mark::Skipped(_)))),
        ("last", Say::CalendarLast, true),
        ("practical", Say::CalendarPractical, count.practical != count.last),
    ];
    let legend = legend.into_iter().filter(|(_, _, is_there)| *is_there).map(|(class, said, _)| {
        let key = el(Tag::Span, ["key ", class].concat(), Vec::new());
        el(Tag::Li, "", vec![key, words(Tag::Span, "", shown.say(said))])
    });
    let list = count.days.iter().map(|day| counted(shown, day, working)).collect();
    let hidden = [(Name::AriaHidden, "true")];
    vec![
        with(Tag::Div, "months", &hidden, months),
        with(Tag::Ul, "legend", &hidden, legend.collect()),
        el(
            Tag::Details,
            "count-list",
            vec![words(Tag::Summary, "", shown.say(Say::DeadlineCount)), el(Tag::Ol, "count", list)],
        ),
    ]
}

/// Which years the calendar covers, and that no day is worked out beyond them.
pub(super) fn calendar_ends(shown: &Shown) -> String {
    let calendar = &shown.subject.calendar;
    let range = [calendar.first().year().to_string(), calendar.last().year().to_string()].join("–");
    shown.said(Say::DeadlineOutside, Args { x: Some(&range), ..Args::default() })
}

/// One month: its grid, and the names of its days off.
fn month(shown: &Shown, days: &[CountedDay], count: &Count) -> Option<Node> {
    let first = days.first()?.day;
    let of_month = Day::new(first.year(), first.month(), 1)?;
    let names = &shown.subject.words;
    let name = names.months.get((first.month() as usize).wrapping_sub(1)).map_or("", String::as_str);
    let mut caption = vec![plain([name, " ", &first.year().to_string()].concat())];
    let end = of_month.plus_months(1).and_then(Day::pred)?;
    let known = shown.subject.calendar.standing(first, end.min(days.last()?.day));
    let sure = match known {
        Standing::Set => None,
        Standing::Estimated => Some(Say::CalendarEstimated),
        Standing::Projected => Some(Say::CalendarProjected),
    };
    caption.extend(sure.map(|said| words(Tag::Span, "projected", shown.say(said))));
    let heads =
        names.weekdays_short.iter().map(|weekday| with(Tag::Th, "", &[(Name::Scope, "col")], vec![plain(weekday)]));
    let head = el(Tag::Thead, "", vec![el(Tag::Tr, "", heads.collect())]);
    let mut rows = Vec::new();
    let mut cells: Vec<Node> = (0..of_month.weekday().index()).map(|_| el(Tag::Td, "", Vec::new())).collect();
    let mut next = Some(of_month);
    while let Some(day) = next.filter(|day| *day <= end) {
        cells.push(cell(day, days.iter().find(|counted| counted.day == day), count));
        if cells.len() == 7 {
            let week = std::mem::take(&mut cells);
            // Only the weeks that the count goes through, with the working day that its end moves to.
            let ends = day.plus_days(-6).is_some_and(|monday| monday <= count.practical);
            if day >= first && ends {
                rows.push(el(Tag::Tr, "", week));
            }
        }
        next = day.succ();
    }
    if !cells.is_empty() && end.plus_days(1 - cells.len() as i32).is_some_and(|monday| monday <= count.practical) {
        cells.resize(7, el(Tag::Td, "", Vec::new()));
        rows.push(el(Tag::Tr, "", cells));
    }
    let table = el(Tag::Table, "month", vec![el(Tag::Caption, "", caption), head, el(Tag::Tbody, "", rows)]);
    let named = days.iter().filter(|day| is_named(day)).map(|day| {
        let number = [&day.day.day().to_string(), ": "].concat();
        p([number, mark(&shown.wording, day.mark, true)].concat())
    });
    let mut parts = vec![table];
    parts.extend(named);
    Some(el(Tag::Div, "month-of", parts))
}

fn cell(day: Day, counted: Option<&CountedDay>, count: &Count) -> Node {
    let last = count.last;
    let mut children = vec![words(Tag::Span, "", day.day().to_string())];
    let class = match counted.map(|counted| counted.mark) {
        None if day == count.practical => "practical",
        None => "",
        Some(Mark::Start) if day == last => "start last",
        Some(Mark::Start) => "start",
        Some(Mark::Skipped(_)) if day == last => "off last",
        Some(Mark::Skipped(_)) => "off",
        Some(Mark::Counted(n)) => {
            children.push(words(Tag::Span, "n", n.to_string()));
            if day == last { "day last" } else { "day" }
        }
    };
    el(Tag::Td, class, children)
}

/// A day off that has a name of its own: no plain Saturday or Sunday.
fn is_named(day: &CountedDay) -> bool {
    matches!(day.mark, Mark::Skipped(DayKind::Off(_)))
}

fn counted(shown: &Shown, day: &CountedDay, working: bool) -> Node {
    let class = if matches!(day.mark, Mark::Skipped(_)) { "off" } else { "" };
    let what = words(Tag::Span, "mark", mark(&shown.wording, day.mark, working));
    el(Tag::Li, class, vec![words(Tag::Span, "", date_on(day.day, shown.wording.page)), what])
}
