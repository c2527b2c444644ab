//! The terms under which households and persons are found.

use std::collections::{BTreeMap, BTreeSet};

use database::{
    PersonalReader, Tx,
    sea_orm::{
        self,
        ActiveValue::Set,
        ColumnTrait as _, FromQueryResult, QueryFilter as _, QueryOrder as _, QuerySelect as _,
        QueryTrait as _,
        sea_query::{Alias, Cond, Expr, ExprTrait as _, Query as Sql, SelectStatement},
    },
};
use kernel::{HouseholdId, Reach};
use uuid::Uuid;

use super::{
    contact,
    entities::{
        household, person,
        search_term::{ActiveModel, Column, Entity},
    },
    merging,
    person::{self as persons, JMBG},
    reach,
};
use crate::{
    code::HouseholdCode,
    jmbg::Jmbg,
    search::{Query, end_of_range},
    view::Found,
};

/// Terms that are read for each owner that is wanted: somebody may be found by given and family name at once.
const TERMS_A_CANDIDATE: u64 = 2;

/// From so many characters on, the households of a further word are gathered before they are compared.
const GATHERED: usize = 3;

/// Most households that went one into another which a code leads through.
const MOST_MERGES: usize = 8;

/// Rows of the terms of `owner`.
pub(crate) fn rows(
    owner: Uuid,
    household: HouseholdId,
    terms: BTreeSet<String>,
) -> impl Iterator<Item = ActiveModel> {
    terms.into_iter().map(move |term| ActiveModel {
        term: Set(term),
        owner: Set(owner),
        household_id: Set(household.uuid()),
        ..Default::default()
    })
}

/// Puts other terms in the place of those of `owner`.
pub(crate) async fn replace(
    tx: &mut Tx,
    owner: Uuid,
    household: HouseholdId,
    terms: BTreeSet<String>,
) -> database::Result<()> {
    let delete = tx.delete_many::<Entity>().filter(Column::Owner.eq(owner));
    tx.exec_delete(delete).await?;
    tx.insert_many::<Entity, _>(rows(owner, household, terms).collect()).await
}

/// The terms under which `owner` is found.
pub(crate) async fn terms_of(
    reader: &PersonalReader,
    owner: Uuid,
) -> database::Result<Vec<String>> {
    let select = reader.select::<Entity>().filter(Column::Owner.eq(owner));
    let rows = reader.all(select.order_by_asc(Column::Term)).await?;
    Ok(rows.into_iter().map(|row| row.term).collect())
}

/// Lets all terms of `owner` lead to another household.
pub(crate) async fn move_owner(
    tx: &mut Tx,
    owner: Uuid,
    household: HouseholdId,
) -> database::Result<()> {
    let update = tx
        .update_many::<Entity>()
        .filter(Column::Owner.eq(owner))
        .col_expr(Column::HouseholdId, Expr::value(household.uuid()));
    tx.exec_update(update).await?;
    Ok(())
}

/// What `query` finds, at most `most`, exact words before beginnings.
pub(crate) async fn find(
    reader: &PersonalReader,
    query: &Query,
    most: usize,
) -> database::Result<Vec<Found>> {
    shown(reader, owners(reader, query, None, most).await?, most).await
}

/// The households, at most `most`, in which `query` finds somebody, exact words before beginnings; of one settlement only
/// when its folded name is given.
pub(crate) async fn households(
    reader: &PersonalReader,
    query: &Query,
    settlement: Option<&str>,
    most: usize,
) -> database::Result<Vec<household::Model>> {
    let owners = owners(reader, query, settlement, most).await?;
    let mut found = visible(reader, &owners).await?;
    found.retain(|_, row| settlement.is_none_or(|key| row.settlement_key == key));
    let ids = owners.iter().map(|one| one.owner).collect();
    let persons = reach::visible_persons(reader, ids).await?;
    let seen = |one: &&Owner| one.owner == one.household_id || persons.contains(&one.owner);
    let owners = owners.iter().filter(seen);
    Ok(owners.filter_map(|one| found.remove(&one.household_id)).take(most).collect())
}

async fn owners(
    reader: &PersonalReader,
    query: &Query,
    settlement: Option<&str>,
    most: usize,
) -> database::Result<Vec<Owner>> {
    match query {
        Query::Empty => Ok(Vec::new()),
        Query::Words(words) => by_words(reader, words, settlement, most).await,
        Query::Jmbg(jmbg) => by_jmbg(reader, jmbg).await,
        Query::Code(code) => by_code(reader, code).await,
        Query::Phone(number) => by_phone(reader, number).await,
        Query::CodeOrPhone(code, number) => {
            let mut found = by_code(reader, code).await?;
            found.extend(by_phone(reader, number).await?);
            Ok(found)
        }
    }
}

/// A person, or a household by its code or address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, FromQueryResult)]
struct Owner {
    owner: Uuid,
    household_id: Uuid,
}

/// Owners that have a term beginning with each of `words`, in the order of the first word's terms.
async fn by_words(
    reader: &PersonalReader,
    words: &[String],
    settlement: Option<&str>,
    most: usize,
) -> database::Result<Vec<Owner>> {
    let Some((first, others)) = words.split_first() else { return Ok(Vec::new()) };
    let mut select = reader
        .select::<Entity>()
        .select_only()
        .columns([Column::Owner, Column::HouseholdId])
        .filter(Column::Term.gte(first.as_str()))
        .filter(Column::Term.lt(end_of_range(first)))
        .order_by_asc(Column::Term)
        .order_by_asc(Column::Owner)
        .limit((most as u64).saturating_mul(TERMS_A_CANDIDATE));
    for word in others {
        if word.chars().count() >= GATHERED {
            select = select.filter(Column::HouseholdId.in_subquery(homes(reader, word)));
        }
        select = select.filter(Expr::exists(also(reader, word)));
    }
    if reader.authority().scope().reach() == Reach::Own || settlement.is_some() {
        let mut some = reach::households(reader);
        if let Some(key) = settlement {
            some = some.filter(household::Column::SettlementKey.eq(key));
        }
        let some = some.select_only().column(household::Column::Id).into_query();
        select = select.filter(Column::HouseholdId.in_subquery(some));
    }
    let found: Vec<Owner> = reader.rows(&select.into_query()).await?;
    let mut seen = BTreeSet::new();
    Ok(found.into_iter().filter(|one| seen.insert(one.owner)).collect())
}

/// Households in which a term begins with `word`: gathered once, so that `also` is asked of few.
fn homes(reader: &PersonalReader, word: &str) -> SelectStatement {
    reader
        .select::<Entity>()
        .select_only()
        .column(Column::HouseholdId)
        .filter(Column::Term.gte(word))
        .filter(Column::Term.lt(end_of_range(word)))
        .into_query()
}

/// Whether a term of the owner or of the owner's household begins with `word`.
fn also(reader: &PersonalReader, word: &str) -> SelectStatement {
    let other = |column: Column| Expr::col((Alias::new("other"), column));
    let mut also = Sql::select()
        .expr(Expr::val(1))
        .from_as(Entity, Alias::new("other"))
        .and_where(other(Column::HouseholdId).equals((Entity, Column::HouseholdId)))
        .cond_where(
            Cond::any()
                .add(other(Column::Owner).equals((Entity, Column::Owner)))
                .add(other(Column::Owner).equals((Entity, Column::HouseholdId)))
                .add(Expr::col((Entity, Column::Owner)).equals((Entity, Column::HouseholdId))),
        )
        .and_where(other(Column::Term).gte(word))
        .and_where(other(Column::Term).lt(end_of_range(word)))
        .to_owned();
    if let Some(hidden) = reach::hidden_persons(reader) {
        also.and_where(other(Column::Owner).not_in_subquery(hidden));
    }
    also
}

async fn by_jmbg(reader: &PersonalReader, jmbg: &Jmbg) -> database::Result<Vec<Owner>> {
    let hash = reader.lookup_hash(JMBG, &jmbg.digits())?;
    let found = reader.all(persons::with_number(reach::persons(reader), &hash)).await?;
    Ok(found.iter().map(owner).collect())
}

async fn by_phone(reader: &PersonalReader, number: &str) -> database::Result<Vec<Owner>> {
    let ids = contact::owners(reader, number).await?;
    Ok(persons::some(reader, ids).await?.iter().map(owner).collect())
}

const fn owner(row: &person::Model) -> Owner {
    Owner { owner: row.id, household_id: row.household_id }
}

async fn by_code(reader: &PersonalReader, code: &HouseholdCode) -> database::Result<Vec<Owner>> {
    let coded = reach::households(reader).filter(household::Column::Code.eq(code.as_str()));
    let mut found = reader.one(coded).await?;
    for _ in 0..MOST_MERGES {
        // The code of a household that went into another leads there.
        let Some(into) = found.as_ref().and_then(|row| row.merged_into) else { break };
        found =
            reader.one(reach::households(reader).filter(household::Column::Id.eq(into))).await?;
    }
    Ok(found.iter().map(|row| Owner { owner: row.id, household_id: row.id }).collect())
}

/// Loads what is shown of the owners that are within the reader's reach.
async fn shown(
    reader: &PersonalReader,
    owners: Vec<Owner>,
    most: usize,
) -> database::Result<Vec<Found>> {
    let households = visible(reader, &owners).await?;
    let within = |one: &&Owner| households.contains_key(&one.household_id);
    let ids: Vec<Uuid> = owners.iter().filter(within).map(|one| one.owner).collect();
    let persons = persons::some(reader, ids).await?;
    let persons: BTreeMap<Uuid, person::Model> =
        persons.into_iter().map(|row| (row.id, row)).collect();
    let (standing, homes) = standing(reader, &persons, &households).await?;
    let mut told = BTreeSet::new();
    let found = owners.iter().filter_map(|one| {
        let person = standing.get(&one.owner).or_else(|| persons.get(&one.owner));
        let home = person.map_or(one.household_id, |person| person.household_id);
        let household = households.get(&home).or_else(|| homes.get(&home))?;
        // A person who is not there for the reader is not there at all.
        let is_there = person.is_some() || one.owner == one.household_id;
        let is_news = told.insert((home, person.map(|person| person.id)));
        (is_there && is_news).then(|| found(household, person))
    });
    Ok(found.take(most).collect())
}

/// For records that another one stands for: that one, and its household.
async fn standing(
    reader: &PersonalReader,
    persons: &BTreeMap<Uuid, person::Model>,
    households: &BTreeMap<Uuid, household::Model>,
) -> database::Result<(BTreeMap<Uuid, person::Model>, BTreeMap<Uuid, household::Model>)> {
    let standing = merging::canonical_of(reader, persons.values()).await?;
    let homes: BTreeSet<Uuid> = standing.values().map(|row| row.household_id).collect();
    let homes: BTreeSet<Uuid> =
        homes.into_iter().filter(|id| !households.contains_key(id)).collect();
    if homes.is_empty() {
        return Ok((standing, BTreeMap::new()));
    }
    let rows = reader.all(reach::households_among(reader, homes)).await?;
    Ok((standing, rows.into_iter().map(|row| (row.id, row)).collect()))
}

/// The owners' households that are within the reader's reach.
async fn visible(
    reader: &PersonalReader,
    owners: &[Owner],
) -> database::Result<BTreeMap<Uuid, household::Model>> {
    let ids: BTreeSet<Uuid> = owners.iter().map(|one| one.household_id).collect();
    let rows = reader.all(reach::households_among(reader, ids)).await?;
    Ok(rows.into_iter().map(|row| (row.id, row)).collect())
}

fn found(household: &household::Model, person: Option<&person::Model>) -> Found {
    use chrono::Datelike as _;
    let name = person.map_or_else(
        || household.listed_name.clone(),
        |person| format!("{} {}", person.family_name, person.given_name),
    );
    let places = [household.settlement.as_str(), household.address.as_str()];
    let places: Vec<&str> = places.into_iter().filter(|place| !place.is_empty()).collect();
    Found {
        household: household.id.into(),
        code: household.code.clone(),
        name,
        birth_year: person.and_then(|person| person.birth_date).map(|born| born.year()),
        place: places.join(", "),
        ended: person.and_then(|person| person.ended_how.as_deref()?.parse().ok()),
        person: person.map(|person| person.id.into()),
    }
}
