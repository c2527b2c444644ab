//! Earlier results of a household with the parameters that they were computed with, the newest first.

use kernel::TextArgs;
use maud::{Markup, html};
use web::{
    View,
    components::{card, date_time, small_table},
};

use super::words;
use crate::{
    Outcome, Value, actions::AssessedHousehold, assessed::PastResult, kept_result::ParameterSet,
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
    let parts: Vec<Markup> =
        household.past.iter().map(|one| result(view, book, household, one)).collect();
    card(&title, &html! {}, &html! { @for part in &parts { (part) } })
}

fn result(
    view: &View,
    book: &RuleBook,
    household: &AssessedHousehold,
    past: &PastResult,
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
            @if let Some(set) = set { (parameters(view, book, set)) }
        }
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
