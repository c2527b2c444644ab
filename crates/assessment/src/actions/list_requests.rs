//! Looking at answers that were proposed.

use std::collections::BTreeMap;

use database::{Audit, Database};
use kernel::{Permit, UserId};
use registry::find_roster;

use crate::{
    VariableCatalogue,
    permissions::DecideRequest,
    record::RequestId,
    request::{ListedRequest, Request, RequestPage, RequestState},
    store::{request, seen_records::seen_records},
};

/// Requests in one state, and how many there are in each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestList {
    /// The requests, in the order that was asked for.
    pub rows: Vec<ListedRequest>,
    /// How many there are in each state.
    pub counts: BTreeMap<RequestState, u64>,
}

/// A page of the requests of the municipality in a state.
///
/// # Errors
/// [`database::Error`].
pub async fn list_requests(
    permit: &Permit<DecideRequest>,
    database: &Database,
    page: &RequestPage,
) -> database::Result<RequestList> {
    let reader = database.read_personal(permit, Audit::of("list_requests")).await?;
    let mut rows = request::list(&reader, page).await?;
    let users: Vec<UserId> = rows.iter().filter_map(|row| row.proposed_by).collect();
    let names = identity::names_of(&reader, users).await?;
    for row in &mut rows {
        row.proposer = row.proposed_by.and_then(|user| names.get(&user).cloned());
    }
    Ok(RequestList { rows, counts: request::counts(&reader).await? })
}

/// One request with its answers about those who are within reach; `None` when there is none.
///
/// # Errors
/// [`database::Error`].
pub async fn find_request(
    permit: &Permit<DecideRequest>,
    database: &Database,
    catalogue: &VariableCatalogue,
    id: RequestId,
) -> database::Result<Option<Request>> {
    let look = Audit::of("view_request").fields(["facts"]);
    let reader = database.read_personal(permit, look).await?;
    let Some(mut found) = request::find(&reader, catalogue, id).await? else { return Ok(None) };
    let Some(roster) = find_roster(&reader, found.listed.household).await? else { return Ok(None) };
    let seen = seen_records(&reader, &roster, found.parts.iter().map(|part| part.subject.uuid()));
    let seen = seen.await?;
    found.parts.retain(|part| seen.contains_key(&part.subject.uuid()));
    let names = identity::names_of(&reader, found.listed.proposed_by).await?;
    found.listed.proposer = found.listed.proposed_by.and_then(|user| names.get(&user).cloned());
    Ok(Some(found))
}
