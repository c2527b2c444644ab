//! All rows of households that are entered: themselves, their members, first versions, memberships and search terms, written in
//! as few statements as it takes.

use chrono::NaiveDate;
use database::{SubjectKeys, Tx};
use kernel::{HouseholdId, PersonId};
use uuid::Uuid;

use super::{
    entities::{household, household_member, person, record_version, search_term},
    history::{self, RecordKind, Stamp},
    household as households,
    member::{self, Joining},
    person as persons,
    seal::{HouseholdRecord, PersonRecord, Sealed},
    search,
};
use crate::{
    household::NewHousehold,
    membership::HowJoined,
    person::PersonData,
    search::{household_terms, person_terms},
};

/// What all rows of an entry share.
pub(crate) struct Entry<'a> {
    pub(crate) source: &'static str,
    pub(crate) valid_from: NaiveDate,
    pub(crate) keys: &'a SubjectKeys,
}

/// Where members join.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place {
    pub(crate) household: HouseholdId,
    /// The protection that the household is under.
    pub(crate) protection: Option<Uuid>,
    /// The place of the first of them in the household's order.
    pub(crate) first: i32,
}

impl Entry<'_> {
    fn stamp(&self, household: HouseholdId, record: Uuid, kind: RecordKind) -> Stamp<'_> {
        Stamp {
            household,
            record,
            kind,
            number: 1,
            valid_from: self.valid_from,
            source: self.source,
        }
    }
}

/// Rows that are not written yet.
#[derive(Default)]
pub(crate) struct Rows {
    households: Vec<household::ActiveModel>,
    persons: Vec<person::ActiveModel>,
    members: Vec<household_member::ActiveModel>,
    terms: Vec<search_term::ActiveModel>,
    versions: Vec<record_version::ActiveModel>,
}

impl Rows {
    /// Takes a household with its members in.
    pub(crate) fn add(
        &mut self,
        tx: &Tx,
        entry: &Entry<'_>,
        new: &NewHousehold,
        (id, members): (HouseholdId, &[PersonId]),
    ) -> database::Result<()> {
        self.household(tx, entry, new, id)?;
        let place = Place { household: id, protection: None, first: 0 };
        self.add_members(tx, entry, place, new.members.iter().zip(members))
    }

    /// Takes members of a household in, after those who are there.
    pub(crate) fn add_members<'a>(
        &mut self,
        tx: &Tx,
        entry: &Entry<'_>,
        place: Place,
        members: impl Iterator<Item = (&'a PersonData, &'a PersonId)>,
    ) -> database::Result<()> {
        for (position, (data, member)) in (place.first..).zip(members) {
            self.person(tx, entry, (*member, place), (data, position))?;
        }
        Ok(())
    }

    fn household(
        &mut self,
        tx: &Tx,
        entry: &Entry<'_>,
        new: &NewHousehold,
        id: HouseholdId,
    ) -> database::Result<()> {
        let listed_name = new.reference().map(PersonData::listed_name).unwrap_or_default();
        let listed = (listed_name.as_str(), new.members.len());
        self.households.push(households::new_row(tx, entry.keys, id, &new.data, listed)?);
        self.terms.extend(search::rows(id.uuid(), id, household_terms(&new.data)));
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
        (id, Place { household, protection, .. }): (PersonId, Place),
        (data, position): (&PersonData, i32),
    ) -> database::Result<()> {
        let (place, last) = ((id, household), (position, protection));
        self.persons.push(persons::new_row(tx, entry.keys, place, data, last)?);
        self.terms.extend(search::rows(id.uuid(), household, person_terms(data)));
        let joining = Joining {
            household,
            person: id,
            relation: data.relation,
            day: entry.valid_from,
            how: HowJoined::Entry,
            reason: "",
        };
        self.members.push(member::row(tx, entry.keys, &joining)?);
        let stamp = entry.stamp(household, id.uuid(), RecordKind::Person);
        let contents = Sealed { reason: String::new(), record: PersonRecord::from(data) };
        self.versions.push(history::row(tx, entry.keys, stamp, &contents)?);
        Ok(())
    }

    /// Writes all of them.
    pub(crate) async fn insert(self, tx: &mut Tx) -> database::Result<()> {
        tx.insert_many::<household::Entity, _>(self.households).await?;
        tx.insert_many::<person::Entity, _>(self.persons).await?;
        tx.insert_many::<household_member::Entity, _>(self.members).await?;
        tx.insert_many::<search_term::Entity, _>(self.terms).await?;
        tx.insert_many::<record_version::Entity, _>(self.versions).await
    }
}
