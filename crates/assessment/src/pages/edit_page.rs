//! Entering answers of one block about a household and its members.

use std::sync::Arc;

use kernel::{Actor, HouseholdId, TextArgs};
use maud::{Markup, html};
use serde::Deserialize;
use web::{
    Answer, Form, FormErrors, May, Page, Problem, ProblemKind, View,
    axum::{
        extract::{Path, State},
        response::{IntoResponse as _, Response},
    },
    components::{Fields, FormFrame},
    redirect,
};

use super::{
    about_form, block, fact_form,
    fact_form::{Asked, Wanted},
    facts_path, household_path, id, withheld_note, words,
};
use crate::{
    actions::{KnownFacts, Refused, enter_facts, find_facts},
    permissions::{RecordFacts, ViewFacts},
    rule_book::{LiveRules, RuleBook},
    seen::SeenHousehold,
};

/// `GET /households/{id}/facts/{block}/edit`
pub(super) async fn form(
    _: May<RecordFacts>,
    view: View,
    Path((household, named)): Path<(String, String)>,
    State(rules): State<Arc<LiveRules>>,
) -> Answer {
    let book = rules.now().await?;
    let block = block(&book.catalogue, &named)?;
    let found = found(&view, &book, id(&household)?).await?;
    if let Some(stands) = found.stands {
        return Ok(redirect::to(&format!("{}/{block}/edit", facts_path(stands))));
    }
    let household = found.household;
    let asked = questions(&view, &book, &household, (block, None))?;
    let form = fact_form::filled(&view, &book.catalogue, &household, &asked.questions);
    let what = Filled { block, household: &household, asked: &asked, way: Way::Enter };
    Ok(what.page(&view, &form, &FormErrors::default()))
}

/// `POST /households/{id}/facts/{block}/edit`
pub(super) async fn save(
    May(permit): May<RecordFacts>,
    view: View,
    Path((household, named)): Path<(String, String)>,
    State(rules): State<Arc<LiveRules>>,
    form: Form,
) -> Answer {
    let book = rules.now().await?;
    let block = block(&book.catalogue, &named)?;
    let household = seen(&view, &book, id(&household)?).await?;
    let asked = questions(&view, &book, &household, (block, Some(&form)))?;
    let what = Filled { block, household: &household, asked: &asked, way: Way::Enter };
    let read = (&household, asked.questions.as_slice());
    let new = match fact_form::read(&view, &book.catalogue, &form, read) {
        Ok(new) => new,
        Err(errors) => return Ok(what.page(&view, &form, &errors)),
    };
    let id = household.roster().household;
    match enter_facts(&permit, view.app().database(), &book, id, new).await {
        Ok(_entry) => Ok(redirect::with_notice(&view, &what.after(), "assessment-saved")),
        Err(refused) => Ok(what.page(&view, &form, &bind(&view, refused)?)),
    }
}

/// What is known of a household, as far as the reader sees it.
pub(super) async fn seen(view: &View, book: &RuleBook, id: HouseholdId) -> Answer<SeenHousehold> {
    Ok(found(view, book, id).await?.household)
}

/// The same, with the record that stands for the household by now.
pub(super) async fn found(view: &View, book: &RuleBook, id: HouseholdId) -> Answer<KnownFacts> {
    let permit = view.actor().and_then(Actor::permit::<ViewFacts>);
    let permit = permit.ok_or_else(Problem::not_found)?;
    let found = find_facts(&permit, view.app().database(), &book.catalogue, id).await?;
    found.ok_or_else(Problem::not_found)
}

/// What the address asks for.
#[derive(Debug, Default, Deserialize)]
struct Shown {
    all: Option<String>,
}

/// The questions of a block that fit the ages, or all; of a form that was sent, at least those that it holds.
pub(super) fn questions<'a>(
    view: &View,
    book: &'a RuleBook,
    household: &SeenHousehold,
    (block, sent): (&str, Option<&Form>),
) -> Answer<Asked<'a>> {
    let shown: Shown = view.read_query()?;
    let today = view.app().database().now().date_naive();
    let wanted = Wanted { today, all: shown.all.is_some(), sent };
    Ok(fact_form::questions(&book.catalogue, household, block, wanted))
}

/// What the rules refuse, back at the field that it concerns.
pub(super) fn bind(view: &View, refused: Refused) -> Result<FormErrors, Problem> {
    let mut errors = FormErrors::default();
    match refused {
        Refused::NotFound | Refused::Sealed(_) => return Err(Problem::not_found()),
        Refused::NotAgreed(code) => {
            let told = view.tn("assessment-not-agreed", &TextArgs::new().text("code", code));
            return Err(Problem::of(ProblemKind::Invalid).with_detail(told));
        }
        Refused::Restricted => {
            let told = view.t("assessment-restricted");
            return Err(Problem::of(ProblemKind::Invalid).with_detail(told));
        }
        Refused::Database(error) => return Err(error.into()),
        Refused::Nothing => errors.add("confirm", view.t("assessment-error-nothing")),
        Refused::InFuture => errors.add("valid_from", view.t("assessment-error-future")),
    }
    Ok(errors)
}

/// Whether answers are entered or proposed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// They are recorded.
    Enter,
    /// Somebody else decides.
    Propose,
}

/// A form of a block.
pub(super) struct Filled<'a> {
    pub(super) block: &'a str,
    pub(super) household: &'a SeenHousehold,
    pub(super) asked: &'a Asked<'a>,
    pub(super) way: Way,
}

impl Filled<'_> {
    /// Where it goes on afterwards.
    pub(super) fn after(&self) -> String {
        let facts = facts_path(self.household.roster().household);
        format!("{facts}#block-{}", self.block.to_lowercase())
    }

    /// The page with the form.
    pub(super) fn page(&self, view: &View, form: &Form, errors: &FormErrors) -> Response {
        let id = self.household.roster().household;
        let questions = &self.asked.questions;
        let (verb, submit) = match self.way {
            Way::Enter => ("edit", "assessment-save"),
            Way::Propose => ("propose", "assessment-send-proposal"),
        };
        let (facts, title) = (facts_path(id), words::block(view, self.block));
        let action = format!("{facts}/{}/{verb}", self.block);
        let frame =
            FormFrame::new(view, &action, errors).draft(&action).cancel(&facts).submit(submit);
        let fields = Fields::new(view, form, errors);
        let body = html! {
            @if self.way == Way::Propose { p { (view.t("assessment-propose-lead")) } }
            (withheld_note::show(view, self.household.roster()))
            (self.left_out(view, &action))
            (fact_form::fields(view, (form, errors), self.household, questions))
            @if fact_form::has_unusual(form, questions) {
                (fields.check_box("unusual", "assessment-unusual").hint("assessment-unusual-hint"))
            }
            (about_form::fields(view, form, errors))
        };
        let page = Page::new(view, &title)
            .under(view.t("assessment-households"), "/households")
            .under(self.household.roster().listed_name.clone(), household_path(id))
            .under(view.t("assessment-facts"), facts.clone())
            .show(&frame.show(&body));
        if errors.is_empty() { page.into_response() } else { page.refused() }
    }

    /// That questions which do not fit the ages or the household were left out, with the way to all of them.
    fn left_out(&self, view: &View, action: &str) -> Markup {
        let args = TextArgs::new().count("count", self.asked.left_out);
        html! {
            @if self.asked.left_out > 0 {
                p class="text-secondary d-print-none" {
                    (view.tn("assessment-left-out", &args)) " "
                    a href={ (action) "?all=yes" } { (view.t("assessment-all-questions")) }
                }
            }
        }
    }
}
