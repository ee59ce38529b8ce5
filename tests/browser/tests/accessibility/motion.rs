//! Whoever asks for less motion gets none.

use browser::Visit;

/// What moves, would move on a press, or glides when it is scrolled to.
const MOVING: &str = "[...document.querySelectorAll('*')].flatMap((one) => ['', '::before', '::after'].map((part) => {
        const style = getComputedStyle(one, part || null);
        const longest = (times) => Math.max(...times.split(',').map((time) => parseFloat(time)));
        const moves = longest(style.transitionDuration) > 0.01
            || style.animationName !== 'none' && longest(style.animationDuration) > 0.01
            || style.scrollBehavior === 'smooth';
        return moves ? `${part} ${one.outerHTML.slice(0, 120)}` : null;
    }))
    .filter((one) => one)
    .concat(document.getAnimations().filter((one) => one.playState === 'running').map((one) => `runs: ${one.id}`))";

/// What moves all the same.
pub async fn faults(visit: &Visit) -> Vec<String> {
    visit.prefers(&[("prefers-reduced-motion", "reduce")]).await;
    let moving = visit.list(MOVING).await;
    visit.prefers(&[]).await;
    moving.into_iter().map(|part| format!("moves: {part}")).collect()
}
