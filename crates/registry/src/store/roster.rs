//! Rosters of households: one, or all of a municipality part by part in the order of their ids.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use database::{
    Look, Tx,
    sea_orm::{
        self, ColumnTrait as _, FromQueryResult, QueryFilter as _, QueryOrder as _,
        QuerySelect as _, QueryTrait as _, Select,
    },
};
use kernel::{HouseholdId, PersonId};
use uuid::Uuid;

use super::{
    consent, document,
    entities::{household, person},
    partner, reach, right,
    standing::{self, Others},
};
use crate::{
    person::Relation,
    place::Point,
    roster::{Member, Roster},
};

/// Households whose members are read in one statement.
const HOUSEHOLDS_A_STATEMENT: usize = 1_000;

/// The rosters of households of those ids with the members, as far as both are within reach, in the order of ids.
///
/// # Errors
/// [`database::Error`].
pub async fn rosters_of(look: &impl Look, ids: &[HouseholdId]) -> database::Result<Vec<Roster>> {
    let mut found = Vec::with_capacity(ids.len());
    for part in ids.chunks(HOUSEHOLDS_A_STATEMENT) {
        let wanted = part.iter().map(|id| id.uuid()).collect();
        let select = reach::households_among(look, wanted).order_by_asc(household::Column::Id);
        let rows = heads(look, select).await?;
        let members = |ids| reach::members_among(look, ids);
        found.extend(with_members(look, rows, members).await?);
    }
    with_seen_records(look, found).await
}

/// The roster of a household; `None` when there is none within reach.
///
/// # Errors
/// [`database::Error`].
pub async fn find_roster(look: &impl Look, id: HouseholdId) -> database::Result<Option<Roster>> {
    Ok(rosters_of(look, &[id]).await?.into_iter().next())
}

/// Rosters of households within reach after the one of that id, in the order of ids, at most `limit`.
///
/// # Errors
/// [`database::Error`].
pub async fn rosters_after(
    look: &impl Look,
    after: Option<HouseholdId>,
    limit: u64,
) -> database::Result<Vec<Roster>> {
    let rows = heads(look, reach::households_after(look, after).limit(limit)).await?;
    let found = with_members(look, rows, |ids| reach::members_among(look, ids)).await?;
    with_seen_records(look, found).await
}

/// For computing: the rosters of those ids with everybody, seen or not. Results that rest on them are shown within reach only.
///
/// # Errors
/// [`database::Error`].
pub async fn whole_rosters_of(tx: &Tx, ids: &[HouseholdId]) -> database::Result<Vec<Roster>> {
    let mut found = Vec::with_capacity(ids.len());
    for part in ids.chunks(HOUSEHOLDS_A_STATEMENT) {
        let wanted = part.iter().map(|id| id.uuid());
        let select = reach::all_households(tx).filter(household::Column::Id.is_in(wanted));
        let rows = heads(tx, select.order_by_asc(household::Column::Id)).await?;
        found.extend(with_members(tx, rows, |ids| reach::everybody_among(tx, ids)).await?);
    }
    with_records(tx, found).await
}

/// For computing: whole rosters of all households after the one of that id, in the order of ids, at most `limit`.
///
/// # Errors
/// [`database::Error`].
pub async fn whole_rosters_after(
    tx: &Tx,
    after: Option<HouseholdId>,
    limit: u64,
) -> database::Result<Vec<Roster>> {
    let rows = heads(tx, reach::all_households_after(tx, after).limit(limit)).await?;
    let found = with_members(tx, rows, |ids| reach::everybody_among(tx, ids)).await?;
    with_records(tx, found).await
}

/// How many households there are in the municipality.
///
/// # Errors
/// [`database::Error`].
pub async fn count_rosters(tx: &Tx) -> database::Result<u64> {
    let query = reach::all_households(tx)
        .select_only()
        .column_as(household::Column::Id.count(), "count")
        .into_query();
    let rows: Vec<Count> = tx.rows(&query).await?;
    Ok(rows.first().and_then(|row| u64::try_from(row.count).ok()).unwrap_or_default())
}

/// How many persons of the municipality were erased.
///
/// # Errors
/// [`database::Error`].
pub async fn count_erased(tx: &Tx) -> database::Result<u64> {
    let query = reach::erased_persons(tx)
        .select_only()
        .column_as(person::Column::Id.count(), "count")
        .into_query();
    let rows: Vec<Count> = tx.rows(&query).await?;
    Ok(rows.first().and_then(|row| u64::try_from(row.count).ok()).unwrap_or_default())
}

#[derive(Debug, FromQueryResult)]
struct Count {
    count: i64,
}

/// What a roster needs of a household, and no more: rows are read by the hundred thousand.
#[derive(Debug, FromQueryResult)]
struct Head {
    id: Uuid,
    listed_name: String,
    settlement: String,
    latitude_e6: Option<i32>,
    longitude_e6: Option<i32>,
}

impl Head {
    fn point(&self) -> Option<Point> {
        Point::new(self.latitude_e6?, self.longitude_e6?)
    }
}

async fn heads(look: &impl Look, select: Select<household::Entity>) -> database::Result<Vec<Head>> {
    use household::Column;
    let columns = [
        Column::Id,
        Column::ListedName,
        Column::Settlement,
        Column::LatitudeE6,
        Column::LongitudeE6,
    ];
    look.rows(&select.select_only().columns(columns).into_query()).await
}

/// What a roster needs of a person.
const MEMBER: [person::Column; 7] = [
    person::Column::Id,
    person::Column::HouseholdId,
    person::Column::FamilyName,
    person::Column::GivenName,
    person::Column::Sex,
    person::Column::BirthDate,
    person::Column::Relation,
];

#[derive(Debug, FromQueryResult)]
struct MemberRow {
    id: Uuid,
    household_id: Uuid,
    family_name: String,
    given_name: String,
    sex: Option<String>,
    birth_date: Option<NaiveDate>,
    relation: String,
}

async fn with_members(
    look: &impl Look,
    households: Vec<Head>,
    members_of: impl Fn(BTreeSet<Uuid>) -> Select<person::Entity> + Send + Sync,
) -> database::Result<Vec<Roster>> {
    let ids: Vec<Uuid> = households.iter().map(|row| row.id).collect();
    let mut members: BTreeMap<Uuid, Vec<Member>> = BTreeMap::new();
    for part in ids.chunks(HOUSEHOLDS_A_STATEMENT) {
        let select = members_of(part.iter().copied().collect())
            .filter(person::Column::EndedOn.is_null())
            .order_by_asc(person::Column::HouseholdId)
            .order_by_asc(person::Column::Position)
            .select_only()
            .columns(MEMBER)
            .into_query();
        let rows: Vec<MemberRow> = look.rows(&select).await?;
        for row in rows {
            members.entry(row.household_id).or_default().push(member(&row)?);
        }
    }
    let roster = |row: Head| Roster {
        area: row.point().map(Point::coarsened),
        household: row.id.into(),
        listed_name: row.listed_name,
        settlement: row.settlement,
        records: Vec::new(),
        members: members.remove(&row.id).unwrap_or_default(),
    };
    Ok(households.into_iter().map(roster).collect())
}

/// With all records for which these stand, and what is read beside.
async fn with_records(look: &impl Look, mut rosters: Vec<Roster>) -> database::Result<Vec<Roster>> {
    let mut behind = Behind::of(look, &rosters).await?;
    put_beside(look, &mut rosters, &behind).await?;
    behind.put(&mut rosters);
    Ok(rosters)
}

/// With the records for which these stand, as far as they are within reach, and what is read beside.
async fn with_seen_records(
    look: &impl Look,
    mut rosters: Vec<Roster>,
) -> database::Result<Vec<Roster>> {
    let mut behind = Behind::of(look, &rosters).await?;
    put_beside(look, &mut rosters, &behind).await?;
    behind.keep_seen(look).await?;
    behind.put(&mut rosters);
    Ok(rosters)
}

/// With what somebody said no to or asked by right in any record, and what documents say.
async fn put_beside(
    look: &impl Look,
    rosters: &mut [Roster],
    behind: &Behind,
) -> database::Result<()> {
    let members = rosters.iter().flat_map(|one| &one.members);
    let persons = members.map(|one| one.person.uuid()).collect();
    let mut refused = consent::refused_among(look, &persons, &behind.persons).await?;
    let registered = document::births_registered(look, &persons).await?;
    let held = right::held_among(look, &persons, &behind.persons).await?;
    let partners = partner::present_among(look, &persons, &behind.persons).await?;
    if refused.is_empty() && registered.is_empty() && held.is_empty() && partners.is_empty() {
        return Ok(());
    }
    for member in rosters.iter_mut().flat_map(|one| &mut one.members) {
        let id = member.person.uuid();
        member.refused = refused.remove(&id).unwrap_or_default();
        member.birth_registered = registered.get(&id).copied();
        member.partner = partners.get(&id).map(|partner| (*partner).into());
        if let Some(held) = held.get(&id) {
            (member.is_only_kept, member.objection) = (held.is_only_kept, held.objection);
        }
    }
    Ok(())
}

/// Records that stepped back.
struct Behind {
    households: Others,
    persons: Others,
}

impl Behind {
    async fn of(look: &impl Look, rosters: &[Roster]) -> database::Result<Self> {
        let households = rosters.iter().map(|one| one.household.uuid()).collect();
        let members = rosters.iter().flat_map(|one| &one.members);
        let persons = members.map(|one| one.person.uuid()).collect();
        Ok(Self {
            households: standing::behind_households(look, households).await?,
            persons: standing::behind_persons(look, persons).await?,
        })
    }

    /// Leaves those that are out of reach out.
    async fn keep_seen(&mut self, look: &impl Look) -> database::Result<()> {
        let all = |others: &Others| others.values().flatten().copied().collect::<BTreeSet<Uuid>>();
        let households = reach::visible_households(look, all(&self.households)).await?;
        let persons = reach::visible_persons(look, all(&self.persons)).await?;
        for (others, seen) in [(&mut self.households, households), (&mut self.persons, persons)] {
            for others in others.values_mut() {
                others.retain(|id| seen.contains(id));
            }
        }
        Ok(())
    }

    fn put(&mut self, rosters: &mut [Roster]) {
        if self.households.is_empty() && self.persons.is_empty() {
            return;
        }
        let taken = |others: &mut Others, id: Uuid| others.remove(&id).unwrap_or_default();
        for roster in rosters {
            let records = taken(&mut self.households, roster.household.uuid());
            roster.records = records.into_iter().map(HouseholdId::from).collect();
            for member in &mut roster.members {
                let records = taken(&mut self.persons, member.person.uuid());
                member.records = records.into_iter().map(PersonId::from).collect();
            }
        }
    }
}

fn member(row: &MemberRow) -> database::Result<Member> {
    let sex = row.sex.as_deref().map(|text| known(text, "sex")).transpose()?;
    Ok(Member {
        person: row.id.into(),
        records: Vec::new(),
        birth_registered: None,
        refused: Vec::new(),
        is_only_kept: false,
        objection: None,
        partner: None,
        name: format!("{} {}", row.family_name, row.given_name).trim().to_owned(),
        sex,
        birth_date: row.birth_date,
        relation: known::<Relation>(&row.relation, "relation")?,
    })
}

fn known<T: std::str::FromStr>(text: &str, column: &'static str) -> database::Result<T> {
    text.parse().map_err(|_unknown| database::Error::Inconsistent {
        table: "person",
        column,
        found: text.to_owned(),
    })
}
