//! Households in their table.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use database::{
    PersonalReader, SubjectKeys, Tx,
    sea_orm::{
        ActiveValue::{Set, Unchanged},
        ColumnTrait as _, DbErr, FromQueryResult, QueryFilter as _, QueryResult, QuerySelect as _,
        QueryTrait as _,
        sea_query::Expr,
    },
};
use kernel::HouseholdId;
use uuid::Uuid;

use super::{
    entities::household::{ActiveModel, Column, Entity, Model},
    household_merging, member, person, reach, seal,
};
use crate::{
    code::HouseholdCode,
    household::HouseholdData,
    membership::HowClosed,
    person::Relation,
    place::{AddressKind, Point},
    view::{Closed, Household, HouseholdLink, Person},
};

/// One household with its members, sealed values opened.
pub(crate) async fn find(
    reader: &PersonalReader,
    id: HouseholdId,
) -> database::Result<Option<Household>> {
    let select = reach::households(reader).filter(Column::Id.eq(id.uuid()));
    let select = select
        .expr_as(Expr::exists(member::left(reader)), "has_left")
        .expr_as(Expr::exists(household_merging::any_holding(reader)), "has_records");
    let found: Vec<Around> = reader.rows(&select.into_query()).await?;
    let Some(Around { row, has_left, has_records }) = found.into_iter().next() else {
        return Ok(None);
    };
    let members = person::of_household(reader, id).await?;
    let former = if has_left {
        let here: BTreeSet<Uuid> = members.iter().map(|one| one.id).collect();
        member::former(reader, id, &here).await?
    } else {
        Vec::new()
    };
    let subjects: Vec<Uuid> = members.iter().map(|one| one.id).chain([row.id]).collect();
    let keys = reader.keys_of(&subjects).await?;
    let members = members.iter().map(|row| person::open(&keys, row));
    let members = members.collect::<database::Result<_>>()?;
    let records =
        if has_records { household_merging::merged_into(reader, id).await? } else { Vec::new() };
    Ok(Some(Household { former, records, ..open(&keys, row, members)? }))
}

/// A household, whether anybody has left it, and whether it was entered twice: most of them neither.
struct Around {
    row: Model,
    has_left: bool,
    has_records: bool,
}

impl FromQueryResult for Around {
    fn from_query_result(row: &QueryResult, prefix: &str) -> Result<Self, DbErr> {
        let has_left = row.try_get(prefix, "has_left")?;
        let has_records = row.try_get(prefix, "has_records")?;
        Ok(Self { row: Model::from_query_result(row, prefix)?, has_left, has_records })
    }
}

/// One household within a transaction.
pub(crate) async fn find_in(tx: &Tx, id: HouseholdId) -> database::Result<Option<Model>> {
    tx.one(reach::households(tx).filter(Column::Id.eq(id.uuid()))).await
}

/// How the households of `ids` that the reader may see are named.
pub(crate) async fn links(
    reader: &PersonalReader,
    ids: Vec<Uuid>,
) -> database::Result<Vec<HouseholdLink>> {
    let rows = reader.all(reach::households_among(reader, ids.into_iter().collect())).await?;
    Ok(rows.into_iter().map(link).collect())
}

/// The column by which other tables name a household.
pub(crate) const fn id_column() -> (Entity, Column) {
    (Entity, Column::Id)
}

/// How a household is named.
pub(crate) fn link(row: Model) -> HouseholdLink {
    HouseholdLink { id: row.id.into(), code: row.code, listed_name: row.listed_name }
}

fn open(keys: &SubjectKeys, row: Model, members: Vec<Person>) -> database::Result<Household> {
    let data = data(keys, &row)?;
    let closed = closed(&row)?;
    let code = row.code.parse::<HouseholdCode>();
    Ok(Household {
        id: row.id.into(),
        code: code.map_err(|_invalid| inconsistent("code", &row.code))?,
        listed_name: row.listed_name,
        data,
        members,
        former: Vec::new(),
        records: Vec::new(),
        closed,
        is_protected: row.protection_id.is_some(),
        version: row.version,
        created_at: row.created_at,
        changed_at: row.changed_at,
    })
}

/// What is written in a row, its note opened.
pub(crate) fn data(keys: &SubjectKeys, row: &Model) -> database::Result<HouseholdData> {
    let note = match &row.note {
        Some(sealed) => Some(keys.open_text(row.id, &seal::note(row.id), sealed)?),
        None => None,
    };
    let kind = row.address_kind.as_deref();
    let kind = kind.map(|text| {
        text.parse::<AddressKind>().map_err(|_unknown| inconsistent("address_kind", text))
    });
    Ok(HouseholdData {
        settlement: row.settlement.clone(),
        address: row.address.clone(),
        address_kind: kind.transpose()?,
        point: point(row),
        note,
    })
}

/// The exact point of a row.
pub(crate) fn point(row: &Model) -> Option<Point> {
    Point::new(row.latitude_e6?, row.longitude_e6?)
}

fn closed(row: &Model) -> database::Result<Option<Closed>> {
    let (Some(on), Some(how)) = (row.closed_on, &row.closed_how) else { return Ok(None) };
    let how = how.parse::<HowClosed>().map_err(|_unknown| inconsistent("closed_how", how))?;
    Ok(Some(Closed { on, how, into: row.merged_into.map(HouseholdId::from) }))
}

fn inconsistent(column: &'static str, found: &str) -> database::Error {
    database::Error::Inconsistent { table: "household", column, found: found.to_owned() }
}

/// The columns that what is written about a household fills.
pub(crate) fn row(
    tx: &Tx,
    keys: &SubjectKeys,
    id: HouseholdId,
    data: &HouseholdData,
) -> database::Result<ActiveModel> {
    let note = match &data.note {
        Some(note) => Some(keys.seal(id.uuid(), &seal::note(id.uuid()), note.as_bytes())?),
        None => None,
    };
    Ok(ActiveModel {
        id: Set(id.uuid()),
        settlement: Set(data.settlement.clone()),
        settlement_key: Set(serbian::fold(&data.settlement)),
        address: Set(data.address.clone()),
        address_kind: Set(data.address_kind.map(|kind| kind.name().to_owned())),
        latitude_e6: Set(data.point.map(|point| point.latitude_e6)),
        longitude_e6: Set(data.point.map(|point| point.longitude_e6)),
        note: Set(note),
        changed_at: Set(tx.now()),
        ..Default::default()
    })
}

/// The row of a household that begins, listed after `listed_name`.
pub(crate) fn new_row(
    tx: &Tx,
    keys: &SubjectKeys,
    id: HouseholdId,
    data: &HouseholdData,
    (listed_name, members): (&str, usize),
) -> database::Result<ActiveModel> {
    Ok(ActiveModel {
        code: Set(HouseholdCode::of(id.uuid()).to_string()),
        name_order: Set(serbian::latin_key(listed_name)),
        listed_name: Set(listed_name.to_owned()),
        members: Set(i32::try_from(members).unwrap_or(i32::MAX)),
        version: Set(1),
        created_at: Set(tx.now()),
        created_by: Set(tx.authority().user().map(Uuid::from)),
        ..row(tx, keys, id, data)?
    })
}

/// Whether there is such a household within reach.
pub(crate) async fn exists(reader: &PersonalReader, id: HouseholdId) -> database::Result<bool> {
    Ok(!reach::visible_households(reader, BTreeSet::from([id.uuid()])).await?.is_empty())
}

/// The row of a household that is there already.
pub(crate) fn changed_row(
    tx: &Tx,
    keys: &SubjectKeys,
    id: HouseholdId,
    data: &HouseholdData,
) -> database::Result<ActiveModel> {
    Ok(ActiveModel { id: Unchanged(id.uuid()), ..row(tx, keys, id, data)? })
}

/// Raises the version of a household, when it is still the one that the change was made from.
pub(crate) async fn raise_version(tx: &mut Tx, id: HouseholdId, from: i32) -> database::Result<()> {
    let update = tx
        .update_many::<Entity>()
        .filter(Column::Id.eq(id.uuid()))
        .filter(Column::Version.eq(from))
        .col_expr(Column::Version, Expr::value(from.saturating_add(1)))
        .col_expr(Column::ChangedAt, Expr::value(tx.now()));
    match tx.exec_update(update).await? {
        1 => Ok(()),
        _ => Err(database::Error::Stale { table: "household" }),
    }
}

/// Closes a household; with `into`, its code leads there from now on.
pub(crate) async fn close(
    tx: &mut Tx,
    id: HouseholdId,
    on: NaiveDate,
    how: HowClosed,
    into: Option<HouseholdId>,
) -> database::Result<()> {
    let row = ActiveModel {
        id: Unchanged(id.uuid()),
        closed_on: Set(Some(on)),
        closed_how: Set(Some(how.name().to_owned())),
        merged_into: Set(into.map(HouseholdId::uuid)),
        changed_at: Set(tx.now()),
        ..Default::default()
    };
    tx.update::<Entity, _>(row).await
}

/// Lets the code of a closed household lead to another one.
pub(crate) async fn lead(tx: &mut Tx, id: HouseholdId, into: HouseholdId) -> database::Result<()> {
    let row = ActiveModel {
        id: Unchanged(id.uuid()),
        merged_into: Set(Some(into.uuid())),
        ..Default::default()
    };
    tx.update::<Entity, _>(row).await
}

/// Opens a closed household again.
pub(crate) async fn reopen(tx: &mut Tx, id: HouseholdId) -> database::Result<()> {
    let row = ActiveModel {
        id: Unchanged(id.uuid()),
        closed_on: Set(None),
        closed_how: Set(None),
        merged_into: Set(None),
        changed_at: Set(tx.now()),
        ..Default::default()
    };
    tx.update::<Entity, _>(row).await
}

/// Puts a household under a protection, or under none. Of one that comes under protection everything is taken back that is on its way
/// out: also of members who have left.
pub(crate) async fn set_protection(
    tx: &mut Tx,
    id: HouseholdId,
    protection: Option<Uuid>,
) -> database::Result<()> {
    let row = ActiveModel {
        id: Unchanged(id.uuid()),
        protection_id: Set(protection),
        changed_at: Set(tx.now()),
        ..Default::default()
    };
    tx.update::<Entity, _>(row).await?;
    if protection.is_some() { tx.withhold(id.uuid()).await } else { Ok(()) }
}

/// Writes again what the household's row repeats of its members: after whom it is listed, how many they are. Who is under a
/// protection that the household is not under gives it no name and is not counted.
pub(crate) async fn refresh(tx: &mut Tx, id: HouseholdId) -> database::Result<()> {
    let members = person::everybody_in(tx, id).await?;
    let is_protected = members.iter().all(|row| row.protection_id.is_some());
    let shown: Vec<_> =
        members.iter().filter(|row| is_protected || row.protection_id.is_none()).collect();
    let reference = shown.iter().find(|row| row.relation == Relation::Reference.name());
    let mut row = ActiveModel {
        id: Unchanged(id.uuid()),
        members: Set(i32::try_from(shown.len()).unwrap_or(i32::MAX)),
        changed_at: Set(tx.now()),
        ..Default::default()
    };
    // A household that everybody has left keeps the name under which it is known.
    if let Some(listed) = reference.or_else(|| shown.first()) {
        let name = format!("{} {}", listed.family_name, listed.given_name);
        row.name_order = Set(serbian::latin_key(name.trim()));
        row.listed_name = Set(name.trim().to_owned());
    }
    tx.update::<Entity, _>(row).await
}
