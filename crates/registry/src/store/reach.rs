//! Who may see which households and persons: the only place that selects from their tables, so that no look forgets it.
//!
//! An enumerator sees what the enumerator entered. What is under protection is there for its circle only. The file of a
//! relative is closed to whom it is a relative of, until it is opened with a reason. The program itself sees all; a job that
//! somebody asked for sees what that person sees.

use std::collections::{BTreeMap, BTreeSet};

use database::{
    Look, Owned, PersonalReader, Tx,
    sea_orm::{
        self, ColumnTrait as _, Condition, FromQueryResult, QueryFilter as _, QuerySelect as _,
        QueryTrait as _, Select,
        sea_query::{Expr, ExprTrait as _, IntoColumnRef, SelectStatement},
    },
};
use kernel::{HouseholdId, PersonId, Reach};
use uuid::Uuid;

use super::entities::{household, person, protection, protection_circle, relative};
use crate::membership::{HowClosed, HowLeft};

/// Ids in one statement: a database takes some ten thousand values.
const IDS_A_STATEMENT: usize = 1_000;

/// The households that may be seen.
pub(crate) fn households(look: &impl Look) -> Select<household::Entity> {
    look.select::<household::Entity>().filter(seen(look))
}

/// Of `ids`, the households that may be seen: as many look-ups as ids.
pub(crate) fn households_among(look: &impl Look, ids: BTreeSet<Uuid>) -> Select<household::Entity> {
    look.select_among::<household::Entity>(household::Column::Id, ids).filter(seen(look))
}

/// The households that may be seen after the one of that id, in the order of ids.
pub(crate) fn households_after(
    look: &impl Look,
    last: Option<HouseholdId>,
) -> Select<household::Entity> {
    let last = last.map(HouseholdId::uuid);
    look.select_after::<household::Entity>(household::Column::Id, last).filter(seen(look))
}

/// The persons that may be seen: not under a protection of their own, and in a household that may be seen.
pub(crate) fn persons(look: &impl Look) -> Select<person::Entity> {
    seen_persons(look, look.select::<person::Entity>())
}

/// Of `ids`, the persons that may be seen: as many look-ups as ids.
pub(crate) fn persons_among(look: &impl Look, ids: BTreeSet<Uuid>) -> Select<person::Entity> {
    seen_persons(look, look.select_among::<person::Entity>(person::Column::Id, ids))
}

fn seen_persons(look: &impl Look, select: Select<person::Entity>) -> Select<person::Entity> {
    let Some(user) = look.authority().user() else { return select };
    let theirs = seen_household(look, (person::Entity, person::Column::HouseholdId));
    let erased = person::Column::EndedHow;
    select
        .filter(within_circle(look, person::Column::ProtectionId, user.uuid()))
        .filter(erased.is_null().or(erased.ne(HowLeft::Erased.name())))
        .filter(Expr::exists(theirs))
}

/// Every household of the municipality that is not erased, seen or not: for what is computed about all.
pub(crate) fn all_households(tx: &Tx) -> Select<household::Entity> {
    tx.select::<household::Entity>().filter(not_erased())
}

/// The same, after the one of that id, in the order of ids.
pub(crate) fn all_households_after(
    tx: &Tx,
    last: Option<HouseholdId>,
) -> Select<household::Entity> {
    let last = last.map(HouseholdId::uuid);
    tx.select_after::<household::Entity>(household::Column::Id, last).filter(not_erased())
}

/// Households that were closed because another one goes on in their place, seen or not, by the one that `column` names: for what is known
/// of all records.
pub(crate) fn gone_on(
    look: &impl Look,
    column: household::Column,
    ids: BTreeSet<Uuid>,
) -> Select<household::Entity> {
    look.select_among::<household::Entity>(column, ids).filter(is_gone_on())
}

/// All of them.
pub(crate) fn all_gone_on(look: &impl Look) -> Select<household::Entity> {
    look.select::<household::Entity>().filter(is_gone_on())
}

fn is_gone_on() -> Condition {
    let leads = household::Column::MergedInto.is_not_null();
    Condition::all().add(household::Column::ClosedHow.eq(HowClosed::Merged.name())).add(leads)
}

fn not_erased() -> Condition {
    let how = household::Column::ClosedHow;
    Condition::any().add(how.is_null()).add(how.ne(HowClosed::Erased.name()))
}

/// Everybody of households, also whom the reader may not see: for what is computed about all.
pub(crate) fn everybody_among(tx: &Tx, households: BTreeSet<Uuid>) -> Select<person::Entity> {
    tx.select_among::<person::Entity, _>(person::Column::HouseholdId, households)
}

/// Of `ids`, the persons, seen or not: for what is undone about all of them.
pub(crate) fn every_person(tx: &Tx, ids: BTreeSet<Uuid>) -> Select<person::Entity> {
    tx.select_among::<person::Entity, _>(person::Column::Id, ids)
}

/// Of `households`, the members that may be seen.
pub(crate) fn members_among(
    look: &impl Look,
    households: BTreeSet<Uuid>,
) -> Select<person::Entity> {
    seen_persons(look, look.select_among::<person::Entity>(person::Column::HouseholdId, households))
}

/// For computing: how many persons there are, seen or not.
pub(crate) async fn count_persons(look: &impl Look) -> database::Result<u64> {
    #[derive(Debug, FromQueryResult)]
    struct Count {
        count: i64,
    }
    let select = look.select::<person::Entity>().select_only();
    let query = select.column_as(person::Column::Id.count(), "count").into_query();
    let rows: Vec<Count> = look.rows(&query).await?;
    Ok(rows.first().and_then(|row| u64::try_from(row.count).ok()).unwrap_or_default())
}

/// Everybody of the municipality who was erased: nothing is known of them but that.
pub(crate) fn erased_persons(tx: &Tx) -> Select<person::Entity> {
    let erased = person::Column::EndedHow.eq(HowLeft::Erased.name());
    tx.select::<person::Entity>().filter(erased)
}

/// Of `ids`, the persons whom another record stands for, seen or not: for what is computed about all.
pub(crate) async fn merged_among(tx: &Tx, ids: BTreeSet<Uuid>) -> database::Result<BTreeSet<Uuid>> {
    let select = tx.select_among::<person::Entity, _>(person::Column::Id, ids);
    let rows = tx.all(select.filter(person::Column::CanonicalId.is_not_null())).await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}

/// Everybody of a household, also whom the reader may not see: for what the household's row repeats of its members.
pub(crate) fn everybody_in(tx: &Tx, household: HouseholdId) -> Select<person::Entity> {
    tx.select::<person::Entity>().filter(person::Column::HouseholdId.eq(household.uuid()))
}

/// Persons under a protection whose circle the user does not belong to: their names must match nothing.
pub(crate) fn hidden_persons(look: &impl Look) -> Option<SelectStatement> {
    let user = look.authority().user().map(Uuid::from)?;
    let mut others = look.values::<protection::Entity>(protection::Column::Id);
    others.and_where(protection::Column::Id.not_in_subquery(circles_of(look, user)));
    let mut hidden = look.values::<person::Entity>(person::Column::Id);
    hidden.and_where(person::Column::ProtectionId.in_subquery(others));
    Some(hidden)
}

/// The name after which a household may be listed because of a person, seen or not; `None` when there is no such person.
pub(crate) async fn name_of(tx: &Tx, person: Uuid) -> database::Result<Option<String>> {
    let select = tx.select::<person::Entity>().filter(person::Column::Id.eq(person));
    let found = tx.one(select).await?;
    Ok(found.map(|row| format!("{} {}", row.family_name, row.given_name).trim().to_owned()))
}

/// Who stands for themself and under no protection, and has the citizen's number of that hash hidden: because somebody else had it when the
/// record was last changed.
pub(crate) fn hiding_number(tx: &Tx, hash: &[u8]) -> Select<person::Entity> {
    tx.select::<person::Entity>()
        .filter(person::Column::ProtectedHash.eq(hash))
        .filter(person::Column::ProtectionId.is_null())
        .filter(person::Column::CanonicalId.is_null())
}

/// Whether somebody else, seen or not, has the citizen's number of that hash in the open.
pub(crate) async fn is_number_taken(tx: &Tx, hash: &[u8], but: Uuid) -> database::Result<bool> {
    let select = tx
        .select::<person::Entity>()
        .filter(person::Column::JmbgHash.eq(hash))
        .filter(person::Column::Id.ne(but));
    Ok(tx.one(select).await?.is_some())
}

/// One household that may be seen.
pub(crate) fn household(look: &impl Look, id: HouseholdId) -> Select<household::Entity> {
    households(look).filter(household::Column::Id.eq(id.uuid()))
}

/// The household of a person, also of a relative's closed one; not of a person who is under somebody else's protection.
pub(crate) async fn household_of(
    reader: &PersonalReader,
    id: PersonId,
) -> database::Result<Option<HouseholdId>> {
    let Some(user) = reader.authority().user() else { return Ok(None) };
    let select = reader
        .select::<person::Entity>()
        .filter(person::Column::Id.eq(id.uuid()))
        .filter(within_circle(reader, person::Column::ProtectionId, user.uuid()));
    Ok(reader.one(select).await?.map(|row| row.household_id.into()))
}

/// The codes of households, also of relatives' closed ones: a code tells nothing. Protected ones only for their circle.
pub(crate) async fn codes(
    reader: &PersonalReader,
    ids: Vec<Uuid>,
) -> database::Result<BTreeMap<Uuid, String>> {
    let select = reader.select_among::<household::Entity, _>(household::Column::Id, ids);
    let select = match reader.authority().user() {
        Some(user) => {
            select.filter(within_circle(reader, household::Column::ProtectionId, user.uuid()))
        }
        None => select,
    };
    let rows = reader.all(select).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.code)).collect())
}

/// Everything that is under a protection, also what has moved away since.
pub(crate) async fn protected_by(
    tx: &Tx,
    protection: Uuid,
) -> database::Result<(Vec<household::Model>, Vec<person::Model>)> {
    let households =
        tx.select::<household::Entity>().filter(household::Column::ProtectionId.eq(protection));
    let persons = tx.select::<person::Entity>().filter(person::Column::ProtectionId.eq(protection));
    Ok((tx.all(households).await?, tx.all(persons).await?))
}

fn seen(look: &impl Look) -> Condition {
    let Some(user) = look.authority().user().map(Uuid::from) else { return Condition::all() };
    let mut all = Condition::all()
        .add(within_circle(look, household::Column::ProtectionId, user))
        .add(household::Column::Id.not_in_subquery(closed_relatives(look, user)));
    if look.authority().scope().reach() == Reach::Own {
        all = all.add(household::Column::CreatedBy.eq(user));
    }
    all
}

/// Under no protection, or under one whose circle the user belongs to.
fn within_circle<C: database::sea_orm::ColumnTrait>(
    look: &impl Look,
    column: C,
    user: Uuid,
) -> Condition {
    Condition::any().add(column.is_null()).add(column.in_subquery(circles_of(look, user)))
}

/// The protections to whose circle the user belongs.
fn circles_of(look: &impl Look, user: Uuid) -> SelectStatement {
    let mut circles =
        look.values::<protection_circle::Entity>(protection_circle::Column::ProtectionId);
    circles.and_where(protection_circle::Column::UserId.eq(user));
    circles
}

/// Households of the user's relatives that are not open at the moment.
fn closed_relatives(look: &impl Look, user: Uuid) -> SelectStatement {
    let opened = relative::Column::OpenedUntil;
    let mut closed = look.values::<relative::Entity>(relative::Column::HouseholdId);
    closed
        .and_where(relative::Column::UserId.eq(user))
        .and_where(relative::Column::EndedAt.is_null())
        .cond_where(Condition::any().add(opened.is_null()).add(opened.lte(look.now())));
    closed
}

/// Of `ids`, the persons that may be seen.
///
/// # Errors
/// [`database::Error`].
pub(crate) async fn visible_persons(
    look: &impl Look,
    ids: BTreeSet<Uuid>,
) -> database::Result<BTreeSet<Uuid>> {
    if ids.is_empty() {
        return Ok(BTreeSet::new());
    }
    let seen = persons_among(look, ids).select_only().column(person::Column::Id);
    only_ids(look, &seen.into_query()).await
}

/// Of `ids`, the households that may be seen.
pub(crate) async fn visible_households(
    look: &impl Look,
    ids: BTreeSet<Uuid>,
) -> database::Result<BTreeSet<Uuid>> {
    if ids.is_empty() {
        return Ok(BTreeSet::new());
    }
    let seen = households_among(look, ids).select_only().column(household::Column::Id);
    only_ids(look, &seen.into_query()).await
}

#[derive(Debug, FromQueryResult)]
struct OnlyId {
    id: Uuid,
}

async fn only_ids(look: &impl Look, seen: &SelectStatement) -> database::Result<BTreeSet<Uuid>> {
    let rows: Vec<OnlyId> = look.rows(seen).await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}

/// For other contexts: of `ids`, the households that may be seen. What is under protection, or a relative's, is not.
///
/// # Errors
/// [`database::Error`].
pub async fn households_within_reach(
    look: &impl Look,
    ids: &[HouseholdId],
) -> database::Result<BTreeSet<HouseholdId>> {
    let mut found = BTreeSet::new();
    for part in ids.chunks(IDS_A_STATEMENT) {
        let seen = visible_households(look, part.iter().map(|id| id.uuid()).collect()).await?;
        found.extend(seen.into_iter().map(HouseholdId::from));
    }
    Ok(found)
}

/// The same for persons.
///
/// # Errors
/// [`database::Error`].
pub async fn persons_within_reach(
    look: &impl Look,
    ids: &[PersonId],
) -> database::Result<BTreeSet<PersonId>> {
    let mut found = BTreeSet::new();
    for part in ids.chunks(IDS_A_STATEMENT) {
        let seen = visible_persons(look, part.iter().map(|id| id.uuid()).collect()).await?;
        found.extend(seen.into_iter().map(PersonId::from));
    }
    Ok(found)
}

/// For what other tables keep about households: only the rows of those that the reader may see; `column` names the household.
pub fn of_households_within_reach<E: Owned>(
    look: &impl Look,
    select: Select<E>,
    column: E::Column,
) -> Select<E> {
    select.filter(Expr::exists(seen_household(look, (E::default(), column))))
}

/// The household that another table's column names, when it may be seen.
fn seen_household(look: &impl Look, column: impl IntoColumnRef) -> SelectStatement {
    let mut theirs = look.values::<household::Entity>(household::Column::Id);
    theirs
        .cond_where(seen(look))
        .and_where(Expr::col((household::Entity, household::Column::Id)).equals(column));
    theirs
}

/// The person that another table's column names, when it may be seen.
pub(crate) fn seen_person(look: &impl Look, column: impl IntoColumnRef) -> SelectStatement {
    let mut named = persons(look).select_only().column(person::Column::Id).into_query();
    named.and_where(Expr::col((person::Entity, person::Column::Id)).equals(column));
    named
}

/// For other contexts: of persons and households, erased or not, those of which nothing is hidden from who looks. A household of which
/// one member is under somebody else's protection is not among them.
///
/// # Errors
/// [`database::Error`].
pub async fn unhidden(
    look: &impl Look,
    persons: &[PersonId],
    households: &[HouseholdId],
) -> database::Result<(BTreeSet<PersonId>, BTreeSet<HouseholdId>)> {
    let mut open = (BTreeSet::new(), BTreeSet::new());
    for part in persons.chunks(IDS_A_STATEMENT) {
        let ids: BTreeSet<Uuid> = part.iter().map(|id| id.uuid()).collect();
        let select = look.select_among::<person::Entity>(person::Column::Id, ids);
        let rows = look.all(uncovered(look, select)).await?;
        let homes = rows.iter().map(|row| row.household_id).collect();
        let homes = visible_households(look, homes).await?;
        let seen = rows.into_iter().filter(|row| homes.contains(&row.household_id));
        open.0.extend(seen.map(|row| PersonId::from(row.id)));
    }
    for part in households.chunks(IDS_A_STATEMENT) {
        let ids: BTreeSet<Uuid> = part.iter().map(|id| id.uuid()).collect();
        let mut seen = visible_households(look, ids).await?;
        let members =
            look.select_among::<person::Entity>(person::Column::HouseholdId, seen.clone());
        let all = look.all(members.clone()).await?;
        let shown: BTreeSet<Uuid> =
            look.all(uncovered(look, members)).await?.into_iter().map(|row| row.id).collect();
        for row in all.into_iter().filter(|row| !shown.contains(&row.id)) {
            seen.remove(&row.household_id);
        }
        open.1.extend(seen.into_iter().map(HouseholdId::from));
    }
    Ok(open)
}

/// Persons under no protection, or under one whose circle the user belongs to.
fn uncovered(look: &impl Look, select: Select<person::Entity>) -> Select<person::Entity> {
    match look.authority().user() {
        Some(user) => select.filter(within_circle(look, person::Column::ProtectionId, user.uuid())),
        None => select,
    }
}

/// For other contexts: the household that a person lives in; `None` when the person is out of reach or lives in none any more.
///
/// # Errors
/// [`database::Error`].
pub async fn household_lived_in(
    look: &impl Look,
    id: PersonId,
) -> database::Result<Option<HouseholdId>> {
    let select = persons_among(look, BTreeSet::from([id.uuid()]));
    let found = look.all(select.filter(person::Column::EndedOn.is_null())).await?;
    Ok(found.into_iter().next().map(|row| row.household_id.into()))
}

/// Whether a household may be seen from within a write transaction of another context.
///
/// # Errors
/// [`database::Error`].
pub async fn is_household_within_reach(tx: &Tx, id: HouseholdId) -> database::Result<bool> {
    Ok(!visible_households(tx, BTreeSet::from([id.uuid()])).await?.is_empty())
}

/// Whether a person may be seen from within a write transaction of another context.
///
/// # Errors
/// [`database::Error`].
pub async fn is_person_within_reach(tx: &Tx, id: PersonId) -> database::Result<bool> {
    Ok(!visible_persons(tx, BTreeSet::from([id.uuid()])).await?.is_empty())
}

#[cfg(test)]
mod tests {
    /// A look that selects households or persons by itself would forget protection and relatives.
    #[test]
    fn no_other_place_selects_households_or_persons() {
        let store = concat!(env!("CARGO_MANIFEST_DIR"), "/src/store");
        let mut read = 0;
        for entry in std::fs::read_dir(store).unwrap() {
            let path = entry.unwrap().path();
            let text = std::fs::read_to_string(&path).unwrap();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            read += 1;
            if name == "reach.rs" {
                continue;
            }
            let own = matches!(name.as_str(), "household.rs" | "list.rs" | "person.rs");
            let mut ways = vec!["select::<household::Entity>", "select::<person::Entity>"];
            ways.extend(["select_among::<household::Entity", "select_among::<person::Entity"]);
            ways.extend(["select_after::<household::Entity", "select_after::<person::Entity"]);
            ways.extend(["values::<household::Entity", "values::<person::Entity"]);
            if own {
                ways.extend(["select::<Entity>", "select_among::<Entity", "values::<Entity"]);
                ways.push("select_after::<Entity");
            }
            for way in ways {
                assert!(!text.contains(way), "{name} selects past the reach: {way}");
            }
        }
        assert!(read > 8, "{read} files were read");
    }
}
