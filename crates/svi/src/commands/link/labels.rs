//! Pairs held against labels: precision, recall and F1 over thresholds.

use std::path::Path;

use linkage::{Agreement, Linked, agreement, best_agreement};
use serde_json::json;
use tables::{Finding, Options, Table, Value};

use super::read::Ids;
use crate::{
    cli::TableFormat,
    exit::{Failure, OrRefuse as _, refuse},
    output::{self, Grid},
};

/// Thresholds that are shown beside the best and the proposed one, in bits.
const SHOWN: [f64; 11] = [-8.0, -4.0, -2.0, 0.0, 2.0, 4.0, 6.0, 8.0, 10.0, 15.0, 20.0];

/// Reads labelled pairs as numbers of records, sorted, each once.
///
/// # Errors
/// One line: a file with fewer than two columns, an id that no record has.
pub(super) fn read(
    path: &Path,
    first: &Ids,
    second: Option<&Ids>,
) -> anyhow::Result<Vec<(u32, u32)>> {
    let file = path.display().to_string();
    let mut table = Table::open(path, &Options::default()).or_refuse(Failure::Input)?;
    let header = table.header().to_vec();
    let [left_name, right_name, ..] = header.as_slice() else {
        let finding = Finding::new(file, "two columns of ids", format!("{} column", header.len()));
        return Err(refuse(Failure::Input, finding.to_string()));
    };
    let (left_order, right_order) = (first.order(), second.map(Ids::order));
    let mut pairs = Vec::new();
    while let Some(row) = table.next_row().or_refuse(Failure::Input)? {
        let number = row.number();
        let find = |ids: &Ids, order: &[u32], column: usize| {
            let id = row.cell(column).text();
            let place = order.binary_search_by(|at| ids.get(*at as usize).cmp(&id));
            place.ok().and_then(|at| order.get(at)).copied().ok_or(id)
        };
        let unknown = |id: String, name: &str| {
            let finding = Finding::new(file.clone(), "the id of a record", Finding::quote(&id));
            refuse(Failure::Input, finding.in_row(number).in_column(name).to_string())
        };
        let left = find(first, &left_order, 0).map_err(|id| unknown(id, left_name))?;
        let right = match (second, &right_order) {
            (Some(ids), Some(order)) => {
                first.len() as u32 + find(ids, order, 1).map_err(|id| unknown(id, right_name))?
            }
            _ => find(first, &left_order, 1).map_err(|id| unknown(id, right_name))?,
        };
        pairs.push((left.min(right), left.max(right)));
    }
    pairs.sort_unstable();
    pairs.dedup();
    Ok(pairs)
}

/// Shows how the pairs agree with the labels.
///
/// # Errors
/// When the output is closed.
pub(super) fn show(linked: &Linked, labels: &[(u32, u32)]) -> anyhow::Result<()> {
    let pairs: Vec<(f64, bool)> = linked
        .pairs
        .iter()
        .map(|pair| {
            let is_labelled = labels.binary_search(&(pair.left, pair.right)).is_ok();
            (f64::from(pair.weight), is_labelled)
        })
        .collect();
    let at = |threshold| agreement(&pairs, labels.len(), threshold);
    let mut rows: Vec<(&str, Agreement)> = SHOWN.iter().map(|least| ("", at(*least))).collect();
    rows.push(("proposed", at(linked.thresholds.proposed)));
    rows.extend(best_agreement(&pairs, labels.len()).map(|best| ("best", best)));
    rows.sort_by(|a, b| a.1.threshold.total_cmp(&b.1.threshold));
    let columns = ["threshold", "precision", "recall", "f1", "right", "wrong", "missed", "which"];
    let grid = Grid {
        columns: columns.map(str::to_owned).to_vec(),
        rows: rows.iter().map(|(which, found)| cells(which, found)).collect(),
    };
    let found = pairs.iter().filter(|(_, is_labelled)| *is_labelled).count();
    output::say(&format!("\n{} labelled pairs, {found} among the pairs\n", labels.len()))?;
    output::write(grid, &json!(null), TableFormat::Table)
}

fn cells(which: &str, found: &Agreement) -> Vec<Value> {
    vec![
        Value::rounded(found.threshold, 2),
        Value::rounded(found.precision(), 5),
        Value::rounded(found.recall(), 5),
        Value::rounded(found.f1(), 5),
        Value::count(found.hits as u64),
        Value::count(found.wrong as u64),
        Value::count(found.missed as u64),
        if which.is_empty() { Value::Empty } else { Value::text(which) },
    ]
}
