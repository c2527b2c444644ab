//! Entering answers of one block about a household and its members.

use std::sync::Arc;

use kernel::{Actor, HouseholdId};
use maud::html;
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
    about_form, block, fact_form, fact_form::Question, facts_path, household_path, id, words,
};
use crate::{
    actions::{Refused, enter_facts, find_facts},
    permissions::{RecordFacts, ViewFacts},
    rule_book::{LiveRules, RuleBook},
    seen::SeenHousehold,
};

/// `GET /households/{id}/facts/{block}/edit`
pub(super) async fn form(
    _: May<RecordFacts>,
    view: View,
    Path((household, asked)): Path<(String, String)>,
    State(rules): State<Arc<LiveRules>>,
) -> Answer {
    let book = rules.now().await?;
    let block = block(&book.catalogue, &asked)?;
    let household = seen(&view, &book, id(&household)?).await?;
    let questions = fact_form::questions(&book.catalogue, &household, block);
    let form = fact_form::filled(&view, &book.catalogue, &household, &questions);
    let what = Filled { block, household: &household, questions: &questions, way: Way::Enter };
    Ok(what.page(&view, &form, &FormErrors::default()))
}

/// `POST /households/{id}/facts/{block}/edit`
pub(super) async fn save(
    May(permit): May<RecordFacts>,
    view: View,
    Path((household, asked)): Path<(String, String)>,
    State(rules): State<Arc<LiveRules>>,
    form: Form,
) -> Answer {
    let book = rules.now().await?;
    let block = block(&book.catalogue, &asked)?;
    let household = seen(&view, &book, id(&household)?).await?;
    let questions = fact_form::questions(&book.catalogue, &household, block);
    let what = Filled { block, household: &household, questions: &questions, way: Way::Enter };
    let new = match fact_form::read(&view, &book.catalogue, &form, (&household, &questions)) {
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
    let permit = view.actor().and_then(Actor::permit::<ViewFacts>);
    let permit = permit.ok_or_else(Problem::not_found)?;
    let found = find_facts(&permit, view.app().database(), &book.catalogue, id).await?;
    found.map(|found| found.household).ok_or_else(Problem::not_found)
}

/// What the rules refuse, back at the field that it concerns.
pub(super) fn bind(view: &View, refused: Refused) -> Result<FormErrors, Problem> {
    let mut errors = FormErrors::default();
    match refused {
        Refused::NotFound | Refused::Sealed(_) => return Err(Problem::not_found()),
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
    pub(super) questions: &'a [Question<'a>],
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
            (fact_form::fields(view, (form, errors), self.household, self.questions))
            @if fact_form::has_unusual(form, self.questions) {
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
}
