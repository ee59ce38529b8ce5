//! The colours that a host wishes.

use crate::{ELEMENT, shown};
use browser::{Complaints, Visit, visit};

const WARNINGS: &str =
    "window.__probe.filter(({ words }) => words.includes('colours refused')).map(({ words }) => words)";

async fn wish(visit: &Visit, attributes: &[(&str, &str)]) {
    for (name, value) in attributes {
        visit.js(&format!("void document.querySelector('aldyn-check').setAttribute('{name}', '{value}')")).await;
    }
}

async fn token(visit: &Visit, name: &str) -> String {
    visit.enter(ELEMENT).await;
    let token =
        visit.js(&format!("getComputedStyle(document.documentElement).getPropertyValue('--{name}').trim()")).await;
    visit.leave().await;
    token.as_str().unwrap_or_default().to_owned()
}

/// Messages take their time.
async fn until_token(visit: &Visit, name: &str, value: &str) {
    visit.enter(ELEMENT).await;
    visit
        .until(&format!("getComputedStyle(document.documentElement).getPropertyValue('--{name}').trim() === '{value}'"))
        .await;
    visit.leave().await;
}

#[test]
fn colours_that_can_be_read_are_put_on_and_taken_off_again() {
    visit(Complaints::None, async |visit| {
        let _host = shown(visit, "plain").await;
        let usual = token(visit, "accent").await;
        wish(visit, &[("accent", "#7A0019"), ("band", "#f5e663")]).await;
        until_token(visit, "accent", "#7a0019").await;
        until_token(visit, "accent-ink", "#ffffff").await;
        until_token(visit, "sky", "#f5e663").await;
        until_token(visit, "sky-ink", "#000000").await;
        visit.js("void ['accent', 'band'].forEach((name) => document.querySelector('aldyn-check').removeAttribute(name))").await;
        until_token(visit, "accent", &usual).await;
    });
}

#[test]
fn colours_that_cannot_be_read_are_refused_and_the_console_says_why() {
    visit(Complaints::Expected, async |visit| {
        let _host = shown(visit, "plain").await;
        let usual = token(visit, "accent").await;
        let refused = [
            (vec![("accent", "#ffd700")], "accent #ffd700"),
            (vec![("accent", "blue")], "#rrggbb"),
            (vec![("accent", "#005f8a"), ("ground", "#777777")], "contrast of"),
            (vec![("ground", "#ffffff"), ("theme", "auto")], "say light or dark"),
        ];
        for (at, (wishes, why)) in refused.into_iter().enumerate() {
            wish(visit, &wishes).await;
            visit.until(&format!("{WARNINGS}.length >= {}", at + 1)).await;
            let warnings = visit.list(WARNINGS).await;
            assert!(warnings.last().is_some_and(|last| last.contains(why)), "{warnings:?}");
            assert_eq!(token(visit, "accent").await, usual, "{wishes:?}");
        }
    });
}

#[test]
fn colours_are_judged_against_all_that_they_stand_on_in_the_usual_look() {
    visit(Complaints::Expected, async |visit| {
        let _host = shown(visit, "plain").await;
        wish(visit, &[("theme", "dark")]).await;
        let usual = token(visit, "accent").await;
        // Enough on the ground, too little on the softer one of a button that is pointed at.
        wish(visit, &[("accent", "#4d98c8")]).await;
        visit.until(&format!("{WARNINGS}.length >= 1")).await;
        // Enough on the black of the strong look alone.
        visit.enter(ELEMENT).await;
        visit.click(".sight-on").await;
        visit.leave().await;
        wish(visit, &[("accent", "#757575")]).await;
        visit.until(&format!("{WARNINGS}.length >= 2")).await;
        visit.enter(ELEMENT).await;
        visit.click(".sight-off").await;
        visit.leave().await;
        assert_eq!(token(visit, "accent").await, usual);
    });
}

#[test]
fn colours_that_are_wished_where_nothing_is_drawn_are_judged_when_it_is() {
    visit(Complaints::Expected, async |visit| {
        let _host = shown(visit, "plain").await;
        let usual = token(visit, "accent").await;
        let hide = |hidden: bool| format!("void (document.querySelector('aldyn-check').hidden = {hidden})");
        visit.js(&hide(true)).await;
        wish(visit, &[("accent", "#ffd700")]).await;
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
        visit.js(&hide(false)).await;
        visit.until(&format!("{WARNINGS}.length >= 1")).await;
        assert_eq!(token(visit, "accent").await, usual);
        visit.js(&hide(true)).await;
        wish(visit, &[("accent", "#7a0019")]).await;
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
        visit.js(&hide(false)).await;
        until_token(visit, "accent", "#7a0019").await;
    });
}

#[test]
fn who_needs_strong_contrast_gets_that_whatever_the_host_wishes() {
    visit(Complaints::None, async |visit| {
        let _host = shown(visit, "plain").await;
        wish(visit, &[("accent", "#7a0019")]).await;
        until_token(visit, "accent", "#7a0019").await;
        visit.enter(ELEMENT).await;
        visit.click(".sight-on").await;
        visit.leave().await;
        until_token(visit, "accent", "#00308f").await;
    });
}
