//! The dates for a calendar and the whole reasoning, as files.

use crate::FRIDAY;
use browser::{Complaints, FIRST, Lang, Reply, SERVICE, Visit, WORKED_OUT, said, say, visit, visit_in_chromium};
use std::time::{Duration, Instant};
use std::{env, fs, process};
use tokio::time::sleep;

const LANG: Lang = Lang::En;

#[test]
fn the_calendar_has_the_days_that_the_page_tells() {
    visit(Complaints::None, async |visit| {
        visit.server.clock_is(FRIDAY);
        visit.walk_to_answer(SERVICE, &until_december(), LANG).await;
        catch_files(visit).await;
        let begun = Instant::now();
        let first = visit.js("document.querySelector('section[aria-labelledby=after] fieldset input').id").await;
        let first = first.as_str().and_then(|id| id.strip_suffix("-day")).unwrap().to_owned();
        visit.enter_day(&first, ["27", "11", "2026"]).await;
        visit.press_button(say("take-calendar", LANG)).await;
        let file = saved(visit).await;
        assert_eq!(file.name, format!("aldyn-{SERVICE}-2026-11-20.ics"));
        assert!(file.kind.starts_with("text/calendar"), "{}", file.kind);

        let lines: Vec<&str> = file.text.split("\r\n").collect();
        assert!(!file.text.replace("\r\n", "").contains(['\r', '\n']), "each line ends with CRLF");
        assert_eq!((lines.first(), lines.last()), (Some(&"BEGIN:VCALENDAR"), Some(&"")));
        assert!(lines.iter().all(|line| line.len() <= 75), "no line is longer than a calendar reads");
        let days: Vec<&str> = lines.iter().filter_map(|line| line.strip_prefix("DTSTART;VALUE=DATE:")).collect();
        for (day, what) in
            [("20261127", "ready"), ("20261201", "after the day entered"), ("20261203", "the card's last")]
        {
            assert!(days.contains(&day), "{what}: {days:?}");
        }
        let page = visit.whole_text().await;
        for day in days {
            let (month, day) =
                (if &day[4..6] == "11" { "November" } else { "December" }, day[6..].trim_start_matches('0'));
            assert!(page.contains(&format!("{day} {month} 2026")), "the page does not tell of {day} {month}");
        }
        assert!(!file.text.contains("#a1."), "no answer is in a file that may be shared");
        assert_eq!(visit.server.asked_since(begun), Vec::<String>::new());
    });
}

#[test]
fn the_reasoning_says_of_every_line_why() {
    visit_in_chromium(WORKED_OUT, Complaints::None, async |visit| {
        for lang in Lang::ALL {
            visit.server.clock_is(FRIDAY);
            visit.walk_to_answer(SERVICE, FIRST, lang).await;
            catch_files(visit).await;
            visit.press_button(say("take-trace", lang)).await;
            let file = saved(visit).await;
            assert_eq!(file.name, format!("aldyn-{SERVICE}-2026-11-20.txt"));
            assert!(file.kind.starts_with("text/plain"), "{}", file.kind);
            assert!(!file.text.replace("\r\n", "").contains(['\r', '\n']), "each line ends with CRLF");
            assert!(file.text.contains(say("no-decision", lang)), "{lang:?}: no decision");
            assert!(file.text.contains(&visit.heading().await), "{lang:?}: the verdict");
            let yes = ["[", say("trace-yes", lang), "]"].concat();
            assert!(file.text.matches(&yes).count() > 5, "{lang:?}: what applies");
            for answer in visit.texts(".section .answer dd > span").await {
                assert!(file.text.contains(&answer), "{lang:?}: {answer}");
            }
        }
    });
}

#[test]
fn a_file_comes_down_under_its_name() {
    let why = "only Chromium can be told where to save without asking";
    visit_in_chromium(why, Complaints::None, async |visit| {
        visit.server.clock_is(FRIDAY);
        visit.walk_to_answer(SERVICE, FIRST, LANG).await;
        let folder = env::temp_dir().join(format!("aldyn-saved-{}", process::id()));
        fs::create_dir_all(&folder).unwrap();
        let to = serde_json::json!({ "behavior": "allow", "downloadPath": folder });
        visit.chromium("Browser.setDownloadBehavior", to).await;
        for (label, ending) in [("take-calendar", "ics"), ("take-trace", "txt"), ("take-calendar", "ics")] {
            let file = folder.join(format!("aldyn-{SERVICE}-2026-11-20.{ending}"));
            visit.press_button(say(label, LANG)).await;
            let begun = Instant::now();
            while !file.exists() {
                assert!(begun.elapsed() < Duration::from_secs(10), "{} does not come", file.display());
                sleep(Duration::from_millis(20)).await;
            }
            assert!(fs::metadata(&file).unwrap().len() > 500);
            fs::remove_file(&file).unwrap();
        }
        fs::remove_dir_all(&folder).unwrap();
    });
}

#[test]
fn another_moment_is_in_the_file_as_well() {
    visit_in_chromium(WORKED_OUT, Complaints::None, async |visit| {
        visit.server.clock_is(FRIDAY);
        visit.walk_to_answer(SERVICE, FIRST, LANG).await;
        catch_files(visit).await;
        visit.unfold_section("when").await;
        visit.press_button("Monday, 23 November 2026, 9:00").await;
        visit.press_button(say("take-trace", LANG)).await;
        let file = saved(visit).await;
        let told = said("computed-for", LANG, &[("{d:on}", "Monday, 23 November 2026"), ("{x}", "9:00")]);
        assert!(browser::with_plain_spaces(&file.text).contains(&told), "{}", file.text);
    });
}

/// Somebody whose card expires on 3 December.
fn until_december() -> Vec<(&'static str, Reply)> {
    let (expiry, day) = ("identity-card-expiry", Reply::Date("3", "12", "2026"));
    FIRST.iter().map(|(asked, reply)| (*asked, if *asked == expiry { day } else { *reply })).collect()
}

struct Saved {
    name: String,
    kind: String,
    text: String,
}

/// From now on what would be saved is kept by the page instead.
async fn catch_files(visit: &Visit) {
    visit
        .js("(() => {
            const make = URL.createObjectURL.bind(URL);
            window.__saved = [];
            URL.createObjectURL = (blob) => {
                const one = { kind: blob.type };
                window.__saved.push(one);
                blob.arrayBuffer().then((bytes) => {
                    one.text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
                });
                return make(blob);
            };
            HTMLAnchorElement.prototype.click = function () { window.__saved.at(-1).name = this.download; };
        })()")
        .await;
}

/// The file that was saved last.
async fn saved(visit: &Visit) -> Saved {
    visit.until("window.__saved.length && window.__saved.at(-1).text && window.__saved.at(-1).name").await;
    let last = visit.js("window.__saved.at(-1)").await;
    let part = |name: &str| last[name].as_str().expect("a file").to_owned();
    Saved { name: part("name"), kind: part("kind"), text: part("text") }
}
