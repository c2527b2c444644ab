//! One list: what it asks in words, conditions added and taken away one by one, sharing, copying, running. A variable is found by
//! its words; the form of a condition fits the variable. All of it by links and forms.

use std::sync::Arc;

use kernel::Permit;
use maud::{Markup, html};
use serde::Deserialize;
use web::{
    Answer, Check, Form, FormErrors, May, Page, Problem, View,
    axum::{
        extract::{Path, State},
        response::{IntoResponse as _, Response},
    },
    components::{Choice, Fields, FormFrame, Tone, action_button, alert, card, csrf_field, icon},
    redirect,
};

use super::{
    super::{id, words},
    desk, found, say,
};
use crate::{
    Kind, Level, MissingKind, Variable, VariableCatalogue,
    actions::{ListRefused, change_list, delete_list, find_list, run_list, save_list},
    lists::{
        About, Condition, LONGEST_LIST_NAME, On, Question, RunOf, SavedList, ShippedList, Test, Who,
    },
    permissions::{Eyes, UseLists},
    record::ListId,
    rule_book::{LiveRules, RuleBook},
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

/// `GET /lists/{id}`
pub(super) async fn show(
    May(permit): May<UseLists>,
    view: View,
    Path(list): Path<String>,
    State(rules): State<Arc<LiveRules>>,
) -> Answer {
    let book = rules.now().await?;
    let list = of(&permit, &view, &list).await?;
    Ok(page(&view, &book, &list, &Form::default(), &FormErrors::default()))
}

async fn of(permit: &Permit<UseLists>, view: &View, list: &str) -> Answer<SavedList> {
    let found_list = found(find_list(permit, view.app().database(), id(list)?).await)?;
    found_list.ok_or_else(Problem::not_found)
}

fn eyes(view: &View) -> Answer<Eyes> {
    view.actor().map(Eyes::of).ok_or_else(Problem::not_found)
}

fn path(list: ListId) -> String {
    format!("/lists/{list}")
}

fn page(
    view: &View,
    book: &RuleBook,
    list: &SavedList,
    form: &Form,
    errors: &FormErrors,
) -> Response {
    let catalogue = &book.catalogue;
    let is_own = view.actor().is_some_and(|actor| actor.user == list.owner);
    let sealed =
        view.actor().and_then(|actor| list.question.seen_by(catalogue, Eyes::of(actor)).err());
    let base = path(list.id);
    let body = html! {
        @if let Some(fault) = &sealed {
            (alert(view, Tone::Warning, &html! { (say::fault(view, catalogue, fault)) }))
        }
        (card(&view.t("assessment-list-question"), &html! {}, &question(view, catalogue, &list.question, is_own.then_some(list))))
        @if is_own && sealed.is_none() { (adding(view, catalogue, list, form, errors)) }
        @if is_own { (naming(view, list)) }
    };
    let actions = html! {
        @if sealed.is_none() && !list.question.all.is_empty() {
            form method="post" action={ (base) "/run" } data-once {
                (csrf_field(view))
                button type="submit" class="btn btn-primary" { (icon(view, "player-play")) (view.t("assessment-list-run")) }
            }
        }
        @if sealed.is_none() {
            (action_button(view, &format!("{base}/copy"), &view.t("assessment-list-copy"), Tone::Neutral, None))
        }
        @if is_own {
            (action_button(view, &format!("{base}/delete"), &view.t("assessment-list-delete"), Tone::Danger, Some(&view.t("assessment-list-delete-sure"))))
        }
    };
    let page = Page::new(view, &list.name)
        .under(view.t("assessment-lists"), "/lists")
        .lead(desk::about(view, list.question.about))
        .actions(actions)
        .show(&body);
    if errors.is_empty() { page.into_response() } else { page.refused() }
}

/// The question in words; with ways to take conditions away for whose it is.
fn question(
    view: &View,
    catalogue: &VariableCatalogue,
    question: &Question,
    own: Option<&SavedList>,
) -> Markup {
    if question.all.is_empty() {
        return html! { p class="mb-0" { (view.t("assessment-list-empty")) } };
    }
    html! {
        p class="text-secondary" { (view.t("assessment-list-all-hold")) }
        ol class="mb-0" {
            @for (group, conditions) in question.all.iter().enumerate() {
                li class="mb-2" {
                    @for (at, one) in conditions.any.iter().enumerate() {
                        @if at > 0 { div class="text-secondary" { (view.t("assessment-list-or")) } }
                        div class="actions" {
                            span { (say::condition(view, catalogue, question.about, one)) }
                            @if let Some(list) = own { (removing(view, list, (group, at))) }
                        }
                    }
                }
            }
        }
    }
}

fn removing(view: &View, list: &SavedList, (group, at): (usize, usize)) -> Markup {
    let label = format!("{} {}.{}", view.t("assessment-list-remove"), group + 1, at + 1);
    html! {
        form method="post" action={ (path(list.id)) "/conditions/remove" } class="d-print-none" data-once {
            (csrf_field(view))
            input type="hidden" name="version" value=(list.version);
            input type="hidden" name="group" value=(group);
            input type="hidden" name="at" value=(at);
            button type="submit" class="btn btn-sm" aria-label=(label) { (view.t("assessment-list-remove")) }
        }
    }
}

/// Adding a condition: first the variable, then what must be so.
fn adding(
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
        Some(Kind::Category) => &["is", "is_not", "missing", "unknown"],
        Some(Kind::Integer | Kind::Number | Kind::Money) => {
            &["at_least", "at_most", "between", "is", "is_not", "missing", "unknown"]
        }
        Some(Kind::Text | Kind::Settlement) => &["is", "is_not", "missing", "unknown"],
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
            @if is_personal { (fields.select_one("who", "assessment-list-who", &who)) }
            (fields.select_one("test", "assessment-list-test", &test))
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

/// Name and sharing.
fn naming(view: &View, list: &SavedList) -> Markup {
    let shared = if list.is_shared { "yes" } else { "" };
    let form = Form::filled([("name", list.name.as_str()), ("shared", shared)]);
    let errors = FormErrors::default();
    let fields = Fields::new(view, &form, &errors);
    let body = html! {
        input type="hidden" name="version" value=(list.version);
        (fields.text("name", "assessment-list-name").required().most(LONGEST_LIST_NAME))
        (fields.check_box("shared", "assessment-list-share").hint("assessment-list-share-hint"))
    };
    let frame = FormFrame::new(view, &path(list.id), &errors).show(&body);
    card(&view.t("assessment-list-naming"), &html! {}, &frame)
}

/// `POST /lists/{id}`
pub(super) async fn rename(
    May(permit): May<UseLists>,
    view: View,
    Path(list): Path<String>,
    State(rules): State<Arc<LiveRules>>,
    form: Form,
) -> Answer {
    let book = rules.now().await?;
    let mut list = of(&permit, &view, &list).await?;
    let mut check = Check::new(&view, &form);
    let name = check.required("name", LONGEST_LIST_NAME);
    if check.finish().is_err() {
        return Ok(redirect::to(&path(list.id)));
    }
    list.name = name;
    list.is_shared = form.has("shared") && !form.text("shared").is_empty();
    list.version = version(&form);
    let changed =
        change_list(&permit, view.app().database(), (&book.catalogue, eyes(&view)?), &list).await;
    found(changed)?;
    Ok(redirect::with_notice(&view, &path(list.id), "assessment-list-saved"))
}

fn version(form: &Form) -> i32 {
    form.text("version").parse().unwrap_or_default()
}

/// `POST /lists/{id}/conditions`
pub(super) async fn add(
    May(permit): May<UseLists>,
    view: View,
    Path(list): Path<String>,
    State(rules): State<Arc<LiveRules>>,
    form: Form,
) -> Answer {
    let book = rules.now().await?;
    let mut list = of(&permit, &view, &list).await?;
    let before = list.clone();
    let mut errors = FormErrors::default();
    let Some(condition) = read(&view, &form, &mut errors) else {
        return Ok(page(&view, &book, &before, &form, &errors));
    };
    list.question.add(condition, form.text("beside").parse().ok());
    list.version = version(&form);
    let catalogue = &book.catalogue;
    let changed =
        change_list(&permit, view.app().database(), (catalogue, eyes(&view)?), &list).await;
    match changed {
        Ok(()) => Ok(redirect::to(&path(list.id))),
        Err(ListRefused::Question(fault)) => {
            errors.add("test", say::fault(&view, catalogue, &fault));
            Ok(page(&view, &book, &before, &form, &errors))
        }
        Err(other) => Err(super::problem(other)),
    }
}

/// Reads a condition; what is wrong is bound to its field.
fn read(view: &View, form: &Form, errors: &mut FormErrors) -> Option<Condition> {
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

/// `POST /lists/{id}/conditions/remove`
pub(super) async fn remove(
    May(permit): May<UseLists>,
    view: View,
    Path(list): Path<String>,
    State(rules): State<Arc<LiveRules>>,
    form: Form,
) -> Answer {
    let book = rules.now().await?;
    let mut list = of(&permit, &view, &list).await?;
    let place = |name: &str| form.text(name).parse().ok();
    let (Some(group), Some(at)) = (place("group"), place("at")) else {
        return Err(Problem::not_found());
    };
    if !list.question.remove(group, at) {
        return Err(Problem::not_found());
    }
    list.version = version(&form);
    // A condition that is sealed by now may always be taken away.
    let changed =
        change_list(&permit, view.app().database(), (&book.catalogue, eyes(&view)?), &list).await;
    found(changed)?;
    Ok(redirect::to(&path(list.id)))
}

/// `POST /lists/{id}/run`
pub(super) async fn run(
    May(permit): May<UseLists>,
    view: View,
    Path(list): Path<String>,
    State(rules): State<Arc<LiveRules>>,
    _form: Form,
) -> Answer {
    let of = RunOf::Saved(id(&list)?);
    started(&permit, &view, &rules, &of, "").await
}

async fn started(
    permit: &Permit<UseLists>,
    view: &View,
    rules: &Arc<LiveRules>,
    of: &RunOf,
    name: &str,
) -> Answer {
    let book = rules.now().await?;
    let catalogue = &book.catalogue;
    let run = run_list(permit, view.app().database(), (catalogue, eyes(view)?), (of, name)).await;
    Ok(redirect::to(&format!("/list-runs/{}", found(run)?)))
}

/// `POST /lists/{id}/copy`
pub(super) async fn copy(
    May(permit): May<UseLists>,
    view: View,
    Path(list): Path<String>,
    State(rules): State<Arc<LiveRules>>,
    _form: Form,
) -> Answer {
    let book = rules.now().await?;
    let list = of(&permit, &view, &list).await?;
    if list.question.seen_by(&book.catalogue, eyes(&view)?).is_err() {
        return Err(Problem::not_found());
    }
    copied(&permit, &view, &list.name, &list.question).await
}

async fn copied(permit: &Permit<UseLists>, view: &View, name: &str, question: &Question) -> Answer {
    let name = format!("{name} ({})", view.t("assessment-list-copied"));
    let name: String = name.chars().take(LONGEST_LIST_NAME).collect();
    let saved = save_list(permit, view.app().database(), &name, question).await;
    Ok(redirect::to(&path(found(saved)?)))
}

/// `POST /lists/{id}/delete`
pub(super) async fn delete(
    May(permit): May<UseLists>,
    view: View,
    Path(list): Path<String>,
    _form: Form,
) -> Answer {
    found(delete_list(&permit, view.app().database(), id(&list)?).await)?;
    Ok(redirect::with_notice(&view, "/lists", "assessment-list-deleted"))
}

/// A shipped list that the reader may ask.
fn shipped_of(view: &View, catalogue: &VariableCatalogue, code: &str) -> Answer<ShippedList> {
    let lists = ShippedList::all(catalogue).map_err(|fault| Problem::internal(&fault))?;
    let list = lists.into_iter().find(|one| one.code == code).ok_or_else(Problem::not_found)?;
    let seen = list.question.seen_by(catalogue, eyes(view)?);
    seen.map(|()| list).map_err(|_sealed| Problem::not_found())
}

/// `GET /lists/shipped/{code}`
pub(super) async fn shipped(
    May(_permit): May<UseLists>,
    view: View,
    Path(code): Path<String>,
    State(rules): State<Arc<LiveRules>>,
) -> Answer {
    let book = rules.now().await?;
    let list = shipped_of(&view, &book.catalogue, &code)?;
    let base = format!("/lists/shipped/{}", list.code);
    let actions = html! {
        form method="post" action={ (base) "/run" } data-once {
            (csrf_field(&view))
            button type="submit" class="btn btn-primary" { (icon(&view, "player-play")) (view.t("assessment-list-run")) }
        }
        (action_button(&view, &format!("{base}/copy"), &view.t("assessment-list-copy"), Tone::Neutral, None))
    };
    let words = question(&view, &book.catalogue, &list.question, None);
    let title = list.name.show(view.language()).into_owned();
    let page = Page::new(&view, &title)
        .under(view.t("assessment-lists"), "/lists")
        .lead(list.why.show(view.language()).into_owned())
        .actions(actions);
    Ok(page.show(&card(&view.t("assessment-list-question"), &html! {}, &words)).into_response())
}

/// `POST /lists/shipped/{code}/run`
pub(super) async fn run_shipped(
    May(permit): May<UseLists>,
    view: View,
    Path(code): Path<String>,
    State(rules): State<Arc<LiveRules>>,
    _form: Form,
) -> Answer {
    let book = rules.now().await?;
    let list = shipped_of(&view, &book.catalogue, &code)?;
    let name = list.name.show(view.language()).into_owned();
    started(&permit, &view, &rules, &RunOf::Shipped(list.code), &name).await
}

/// `POST /lists/shipped/{code}/copy`
pub(super) async fn copy_shipped(
    May(permit): May<UseLists>,
    view: View,
    Path(code): Path<String>,
    State(rules): State<Arc<LiveRules>>,
    _form: Form,
) -> Answer {
    let book = rules.now().await?;
    let list = shipped_of(&view, &book.catalogue, &code)?;
    copied(&permit, &view, &list.name.show(view.language()), &list.question).await
}
