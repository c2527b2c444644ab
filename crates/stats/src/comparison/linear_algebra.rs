//! The little linear algebra that small models need: weighted cross products and positive definite inverses.

use super::Error;

/// Design matrix by row, `[m][p]`.
pub(super) type Rows = Vec<Vec<f64>>;

/// `Σ w·x·x'`, `[p][p]`.
pub(super) fn cross_product(rows: &Rows, weights: &[f64]) -> Rows {
    let p = rows.first().map_or(0, Vec::len);
    let mut product = vec![vec![0.0; p]; p];
    for (row, weight) in rows.iter().zip(weights) {
        for (sums, x) in product.iter_mut().zip(row) {
            for (sum, y) in sums.iter_mut().zip(row) {
                *sum += weight * x * y;
            }
        }
    }
    product
}

/// Inverse of a symmetric positive definite matrix.
///
/// # Errors
/// [`Error::Dependent`] with the first column that follows from the ones before.
pub(super) fn inverse(matrix: &Rows) -> Result<Rows, Error> {
    let p = matrix.len();
    let mut left = matrix.clone();
    let mut right: Rows =
        (0..p).map(|i| (0..p).map(|j| f64::from(u8::from(i == j))).collect()).collect();
    for column in 0..p {
        let pivot = left[column][column];
        if pivot.is_nan() || pivot <= 1e-12 * matrix[column][column] {
            return Err(Error::Dependent { column });
        }
        for j in 0..p {
            left[column][j] /= pivot;
            right[column][j] /= pivot;
        }
        let (pivot_left, pivot_right) = (left[column].clone(), right[column].clone());
        for i in (0..p).filter(|i| *i != column) {
            let factor = left[i][column];
            for j in 0..p {
                left[i][j] -= factor * pivot_left[j];
                right[i][j] -= factor * pivot_right[j];
            }
        }
    }
    Ok(right)
}

/// Matrix times vector.
pub(super) fn apply(matrix: &Rows, vector: &[f64]) -> Vec<f64> {
    matrix.iter().map(|row| dot(row, vector)).collect()
}

/// `x'Mx`.
pub(super) fn quadratic(matrix: &Rows, vector: &[f64]) -> f64 {
    dot(vector, &apply(matrix, vector))
}

/// Inner product.
pub(super) fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(x, y)| x * y).sum()
}

/// `Σ w·x·y`, `[p]`.
pub(super) fn weighted_sum(rows: &Rows, weights: &[f64], values: &[f64]) -> Vec<f64> {
    let p = rows.first().map_or(0, Vec::len);
    let mut sums = vec![0.0; p];
    for ((row, weight), value) in rows.iter().zip(weights).zip(values) {
        for (sum, x) in sums.iter_mut().zip(row) {
            *sum += weight * x * value;
        }
    }
    sums
}
