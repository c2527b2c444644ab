//! Records from files: one thread reads rows, the others pack those that were read before.

use std::{path::Path, sync::mpsc::sync_channel, thread};

use linkage::{Batch, Records};
use tables::{Cell, Finding, Options, Table};

use super::columns::Columns;
use crate::exit::{Failure, OrRefuse as _, refuse};

/// Batches that may wait to be packed.
const WAITING: usize = 4;

/// Ids of the records of a file, in its order.
#[derive(Debug, Default)]
pub(super) struct Ids {
    text: String,
    ends: Vec<usize>,
    rows: Vec<u32>,
}

impl Ids {
    /// Adds the id of the next record.
    pub(super) fn push(&mut self, cell: Cell<'_>) {
        match cell {
            Cell::Text(text) => self.text.push_str(text.trim()),
            other => self.text.push_str(&other.text()),
        }
        self.ends.push(self.text.len());
    }

    /// Number of records.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The id of a record; empty beyond the last.
    pub(super) fn get(&self, record: usize) -> &str {
        let from = record.checked_sub(1).and_then(|at| self.ends.get(at)).copied();
        let to = self.ends.get(record).copied().unwrap_or_default();
        self.text.get(from.unwrap_or_default()..to).unwrap_or_default()
    }

    /// The records in the order of their ids.
    pub(super) fn order(&self) -> Vec<u32> {
        let mut order: Vec<u32> = (0..self.len() as u32).collect();
        if (1..self.len()).all(|at| self.get(at - 1) < self.get(at)) {
            return order;
        }
        order.sort_by(|a, b| self.get(*a as usize).cmp(self.get(*b as usize)));
        order
    }

    /// Two records with one id.
    pub(super) fn find_twice(&self) -> Option<(usize, usize)> {
        let order = self.order();
        let same = |pair: &&[u32]| match pair {
            [a, b] => self.get(*a as usize) == self.get(*b as usize),
            _ => false,
        };
        match order.windows(2).find(same) {
            Some([a, b]) => Some((*a as usize, *b as usize)),
            _ => None,
        }
    }

    /// Whether an id is blank.
    pub(super) fn has_blank(&self) -> bool {
        (0..self.len()).any(|at| self.get(at).is_empty())
    }

    fn row(&self, record: usize) -> u64 {
        self.rows.get(record).copied().unwrap_or_default().into()
    }
}

/// Adds the records of a file; `number` is 0 for the first file, 1 for the second.
///
/// # Errors
/// One line that names file, row and column, what was expected and what was found.
pub(super) fn append(
    path: &Path,
    columns: &Columns,
    number: usize,
    records: &mut Records,
) -> anyhow::Result<Ids> {
    let mut table = Table::open(path, &Options::default()).or_refuse(Failure::Input)?;
    let id_name = columns.ids.get(number).cloned().unwrap_or_default();
    let id = table.column(&id_name).or_refuse(Failure::Input)?;
    let places = columns
        .spec
        .fields
        .iter()
        .map(|field| table.column(&field.name))
        .collect::<Result<Vec<usize>, Finding>>()
        .or_refuse(Failure::Input)?;
    let (send, receive) = sync_channel::<Batch>(WAITING);
    let (ids, packed) = thread::scope(|scope| {
        let reader = scope.spawn(move || {
            let mut ids = Ids::default();
            let mut batch = Batch::default();
            while let Some(row) = table.next_row()? {
                ids.push(row.cell(id));
                ids.rows.push(row.number() as u32);
                for place in &places {
                    match row.cell(*place) {
                        Cell::Text(text) => batch.push_value(text),
                        Cell::Empty | Cell::Error(_) => batch.push_value(""),
                        number @ Cell::Number(_) => batch.push_value(&number.text()),
                    }
                }
                batch.end_row();
                if batch.is_full() && send.send(std::mem::take(&mut batch)).is_err() {
                    break;
                }
            }
            // The receiver is gone only when it has failed and says why.
            let _ = send.send(batch);
            Ok::<Ids, Finding>(ids)
        });
        let packed = receive.iter().try_for_each(|batch| records.append(&batch));
        drop(receive);
        (reader.join(), packed)
    });
    let ids = ids.map_err(|_cause| refuse(Failure::Internal, "reading stopped"))?;
    let ids = ids.or_refuse(Failure::Input)?;
    packed.map_err(|fault| refuse(Failure::Input, format!("{}: {fault}", path.display())))?;
    check(path, &id_name, &ids)?;
    Ok(ids)
}

fn check(path: &Path, id_name: &str, ids: &Ids) -> anyhow::Result<()> {
    let file = path.display().to_string();
    let fault = |record: usize, expected: &str, found: String| {
        let finding = Finding::new(file.clone(), expected, found);
        let finding = finding.in_row(ids.row(record)).in_column(id_name);
        Err(refuse(Failure::Input, finding.to_string()))
    };
    if ids.len() == 0 {
        return Err(refuse(
            Failure::Input,
            Finding::new(file, "at least one record", "none").to_string(),
        ));
    }
    if let Some(blank) = (0..ids.len()).find(|at| ids.get(*at).is_empty()) {
        return fault(blank, "an id", "a blank cell".to_owned());
    }
    match ids.find_twice() {
        Some((first, second)) => {
            let found =
                format!("{} of row {} again", Finding::quote(ids.get(second)), ids.row(first));
            fault(second, "every id once", found)
        }
        None => Ok(()),
    }
}
