//! The groups of a chapter's figures in a compact matrix: a row a figure, a column a group.
//!
//! Cuts of main figures are left out: their groups stand in the workbook.

use kernel::{TextArgs, Words};

use crate::{
    document::{Column, Setting, Table},
    model::{Breakdown, Cell, Figure, Role},
    speech::Speech,
};

use super::{
    figure_table::marks,
    sentences::{ABSENT, WITHHELD},
};

/// Columns of groups that a page holds.
const MOST_COLUMNS: usize = 14;

/// A single row is no matrix: its groups are on the chart and in the workbook.
const FEWEST_ROWS: usize = 2;

/// The matrices of these figures; more than one where the groups do not fit on a page.
pub(super) fn of(speech: Speech, figures: &[&Figure]) -> Vec<Table> {
    let rows: Vec<&Figure> = figures
        .iter()
        .filter(|f| f.role != Role::Variant && !f.breakdowns.is_empty() && f.shown().is_some())
        .copied()
        .collect();
    let parts = parts(&rows);
    let tables = parts.iter().map(|part| table(speech, &rows, part));
    tables.filter(|table| table.rows.len() >= FEWEST_ROWS).collect()
}

/// A division with its groups, as the first figure that has it orders them.
type Division<'a> = (&'a Words, Vec<&'a Words>);

/// Divisions in the order in which they come, shared out so that each part fits.
fn parts<'a>(figures: &[&'a Figure]) -> Vec<Vec<Division<'a>>> {
    let mut divisions: Vec<Division<'a>> = Vec::new();
    for by in figures.iter().flat_map(|figure| &figure.breakdowns) {
        let known = divisions.iter_mut().find(|(name, _)| **name == by.dimension);
        if let Some((_, groups)) = known {
            let new = by.groups.iter().map(|(group, _)| group);
            let unknown: Vec<&Words> = new.filter(|group| !groups.contains(group)).collect();
            groups.extend(unknown);
        } else {
            let groups = by.groups.iter().map(|(group, _)| group).collect();
            divisions.push((&by.dimension, groups));
        }
    }
    let mut parts: Vec<Vec<Division<'a>>> = Vec::new();
    let mut used = MOST_COLUMNS;
    for division in divisions {
        let wide = division.1.len();
        match parts.last_mut() {
            Some(part) if used + wide <= MOST_COLUMNS => {
                part.push(division);
                used += wide;
            }
            _ => {
                parts.push(vec![division]);
                used = wide;
            }
        }
    }
    parts
}

fn table(speech: Speech, figures: &[&Figure], part: &[Division<'_>]) -> Table {
    let has = |by: &Breakdown| part.iter().any(|(name, _)| **name == by.dimension);
    let figures: Vec<&Figure> =
        figures.iter().filter(|figure| figure.breakdowns.iter().any(has)).copied().collect();
    let groups: usize = part.iter().map(|(_, groups)| groups.len()).sum();
    let mut columns = vec![
        Column::text(speech.text("column-figure"), 52),
        Column::number(speech.text("chart-all"), 10),
    ];
    columns.extend(
        part.iter()
            .flat_map(|(_, groups)| groups)
            .map(|group| Column::number(speech.words(group), if groups < 8 { 12 } else { 9 })),
    );
    let row = |figure: &&Figure| {
        let mut row = vec![
            speech.with_measure(&figure.name, &figure.measure),
            number(speech, figure, Some(&figure.cell)),
        ];
        for (division, groups) in part {
            let by = figure.breakdowns.iter().find(|by| by.dimension == **division);
            row.extend(groups.iter().map(|group| {
                let cell = by.and_then(|by| by.groups.iter().find(|(name, _)| name == *group));
                number(speech, figure, cell.map(|(_, cell)| cell))
            }));
        }
        row
    };
    let shown = figures.iter().flat_map(|figure| &figure.breakdowns).filter(|by| has(by));
    let cells = shown.flat_map(|by| by.groups.iter().map(|(_, cell)| cell));
    let names: Vec<String> = part.iter().map(|(name, _)| speech.lower(name)).collect();
    let args = TextArgs::new().text("divisions", names.join(", "));
    Table {
        caption: speech.with("table-groups", &args),
        columns,
        rows: figures.iter().map(row).collect(),
        notes: marks(speech, &cells),
        setting: Setting::Matrix,
    }
}

fn number(speech: Speech, figure: &Figure, cell: Option<&Cell>) -> String {
    let Some(cell) = cell else { return ABSENT.to_owned() };
    match (cell.shown(), cell.suppression) {
        (Some(value), _) if cell.is_uncertain() => {
            format!("({})", speech.bare(value, &figure.measure))
        }
        (Some(value), _) => speech.bare(value, &figure.measure),
        (None, Some(_)) => WITHHELD.to_owned(),
        (None, None) => ABSENT.to_owned(),
    }
}
