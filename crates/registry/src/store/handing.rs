//! Persons on their way between municipalities: what is handed over of each, how they are entered where they come to, how they
//! end where they leave, and who is there already that may be one of them.
//!
//! What tells of ethnicity or health goes along only while the person agrees that it is kept. Addresses, notes, files, protections and
//! what was looked at stay where they are.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use database::{
    Look, Tx,
    sea_orm::{ColumnTrait as _, QueryFilter as _, QueryOrder as _},
};
use kernel::{HouseholdId, PersonId};
use serbian::fold;
use serde::{Deserialize, Serialize};

use super::{
    closing::{self, End},
    consent as consents, contact, document,
    entities::person,
    household as households, intake, mark, member, person as persons, protection, reach, right,
    seal::PersonRecord,
};
use crate::{
    consent::{ConsentAnswer, ConsentData, Purpose, may_use},
    contact::ContactData,
    document::{DocumentData, DocumentKind},
    group::MarkData,
    household::{HouseholdData, NewHousehold},
    membership::{HowClosed, HowLeft},
    person::{PersonData, Relation},
    steps::{Entered, Source, enter_households},
};

/// Everything that the registry hands over of a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandedPerson {
    record: PersonRecord,
    /// How the person is reached.
    pub contacts: Vec<ContactData>,
    /// Documents that the person has or has not.
    pub documents: Vec<DocumentData>,
    /// Groups and legal status.
    pub marks: Vec<MarkData>,
    /// What the person agreed to have kept of ethnicity and health.
    pub consents: Vec<ConsentData>,
}

impl HandedPerson {
    /// Who it is.
    ///
    /// # Errors
    /// [`database::Error::Inconsistent`] when what was handed over is no person.
    pub fn data(&self) -> database::Result<PersonData> {
        PersonData::try_from(&self.record).map_err(|_no_number| database::Error::Inconsistent {
            table: "person",
            column: "jmbg",
            found: "no JMBG".into(),
        })
    }

    /// Whether the person agreed to a purpose that goes along.
    pub fn agrees(&self, purpose: Purpose) -> bool {
        may_use(&self.consents, purpose)
    }
}

/// A member who may leave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeavingMember {
    /// Who.
    pub person: PersonId,
    /// What goes along.
    pub handed: HandedPerson,
    /// Groups and documents that stay because nobody agreed to their being kept.
    pub left_out: usize,
    /// Whether the person's data may only be kept.
    pub is_restricted: bool,
}

/// A household from which members may leave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leaving {
    /// Its code.
    pub code: String,
    /// After whom it is listed.
    pub listed_name: String,
    /// Whether it, or one of the members, is under protection.
    pub is_protected: bool,
    /// Its present members within reach.
    pub members: Vec<LeavingMember>,
}

/// The members of an open household with what would go along; `None` when there is none within reach.
///
/// # Errors
/// [`database::Error`].
pub async fn who_may_leave(
    look: &impl Look,
    household: HouseholdId,
) -> database::Result<Option<Leaving>> {
    let rows = look.all(reach::household(look, household)).await?;
    let Some(row) = rows.into_iter().find(|row| row.closed_on.is_none()) else { return Ok(None) };
    let select = reach::members_among(look, BTreeSet::from([row.id]))
        .filter(person::Column::EndedOn.is_null())
        .order_by_asc(person::Column::Position);
    let rows = look.all(select).await?;
    let is_protected =
        row.protection_id.is_some() || rows.iter().any(|one| one.protection_id.is_some());
    let ids: Vec<PersonId> = rows.iter().map(|one| one.id.into()).collect();
    let restricted = right::restricted_among(look, &ids).await?;
    let mut members = Vec::with_capacity(rows.len());
    for row in &rows {
        members.push(leaving(look, row, restricted.contains(&row.id.into())).await?);
    }
    Ok(Some(Leaving { code: row.code, listed_name: row.listed_name, is_protected, members }))
}

async fn leaving(
    look: &impl Look,
    row: &person::Model,
    is_restricted: bool,
) -> database::Result<LeavingMember> {
    let id = PersonId::from(row.id);
    let keys = look.keys_of(&[row.id]).await?;
    let data = persons::data(&keys, row)?;
    // Answers of all records go along, so all words that were said about them count.
    let said = consents::said_by(look, id).await?;
    let words = [Purpose::Ethnicity, Purpose::Health].into_iter();
    let words = words.filter_map(|one| said.word(one).cloned());
    let consents: Vec<ConsentData> =
        words.filter(|one| one.answer == ConsentAnswer::Given).collect();
    let agrees = |purpose| may_use(&consents, purpose);
    let marks = mark::of_person(look, id).await?;
    let documents = document::of_person(look, id).await?;
    let all = marks.len() + documents.len();
    let marks: Vec<MarkData> =
        marks.into_iter().map(|one| one.data).filter(|one| one.may_be_shown(agrees)).collect();
    let tells_of_health = |one: &DocumentData| one.kind == DocumentKind::DisabilityDecision;
    let documents: Vec<DocumentData> = documents
        .into_iter()
        .filter(|one| !tells_of_health(one) || agrees(Purpose::Health))
        .collect();
    let left_out = all - marks.len() - documents.len();
    let contacts = contact::of_person(look, id).await?.into_iter().map(|one| one.data).collect();
    let record = PersonRecord::from(&data);
    let handed = HandedPerson { record, contacts, documents, marks, consents };
    Ok(LeavingMember { person: id, handed, left_out, is_restricted })
}

/// Step: enters those who were handed over as a household of their own. When nobody of them is the reference person, the first
/// becomes it.
///
/// # Errors
/// [`database::Error::Duplicate`] when a member's JMBG is in the registry of the municipality already.
pub async fn enter_handed(
    tx: &mut Tx,
    data: HouseholdData,
    handed: &[HandedPerson],
    valid_from: NaiveDate,
) -> database::Result<Option<Entered>> {
    let members = handed.iter().map(HandedPerson::data);
    let mut members: Vec<PersonData> = members.collect::<database::Result<_>>()?;
    if members.iter().all(|one| one.relation != Relation::Reference)
        && let Some(first) = members.first_mut()
    {
        first.relation = Relation::Reference;
    }
    let new = NewHousehold { data, members };
    let (entered, _) = enter_households(tx, &[new], Source::Transfer, valid_from).await?;
    let Some(entered) = entered.into_iter().next() else { return Ok(None) };
    for (one, id) in handed.iter().zip(&entered.members) {
        for data in &one.contacts {
            contact::insert(tx, *id, data).await?;
        }
        for data in &one.documents {
            document::write(tx, *id, data).await?;
        }
        for data in &one.consents {
            consents::insert(tx, *id, data, None).await?;
        }
        for data in &one.marks {
            mark::insert(tx, *id, data).await?;
        }
    }
    Ok(Some(entered))
}

/// Step: records that persons left for another municipality, and closes households in which nobody is left. Who has gone already,
/// and whose data may only be kept, stays as it is. Returns the households that are there still and lost somebody.
///
/// # Errors
/// [`database::Error`].
pub async fn record_handed_over(
    tx: &mut Tx,
    left: &[PersonId],
    (day, reason): (NaiveDate, &str),
) -> database::Result<Vec<HouseholdId>> {
    let restricted = right::restricted_among(tx, left).await?;
    let mut homes: BTreeSet<HouseholdId> = BTreeSet::new();
    for id in left.iter().filter(|id| !restricted.contains(id)) {
        let row = persons::find_in(tx, *id).await?.filter(|row| row.ended_on.is_none());
        let Some(row) = row else { continue };
        let keys = tx.keys_for(&[row.id]).await?;
        member::leave(tx, &keys, *id, (day, HowLeft::Transferred), reason).await?;
        persons::raise_version(tx, *id, row.version).await?;
        persons::end(tx, *id, day, HowLeft::Transferred).await?;
        homes.insert(row.household_id.into());
    }
    let mut open = Vec::new();
    for home in homes {
        households::refresh(tx, home).await?;
        if persons::everybody_in(tx, home).await?.is_empty() {
            close(tx, home, (day, reason)).await?;
        } else {
            protection::close_around(tx, home).await?;
            open.push(home);
        }
    }
    Ok(open)
}

async fn close(
    tx: &mut Tx,
    home: HouseholdId,
    (on, reason): (NaiveDate, &str),
) -> database::Result<()> {
    let row = households::find_in(tx, home).await?.filter(|row| row.closed_on.is_none());
    let Some(row) = row else { return Ok(()) };
    let end = End { how: HowClosed::Transferred, into: None, on, reason, source: Source::Transfer };
    closing::close(tx, &row, end).await
}

/// Somebody in the registry who may be one of those who come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alike {
    /// Who.
    pub person: PersonId,
    /// The name as it is listed.
    pub name: String,
    /// Whether the JMBG is the same, or else name and day of birth.
    pub has_same_number: bool,
}

/// Who within reach has the JMBG, or name and day of birth, of one of `coming`: by the place there.
///
/// # Errors
/// [`database::Error`].
pub async fn alike(
    look: &impl Look,
    coming: &[PersonData],
) -> database::Result<Vec<(usize, Alike)>> {
    let numbered: Vec<_> =
        coming.iter().enumerate().filter_map(|(at, one)| Some((at, one.jmbg.clone()?))).collect();
    let numbers: Vec<_> = numbered.iter().map(|(_, number)| number.clone()).collect();
    let holders = intake::holders_of(look, &numbers).await?;
    let mut found: BTreeMap<(usize, PersonId), bool> = BTreeMap::new();
    for (at, holder) in holders {
        if let Some((place, _)) = numbered.get(at) {
            found.insert((*place, holder.person), true);
        }
    }
    let days: BTreeSet<NaiveDate> = coming.iter().filter_map(|one| one.birth_date).collect();
    let select = reach::persons(look).filter(person::Column::BirthDate.is_in(days));
    for row in look.all(select).await? {
        let same = |one: &PersonData| {
            one.birth_date == row.birth_date
                && fold(&one.listed_name()) == fold(&persons::name(&row))
        };
        for (at, _) in coming.iter().enumerate().filter(|(_, one)| same(one)) {
            found.entry((at, row.id.into())).or_insert(false);
        }
    }
    let ids = found.keys().map(|(_, person)| person.uuid()).collect();
    let rows = look.all(reach::persons_among(look, ids)).await?;
    let names: BTreeMap<PersonId, String> =
        rows.iter().map(|row| (row.id.into(), persons::name(row))).collect();
    let alike = found.into_iter().filter_map(|((at, person), has_same_number)| {
        Some((at, Alike { person, name: names.get(&person)?.clone(), has_same_number }))
    });
    Ok(alike.collect())
}
