//! The figures that matter, at a glance.

use kernel::{Design, TextArgs};

use crate::{
    document::{Block, Callout, CalloutKind, Card, Item, List, Run},
    model::{Benchmark, Figure, Measure, Origin, ReportInput, Role, Section},
    speech::Speech,
};

use super::{Writer, find_priorities, sentences};

/// How many figures the summary shows.
const MOST: usize = 10;

/// The ten figures that matter: those named by the input that have a value, filled up section by section in order,
/// figures with a good and a bad direction first.
pub fn key_figures(input: &ReportInput) -> Vec<&Figure> {
    let shown = |figure: &&Figure| figure.shown().is_some();
    let mut chosen: Vec<&Figure> = input
        .key_figures
        .iter()
        .filter_map(|code| input.figures.iter().find(|figure| &figure.code == code))
        .filter(shown)
        .take(MOST)
        .collect();
    let mut rest: Vec<(usize, &Figure)> = Vec::new();
    for section in Section::ALL {
        let is_own = |figure: &&Figure| figure.section == section && figure.role != Role::Variant;
        let mut own: Vec<_> = input.figures.iter().filter(shown).filter(is_own).collect();
        own.sort_by_key(|figure| (figure.role, figure.direction == 0));
        rest.extend(own.into_iter().enumerate());
    }
    rest.sort_by_key(|(round, _)| *round);
    for (_, figure) in rest {
        if chosen.len() < MOST && !chosen.iter().any(|other| other.code == figure.code) {
            chosen.push(figure);
        }
    }
    chosen
}

pub(super) fn write(writer: &mut Writer<'_>) {
    let (speech, input) = (writer.speech, writer.input);
    let figures = key_figures(input);
    if figures.is_empty() {
        writer.say("no-data");
        writer.committee(Section::Summary);
        return;
    }
    let cards = figures.iter().map(|figure| card(writer, figure)).collect();
    writer.push(Block::Cards(cards));
    let priorities = find_priorities(&input.figures);
    if !priorities.is_empty() {
        writer.say("summary-priorities");
        let items = priorities.iter().take(3).map(|priority| Item {
            runs: vec![Run::plain(format!(
                "{}: {}",
                speech.words(&priority.figure.name),
                sentences::show_cell(speech, priority.figure, &priority.figure.cell)
            ))],
            nested: vec![],
        });
        writer.push(Block::List(List { ordered: true, items: items.collect() }));
    }
    writer.committee(Section::Summary);
}

fn card(writer: &Writer<'_>, figure: &Figure) -> Card {
    let speech = writer.speech;
    let origin = sentences::show_origin(speech, figure, &figure.cell);
    let detail = if let (Some(_), Some(i)) = (figure.shown(), figure.cell.interval) {
        let interval = speech.interval(i.lower, i.upper, &figure.measure);
        let args = TextArgs::new().text("interval", interval).text("origin", origin);
        speech.with("card-detail-sample", &args)
    } else {
        let period = figure.period.to_string();
        let args = TextArgs::new().text("origin", origin).text("period", period);
        speech.with("card-detail", &args)
    };
    let republic = figure
        .comparisons
        .iter()
        .find(|other| other.benchmark == Benchmark::Republic)
        .filter(|_| figure.compared.is_none() && figure.measure != Measure::Count)
        .and_then(|other| Some((speech.words(&other.label), other.value?)));
    Card {
        label: speech.words(&figure.name),
        value: sentences::show_cell(speech, figure, &figure.cell),
        detail,
        beside: republic.map_or_else(String::new, |(label, value)| {
            format!("{label}: {}", speech.value(value, &figure.measure))
        }),
    }
}

/// What intervals, lists and dots mean; only what this report contains.
pub(super) fn how_to_read(speech: Speech, input: &ReportInput) -> Block {
    let has = |wanted: Origin| input.figures.iter().any(|figure| figure.origin == wanted);
    let mut keys = Vec::new();
    if has(Origin::Mapping(Design::Sample)) {
        keys.push("read-sample");
    }
    if has(Origin::Mapping(Design::List)) {
        keys.push("read-list");
    }
    if has(Origin::Mapping(Design::Census)) {
        keys.push("read-census");
    }
    if has(Origin::Official) {
        keys.push("read-official");
    }
    keys.push("read-marks");
    let items = keys
        .into_iter()
        .map(|key| Item { runs: vec![Run::plain(speech.text(key))], nested: vec![] });
    Block::Callout(Callout {
        kind: CalloutKind::Note,
        title: speech.text("how-to-read"),
        blocks: vec![Block::List(List { ordered: false, items: items.collect() })],
    })
}
