//! Columns of a file for a measure: numbers and groups, whatever the format.

use std::{collections::BTreeMap, path::Path};

use indicators::microdata;
use stats::measure::Groups;
use tables::{EMPTY, Frame, Options, Table, Wanted};

use crate::exit::{Failure, OrRefuse as _, refuse};

/// Reads the columns `wanted` of a CSV, XLSX, ODS or Parquet file.
///
/// # Errors
/// One line that names file, row, column, what was expected and what was found.
pub(super) fn read(path: &Path, wanted: &[Wanted]) -> anyhow::Result<Frame> {
    microdata::read_columns(path, wanted, &Options::default()).or_refuse(Failure::Input)
}

/// The row of the `index`-th record as an editor shows it.
pub(super) fn row_number(path: &Path, index: usize) -> u64 {
    let simple = index as u64 + 2;
    // A Parquet file has no lines: its records are counted from 1.
    let Ok(mut table) = Table::open(path, &Options::default()) else { return index as u64 + 1 };
    for _ in 0..index {
        let _ = table.next_row();
    }
    table.next_row().ok().flatten().map_or(simple, |row| row.number())
}

/// A number's column.
///
/// # Errors
/// When the frame lacks it, which reading prevents.
pub(super) fn numbers<'a>(frame: &'a Frame, name: &str) -> anyhow::Result<&'a [f64]> {
    frame.numbers(name).ok_or_else(|| refuse(Failure::Input, format!("no numbers in {name}")))
}

/// Records by the combination of several columns. A missing label is a group of its own.
#[derive(Debug)]
pub(super) struct Classes {
    /// Code of each record.
    pub(super) codes: Vec<u32>,
    /// Labels of each code, one a column; `None` where the label is missing.
    pub(super) labels: Vec<Vec<Option<String>>>,
}

impl Classes {
    /// The combinations of `columns` that occur, in the order of their labels, missing first.
    ///
    /// # Errors
    /// When the frame lacks a column, which reading prevents.
    pub(super) fn of(frame: &Frame, columns: &[String]) -> anyhow::Result<Self> {
        let mut classes = Self { codes: vec![0; frame.rows], labels: vec![Vec::new()] };
        for column in columns {
            let texts = frame.texts(column);
            let (codes, labels) =
                texts.ok_or_else(|| refuse(Failure::Input, format!("no texts in {column}")))?;
            classes.split(codes, labels);
        }
        classes.sort();
        Ok(classes)
    }

    fn split(&mut self, codes: &[u32], labels: &[String]) {
        // Slots of a dense table where it is small, so that millions of rows need no look-up in a tree.
        let width = labels.len() + 1;
        let slot = |class: u32, code: u32| {
            let place = if code == EMPTY { labels.len() } else { code as usize };
            class as usize * width + place
        };
        let mut next: BTreeMap<usize, u32> = BTreeMap::new();
        let mut found: Vec<Vec<Option<String>>> = Vec::new();
        let mut last = (usize::MAX, 0);
        for (class, code) in self.codes.iter_mut().zip(codes) {
            let slot = slot(*class, *code);
            if slot != last.0 {
                let new = found.len() as u32;
                let code_of_slot = *next.entry(slot).or_insert(new);
                if code_of_slot == new {
                    let mut path = self.labels.get(*class as usize).cloned().unwrap_or_default();
                    path.push(labels.get(*code as usize).cloned());
                    found.push(path);
                }
                last = (slot, code_of_slot);
            }
            *class = last.1;
        }
        self.labels = found;
    }

    fn sort(&mut self) {
        let mut order: Vec<usize> = (0..self.labels.len()).collect();
        order.sort_by(|a, b| self.labels.get(*a).cmp(&self.labels.get(*b)));
        let mut rank = vec![0_u32; order.len()];
        for (place, old) in order.iter().enumerate() {
            if let Some(slot) = rank.get_mut(*old) {
                *slot = place as u32;
            }
        }
        for code in &mut self.codes {
            *code = rank.get(*code as usize).copied().unwrap_or_default();
        }
        self.labels.sort();
    }

    /// As the estimators take them.
    pub(super) fn groups(&self) -> Groups<'_> {
        Groups { codes: &self.codes, count: self.labels.len() }
    }
}

#[cfg(test)]
mod tests {
    use tables::{Column, Values};

    use super::*;

    fn text(name: &str, codes: &[u32], labels: &[&str]) -> Column {
        let labels = labels.iter().map(ToString::to_string).collect();
        Column { name: name.into(), values: Values::Text { codes: codes.to_vec(), labels } }
    }

    #[test]
    fn combinations_that_occur_are_classes_in_the_order_of_their_labels() {
        let frame = Frame {
            columns: vec![
                text("region", &[1, 0, EMPTY, 1], &["south", "north"]),
                text("sex", &[0, 0, 1, 1], &["m", "f"]),
            ],
            rows: 4,
        };
        let classes = Classes::of(&frame, &["region".into(), "sex".into()]).unwrap();
        let labels = |pairs: &[(Option<&str>, &str)]| -> Vec<Vec<Option<String>>> {
            pairs.iter().map(|(a, b)| vec![a.map(str::to_owned), Some((*b).to_owned())]).collect()
        };
        assert_eq!(
            classes.labels,
            labels(&[
                (None, "f"),
                (Some("north"), "f"),
                (Some("north"), "m"),
                (Some("south"), "m")
            ])
        );
        assert_eq!(classes.codes, [2, 3, 0, 1]);
    }
}
