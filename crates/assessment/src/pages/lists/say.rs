//! A question in the reader's words, condition by condition.

use kernel::TextArgs;
use web::View;

use super::super::words;
use crate::{
    Kind, Level, Variable, VariableCatalogue,
    lists::{About, Condition, On, QuestionFault, Test, Who},
};

/// What a condition is on.
pub(super) fn on(view: &View, catalogue: &VariableCatalogue, on: &On) -> String {
    match on {
        On::Settlement => view.t("assessment-list-settlement"),
        On::Variable(code) => catalogue
            .find_variable(code.as_str())
            .map_or_else(|| code.to_string(), |variable| words::variable(view, variable)),
    }
}

/// A condition as a sentence.
pub(super) fn condition(
    view: &View,
    catalogue: &VariableCatalogue,
    about: About,
    condition: &Condition,
) -> String {
    let variable = match &condition.on {
        On::Variable(code) => catalogue.find_variable(code.as_str()),
        On::Settlement => None,
    };
    let value = |word: &str| value(view, variable, word);
    let args = TextArgs::new().text("on", on(view, catalogue, &condition.on));
    let number = |number: f64| match variable {
        Some(variable) => words::amount(view, variable, number),
        None => words::plain_number(view, number),
    };
    let said = match &condition.test {
        Test::Is(word) => view.tn("assessment-list-is", &args.text("value", value(word))),
        Test::IsNot(word) => view.tn("assessment-list-is-not", &args.text("value", value(word))),
        Test::AtLeast(from) => {
            view.tn("assessment-list-at-least", &args.text("value", number(*from)))
        }
        Test::AtMost(to) => view.tn("assessment-list-at-most", &args.text("value", number(*to))),
        Test::Between(from, to) => view.tn(
            "assessment-list-between",
            &args.text("from", words::plain_number(view, *from)).text("to", number(*to)),
        ),
        Test::OneOf(all) => {
            let all: Vec<String> = all.iter().map(|word| value(word)).collect();
            view.tn("assessment-list-one-of", &args.text("values", all.join(", ")))
        }
        Test::Missing(kind) => {
            let why = words::why_missing(view, *kind);
            view.tn("assessment-list-missing", &args.text("why", why))
        }
        Test::Unknown => view.tn("assessment-list-unknown", &args),
    };
    let is_personal = variable.is_some_and(|one| one.level == Level::Person);
    match (is_personal, condition.who, about) {
        (false, _, _) | (true, Who::Itself, _) => said,
        (true, Who::Any, _) => {
            view.tn("assessment-list-any", &TextArgs::new().text("condition", said))
        }
        (true, Who::Every, _) => {
            view.tn("assessment-list-every", &TextArgs::new().text("condition", said))
        }
    }
}

/// A value in words.
pub(super) fn value(view: &View, variable: Option<&Variable>, word: &str) -> String {
    let Some(variable) = variable else { return word.to_owned() };
    match variable.kind {
        Kind::Flag => words::flag(view, word == "yes"),
        Kind::Category => {
            let label = variable.values.iter().find(|value| value.code == word);
            label.map_or_else(
                || word.to_owned(),
                |label| label.words().show(view.language()).into_owned(),
            )
        }
        Kind::Integer | Kind::Number | Kind::Money => word
            .replace(',', ".")
            .parse()
            .map_or_else(|_none| word.to_owned(), |number| words::amount(view, variable, number)),
        Kind::Date | Kind::Text | Kind::Settlement => word.to_owned(),
    }
}

/// What is wrong with a question.
pub(super) fn fault(view: &View, catalogue: &VariableCatalogue, fault: &QuestionFault) -> String {
    let args = |named: &On| TextArgs::new().text("on", on(view, catalogue, named));
    match fault {
        QuestionFault::Nothing => view.t("assessment-list-fault-nothing"),
        QuestionFault::TooMany => view.t("assessment-list-fault-too-many"),
        QuestionFault::NoVariable(named) => {
            view.tn("assessment-list-fault-no-variable", &args(named))
        }
        QuestionFault::Test(named) => view.tn("assessment-list-fault-test", &args(named)),
        QuestionFault::Value { on, found } => {
            view.tn("assessment-list-fault-value", &args(on).text("found", found.as_str()))
        }
        QuestionFault::Who(named) => view.tn("assessment-list-fault-who", &args(named)),
        QuestionFault::Sealed(named) => view.tn("assessment-list-fault-sealed", &args(named)),
    }
}
