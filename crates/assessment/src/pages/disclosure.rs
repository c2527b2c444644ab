//! What is known of a person and of the household, with what follows from it, for that person.

use std::sync::Arc;

use database::PersonalReader;
use kernel::{HouseholdId, PersonId};
use web::{Answer, Held, HeldItem, View};

use super::words;
use crate::{
    Assessment, Subject, VariableCatalogue,
    known::KnownHousehold,
    rule_book::LiveRules,
    steps::{find_known, unusable},
    store::reference,
};

/// Facts and results of a person and of the household that the person is in.
pub(crate) async fn held(
    reader: &PersonalReader,
    view: &View,
    (person, household): (PersonId, HouseholdId),
    rules: Arc<LiveRules>,
) -> Answer<Vec<Held>> {
    let Some(known) = find_known(reader, household).await? else { return Ok(Vec::new()) };
    let Some(at) = known.position(person) else { return Ok(Vec::new()) };
    let book = rules.now().await?;
    let moment = reference::reference(reader).await?;
    let facts = known.facts(&book.catalogue);
    let assessment = {
        let assessor = book.assessor(moment).map_err(|cause| unusable(&cause))?;
        assessor.assess(&facts)
    };
    let catalogue = &book.catalogue;
    let of = |title: &str, items: Vec<HeldItem>| Held { title: view.t(title), items };
    let member = Subject::Person(at);
    Ok(vec![
        of("assessment-held-facts", recorded(view, catalogue, &known, member)),
        of("assessment-held-results", results(view, catalogue, &assessment, member)),
        of("assessment-held-home", recorded(view, catalogue, &known, Subject::Household)),
        of(
            "assessment-held-home-results",
            results(view, catalogue, &assessment, Subject::Household),
        ),
    ])
}

fn recorded(
    view: &View,
    catalogue: &VariableCatalogue,
    known: &KnownHousehold,
    subject: Subject,
) -> Vec<HeldItem> {
    let Some(sheet) = known.sheet(subject) else { return Vec::new() };
    let item = |(id, variable)| {
        let recorded = sheet.held(catalogue, id)?;
        let source = words::source(view, recorded.origin.source);
        let day = words::day_text(view, recorded.origin.valid_from);
        Some(HeldItem {
            what: words::variable(view, variable),
            value: words::answer_text(view, variable, &recorded.answer),
            origin: format!("{day}, {source}"),
        })
    };
    catalogue.iter().filter_map(item).collect()
}

fn results(
    view: &View,
    catalogue: &VariableCatalogue,
    assessment: &Assessment,
    subject: Subject,
) -> Vec<HeldItem> {
    let item = |(id, variable): (crate::VariableId, &crate::Variable)| {
        let value = assessment.value(subject, id).filter(|_| variable.derived)?;
        Some(HeldItem {
            what: words::variable(view, variable),
            value: words::value_text(view, variable, value),
            origin: String::new(),
        })
    };
    catalogue.iter().filter_map(item).collect()
}
