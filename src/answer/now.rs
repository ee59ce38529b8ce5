use super::Shown;
use super::documents::{takes_time, to_hand_in};
use crate::assessment::{Deadline, Verdict};
use crate::locale::{Args, Say};
use crate::told::{Node, Tag, el, section, words};

/// What to do now, step by step; nothing where there is nothing to apply for, or it cannot be told.
pub(super) fn now(shown: &Shown) -> Option<Node> {
    if !matches!(
        shown.assessment.verdict,
        Verdict::Ready { .. } | Verdict::NotBefore { .. } | Verdict::MendFirst { .. }
    ) {
        return None;
    }
    let mut steps = Vec::new();
    if let Verdict::MendFirst { .. } = shown.assessment.verdict {
        steps.push(shown.say(Say::NowMend).to_owned());
    }
    let slow: Vec<String> = to_hand_in(shown)
        .filter(|(document, ticked)| takes_time(document) && !ticked)
        .map(|(document, _)| shown.wording.title(&document.item))
        .collect();
    if !slow.is_empty() {
        steps.push(shown.said(Say::NowFirst, Args { x: Some(&slow.join("; ")), ..Args::default() }));
    }
    if let n @ 1.. = to_hand_in(shown).filter(|(document, ticked)| !takes_time(document) && !ticked).count() {
        steps.push(shown.said(Say::NowGather, Args { n: u16::try_from(n).ok(), ..Args::default() }));
    }
    let channel = shown.channel_name(shown.assessment.channel);
    steps.extend((!channel.is_empty()).then(|| match shown.assessment.verdict {
        Verdict::NotBefore { day, .. } => {
            shown.said(Say::NowApplyFrom, Args { x: Some(&channel), d: Some(day), ..Args::default() })
        }
        _ => shown.said(Say::NowApply, Args { x: Some(&channel), ..Args::default() }),
    }));
    // For another day than this the term would end otherwise, and what is to be put right takes days.
    if let (Deadline::Counted(timelines), Verdict::Ready { .. }) =
        (&shown.assessment.deadline, &shown.assessment.verdict)
        && let [timeline] = timelines.as_slice()
        && timeline.extended.iter().all(|extended| !extended.applies.is_yes())
    {
        steps.push(shown.said(Say::NowWait, Args { d: Some(timeline.practical), ..Args::default() }));
    }
    let steps = steps.into_iter().map(|step| words(Tag::Li, "", step));
    section("now", shown.say(Say::NowTitle), vec![el(Tag::Ol, "steps", steps.collect())])
}
