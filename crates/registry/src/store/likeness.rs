//! What is compared of persons: read for the whole municipality part by part, or of a few; and who may be the one who is being typed.
//!
//! Candidates come from what is indexed anyway: the keyed hashes of JMBG and telephone, the day of birth (also with day and month
//! exchanged), and the beginnings of names. No keys of their own are kept, so entering costs nothing more.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike as _, NaiveDate};
use database::{
    Look, PersonalReader, SubjectKeys,
    sea_orm::{
        self, ColumnTrait as _, FromQueryResult, QueryFilter as _, QueryOrder as _,
        QuerySelect as _, QueryTrait as _, sea_query::SelectStatement,
    },
};
use kernel::{HouseholdId, Reach};
use uuid::Uuid;

use super::{
    contact,
    entities::{contact as contacts, household, person, search_term},
    person::{self as persons, JMBG},
    reach,
};
use crate::{
    contact::phone,
    duplicates::{Described, Typed, compared},
    jmbg::Jmbg,
    search::end_of_range,
};

/// Most candidates of one way.
const MOST_A_WAY: u64 = 200;
/// So many who have both names come before all whose names only begin so.
const ENOUGH: usize = 20;
/// Letters of the beginnings of family and given name that must agree where the whole words do not.
const BEGINNINGS: (usize, usize) = (4, 3);

/// Persons as they are stored, with what stands around them and the keys to open them.
#[derive(Debug, Default)]
pub(crate) struct Sealed {
    pub(crate) rows: Vec<person::Model>,
    pub(crate) homes: BTreeMap<Uuid, household::Model>,
    /// Given names of everybody in the households, by household.
    members: BTreeMap<Uuid, Vec<(Uuid, String)>>,
    phones: Vec<contacts::Model>,
    keys: SubjectKeys,
}

impl Sealed {
    /// The persons as they are compared without what is sealed.
    pub(crate) fn roughly(&self) -> database::Result<Vec<(Uuid, linkage::Person)>> {
        let bare = |row: &person::Model| person::Model { jmbg: None, ..row.clone() };
        let none = BTreeMap::new();
        self.rows.iter().map(|row| Ok((row.id, self.compared(&bare(row), &none)?))).collect()
    }

    /// The persons as they are compared, opened: work for a thread that answers no requests when they are many.
    pub(crate) fn open(&self) -> database::Result<Vec<(Uuid, linkage::Person)>> {
        let mut phones: BTreeMap<Uuid, Vec<String>> = BTreeMap::new();
        for row in &self.phones {
            let number = contact::open(&self.keys, row)?.data.value;
            phones.entry(row.person_id).or_default().push(number);
        }
        self.rows.iter().map(|row| Ok((row.id, self.compared(row, &phones)?))).collect()
    }

    fn compared(
        &self,
        row: &person::Model,
        phones: &BTreeMap<Uuid, Vec<String>>,
    ) -> database::Result<linkage::Person> {
        let data = persons::data(&self.keys, row)?;
        let home = self.homes.get(&row.household_id);
        let others: Vec<String> = self
            .members
            .get(&row.household_id)
            .into_iter()
            .flatten()
            .filter(|(id, _)| *id != row.id)
            .map(|(_, name)| name.clone())
            .collect();
        Ok(compared(Described {
            data: &data,
            settlement: home.map_or("", |home| home.settlement.as_str()),
            address: home.map_or("", |home| home.address.as_str()),
            phones: phones.get(&row.id).map_or(&[], Vec::as_slice),
            others: &others,
        }))
    }
}

/// Everybody who is present in the households after that one, at most `limit` households: of a reader in the program's name, everybody. Also
/// the last household that was read; `None` when there is none.
pub(crate) async fn part_after(
    reader: &PersonalReader,
    after: Option<HouseholdId>,
    limit: u64,
) -> database::Result<(Sealed, Option<HouseholdId>)> {
    let homes = reader.all(reach::households_after(reader, after).limit(limit)).await?;
    let last = homes.last().map(|row| row.id.into());
    let ids: BTreeSet<Uuid> = homes.iter().map(|row| row.id).collect();
    let select = reach::members_among(reader, ids)
        .filter(person::Column::EndedOn.is_null())
        .order_by_asc(person::Column::Id);
    let rows = reader.all(select).await?;
    let mut members: BTreeMap<Uuid, Vec<(Uuid, String)>> = BTreeMap::new();
    for row in &rows {
        members.entry(row.household_id).or_default().push((row.id, row.given_name.clone()));
    }
    let homes = homes.into_iter().map(|row| (row.id, row)).collect();
    Ok((with_secrets(reader, Sealed { rows, homes, members, ..Sealed::default() }).await?, last))
}

/// Of `ids`, the persons who may be seen, with their households and the members of these who may be seen.
pub(crate) async fn some(reader: &PersonalReader, ids: BTreeSet<Uuid>) -> database::Result<Sealed> {
    let rows = reader.all(reach::persons_among(reader, ids)).await?;
    let homes: BTreeSet<Uuid> = rows.iter().map(|row| row.household_id).collect();
    let select = reach::members_among(reader, homes.clone())
        .filter(person::Column::EndedOn.is_null())
        .order_by_asc(person::Column::Position);
    let mut members: BTreeMap<Uuid, Vec<(Uuid, String)>> = BTreeMap::new();
    for row in reader.all(select).await? {
        members.entry(row.household_id).or_default().push((row.id, row.given_name));
    }
    let homes = homes_of(reader, homes).await?;
    with_secrets(reader, Sealed { rows, homes, members, ..Sealed::default() }).await
}

async fn homes_of(
    reader: &PersonalReader,
    ids: BTreeSet<Uuid>,
) -> database::Result<BTreeMap<Uuid, household::Model>> {
    let rows = reader.all(reach::households_among(reader, ids)).await?;
    Ok(rows.into_iter().map(|row| (row.id, row)).collect())
}

async fn with_secrets(reader: &PersonalReader, sealed: Sealed) -> database::Result<Sealed> {
    let ids: Vec<Uuid> = sealed.rows.iter().map(|row| row.id).collect();
    let mut phones = Vec::new();
    for part in ids.chunks(1_000) {
        let part = part.iter().copied().collect();
        phones.extend(contact::phones_among(reader, part).await?);
    }
    let mut sealing: BTreeSet<Uuid> =
        sealed.rows.iter().filter(|row| row.jmbg.is_some()).map(|row| row.id).collect();
    sealing.extend(phones.iter().map(|row| row.person_id));
    let keys = reader.keys_of(&sealing.into_iter().collect::<Vec<_>>()).await?;
    Ok(Sealed { phones, keys, ..sealed })
}

/// Persons who may be seen and may be the one who is typed, with their households; nothing of them is opened. Also those who have the
/// typed number.
pub(crate) async fn candidates(
    reader: &PersonalReader,
    typed: &Typed,
) -> database::Result<(Sealed, BTreeSet<Uuid>)> {
    let mut rows: BTreeMap<Uuid, person::Model> = BTreeMap::new();
    let mut numbered = BTreeSet::new();
    let jmbg = typed.jmbg.trim().parse::<Jmbg>().ok();
    if let Some(jmbg) = &jmbg {
        let hash = reader.lookup_hash(JMBG, &jmbg.digits())?;
        let found = reader.all(persons::with_number(reach::persons(reader), &hash)).await?;
        numbered.extend(found.iter().map(|row| row.id));
        rows.extend(found.into_iter().map(|row| (row.id, row)));
    }
    let born = web::parse_date(&typed.birth_date).or_else(|| jmbg.as_ref()?.birth_date());
    if let Some(born) = born {
        let select = reach::persons(reader)
            .filter(person::Column::BirthDate.is_in(days(born)))
            .order_by_asc(person::Column::Id)
            .limit(MOST_A_WAY);
        rows.extend(reader.all(select).await?.into_iter().map(|row| (row.id, row)));
    }
    let mut ids = by_names(reader, typed).await?;
    if let Some(number) = phone(&typed.phone) {
        ids.extend(contact::owners(reader, &number).await?);
    }
    ids.retain(|id| !rows.contains_key(id));
    let found = reader.all(reach::persons_among(reader, ids)).await?;
    rows.extend(found.into_iter().map(|row| (row.id, row)));
    rows.retain(|_, row| row.ended_on.is_none());
    let rows: Vec<person::Model> = rows.into_values().collect();
    let homes = homes_of(reader, rows.iter().map(|row| row.household_id).collect()).await?;
    Ok((Sealed { rows, homes, ..Sealed::default() }, numbered))
}

/// The day, and the one with day and month exchanged.
fn days(born: NaiveDate) -> Vec<NaiveDate> {
    let exchanged = NaiveDate::from_ymd_opt(born.year(), born.day(), born.month());
    let mut days: Vec<NaiveDate> = [Some(born), exchanged].into_iter().flatten().collect();
    days.dedup();
    days
}

/// Who has both names, in whichever order; then who has names that begin so, unless the first are enough.
async fn by_names(reader: &PersonalReader, typed: &Typed) -> database::Result<BTreeSet<Uuid>> {
    let words = |text: &str| {
        let folded = serbian::fold(text);
        folded.split_whitespace().map(str::to_owned).next()
    };
    let (Some(family), Some(given)) = (words(&typed.family_name), words(&typed.given_name)) else {
        return Ok(BTreeSet::new());
    };
    let begin = |word: &str, letters: usize| word.chars().take(letters).collect::<String>();
    let mut found = BTreeSet::new();
    let whole = with_terms(reader, (&family, &family), (&given, &given));
    found.extend(owners(reader, whole).await?);
    if found.len() >= ENOUGH {
        return Ok(found);
    }
    let (family, given) = (begin(&family, BEGINNINGS.0), begin(&given, BEGINNINGS.1));
    let (family_end, given_end) = (end_of_range(&family), end_of_range(&given));
    let begun = with_terms(reader, (&given, &given_end), (&family, &family_end));
    found.extend(owners(reader, begun).await?);
    Ok(found)
}

/// Owners of a term from `one` on and of a term from `other` on, each up to and with its end. The owners of the other are gathered once:
/// asking for each owner of the one whether it has the other, too, took several times as long.
fn with_terms(reader: &PersonalReader, one: (&str, &str), other: (&str, &str)) -> SelectStatement {
    use search_term::{Column, Entity};
    let mut also = reader.values::<Entity>(Column::Owner);
    also.and_where(Column::Term.gte(other.0)).and_where(Column::Term.lte(other.1));
    let mut select = reader
        .select::<Entity>()
        .select_only()
        .column(Column::Owner)
        .filter(Column::Term.gte(one.0))
        .filter(Column::Term.lte(one.1))
        .filter(Column::Owner.in_subquery(also))
        .order_by_asc(Column::Term)
        .order_by_asc(Column::Owner)
        .limit(MOST_A_WAY);
    if reader.authority().scope().reach() == Reach::Own {
        let own = reach::households(reader).select_only().column(household::Column::Id);
        select = select.filter(Column::HouseholdId.in_subquery(own.into_query()));
    }
    select.into_query()
}

#[derive(Debug, FromQueryResult)]
struct Owner {
    owner: Uuid,
}

async fn owners(
    reader: &PersonalReader,
    select: SelectStatement,
) -> database::Result<impl Iterator<Item = Uuid>> {
    let rows: Vec<Owner> = reader.rows(&select).await?;
    Ok(rows.into_iter().map(|row| row.owner))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_looked_for_with_day_and_month_exchanged() {
        let day = |month, day| NaiveDate::from_ymd_opt(1984, month, day).unwrap();
        assert_eq!(days(day(5, 3)), [day(5, 3), day(3, 5)]);
        assert_eq!(days(day(5, 5)), [day(5, 5)]);
        assert_eq!(days(day(5, 31)), [day(5, 31)]);
    }
}
