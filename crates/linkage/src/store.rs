//! Records packed: each distinct value once, each record a row of codes.

use rayon::prelude::*;

use crate::{
    Error, Kind, Level, Spec,
    plan::Plan,
    value::{Mixer, Value},
};

/// Rows that are made ready at a time.
const BATCH: usize = 8192;

/// Rows of text, many in one piece of memory: what a reader fills while the last batch is packed.
#[derive(Debug, Clone, Default)]
pub struct Batch {
    text: String,
    ends: Vec<u32>,
    rows: usize,
}

impl Batch {
    /// Adds a row; missing values are `None` or blank.
    pub fn push<'a>(&mut self, values: impl IntoIterator<Item = Option<&'a str>>) {
        for value in values {
            self.text.push_str(value.unwrap_or_default());
            self.ends.push(self.text.len() as u32);
        }
        self.rows += 1;
    }

    /// Adds a value to the row that [`end_row`](Self::end_row) will end.
    pub fn push_value(&mut self, value: &str) {
        self.text.push_str(value);
        self.ends.push(self.text.len() as u32);
    }

    /// Ends a row whose values were pushed one by one.
    pub fn end_row(&mut self) {
        self.rows += 1;
    }

    /// Rows so far.
    pub fn len(&self) -> usize {
        self.rows
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.rows == 0
    }

    /// Whether it is time to pack the batch.
    pub fn is_full(&self) -> bool {
        self.rows >= BATCH || self.text.len() > (1 << 26)
    }

    fn cell(&self, at: usize) -> &str {
        let from = at.checked_sub(1).and_then(|at| self.ends.get(at)).copied().unwrap_or_default();
        let to = self.ends.get(at).copied().unwrap_or(from);
        self.text.get(from as usize..to as usize).unwrap_or_default()
    }
}

/// Codes by hash, open addressing; the same in every run.
#[derive(Debug, Clone, Default)]
struct Slots {
    slots: Vec<u32>,
    hashes: Vec<u32>,
}

impl Slots {
    /// The code for which `is_same` holds, or the next code.
    fn find(&mut self, hash: u64, is_same: impl Fn(u32) -> bool) -> (u32, bool) {
        if (self.hashes.len() + 1) * 3 > self.slots.len() * 2 {
            self.grow();
        }
        let hash = (hash >> 32) as u32;
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        while let Some(&slot) = self.slots.get(at) {
            if slot == 0 {
                break;
            }
            let code = slot - 1;
            if self.hashes.get(code as usize) == Some(&hash) && is_same(code) {
                return (code, false);
            }
            at = (at + 1) & mask;
        }
        let code = self.hashes.len() as u32;
        self.hashes.push(hash);
        if let Some(place) = self.slots.get_mut(at) {
            *place = code + 1;
        }
        (code, true)
    }

    fn grow(&mut self) {
        let size = (self.slots.len() * 2).max(64);
        let mut slots = vec![0u32; size];
        for (code, hash) in self.hashes.iter().enumerate() {
            let mut at = *hash as usize & (size - 1);
            while slots.get(at).is_some_and(|slot| *slot != 0) {
                at = (at + 1) & (size - 1);
            }
            if let Some(place) = slots.get_mut(at) {
                *place = code as u32 + 1;
            }
        }
        self.slots = slots;
    }
}

/// The distinct values of a field. Code zero is the missing value.
#[derive(Debug, Clone)]
pub(crate) struct Dictionary {
    kind: Kind,
    pub(crate) values: Vec<Value>,
    /// Records with each value.
    pub(crate) counts: Vec<u32>,
    slots: Slots,
    /// Texts as written and the codes of their values.
    written: Slots,
    text: String,
    ends: Vec<u32>,
    codes: Vec<u32>,
}

impl Dictionary {
    fn new(kind: Kind) -> Self {
        let mut new = Self {
            kind,
            values: Vec::new(),
            counts: Vec::new(),
            slots: Slots::default(),
            written: Slots::default(),
            text: String::new(),
            ends: Vec::new(),
            codes: Vec::new(),
        };
        new.code_of(Value::Missing);
        new
    }

    fn code_of(&mut self, value: Value) -> u32 {
        let values = &self.values;
        let is_same = |code: u32| values.get(code as usize) == Some(&value);
        let (code, is_new) = self.slots.find(value.digest(), is_same);
        if is_new {
            self.values.push(value);
            self.counts.push(0);
        }
        code
    }

    /// The code of a text; texts seen before are not read again, where reading costs more than remembering.
    fn read(&mut self, text: &str) -> u32 {
        let text = text.trim();
        if text.is_empty() {
            return 0;
        }
        if matches!(self.kind, Kind::Date | Kind::Jmbg | Kind::NationalId | Kind::Phone) {
            return self.code_of(Value::read(self.kind, text));
        }
        let mut mixer = Mixer::default();
        std::hash::Hasher::write(&mut mixer, text.as_bytes());
        let hash = std::hash::Hasher::finish(&mixer);
        let (all, ends) = (&self.text, &self.ends);
        let is_same = |at: u32| {
            let at = at as usize;
            let from = at.checked_sub(1).and_then(|at| ends.get(at)).copied().unwrap_or_default();
            let to = ends.get(at).copied().unwrap_or(from);
            all.get(from as usize..to as usize) == Some(text)
        };
        let (at, is_new) = self.written.find(hash, is_same);
        if !is_new {
            return self.codes.get(at as usize).copied().unwrap_or_default();
        }
        let code = self.code_of(Value::read(self.kind, text));
        self.text.push_str(text);
        self.ends.push(self.text.len() as u32);
        self.codes.push(code);
        code
    }

    fn read_column(&mut self, batch: &Batch, field: usize, width: usize) -> Vec<u32> {
        (0..batch.rows)
            .map(|row| {
                let code = self.read(batch.cell(row * width + field));
                if let Some(count) = self.counts.get_mut(code as usize) {
                    *count += 1;
                }
                code
            })
            .collect()
    }

    /// Frees what only reading needs.
    fn finish(&mut self) {
        self.slots = Slots::default();
        self.written = Slots::default();
        self.text = String::new();
        self.ends = Vec::new();
        self.codes = Vec::new();
    }
}

/// Records packed for linking.
#[derive(Debug, Clone)]
pub struct Records {
    pub(crate) spec: Spec,
    pub(crate) dictionaries: Vec<Dictionary>,
    /// `[records × fields]`, row by row.
    codes: Vec<u32>,
    waiting: Batch,
    len: usize,
}

impl Records {
    /// None yet.
    pub fn new(spec: Spec) -> Self {
        let dictionaries = spec.fields.iter().map(|field| Dictionary::new(field.kind)).collect();
        Self { spec, dictionaries, codes: Vec::new(), waiting: Batch::default(), len: 0 }
    }

    /// Records so far, those that wait included.
    pub fn len(&self) -> usize {
        self.len + self.waiting.rows
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Adds a record: its values in the order of the specification.
    ///
    /// # Errors
    /// [`Width`](Error::Width); [`TooMany`](Error::TooMany).
    pub fn push<'a>(
        &mut self,
        values: impl IntoIterator<Item = Option<&'a str>>,
    ) -> Result<(), Error> {
        let width = self.spec.fields.len();
        let before = self.waiting.ends.len();
        let record = self.len();
        self.waiting.push(values);
        let found = self.waiting.ends.len() - before;
        if found != width {
            self.waiting.rows -= 1;
            self.waiting.ends.truncate(before);
            let end = self.waiting.ends.last().copied().unwrap_or_default();
            self.waiting.text.truncate(end as usize);
            return Err(Error::Width { record, expected: width, found });
        }
        if self.waiting.is_full() { self.flush() } else { Ok(()) }
    }

    /// Packs what waits.
    pub(crate) fn flush(&mut self) -> Result<(), Error> {
        let batch = std::mem::take(&mut self.waiting);
        self.append(&batch)
    }

    /// Packs a batch; rows have as many values as the specification has fields.
    ///
    /// # Errors
    /// [`Width`](Error::Width); [`TooMany`](Error::TooMany).
    pub fn append(&mut self, batch: &Batch) -> Result<(), Error> {
        if !self.waiting.is_empty() {
            self.flush()?;
        }
        let width = self.spec.fields.len();
        if batch.ends.len() != batch.rows * width {
            let found = batch.ends.len().checked_div(batch.rows).unwrap_or_default();
            return Err(Error::Width { record: self.len, expected: width, found });
        }
        let most = u32::MAX as usize / 2;
        if self.len + batch.rows > most {
            return Err(Error::TooMany(most));
        }
        let columns: Vec<Vec<u32>> = self
            .dictionaries
            .par_iter_mut()
            .enumerate()
            .map(|(field, dictionary)| dictionary.read_column(batch, field, width))
            .collect();
        for row in 0..batch.rows {
            self.codes.extend(columns.iter().map(|column| column.get(row).copied().unwrap_or(0)));
        }
        self.len += batch.rows;
        Ok(())
    }

    pub(crate) fn finish(&mut self) -> Result<(), Error> {
        self.flush()?;
        self.dictionaries.iter_mut().for_each(Dictionary::finish);
        self.codes.shrink_to_fit();
        Ok(())
    }

    /// The codes of a record.
    pub(crate) fn row(&self, record: u32) -> &[u32] {
        let width = self.dictionaries.len();
        let from = record as usize * width;
        self.codes.get(from..from + width).unwrap_or_default()
    }

    /// The value of a code of a field.
    pub(crate) fn value(&self, field: usize, code: u32) -> &Value {
        static MISSING: Value = Value::Missing;
        let dictionary = self.dictionaries.get(field);
        dictionary.and_then(|found| found.values.get(code as usize)).unwrap_or(&MISSING)
    }

    /// The values of a record by field.
    pub(crate) fn values<'r>(&'r self, record: u32) -> impl Fn(usize) -> &'r Value {
        let row = self.row(record);
        move |field| self.value(field, row.get(field).copied().unwrap_or_default())
    }

    /// The levels of a pair.
    pub(crate) fn levels(&self, plan: &Plan, a: u32, b: u32) -> crate::plan::Levels {
        plan.levels(self.values(a), self.values(b))
    }

    /// A number of each record that does not depend on the order of the records.
    pub(crate) fn digests(&self) -> Vec<u64> {
        let by_field: Vec<Vec<u64>> = self
            .dictionaries
            .par_iter()
            .map(|dictionary| dictionary.values.iter().map(Value::digest).collect())
            .collect();
        let digest = |record: u32| {
            let codes = self.row(record).iter().zip(&by_field);
            let digests =
                codes.map(|(code, digests)| digests.get(*code as usize).copied().unwrap_or(0));
            std::hash::Hasher::finish(&digests.fold(Mixer::default(), Mixer::mix))
        };
        (0..self.len as u32).into_par_iter().map(digest).collect()
    }
}

/// The level of a value compared with itself.
pub(crate) fn own_level(value: &Value, kind: Kind) -> Level {
    value.level(value, kind)
}
