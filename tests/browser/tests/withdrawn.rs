//! Rules in which a mistake was found are no longer shown, whatever a device has kept of them.

use browser::{Complaints, Host, Lang, SERVICE, Visit, built, scenarios, visit};

async fn assert_withdrawn(visit: &Visit, lang: Lang) {
    visit.until("document.querySelector('#aldyn-withdrawn:not([hidden])')").await;
    assert_eq!(visit.text("#aldyn-withdrawn > p").await, built("withdrawn", lang));
    assert_eq!(visit.seen("main").await.len(), 0, "nothing of the rules is seen");
    let services = format!("/{}/services/", lang.code());
    assert_eq!(visit.js("new URL(document.querySelector('#aldyn-withdrawn a').href).pathname").await, services);
    let above =
        "document.querySelector('#aldyn-withdrawn').compareDocumentPosition(document.querySelector('main')) & 4";
    assert!(visit.holds(above).await, "it stands where they stood");
}

#[test]
fn a_page_of_withdrawn_rules_says_so_in_their_place() {
    visit(Complaints::None, async |visit| {
        visit.server.withdraw(SERVICE);
        for (lang, page) in [(Lang::Kk, ""), (Lang::Ru, ""), (Lang::En, "about/")] {
            visit.open(&format!("/{}/{SERVICE}/{page}", lang.code())).await;
            assert_withdrawn(visit, lang).await;
        }
        // And no other does.
        visit.open_page_of("iin-issue", Lang::Ru).await;
        visit.start().await;
        assert_eq!(visit.seen("#aldyn-withdrawn").await.len(), 0);
    });
}

#[test]
fn the_guide_leads_to_withdrawn_rules_no_longer() {
    visit(Complaints::None, async |visit| {
        let lang = Lang::En;
        visit.server.withdraw(SERVICE);
        let scenario = scenarios().find(|one| one.steps().first() == Some(&SERVICE)).expect("a way to the service");
        visit.walk_guide(&scenario.replies(), lang).await;
        assert_eq!(visit.seen("#aldyn-withdrawn").await.len(), 0);
        visit.click(".path > .step:nth-child(1) .button").await;
        assert_withdrawn(visit, lang).await;
    });
}

#[test]
fn a_list_that_is_none_changes_nothing() {
    visit(Complaints::None, async |visit| {
        for list in ["", "null", "{}", "[null, 5, [], \"0123456789abcdef\"]", "\"all\""] {
            visit.server.serve_instead("/withdrawn.json", list.into());
            visit.open_service(Lang::Kk).await;
            visit.start().await;
            assert_eq!(visit.seen("#aldyn-withdrawn").await.len(), 0, "{list}");
        }
    });
}

#[test]
fn the_page_around_a_frame_learns_that_it_failed() {
    visit(Complaints::None, async |visit| {
        let host = Host::serve(visit, "plain").await;
        host.aldyn.withdraw(SERVICE);
        host.show(visit).await;
        visit.until("seen.some(([kind, , detail]) => kind === 'error' && detail.reason === 'withdrawn')").await;
        visit.enter("aldyn-check").await;
        assert_withdrawn(visit, Lang::Ru).await;
        visit.leave().await;
    });
}
