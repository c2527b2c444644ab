//! Linear calibration: the weights of the generalised regression estimator.
//!
//! Meets margins and totals of numbers in one step. Negative weights are possible and counted, not hidden.

use super::report::distance;
use super::{CONSISTENT, Calibrated, Error, Margin, check_inputs, check_length};

/// Known total of a number.
#[derive(Debug, Clone, Copy)]
pub struct Auxiliary<'a> {
    /// Its name, for messages.
    pub name: &'a str,
    /// Value of each record, finite; nobody may be missing.
    pub values: &'a [f64],
    /// Known total.
    pub total: f64,
}

/// Calibrates weights by the chi-square distance.
///
/// - `weights`: `[n]`, design weights, finite, ≥ 0
/// - `margins`, `auxiliaries`: known totals
/// - returns: `w_i·(1 + x_i'λ)` with `λ = (Σ w x x')⁻ (t − Σ w x)`
///
/// Constraints that follow from others (each margin counts the population once more) are left out of the system and
/// checked afterwards. Costs `O(n·q²)` for `q` constraints.
///
/// # Errors
/// [`Error::Shape`], [`Error::Domain`], [`Error::EmptyCategory`], [`Error::InconsistentTotals`], and
/// [`Error::NotMet`] naming a total that contradicts the others.
///
/// # Source
/// Deville & Särndal, JASA 87 (1992) 376–382.
///
/// # Checked against
/// `tests/golden/calibration.csv` (R survey `calibrate`, `calfun = "linear"`).
pub fn calibrate_linear(
    weights: &[f64],
    margins: &[Margin<'_>],
    auxiliaries: &[Auxiliary<'_>],
) -> Result<Calibrated, Error> {
    check_inputs(weights, margins)?;
    check_auxiliaries(weights.len(), auxiliaries)?;
    let constraints = constraints(margins, auxiliaries);
    let q = constraints.len();
    let mut matrix = vec![vec![0.0; q + 1]; q];
    for (i, weight) in weights.iter().enumerate() {
        let active = active(margins, auxiliaries, i);
        for (row, x) in &active {
            for (column, y) in &active {
                matrix[*row][*column] += weight * x * y;
            }
            matrix[*row][q] -= weight * x;
        }
    }
    for (row, constraint) in matrix.iter_mut().zip(&constraints) {
        row[q] += constraint.total;
    }
    let lambda = solve_leaving_out_dependent(matrix);
    let new: Vec<f64> = weights
        .iter()
        .enumerate()
        .map(|(i, weight)| {
            let active = active(margins, auxiliaries, i);
            weight * (1.0 + active.iter().map(|(j, x)| x * lambda[*j]).sum::<f64>())
        })
        .collect();
    let mut reached = vec![0.0; q];
    for (i, weight) in new.iter().enumerate() {
        for (j, x) in active(margins, auxiliaries, i) {
            reached[j] += weight * x;
        }
    }
    let mut far = 0.0_f64;
    for (constraint, found) in constraints.iter().zip(reached) {
        let here = distance(found, constraint.total);
        if here.is_nan() || here > CONSISTENT {
            return Err(constraint.not_met(found));
        }
        far = far.max(here);
    }
    Ok(Calibrated::new(weights, new, 1, far))
}

/// One total to meet.
struct Constraint {
    name: String,
    position: usize,
    total: f64,
}

impl Constraint {
    fn not_met(&self, found: f64) -> Error {
        let (margin, category) = (self.name.clone(), self.position);
        Error::NotMet { margin, category, expected: self.total, found, rounds: 1 }
    }
}

fn constraints(margins: &[Margin<'_>], auxiliaries: &[Auxiliary<'_>]) -> Vec<Constraint> {
    let from_margins = margins.iter().flat_map(|margin| {
        margin.totals.iter().enumerate().map(|(position, total)| Constraint {
            name: format!("margin {}", margin.name),
            position,
            total: *total,
        })
    });
    let from_numbers = auxiliaries.iter().map(|auxiliary| Constraint {
        name: format!("auxiliary {}", auxiliary.name),
        position: 0,
        total: auxiliary.total,
    });
    from_margins.chain(from_numbers).collect()
}

/// The constraints that a record enters, with its values.
fn active(
    margins: &[Margin<'_>],
    auxiliaries: &[Auxiliary<'_>],
    record: usize,
) -> Vec<(usize, f64)> {
    let mut offset = 0;
    let mut active = Vec::with_capacity(margins.len() + auxiliaries.len());
    for margin in margins {
        active.push((offset + margin.categories[record], 1.0));
        offset += margin.totals.len();
    }
    let numbers = auxiliaries.iter().enumerate();
    active.extend(numbers.map(|(j, auxiliary)| (offset + j, auxiliary.values[record])));
    active
}

/// Solves a symmetric, positive semidefinite system `[q][q + 1]`; a dependent unknown is set to zero.
fn solve_leaving_out_dependent(mut matrix: Vec<Vec<f64>>) -> Vec<f64> {
    let q = matrix.len();
    let scale: Vec<f64> = (0..q).map(|j| matrix[j][j]).collect();
    let mut free = vec![false; q];
    for pivot in 0..q {
        if matrix[pivot][pivot] <= 1e-10 * scale[pivot] {
            continue;
        }
        free[pivot] = true;
        let pivot_row = matrix[pivot].clone();
        for (j, row) in matrix.iter_mut().enumerate().filter(|(j, _)| *j != pivot) {
            let factor = row[pivot] / pivot_row[pivot];
            if factor != 0.0 && (j > pivot || free[j]) {
                for (value, above) in row.iter_mut().zip(&pivot_row).skip(pivot) {
                    *value -= factor * above;
                }
            }
        }
    }
    (0..q).map(|j| if free[j] { matrix[j][q] / matrix[j][j] } else { 0.0 }).collect()
}

fn check_auxiliaries(n: usize, auxiliaries: &[Auxiliary<'_>]) -> Result<(), Error> {
    for auxiliary in auxiliaries {
        let what = format!("auxiliary {}", auxiliary.name);
        check_length(&what, n, auxiliary.values.len())?;
        let wrong = |index, found| Error::Domain {
            what: what.clone(),
            index,
            expected: "a finite number",
            found,
        };
        if let Some(index) = auxiliary.values.iter().position(|value| !value.is_finite()) {
            return Err(wrong(index, auxiliary.values[index]));
        }
        if !auxiliary.total.is_finite() {
            return Err(wrong(n, auxiliary.total));
        }
    }
    Ok(())
}
