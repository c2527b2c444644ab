//! Two records are of one person: one of them stands for the person from now on, and the other is found by it. Nothing that was
//! written about either is moved, so that it can be undone at any later time.

use std::collections::BTreeSet;

use database::{Audit, Database, SubjectKeys, Tx};
use kernel::{HouseholdId, Permit, PersonId};

use super::{
    Refused, changeable_person, check_members, duplicates::merge_undone, known_jmbg,
    merge_household_records::find_by_all, person_row,
};
use crate::{
    membership::{HowClosed, MembershipFault},
    merging::given_back,
    permissions::MergePersons,
    person::PersonData,
    search::person_terms,
    steps::Source,
    store::{
        closing::{self, End},
        entities::person::{Entity, Model},
        history::{self, RecordKind, Stamp},
        household as households,
        merging::{self, Undoing},
        person as persons, protection, right,
        seal::{PersonRecord, Sealed},
        search,
    },
    view::MergeId,
};

/// Two records of one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merging {
    /// The record that stands for the person from now on.
    pub keep: PersonId,
    /// The other one.
    pub other: PersonId,
    /// The values that are shown, chosen from both. What the person is to the household stays as it is.
    pub shown: PersonData,
    /// Why the two are one person; empty when nothing is to be said.
    pub reason: String,
}

/// Takes two records for one person. The stricter protection holds for both; consents count together, so that the strictest wins.
/// Where nobody else was in the other's household, it is closed and its code leads to the person's.
///
/// # Errors
/// [`Refused::NotFound`], [`Refused::Merged`] when one of them is merged already, [`Refused::Restricted`], [`Refused::Membership`]
/// for one record, or when the record that is kept has left and the other has not, [`Refused::Contradiction`], [`Refused::JmbgKnown`],
/// [`Refused::Database`]; then nothing is written.
pub async fn merge_persons(
    permit: &Permit<MergePersons>,
    database: &Database,
    merging: &Merging,
) -> Result<MergeId, Refused> {
    let mut tx = database.begin(permit).await?;
    let id = merge(&mut tx, merging).await?;
    tx.commit(Audit::of("merge_persons").about("person", merging.keep)).await?;
    Ok(id)
}

/// Takes a merge back: the other record stands for itself again, and the kept one gets back what the merge changed and nobody has
/// changed since.
///
/// # Errors
/// [`Refused::NotFound`], also when it was undone already, [`Refused::Decided`] when another merge came between, [`Refused::Restricted`], [`Refused::JmbgKnown`] when
/// somebody else has got the number, [`Refused::Database`]; then nothing is written.
pub async fn undo_merge(
    permit: &Permit<MergePersons>,
    database: &Database,
    id: MergeId,
) -> Result<(), Refused> {
    let mut tx = database.begin(permit).await?;
    let (keep, _) = undo(&mut tx, id).await?;
    merge_undone(&mut tx, id).await?;
    tx.commit(Audit::of("undo_merge").about("person", keep)).await?;
    Ok(())
}

/// The step of [`merge_persons`].
pub(crate) async fn merge(tx: &mut Tx, merging: &Merging) -> Result<MergeId, Refused> {
    if merging.keep == merging.other {
        return Err(MembershipFault::SamePerson.into());
    }
    let keep = changeable_person(tx, merging.keep).await?;
    let other = changeable_person(tx, merging.other).await?;
    if keep.ended_on.is_some() && other.ended_on.is_none() {
        return Err(MembershipFault::Gone.into());
    }
    let keys = tx.keys_for(&[keep.id, other.id]).await?;
    let before = persons::data(&keys, &keep)?;
    let shown = PersonData { relation: before.relation, ..merging.shown.clone() };
    check_members(std::slice::from_ref(&shown), tx.now().date_naive())?;
    persons::stand_back(tx, &other, keep.id).await?;
    protect_both(tx, &keep, &other).await?;
    if shown != before {
        // The person is still found by what stood there before.
        let terms = &person_terms(&shown) | &person_terms(&before);
        show(tx, &keys, (keep.id.into(), terms), &shown, &merging.reason).await?;
    }
    let protected_household = close_around(tx, keep.household_id.into()).await?;
    let closed_household = settle(tx, &keep, &other, &merging.reason).await?;
    let undoing = Undoing {
        reason: merging.reason.clone(),
        before: PersonRecord::from(&before),
        shown: PersonRecord::from(&shown),
        other_ended: other.ended_on.zip(other.ended_how.clone()),
        protections: (keep.protection_id, other.protection_id),
        closed_household,
        protected_household,
    };
    Ok(merging::insert(tx, (keep.id, other.id), &keys, &undoing).await?)
}

/// The step of [`undo_merge`]; whose records they were.
pub(crate) async fn undo(tx: &mut Tx, id: MergeId) -> Result<(PersonId, PersonId), Refused> {
    let (keep, other, undoing) = merging::find_in(tx, id).await?.ok_or(Refused::NotFound)?;
    let kept = person_row(tx, keep).await?;
    let row = person_row(tx, other).await?;
    if row.canonical_id != Some(keep.uuid()) {
        return Err(Refused::Decided);
    }
    if !right::restricted_among(tx, &[keep, other]).await?.is_empty() {
        return Err(Refused::Restricted);
    }
    let keys = tx.keys_of(&[keep.uuid()]).await?;
    let (now, shown) = (persons::data(&keys, &kept)?, PersonData::from(undoing.shown));
    let before = PersonData::from(undoing.before);
    let back = given_back(now.clone(), before.clone(), &shown);
    if back != now {
        show(tx, &keys, (keep, person_terms(&back)), &back, "").await?;
    }
    // What a later merge found there may have been of this one: undone after this one, it must not bring it back.
    merging::amend_later(tx, (keep, id), |later| {
        let found = given_back(later.before.into(), before.clone(), &shown);
        Undoing { before: PersonRecord::from(&found), ..later }
    })
    .await?;
    // Who was under no protection before, and came under the other's by the merge, is under none again.
    let protections = (kept.protection_id, row.protection_id);
    let was_open = undoing.protections.0.is_none();
    if was_open && protections.0.is_some() && protections.0 == undoing.protections.1 {
        persons::set_protection(tx, &person_row(tx, keep).await?, None).await?;
        if undoing.protected_household {
            households::set_protection(tx, kept.household_id.into(), None).await?;
        }
    }
    let is_lent = undoing.protections.1.is_none() && protections.1 == undoing.protections.0;
    let was_present = undoing.other_ended.is_none();
    persons::stand_again(tx, &row, undoing.other_ended, !is_lent).await?;
    if let Some(number) = now.jmbg.filter(|number| back.jmbg.as_ref() != Some(number)) {
        persons::open_number(tx, &number).await?;
    }
    // Whoever is present again is so in a household that is open, whichever merge had closed it.
    if undoing.closed_household || was_present {
        reopen(tx, row.household_id.into()).await?;
    }
    for household in [kept.household_id, row.household_id] {
        households::refresh(tx, household.into()).await?;
    }
    merging::set_undone(tx, id).await?;
    Ok((keep, other))
}

/// The stricter protection holds for both records.
async fn protect_both(tx: &mut Tx, keep: &Model, other: &Model) -> Result<(), Refused> {
    let (row, protection) = match (keep.protection_id, other.protection_id) {
        (None, Some(protection)) => (keep, protection),
        (Some(protection), None) => (other, protection),
        _ => return Ok(()),
    };
    let row = person_row(tx, row.id.into()).await?;
    persons::set_protection(tx, &row, Some(protection)).await?;
    Ok(())
}

/// Puts a household under protection in which everybody is now; whether it came to that.
async fn close_around(tx: &mut Tx, id: HouseholdId) -> Result<bool, Refused> {
    let protection = async |tx: &Tx| {
        let row = households::find_in(tx, id).await?.ok_or(Refused::NotFound)?;
        Ok::<_, Refused>(row.protection_id)
    };
    let before = protection(tx).await?;
    protection::close_around(tx, id).await?;
    Ok(before.is_none() && protection(tx).await?.is_some())
}

/// Writes other values into the record that stands for the person, as a version of its own, and the terms under which it is found.
async fn show(
    tx: &mut Tx,
    keys: &SubjectKeys,
    (id, terms): (PersonId, BTreeSet<String>),
    data: &PersonData,
    reason: &str,
) -> Result<(), Refused> {
    let row = person_row(tx, id).await?;
    let household = HouseholdId::from(row.household_id);
    persons::raise_version(tx, id, row.version).await?;
    let changed = persons::changed_row(tx, keys, &row, data)?;
    tx.update::<Entity, _>(changed).await.map_err(known_jmbg)?;
    search::replace(tx, row.id, household, terms).await?;
    let stamp = Stamp {
        household,
        record: row.id,
        kind: RecordKind::Person,
        number: row.version.saturating_add(1),
        valid_from: tx.now().date_naive(),
        source: Source::Merge.name(),
    };
    let contents = Sealed { reason: reason.to_owned(), record: PersonRecord::from(data) };
    history::write(tx, keys, stamp, &contents).await?;
    Ok(())
}

/// What follows for the households; whether the other's was closed.
async fn settle(tx: &mut Tx, keep: &Model, other: &Model, reason: &str) -> Result<bool, Refused> {
    let (home, left) =
        (HouseholdId::from(keep.household_id), HouseholdId::from(other.household_id));
    households::refresh(tx, home).await?;
    if home == left {
        return Ok(false);
    }
    households::refresh(tx, left).await?;
    let row = households::find_in(tx, left).await?.filter(|row| row.closed_on.is_none());
    let Some(row) = row else { return Ok(false) };
    let is_empty = other.ended_on.is_none() && persons::everybody_in(tx, left).await?.is_empty();
    if is_empty {
        let end = End {
            how: HowClosed::Merged,
            into: Some(home),
            on: tx.now().date_naive(),
            reason,
            source: Source::Merge,
        };
        closing::close(tx, &row, end).await?;
    }
    Ok(is_empty)
}

/// Opens the household again that the merge had closed, unless somebody closed it anew for another reason.
async fn reopen(tx: &mut Tx, id: HouseholdId) -> Result<(), Refused> {
    if let Some(row) = households::find_in(tx, id).await?
        && row.closed_how.as_deref() == Some(HowClosed::Merged.name())
    {
        closing::reopen(tx, &row, Source::Merge).await?;
        find_by_all(tx, id).await?;
    }
    Ok(())
}
