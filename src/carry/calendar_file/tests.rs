//! Calendar files as they are written, and as two programs read them.

use super::understood::{Understood, by_calcard, by_icalendar};
use super::*;
use calcard::icalendar::ICalendar;
use proptest::prelude::*;

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn moment(text: &str) -> Moment {
    Moment::parse(text).unwrap()
}

/// Text as it can come back: without what controls, tabs as spaces.
fn readable(text: &str) -> String {
    text.replace('\t', " ").chars().filter(|letter| *letter == '\n' || !letter.is_control()).collect()
}

fn expected(entry: &Entry, stamp: &str, sequence: i64) -> Understood {
    Understood {
        uid: readable(&entry.uid),
        stamp: stamp.to_owned(),
        sequence,
        start: entry.day.to_string(),
        end: entry.day.succ().unwrap().to_string(),
        summary: readable(&entry.summary),
        description: readable(&entry.description),
        url: entry.url.clone(),
        alarm_text: readable(&entry.summary),
        alarm_seconds: 9 * 3600 - i64::from(entry.alarm_days_before) * 86_400,
    }
}

/// As RFC 5545 says what a file is, whatever a parser forgives.
fn well_formed(file: &str) {
    assert!(file.ends_with("END:VCALENDAR\r\n"));
    for line in file.strip_suffix("\r\n").unwrap().split("\r\n") {
        assert!(!line.is_empty() && line.len() <= 75, "{line}");
        assert!(!line.chars().any(char::is_control), "{line:?}");
    }
}

fn entry(uid: &str, date: &str, summary: &str, description: &str, alarm_days_before: u8) -> Entry {
    let (uid, summary, description) = (uid.to_owned(), summary.to_owned(), description.to_owned());
    Entry { uid, day: day(date), summary, description, url: None, alarm_days_before }
}

/// A certificate is due on 1 December and a permit runs out in leap year's February; the file was made at ten in the
/// evening.
fn two_days() -> Vec<Entry> {
    let url = Some("https://example.kz/aldyn/kk/rehabilitated-certificate/#a1.DQEBBtmB".to_owned());
    let ready = "Анықтама ең кеші 1 желтоқсанда дайын болады; ХҚКО, № 3 терезе";
    let told = "Жеке куәлікті ала барыңыз.\r\nТүскі үзіліс: 13:00-14:30, сенбі; C:\\";
    vec![
        Entry { url, ..entry(&uid(ServiceId(1), "ready-12", day("2026-12-01")), "2026-12-01", ready, told, 1) },
        entry(&uid(ServiceId(8), "by-3", day("2028-02-29")), "2028-02-29", "Permit: last day to extend it", "", 30),
    ]
}

#[test]
fn a_file_of_two_days_reads_like_this() {
    let file = calendar_file("Алдын ала тексеру", moment("2026-11-20T22:05"), &two_days());
    let lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Aldyn//Aldyn//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "X-WR-CALNAME:Алдын ала тексеру",
        "BEGIN:VEVENT",
        "UID:1-ready-12-20261201@aldyn",
        "DTSTAMP:20261120T170500Z",
        "SEQUENCE:29919905",
        "DTSTART;VALUE=DATE:20261201",
        "DTEND;VALUE=DATE:20261202",
        "SUMMARY:Анықтама ең кеші 1 желтоқсанда дайын ",
        " болады\\; ХҚКО\\, № 3 терезе",
        "DESCRIPTION:Жеке куәлікті ала барыңыз.\\nТүскі ү",
        " зіліс: 13:00-14:30\\, сенбі\\; C:\\\\",
        "URL:https://example.kz/aldyn/kk/rehabilitated-certificate/#a1.DQEBBtmB",
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "DESCRIPTION:Анықтама ең кеші 1 желтоқсанда дай",
        " ын болады\\; ХҚКО\\, № 3 терезе",
        "TRIGGER:-PT15H",
        "END:VALARM",
        "END:VEVENT",
        "BEGIN:VEVENT",
        "UID:8-by-3-20280229@aldyn",
        "DTSTAMP:20261120T170500Z",
        "SEQUENCE:29919905",
        "DTSTART;VALUE=DATE:20280229",
        "DTEND;VALUE=DATE:20280301",
        "SUMMARY:Permit: last day to extend it",
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "DESCRIPTION:Permit: last day to extend it",
        "TRIGGER:-P29DT15H",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ];
    assert_eq!(file.split("\r\n").collect::<Vec<_>>(), lines);
}

#[test]
fn two_programs_read_the_same_days_texts_and_alarms() {
    let entries = two_days();
    let file = calendar_file("Алдын ала, тексеру", moment("2026-11-20T22:05"), &entries);
    let events = || entries.iter().map(|entry| expected(entry, "2026-11-20T17:05", 29_919_905)).collect::<Vec<_>>();
    assert_eq!(by_calcard(&file), ("Алдын ала, тексеру".to_owned(), events()));
    assert_eq!(by_icalendar(&file), ("Алдын ала, тексеру".to_owned(), events()));
    let read = ICalendar::parse(&file).unwrap();
    let event = &read.components[1];
    assert_eq!(event.transparency(), Some(&calcard::icalendar::ICalendarTransparency::Transparent));
}

#[test]
fn long_texts_in_three_languages_come_back_unhurt() {
    let texts = [
        "Өтінішті қабылдағаннан кейін көрсетілетін қызметті беруші құжаттардың толықтығын тексереді; толық емес \
         болса, өтінішті одан әрі қараудан дәлелді бас тартады. Шағым, түсініктеме, мерзімі – он бес жұмыс күні.",
        "Услугодатель в течение двух рабочих дней проверяет полноту документов; если они неполны, даёт \
         мотивированный отказ в дальнейшем рассмотрении заявления. Жалоба, пояснение, срок – пятнадцать рабочих дней.",
        "Within two working days the office checks that the papers are complete; if they are not, it refuses to go on \
         with the application and says why. A complaint, an explanation, a term of fifteen working days: \u{1f4c5}\u{1f4c5}.",
    ];
    for text in texts {
        // Every place of the fold in a character, an escape and a space.
        for start in 0..80 {
            let entry = entry("1", "2026-12-01", &format!("{}{text}", "x".repeat(start)), &text.repeat(3), 0);
            let file = calendar_file(text, moment("2026-11-20T10:00"), std::slice::from_ref(&entry));
            well_formed(&file);
            let wanted = (text.to_owned(), vec![expected(&entry, "2026-11-20T05:00", 29_919_180)]);
            assert_eq!(by_calcard(&file), wanted);
            assert_eq!(by_icalendar(&file), wanted);
        }
    }
}

#[test]
fn a_reminder_comes_at_nine_in_the_morning() {
    for (days, written) in [(0, "PT9H"), (1, "-PT15H"), (2, "-P1DT15H"), (30, "-P29DT15H"), (255, "-P254DT15H")] {
        assert_eq!(trigger(days), written);
    }
}

#[test]
fn a_stamp_is_five_hours_behind_kazakhstan() {
    for ms in [1_795_150_859_999, 1_795_114_800_000, 0, 951_782_400_000, -2_208_970_800_000] {
        let (stamp, sequence) = stamped(Moment::from_unix_ms(ms).unwrap());
        let utc = chrono::DateTime::from_timestamp_millis(ms).unwrap();
        assert_eq!(stamp, utc.format("%Y%m%dT%H%M00Z").to_string());
        assert_eq!(sequence, (ms.max(0) / 60_000).to_string());
    }
    // Five in the morning of the first day is midnight; before it there is no day to name.
    assert_eq!(stamped(moment("1900-01-01T05:00")).0, "19000101T000000Z");
    assert_eq!(stamped(moment("1900-01-01T04:59")).0, "19000101T000000Z");
}

#[test]
fn the_last_day_of_2100_has_no_day_after_it() {
    let file = calendar_file("x", moment("2026-11-20T10:00"), &[entry("1", "2100-12-31", "x", "", 0)]);
    assert!(file.contains("\r\nDTSTART;VALUE=DATE:21001231\r\nSUMMARY:x\r\n"));
}

#[test]
fn the_same_thing_on_the_same_day_has_the_same_name() {
    let name = |service, subject, date| uid(ServiceId(service), subject, day(date));
    assert_eq!(name(1, "ready-12", "2026-12-01"), name(1, "ready-12", "2026-12-01"));
    let others =
        [name(2, "ready-12", "2026-12-01"), name(1, "ready-1", "2026-12-01"), name(1, "ready-12", "2026-12-02")];
    assert!(others.iter().all(|other| *other != name(1, "ready-12", "2026-12-01")));
}

proptest! {
    #[test]
    fn no_text_breaks_out_of_its_line(
        name in any::<String>(), uid in "[!-~]{1,40}", summary in any::<String>(),
        description in "([ -~]|[а-яәғқңөұүһі]|\\PC|[\r\n\t;,:\\\\\"]|END:VEVENT\r\n){0,120}",
        url in proptest::option::of("https://[a-z0-9./#?=&,;_-]{1,120}"),
        days in 0..40_000_i32, alarm_days_before in any::<u8>(),
    ) {
        let day = Day::from_days_since_1970(days).unwrap();
        let entry = Entry { uid, day, summary, description, url, alarm_days_before };
        let file = calendar_file(&name, moment("2026-11-20T10:00"), &[entry.clone(), entry.clone()]);
        well_formed(&file);
        let event = || expected(&entry, "2026-11-20T05:00", 29_919_180);
        prop_assert_eq!(by_icalendar(&file), (readable(&name), vec![event(), event()]));
        prop_assert_eq!(by_calcard(&file), (readable(&name), vec![event(), event()]));
    }
}
