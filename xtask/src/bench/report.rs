//! What was measured, in a table: only ratios and bytes are results, times are those of this machine.

use std::fmt::Write;

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use crate::budget::Budget;

/// What the browser's part prints.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Report {
    in_all: InAll,
    runs: Vec<Run>,
}

/// The bytes of all that a page fetches by itself.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct InAll {
    start: f64,
    service: f64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Run {
    app: Side,
    still: Side,
}

/// The app, or the static pages that it is held against.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Side {
    start: Paint,
    service: Paint,
    question: Question,
    steps: Vec<Step>,
}

#[derive(Deserialize)]
struct Paint {
    paint: f64,
}

#[derive(Deserialize)]
struct Question {
    question: f64,
    /// When the last of the files was there that the page names.
    arrived: f64,
    /// Tasks of more than 50 ms until then, together.
    long: f64,
    bytes: f64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Step {
    painted: f64,
    event: f64,
    script: f64,
}

/// What a quarter of the values, a half and three quarters lie below.
struct Quartiles {
    low: f64,
    median: f64,
    high: f64,
}

/// A line of the table.
struct Line {
    what: &'static str,
    app: Vec<f64>,
    /// The static page in the same runs; nothing where it has no such thing.
    still: Vec<f64>,
    reach: &'static str,
    /// The limit of the ratio.
    limit: Option<f64>,
}

impl Report {
    pub fn read(json: &[u8]) -> Result<Report> {
        let report: Report = serde_json::from_slice(json).context("what the bench prints")?;
        let has_steps = |run: &Run| run.app.steps.len() == run.still.steps.len() && run.app.steps.len() > 2;
        if report.runs.is_empty() || !report.runs.iter().all(has_steps) {
            bail!("the bench has not taken every step with the app and with the static page");
        }
        Ok(report)
    }

    fn lines(&self, budget: &Budget) -> Vec<Line> {
        let line = |what, reach, limit, number: &dyn Fn(&Side) -> f64| Line {
            what,
            app: self.runs.iter().map(|run| number(&run.app)).collect(),
            still: self.runs.iter().map(|run| number(&run.still)).collect(),
            reach,
            limit,
        };
        let alone = |line: Line| Line { still: Vec::new(), ..line };
        let [paint, question, step, answer] =
            [budget.paint_ratio, budget.question_ratio, budget.step_ratio, budget.answer_ratio].map(Some);
        vec![
            line("start page: first paint, ms", "1.1", paint, &|side| side.start.paint),
            line("service: first paint, ms", "1.1", paint, &|side| side.service.paint),
            line("first question answerable, ms", "2.9", question, &|side| side.question.question),
            alone(line("  its files are there, ms", "", None, &|side| side.question.arrived)),
            alone(line("  tasks over 50 ms until then, ms", "", None, &|side| side.question.long)),
            alone(line("  bytes until then", "75000", None, &|side| side.question.bytes)),
            line("to the next question, ms", "1.5", step, &|side| next(side, |step| step.painted)),
            line("  event, as Chromium tells it, ms", "", None, &|side| next(side, |step| step.event)),
            alone(line("  script, ms", "8", None, &|side| next(side, |step| step.script))),
            line("to the list of answers, ms", "", None, &|side| from_end(side, 2).painted),
            line("to the answer, ms", "", answer, &|side| from_end(side, 1).painted),
            line("  event, as Chromium tells it, ms", "", None, &|side| from_end(side, 1).event),
            alone(line("  script, ms", "", None, &|side| from_end(side, 1).script)),
        ]
    }

    /// The table, for a person.
    pub fn table(&self, budget: &Budget) -> String {
        let mut table = format!(
            "\nChromium, slow 4G (150 ms, 1.6 Mbit/s), processor slowed 4 times for loading and 6 times for steps; \
             {} runs.\nMedians and quartiles. Times hold for this machine, ratios and bytes for any.\n\n",
            self.runs.len()
        );
        let mut row = |cells: [&str; 6]| {
            let [what, app, still, ratio, reach, limit] = cells;
            // A string takes everything.
            let _ = writeln!(table, "{what:<34} {app:>21} {still:>21} {ratio:>17} {reach:>7} {limit:>7}");
        };
        row(["", "app", "static page", "ratio", "reach", "limit"]);
        for line in self.lines(budget) {
            let app = quartiles(&line.app).shown(0);
            let (still, ratio) = match line.ratios() {
                Some(ratios) => (quartiles(&line.still).shown(0), quartiles(&ratios).shown(2)),
                None => (String::new(), String::new()),
            };
            let limit = line.limit.map(|limit| limit.to_string()).unwrap_or_default();
            row([line.what, &app, &still, &ratio, line.reach, &limit]);
        }
        let limit = budget.fetched_limit.to_string();
        row(["start page: all it fetches, bytes", &self.in_all.start.to_string(), "", "", "", &limit]);
        row(["service: all it fetches, bytes", &self.in_all.service.to_string(), "", "", "", &limit]);
        table
    }

    /// Fails past a limit.
    pub fn judge(&self, budget: &Budget) -> Result<()> {
        let mut past = Vec::new();
        for line in self.lines(budget) {
            if let (Some(limit), Some(ratios)) = (line.limit, line.ratios()) {
                let ratio = quartiles(&ratios).median;
                if ratio > limit {
                    past.push(format!("{}: {ratio:.2} times the static page, the limit is {limit}", line.what));
                }
            }
        }
        for (page, bytes) in [("start page", self.in_all.start), ("service", self.in_all.service)] {
            if bytes > budget.fetched_limit as f64 {
                past.push(format!("{page}: {bytes} bytes are fetched, the limit is {}", budget.fetched_limit));
            }
        }
        if !past.is_empty() {
            bail!("past the limits of budget.toml:\n{}", past.join("\n"));
        }
        Ok(())
    }
}

impl Line {
    /// Run by run, so that what the machine did meanwhile meets both.
    fn ratios(&self) -> Option<Vec<f64>> {
        let pairs = self.app.iter().zip(&self.still);
        (!self.still.is_empty()).then(|| pairs.map(|(app, still)| app / still).collect())
    }
}

/// The median of the steps from one question to the next: all but the last two.
fn next(side: &Side, number: impl Fn(&Step) -> f64) -> f64 {
    let questions = side.steps.len().saturating_sub(2);
    quartiles(&side.steps[..questions].iter().map(number).collect::<Vec<_>>()).median
}

/// A step counted from the end, where 1 leads to the answer.
fn from_end(side: &Side, place: usize) -> &Step {
    &side.steps[side.steps.len() - place]
}

fn quartiles(values: &[f64]) -> Quartiles {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let at = |share: f64| {
        let place = share * (sorted.len() - 1) as f64;
        let (below, above) = (sorted[place.floor() as usize], sorted[place.ceil() as usize]);
        below + (above - below) * place.fract()
    };
    Quartiles { low: at(0.25), median: at(0.5), high: at(0.75) }
}

impl Quartiles {
    fn shown(&self, digits: usize) -> String {
        format!("{:.digits$} ({:.digits$}-{:.digits$})", self.median, self.low, self.high)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn budget() -> Budget {
        toml::from_str(include_str!("../../../budget.toml")).unwrap()
    }

    fn side(paint: f64, question: f64, step: f64) -> Value {
        let step = json!({ "painted": step, "event": 16, "script": 2 });
        json!({
            "start": { "paint": paint },
            "service": { "paint": paint },
            "question": { "question": question, "arrived": 500, "long": 0, "bytes": 70_000 },
            "steps": [step, step, step, step],
        })
    }

    fn report(app: Value, bytes: usize) -> Report {
        let run = json!({ "app": app, "still": side(400.0, 400.0, 20.0) });
        let report = json!({ "in_all": { "start": bytes, "service": bytes }, "runs": [run, run] });
        Report::read(report.to_string().as_bytes()).unwrap()
    }

    #[test]
    fn a_page_that_is_as_fast_as_the_static_one_is_within_every_limit() {
        let report = report(side(400.0, 400.0, 20.0), 100_000);
        assert!(report.judge(&budget()).is_ok());
        let table = report.table(&budget());
        assert!(table.contains("1.00 (1.00-1.00)") && table.contains("100000"), "{table}");
    }

    #[test]
    fn whatever_is_past_its_limit_is_named() {
        let fault = report(side(4000.0, 40_000.0, 2000.0), 10_000_000).judge(&budget()).unwrap_err().to_string();
        for named in
            ["start page: first paint", "first question answerable", "to the next question", "service: 10000000"]
        {
            assert!(fault.contains(named), "{fault}");
        }
    }

    #[test]
    fn a_walk_that_was_not_finished_is_no_measurement() {
        let mut short = side(400.0, 400.0, 20.0);
        short["steps"].as_array_mut().unwrap().pop();
        let run = json!({ "app": short, "still": side(400.0, 400.0, 20.0) });
        let report = json!({ "in_all": { "start": 1, "service": 1 }, "runs": [run] });
        assert!(Report::read(report.to_string().as_bytes()).is_err());
    }

    #[test]
    fn half_of_the_values_lie_between_the_quartiles() {
        let quartiles = quartiles(&[5.0, 1.0, 3.0, 2.0, 4.0]);
        assert_eq!([quartiles.low, quartiles.median, quartiles.high], [2.0, 3.0, 4.0]);
    }
}
