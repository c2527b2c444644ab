//! Proposing answers of one block, for somebody else to decide on.

use std::sync::Arc;

use web::{
    Answer, Form, FormErrors, May, View,
    axum::extract::{Path, State},
    redirect,
};

use super::{
    block,
    edit_page::{Filled, Way, bind, found, questions, seen},
    fact_form, facts_path, id,
};
use crate::{actions::propose_facts, permissions::ProposeFacts, rule_book::LiveRules};

/// `GET /households/{id}/facts/{block}/propose`
pub(super) async fn form(
    _: May<ProposeFacts>,
    view: View,
    Path((household, named)): Path<(String, String)>,
    State(rules): State<Arc<LiveRules>>,
) -> Answer {
    let book = rules.now().await?;
    let block = block(&book.catalogue, &named)?;
    let found = found(&view, &book, id(&household)?).await?;
    if let Some(stands) = found.stands {
        return Ok(redirect::to(&format!("{}/{block}/propose", facts_path(stands))));
    }
    let household = found.household;
    let asked = questions(&view, &book, &household, (block, None))?;
    let form = fact_form::filled(&view, &book.catalogue, &household, &asked.questions);
    let what = Filled { block, household: &household, asked: &asked, way: Way::Propose };
    Ok(what.page(&view, &form, &FormErrors::default()))
}

/// `POST /households/{id}/facts/{block}/propose`
pub(super) async fn save(
    May(permit): May<ProposeFacts>,
    view: View,
    Path((household, named)): Path<(String, String)>,
    State(rules): State<Arc<LiveRules>>,
    form: Form,
) -> Answer {
    let book = rules.now().await?;
    let block = block(&book.catalogue, &named)?;
    let household = seen(&view, &book, id(&household)?).await?;
    let asked = questions(&view, &book, &household, (block, Some(&form)))?;
    let what = Filled { block, household: &household, asked: &asked, way: Way::Propose };
    let read = (&household, asked.questions.as_slice());
    let new = match fact_form::read(&view, &book.catalogue, &form, read) {
        Ok(new) => new,
        Err(errors) => return Ok(what.page(&view, &form, &errors)),
    };
    let id = household.roster().household;
    match propose_facts(&permit, view.app().database(), &book, id, new).await {
        Ok(_request) => Ok(redirect::with_notice(&view, &what.after(), "assessment-proposed")),
        Err(refused) => Ok(what.page(&view, &form, &bind(&view, refused)?)),
    }
}
