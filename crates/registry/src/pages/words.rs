//! Values of closed sets in the reader's words, and choices for forms.

use chrono::NaiveDate;
use kernel::TextArgs;
use web::{View, components::Choice};

use crate::person::{Relation, Sex, age};

/// A relation in words.
pub(super) fn relation(view: &View, relation: Relation) -> String {
    view.t(&format!("registry-relation-{}", relation.name().replace('_', "-")))
}

/// A sex in words.
pub(super) fn sex(view: &View, sex: Sex) -> String {
    view.t(&format!("registry-sex-{}", sex.name()))
}

/// All relations to choose from.
pub(super) fn relations(view: &View) -> Vec<Choice> {
    Relation::ALL.iter().map(|one| Choice::new(one.name(), relation(view, *one))).collect()
}

/// Both sexes to choose from.
pub(super) fn sexes(view: &View) -> Vec<Choice> {
    Sex::ALL.iter().map(|one| Choice::new(one.name(), sex(view, *one))).collect()
}

/// Full years in words.
pub(super) fn years(view: &View, born: NaiveDate, today: NaiveDate) -> Option<String> {
    let args = TextArgs::new().count("years", u64::from(age(born, today)?));
    Some(view.tn("registry-years", &args))
}

/// A day in words of a line of text.
pub(super) fn day(view: &View, day: NaiveDate) -> String {
    use chrono::Datelike as _;
    let style = if view.language().is_serbian() {
        serbian::Style::Serbian
    } else {
        serbian::Style::English
    };
    serbian::date(day.year(), day.month(), day.day(), style)
}
