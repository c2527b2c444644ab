//! What would have to be otherwise for another result: how far a number is from its line, how much income a month is missing, or which
//! answers and earlier results hold it. For those eyes that look; pure.

use crate::{
    Answer, Distance, Explained, Eyes, Holds, MissingKind, NspIncome, Part, Subject, Value,
    VariableId,
    conditions::{holds, is_one_family, judged},
    distance::{distance, number_of},
};

/// What would have to be otherwise for another result.
#[derive(Debug, Clone, PartialEq)]
pub enum WouldChange {
    /// A number would have to cross a line.
    Distance(Distance),
    /// Income would have to be another one, RSD per month.
    Income(IncomeAway),
    /// The result holds, and ends when all of these are otherwise. One of several such ways is enough.
    Ends(HeldBy),
    /// The result does not hold, and begins only when at least one of these is otherwise. Several such conditions are needed together.
    Begins(Vec<Part>),
}

/// How much income a month is away from a level.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct IncomeAway {
    /// The level, RSD per month; `None` where several families live in the household, each with a level of its own.
    pub level: Option<f64>,
    /// By how much, RSD per month, ≥ 0.
    pub by: f64,
    /// Whether so much more ends the result; otherwise more than so much less begins it.
    pub is_more: bool,
}

/// What holds a result.
#[derive(Debug, Clone, PartialEq)]
pub struct HeldBy {
    /// All that hold it.
    pub by: Vec<Part>,
    /// What is not known and may hold it too.
    pub open: Vec<Part>,
    /// Whether there are others that these eyes do not see, whatever they are.
    pub is_rest_sealed: bool,
}

/// What would have to be otherwise for another result of a subject, as far as `eyes` see it; nothing for results of which nothing of
/// the kind can be said.
pub fn would_change(
    case: Explained<'_>,
    eyes: Eyes,
    subject: Subject,
    flag: VariableId,
) -> Vec<WouldChange> {
    let catalogue = case.assessor.catalogue();
    let sees = |id: VariableId| catalogue.get(id).is_some_and(|variable| eyes.see(variable));
    let (Some(variable), true) = (catalogue.get(flag), sees(flag)) else { return Vec::new() };
    if let Some(far) = distance(case, subject, flag) {
        return if sees(far.of) { vec![WouldChange::Distance(far)] } else { Vec::new() };
    }
    let Some(Value::Flag(is_held)) = case.assessment.value(subject, flag) else {
        return Vec::new();
    };
    match variable.code.as_str() {
        "below_nsp_level" => {
            nsp_income(case, *is_held).map(WouldChange::Income).into_iter().collect()
        }
        code => held_by(case, (subject, code, *is_held), sees),
    }
}

fn held_by(
    case: Explained<'_>,
    (subject, code, is_held): (Subject, &str, bool),
    sees: impl Fn(VariableId) -> bool,
) -> Vec<WouldChange> {
    let conditions = judged(case, subject, code);
    let agrees = if is_held {
        conditions.iter().all(|parts| holds(parts) == Holds::Yes)
    } else {
        conditions.iter().any(|parts| holds(parts) == Holds::No)
    };
    if !agrees {
        return Vec::new();
    }
    let seen = |parts: &[(Part, Holds)], wanted: Holds| -> Vec<Part> {
        let wanted = parts.iter().filter(|(part, holds)| *holds == wanted && sees(part.variable));
        wanted.map(|(part, _)| part.clone()).collect()
    };
    let is_seen = |parts: &[(Part, Holds)]| parts.iter().all(|(part, _)| sees(part.variable));
    let way = |parts: &Vec<(Part, Holds)>| {
        if is_held {
            let held = HeldBy {
                by: seen(parts, Holds::Yes),
                open: seen(parts, Holds::Unknown),
                is_rest_sealed: !is_seen(parts),
            };
            return (!held.by.is_empty()).then_some(WouldChange::Ends(held));
        }
        let is_told = holds(parts) == Holds::No && is_seen(parts) && tells_what_begins(code);
        is_told.then(|| WouldChange::Begins(that_may_begin(seen(parts, Holds::No))))
    };
    conditions.iter().filter_map(way).collect()
}

/// Of parts that do not hold, those that concern the subject; all where none does.
fn that_may_begin(parts: Vec<Part>) -> Vec<Part> {
    const DOES_NOT_CONCERN: Answer = Answer::Missing(MissingKind::DoesNotApply);
    if parts.iter().all(|part| part.answer == DOES_NOT_CONCERN) {
        return parts;
    }
    parts.into_iter().filter(|part| part.answer != DOES_NOT_CONCERN).collect()
}

/// Whether it helps to hear what would begin a result: not where that is a list of everything that might ever be missing.
fn tells_what_begins(code: &str) -> bool {
    matches!(code, "arope" | "eligible_not_receiving" | "severe_housing_deprivation")
}

/// How much income a month is away from the level of social assistance.
///
/// Below it, as the rule found: of several families what they lack together. Above it, only of one family whose income is known: of several
/// families one may be nearer to its level than all together.
fn nsp_income(case: Explained<'_>, is_below_level: bool) -> Option<IncomeAway> {
    let of =
        |code: &str| number_of(case, Subject::Household, case.assessor.catalogue().find(code)?);
    let level = of("nsp_theoretical_amount").filter(|_| is_one_family(case));
    if is_below_level {
        return Some(IncomeAway { level, by: of("nsp_possible_amount")?, is_more: true });
    }
    let above = nsp_income_per_month(case)? - level?;
    (above >= 0.0).then_some(IncomeAway { level, by: above, is_more: false })
}

/// The income that is held against the level, RSD per month.
fn nsp_income_per_month(case: Explained<'_>) -> Option<f64> {
    let number = |code: &str| {
        let id = case.assessor.catalogue().find(code)?;
        match case.household.facts.get(id) {
            Answer::Missing(MissingKind::DoesNotApply) => Some(0.0),
            answer => answer.number(),
        }
    };
    match case.assessor.definitions().nsp_income {
        NspIncome::LastThreeMonths => Some(number("nsp_income_last_3_months")? / 3.0),
        NspIncome::DisposableIncome => {
            let id = case.assessor.catalogue().find("disposable_income")?;
            let assistance =
                number("income_nsp_per_year")? + number("income_increased_nsp_per_year")?;
            Some(number_of(case, Subject::Household, id)? - assistance / 12.0)
        }
    }
}
