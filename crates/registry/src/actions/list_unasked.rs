//! Who is still to be asked: for the first page of who entered them.

use database::{Audit, Database};
use kernel::Permit;

use crate::{
    consent::Purpose, permissions::RecordConsent, store::entered, unasked::UnaskedHousehold,
};

/// How many of the households that were entered last are looked at.
const AMONG: u64 = 100;

/// Of the last hundred households that the user entered, those in which somebody was never asked about taking part in the mapping, the
/// newest first, at most `limit`. The look stands in the access log.
///
/// # Errors
/// [`database::Error`].
pub async fn list_unasked(
    permit: &Permit<RecordConsent>,
    database: &Database,
    limit: usize,
) -> database::Result<Vec<UnaskedHousehold>> {
    let reader = database.read_personal(permit, Audit::of("list_unasked")).await?;
    entered::unasked(&reader, Purpose::Participation, (AMONG, limit)).await
}
