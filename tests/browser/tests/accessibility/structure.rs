//! Headings, landmarks, groups and languages, as a screen reader goes by them.

use browser::Visit;

/// What must hold, and an expression for what in the page is against it.
const RULES: [(&str, &str); 6] = [
    (
        "One main heading, and no level of headings left out.",
        "(() => {
        const levels = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')]
            .filter((one) => one.checkVisibility()).map((one) => +one.localName[1]);
        const leaps = levels.filter((level, at) => level > (levels[at - 1] || 0) + 1 && at);
        return levels.filter((level) => level === 1).length === 1 && !leaps.length ? [] : [levels.join(' ')];
        })()",
    ),
    (
        "Whatever is shown stands in a landmark, of which there is one each.",
        "(() => {
        const marks = 'main, header, footer, nav, [role=banner], [role=contentinfo], [role=main], [role=alert]';
        const ones = ['main', 'body > header, header[role=banner], .header', 'body > footer, .footer']
            .filter((mark) => document.querySelectorAll(mark).length !== 1).map((mark) => `not one ${mark}`);
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        const astray = [];
        for (let text = walker.nextNode(); text; text = walker.nextNode()) {
            const words = text.data.trim(), around = text.parentElement;
            if (words && around.checkVisibility() && !around.closest(marks) && !around.closest('.skip-link')) {
                astray.push(words);
            }
        }
        return ones.concat(astray);
        })()",
    ),
    (
        "Options and fields that belong together are a group with a name.",
        "(() => {
        const alone = [...document.querySelectorAll('main input[type=radio], form input, .date-field input')]
            .filter((one) => !one.closest('fieldset, [role=group], [role=radiogroup]'));
        const nameless = [...document.querySelectorAll('fieldset')]
            .filter((one) => !one.querySelector(':scope > legend')?.innerText.trim() && !one.ariaLabel);
        return alone.concat(nameless).map((one) => one.outerHTML.slice(0, 120));
        })()",
    ),
    (
        "A mistake is tied to its fields, and its summary leads to them.",
        "(() => {
        if (!document.querySelector('.error-summary')) return [];
        const links = [...document.querySelectorAll('.error-summary a')];
        const dead = links.filter((one) => !document.getElementById(one.hash.slice(1)))
            .map((one) => `${one.hash} leads nowhere`);
        const untied = [...document.querySelectorAll('fieldset')].filter((group) => {
            const said = [group, ...group.querySelectorAll('input')]
                .flatMap((one) => (one.getAttribute('aria-describedby') || '').split(' '));
            return !said.includes('error');
        }).map((one) => `not told what is wrong: ${one.outerHTML.slice(0, 120)}`);
        return (links.length ? [] : ['a summary without a link']).concat(dead, untied);
        })()",
    ),
    (
        "What changes without a new page is announced.",
        "(() => {
        const live = '[role=status], [role=alert], [aria-live]';
        return [...document.querySelectorAll('.failure:not([hidden]), .said, .readiness')]
            .filter((one) => !one.closest(live) && !one.querySelector(live))
            .map((one) => one.outerHTML.slice(0, 120));
        })()",
    ),
    (
        "Words of another language say which: the language switch, and Kazakh letters on other pages.",
        "(() => {
            const page = document.documentElement.lang;
            const switches = [...document.querySelectorAll('a[hreflang]')].filter((one) => one.lang !== one.hreflang);
            const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            const unmarked = [];
            for (let text = walker.nextNode(); text; text = walker.nextNode()) {
                const lang = text.parentElement.closest('[lang]').lang;
                // A single word is a term of the office (анықтама, ХҚКО, what a stamp says), which WCAG 3.1.2 exempts.
                const words = /[а-яёәғқңөұүһі]*[әғқңөұүһі][а-яёәғқңөұүһі]*\\s+[а-яёәғқңөұүһі]*[әғқңөұүһі]/i;
                if (lang !== 'kk' && words.test(text.data)) unmarked.push(text.data.trim());
            }
            return switches.map((one) => one.outerHTML).concat(page ? unmarked : ['the page is in no language']);
        })()",
    ),
];

/// What in the page as it stands is against one of the rules.
pub async fn faults(visit: &Visit) -> Vec<String> {
    let mut faults = Vec::new();
    for (rule, against_it) in RULES {
        faults.extend(visit.list(against_it).await.into_iter().map(|fault| format!("{rule} {fault}")));
    }
    faults
}
