//! Room: narrow screens, magnified pages, wider spacing, and targets that a shaking hand hits.

use browser::Visit;
use serde_json::json;

const PHONE: (u32, u32) = (360, 640);
const DESKTOP: (u32, u32) = (1280, 800);
/// WCAG 1.4.10: a window of 1280 by 1024 pixels at 400 %.
const MAGNIFIED: (u32, u32) = (320, 256);

/// What WCAG 1.4.12 lets a reader set.
const SPACING: &str =
    "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
                       p { margin-bottom: 2em !important; }";

/// What does not fit, is cut off or is too small to be hit. The window is a desktop's before and after.
pub async fn faults(visit: &Visit) -> Vec<String> {
    let mut faults = Vec::new();
    for (width, height) in [MAGNIFIED, PHONE, DESKTOP] {
        visit.size(width, height).await;
        let mut found = visit.out_of_sight().await;
        found.extend(visit.list(SMALL).await.into_iter().map(|target| format!("too small a target: {target}")));
        space(visit).await;
        found.extend(visit.out_of_sight().await.into_iter().map(|part| format!("with wider spacing, {part}")));
        found.extend(visit.list(CUT_OFF).await.into_iter().map(|part| format!("with wider spacing, cut off: {part}")));
        visit.js("void (document.adoptedStyleSheets = [])").await;
        faults.extend(found.into_iter().map(|fault| format!("at {width} pixels {fault}")));
    }
    faults
}

/// Puts the spacing on, as a reader's own style sheet does: the page's policy lets no script write style elements.
async fn space(visit: &Visit) {
    let put_on = format!(
        "void (() => {{
             const sheet = new CSSStyleSheet();
             sheet.replaceSync({});
             document.adoptedStyleSheets = [sheet];
         }})()",
        json!(SPACING)
    );
    visit.js(&put_on).await;
}

/// Elements that cut off their own text, or whose text runs into that of another.
const CUT_OFF: &str = "[...document.querySelectorAll('body *')]
    .filter((one) => one.checkVisibility() && one.innerText && !one.closest('.visually-hidden, .skip-link, svg'))
    .filter((one) => {
        const style = getComputedStyle(one);
        const hides = (axis) => style[axis] === 'hidden' || style[axis] === 'clip';
        return hides('overflowY') && one.scrollHeight > one.clientHeight + 1
            || hides('overflowX') && one.scrollWidth > one.clientWidth + 1
            || style.textOverflow === 'ellipsis' && one.scrollWidth > one.clientWidth;
    })
    .map((one) => one.outerHTML.slice(0, 120))";

/// WCAG 2.5.8: 24 pixels each way, or so far from every other target that a circle of 24 around its middle meets none.
/// Links within a sentence are as high as its line.
const SMALL: &str = "(() => {
    const round = (one) => one.matches('input[type=checkbox], input[type=radio]') && one.labels[0];
    const boxes = [...document.querySelectorAll('a[href], button, input, summary, [tabindex=\"0\"]')]
        .filter((one) => one.checkVisibility() && !one.closest('.visually-hidden, .skip-link'))
        .filter((one) => !(one.localName === 'a' && getComputedStyle(one).display === 'inline'
            && one.parentElement.innerText.trim() !== one.innerText.trim()))
        .map((one) => ({ one, at: one.getBoundingClientRect() }));
    const middle = ({ at }) => [at.x + at.width / 2, at.y + at.height / 2];
    const far = (one, other) => {
        const [x, y] = middle(one), { at } = other;
        const dx = Math.max(at.left - x, 0, x - at.right), dy = Math.max(at.top - y, 0, y - at.bottom);
        return Math.hypot(dx, dy) >= 12;
    };
    return boxes.filter(({ at }) => at.width < 24 || at.height < 24)
        .filter((small) => boxes.some((other) => other !== small && other.one !== round(small.one) && !far(small, other)))
        .map(({ one, at }) => `${at.width}x${at.height} ${one.outerHTML.slice(0, 120)}`);
})()";
