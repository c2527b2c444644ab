//! Pairs into a file: whole or not at all, the same whatever the order of the rows.

use std::{io, path::Path};

use linkage::{Comparison, Linked, Pair};
use tables::{CsvStyle, Value, write_atomically, write_csv};

use super::Names;
use crate::exit::{Failure, OrRefuse as _, refuse};

/// Digits of a weight in the file.
const DECIMALS: u8 = 4;

/// A pair as it is written: in one file the lesser id is on the left.
pub(super) struct Written {
    left: u32,
    right: u32,
    pair: Pair,
}

/// The pairs with the lesser id of one file on the left.
pub(super) fn order(linked: &Linked, ids: &Names<'_>) -> Vec<Written> {
    let is_one = ids.second.is_none();
    linked
        .pairs
        .iter()
        .map(|pair| {
            let swaps = is_one && ids.of(pair.left) > ids.of(pair.right);
            let (left, right) =
                if swaps { (pair.right, pair.left) } else { (pair.left, pair.right) };
            Written { left, right, pair: *pair }
        })
        .collect()
}

/// The weight as the file shows it, so that ties there are ties here.
fn shown(pair: &Pair) -> i64 {
    (f64::from(pair.weight) * 10f64.powi(DECIMALS.into())).round() as i64
}

/// Writes the pairs, best first, ties by ids; with `explained` also what speaks for and against each.
///
/// # Errors
/// When the file cannot be written.
pub(super) fn pairs(
    out: &Path,
    pairs: &mut [Written],
    ids: &Names<'_>,
    explained: Option<&Linked>,
) -> anyhow::Result<()> {
    let key =
        |written: &Written| (-shown(&written.pair), ids.of(written.left), ids.of(written.right));
    pairs.sort_unstable_by(|a, b| key(a).cmp(&key(b)));
    let mut header = vec!["left_id", "right_id", "weight", "probability"];
    header.extend(explained.map(|_| "explanation"));
    let rows = pairs.iter().map(|written| {
        let mut row = vec![
            Value::text(ids.of(written.left)),
            Value::text(ids.of(written.right)),
            Value::rounded(written.pair.weight.into(), DECIMALS),
            Value::rounded(written.pair.probability(), 6),
        ];
        if let Some(linked) = explained {
            row.push(Value::text(explanation(
                &linked.explain(written.pair.left, written.pair.right),
            )));
        }
        row
    });
    write_atomically(out, |file| write_csv(file, CsvStyle::PLAIN, &header, rows))
        .map_err(|fault: io::Error| refuse(Failure::Output, format!("{}: {fault}", out.display())))
}

/// `prior -18.2; family_name exact +8.5 (rarity +1.2); …`
fn explanation(comparison: &Comparison) -> String {
    let mut text = format!("prior {:+.1}", comparison.prior);
    for bar in &comparison.evidence {
        text.push_str(&format!("; {} {}", bar.field, bar.level));
        if !bar.level.is_silent() {
            text.push_str(&format!(" {:+.1}", bar.weight));
        }
        if bar.rarity.abs() >= 0.05 {
            text.push_str(&format!(" (rarity {:+.1})", bar.rarity));
        }
    }
    text
}

/// Writes the model beside the pairs: `pairs.csv` has `pairs.model.toml`.
///
/// # Errors
/// When the file cannot be written.
pub(super) fn model(out: &Path, linked: &Linked) -> anyhow::Result<()> {
    let path = out.with_extension("model.toml");
    let text = linked.model.to_toml().or_refuse(Failure::Internal)?;
    write_atomically(&path, |file| file.write_all(text.as_bytes()))
        .map_err(|fault: io::Error| refuse(Failure::Output, format!("{}: {fault}", path.display())))
}
