//! What a filter says of every row of a snapshot.
//!
//! Missing is not "no". A comparison that does not apply to somebody is not met; a yes/no question that does not apply
//! leaves the record out of the base; a value missing for another reason leaves the verdict open, unless another test of
//! the conjunction already fails.

use crate::{
    definition::{Condition, Filter, Test},
    snapshot::{Data, PRESENT, Snapshot, SnapshotColumn},
};

/// What a filter says of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Verdict {
    /// A test fails.
    No,
    /// A value is missing, and why: the code of the snapshot.
    Missing(u8),
    /// A yes/no question does not apply.
    Outside,
    /// All tests hold.
    Yes,
}

/// "Not asked", as snapshots code it.
const NOT_ASKED: u8 = 1;
/// "Does not apply", as snapshots code it.
const DOES_NOT_APPLY: u8 = 4;

/// The verdict on every row; a variable that the snapshot lacks was not asked of anybody.
pub(super) fn verdicts(snapshot: &Snapshot, filter: &Filter) -> Vec<Verdict> {
    let mut all = vec![Verdict::Yes; snapshot.rows()];
    for test in &filter.0 {
        match snapshot.column(test.variable.as_str()) {
            // The order of verdicts is the order in which they win.
            None => all.iter_mut().for_each(|v| *v = (*v).min(Verdict::Missing(NOT_ASKED))),
            Some(column) => judge(column, test, &mut all),
        }
    }
    all
}

/// Numbers of a variable with the verdict on each row: yes where there is one.
pub(super) fn numbers(snapshot: &Snapshot, variable: &str) -> (Vec<f64>, Vec<Verdict>) {
    let none =
        || (vec![f64::NAN; snapshot.rows()], vec![Verdict::Missing(NOT_ASKED); snapshot.rows()]);
    let Some(column) = snapshot.column(variable) else { return none() };
    let Data::Number(values) = &column.data else { return none() };
    let verdict = |missing: &u8| match *missing {
        PRESENT => Verdict::Yes,
        DOES_NOT_APPLY => Verdict::Outside,
        reason => Verdict::Missing(reason),
    };
    (values.clone(), column.missing.iter().map(verdict).collect())
}

fn judge(column: &SnapshotColumn, test: &Test, all: &mut [Verdict]) {
    let is_flag = matches!(column.data, Data::Code { is_flag: true, .. });
    let missing = |reason: u8| match reason {
        DOES_NOT_APPLY if is_flag => Verdict::Outside,
        DOES_NOT_APPLY => Verdict::No,
        reason => Verdict::Missing(reason),
    };
    let verdict = |holds: bool| if holds { Verdict::Yes } else { Verdict::No };
    match &column.data {
        Data::Number(values) => {
            for ((verdict_of_row, value), reason) in all.iter_mut().zip(values).zip(&column.missing)
            {
                let found = match *reason {
                    PRESENT => verdict(number_holds(*value, &test.condition)),
                    reason => missing(reason),
                };
                *verdict_of_row = (*verdict_of_row).min(found);
            }
        }
        Data::Code { codes, labels, .. } => {
            let holds: Vec<bool> =
                labels.iter().map(|label| label_holds(label, &test.condition)).collect();
            for ((verdict_of_row, code), reason) in all.iter_mut().zip(codes).zip(&column.missing) {
                let found = match *reason {
                    PRESENT => verdict(holds.get(usize::from(*code)).copied().unwrap_or(false)),
                    reason => missing(reason),
                };
                *verdict_of_row = (*verdict_of_row).min(found);
            }
        }
    }
}

fn number_holds(value: f64, condition: &Condition) -> bool {
    match condition {
        Condition::Compare(comparison, bound) => comparison.holds(value, *bound),
        Condition::Range { low, high, inside } => (value >= *low && value <= *high) == *inside,
        Condition::Holds | Condition::Among { .. } => false,
    }
}

fn label_holds(label: &str, condition: &Condition) -> bool {
    match condition {
        Condition::Holds => label == "yes",
        Condition::Among { codes, inside } => codes.iter().any(|code| code == label) == *inside,
        Condition::Compare(..) | Condition::Range { .. } => false,
    }
}
