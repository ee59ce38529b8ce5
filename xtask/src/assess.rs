//! `cargo xtask assess SERVICE QUESTION=OPTION ...`: the assessment that the page would show.

use std::io::Write;
use std::path::PathBuf;

use aldyn::answer::show;
use aldyn::assessment::{anchors, assess, progress};
use aldyn::calendar::Moment;
use aldyn::carry::link;
use aldyn::interview::{Progress, replay};
use aldyn::locale::Lang;
use aldyn::logic::{Answer, Answers, FactId, OptionId};
use aldyn::source::{Compiled, Rules, answer_of, describe, describe_answers, describe_outcome};
use aldyn::told::{Entries, Request, read_aloud};
use anyhow::{Context, Result, anyhow, bail};

use crate::check::{load, now};
use crate::questions::service;
use crate::workshop::Workshop;

#[derive(clap::Args)]
pub struct Options {
    /// Its folder in `rules`.
    service: String,
    /// Another folder of rule files.
    #[arg(long)]
    rules: Option<PathBuf>,
    /// Kazakhstan wall time, as 2026-11-20T10:00; left out: now.
    #[arg(long)]
    at: Option<String>,
    /// An option of the fact "channel"; left out: the one that was answered, or the first.
    #[arg(long)]
    channel: Option<String>,
    /// kk, ru or en.
    #[arg(long, default_value = "en")]
    lang: String,
    /// For programs: in the names of the rule file.
    #[arg(long)]
    json: bool,
    /// Only the address of the page with these answers, below the folder that is served.
    #[arg(long)]
    link: bool,
    /// QUESTION=OPTION; see `cargo xtask questions`.
    answers: Vec<String>,
}

pub fn run(workshop: &Workshop, options: &Options) -> Result<()> {
    let rules = load(workshop, options.rules.as_ref())?;
    let compiled = service(&rules, &options.service)?;
    let lang = Lang::from_code(&options.lang)
        .with_context(|| format!("no language \"{}\": choose kk, ru or en", options.lang))?;
    let moment = match &options.at {
        Some(at) => Moment::parse(at).with_context(|| format!("\"{at}\" is no moment: write 2026-11-20T10:00"))?,
        None => now().context("the clock cannot be read: give --at 2026-11-20T10:00")?,
    };
    let answers = options.answers.iter().map(|written| answer(&rules, written));
    let mut answers: Answers = answers.collect::<Result<Vec<_>>>()?.into_iter().collect();
    if compiled.service.channels.is_empty() {
        return lead(&rules, compiled, lang, moment, &answers, options);
    }
    let channel = channel(&rules, compiled, options.channel.as_deref(), &answers)?;
    let open = replay(
        &compiled.service,
        &answers,
        anchors(&compiled.service, channel, moment, &answers, &rules.calendar),
        &rules.calendar,
    );
    // Where one channel alone is open to this person, it is that one.
    let channel = match (&options.channel, open.active.get(compiled.service.channel)) {
        (None, Some(Answer::Option(settled))) => *settled,
        _ => channel,
    };
    let days = anchors(&compiled.service, channel, moment, &answers, &rules.calendar);
    let progress = replay(&compiled.service, &answers, days, &rules.calendar);
    if options.link {
        println!("{}", address(compiled, lang, &progress));
        return Ok(());
    }
    if options.json {
        let assessment = assess(&compiled.service, &progress.active, channel, moment, &rules.calendar);
        let described = describe(compiled, &rules.facts, &progress, &assessment);
        println!("{}", serde_json::to_string_pretty(&described)?);
        return Ok(());
    }
    // The page shows the chosen channel.
    answers.set(compiled.service.channel, Answer::Option(channel));
    tell(&rules, compiled, lang, moment, &answers, &progress)
}

/// Where the guide leads: its outcome, or those that the answers leave open.
fn lead(
    rules: &Rules,
    guide: &Compiled,
    lang: Lang,
    moment: Moment,
    answers: &Answers,
    options: &Options,
) -> Result<()> {
    let (progress, _) = progress(&guide.service, answers, moment, &rules.calendar);
    if options.link {
        println!("{}", address(guide, lang, &progress));
        return Ok(());
    }
    let described = describe_outcome(guide, &rules.facts, &progress, moment, &rules.calendar);
    if options.json {
        println!("{}", serde_json::to_string_pretty(&described)?);
        return Ok(());
    }
    tell_state(rules, answers, &progress)?;
    for exit in &guide.service.exits {
        let name = guide.names.item(exit.item.id);
        if !described["possible"].as_array().is_some_and(|possible| possible.iter().any(|known| known == name)) {
            continue;
        }
        println!("{name}: {}", guide.text(exit.item.title, lang));
        for step in &exit.route {
            println!("    {} ({})", guide.text(step.link.slug, lang), guide.text(step.link.name, lang));
        }
    }
    Ok(())
}

/// Of the page with the answers that count, below the folder that is served.
fn address(compiled: &Compiled, lang: Lang, progress: &Progress) -> String {
    let told = progress.asked.iter().filter_map(|fact| Some((*fact, progress.active.get(*fact)?.clone())));
    let fragment = link::write(compiled.service.id, &told.collect());
    format!("{}/{}/#{fragment}", lang.code(), compiled.id)
}

fn answer(rules: &Rules, written: &str) -> Result<(FactId, Answer)> {
    let (fact, answer) = written.split_once('=').with_context(|| format!("\"{written}\" is no QUESTION=OPTION"))?;
    answer_of(&rules.facts, fact, answer).map_err(|error| anyhow!(error))
}

fn channel(rules: &Rules, compiled: &Compiled, wanted: Option<&str>, answers: &Answers) -> Result<OptionId> {
    let offered: Vec<OptionId> = compiled.service.channels.iter().map(|channel| channel.option).collect();
    let fact = rules.facts.by_code(compiled.service.channel).context("the fact \"channel\" is missing")?;
    let name = |id: &OptionId| fact.option_by_code(*id).map_or("?", |option| option.id.as_str());
    let chosen = match wanted {
        Some(wanted) => offered.iter().find(|id| name(id) == wanted),
        None => match answers.get(compiled.service.channel) {
            Some(Answer::Option(answered)) => offered.iter().find(|id| *id == answered),
            _ => offered.first(),
        },
    };
    let names: Vec<&str> = offered.iter().map(name).collect();
    chosen.copied().with_context(|| format!("this channel is not offered: choose from {}", names.join(", ")))
}

fn tell(
    rules: &Rules,
    compiled: &Compiled,
    lang: Lang,
    moment: Moment,
    answers: &Answers,
    progress: &Progress,
) -> Result<()> {
    tell_state(rules, answers, progress)?;
    let text = page(rules, compiled, lang, moment, answers);
    if text.trim().is_empty() {
        bail!("the page shows nothing for these answers");
    }
    // Whoever reads on through `head` has read enough.
    let _ = writeln!(std::io::stdout(), "{text}");
    Ok(())
}

/// The answers that are not asked for, and the question that is next.
fn tell_state(rules: &Rules, answers: &Answers, progress: &Progress) -> Result<()> {
    let unused: Vec<(FactId, Answer)> = answers
        .iter()
        .filter(|(fact, _)| !progress.active.is_answered(*fact))
        .map(|(fact, answer)| (fact, answer.clone()))
        .collect();
    for (fact, answer) in describe_answers(&rules.facts, &unused.into_iter().collect()) {
        println!("(not asked with these answers, so it takes no part: {fact}={answer})");
    }
    if let Some(next) = progress.next {
        let fact = rules.facts.by_code(next).context("a question without a fact")?;
        println!("(next question: {}, at most {} left)", fact.id, progress.left);
    }
    Ok(())
}

/// The page of the answer as plain text.
fn page(rules: &Rules, compiled: &Compiled, lang: Lang, moment: Moment, answers: &Answers) -> String {
    let request = Request {
        answers: answers.clone(),
        now: moment,
        entries: Entries::default(),
        address: String::new(),
        can_share: false,
    };
    read_aloud(&show(&rules.subject(compiled, lang), &request))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(service: &str, lang: Lang, at: &str, answers: &[&str]) -> String {
        let rules = load(&Workshop::open().unwrap(), None).unwrap();
        let compiled = rules.service(service).unwrap();
        let answers: Answers = answers.iter().map(|written| answer(&rules, written).unwrap()).collect();
        page(&rules, compiled, lang, Moment::parse(at).unwrap(), &answers)
    }

    #[test]
    fn four_indices_are_told_in_the_tenge_of_the_day_where_that_is_known() {
        let fee = |lang, at| said("permanent-residence-permit", lang, at, &[]);
        assert!(fee(Lang::En, "2026-11-27T10:00").contains("17,300 ₸"));
        assert!(fee(Lang::Kk, "2026-11-27T10:00").contains("17\u{a0}300 ₸"));
        let next_year = fee(Lang::En, "2027-01-05T10:00");
        assert!(next_year.contains("4 MCI") && !next_year.contains('₸'), "{next_year}");
    }

    #[test]
    fn nobody_is_told_to_put_right_what_is_not_in_their_power() {
        let adult = ["permanent-applicant=adult", "channel=provider", "permanent-ties=none", "permanent-papers=none"];
        let rest = ["passport-expiry=2028-09-01", "fingerprinted=certificate"];
        let told = |attends, history| {
            let answers = [&adult[..], &rest, &[attends, history]].concat();
            said("permanent-residence-permit", Lang::En, "2026-11-27T10:00", &answers)
        };
        let barred = told("permanent-attends=self", "permanent-history=unlawful-entry");
        assert!(barred.contains("# In this case you may be refused"), "{barred}");
        let mended = told("permanent-attends=other", "permanent-history=none");
        assert!(mended.contains("# Put this right first"), "{mended}");
    }

    #[test]
    fn of_a_repealed_service_nothing_is_worked_out_today() {
        for lang in Lang::ALL {
            let today = said("residence-registration", lang, "2026-11-23T10:00", &[]);
            assert!(today.contains("267") && today.contains("1414"), "{today}");
            assert!(!today.contains("10\u{a0}"), "no step is shown as if it applied: {today}");
        }
    }

    #[test]
    fn where_the_answers_extend_the_term_the_longer_one_is_told_first() {
        let answers = ["channel=portal", "veteran-proof=yes", "veteran-information=kazakhstan"];
        let said = said("ww2-veteran-certificate", Lang::En, "2026-11-27T10:00", &answers);
        let told = |words: &str| said.find(words).unwrap_or_else(|| panic!("{words}: {said}"));
        assert!(told("ready by 14\u{a0}January 2027") < told("by 30\u{a0}November 2026"));
    }

    #[test]
    fn what_is_sent_in_the_evening_counts_from_the_next_working_day() {
        let evening = said("military-record-correction", Lang::En, "2026-11-27T19:30", &[]);
        assert!(
            evening.contains("counts as accepted on the next working day: Monday, 30\u{a0}November 2026"),
            "{evening}"
        );
    }
}
