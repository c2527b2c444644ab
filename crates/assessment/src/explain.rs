//! A result in a sentence that a client understands, with the answers, rule and parameters behind it.
//!
//! Built on demand from an outcome, so that assessing a whole municipality costs nothing for it.

use chrono::NaiveDate;
use kernel::{Language, Locale, LocaleError, TextArgs};
use serbian::Style;

use crate::{
    Amount, Answer, Assessment, Assessor, Gap, HouseholdFacts, Kind, Level, Rule, Subject, Value,
    Variable, VariableId,
};

const SERBIAN: &str = include_str!("../sentences/sr.ftl");
const ENGLISH: &str = include_str!("../sentences/en.ftl");

/// An answer or earlier result that a rule read.
#[derive(Debug, Clone, PartialEq)]
pub struct Input {
    /// The variable.
    pub variable: VariableId,
    /// Whom it is about.
    pub subject: Subject,
    /// The answer.
    pub answer: Answer,
}

/// A parameter that a rule used.
#[derive(Debug, Clone, PartialEq)]
pub struct ParameterUsed {
    /// Its code.
    pub code: String,
    /// Its value.
    pub value: f64,
    /// First day of validity.
    pub valid_from: NaiveDate,
    /// Last day of validity, if it ended.
    pub valid_to: Option<NaiveDate>,
    /// Where it was published.
    pub source: String,
}

/// Why a result is what it is.
#[derive(Debug, Clone, PartialEq)]
pub struct Explanation {
    /// The result in one sentence.
    pub sentence: String,
    /// The rule's code.
    pub rule: &'static str,
    /// The rule's version.
    pub version: u32,
    /// What it read; questions that were not put are left out.
    pub inputs: Vec<Input>,
    /// What it used.
    pub parameters: Vec<ParameterUsed>,
}

/// One assessment that can be explained.
#[derive(Debug, Clone, Copy)]
pub struct Explained<'a> {
    /// The rules.
    pub assessor: &'a Assessor<'a>,
    /// The facts.
    pub household: &'a HouseholdFacts,
    /// The results.
    pub assessment: &'a Assessment,
}

/// The sentences of all results.
#[derive(Debug)]
pub struct Explainer {
    locale: Locale,
}

impl Explainer {
    /// Reads the sentences.
    ///
    /// # Errors
    /// [`LocaleError`]; tests hold the shipped files valid and complete.
    pub fn new() -> Result<Self, LocaleError> {
        Ok(Self { locale: Locale::new(SERBIAN, ENGLISH)? })
    }

    /// The sentences themselves, for tests of completeness.
    pub const fn locale(&self) -> &Locale {
        &self.locale
    }

    /// Explains one result; `None` when the variable is not a result of the subject.
    pub fn explain(
        &self,
        case: Explained<'_>,
        subject: Subject,
        variable: VariableId,
        language: Language,
    ) -> Option<Explanation> {
        let value = case.assessment.value(subject, variable)?;
        let described = case.assessor.catalogue().get(variable)?;
        let rule = case.assessor.rule_of(variable)?;
        Some(Explanation {
            sentence: self.sentence(case, subject, described, value, language),
            rule: rule.code,
            version: rule.version,
            inputs: inputs(case, subject, rule),
            parameters: parameters(case.assessor, rule),
        })
    }

    fn sentence(
        &self,
        case: Explained<'_>,
        subject: Subject,
        variable: &Variable,
        value: &Value,
        language: Language,
    ) -> String {
        let code = variable.code.as_str();
        // Fluent takes Latin and derives the Cyrillic of the whole sentence itself.
        let written = if language.is_serbian() { Language::SerbianLatin } else { language };
        let name = variable.words.show(written).into_owned();
        let key = match value {
            Value::Unknown(gaps) => {
                let args = TextArgs::new()
                    .text("name", name)
                    .text("questions", self.questions(case.assessor, gaps, written));
                return self.locale.with(language, "unknown", &args);
            }
            Value::DoesNotApply => "not-applicable".to_owned(),
            Value::Flag(true) if self.locale.has(&format!("{code}-yes")) => format!("{code}-yes"),
            Value::Flag(false) if self.locale.has(&format!("{code}-no")) => format!("{code}-no"),
            Value::Flag(true) => "mpi-part-yes".to_owned(),
            Value::Flag(false) => "mpi-part-no".to_owned(),
            Value::Number(_) => code.to_owned(),
            Value::Code(_) => "category".to_owned(),
        };
        let args = Figures { case, subject, language }.args(variable, value).text("name", name);
        self.locale.with(language, &key, &args)
    }

    fn questions(&self, assessor: &Assessor<'_>, gaps: &[Gap], language: Language) -> String {
        let one = |gap: &Gap| match gap {
            Gap::Parameter(code) => {
                let args = TextArgs::new().text("parameter", *code);
                self.locale.with(language, "missing-parameter", &args)
            }
            Gap::Question { variable, subject, .. } => {
                let words = assessor.catalogue().get(*variable).map(|found| &found.words);
                let question =
                    words.map(|words| words.show(language).into_owned()).unwrap_or_default();
                match subject {
                    Subject::Household => question,
                    Subject::Person(at) => {
                        let args = TextArgs::new()
                            .text("question", question)
                            .text("person", (at + 1).to_string());
                        self.locale.with(language, "question-of-person", &args)
                    }
                }
            }
        };
        gaps.iter().map(one).collect::<Vec<_>>().join("; ")
    }
}

/// The figures that sentences mention, written as the language writes numbers.
struct Figures<'a> {
    case: Explained<'a>,
    subject: Subject,
    language: Language,
}

impl Figures<'_> {
    fn args<'k>(&self, variable: &Variable, value: &Value) -> TextArgs<'k> {
        let number = match value {
            Value::Number(number) => *number,
            _ => f64::NAN,
        };
        let shown = match value {
            Value::Code(index) => variable.value_at(*index).map(|label| {
                let written =
                    if self.language.is_serbian() { Language::SerbianLatin } else { self.language };
                label.words().show(written).into_owned()
            }),
            _ => None,
        };
        let decimals = match variable.kind {
            Kind::Money | Kind::Integer => 0,
            _ => 2,
        };
        let percent = |value: f64| self.write(value * 100.0, 1);
        let args = TextArgs::new()
            .text("value", shown.unwrap_or_else(|| self.write(number, decimals)))
            .text("percent", percent(number))
            .text("income", self.money("disposable_income"))
            .text("equivalised", self.money("equivalised_income"))
            .text("line", self.write(self.line(), 0))
            .text("unit_income", self.money("income_per_consumption_unit"))
            .text("absolute_line", self.write(self.amount("absolute_line"), 0))
            .text("theoretical", self.money("nsp_theoretical_amount"))
            .text("possible", self.money("nsp_possible_amount"))
            .text("intensity", percent(self.result("work_intensity")))
            .text("cutoff", percent(self.amount("vlwi_cutoff")))
            .text("cost_share", percent(self.result("housing_cost_share")))
            .text("overburden", self.write(self.amount("overburden_share") * 100.0, 0))
            .text("rooms", self.write(self.answered("rooms"), 0));
        let args = [
            ("least_smsd", "smsd_items", 0),
            ("least_msd", "msd_items", 0),
            ("least_child", "child_items", 0),
            ("least_months", "in_work_months", 0),
            ("long_months", "long_term_months", 0),
            ("clinic_km", "clinic_km", 0),
            ("school_km", "school_km", 0),
            ("care_hours", "care_hours", 0),
            ("mpi_k", "local_mpi_k", 2),
            ("global_mpi_k", "global_mpi_k", 2),
        ]
        .into_iter()
        .fold(args, |args, (name, code, decimals)| {
            args.text(name, self.write(self.amount(code), decimals))
        });
        args.count("items", count(number))
            .count("months", count(number))
            .count("members", count(number))
            .count("required", count(self.result("required_rooms")))
            .count("several_families", self.several_families())
    }

    /// How many families live in the household, when it is more than one.
    fn several_families(&self) -> u64 {
        Some(count(self.result("families"))).filter(|families| *families > 1).unwrap_or_default()
    }

    fn write(&self, value: f64, decimals: usize) -> String {
        let style = if self.language.is_serbian() { Style::Serbian } else { Style::English };
        serbian::number(value, decimals, style)
    }

    fn money(&self, code: &str) -> String {
        self.write(self.result(code), 0)
    }

    fn line(&self) -> f64 {
        match self.case.assessor.definitions().arop_line {
            crate::AropLine::National => self.amount("arop_line"),
            crate::AropLine::Given(line) => line,
        }
    }

    fn amount(&self, code: &str) -> f64 {
        self.case.assessor.amount(code).map_or(f64::NAN, Amount::value)
    }

    fn answered(&self, code: &str) -> f64 {
        let id = self.case.assessor.catalogue().find(code);
        id.and_then(|id| self.case.household.facts.number(id)).unwrap_or(f64::NAN)
    }

    fn result(&self, code: &str) -> f64 {
        let catalogue = self.case.assessor.catalogue();
        let value = catalogue.find(code).and_then(|id| {
            let subject = match catalogue.get(id).map(|found| found.level) {
                Some(Level::Person) => self.subject,
                _ => Subject::Household,
            };
            self.case.assessment.value(subject, id)
        });
        match value {
            Some(Value::Number(number)) => *number,
            _ => f64::NAN,
        }
    }
}

/// A number as a count: part months are rounded, what is not known is none.
fn count(value: f64) -> u64 {
    if value.is_finite() { value.round().max(0.0) as u64 } else { 0 }
}

fn inputs(case: Explained<'_>, subject: Subject, rule: &Rule) -> Vec<Input> {
    let catalogue = case.assessor.catalogue();
    let members = (0..case.household.persons.len()).map(Subject::Person);
    let mut inputs = Vec::new();
    for id in rule.inputs.iter().filter_map(|code| catalogue.find(code)) {
        let of_household = catalogue.get(id).is_some_and(|found| found.level == Level::Household);
        let subjects: Vec<Subject> = match subject {
            _ if of_household => vec![Subject::Household],
            Subject::Person(_) if !rule.whole_household => vec![subject],
            _ => members.clone().collect(),
        };
        for subject in subjects {
            let answer = read(case, subject, id);
            if answer != Answer::NOT_ASKED {
                inputs.push(Input { variable: id, subject, answer });
            }
        }
    }
    inputs
}

/// An answer, or an earlier result as one.
pub(crate) fn read(case: Explained<'_>, subject: Subject, id: VariableId) -> Answer {
    if let Some(value) = case.assessment.value(subject, id) {
        return value.to_answer();
    }
    match subject {
        Subject::Household => case.household.facts.get(id).clone(),
        Subject::Person(at) => {
            let person = case.household.persons.get(at);
            person.map_or(Answer::NOT_ASKED, |person| person.facts.get(id).clone())
        }
    }
}

fn parameters(assessor: &Assessor<'_>, rule: &Rule) -> Vec<ParameterUsed> {
    let amounts = rule.parameters.iter().filter_map(|code| assessor.amount(code));
    amounts
        .map(|amount| ParameterUsed {
            code: amount.parameter.code.clone(),
            value: amount.value(),
            valid_from: amount.dated.valid_from,
            valid_to: amount.dated.valid_to,
            source: amount.dated.source.clone(),
        })
        .collect()
}
