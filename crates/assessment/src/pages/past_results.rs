//! Earlier results of a household with the parameters and weights that they were computed with, each with what had changed since the
//! one before, the newest first.

use kernel::TextArgs;
use maud::{Markup, html};
use web::{
    View,
    components::{card, date_time, small_table},
};

use super::{past_changes, priority_part::holds, words};
use crate::{
    Contribution, Outcome, Value,
    actions::AssessedHousehold,
    assessed::PastResult,
    kept_result::ParameterSet,
    points_of_then::{PointsOfThen, points_of_then},
    rule_book::RuleBook,
};

/// Flags of the household by which results are told apart at a glance.
const TOLD: [&str; 6] = [
    "arop",
    "below_absolute_line",
    "eligible_not_receiving",
    "overcrowded",
    "severe_housing_deprivation",
    "mpi_poor",
];

/// The card with earlier results; nothing when none was ever kept.
pub(super) fn show(view: &View, book: &RuleBook, household: &AssessedHousehold) -> Markup {
    if household.past.is_empty() {
        return html! {};
    }
    let title = view.t("assessment-past");
    let before = household.past.iter().skip(1).map(Some).chain([None]);
    let both = household.past.iter().zip(before);
    let parts: Vec<Markup> =
        both.map(|(one, before)| result(view, book, household, (one, before))).collect();
    card(&title, &html! {}, &html! { @for part in &parts { (part) } })
}

fn result(
    view: &View,
    book: &RuleBook,
    household: &AssessedHousehold,
    (past, before): (&PastResult, Option<&PastResult>),
) -> Markup {
    let args = TextArgs::new()
        .text("day", words::day_text(view, past.with.reference.date))
        .text("year", past.with.reference.income_year.to_string());
    let flags = TOLD.iter().filter_map(|code| flag(view, book, household, &past.household, code));
    let flags: Vec<String> = flags.collect();
    let set = household.sets.get(&past.with.parameters);
    html! {
        details class="mb-2" {
            summary {
                (date_time(view, past.computed_at)) " – " (view.tn("assessment-as-of-short", &args))
                @if past.is_current { " (" (view.t("assessment-current")) ")" }
            }
            @if !flags.is_empty() { ul { @for one in &flags { li { (one) } } } }
            @if let Some(before) = before { (past_changes::show(view, book, household, (before, past))) }
            (points(view, book, household, past))
            @if let Some(set) = set {
                details { summary { (view.t("assessment-parameters")) } (parameters(view, book, set)) }
            }
        }
    }
}

/// The points of then, by the weights of then.
fn points(
    view: &View,
    book: &RuleBook,
    household: &AssessedHousehold,
    past: &PastResult,
) -> Markup {
    let (version, score) = match points_of_then(&book.catalogue, household, past) {
        PointsOfThen::Known(version, score) => (version, score),
        PointsOfThen::NotKept => return html! { p { (view.t("assessment-past-no-weights")) } },
        PointsOfThen::NotTold => return html! {},
    };
    let args = TextArgs::new()
        .text("points", words::plain_number(view, score.points))
        .text("open", words::plain_number(view, score.open))
        .text("most", words::plain_number(view, score.most))
        .text("version", version.to_string());
    let head = [
        ("assessment-priority-factor", false),
        ("assessment-answer", false),
        ("assessment-priority-weight", true),
    ]
    .map(|(key, is_number)| (view.t(key), is_number));
    let row = |one: &Contribution| {
        let variable = book.catalogue.get(one.variable)?;
        Some(vec![
            html! { (words::variable(view, variable)) },
            holds(view, one),
            html! { (words::plain_number(view, one.weight)) },
        ])
    };
    let rows: Vec<Vec<Markup>> = score.contributions.iter().filter_map(row).collect();
    html! {
        p { strong { (view.tn("assessment-past-points", &args)) } }
        (small_table(&view.t("assessment-past-points-of-what"), &head, &rows))
    }
}

fn flag(
    view: &View,
    book: &RuleBook,
    household: &AssessedHousehold,
    outcomes: &[Outcome],
    code: &str,
) -> Option<String> {
    let id = book.catalogue.find(code)?;
    let variable = book.catalogue.get(id).filter(|one| household.eyes.see(one))?;
    let value: &Value = &outcomes.iter().find(|outcome| outcome.variable == id)?.value;
    let value = words::value_text(view, variable, value);
    Some(format!("{}: {value}", words::variable(view, variable)))
}

fn parameters(view: &View, book: &RuleBook, set: &ParameterSet) -> Markup {
    let name = |code: &str| {
        let parameter = book.parameters.find(code);
        parameter
            .map_or_else(|| code.to_owned(), |one| one.words.show(view.language()).into_owned())
    };
    let head = [
        ("assessment-parameter", false),
        ("assessment-value", true),
        ("assessment-valid-from", false),
        ("assessment-published", false),
    ]
    .map(|(key, is_number)| (view.t(key), is_number));
    let row = |one: &crate::kept_result::KeptParameter| {
        vec![
            html! { (name(&one.code)) },
            html! { (words::plain_number(view, one.value)) },
            html! { (words::day_text(view, one.valid_from)) },
            html! { (one.source) },
        ]
    };
    let rows: Vec<Vec<Markup>> = set.parameters.iter().map(row).collect();
    let missing: Vec<String> = set.missing.iter().map(|code| name(code)).collect();
    html! {
        (small_table(&view.t("assessment-parameters"), &head, &rows))
        @if !missing.is_empty() {
            p { (view.t("assessment-parameters-missing")) " " (missing.join("; ")) "." }
        }
    }
}
