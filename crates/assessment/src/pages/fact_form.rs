//! Questions of a block as fields of a form, made from the vocabulary: shown with what is known, read and checked.

use chrono::NaiveDate;
use kernel::TextArgs;
use maud::{Markup, html};
use web::{
    Check, Form, FormErrors, View,
    components::{Choice, Field, Fields},
};

use super::{about_form, words};
use crate::{
    Answer, Given, Kind, Level, MissingKind, Subject, Variable, VariableCatalogue, VariableId,
    actions::NewFacts,
    known::{VERSION_LENGTH, is_asked_elsewhere},
    number::read_number,
    record::{FactSubject, FactsOf},
    seen::SeenHousehold,
};

/// Most characters of an answer in words.
pub(crate) const LONGEST_TEXT: usize = 1_000;

/// A question about one subject with its place in the form.
pub(super) struct Question<'a> {
    id: VariableId,
    variable: &'a Variable,
    subject: Subject,
    whose: FactSubject,
    name: String,
    why: String,
    /// Whether it is put to somebody of that age.
    fits: bool,
}

/// Which questions a form puts.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wanted<'a> {
    /// The day on which persons have their ages.
    pub(super) today: NaiveDate,
    /// Whether also those that do not fit the age or the household.
    pub(super) all: bool,
    /// A form that was sent: what it holds is read, whoever had a birthday since.
    pub(super) sent: Option<&'a Form>,
}

/// The questions of a form, and how many were left out because they do not fit an age.
pub(super) struct Asked<'a> {
    pub(super) questions: Vec<Question<'a>>,
    pub(super) left_out: u64,
}

/// The name of a question's field, by which a link finds it.
pub(super) fn field_name(whose: FactSubject, variable: &Variable) -> String {
    match whose {
        FactSubject::Household(_) => format!("h.{}", variable.code),
        FactSubject::Person(person) => format!("p.{person}.{}", variable.code),
    }
}

/// The questions of a block that the reader may see and answer: of the household, then of each member. What somebody said no to is not asked. Those that do not fit the
/// age of a member are left out, unless something is recorded.
pub(super) fn questions<'a>(
    catalogue: &'a VariableCatalogue,
    household: &SeenHousehold,
    block: &str,
    wanted: Wanted<'_>,
) -> Asked<'a> {
    let mut asked = Asked { questions: Vec::new(), left_out: 0 };
    for (subject, whose) in household.subjects() {
        let level = match subject {
            Subject::Household => Level::Household,
            Subject::Person(_) => Level::Person,
        };
        let withheld = household.withheld(subject);
        let of_block = catalogue.iter().filter(|(_, one)| {
            one.block == block
                && one.level == level
                && !is_asked_elsewhere(one)
                && household.eyes().see(one)
                && !withheld.holds(one)
        });
        for (id, variable) in of_block {
            let name = field_name(whose, variable);
            let why = format!("{name}.missing");
            let fits = household.is_asked(catalogue, subject, (variable, wanted.today));
            let is_sent = wanted.sent.is_some_and(|form| form.has(&name) || form.has(&why));
            if fits || wanted.all || is_sent || household.is_recorded(catalogue, subject, id) {
                asked.questions.push(Question { id, variable, subject, whose, name, why, fits });
            } else {
                asked.left_out += 1;
            }
        }
    }
    asked
}

/// A form that shows what is known.
pub(super) fn filled(
    view: &View,
    catalogue: &VariableCatalogue,
    household: &SeenHousehold,
    questions: &[Question<'_>],
) -> Form {
    let today = view.app().database().now().date_naive();
    let mut pairs = about_form::filled(household.version(), today);
    for question in questions {
        let known = household.get(catalogue, question.subject, question.id);
        if let Some(answer) = known.and_then(|seen| seen.answer) {
            pairs.extend(typed(view, question, &answer));
        }
    }
    Form::filled(pairs)
}

/// An answer as somebody would have typed it.
fn typed(view: &View, question: &Question<'_>, answer: &Answer) -> Option<(String, String)> {
    let value = match answer {
        Answer::Missing(MissingKind::NotAsked) => return None,
        Answer::Missing(kind) if is_chosen(question.variable) => format!("?{}", kind.code()),
        Answer::Missing(kind) => return Some((question.why.clone(), kind.code().to_owned())),
        Answer::Number(number) => {
            let text = number.to_string();
            if view.language().is_serbian() { text.replace('.', ",") } else { text }
        }
        Answer::Flag(flag) => if *flag { "yes" } else { "no" }.to_owned(),
        Answer::Code(index) => question.variable.code_of(*index)?.to_owned(),
        Answer::Date(day) => day.to_string(),
        Answer::Text(text) => text.clone(),
    };
    Some((question.name.clone(), value))
}

/// Whether an answer is chosen from a list, in which why there is none stands too.
const fn is_chosen(variable: &Variable) -> bool {
    matches!(variable.kind, Kind::Category | Kind::Flag)
}

/// The fields of all questions, by subject.
pub(super) fn fields(
    view: &View,
    (form, errors): (&Form, &FormErrors),
    household: &SeenHousehold,
    questions: &[Question<'_>],
) -> Markup {
    let of_subject = |subject: Subject| questions.iter().filter(move |one| one.subject == subject);
    html! {
        @for (subject, _) in household.subjects() {
            @if of_subject(subject).next().is_some() {
                fieldset class="form-fieldset mt-3" {
                    legend { (words::heading(view, subject, household.name(subject))) }
                    div class="fields" {
                        @for question in of_subject(subject) { (field(view, form, errors, question)) }
                    }
                }
            }
        }
    }
}

fn field(view: &View, form: &Form, errors: &FormErrors, question: &Question<'_>) -> Markup {
    let fields = Fields::new(view, form, errors);
    let variable = question.variable;
    let name = &question.name;
    let dressed = |field: Field<'_>| {
        let field =
            field.label_text(words::variable(view, variable)).hint_text(hint(view, question));
        html! { (if variable.sensitive.is_some() { field.sensitive() } else { field }) }
    };
    if is_chosen(variable) {
        let choices = choices(view, variable);
        return dressed(fields.select(name, "assessment-answer", &choices));
    }
    let label = "assessment-answer";
    let input = match variable.kind {
        Kind::Date => dressed(fields.date(name, label)),
        Kind::Text => dressed(fields.text(name, label).most(LONGEST_TEXT)),
        _ => numeric(view, &fields, question),
    };
    let reasons: Vec<Choice> = MissingKind::ALL
        .map(|kind| Choice::new(kind.code(), words::why_missing(view, kind)))
        .into();
    let args = TextArgs::new().text("question", words::variable(view, variable));
    let why = fields
        .select(&question.why, "assessment-why-no-answer", &reasons)
        .label_text(view.tn("assessment-why-no-answer-to", &args));
    html! { (input) (if variable.sensitive.is_some() { why.sensitive() } else { why }) }
}

/// The question itself, and that it is not put at that age but something is recorded or all were asked for.
fn hint(view: &View, question: &Question<'_>) -> String {
    let text = words::question(view, question.variable);
    if question.fits { text } else { format!("{text} {}", view.t("assessment-outside-age")) }
}

fn numeric(view: &View, fields: &Fields<'_>, question: &Question<'_>) -> Markup {
    let variable = question.variable;
    let mut hint = hint(view, question);
    if let Some((min, max)) = variable.range {
        let args = TextArgs::new()
            .text("min", words::plain_number(view, min))
            .text("max", words::plain_number(view, max))
            .text("unit", words::unit(view, variable, max));
        hint = format!("{hint} {}", view.tn("assessment-range", &args));
    }
    let field = fields
        .text(&question.name, "assessment-answer")
        .decimal()
        .label_text(words::variable(view, variable))
        .hint_text(hint);
    html! { (if variable.sensitive.is_some() { field.sensitive() } else { field }) }
}

fn choices(view: &View, variable: &Variable) -> Vec<Choice> {
    let values: Vec<Choice> = match variable.kind {
        Kind::Flag => [("yes", true), ("no", false)]
            .map(|(value, flag)| Choice::new(value, words::flag(view, flag)))
            .into(),
        _ => variable
            .values
            .iter()
            .map(|one| Choice::new(one.code.clone(), one.words().show(view.language())))
            .collect(),
    };
    let reasons = MissingKind::ALL
        .map(|kind| Choice::new(format!("?{}", kind.code()), words::why_missing(view, kind)));
    values.into_iter().chain(reasons).collect()
}

/// Reads a form: the answers that differ from what is known, or all that were given when they are confirmed.
pub(super) fn read(
    view: &View,
    catalogue: &VariableCatalogue,
    form: &Form,
    (household, questions): (&SeenHousehold, &[Question<'_>]),
) -> Result<NewFacts, FormErrors> {
    let mut check = Check::new(view, form);
    let is_confirmed = form.has("confirm");
    let mut facts: Vec<FactsOf> = Vec::new();
    for question in questions {
        let given = answer(view, catalogue, form, (&mut check, question));
        let known = household.get(catalogue, question.subject, question.id);
        let known = known.and_then(|seen| seen.answer);
        let Some(answer) = news(given, known, is_confirmed) else { continue };
        match facts.last_mut() {
            Some(last) if last.subject == question.whose => {
                last.answers.push((question.id, answer));
            }
            _ => facts.push(FactsOf {
                household: household.roster().household,
                subject: question.whose,
                answers: vec![(question.id, answer)],
            }),
        }
    }
    let about = about_form::read(&mut check, view.app().database().now().date_naive());
    let from_version = check.required("version", VERSION_LENGTH);
    check.finish().map(|()| NewFacts { from_version, facts, about })
}

/// What is to be recorded of an answer: an answer that was taken away is "not asked" again.
fn news(given: Option<Answer>, known: Option<Answer>, is_confirmed: bool) -> Option<Answer> {
    match (given, known) {
        (None, Some(Answer::Missing(MissingKind::NotAsked)) | None) => None,
        (None, Some(_)) => Some(Answer::NOT_ASKED),
        (Some(answer), known) => {
            (is_confirmed || known.as_ref() != Some(&answer)).then_some(answer)
        }
    }
}

/// The answer to one question; nothing when it was left empty or is wrong, which is noted at its field.
fn answer(
    view: &View,
    catalogue: &VariableCatalogue,
    form: &Form,
    (check, question): (&mut Check<'_>, &Question<'_>),
) -> Option<Answer> {
    let (text, variable) = (form.text(&question.name).to_owned(), question.variable);
    let why = if is_chosen(variable) {
        text.strip_prefix('?').unwrap_or_default()
    } else {
        form.text(&question.why)
    };
    if let Some(kind) = MissingKind::from_code(why) {
        if !is_chosen(variable) && !text.is_empty() {
            check.fault(&question.name, view.t("assessment-error-both"));
        }
        return Some(Answer::Missing(kind));
    }
    if text.is_empty() {
        return None;
    }
    let mut wrong = |key: &str| {
        check.fault(&question.name, view.t(key));
        None
    };
    let given = match variable.kind {
        Kind::Integer | Kind::Money | Kind::Number => {
            let is_whole = variable.kind != Kind::Number;
            let Some(number) = read_number(&text, is_whole) else {
                return wrong("assessment-error-number");
            };
            return in_range(view, form, (check, question), number);
        }
        Kind::Flag => match text.as_str() {
            "yes" => Given::Flag(true),
            "no" => Given::Flag(false),
            _ => return wrong("assessment-error-choice"),
        },
        Kind::Date => Given::Date(check.date(&question.name)?),
        Kind::Category | Kind::Settlement => Given::Word(&text),
        Kind::Text => {
            let _faults_are_noted = check.optional(&question.name, LONGEST_TEXT);
            Given::Word(&text)
        }
    };
    let answer = catalogue.answer(variable.code.as_str(), &given);
    let key = if variable.kind == Kind::Settlement {
        "assessment-error-settlement"
    } else {
        "assessment-error-choice"
    };
    answer.map_err(|_fault| check.fault(&question.name, view.t(key))).ok().map(|(_, one)| one)
}

/// A number within the plausible range, or one that who enters it stands by.
fn in_range(
    view: &View,
    form: &Form,
    (check, question): (&mut Check<'_>, &Question<'_>),
    number: f64,
) -> Option<Answer> {
    let variable = question.variable;
    if variable.kind == Kind::Integer && number.fract() != 0.0 {
        check.fault(&question.name, view.t("assessment-error-whole"));
        return None;
    }
    if let Some((min, max)) = variable.range
        && !(min..=max).contains(&number)
        && !form.has("unusual")
    {
        let args = TextArgs::new()
            .text("min", words::plain_number(view, min))
            .text("max", words::plain_number(view, max));
        check.fault(&question.name, view.tn("assessment-error-range", &args));
        return None;
    }
    Some(Answer::Number(number))
}

/// Whether a number of the form is outside its range, so that standing by it is offered.
pub(super) fn has_unusual(form: &Form, questions: &[Question<'_>]) -> bool {
    form.has("unusual")
        || questions.iter().any(|question| {
            let is_whole = question.variable.kind != Kind::Number;
            let number = read_number(form.text(&question.name), is_whole);
            match (question.variable.range, number) {
                (Some((min, max)), Some(number)) => !(min..=max).contains(&number),
                _ => false,
            }
        })
}
