//! What a targeted list found, in a block of its own: of those mapped, never beside the sample.

use kernel::TextArgs;

use crate::{
    document::{Block, Column, Run, Setting, Table},
    model::{Figure, Measure, Role},
    speech::Speech,
};

use super::{figure_table::marks, sentences};

/// Rows of the block; the rest stands in the workbook.
const MOST: usize = 10;

/// The block, when the list has a figure of the chapter; the first one says what a list is.
pub(super) fn tell(speech: Speech, figures: &[&Figure], is_first: bool) -> Vec<Block> {
    let mut shown: Vec<&Figure> =
        figures.iter().filter(|figure| figure.role != Role::Variant).copied().collect();
    shown.sort_by_key(|figure| figure.role);
    shown.truncate(MOST);
    let Some(first) = shown.first() else { return Vec::new() };
    let period = first.period.to_string();
    let columns = vec![
        Column::text(speech.text("column-figure"), 50),
        Column::number(speech.text("column-of-mapped"), 18),
        Column::number(speech.text("column-found"), 16),
        Column::number(speech.text("column-mapped"), 16),
    ];
    let row = |figure: &&Figure| {
        let count =
            |n: Option<f64>| n.map_or(sentences::ABSENT.to_owned(), |n| speech.number(n, 0));
        vec![
            speech.words(&figure.name),
            sentences::show_cell(speech, figure, &figure.cell),
            count(found(figure)),
            count(figure.shown().and(figure.cell.n).map(|n| n as f64)),
        ]
    };
    let args = TextArgs::new().text("period", period.as_str());
    let table = Block::Table(Table {
        caption: speech.with("table-listed", &args),
        columns,
        rows: shown.iter().map(row).collect(),
        notes: marks(speech, &shown.iter().map(|figure| &figure.cell)),
        setting: Setting::Plain,
    });
    if !is_first {
        return vec![table];
    }
    let intro = Run::plain(format!(" {}", speech.with("listed-intro", &args)));
    vec![Block::Paragraph(vec![Run::strong(speech.text("listed-title")), intro]), table]
}

/// People of whom it holds: exact, because a list is counted and not estimated.
fn found(figure: &Figure) -> Option<f64> {
    let n = figure.cell.n? as f64;
    (figure.measure == Measure::Percent).then_some((figure.shown()? / 100.0 * n).round())
}
