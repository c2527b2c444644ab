//! Before a program enters somebody: the search that pages ask for first. It is done here, within the same request, and who is found stops it
//! until the program says that it is none of these.

use kernel::{HouseholdId, Permission, Permit, PersonId};
use serde::Serialize;
use utoipa::ToSchema;
use web::{
    Answer, Problem, ProblemKind, View,
    axum::{
        Json as Body,
        http::{HeaderValue, StatusCode, header},
        response::{IntoResponse as _, Response},
    },
};

use crate::{
    actions::{likely_persons, search_registry},
    duplicates::{Likely, Typed},
    permissions::ListHouseholds,
    person::PersonData,
    search::Query,
    view::Found,
};

/// Most hits that are told.
const MOST: usize = 12;
/// Most characters that are searched for.
const LONGEST: usize = 200;

/// The problem that somebody was found (RFC 9457, `exists-already`), with who it is: households and persons within reach that the search
/// finds, and persons who are like somebody to be entered.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(super) struct FoundBefore {
    /// The kind of problem.
    r#type: String,
    title: String,
    status: u16,
    /// What to do.
    detail: String,
    found: Vec<FoundValues>,
}

/// Somebody who is there already.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(super) struct FoundValues {
    #[schema(value_type = Uuid)]
    household: HouseholdId,
    /// Null for a household that was found by its address or code.
    #[schema(value_type = Option<Uuid>)]
    person: Option<PersonId>,
    name: String,
    birth_year: Option<i32>,
    /// Settlement and address.
    place: String,
}

/// What a program says of its search.
#[derive(Debug, Clone, Copy)]
pub(super) struct Searched<'a> {
    /// What is searched for.
    pub(super) text: &'a str,
    /// That whoever is found is somebody else.
    pub(super) is_none_of_these: bool,
}

/// Does the search; the answer when it found somebody who was not ruled out, `None` when entering may go on. The search stands in the access
/// log either way. Whoever may not list households has nothing to find them by, and enters none.
///
/// # Errors
/// [`ProblemKind::Invalid`] when nothing is searched for.
pub(super) async fn look<P: Permission>(
    view: &View,
    permit: &Permit<P>,
    searched: Searched<'_>,
    entered: &[Typed],
) -> Answer<Option<Response>> {
    let query = query(view, searched.text)?;
    let may_search = view.actor().and_then(kernel::Actor::permit::<ListHouseholds>);
    let may_search = may_search.ok_or_else(Problem::not_found)?;
    let database = view.app().database();
    let hits = search_registry(&may_search, database, &query, MOST).await?;
    if searched.is_none_of_these {
        return Ok(None);
    }
    let alike = likely_persons(permit, database, entered).await?;
    let mut found: Vec<FoundValues> = Vec::new();
    let alike = alike.into_iter().flatten().map(FoundValues::from);
    for one in hits.into_iter().map(FoundValues::from).chain(alike) {
        if !found.contains(&one) {
            found.push(one);
        }
    }
    Ok((!found.is_empty()).then(|| answer(view, found)))
}

fn query(view: &View, text: &str) -> Answer<Query> {
    let fault = |message| {
        Problem::of(ProblemKind::Invalid).with_fields(vec![("searched".to_owned(), message)])
    };
    let count = text.chars().count();
    if count > LONGEST {
        let args = kernel::TextArgs::new().count("most", LONGEST as u64);
        let args = args.count("found", count as u64);
        return Err(fault(view.tn("web-error-too-long", &args)));
    }
    match Query::parse(text) {
        Query::Empty => Err(fault(view.t("registry-api-search-first"))),
        query => Ok(query),
    }
}

fn answer(view: &View, found: Vec<FoundValues>) -> Response {
    let kind = ProblemKind::ExistsAlready;
    let body = FoundBefore {
        r#type: format!("{}/problems/{}", view.app().site().public_url, kind.slug()),
        title: view.t("registry-api-found-first"),
        status: StatusCode::CONFLICT.as_u16(),
        detail: view.t("registry-api-found-first-do"),
        found,
    };
    let mut response = (StatusCode::CONFLICT, Body(body)).into_response();
    let media = HeaderValue::from_static("application/problem+json");
    response.headers_mut().insert(header::CONTENT_TYPE, media);
    response
}

/// Those to be entered as they are compared with who is there: in a settlement, at an address, with each other and with others.
pub(super) fn compared(
    (settlement, address): (&str, &str),
    entered: &[PersonData],
    others: &[String],
) -> Vec<Typed> {
    let one = |(at, data): (usize, &PersonData)| {
        let beside = entered.iter().enumerate().filter(|(other, _)| *other != at);
        let beside = beside.map(|(_, other)| other.given_name.clone());
        Typed {
            family_name: data.family_name.clone(),
            given_name: data.given_name.clone(),
            sex: data.sex.map_or_else(String::new, |sex| sex.name().to_owned()),
            birth_date: data.birth_date.map_or_else(String::new, |day| day.to_string()),
            jmbg: data.jmbg.as_ref().map(crate::Jmbg::digits).unwrap_or_default(),
            settlement: settlement.to_owned(),
            address: address.to_owned(),
            phone: String::new(),
            others: beside.chain(others.iter().cloned()).collect(),
        }
    };
    entered.iter().enumerate().map(one).collect()
}

impl From<Found> for FoundValues {
    fn from(hit: Found) -> Self {
        Self {
            household: hit.household,
            person: hit.person,
            name: hit.name,
            birth_year: hit.birth_year,
            place: hit.place,
        }
    }
}

impl From<Likely> for FoundValues {
    fn from(one: Likely) -> Self {
        Self {
            household: one.household,
            person: Some(one.person),
            name: one.name,
            birth_year: one.birth_year,
            place: one.place,
        }
    }
}
