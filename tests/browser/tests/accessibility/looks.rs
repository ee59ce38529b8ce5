//! Themes, contrast and the mode for low vision: colours and sizes hold in each of them.

use browser::{Rules, Visit};

/// Elements that do not take the reader's colours; a code to be photographed must stay dark on light, and a field of colours
/// shows the one that is chosen.
const UNFORCED: &str = "[...document.querySelectorAll('body *:not(svg, svg *, [type=color])')]
    .filter((one) => getComputedStyle(one).forcedColorAdjust === 'none').map((one) => one.outerHTML.slice(0, 120))";

/// What a reader's system asks of style sheets, and whether the page's own mode for low vision is on.
struct Look {
    features: &'static [(&'static str, &'static str)],
    is_for_low_vision: bool,
}

const LIGHT: (&str, &str) = ("prefers-color-scheme", "light");
const DARK: (&str, &str) = ("prefers-color-scheme", "dark");
const MORE_CONTRAST: (&str, &str) = ("prefers-contrast", "more");
const FORCED_COLOURS: (&str, &str) = ("forced-colors", "active");

const LOOKS: [Look; 8] = [
    Look { features: &[LIGHT], is_for_low_vision: false },
    Look { features: &[DARK], is_for_low_vision: false },
    Look { features: &[LIGHT], is_for_low_vision: true },
    Look { features: &[DARK], is_for_low_vision: true },
    Look { features: &[LIGHT, MORE_CONTRAST], is_for_low_vision: false },
    Look { features: &[DARK, MORE_CONTRAST], is_for_low_vision: false },
    Look { features: &[LIGHT, FORCED_COLOURS], is_for_low_vision: false },
    Look { features: &[DARK, FORCED_COLOURS], is_for_low_vision: false },
];

/// What axe has against the colours and sizes of the page as it stands, in whichever look.
pub async fn faults(visit: &Visit) -> Vec<String> {
    let mut faults = Vec::new();
    for look in &LOOKS {
        put_on(visit, look).await;
        let is_forced = look.features.contains(&FORCED_COLOURS);
        let mut found = visit.axe(if is_forced { Rules::ForcedColours } else { Rules::Style }).await;
        if is_forced {
            let unforced = visit.list(UNFORCED).await;
            found.extend(unforced.into_iter().map(|part| format!("keeps its own colours: {part}")));
        }
        let mode = if look.is_for_low_vision { "low vision" } else { "usual" };
        faults.extend(found.into_iter().map(|fault| format!("{:?}, {mode}: {fault}", look.features)));
    }
    put_on(visit, &LOOKS[0]).await;
    faults
}

async fn put_on(visit: &Visit, look: &Look) {
    visit.prefers(look.features).await;
    let attribute = match look.is_for_low_vision {
        true => "document.documentElement.dataset.sight = 'strong'",
        false => "void delete document.documentElement.dataset.sight",
    };
    visit.js(attribute).await;
    // No colour is looked at while it passes into another.
    visit.until("document.getAnimations().every((one) => one.playState !== 'running')").await;
}
