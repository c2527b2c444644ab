//! The few charts of a chapter, chosen by rule: groups of the headline that differ, series that moved most.

use crate::{
    document::Chart,
    drawing,
    model::{Figure, Origin, ReportInput, Role, Section},
    speech::Speech,
};

use super::lead;

/// Points from which a series is a line.
const SERIES_POINTS: usize = 4;

/// Panels of small multiples.
const MOST_PANELS: usize = 6;

/// Fewer do not make small multiples; the words and the table tell them.
const FEWEST_PANELS: usize = 3;

/// Largest factor of a change that still fits beside others on one scale.
const LARGEST_FACTOR: f64 = 2.5;

/// Smallest factor of a change worth a line.
const SMALLEST_FACTOR: f64 = 1.03;

/// The charts of a chapter.
pub(super) fn of(
    speech: Speech,
    input: &ReportInput,
    section: Section,
    figures: &[&Figure],
) -> Vec<Chart> {
    let mut charts = Vec::new();
    if section == Section::Population && !input.pyramid.is_empty() {
        charts.push(drawing::draw_pyramid(speech, &input.pyramid));
    }
    charts.extend(groups(figures).and_then(|figure| drawing::draw_groups(speech, figure)));
    if section == Section::Material {
        charts.extend(drawing::draw_lorenz(speech, &input.lorenz));
    }
    let moved = moved(figures);
    if moved.len() >= FEWEST_PANELS {
        charts.extend(drawing::draw_series(speech, &moved));
    }
    charts
}

/// The headline whose groups differ most clearly, else the first that has groups.
fn groups<'a>(figures: &[&'a Figure]) -> Option<&'a Figure> {
    let headlines =
        || figures.iter().filter(|f| f.role == Role::Headline && !f.breakdowns.is_empty());
    let clear =
        |figure: &&&Figure| figure.breakdowns.iter().any(|by| lead::clear_difference(by).is_some());
    headlines().find(clear).or_else(|| headlines().next()).copied()
}

/// Official series that moved, the largest relative change first; constant ones and leaps that would flatten the rest are
/// left out.
fn moved<'a>(figures: &[&'a Figure]) -> Vec<&'a Figure> {
    let factor = |figure: &Figure| {
        let (first, last) = (figure.series.first()?.1, figure.series.last()?.1);
        let positive = figure.series.iter().all(|(period, v)| *v > 0.0 && period.is_year());
        positive.then(|| (last / first).ln().abs().exp())
    };
    let mut found: Vec<(f64, &Figure)> = figures
        .iter()
        .filter(|figure| figure.origin == Origin::Official && figure.role != Role::Variant)
        .filter(|figure| figure.series.len() >= SERIES_POINTS && figure.shown().is_some())
        .filter_map(|figure| Some((factor(figure)?, *figure)))
        .filter(|(factor, _)| (SMALLEST_FACTOR..LARGEST_FACTOR).contains(factor))
        .collect();
    found.sort_by(|a, b| b.0.total_cmp(&a.0));
    found.truncate(MOST_PANELS);
    found.into_iter().map(|(_, figure)| figure).collect()
}
