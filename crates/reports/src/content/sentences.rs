//! Sentences and cells from one figure, by rules. Names stand in the nominative before a colon, so that every pattern
//! is right in Serbian for every name.

use kernel::{Design, TextArgs};

use crate::{
    document::Run,
    model::{Breakdown, Cell, Change, Figure, Origin},
    speech::Speech,
};

/// The mark of a withheld value.
pub(crate) const WITHHELD: &str = "·";

/// The mark of a value that does not exist.
pub(crate) const ABSENT: &str = "–";

/// A value as it may be shown.
pub(crate) fn show_cell(speech: Speech, figure: &Figure, cell: &Cell) -> String {
    match (cell.shown(), cell.suppression) {
        (Some(value), _) => speech.value(value, &figure.measure),
        (None, Some(_)) => WITHHELD.to_owned(),
        (None, None) => ABSENT.to_owned(),
    }
}

/// A 95 % interval as it may be shown.
pub(crate) fn show_interval(speech: Speech, figure: &Figure, cell: &Cell) -> String {
    match (cell.shown(), cell.interval) {
        (Some(_), Some(i)) => speech.interval(i.lower, i.upper, &figure.measure),
        _ => ABSENT.to_owned(),
    }
}

/// How a value came about: `uzorak`.
pub(crate) fn show_kind(speech: Speech, origin: Origin) -> String {
    speech.text(match origin {
        Origin::Official => "origin-official",
        Origin::Mapping(Design::List) => "origin-list",
        Origin::Mapping(Design::Sample) => "origin-sample",
        Origin::Mapping(Design::Census) => "origin-census",
    })
}

/// How the value came about and from how many records: `uzorak, 812`.
pub(crate) fn show_origin(speech: Speech, figure: &Figure, cell: &Cell) -> String {
    let kind = show_kind(speech, figure.origin);
    match (figure.origin, cell.n) {
        (Origin::Mapping(_), Some(n)) => {
            let n = speech.number(n as f64, 0);
            speech.with("origin-with-n", &TextArgs::new().text("kind", kind).text("n", n))
        }
        _ => kind,
    }
}

/// What the figure says beyond its row in the table: the same elsewhere, groups that differ, the long run. `None` when
/// there is nothing more to say.
pub(crate) fn tell_figure(speech: Speech, figure: &Figure) -> Option<Vec<Run>> {
    let value = figure.shown()?;
    let said: Vec<String> = [tell_elsewhere(speech, figure), tell_series(speech, figure)]
        .into_iter()
        .flatten()
        .chain(figure.breakdowns.iter().filter_map(|by| tell_groups(speech, figure, by)))
        .collect();
    if said.is_empty() {
        return None;
    }
    let name = speech.words(&figure.name);
    let value = speech.value(value, &figure.measure);
    let of_mapped = if figure.origin == Origin::Mapping(Design::List) {
        format!(" {}", speech.text("of-those-mapped"))
    } else {
        String::new()
    };
    Some(vec![
        Run::strong(format!("{name}: {value}{of_mapped}.")),
        Run::plain(" "),
        Run::plain(said.join(" ")),
    ])
}

fn tell_elsewhere(speech: Speech, figure: &Figure) -> Option<String> {
    let others: Vec<String> = figure
        .comparisons
        .iter()
        .filter(|other| other.benchmark.is_area())
        .filter_map(|other| {
            let value = speech.value(other.value?, &figure.measure);
            Some(format!("{} {value}", speech.words(&other.label)))
        })
        .collect();
    if others.is_empty() {
        return None;
    }
    Some(speech.with("tell-elsewhere", &TextArgs::new().text("others", others.join("; "))))
}

fn tell_series(speech: Speech, figure: &Figure) -> Option<String> {
    let (first, last) = (figure.series.first()?, figure.series.last()?);
    if figure.series.len() < 3 || figure.origin == Origin::Mapping(Design::List) {
        return None;
    }
    let args = TextArgs::new()
        .text("from", first.0.to_string())
        .text("before", speech.value(first.1, &figure.measure))
        .text("to", last.0.to_string())
        .text("now", speech.value(last.1, &figure.measure));
    Some(speech.with("tell-series", &args))
}

/// The groups with the highest and the lowest value, and whether sampling error can explain the difference.
fn tell_groups(speech: Speech, figure: &Figure, by: &Breakdown) -> Option<String> {
    let shown: Vec<_> =
        by.groups.iter().filter_map(|(name, cell)| Some((name, cell, cell.shown()?))).collect();
    let highest = shown.iter().max_by(|a, b| a.2.total_cmp(&b.2))?;
    let lowest = shown.iter().min_by(|a, b| a.2.total_cmp(&b.2))?;
    let [high, low] = [highest, lowest].map(|(_, _, value)| speech.value(*value, &figure.measure));
    if high == low {
        return None;
    }
    let apart = match (highest.1.interval, lowest.1.interval) {
        (Some(a), Some(b)) if a.overlaps(b) => "tell-groups-within",
        (Some(_), Some(_)) => "tell-groups-apart",
        _ => "tell-groups",
    };
    let args = TextArgs::new()
        .text("dimension", speech.words(&by.dimension))
        .text("highest", speech.words(highest.0))
        .text("high", high)
        .text("lowest", speech.words(lowest.0))
        .text("low", low);
    Some(speech.with(apart, &args))
}

/// Whether a figure changed since the last round: tested, never asserted.
pub(crate) fn tell_change(speech: Speech, figure: &Figure, change: &Change) -> String {
    let p = |p: f64| {
        if p < 0.001 { format!("< {}", speech.number(0.001, 3)) } else { speech.number(p, 3) }
    };
    match (figure.origin, change.p) {
        (Origin::Mapping(Design::List), _) => speech.text("change-list"),
        (Origin::Mapping(Design::Sample), Some(tested)) => {
            let key = match (tested < super::SIGNIFICANT, change.difference > 0.0) {
                (true, true) => "change-rose",
                (true, false) => "change-fell",
                (false, _) => "change-within",
            };
            speech.with(key, &TextArgs::new().text("p", p(tested)))
        }
        (Origin::Mapping(Design::Sample), None) => speech.text("change-untested"),
        (Origin::Official | Origin::Mapping(Design::Census), _) => speech.text("change-register"),
    }
}
