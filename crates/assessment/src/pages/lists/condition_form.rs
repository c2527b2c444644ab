//! Adding a condition to a list: the variable is found by its words, then the form fits the variable. All of it by links and forms.

use maud::{Markup, html};
use serde::Deserialize;
use web::{
    Form, FormErrors, View,
    components::{Choice, Fields, FormFrame, card},
};

use super::{super::words, list_page::path, say};
use crate::{
    Kind, Level, MissingKind, Variable, VariableCatalogue,
    lists::{About, Condition, On, SavedList, Test, Who},
    permissions::Eyes,
};

/// Variables that a search shows.
const MOST_FOUND: usize = 30;

/// What the address asks for.
#[derive(Debug, Default, Deserialize)]
struct Asked {
    /// Words of a variable that is looked for.
    #[serde(default)]
    q: String,
    /// The variable of a new condition.
    on: Option<String>,
}

/// Adding a condition: first the variable, then what must be so.
pub(super) fn adding(
    view: &View,
    catalogue: &VariableCatalogue,
    list: &SavedList,
    form: &Form,
    errors: &FormErrors,
) -> Markup {
    let asked: Asked = view.read_query().unwrap_or_default();
    let chosen = if form.has("on") { Some(form.text("on").to_owned()) } else { asked.on.clone() };
    let chosen: Option<On> = chosen.and_then(|on| on.parse().ok());
    let chosen = chosen.filter(|on| is_seen(view, catalogue, on));
    let base = path(list.id);
    let body = html! {
        form method="get" action=(base) class="mb-3" role="search" {
            label class="form-label" for="variable-search" { (view.t("assessment-list-search")) }
            div class="actions" {
                input type="search" class="form-control" id="variable-search" name="q" value=(asked.q);
                button type="submit" class="btn" { (view.t("assessment-list-search-go")) }
                a class="btn" href={ (base) "?on=@settlement" } { (view.t("assessment-list-settlement")) }
            }
        }
        @if !asked.q.is_empty() { (matches(view, catalogue, &base, &asked.q)) }
        @if let Some(on) = chosen { (condition_form(view, catalogue, list, &on, form, errors)) }
    };
    card(&view.t("assessment-list-add"), &html! {}, &body)
}

fn is_seen(view: &View, catalogue: &VariableCatalogue, on: &On) -> bool {
    match on {
        On::Settlement => true,
        On::Variable(code) => catalogue.find_variable(code.as_str()).is_some_and(|variable| {
            view.actor().is_some_and(|actor| Eyes::of(actor).see(variable))
        }),
    }
}

/// The variables that words find, in any script; of those that are sealed for the reader, none.
fn matches(view: &View, catalogue: &VariableCatalogue, base: &str, q: &str) -> Markup {
    let wanted = serbian::fold(q);
    let wanted: Vec<&str> = wanted.split_whitespace().collect();
    let is_found = |variable: &&Variable| {
        let question = variable.question.as_ref();
        let text = [
            variable.code.as_str(),
            &variable.words.sr,
            &variable.words.en,
            question.map_or("", |words| &words.sr),
        ];
        let text = serbian::fold(&text.join(" "));
        wanted.iter().all(|word| text.contains(word))
            && view.actor().is_some_and(|actor| Eyes::of(actor).see(variable))
    };
    let all: Vec<&Variable> = catalogue.variables().iter().filter(is_found).collect();
    if all.is_empty() {
        return html! { p { (view.t("assessment-list-search-nothing")) } };
    }
    html! {
        ul {
            @for variable in all.iter().take(MOST_FOUND) {
                li {
                    a href={ (base) "?on=" (variable.code) } { (words::variable(view, variable)) }
                    " · " (view.t(if variable.derived { "assessment-list-derived" } else { "assessment-list-answered" }))
                    " · " (view.t(if variable.level == Level::Person { "assessment-list-of-person" } else { "assessment-list-of-household" }))
                }
            }
        }
        @if all.len() > MOST_FOUND { p class="text-secondary" { (view.t("assessment-list-search-more")) } }
    }
}

/// Ways in which a kind of variable can be tested.
fn tests(on: Option<&Variable>) -> &'static [&'static str] {
    match on.map(|variable| variable.kind) {
        None => &["is", "is_not", "unknown"],
        Some(Kind::Flag) => &["is", "missing", "unknown"],
        Some(Kind::Category | Kind::Text | Kind::Settlement) => {
            &["is", "is_not", "missing", "unknown"]
        }
        Some(Kind::Integer | Kind::Number | Kind::Money) => {
            &["at_least", "at_most", "between", "is", "is_not", "missing", "unknown"]
        }
        Some(Kind::Date) => &["missing", "unknown"],
    }
}

fn condition_form(
    view: &View,
    catalogue: &VariableCatalogue,
    list: &SavedList,
    on: &On,
    form: &Form,
    errors: &FormErrors,
) -> Markup {
    let variable = match on {
        On::Variable(code) => catalogue.find_variable(code.as_str()),
        On::Settlement => None,
    };
    let first = tests(variable).first().copied().unwrap_or("is");
    let empty = Form::filled([("test", first), ("who", "any")]);
    let form = if form.has("on") { form } else { &empty };
    let fields = Fields::new(view, form, errors);
    let test: Vec<Choice> = tests(variable)
        .iter()
        .map(|name| {
            Choice::new(*name, view.t(&format!("assessment-list-test-{}", name.replace('_', "-"))))
        })
        .collect();
    let who = who(view, list.question.about);
    let beside = beside(view, list);
    let values = values(view, variable);
    let whys =
        MissingKind::ALL.map(|kind| Choice::new(kind.code(), words::why_missing(view, kind)));
    let is_number = variable.is_some_and(|one| one.kind.is_numeric());
    let is_personal = variable.is_some_and(|one| one.level == Level::Person);
    let has_value = tests(variable).contains(&"is");
    let body = html! {
        input type="hidden" name="version" value=(list.version);
        input type="hidden" name="on" value=(on);
        h3 { (say::on(view, catalogue, on)) }
        @if let Some(variable) = variable { p class="text-secondary" { (words::question(view, variable)) } }
        div class="fields" {
            @if is_personal { (fields.select_one("who", "assessment-list-who", &who).required()) }
            (fields.select_one("test", "assessment-list-test", &test).required())
            @if is_number {
                (fields.text("value", "assessment-list-number").decimal().hint("assessment-list-number-hint"))
                (fields.text("to", "assessment-list-to").decimal())
            } @else if values.is_empty() && has_value {
                (fields.text("value", "assessment-list-value").most(100))
            }
            (fields.select("why", "assessment-list-why", &whys).hint("assessment-list-why-hint"))
            @if !list.question.all.is_empty() {
                (fields.select_one("beside", "assessment-list-beside", &beside))
            }
        }
        @if !values.is_empty() { (fields.boxes("value", "assessment-list-values", &values)) }
    };
    FormFrame::new(view, &format!("{}/conditions", path(list.id)), errors)
        .submit("assessment-list-add-go")
        .cancel(&path(list.id))
        .show(&body)
}

fn who(view: &View, about: About) -> Vec<Choice> {
    let itself = Choice::new("itself", view.t("assessment-list-who-itself"));
    let others = [
        Choice::new("any", view.t("assessment-list-who-any")),
        Choice::new("every", view.t("assessment-list-who-every")),
    ];
    let itself = (about == About::Persons).then_some(itself);
    itself.into_iter().chain(others).collect()
}

fn beside(view: &View, list: &SavedList) -> Vec<Choice> {
    let and = Choice::new("", view.t("assessment-list-beside-and"));
    let or = (0..list.question.all.len()).map(|group| {
        Choice::new(
            group.to_string(),
            format!("{} {}", view.t("assessment-list-beside-or"), group + 1),
        )
    });
    std::iter::once(and).chain(or).collect()
}

fn values(view: &View, variable: Option<&Variable>) -> Vec<Choice> {
    match variable {
        Some(one) if one.kind == Kind::Flag => {
            ["yes", "no"].map(|word| Choice::new(word, say::value(view, variable, word))).to_vec()
        }
        Some(one) if one.kind == Kind::Category => one
            .values
            .iter()
            .map(|value| Choice::new(value.code.clone(), say::value(view, variable, &value.code)))
            .collect(),
        _ => Vec::new(),
    }
}

/// Reads a condition; what is wrong is bound to its field.
pub(super) fn read(view: &View, form: &Form, errors: &mut FormErrors) -> Option<Condition> {
    let on: On = form.text("on").parse().ok()?;
    let words: Vec<String> = form
        .all("value")
        .into_iter()
        .map(|word| word.trim().to_owned())
        .filter(|word| !word.is_empty())
        .collect();
    let mut fault = |field: &str, key: &str| {
        errors.add(field, view.t(key));
        None
    };
    let number = |text: &str| text.trim().replace(',', ".").parse::<f64>().ok();
    let first = words.first().cloned();
    let value = first.as_deref().and_then(number);
    let test = match form.text("test") {
        "is" => match words.as_slice() {
            [] => fault("value", "assessment-list-error-value"),
            [word] => Some(Test::Is(word.clone())),
            _ => Some(Test::OneOf(words)),
        },
        "is_not" => match words.as_slice() {
            [word] => Some(Test::IsNot(word.clone())),
            _ => fault("value", "assessment-list-error-one-value"),
        },
        "at_least" => match value {
            Some(from) => Some(Test::AtLeast(from)),
            None => fault("value", "assessment-list-error-number"),
        },
        "at_most" => match value {
            Some(to) => Some(Test::AtMost(to)),
            None => fault("value", "assessment-list-error-number"),
        },
        "between" => match (value, number(form.text("to"))) {
            (Some(from), Some(to)) if from <= to => Some(Test::Between(from, to)),
            (None, _) => fault("value", "assessment-list-error-number"),
            _ => fault("to", "assessment-list-error-to"),
        },
        "missing" => match MissingKind::from_code(form.text("why")) {
            Some(kind) => Some(Test::Missing(kind)),
            None => fault("why", "assessment-list-error-why"),
        },
        "unknown" => Some(Test::Unknown),
        _ => fault("test", "assessment-list-error-test"),
    };
    let who = match form.text("who") {
        "any" => Who::Any,
        "every" => Who::Every,
        _ => Who::Itself,
    };
    test.map(|test| Condition { on, who, test })
}
