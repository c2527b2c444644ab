//! What changed between two neighbouring assessments, as far as it is for the reader: results of the household and of members, who came
//! and left, amounts, rules and weights.

use kernel::{PersonId, TextArgs};
use maud::{Markup, html};
use web::{
    View,
    components::{date_time, small_table},
};

use super::{history_page::whom, words};
use crate::{
    AmountChange, ResultChange, Value, Variable, actions::AssessedHousehold, amount_changes,
    assessed::PastResult, record::FactSubject, result_changes, rule_book::RuleBook,
};

/// What changed from the `earlier` assessment to the later one.
pub(super) fn show(
    view: &View,
    book: &RuleBook,
    household: &AssessedHousehold,
    (earlier, later): (&PastResult, &PastResult),
) -> Markup {
    let found = result_changes(&household.known.roster, earlier, later);
    let results: Vec<Vec<Markup>> =
        found.results.iter().filter_map(|one| row(view, book, household, one)).collect();
    let came = |key: &'static str, persons: &[PersonId]| -> Vec<String> {
        let name = |one: &PersonId| TextArgs::new().text("name", name(view, household, Some(*one)));
        persons.iter().map(|one| view.tn(key, &name(one))).collect()
    };
    let mut others = came("assessment-past-joined", &found.joined);
    others.extend(came("assessment-past-left", &found.left));
    others.extend(with_what(view, book, household, (earlier, later)));
    if found.are_rules_others {
        others.push(view.t("assessment-past-rules"));
    }
    let head = [
        "assessment-past-result",
        "assessment-whom",
        "assessment-compare-from",
        "assessment-compare-to",
    ]
    .map(|key| (view.t(key), false));
    html! {
        p class="mb-1" {
            strong { (view.t("assessment-past-changed")) " " (date_time(view, earlier.computed_at)) }
        }
        @if !others.is_empty() { ul { @for one in &others { li { (one) } } } }
        @if results.is_empty() { p { (view.t("assessment-past-same")) } }
        @else { (small_table(&view.t("assessment-past-results"), &head, &results)) }
    }
}

/// A result that the reader sees and that reads differently.
fn row(
    view: &View,
    book: &RuleBook,
    household: &AssessedHousehold,
    change: &ResultChange,
) -> Option<Vec<Markup>> {
    let variable = book.catalogue.get(change.variable)?;
    let before = text(view, variable, change.before.as_ref());
    let after = text(view, variable, change.after.as_ref());
    (household.eyes.see(variable) && before != after).then(|| {
        vec![
            html! { (words::variable(view, variable)) },
            html! { (name(view, household, change.person)) },
            html! { (before) },
            html! { (after) },
        ]
    })
}

fn text(view: &View, variable: &Variable, value: Option<&Value>) -> String {
    value.map_or_else(|| "–".to_owned(), |value| words::value_text(view, variable, value))
}

/// The name of a member, or the household; who is not there any more is a former member.
fn name(view: &View, household: &AssessedHousehold, person: Option<PersonId>) -> String {
    let subject = person.map_or(FactSubject::Household(household.known.id()), FactSubject::Person);
    whom(view, &household.known.roster, subject)
}

/// What else was computed with other amounts, definitions or weights.
fn with_what(
    view: &View,
    book: &RuleBook,
    household: &AssessedHousehold,
    (earlier, later): (&PastResult, &PastResult),
) -> Vec<String> {
    let set = |of: &PastResult| household.sets.get(&of.with.parameters);
    let (Some(earlier), Some(later)) = (set(earlier), set(later)) else { return Vec::new() };
    let changes = amount_changes(earlier, later);
    let mut lines: Vec<String> = changes.iter().map(|one| amount(view, book, one)).collect();
    if earlier.definitions != later.definitions {
        lines.push(view.t("assessment-past-definitions"));
    }
    // Of a set that was kept without weights it is not known whether they were others.
    if let (Some(before), Some(after)) = (&earlier.priority, &later.priority)
        && before != after
    {
        let args = TextArgs::new()
            .text("before", before.version.to_string())
            .text("after", after.version.to_string());
        lines.push(view.tn("assessment-past-weights", &args));
    }
    lines
}

fn amount(view: &View, book: &RuleBook, change: &AmountChange) -> String {
    let parameter = book.parameters.find(&change.code);
    let name = parameter
        .map_or_else(|| change.code.clone(), |one| one.words.show(view.language()).into_owned());
    let text = |value: Option<f64>| {
        value.map_or_else(|| "–".to_owned(), |value| words::plain_number(view, value))
    };
    let args = TextArgs::new()
        .text("name", name)
        .text("before", text(change.before))
        .text("after", text(change.after));
    view.tn("assessment-past-amount", &args)
}
