//! Health, functioning by the Washington Group's short set, unmet need.

use chance::{Stream, logistic};

use super::{
    people::{Household, Person, Round},
    settlements::Kind,
};

/// Why an examination was needed and not had.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unmet {
    /// Too expensive.
    Expensive,
    /// Too far.
    Far,
    /// Waiting list.
    Waiting,
    /// No document.
    Document,
    /// Another reason.
    Other,
}

/// Health of a person.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Health {
    /// Self-rated: 1 very good … 5 very bad.
    pub(crate) rated: u8,
    /// A chronic illness limits activity for six months or more.
    pub(crate) limited: bool,
    /// Seeing, hearing, walking, remembering, self-care, communicating: 1 no difficulty … 4 cannot do.
    pub(crate) functions: [u8; 6],
    /// An unmet need in 12 months.
    pub(crate) unmet: Option<Unmet>,
    /// Compulsory vaccination complete (children under 15).
    pub(crate) vaccinated: bool,
    /// Depends on another person for daily activities.
    pub(crate) dependent: bool,
}

impl Default for Health {
    fn default() -> Self {
        Self {
            rated: 1,
            limited: false,
            functions: [1; 6],
            unmet: None,
            vaccinated: true,
            dependent: false,
        }
    }
}

impl Health {
    /// Whether at least one function is "a lot of difficulty" or "cannot do".
    pub(crate) fn is_disabled(&self) -> bool {
        self.functions.iter().any(|f| *f >= 3)
    }
}

/// Gives the members of a household their health.
pub(crate) fn examine(stream: &mut Stream, household: &mut Household, round: Round) {
    let settlement = household.settlement;
    let (roma, standing) = (household.roma, household.standing);
    for person in &mut household.people {
        let frailty = frailty(stream, person, roma, standing);
        let functions = std::array::from_fn(|place| function(stream, place, frailty));
        let limited = stream.chance(logistic(-3.2 + 1.15 * frailty));
        let dependent = functions[4] >= 3 || (functions[2] == 4 && stream.chance(0.5));
        person.health = Health {
            rated: (1.2 + 0.85 * frailty + 0.5 * stream.normal()).round().clamp(1.0, 5.0) as u8,
            limited: limited || dependent,
            functions,
            unmet: unmet(stream, person, settlement.kind, standing, round),
            vaccinated: stream.chance(if roma { 0.78 } else { 0.965 }),
            dependent,
        };
    }
}

fn frailty(stream: &mut Stream, person: &Person, roma: bool, standing: f64) -> f64 {
    let age = f64::from(person.age + if roma { 9 } else { 0 });
    let by_age = 0.3 + age / 34.0 + ((age - 72.0).max(0.0) / 13.0);
    // Impairments from birth or early life come at every age.
    let early = if stream.chance(0.016) { 2.6 } else { 0.0 };
    (by_age + early - 0.15 * standing + 0.75 * stream.normal()).max(0.0)
}

/// Difficulty in one function. Walking suffers first, communicating last.
fn function(stream: &mut Stream, place: usize, frailty: f64) -> u8 {
    const ONSET: [f64; 6] = [2.9, 3.4, 2.5, 3.6, 4.2, 4.6];
    let strain = frailty - ONSET[place] + 0.55 * stream.normal();
    match strain {
        ..0.0 => 1,
        0.0..0.95 => 2,
        0.95..2.0 => 3,
        _ => 4,
    }
}

fn unmet(
    stream: &mut Stream,
    person: &Person,
    kind: Kind,
    standing: f64,
    round: Round,
) -> Option<Unmet> {
    let place = match kind {
        Kind::Town => 0.0,
        Kind::Village => 0.25,
        Kind::Mountain => 0.9,
        Kind::Substandard => 1.0,
    };
    let age = f64::from(person.age) / 60.0;
    let p = logistic(-4.0 + place + age - 0.35 * standing + round.of(0.0, 0.05));
    if !stream.chance(p) {
        return None;
    }
    let far = if kind == Kind::Mountain { 0.5 } else { 0.1 };
    let paperless = if person.papers.insured { 0.0 } else { 0.6 };
    Some(stream.choose(&[
        (Unmet::Expensive, 0.36 - 0.08 * standing.clamp(-2.0, 2.0)),
        (Unmet::Far, far),
        (Unmet::Waiting, 0.4),
        (Unmet::Document, paperless),
        (Unmet::Other, 0.12),
    ]))
}
