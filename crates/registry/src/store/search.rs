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
    entities::{
        household, person,
        search_term::{ActiveModel, Column, Entity},
    },
    household::within_reach,
    person::JMBG,
};
use crate::{
    code::HouseholdCode,
    jmbg::Jmbg,
    search::{Query, end_of_range},
    view::Found,
};

/// Terms that are read for each owner that is wanted: somebody may be found by given and family name at once.
const TERMS_A_CANDIDATE: u64 = 2;

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
    let found = owners.iter().filter_map(|one| found.remove(&one.household_id));
    Ok(found.take(most).collect())
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
        select = select.filter(Expr::exists(also(word)));
    }
    if reader.authority().scope().reach() == Reach::Own || settlement.is_some() {
        let mut some = within_reach(reader.select::<household::Entity>(), reader.authority());
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

/// Whether a term of the owner or of the owner's household begins with `word`.
fn also(word: &str) -> SelectStatement {
    let other = |column: Column| Expr::col((Alias::new("other"), column));
    Sql::select()
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
        .to_owned()
}

async fn by_jmbg(reader: &PersonalReader, jmbg: &Jmbg) -> database::Result<Vec<Owner>> {
    let hash = reader.lookup_hash(JMBG, &jmbg.digits())?;
    let select = reader.select::<person::Entity>().filter(person::Column::JmbgHash.eq(hash));
    let found = reader.all(select).await?;
    Ok(found.iter().map(|row| Owner { owner: row.id, household_id: row.household_id }).collect())
}

async fn by_code(reader: &PersonalReader, code: &HouseholdCode) -> database::Result<Vec<Owner>> {
    let select = reader.select::<household::Entity>();
    let found = reader.all(select.filter(household::Column::Code.eq(code.as_str()))).await?;
    Ok(found.iter().map(|row| Owner { owner: row.id, household_id: row.id }).collect())
}

/// Loads what is shown of the owners that are within the reader's reach.
async fn shown(
    reader: &PersonalReader,
    owners: Vec<Owner>,
    most: usize,
) -> database::Result<Vec<Found>> {
    let households = visible(reader, &owners).await?;
    let kept: Vec<Owner> = owners
        .into_iter()
        .filter(|one| households.contains_key(&one.household_id))
        .take(most)
        .collect();
    let wanted = kept.iter().map(|one| one.owner);
    let persons = reader.select_among::<person::Entity, _>(person::Column::Id, wanted);
    let persons: BTreeMap<Uuid, person::Model> =
        reader.all(persons).await?.into_iter().map(|row| (row.id, row)).collect();
    let found = kept
        .iter()
        .filter_map(|one| Some(found(households.get(&one.household_id)?, persons.get(&one.owner))));
    Ok(found.collect())
}

/// The owners' households that are within the reader's reach.
async fn visible(
    reader: &PersonalReader,
    owners: &[Owner],
) -> database::Result<BTreeMap<Uuid, household::Model>> {
    let ids: BTreeSet<Uuid> = owners.iter().map(|one| one.household_id).collect();
    let households = reader.select_among::<household::Entity, _>(household::Column::Id, ids);
    let rows = reader.all(within_reach(households, reader.authority())).await?;
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
        is_person: person.is_some(),
    }
}
