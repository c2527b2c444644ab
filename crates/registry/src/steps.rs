//! What other contexts may do in the registry within a transaction of their own. None of these commits.

use chrono::NaiveDate;
use database::{SubjectKeys, Tx, sea_orm::ActiveValue::Set};
use kernel::{HouseholdId, PersonId};
use uuid::Uuid;

use crate::{
    code::HouseholdCode,
    household::NewHousehold,
    person::PersonData,
    search::terms,
    store::{
        entities::{household, person, record_version, search_term},
        history::{self, RecordKind, Stamp},
        household as households, person as persons,
        seal::{HouseholdRecord, PersonRecord, Sealed},
        search,
    },
};

/// Where an entry comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// Entered in an office.
    Office,
    /// Taken over from a file.
    Import,
}

impl Source {
    /// The stable name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Office => "office",
            Self::Import => "import",
        }
    }
}

/// Enters households with their members, their first versions and the terms under which they are found, in as few
/// statements as it takes. Returns their ids in the same order.
///
/// # Errors
/// [`database::Error::Duplicate`] when a member's JMBG is in the registry of the municipality already.
pub async fn add_households(
    tx: &mut Tx,
    new: &[NewHousehold],
    source: Source,
    valid_from: NaiveDate,
) -> database::Result<Vec<HouseholdId>> {
    let mut ids = Vec::with_capacity(new.len());
    for household in new {
        let members = household.members.iter().map(|_| tx.new_id());
        let members: Vec<PersonId> = members.collect::<database::Result<_>>()?;
        ids.push((tx.new_id::<HouseholdId>()?, members));
    }
    let subjects: Vec<Uuid> = ids
        .iter()
        .flat_map(|(id, members)| members.iter().map(|one| one.uuid()).chain([id.uuid()]))
        .collect();
    let keys = tx.keys_for(&subjects).await?;
    let mut rows = Rows::default();
    let entry = Entry { source, valid_from, keys: &keys };
    for (household, (id, members)) in new.iter().zip(&ids) {
        rows.household(tx, &entry, household, *id)?;
        for (position, (data, member)) in household.members.iter().zip(members).enumerate() {
            rows.person(tx, &entry, (*member, *id), (data, position))?;
        }
    }
    rows.insert(tx).await?;
    Ok(ids.into_iter().map(|(id, _)| id).collect())
}

/// What all rows of an entry share.
struct Entry<'a> {
    source: Source,
    valid_from: NaiveDate,
    keys: &'a SubjectKeys,
}

impl Entry<'_> {
    fn stamp(&self, household: HouseholdId, record: Uuid, kind: RecordKind) -> Stamp<'_> {
        Stamp {
            household,
            record,
            kind,
            number: 1,
            valid_from: self.valid_from,
            source: self.source.name(),
        }
    }
}

#[derive(Default)]
struct Rows {
    households: Vec<household::ActiveModel>,
    persons: Vec<person::ActiveModel>,
    terms: Vec<search_term::ActiveModel>,
    versions: Vec<record_version::ActiveModel>,
}

impl Rows {
    fn household(
        &mut self,
        tx: &Tx,
        entry: &Entry<'_>,
        new: &NewHousehold,
        id: HouseholdId,
    ) -> database::Result<()> {
        let code = HouseholdCode::of(id.uuid());
        let listed_name = new.reference().map(PersonData::listed_name).unwrap_or_default();
        let mut row = households::row(tx, entry.keys, id, &new.data)?;
        row.code = Set(code.to_string());
        row.name_order = Set(serbian::latin_key(&listed_name));
        row.listed_name = Set(listed_name);
        row.members = Set(i32::try_from(new.members.len()).unwrap_or(i32::MAX));
        row.version = Set(1);
        row.created_at = Set(tx.now());
        row.created_by = Set(tx.authority().user().map(Uuid::from));
        self.households.push(row);
        let own = household_terms(&new.data);
        self.terms.extend(search::rows(id.uuid(), id, own));
        let stamp = entry.stamp(id, id.uuid(), RecordKind::Household);
        let record = HouseholdRecord::from(&new.data);
        let contents = Sealed { reason: String::new(), record };
        self.versions.push(history::row(tx, entry.keys, stamp, &contents)?);
        Ok(())
    }

    fn person(
        &mut self,
        tx: &Tx,
        entry: &Entry<'_>,
        (id, household): (PersonId, HouseholdId),
        (data, position): (&PersonData, usize),
    ) -> database::Result<()> {
        let mut row = persons::row(tx, entry.keys, (id, household), data)?;
        row.position = Set(i32::try_from(position).unwrap_or(i32::MAX));
        row.version = Set(1);
        row.created_at = Set(tx.now());
        self.persons.push(row);
        self.terms.extend(search::rows(id.uuid(), household, person_terms(data)));
        let stamp = entry.stamp(household, id.uuid(), RecordKind::Person);
        let contents = Sealed { reason: String::new(), record: PersonRecord::from(data) };
        self.versions.push(history::row(tx, entry.keys, stamp, &contents)?);
        Ok(())
    }

    async fn insert(self, tx: &mut Tx) -> database::Result<()> {
        tx.insert_many::<household::Entity, _>(self.households).await?;
        tx.insert_many::<person::Entity, _>(self.persons).await?;
        tx.insert_many::<search_term::Entity, _>(self.terms).await?;
        tx.insert_many::<record_version::Entity, _>(self.versions).await
    }
}

/// The terms of a household: where it lives. Its code is found by itself.
pub(crate) fn household_terms(
    data: &crate::household::HouseholdData,
) -> std::collections::BTreeSet<String> {
    terms([data.settlement.as_str(), data.address.as_str()])
}

/// The terms of a person: the names.
pub(crate) fn person_terms(data: &PersonData) -> std::collections::BTreeSet<String> {
    terms([data.family_name.as_str(), data.given_name.as_str()])
}
