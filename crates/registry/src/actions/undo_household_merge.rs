//! Two records were not of one household after all: what taking them for one has changed is taken back, at any later time.

use std::collections::BTreeSet;

use database::{Audit, Database, Tx};
use kernel::{HouseholdId, Permit, PersonId};

use super::{
    Refused,
    duplicates::merge_undone,
    merge_household_records::{find_by_all, show},
    undo,
};
use crate::{
    household::HouseholdData,
    membership::{HowClosed, HowLeft},
    merged::HouseholdMergeId,
    merging::place_given_back,
    permissions::MergePersons,
    steps::Source,
    store::{
        closing,
        entities::household::Model as HouseholdRow,
        household as households,
        household_merging::{self, Holding},
        merging, person as persons, reach, refiling, relatives, right,
        seal::HouseholdRecord,
    },
};

/// Takes a merge of households back: merges of persons that came with it and still hold are undone, who was filed under the other record
/// goes back unless the person has moved on since, the household gets back what nobody has changed since, and the other record is opened
/// again. Whose record stood for the household.
///
/// # Errors
/// [`Refused::NotFound`], also when it was undone already or somebody of it is out of reach, [`Refused::MergedOn`] when another record
/// stands for the household by now, [`Refused::Restricted`], [`Refused::JmbgKnown`] when somebody else has got a number,
/// [`Refused::Database`]; then nothing is written.
pub async fn undo_household_merge(
    permit: &Permit<MergePersons>,
    database: &Database,
    id: HouseholdMergeId,
) -> Result<HouseholdId, Refused> {
    let mut tx = database.begin(permit).await?;
    let merge = household_merging::find_in(&tx, id).await?.ok_or(Refused::NotFound)?;
    let keep = row(&tx, merge.canonical).await?;
    let other = row(&tx, merge.other).await?;
    if household_merging::is_merged_on(&tx, &merge).await? {
        return Err(Refused::MergedOn);
    }
    part(&mut tx, &merge).await?;
    if other.closed_how.as_deref() != Some(HowClosed::Erased.name()) {
        file_back(&mut tx, &merge).await?;
    }
    give_back(&mut tx, &keep, &merge).await?;
    reopen(&mut tx, &merge).await?;
    lift(&mut tx, &merge).await?;
    for declared in &merge.undoing.declared {
        if relatives::by_id(&tx, *declared).await?.is_some() {
            relatives::end(&mut tx, *declared).await?;
        }
    }
    household_merging::set_undone(&mut tx, id).await?;
    for household in [merge.canonical, merge.other] {
        households::refresh(&mut tx, household).await?;
    }
    for household in [merge.canonical, merge.other] {
        find_by_all(&mut tx, household).await?;
    }
    tx.commit(Audit::of("undo_household_merge").about("household", merge.canonical)).await?;
    Ok(merge.canonical)
}

async fn row(tx: &Tx, id: HouseholdId) -> Result<HouseholdRow, Refused> {
    households::find_in(tx, id).await?.ok_or(Refused::NotFound)
}

/// Undoes the merges of persons that came with it, the last first; those that somebody has undone alone are undone.
async fn part(tx: &mut Tx, merge: &Holding) -> Result<(), Refused> {
    let merges = &merge.undoing.merges;
    let holding = merging::records_of(tx, merges.iter().copied().collect()).await?;
    for id in merges.iter().rev() {
        let Some((id, pair)) = holding.iter().find(|(held, _)| held.uuid() == *id) else {
            continue;
        };
        if is_erased(tx, pair[0].into()).await? {
            continue;
        }
        undo(tx, *id).await?;
        merge_undone(tx, *id).await?;
    }
    Ok(())
}

/// Whether somebody was erased, with all records: nothing is left to be given back.
async fn is_erased(tx: &Tx, id: PersonId) -> Result<bool, Refused> {
    let row = persons::any_in(tx, id).await?;
    Ok(row.is_none_or(|row| row.ended_how.as_deref() == Some(HowLeft::Erased.name())))
}

async fn file_back(tx: &mut Tx, merge: &Holding) -> Result<(), Refused> {
    let refiled = &merge.undoing.refiled;
    let persons: Vec<PersonId> = refiled.iter().map(|one| one.person.into()).collect();
    let restricted = right::restricted_among(tx, &persons).await?;
    if !restricted.is_empty() {
        let ids: BTreeSet<_> = restricted.iter().map(|id| id.uuid()).collect();
        let seen = reach::visible_persons(tx, ids.clone()).await?;
        return Err(if seen == ids { Refused::Restricted } else { Refused::NotFound });
    }
    for one in refiled.iter().rev() {
        if is_erased(tx, one.person.into()).await? {
            continue;
        }
        let keys = tx.keys_for(&[one.person]).await?;
        refiling::file_back(tx, &keys, (merge.canonical, merge.other), one).await?;
    }
    Ok(())
}

/// The household gets back what the merge changed and nobody has changed since.
async fn give_back(tx: &mut Tx, keep: &HouseholdRow, merge: &Holding) -> Result<(), Refused> {
    let keys = tx.keys_for(&[keep.id]).await?;
    let now = households::data(&keys, keep)?;
    let before = HouseholdData::from(merge.undoing.before.clone());
    let shown = HouseholdData::from(merge.undoing.shown.clone());
    let back = place_given_back(now.clone(), before.clone(), &shown);
    if back != now {
        show(tx, merge.canonical, &back, "").await?;
    }
    // What a later merge found there may have been of this one: undone after this one, it must not bring it back.
    let later = household_merging::all_in(tx, merge.canonical).await?;
    for mut later in later.into_iter().filter(|one| one.id > merge.id) {
        let found = place_given_back(later.undoing.before.into(), before.clone(), &shown);
        later.undoing.before = HouseholdRecord::from(&found);
        household_merging::amend(tx, &keys, &later).await?;
    }
    Ok(())
}

/// Opens the other record again; one that somebody closed anew for another reason only when somebody is present in it.
async fn reopen(tx: &mut Tx, merge: &Holding) -> Result<(), Refused> {
    let row = row(tx, merge.other).await?;
    let how = row.closed_how.as_deref();
    if how.is_none() || how == Some(HowClosed::Erased.name()) {
        return Ok(());
    }
    let leads_here = row.merged_into == Some(merge.canonical.uuid());
    if leads_here || !persons::everybody_in(tx, merge.other).await?.is_empty() {
        closing::reopen(tx, &row, Source::Merge).await?;
    }
    Ok(())
}

/// Who came under a protection by the merge, and is still under that one, is under none again.
async fn lift(tx: &mut Tx, merge: &Holding) -> Result<(), Refused> {
    for (person, protection) in &merge.undoing.lent {
        let row = persons::any_in(tx, (*person).into()).await?;
        if let Some(row) = row.filter(|row| row.protection_id == Some(*protection)) {
            persons::set_protection(tx, &row, None).await?;
        }
    }
    let (keep, other) = merge.undoing.protections;
    for (id, (before, after)) in [(merge.canonical, keep), (merge.other, other)] {
        let now = row(tx, id).await?.protection_id;
        if before != after && now == after {
            households::set_protection(tx, id, before).await?;
        }
    }
    Ok(())
}
