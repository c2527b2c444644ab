//! Searching persons and households.

use database::{Audit, Database};
use kernel::Permit;

use crate::{permissions::ListHouseholds, search::Query, store::search, view::Found};

/// What `query` finds, at most `most`. What was searched for is not written down, only that somebody searched.
///
/// # Errors
/// [`database::Error`].
pub async fn search_registry(
    permit: &Permit<ListHouseholds>,
    database: &Database,
    query: &Query,
    most: usize,
) -> database::Result<Vec<Found>> {
    if *query == Query::Empty {
        return Ok(Vec::new());
    }
    let reader = database.read_personal(permit, Audit::of("search_registry")).await?;
    search::find(&reader, query, most).await
}
