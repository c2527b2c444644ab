//! What a rule can say: a value, "unknown" with what would settle it, or "does not apply".
//!
//! Unknown is never turned into "no": it stays until a part that is known decides.

use crate::{MissingKind, VariableId};

/// Whom a fact or result is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// The household.
    Household,
    /// A member, by position on the roster.
    Person(usize),
}

/// What would settle a result that is unknown.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gap {
    /// A question without an answer.
    Question {
        /// The variable.
        variable: VariableId,
        /// Whom to ask about.
        subject: Subject,
        /// Why there is no answer.
        kind: MissingKind,
    },
    /// A parameter without a value on the date.
    Parameter(&'static str),
}

/// The result of a rule over possibly missing inputs.
#[derive(Debug, Clone, PartialEq)]
pub enum Judged<T> {
    /// Known.
    Is(T),
    /// Not known, and what would settle it.
    Unknown(Vec<Gap>),
    /// The rule does not concern this household or person.
    DoesNotApply,
}

impl<T> Judged<T> {
    /// The value, if known.
    pub fn known(self) -> Option<T> {
        match self {
            Self::Is(value) => Some(value),
            Self::Unknown(_) | Self::DoesNotApply => None,
        }
    }

    /// The same with its value changed.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Judged<U> {
        self.and_then(|value| Judged::Is(change(value)))
    }

    /// Continues with a known value.
    pub fn and_then<U>(self, next: impl FnOnce(T) -> Judged<U>) -> Judged<U> {
        match self {
            Self::Is(value) => next(value),
            Self::Unknown(gaps) => Judged::Unknown(gaps),
            Self::DoesNotApply => Judged::DoesNotApply,
        }
    }

    /// Both values; unknown when either is, not applicable when either is.
    pub fn zip<U>(self, other: Judged<U>) -> Judged<(T, U)> {
        match (self, other) {
            (Self::Is(a), Judged::Is(b)) => Judged::Is((a, b)),
            (Self::DoesNotApply, _) | (_, Judged::DoesNotApply) => Judged::DoesNotApply,
            (Self::Unknown(mut a), Judged::Unknown(b)) => {
                join(&mut a, b);
                Judged::Unknown(a)
            }
            (Self::Unknown(gaps), Judged::Is(_)) | (Self::Is(_), Judged::Unknown(gaps)) => {
                Judged::Unknown(gaps)
            }
        }
    }

    /// The other one where that is known and this is not.
    #[must_use]
    pub fn or_else_known(self, other: Self) -> Self {
        match (self, other) {
            (Self::Is(value), _) | (_, Self::Is(value)) => Self::Is(value),
            (own, _) => own,
        }
    }

    /// The value if known, otherwise unknown for other reasons.
    #[must_use]
    pub fn or_unknown(self, gaps: Vec<Gap>) -> Self {
        match self {
            Self::Is(value) => Self::Is(value),
            Self::Unknown(_) | Self::DoesNotApply => Self::Unknown(gaps),
        }
    }

    /// A value in place of "does not apply".
    #[must_use]
    pub fn or_if_not_applicable(self, value: T) -> Self {
        match self {
            Self::DoesNotApply => Self::Is(value),
            other => other,
        }
    }
}

impl Judged<bool> {
    /// Yes when either is yes; unknown when neither is and one is unknown. What does not apply is not yes.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        any([self, other])
    }

    /// No when either is no; unknown when neither is and one is unknown. What does not apply is not yes.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        match (self.or_if_not_applicable(false), other.or_if_not_applicable(false)) {
            (Self::Is(false), _) | (_, Self::Is(false)) => Self::Is(false),
            (a, b) => a.zip(b).map(|_| true),
        }
    }

    /// Yes for no, no for yes.
    #[must_use]
    pub fn negate(self) -> Self {
        self.map(|value| !value)
    }
}

/// Yes when any is yes; unknown when none is and one is unknown; what does not apply is not yes, but when nothing
/// applies the whole does not.
pub fn any(parts: impl IntoIterator<Item = Judged<bool>>) -> Judged<bool> {
    let mut gaps = Vec::new();
    let (mut applies, mut unknown) = (false, false);
    for part in parts {
        match part {
            Judged::Is(true) => return Judged::Is(true),
            Judged::Is(false) => applies = true,
            Judged::Unknown(more) => {
                unknown = true;
                join(&mut gaps, more);
            }
            Judged::DoesNotApply => {}
        }
    }
    match (unknown, applies) {
        (true, _) => Judged::Unknown(gaps),
        (false, true) => Judged::Is(false),
        (false, false) => Judged::DoesNotApply,
    }
}

/// Sum of parts; one unknown part makes the sum unknown, one that does not apply is zero.
pub fn sum(parts: impl IntoIterator<Item = Judged<f64>>) -> Judged<f64> {
    let mut gaps = Vec::new();
    let (mut total, mut unknown) = (0.0, false);
    for part in parts {
        match part {
            Judged::Is(value) => total += value,
            Judged::Unknown(more) => {
                unknown = true;
                join(&mut gaps, more);
            }
            Judged::DoesNotApply => {}
        }
    }
    if unknown { Judged::Unknown(gaps) } else { Judged::Is(total) }
}

/// A count of yes answers among parts, as the bounds that unknown parts leave.
#[derive(Debug, Clone, PartialEq)]
pub struct Tally {
    /// Certainly yes.
    pub yes: usize,
    /// Yes or no.
    pub unknown: usize,
    /// What would settle the unknown ones.
    pub gaps: Vec<Gap>,
}

impl Tally {
    /// Counts parts; what does not apply counts as no.
    pub fn of(parts: impl IntoIterator<Item = Judged<bool>>) -> Self {
        let mut tally = Self { yes: 0, unknown: 0, gaps: Vec::new() };
        for part in parts {
            match part {
                Judged::Is(true) => tally.yes += 1,
                Judged::Unknown(more) => {
                    tally.unknown += 1;
                    join(&mut tally.gaps, more);
                }
                Judged::Is(false) | Judged::DoesNotApply => {}
            }
        }
        tally
    }

    /// The exact count, known only when every part is.
    pub fn count(&self) -> Judged<f64> {
        if self.unknown == 0 {
            Judged::Is(self.yes as f64)
        } else {
            Judged::Unknown(self.gaps.clone())
        }
    }

    /// Whether at least `least` parts are yes: known as soon as the unknown ones cannot change it.
    pub fn at_least(&self, least: f64) -> Judged<bool> {
        if self.yes as f64 >= least {
            Judged::Is(true)
        } else if ((self.yes + self.unknown) as f64) < least {
            Judged::Is(false)
        } else {
            Judged::Unknown(self.gaps.clone())
        }
    }
}

/// Adds gaps that are not there yet.
pub(crate) fn join(gaps: &mut Vec<Gap>, more: Vec<Gap>) {
    for gap in more {
        if !gaps.contains(&gap) {
            gaps.push(gap);
        }
    }
}
