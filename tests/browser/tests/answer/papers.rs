//! Papers that are ticked off as they are got.

use browser::{Complaints, FIRST, Lang, SERVICE, Visit, WORKED_OUT, rule_text, said, say, visit, visit_in_chromium};

const LANG: Lang = Lang::En;

#[test]
fn ticking_papers_says_what_is_still_missing_until_nothing_is() {
    visit(Complaints::None, async |visit| {
        visit.walk_to_answer(SERVICE, FIRST, LANG).await;
        assert_eq!(visit.words(".readiness").await, said("papers-tick", LANG, &[("{n}", "3")]));
        assert_missing(visit, &["application", "statement", "identity-card"]).await;
        assert!(visit.words(STEPS).await.contains(&said("now-gather", LANG, &[("{n}", "3")])));

        tick(visit, "statement").await;
        let missing = titles(&["application", "identity-card"]);
        let ready = said("papers-some", LANG, &[("{x}", "1 / 3")]);
        let status = [ready, said("papers-missing", LANG, &[("{x}", &missing)])].join(" ");
        assert_eq!(visit.words(".readiness").await, status);
        assert_missing(visit, &["application", "identity-card"]).await;
        assert!(visit.words(STEPS).await.contains(&said("now-gather", LANG, &[("{n}", "2")])));

        tick(visit, "application").await;
        tick(visit, "identity-card").await;
        assert_eq!(visit.words(".readiness.good").await, say("papers-ready", LANG));
        assert!(!visit.has(".papers").await, "with every paper at hand none is missing");
        assert_eq!(visit.heading().await, say("verdict-ready", LANG), "a tick is no answer");

        // One was the neighbour's after all.
        tick(visit, "statement").await;
        assert_missing(visit, &["statement"]).await;
    });
}

#[test]
fn ticks_outlive_a_change_of_language_and_a_look_at_the_answers() {
    visit_in_chromium(WORKED_OUT, Complaints::None, async |visit| {
        visit.walk_to_answer(SERVICE, FIRST, LANG).await;
        tick(visit, "statement").await;
        let ticked = ticks(visit).await;
        assert_eq!(ticked.len(), 1);

        visit.speak(Lang::Kk).await;
        assert_eq!(ticks(visit).await, ticked);
        assert!(visit.words(".readiness").await.starts_with(&said("papers-some", Lang::Kk, &[("{x}", "1 / 3")])));
        visit.speak(LANG).await;

        visit.back_a_view().await;
        assert_eq!(visit.heading().await, say("review-title", LANG));
        visit.show_result().await;
        assert_eq!(ticks(visit).await, ticked);
        assert_missing(visit, &["application", "identity-card"]).await;
    });
}

#[test]
fn start_again_forgets_the_ticks() {
    visit_in_chromium(WORKED_OUT, Complaints::None, async |visit| {
        visit.walk_to_answer(SERVICE, FIRST, LANG).await;
        tick(visit, "statement").await;
        visit.press_button(say("start-again", LANG)).await;
        visit.until("history.state === 1 && !document.querySelector('.verdict')").await;
        visit.start().await;
        visit.answer_all(FIRST, LANG).await;
        visit.show_result().await;
        assert_eq!(ticks(visit).await, Vec::<String>::new());
        assert_missing(visit, &["application", "statement", "identity-card"]).await;
    });
}

const STEPS: &str = "section[aria-labelledby=now]";

/// Ticks a paper by its title, or takes its tick away.
async fn tick(visit: &Visit, paper: &str) {
    let title = rule_text("documents", paper, LANG);
    let labels = visit.texts(".tickable label").await;
    let place =
        labels.iter().position(|label| label == title).unwrap_or_else(|| panic!("no \"{title}\" in {labels:?}"));
    let id = visit.js(&format!("document.querySelectorAll('.tickable label')[{place}].htmlFor")).await;
    visit.click(&format!("#{}", id.as_str().unwrap())).await;
}

/// The ids of the papers that are ticked.
async fn ticks(visit: &Visit) -> Vec<String> {
    let ids = visit.js("[...document.querySelectorAll('.tickable input:checked')].map((one) => one.id)").await;
    ids.as_array().into_iter().flatten().map(|id| id.as_str().unwrap().to_owned()).collect()
}

/// What is not ticked stands among the risks, by name.
async fn assert_missing(visit: &Visit, papers: &[&str]) {
    let lead = said("risk-papers-lead", LANG, &[("{x}", &titles(papers))]);
    assert_eq!(visit.words("section[aria-labelledby=risks] .papers p:last-child").await, lead);
}

fn titles(papers: &[&str]) -> String {
    let titles: Vec<&str> = papers.iter().map(|paper| rule_text("documents", paper, LANG)).collect();
    titles.join("; ")
}
