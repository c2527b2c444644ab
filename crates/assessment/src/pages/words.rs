//! Variables, answers and their origins in the reader's words.

use kernel::TextArgs;
use maud::{Markup, html};
use web::{
    View,
    components::{date, missing, number},
};

use crate::{
    Answer, Finding, Kind, MissingKind, Problem, Subject, Value, Variable,
    record::{FactSource, Origin},
    rule_book::Reference,
    seen::Seen,
};

pub(super) use web::components::day_text;

/// A variable's name.
pub(super) fn variable(view: &View, variable: &Variable) -> String {
    variable.words.show(view.language()).into_owned()
}

/// What is asked.
pub(super) fn question(view: &View, variable: &Variable) -> String {
    let question = variable.question.as_ref();
    question.map(|words| words.show(view.language()).into_owned()).unwrap_or_default()
}

/// A part of the questionnaire in the reader's words, by its code (`A` to `P`, `J2`).
pub fn block_name(view: &View, code: &str) -> String {
    block(view, code)
}

/// A block of the questionnaire.
pub(super) fn block(view: &View, block: &str) -> String {
    view.t(&format!("assessment-block-{}", block.to_lowercase()))
}

/// A source.
pub(super) fn source(view: &View, source: FactSource) -> String {
    view.t(&format!("assessment-source-{}", source.name()))
}

/// Why there is no answer.
pub(super) fn why_missing(view: &View, kind: MissingKind) -> String {
    view.t(&format!("assessment-missing-{}", kind.code().replace('_', "-")))
}

/// A unit as it stands after a value; nothing for numbers of members and families.
pub(super) fn unit(view: &View, variable: &Variable, value: f64) -> String {
    /// After what is not whole, units stand as after five.
    const AFTER_PARTS: u64 = 5;
    match variable.unit.as_deref() {
        None | Some("member_number" | "family_number") => String::new(),
        Some(unit) => {
            let unit = unit.to_lowercase().replace('_', "-");
            let count = if value.fract() == 0.0 { value.abs() as u64 } else { AFTER_PARTS };
            view.tn(&format!("assessment-unit-{unit}"), &TextArgs::new().count("count", count))
        }
    }
}

/// A number with as many decimals as it needs, at most two.
pub(crate) fn plain_number(view: &View, value: f64) -> String {
    number(view, value, if value.fract() == 0.0 { 0 } else { 2 })
}

/// A number with its unit.
pub(super) fn amount(view: &View, variable: &Variable, value: f64) -> String {
    if variable.unit.as_deref() == Some("share") {
        return web::components::percent(view, value, 1);
    }
    let decimals = if variable.kind == Kind::Money { 0 } else { 2 };
    let shown =
        if value.fract() == 0.0 { number(view, value, 0) } else { number(view, value, decimals) };
    format!("{shown} {}", unit(view, variable, value)).trim().to_owned()
}

/// Yes or no.
pub(super) fn flag(view: &View, value: bool) -> String {
    view.t(if value { "assessment-yes" } else { "assessment-no" })
}

/// An answer in a line of text.
pub(super) fn answer_text(view: &View, variable: &Variable, answer: &Answer) -> String {
    match answer {
        Answer::Number(value) => amount(view, variable, *value),
        Answer::Code(index) => variable
            .value_at(*index)
            .map(|label| label.words().show(view.language()).into_owned())
            .unwrap_or_default(),
        Answer::Flag(value) => flag(view, *value),
        Answer::Text(text) => text.clone(),
        Answer::Date(day) => day_text(view, *day),
        Answer::Missing(kind) => why_missing(view, *kind),
    }
}

/// An answer as it stands in a table.
pub(super) fn answer(view: &View, variable: &Variable, answer: &Answer) -> Markup {
    match answer {
        Answer::Missing(kind) => missing(&why_missing(view, *kind)),
        other => html! { (answer_text(view, variable, other)) },
    }
}

/// A recorded answer as somebody sees it.
pub(super) fn seen(view: &View, variable: &Variable, seen: &Seen) -> Markup {
    match &seen.answer {
        Some(one) => answer(view, variable, one),
        None => missing(&view.t("assessment-sealed")),
    }
}

/// A result in a line of text.
pub(super) fn value_text(view: &View, variable: &Variable, value: &Value) -> String {
    match value {
        Value::Unknown(_) => view.t("assessment-unknown"),
        Value::DoesNotApply => view.t("assessment-missing-does-not-apply"),
        other => answer_text(view, variable, &other.to_answer()),
    }
}

/// From which source, in which round.
pub(super) fn origin(view: &View, origin: &Origin) -> Markup {
    html! {
        (source(view, origin.source))
        @if !origin.round.is_empty() { ", " (origin.round) }
    }
}

/// Since when an answer holds.
pub(super) fn since(view: &View, origin: &Origin) -> Markup {
    date(view, origin.valid_from)
}

/// As of when is assessed, in a sentence.
pub(super) fn as_of(view: &View, at: Reference) -> String {
    let args = TextArgs::new()
        .text("day", day_text(view, at.date))
        .text("year", at.income_year.to_string());
    view.tn("assessment-as-of", &args)
}

/// Whom something is about: a member's name, or the household.
pub(super) fn whom(view: &View, subject: Subject, name: &str) -> String {
    match subject {
        Subject::Household => view.t("assessment-the-household"),
        Subject::Person(_) => name.to_owned(),
    }
}

/// Whom a part of a page is about.
pub(super) fn heading(view: &View, subject: Subject, name: &str) -> String {
    match subject {
        Subject::Household => view.t("assessment-household"),
        Subject::Person(_) => name.to_owned(),
    }
}

/// What is implausible or contradictory.
pub(crate) fn finding(view: &View, finding: &Finding) -> String {
    let count = |value: usize| value.to_string();
    let plain = |value: f64| plain_number(view, value);
    match &finding.problem {
        Problem::OutOfRange { min, max, found } => {
            let args = TextArgs::new()
                .text("min", plain(*min))
                .text("max", plain(*max))
                .text("found", plain(*found));
            view.tn("assessment-finding-range", &args)
        }
        Problem::ReferencePersons(found) => {
            let args = TextArgs::new().text("found", count(*found));
            view.tn("assessment-finding-reference", &args)
        }
        Problem::Size { declared, found } => {
            let args =
                TextArgs::new().text("declared", plain(*declared)).text("found", count(*found));
            view.tn("assessment-finding-size", &args)
        }
        Problem::NumberTwice(number) => one(view, "assessment-finding-twice", *number),
        Problem::NoSuchMember(number) => one(view, "assessment-finding-nobody", *number),
        Problem::Itself => view.t("assessment-finding-itself"),
        Problem::PartnerNotMutual(number) => one(view, "assessment-finding-partner", *number),
        Problem::ParentTooYoung(years) => one(view, "assessment-finding-parent", *years),
    }
}

fn one(view: &View, key: &str, number: f64) -> String {
    view.tn(key, &TextArgs::new().text("number", plain_number(view, number)))
}
