//! Days and hours are Kazakhstan's, wherever the device thinks it is.

use browser::{Complaints, FIRST, Lang, say, visit_in_chromium};
use serde_json::json;

#[test]
fn a_device_set_to_another_zone_still_shows_kazakhstan_time() {
    let why = "only Chromium lets the device be moved to another zone";
    visit_in_chromium(why, Complaints::None, async |visit| {
        let lang = Lang::En;
        let mut deadlines = Vec::new();
        for (zone, minutes_behind) in [("America/Los_Angeles", 480), ("Pacific/Kiritimati", -840)] {
            visit.chromium("Emulation.setTimezoneOverride", json!({ "timezoneId": zone })).await;
            visit.open_service(lang).await;
            let behind = visit.js("new Date().getTimezoneOffset()").await;
            // An hour less in summer.
            assert!(behind == minutes_behind || behind == minutes_behind - 60, "{zone} is not set: {behind}");
            visit.start().await;
            visit.answer_all(FIRST, lang).await;
            let before = kazakhstan_time(&visit.js(NOW).await);
            visit.show_result().await;
            let after = kazakhstan_time(&visit.js(NOW).await);

            // Numbers are kept together with what they count.
            let shown = visit.text(".verdict + .hint").await.replace('\u{a0}', " ");
            assert!(shown.ends_with(say("computed-for", lang).rsplit("{x}").next().unwrap()), "{shown}");
            assert!(
                [before, after].iter().any(|(day, time)| {
                    shown.contains(&format!(" {day} ")) && shown.contains(&format!(", {time} "))
                }),
                "{zone}: {shown}"
            );
            deadlines.push(visit.text("section[aria-labelledby=deadline] .big").await);
        }
        assert_eq!(deadlines[0], deadlines[1], "the same day in every zone");
    });
}

/// The moment in Kazakhstan, five hours ahead of universal time all year.
const NOW: &str = "new Date(Date.now() + 5 * 3600 * 1000).toISOString()";

/// Day of the month and time, as the page writes them, of "2026-11-23T09:05:00.000Z".
fn kazakhstan_time(iso: &serde_json::Value) -> (String, String) {
    let (date, time) = iso.as_str().and_then(|iso| iso.split_once('T')).expect("a moment");
    let number = |figures: &str| figures.parse::<u32>().expect("figures");
    (number(&date[8..10]).to_string(), format!("{}{}", number(&time[..2]), &time[2..5]))
}
