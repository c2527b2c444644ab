//! An indicator's columns: what `stats` estimates from, and who was left out why.

use crate::{
    definition::{Count, Definition, Filter, Kind, Mean, Measured, Ratio, Share, Total},
    snapshot::Snapshot,
};

use super::verdict::{Verdict, numbers, verdicts};

/// Columns of one indicator over the rows of a snapshot.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Base {
    /// `[rows]` the value; NaN where the row does not count.
    pub(super) values: Vec<f64>,
    /// `[rows]` the divisor of a ratio.
    pub(super) denominators: Option<Vec<f64>>,
    /// Rows in scope without a value, and why (the snapshot's code), by row.
    pub(super) gaps: Vec<(usize, u8)>,
}

impl Base {
    /// The columns of a definition; `None` for gaps and entered indicators.
    pub(super) fn of(snapshot: &Snapshot, definition: &Definition) -> Option<Self> {
        let mut base = match &definition.kind {
            Kind::Share(share) => Self::of_share(snapshot, share),
            Kind::Mean(mean) => Self::of_mean(snapshot, mean),
            Kind::Ratio(ratio) => Self::of_ratio(snapshot, ratio),
            Kind::Measure(measure) => Self::of_measure(snapshot, measure),
            Kind::Gap(_) | Kind::Entered(_) => return None,
        };
        if definition.count == Count::Households {
            base.keep(&snapshot.is_first);
        }
        Some(base)
    }

    /// Without the rows for which `kept` is false.
    pub(super) fn keep(&mut self, kept: &[bool]) {
        for (value, kept) in self.values.iter_mut().zip(kept) {
            if !kept {
                *value = f64::NAN;
            }
        }
        self.gaps.retain(|(row, _)| kept.get(*row) == Some(&true));
    }

    /// Rows in scope without a value, of those for which `counts` holds, by kind: not asked, refused, does not know, does
    /// not apply.
    pub(super) fn missing(&self, counts: impl Fn(usize) -> bool) -> [u64; 4] {
        let mut missing = [0; 4];
        for (row, reason) in &self.gaps {
            let kind = reason.checked_sub(1).map(usize::from);
            if let Some(slot) = kind.and_then(|kind| missing.get_mut(kind))
                && counts(*row)
            {
                *slot += 1;
            }
        }
        missing
    }

    fn of_share(snapshot: &Snapshot, share: &Share) -> Self {
        let scope = verdicts(snapshot, &share.among);
        let of = verdicts(snapshot, &share.of);
        Self::from_rows(scope.iter().zip(&of).map(|(scope, of)| match (scope, of) {
            (Verdict::Yes, Verdict::Yes) => Ok(1.0),
            (Verdict::Yes, Verdict::No) => Ok(0.0),
            (Verdict::Yes, Verdict::Missing(reason)) | (Verdict::Missing(reason), _) => {
                Err(*reason)
            }
            _ => Err(0),
        }))
    }

    fn of_mean(snapshot: &Snapshot, mean: &Mean) -> Self {
        Self::of_number(snapshot, mean.of.as_str(), &mean.among)
    }

    fn of_number(snapshot: &Snapshot, variable: &str, among: &Filter) -> Self {
        let scope = verdicts(snapshot, among);
        let (values, there) = numbers(snapshot, variable);
        let rows = scope.iter().zip(there).zip(values);
        Self::from_rows(rows.map(|((scope, there), value)| match (*scope, there) {
            (Verdict::Yes, Verdict::Yes) => Ok(value),
            (Verdict::Missing(reason), _) | (Verdict::Yes, Verdict::Missing(reason)) => Err(reason),
            _ => Err(0),
        }))
    }

    fn of_measure(snapshot: &Snapshot, measure: &Measured) -> Self {
        if let Some(of) = &measure.of {
            return Self::of_number(snapshot, of.as_str(), &measure.among);
        }
        let everybody = Share { of: measure.among.clone(), among: Filter::default() };
        Self::of_share(snapshot, &everybody)
    }

    fn of_ratio(snapshot: &Snapshot, ratio: &Ratio) -> Self {
        let of = total(snapshot, &ratio.of);
        let per = total(snapshot, &ratio.per);
        let rows = of.iter().zip(&per).map(|(of, per)| match (of, per) {
            (Ok(of), Ok(per)) => Ok((*of, *per)),
            (Err(reason), _) | (_, Err(reason)) => Err(*reason),
        });
        let rows: Vec<Result<(f64, f64), u8>> = rows.collect();
        let mut base = Self::from_rows(rows.iter().map(|row| row.map(|(of, _)| of)));
        base.denominators =
            Some(rows.iter().map(|row| row.map_or(f64::NAN, |(_, per)| per)).collect());
        base
    }

    /// The columns of rows that count with a value, or do not for a reason (0: out of scope).
    fn from_rows(rows: impl Iterator<Item = Result<f64, u8>>) -> Self {
        let (mut values, mut gaps) = (Vec::new(), Vec::new());
        for (place, row) in rows.enumerate() {
            values.push(row.unwrap_or(f64::NAN));
            gaps.extend(row.err().filter(|reason| *reason > 0).map(|reason| (place, reason)));
        }
        Self { values, denominators: None, gaps }
    }
}

/// What each row adds to a total: nothing where it is outside.
fn total(snapshot: &Snapshot, total: &Total) -> Vec<Result<f64, u8>> {
    let scope = verdicts(snapshot, &total.among);
    let (values, there) = match &total.sum {
        Some(variable) => numbers(snapshot, variable.as_str()),
        None => (vec![1.0; snapshot.rows()], vec![Verdict::Yes; snapshot.rows()]),
    };
    let rows = scope.iter().zip(there).zip(values);
    rows.map(|((scope, there), value)| match (*scope, there) {
        (Verdict::No | Verdict::Outside, _) | (Verdict::Yes, Verdict::No | Verdict::Outside) => {
            Ok(0.0)
        }
        (Verdict::Missing(reason), _) | (Verdict::Yes, Verdict::Missing(reason)) => Err(reason),
        (Verdict::Yes, Verdict::Yes) => Ok(value),
    })
    .collect()
}
