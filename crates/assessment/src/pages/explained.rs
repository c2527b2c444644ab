//! Results of one rule about one subject in sentences, with what they were computed from, by which rule and which amounts, what
//! would change them, and the questions that would settle what is unknown.

use kernel::TextArgs;
use maud::{Markup, html};
use web::{
    View,
    components::{Explanation, Tone, badge, date, explanation, missing},
};

use super::{change, fact_form::field_name, facts_path, words};
use crate::{
    Explained, Explanation as Why, Gap, Input, Rule, Subject, Value, Variable, VariableId,
    actions::AssessedHousehold,
    known::is_asked_elsewhere,
    permissions::{ProposeFacts, RecordFacts},
    rule_book::RuleBook,
};

/// A result of a subject.
type Result<'a> = (VariableId, &'a Variable, &'a Value);

/// A household whose results are told.
#[derive(Clone, Copy)]
pub(super) struct Told<'a> {
    pub(super) view: &'a View,
    pub(super) book: &'a RuleBook,
    pub(super) household: &'a AssessedHousehold,
    pub(super) case: Explained<'a>,
}

impl Told<'_> {
    /// The results of a rule about a subject; nothing when it has none there.
    pub(super) fn rule(&self, rule: &Rule, subject: Subject) -> Option<Markup> {
        let outputs = rule.outputs.iter().filter_map(|code| self.book.catalogue.find(code));
        let known = &self.household.known;
        let results: Vec<Result<'_>> = outputs
            .filter_map(|id| {
                let value = self.case.assessment.value(subject, id)?;
                Some((id, self.book.catalogue.get(id)?, value))
            })
            .filter(|(_, variable, _)| {
                !variable.several_families || known.has_several_families(&self.book.catalogue)
            })
            .collect();
        let (first, _, _) = results.first()?;
        let why = self.why(subject, *first)?;
        let would_change: Vec<String> = results
            .iter()
            .flat_map(|(id, variable, _)| change::lines(self, subject, (*id, variable)))
            .collect();
        let (first, others) = results.split_first()?;
        let one = Explanation {
            result: self.sentence(subject, first),
            inputs: self.inputs(subject, &why),
            rule: self.view.t(&format!("assessment-rule-{}", rule.code.replace('_', "-"))),
            source: self.sources(&why),
            version: format!("{} {}", why.rule, why.version),
            would_change,
        };
        Some(html! {
            div class="mb-3" {
                h3 class="h4" { (words::heading(self.view, subject, self.household.known.name(subject))) }
                (explanation(self.view, &one))
                @if !others.is_empty() {
                    ul class="mt-2 mb-1" { @for one in others { li { (self.line(subject, one)) } } }
                }
                @if let Some(questions) = self.questions(&results) { (questions) }
            }
        })
    }

    fn name(&self, subject: Subject) -> String {
        words::whom(self.view, subject, self.household.known.name(subject))
    }

    fn why(&self, subject: Subject, id: VariableId) -> Option<Why> {
        self.book.explainer.explain(self.case, subject, id, self.view.language())
    }

    /// A result in a sentence.
    fn sentence(&self, subject: Subject, (id, variable, value): &Result<'_>) -> String {
        let name = words::variable(self.view, variable);
        if !self.household.eyes.see(variable) {
            return format!("{name}: {}", self.view.t("assessment-sealed"));
        }
        if matches!(value, Value::Unknown(_)) {
            return format!("{name}: {}", self.view.t("assessment-unknown"));
        }
        self.why(subject, *id).map(|why| why.sentence).unwrap_or(name)
    }

    /// A result in a sentence, marked by what it means.
    fn line(&self, subject: Subject, result: &Result<'_>) -> Markup {
        let (_, variable, value) = result;
        let mark = match value {
            _ if !self.household.eyes.see(variable) => html! {},
            Value::Flag(true) => badge(Tone::Info, &self.view.t("assessment-yes")),
            Value::Flag(false) => badge(Tone::Neutral, &self.view.t("assessment-no")),
            Value::Unknown(_) => badge(Tone::Warning, "?"),
            Value::Number(_) | Value::Code(_) | Value::DoesNotApply => html! {},
        };
        html! { (mark) " " (self.sentence(subject, result)) }
    }

    /// What a rule read, with since when it holds.
    fn inputs(&self, of: Subject, why: &Why) -> Vec<(String, Markup)> {
        why.inputs.iter().filter_map(|input| self.input(of, input)).collect()
    }

    fn input(&self, of: Subject, input: &Input) -> Option<(String, Markup)> {
        let variable = self.book.catalogue.get(input.variable)?;
        let mut name = words::variable(self.view, variable);
        if input.subject != of && input.subject != Subject::Household {
            name = format!("{name} – {}", self.name(input.subject));
        }
        if !self.household.eyes.see(variable) {
            return Some((name, missing(&self.view.t("assessment-sealed"))));
        }
        let sheet = self.household.known.sheet(input.subject);
        let recorded = sheet.and_then(|sheet| sheet.get(&self.book.catalogue, input.variable));
        let value = html! {
            (words::answer(self.view, variable, &input.answer))
            @if let Some(recorded) = recorded {
                " " span class="text-secondary small" { "(" (date(self.view, recorded.origin.valid_from)) ")" }
            }
        };
        Some((name, value))
    }

    /// The amounts that a rule used, each with its validity and where it was published.
    fn sources(&self, why: &Why) -> String {
        let parameters = why.parameters.iter().map(|used| {
            let parameter = self.book.parameters.find(&used.code);
            let name = parameter.map_or_else(
                || used.code.clone(),
                |one| one.words.show(self.view.language()).into_owned(),
            );
            let args = TextArgs::new()
                .text("name", name)
                .text("value", words::plain_number(self.view, used.value))
                .text("from", words::day_text(self.view, used.valid_from))
                .text("source", used.source.clone());
            self.view.tn("assessment-parameter-used", &args)
        });
        parameters.collect::<Vec<_>>().join("; ")
    }

    /// The questions that would settle what is unknown, each with the way to its form; each once.
    fn questions(&self, results: &[Result<'_>]) -> Option<Markup> {
        let mut gaps: Vec<&Gap> = Vec::new();
        for (_, _, value) in results {
            let Value::Unknown(open) = value else { continue };
            for gap in open {
                if !gaps.contains(&gap) {
                    gaps.push(gap);
                }
            }
        }
        let questions: Vec<Markup> =
            gaps.into_iter().filter_map(|gap| self.question(gap)).collect();
        let args = TextArgs::new().count("count", questions.len() as u64);
        (!questions.is_empty()).then(|| {
            html! {
                details {
                    summary { (self.view.tn("assessment-would-settle", &args)) }
                    ul class="mb-0" { @for one in &questions { li { (one) } } }
                }
            }
        })
    }

    fn question(&self, gap: &Gap) -> Option<Markup> {
        match gap {
            Gap::Parameter(code) => {
                let parameter = self.book.parameters.find(code);
                let name = parameter.map_or_else(
                    || (*code).to_owned(),
                    |one| one.words.show(self.view.language()).into_owned(),
                );
                let args = TextArgs::new()
                    .text("name", name)
                    .text("day", words::day_text(self.view, self.household.reference.date))
                    .text("year", self.household.reference.income_year.to_string());
                Some(html! { (self.view.tn("assessment-no-parameter", &args)) })
            }
            Gap::Question { variable, subject, kind } => {
                let asked = self.book.catalogue.get(*variable)?;
                let name = words::variable(self.view, asked);
                let whom = self.name(*subject);
                let reason = if self.household.eyes.see(asked) {
                    words::why_missing(self.view, *kind)
                } else {
                    self.view.t("assessment-sealed")
                };
                let path = self.form_of(asked, *subject);
                Some(html! {
                    @if let Some(path) = path { a href=(path) { (name) ", " (whom) } }
                    @else { (name) ", " (whom) }
                    " – " (reason)
                })
            }
        }
    }

    /// The way to the form in which a question is answered or an answer proposed, for who may.
    fn form_of(&self, variable: &Variable, subject: Subject) -> Option<String> {
        let verb = if self.view.may::<RecordFacts>() {
            "edit"
        } else if self.view.may::<ProposeFacts>() {
            "propose"
        } else {
            return None;
        };
        let may = self.household.eyes.see(variable) && !is_asked_elsewhere(variable);
        let subjects = self.household.known.subjects();
        let (_, whose) = subjects.into_iter().find(|(one, _)| *one == subject)?;
        let name = field_name(whose, variable);
        let safe: String =
            name.chars().map(|one| if one.is_ascii_alphanumeric() { one } else { '-' }).collect();
        let facts = facts_path(self.household.known.id());
        let today = self.view.app().database().now().date_naive();
        let age = self.household.known.age(&self.book.catalogue, subject, today);
        // A form asks by age: what it leaves out stands on the whole one.
        let all = if variable.is_asked_at(age) { "" } else { "?all=yes" };
        may.then(|| format!("{facts}/{}/{verb}{all}#field-{safe}", variable.block))
    }
}
