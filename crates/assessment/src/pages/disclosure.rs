//! What is and was known of a person and of the household, what was proposed and what followed, for that person.
//!
//! What is sealed for the eyes of who makes the report is not in it, nor that it is recorded: who may see it tells it.

use std::{collections::BTreeMap, sync::Arc};

use database::PersonalReader;
use kernel::TextArgs;
use web::{Answer, Held, HeldItem, View, Whose};

use super::{requests_page::word, words};
use crate::{
    Holds, Level, Outcome, RULES, Value, VariableCatalogue, VariableId,
    assessed::PastResult,
    history::{HistoryStep, steps},
    kept_result::rules_digest,
    lists::{ListRun, On},
    permissions::Eyes,
    record::FactSubject,
    request::Request,
    rule_book::{LiveRules, RuleBook},
    sheet::Sheet,
    store::held,
};

/// Digits of a digest by which rules and parameters are named.
const DIGITS_OF_DIGEST: usize = 8;

/// Everything of one record of a person, and of its households for the time that the person was there.
pub(crate) async fn held(
    reader: &PersonalReader,
    view: &View,
    whose: &Whose,
    rules: Arc<LiveRules>,
) -> Answer<Vec<Held>> {
    let book = rules.now().await?;
    let kept = held::of(reader, &book.catalogue, whose.person, &whose.stays).await?;
    let eyes = view.actor().map_or(Eyes::remembered((false, false)), Eyes::of);
    let told = Told { view, book: &book, eyes, whose };
    let (current, past): (Vec<&PastResult>, Vec<&PastResult>) =
        kept.results.iter().partition(|one| one.is_current);
    let homes = kept.homes.iter().flat_map(|sheet| told.sheet(sheet));
    let entries = steps(kept.entries);
    let parts = [
        ("assessment-held-facts", told.sheet(&kept.person)),
        ("assessment-held-home", homes.collect()),
        ("assessment-held-entries", entries.iter().flat_map(|one| told.entry(one)).collect()),
        (
            "assessment-held-requests",
            kept.requests.iter().flat_map(|one| told.request(one)).collect(),
        ),
        ("assessment-held-results", current.iter().flat_map(|one| told.own(one)).collect()),
        ("assessment-held-home-results", current.iter().flat_map(|one| told.home(one)).collect()),
        ("assessment-held-past", past.iter().map(|one| told.past(one)).collect()),
        ("assessment-held-lists", kept.lists.iter().filter_map(|one| told.list(one)).collect()),
    ];
    Ok(parts.into_iter().map(|(title, items)| Held { title: view.t(title), items }).collect())
}

/// In whose words, by which rules and for whose eyes it is told.
struct Told<'a> {
    view: &'a View,
    book: &'a RuleBook,
    eyes: Eyes,
    whose: &'a Whose,
}

impl Told<'_> {
    fn catalogue(&self) -> &VariableCatalogue {
        &self.book.catalogue
    }

    /// A variable that the eyes see.
    fn seen(&self, id: VariableId) -> Option<&crate::Variable> {
        self.catalogue().get(id).filter(|variable| self.eyes.see(variable))
    }

    fn day(&self, at: chrono::DateTime<chrono::Utc>) -> String {
        words::day_text(self.view, at.date_naive())
    }

    /// What holds.
    fn sheet(&self, sheet: &Sheet) -> Vec<HeldItem> {
        let item = |(id, _)| {
            let (variable, recorded) = (self.seen(id)?, sheet.get(self.catalogue(), id)?);
            let source = words::source(self.view, recorded.origin.source);
            let day = words::day_text(self.view, recorded.origin.valid_from);
            Some(HeldItem {
                what: words::variable(self.view, variable),
                value: words::answer_text(self.view, variable, &recorded.answer),
                origin: format!("{day}, {source}"),
            })
        };
        self.catalogue().iter().filter_map(item).collect()
    }

    /// What was recorded at one time, and why. Why is told only when all of it may be seen: it may tell of the rest.
    fn entry(&self, step: &HistoryStep) -> Vec<HeldItem> {
        let (view, origin) = (self.view, &step.entry.origin);
        let parts = [self.day(origin.recorded_at), words::source(view, origin.source)];
        let round = Some(origin.round.clone()).filter(|round| !round.is_empty());
        let origin: Vec<String> = parts.into_iter().chain(round).collect();
        let origin = origin.join(", ");
        let change = |one: &crate::history::AnswerChange| {
            let variable = self.seen(one.variable)?;
            let value = match &one.after {
                Some(answer) => words::answer_text(view, variable, answer),
                None => view.t("assessment-held-taken-back"),
            };
            let what = words::variable(view, variable);
            Some(HeldItem { what, value, origin: origin.clone() })
        };
        let mut items: Vec<HeldItem> = step.changes.iter().filter_map(change).collect();
        let is_whole = items.len() == step.changes.len();
        if is_whole && !step.entry.reason.is_empty() {
            let what = view.t("assessment-held-why");
            items.push(HeldItem { what, value: step.entry.reason.clone(), origin });
        }
        items
    }

    /// What was proposed of the person and of the household, what became of it, and why: that only when all may be seen.
    fn request(&self, request: &Request) -> Vec<HeldItem> {
        let state = word(self.view, request.listed.state);
        let origin = format!("{}, {state}", self.day(request.listed.proposed_at));
        let proposed = request.listed.proposed_at.date_naive();
        let theirs = request.parts.iter().filter(|part| match part.subject {
            FactSubject::Person(about) => about == self.whose.person,
            FactSubject::Household(about) => self.whose.was_in(about, proposed),
        });
        let answers = theirs.flat_map(|part| &part.answers).filter_map(|(id, answer)| {
            let variable = self.seen(*id)?;
            let what = words::variable(self.view, variable);
            let value = words::answer_text(self.view, variable, answer);
            Some(HeldItem { what, value, origin: origin.clone() })
        });
        let mut items: Vec<HeldItem> = answers.collect();
        let mut all = request.parts.iter().flat_map(|part| &part.answers);
        if items.is_empty() || !all.all(|(id, _)| self.seen(*id).is_some()) {
            return items;
        }
        for (what, value) in [
            ("assessment-held-why", &request.about.reason),
            ("assessment-held-why-decided", &request.decision),
        ] {
            if !value.is_empty() {
                let (what, value) = (self.view.t(what), value.clone());
                items.push(HeldItem { what, value, origin: origin.clone() });
            }
        }
        items
    }

    /// What followed for the person, each with its rule.
    fn own(&self, result: &PastResult) -> Vec<HeldItem> {
        let mine = result.members.iter().filter(|(person, _)| *person == self.whose.person);
        mine.flat_map(|(_, outcomes)| self.outcomes(result, outcomes)).collect()
    }

    /// What followed for the household, and how far it is looked at first.
    fn home(&self, result: &PastResult) -> Vec<HeldItem> {
        let mut items = self.outcomes(result, &result.household);
        items.extend(self.priority(result));
        items
    }

    fn outcomes(&self, result: &PastResult, outcomes: &[Outcome]) -> Vec<HeldItem> {
        let is_by_these = result.with.rules == rules_digest();
        let item = |outcome: &Outcome| {
            let variable = self.seen(outcome.variable)?;
            let code = variable.code.as_str();
            let rule = RULES.iter().find(|rule| is_by_these && rule.outputs.contains(&code));
            let origin = match rule {
                Some(rule) => {
                    let args = TextArgs::new()
                        .text("rule", rule.code)
                        .text("version", rule.version.to_string());
                    format!(
                        "{}, {}",
                        self.as_of(result),
                        self.view.tn("assessment-held-rule", &args)
                    )
                }
                None => self.with(result),
            };
            Some(HeldItem {
                what: words::variable(self.view, variable),
                value: words::value_text(self.view, variable, &outcome.value),
                origin,
            })
        };
        outcomes.iter().filter_map(item).collect()
    }

    /// The points, with what of them is about the household or the person; what is about other members is theirs.
    fn priority(&self, result: &PastResult) -> Vec<HeldItem> {
        let (view, priority) = (self.view, &self.book.priority);
        let score = priority.score(self.catalogue(), &result.assessment(), &BTreeMap::new());
        let args = TextArgs::new()
            .text("points", words::plain_number(view, score.points))
            .text("open", words::plain_number(view, score.open))
            .text("most", words::plain_number(view, score.most))
            .text("version", priority.version.to_string());
        let what = view.t("assessment-priority");
        let value = view.tn("assessment-priority-score", &args);
        let points = HeldItem { what: what.clone(), value, origin: self.as_of(result) };
        let of_person = |id: VariableId| {
            let mine = result.members.iter().filter(|(person, _)| *person == self.whose.person);
            let mut outcomes = mine.flat_map(|(_, outcomes)| outcomes);
            outcomes.any(|one| one.variable == id && one.value == Value::Flag(true))
        };
        let factors = score.contributions.iter().filter_map(|one| {
            let variable = self.seen(one.variable).filter(|_| one.holds == Holds::Yes)?;
            let is_told = variable.level == Level::Household || of_person(one.variable);
            let value = words::variable(view, variable);
            let origin = words::plain_number(view, one.weight);
            is_told.then(|| HeldItem { what: what.clone(), value, origin })
        });
        std::iter::once(points).chain(factors).collect()
    }

    /// What had followed at an earlier time, as far as it was known then.
    fn past(&self, result: &PastResult) -> HeldItem {
        let mine = result.members.iter().filter(|(person, _)| *person == self.whose.person);
        let outcomes = result.household.iter().chain(mine.flat_map(|(_, outcomes)| outcomes));
        let known = outcomes.filter(|one| !matches!(one.value, Value::Unknown(_)));
        let lines = known.filter_map(|one| {
            let variable = self.seen(one.variable)?;
            let value = words::value_text(self.view, variable, &one.value);
            Some(format!("{}: {value}", words::variable(self.view, variable)))
        });
        HeldItem {
            what: self.day(result.computed_at),
            value: lines.collect::<Vec<_>>().join("\n"),
            origin: self.with(result),
        }
    }

    fn as_of(&self, result: &PastResult) -> String {
        let at = result.with.reference;
        let args = TextArgs::new()
            .text("day", words::day_text(self.view, at.date))
            .text("year", at.income_year.to_string());
        self.view.tn("assessment-as-of-short", &args)
    }

    /// As of when, by which rules and with which amounts, by the beginnings of their digests.
    fn with(&self, result: &PastResult) -> String {
        let short = |digest: &str| digest.chars().take(DIGITS_OF_DIGEST).collect::<String>();
        let args = TextArgs::new()
            .text("rules", short(&result.with.rules))
            .text("parameters", short(&result.with.parameters));
        format!("{}, {}", self.as_of(result), self.view.tn("assessment-held-with", &args))
    }

    /// A list that names the person or the household; not one that asks what the eyes do not see.
    fn list(&self, run: &ListRun) -> Option<HeldItem> {
        let is_seen = |on: &On| match on {
            On::Variable(code) => {
                self.catalogue().find(code.as_str()).is_some_and(|id| self.seen(id).is_some())
            }
            On::Settlement => true,
        };
        let is_told = run.question.conditions().all(|one| is_seen(&one.on));
        is_told.then(|| HeldItem {
            what: self.view.t("assessment-held-list"),
            value: run.name.clone(),
            origin: self.day(run.asked_at),
        })
    }
}
