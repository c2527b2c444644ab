//! Somebody saw by chance that two records are of one person: they become a pair, which is decided about as any other.

use std::collections::BTreeSet;

use database::{Audit, Database, Error};
use futures_util::future::try_join;
use kernel::{Permit, PersonId};
use uuid::Uuid;

use super::find_pair::compared;
use crate::{
    actions::{Refused, person_row},
    duplicates::{PairId, Rarity},
    membership::MembershipFault,
    permissions::MergePersons,
    store::{
        duplicate::{self, FoundPair},
        likeness,
    },
};

/// The pair of two records: the one that was found or named before, with what was decided about it, otherwise a new one that weighs what
/// the two are alike. Both looks stand in the access log.
///
/// # Errors
/// [`Refused::Membership`] when it is one record, [`Refused::NotFound`] when one of them is out of reach, [`Refused::Merged`] when another
/// record stands for one of them, [`Refused::Database`]; then nothing is written.
pub async fn name_pair(
    permit: &Permit<MergePersons>,
    database: &Database,
    one: PersonId,
    other: PersonId,
) -> Result<PairId, Refused> {
    if one == other {
        return Err(MembershipFault::SamePerson.into());
    }
    let pair = weighed(permit, database, (one.uuid(), other.uuid())).await?;
    match written(permit, database, &pair).await {
        // Somebody else, or the search, wrote the same pair in this very moment.
        Err(Refused::Database(Error::Duplicate)) => written(permit, database, &pair).await,
        outcome => outcome,
    }
}

/// The two with their weight, as far as they may be seen.
async fn weighed(
    permit: &Permit<MergePersons>,
    database: &Database,
    both: (Uuid, Uuid),
) -> Result<FoundPair, Refused> {
    let look =
        |person| database.read_personal(permit, Audit::of("view_pair").about("person", person));
    let (reader, _) = try_join(look(both.0), look(both.1)).await?;
    let sealed = likeness::some(&reader, BTreeSet::from([both.0, both.1])).await?;
    if sealed.rows.len() < 2 {
        return Err(Refused::NotFound);
    }
    // How rare the values are is known when a search has counted them.
    let rarity = Rarity::default();
    let weight = compared(&reader, both, &sealed, &rarity).await?.weight;
    Ok(FoundPair::of(both, weight, rarity))
}

async fn written(
    permit: &Permit<MergePersons>,
    database: &Database,
    pair: &FoundPair,
) -> Result<PairId, Refused> {
    let mut tx = database.begin(permit).await?;
    for id in [pair.left, pair.right] {
        if person_row(&tx, id.into()).await?.canonical_id.is_some() {
            return Err(Refused::Merged);
        }
    }
    if let Some(row) = duplicate::of_two(&tx, (pair.left, pair.right)).await? {
        return Ok(row.id.into());
    }
    let id = duplicate::insert(&mut tx, pair).await?;
    tx.commit(Audit::of("name_pair").about("person", pair.left)).await?;
    Ok(id)
}
