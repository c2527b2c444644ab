//! The attacker's arithmetic: linear equations among hidden cells, solved exactly and by bounds.

use std::collections::BTreeSet;

/// `Σ coefficient·unknown = constant`, unknowns in ascending order.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Equation {
    pub(super) terms: Vec<(usize, f64)>,
    pub(super) constant: f64,
}

const NOTHING: f64 = 1e-9;

/// Gauss–Jordan elimination on sparse equations; each result holds one unknown that no other holds.
pub(super) fn eliminate(mut equations: Vec<Equation>, unknowns: usize) -> Vec<Equation> {
    let mut holding = vec![BTreeSet::new(); unknowns];
    for (number, equation) in equations.iter().enumerate() {
        for (unknown, _) in &equation.terms {
            holding[*unknown].insert(number);
        }
    }
    let mut open: BTreeSet<(usize, usize)> =
        equations.iter().enumerate().map(|(number, e)| (e.terms.len(), number)).collect();
    // The shortest equation first keeps the others short.
    while let Some((length, number)) = open.pop_first() {
        if length == 0 {
            continue;
        }
        let pivot = equations[number].clone();
        let fewest = pivot.terms.iter().min_by_key(|(unknown, _)| holding[*unknown].len());
        let Some((unknown, own)) = fewest.copied() else { continue };
        let others: Vec<usize> =
            holding[unknown].iter().copied().filter(|other| *other != number).collect();
        for other in others {
            let before = equations[other].terms.len();
            let reduced = subtract(&equations[other], &pivot, unknown, own);
            for (unknown, _) in &equations[other].terms {
                holding[*unknown].remove(&other);
            }
            for (unknown, _) in &reduced.terms {
                holding[*unknown].insert(other);
            }
            if open.remove(&(before, other)) {
                open.insert((reduced.terms.len(), other));
            }
            equations[other] = reduced;
        }
    }
    equations.retain(|equation| !equation.terms.is_empty());
    equations
}

/// `equation` without `unknown`, by subtracting a multiple of `pivot`, where it has the coefficient `own`.
fn subtract(equation: &Equation, pivot: &Equation, unknown: usize, own: f64) -> Equation {
    let at = equation.terms.iter().find(|(other, _)| *other == unknown);
    let factor = at.map_or(0.0, |(_, coefficient)| coefficient / own);
    let mut terms = Vec::with_capacity(equation.terms.len() + pivot.terms.len());
    let (mut left, mut right) = (equation.terms.iter().peekable(), pivot.terms.iter().peekable());
    while let Some(next) = match (left.peek(), right.peek()) {
        (Some((a, _)), Some((b, _))) => Some(*a.min(b)),
        (Some((a, _)), None) => Some(*a),
        (None, b) => b.map(|(b, _)| *b),
    } {
        let x = left.next_if(|(a, _)| *a == next).map_or(0.0, |(_, x)| *x);
        let y = right.next_if(|(b, _)| *b == next).map_or(0.0, |(_, y)| *y);
        let value = x - factor * y;
        if value.abs() > NOTHING && next != unknown {
            terms.push((next, value));
        }
    }
    Equation { terms, constant: equation.constant - factor * pivot.constant }
}

/// Ranges of the unknowns, narrowed until nothing changes.
pub(super) struct Ranges {
    pub(super) smallest: Vec<f64>,
    pub(super) largest: Vec<f64>,
    /// Unknowns are whole numbers.
    pub(super) whole: bool,
}

impl Ranges {
    /// Narrows every unknown by what the others leave it in each equation, at most `sweeps` times over.
    pub(super) fn narrow(&mut self, equations: &[Equation], sweeps: usize) {
        for _ in 0..sweeps {
            let mut narrowed = false;
            for equation in equations {
                narrowed |= self.narrow_by(equation);
            }
            if !narrowed {
                return;
            }
        }
    }

    fn narrow_by(&mut self, equation: &Equation) -> bool {
        let (mut low, mut high) = (Sum::default(), Sum::default());
        for (unknown, coefficient) in &equation.terms {
            let (small, large) = self.scaled(*unknown, *coefficient);
            low.add(small);
            high.add(large);
        }
        let mut narrowed = false;
        for (unknown, coefficient) in &equation.terms {
            let (small, large) = self.scaled(*unknown, *coefficient);
            let rest = (low.without(small), high.without(large));
            let (a, b) = (
                (equation.constant - rest.1) / coefficient,
                (equation.constant - rest.0) / coefficient,
            );
            narrowed |= self.cut(*unknown, a.min(b), a.max(b));
        }
        narrowed
    }

    fn scaled(&self, unknown: usize, coefficient: f64) -> (f64, f64) {
        let (a, b) = (self.smallest[unknown] * coefficient, self.largest[unknown] * coefficient);
        (a.min(b), a.max(b))
    }

    fn cut(&mut self, unknown: usize, mut smallest: f64, mut largest: f64) -> bool {
        // Rounding errors of long sums must not cut a whole number away.
        let slack = 1e-6;
        if self.whole {
            smallest = (smallest - slack).ceil();
            largest = (largest + slack).floor();
        }
        let gain = if self.whole { 0.5 } else { NOTHING * self.largest[unknown].abs().min(1e12) };
        let mut narrowed = false;
        if smallest > self.smallest[unknown] + gain {
            self.smallest[unknown] = smallest;
            narrowed = true;
        }
        if largest < self.largest[unknown] - gain {
            self.largest[unknown] = largest;
            narrowed = true;
        }
        narrowed
    }
}

/// A sum that remembers how many infinite terms it holds, so that one can be taken out again.
#[derive(Default)]
struct Sum {
    finite: f64,
    infinite: usize,
    sign: f64,
}

impl Sum {
    fn add(&mut self, term: f64) {
        if term.is_finite() {
            self.finite += term;
        } else {
            self.infinite += 1;
            self.sign = term;
        }
    }

    fn without(&self, term: f64) -> f64 {
        match (self.infinite, term.is_finite()) {
            (0, _) => self.finite - term,
            (1, false) => self.finite,
            _ => self.sign,
        }
    }
}
