//! The first words of a chapter: its headline figures and what they mean.
//!
//! A figure's level comes with its uncertainty and base; then, where it is known, where it stands among others, whether it
//! changed, and which groups differ by more than sampling error. Nothing is said that the table does not let a reader check.

use kernel::{Design, TextArgs};

use crate::{
    document::Run,
    model::{Benchmark, Breakdown, Cell, Comparison, Figure, Origin, Role},
    speech::Speech,
};

use super::{SIGNIFICANT, sentences};

/// Headlines of a chapter.
const MOST_HEADLINES: usize = 3;

/// What is said of one headline besides its level.
const MOST_SENTENCES: usize = 2;

/// Relative change from which the long run of an official figure is told.
const NOTABLE: f64 = 0.05;

/// Clear differences told of one figure.
const MOST_DIVISIONS: usize = 2;

/// A paragraph for each headline of the chapter.
pub(super) fn tell(speech: Speech, figures: &[&Figure]) -> Vec<Vec<Run>> {
    figures
        .iter()
        .filter(|figure| figure.role == Role::Headline && figure.shown().is_some())
        .take(MOST_HEADLINES)
        .map(|figure| paragraph(speech, figure))
        .collect()
}

fn paragraph(speech: Speech, figure: &Figure) -> Vec<Run> {
    let value = sentences::show_cell(speech, figure, &figure.cell);
    let said: Vec<String> = if figure.is_of_few_cases() {
        vec![speech.text("lead-few-cases")]
    } else {
        [tell_change(speech, figure), tell_groups(speech, figure), tell_elsewhere(speech, figure)]
            .into_iter()
            .flatten()
            .take(MOST_SENTENCES)
            .collect()
    };
    let mut runs = vec![
        Run::strong(format!("{}: {value}", speech.words(&figure.name))),
        Run::plain(format!(" ({}).", level(speech, figure))),
    ];
    if let Some(number) = concerned(speech, figure) {
        runs.push(Run::plain(format!(" {number}")));
    }
    if !said.is_empty() {
        runs.push(Run::plain(format!(" {}", said.join(" "))));
    }
    runs
}

/// How sure the level is and of whom it speaks.
fn level(speech: Speech, figure: &Figure) -> String {
    let period = figure.period.to_string();
    let origin = sentences::show_origin(speech, figure, &figure.cell);
    if let Some(interval) = figure.cell.interval {
        let text = speech.interval(interval.lower, interval.upper, &figure.measure);
        let args = TextArgs::new().text("interval", text).text("origin", origin);
        speech.with("card-detail-sample", &args)
    } else {
        let args = TextArgs::new().text("origin", origin).text("period", period);
        speech.with("card-detail", &args)
    }
}

/// How many persons or households a bad share means, rounded to two digits.
pub(super) fn concerned(speech: Speech, figure: &Figure) -> Option<String> {
    let base = figure.base.as_ref()?;
    let number = round_to_two_digits(figure.concerned()?);
    if number < 1.0 {
        return None;
    }
    let args =
        TextArgs::new().text("number", speech.number(number, 0)).text("base", speech.words(base));
    Some(speech.with("lead-concerned", &args))
}

/// A number with the precision that an estimate deserves: two leading digits.
fn round_to_two_digits(number: f64) -> f64 {
    if number < 100.0 {
        return number.round();
    }
    let unit = 10_f64.powi(number.log10().floor() as i32 - 1);
    (number / unit).round() * unit
}

fn tell_change(speech: Speech, figure: &Figure) -> Option<String> {
    match figure.origin {
        Origin::Mapping(Design::Sample) => {
            let change = figure.change.as_ref()?;
            let is_clear = change.p? < SIGNIFICANT;
            let key = match (is_clear, change.difference > 0.0) {
                (true, true) => "lead-rose",
                (true, false) => "lead-fell",
                (false, _) => "lead-unchanged",
            };
            let args = TextArgs::new()
                .text("from", change.from.to_string())
                .text("difference", speech.difference(change.difference, &figure.measure));
            Some(speech.with(key, &args))
        }
        Origin::Official => {
            let (first, last) = (figure.series.first()?, figure.series.last()?);
            let notable = (last.1 - first.1).abs() >= NOTABLE * first.1.abs();
            if figure.series.len() < 3 || !notable {
                return None;
            }
            let args = TextArgs::new()
                .text("from", first.0.to_string())
                .text("before", speech.value(first.1, &figure.measure))
                .text("to", last.0.to_string())
                .text("now", speech.value(last.1, &figure.measure));
            Some(speech.with("lead-series", &args))
        }
        Origin::Mapping(_) => None,
    }
}

/// The clearest differences between groups of a division, the largest first.
fn tell_groups(speech: Speech, figure: &Figure) -> Option<String> {
    let mut clear: Vec<(f64, String)> = figure
        .breakdowns
        .iter()
        .filter_map(clear_difference)
        .map(|(highest, lowest)| {
            let value = |cell: &Cell| {
                cell.shown().map_or_else(String::new, |v| speech.value(v, &figure.measure))
            };
            let args = TextArgs::new()
                .text("highest", speech.words(highest.0))
                .text("high", value(highest.1))
                .text("lowest", speech.words(lowest.0))
                .text("low", value(lowest.1));
            let apart = highest.1.shown().unwrap_or(0.0) - lowest.1.shown().unwrap_or(0.0);
            (apart, speech.with("lead-pair", &args))
        })
        .collect();
    clear.sort_by(|a, b| b.0.total_cmp(&a.0));
    let told: Vec<String> = clear.into_iter().take(MOST_DIVISIONS).map(|(_, text)| text).collect();
    let args = TextArgs::new().text("pairs", told.join("; "));
    (!told.is_empty()).then(|| speech.with("lead-groups", &args))
}

/// A group with its cell.
type Group<'a> = (&'a kernel::Words, &'a Cell);

/// The highest and the lowest group, when their intervals do not overlap and both rest on enough records.
pub(super) fn clear_difference(by: &Breakdown) -> Option<(Group<'_>, Group<'_>)> {
    let known = || {
        by.groups
            .iter()
            .filter(|(_, cell)| !cell.is_uncertain() && cell.interval.is_some())
            .filter_map(|(name, cell)| Some((cell.shown()?, name, cell)))
    };
    let (_, high, highest) = known().max_by(|a, b| a.0.total_cmp(&b.0))?;
    let (_, low, lowest) = known().min_by(|a, b| a.0.total_cmp(&b.0))?;
    (!highest.interval?.overlaps(lowest.interval?)).then_some(((high, highest), (low, lowest)))
}

/// The republic and similar municipalities beside the figure, and where it stands among them.
fn tell_elsewhere(speech: Speech, figure: &Figure) -> Option<String> {
    let compared = figure.compared()?;
    let find = |kind| figure.comparisons.iter().find(|c| c.benchmark == kind && c.value.is_some());
    let (republic, peers) = (find(Benchmark::Republic), find(Benchmark::PeerGroup));
    let others: Vec<String> = [republic, peers]
        .into_iter()
        .flatten()
        .filter_map(|other| {
            let value = speech.value(other.value?, &figure.measure);
            Some(format!("{} {value}", speech.lower(&other.label)))
        })
        .collect();
    if others.is_empty() || figure.measure == crate::Measure::Count {
        return None;
    }
    let standing = peers
        .and_then(|group| stand(speech, figure, group, "similar"))
        .or_else(|| republic.and_then(|group| stand(speech, figure, group, "all")));
    let args = TextArgs::new()
        .text("period", compared.period.to_string())
        .text("own", speech.value(compared.own, &figure.measure))
        .text("others", others.join("; "));
    let told = if compared.period == figure.period {
        speech.with("lead-beside", &args)
    } else {
        speech.with("lead-beside-then", &args)
    };
    Some(match standing {
        Some(standing) => format!("{told} {standing}"),
        None => told,
    })
}

/// More, less or as much as most of a group, and whether that is good.
fn stand(speech: Speech, figure: &Figure, group: &Comparison, whom: &str) -> Option<String> {
    let own = figure.compared()?.own;
    let [low, _, high] = group.quartiles?;
    let place = if own > high {
        1
    } else if own < low {
        -1
    } else {
        0
    };
    let key = match (whom, place, i32::from(figure.direction) * place) {
        ("similar", 0, _) => "stand-similar-middle",
        ("similar", 1, 0) => "stand-similar-more",
        ("similar", -1, 0) => "stand-similar-less",
        ("similar", _, 1) => "stand-similar-better",
        ("similar", ..) => "stand-similar-worse",
        (_, 0, _) => "stand-all-middle",
        (_, 1, 0) => "stand-all-more",
        (_, -1, 0) => "stand-all-less",
        (_, _, 1) => "stand-all-better",
        _ => "stand-all-worse",
    };
    Some(speech.text(key))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_estimated_number_keeps_two_digits() {
        assert_eq!(round_to_two_digits(5_123.0), 5_100.0);
        assert_eq!(round_to_two_digits(987.0), 990.0);
        assert_eq!(round_to_two_digits(41.6), 42.0);
    }
}
