//! Which household and person of the registry those of a source are, by keyed hashes of their ids.

use std::collections::{BTreeMap, BTreeSet};

use database::{
    Look, Result, Tx,
    sea_orm::{ActiveValue::Set, ColumnTrait as _, QueryFilter as _, sea_query::Expr},
};
use kernel::{HouseholdId, PersonId};
use registry::Entered;
use uuid::Uuid;

use super::entities::{import_household, import_person};
use crate::{
    import::ImportId,
    incoming::Incoming,
    plan::{HouseholdLink, Keyed, PersonLink},
};

/// Ids in one statement.
const IDS_A_STATEMENT: usize = 500;

/// Keys and digests of a household of the file.
pub(crate) fn keyed(look: &impl Look, source: &str, one: &Incoming) -> Result<Keyed> {
    let hash = |column, text: &str| look.lookup_hash(column, text);
    let digest = |bytes: &[u8; 32]| hash("import.digest", &hex(bytes));
    let household = format!("{source}\0{}", one.id);
    let persons = one.persons.iter().map(|person| {
        let key = format!("{household}\0{}", person.key);
        Ok((hash("import_person.key", &key)?, digest(&person.digest)?))
    });
    Ok(Keyed {
        key: hash("import_household.key", &household)?,
        digest: digest(&one.digest)?,
        persons: persons.collect::<Result<_>>()?,
    })
}

fn hex(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(2 * bytes.len());
    for byte in bytes {
        text.extend(
            [byte >> 4, byte & 15].map(|half| char::from_digit(half.into(), 16).unwrap_or('0')),
        );
    }
    text
}

/// All households that imports of a source brought, by their keys, with their rows' ids.
pub(crate) async fn of_source(
    look: &impl Look,
    source: &str,
) -> Result<BTreeMap<Vec<u8>, (Uuid, HouseholdLink)>> {
    let select = look.select::<import_household::Entity>();
    let rows = look.all(select.filter(import_household::Column::Source.eq(source))).await?;
    let mut persons: BTreeMap<Uuid, BTreeMap<Vec<u8>, PersonLink>> = BTreeMap::new();
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    for part in ids.chunks(IDS_A_STATEMENT) {
        let ids: BTreeSet<Uuid> = part.iter().copied().collect();
        let column = import_person::Column::ImportHouseholdId;
        for row in look.all(look.select_among::<import_person::Entity>(column, ids)).await? {
            let link = PersonLink { person: row.person_id.into(), digest: row.digest };
            persons.entry(row.import_household_id).or_default().insert(row.key, link);
        }
    }
    let link = |row: import_household::Model| {
        let link = HouseholdLink {
            household: row.household_id.into(),
            digest: row.digest,
            persons: persons.remove(&row.id).unwrap_or_default(),
        };
        (row.key, (row.id, link))
    };
    Ok(rows.into_iter().map(link).collect())
}

/// What an import writes of a household that it brings.
#[derive(Debug)]
pub(crate) struct NewLink<'a> {
    pub(crate) keyed: &'a Keyed,
    pub(crate) household: HouseholdId,
    /// The persons, in the order of the file.
    pub(crate) persons: Vec<PersonId>,
    /// Whether the import entered them, or the registry knew them.
    pub(crate) is_entered: bool,
}

/// Writes links of households that are brought for the first time.
pub(crate) async fn write(
    tx: &mut Tx,
    (import, source): (ImportId, &str),
    links: &[NewLink<'_>],
) -> Result<()> {
    let mut households = Vec::with_capacity(links.len());
    let mut persons = Vec::new();
    for link in links {
        let id: Uuid = tx.new_id()?;
        households.push(import_household::ActiveModel {
            id: Set(id),
            source: Set(source.to_owned()),
            key: Set(link.keyed.key.clone()),
            digest: Set(Some(link.keyed.digest.clone())),
            household_id: Set(link.household.uuid()),
            import_id: Set(import.uuid()),
            is_entered: Set(link.is_entered),
            last_import_id: Set(import.uuid()),
            ..Default::default()
        });
        for (keyed, person) in link.keyed.persons.iter().zip(&link.persons) {
            persons.push(person_row(tx, import, id, keyed, (*person, link.is_entered))?);
        }
    }
    tx.insert_many::<import_household::Entity, _>(households).await?;
    tx.insert_many::<import_person::Entity, _>(persons).await
}

fn person_row(
    tx: &Tx,
    import: ImportId,
    household: Uuid,
    (key, digest): &(Vec<u8>, Vec<u8>),
    (person, is_entered): (PersonId, bool),
) -> Result<import_person::ActiveModel> {
    Ok(import_person::ActiveModel {
        id: Set(tx.new_id()?),
        import_household_id: Set(household),
        key: Set(key.clone()),
        digest: Set(Some(digest.clone())),
        person_id: Set(person.uuid()),
        import_id: Set(import.uuid()),
        is_entered: Set(is_entered),
        last_import_id: Set(import.uuid()),
        ..Default::default()
    })
}

/// What an import writes of a household that was brought before.
#[derive(Debug)]
pub(crate) struct ChangedLink<'a> {
    /// The row of the household.
    pub(crate) row: Uuid,
    pub(crate) keyed: &'a Keyed,
    pub(crate) is_changed: bool,
    /// The places of persons whose answers were recorded again.
    pub(crate) changed: Vec<usize>,
    /// Places and ids of persons who joined.
    pub(crate) joined: Vec<(usize, PersonId)>,
}

/// Writes what changed of a household that was brought before.
pub(crate) async fn change(tx: &mut Tx, import: ImportId, link: &ChangedLink<'_>) -> Result<()> {
    if link.is_changed {
        let update = tx
            .update_many::<import_household::Entity>()
            .filter(import_household::Column::Id.eq(link.row))
            .col_expr(import_household::Column::Digest, Expr::value(link.keyed.digest.clone()))
            .col_expr(import_household::Column::LastImportId, Expr::value(import.uuid()));
        tx.exec_update(update).await?;
    }
    for place in &link.changed {
        let Some((key, digest)) = link.keyed.persons.get(*place) else { continue };
        let update = tx
            .update_many::<import_person::Entity>()
            .filter(import_person::Column::ImportHouseholdId.eq(link.row))
            .filter(import_person::Column::Key.eq(key.clone()))
            .col_expr(import_person::Column::Digest, Expr::value(digest.clone()))
            .col_expr(import_person::Column::LastImportId, Expr::value(import.uuid()));
        tx.exec_update(update).await?;
    }
    let mut rows = Vec::new();
    for (place, person) in &link.joined {
        if let Some(keyed) = link.keyed.persons.get(*place) {
            rows.push(person_row(tx, import, link.row, keyed, (*person, true))?);
        }
    }
    tx.insert_many::<import_person::Entity, _>(rows).await
}

/// What an import entered: whole households with their members, and members who joined households that were there before.
#[derive(Debug, Default)]
pub(crate) struct Brought {
    /// Households that the import entered.
    pub(crate) households: Vec<Entered>,
    /// Members that the import entered in households of earlier ones.
    pub(crate) members: Vec<Entered>,
}

/// The imports that brought a person or something about that person.
pub(crate) async fn imports_of(look: &impl Look, person: PersonId) -> Result<BTreeSet<ImportId>> {
    let select = look.select_among::<import_person::Entity>(
        import_person::Column::PersonId,
        BTreeSet::from([person.uuid()]),
    );
    let rows = look.all(select).await?;
    let ids = rows.into_iter().flat_map(|row| [row.import_id, row.last_import_id]);
    Ok(ids.map(ImportId::from).collect())
}

/// The imports that brought households, each with which.
pub(crate) async fn imports_of_households(
    look: &impl Look,
    households: &[HouseholdId],
) -> Result<BTreeSet<(ImportId, HouseholdId)>> {
    let ids = households.iter().map(|id| id.uuid()).collect();
    let column = import_household::Column::HouseholdId;
    let rows = look.all(look.select_among::<import_household::Entity>(column, ids)).await?;
    let pairs = rows.into_iter().flat_map(|row| {
        let household = HouseholdId::from(row.household_id);
        [row.import_id, row.last_import_id].map(|id| (ImportId::from(id), household))
    });
    Ok(pairs.collect())
}

/// What an import entered.
pub(crate) async fn brought_by(tx: &Tx, import: ImportId) -> Result<Brought> {
    use import_household::Column as Of;
    let select = tx.select::<import_household::Entity>().filter(Of::ImportId.eq(import.uuid()));
    let rows = tx.all(select.filter(Of::IsEntered.eq(true))).await?;
    let homes: BTreeMap<Uuid, HouseholdId> =
        rows.iter().map(|row| (row.id, row.household_id.into())).collect();
    let mut members: BTreeMap<HouseholdId, Vec<PersonId>> = BTreeMap::new();
    let mut joined: BTreeMap<Uuid, Vec<PersonId>> = BTreeMap::new();
    let ids: Vec<Uuid> = homes.keys().copied().collect();
    for part in ids.chunks(IDS_A_STATEMENT) {
        let column = import_person::Column::ImportHouseholdId;
        let select = tx.select_among::<import_person::Entity, _>(column, part.iter().copied());
        for row in tx.all(select).await? {
            let Some(home) = homes.get(&row.import_household_id) else { continue };
            members.entry(*home).or_default().push(row.person_id.into());
        }
    }
    let select = tx
        .select::<import_person::Entity>()
        .filter(import_person::Column::ImportId.eq(import.uuid()))
        .filter(import_person::Column::IsEntered.eq(true));
    for row in tx.all(select).await? {
        if !homes.contains_key(&row.import_household_id) {
            joined.entry(row.import_household_id).or_default().push(row.person_id.into());
        }
    }
    let mut brought = Brought::default();
    for household in homes.into_values() {
        let members = members.remove(&household).unwrap_or_default();
        brought.households.push(Entered { household, members });
    }
    for (row, members) in joined {
        let select = tx.select::<import_household::Entity>().filter(Of::Id.eq(row));
        let Some(home) = tx.one(select).await? else { continue };
        brought.members.push(Entered { household: home.household_id.into(), members });
    }
    Ok(brought)
}

/// Forgets the links of households that go.
pub(crate) async fn forget(tx: &mut Tx, households: &[HouseholdId]) -> Result<()> {
    for part in households.chunks(IDS_A_STATEMENT) {
        let ids = part.iter().map(|id| id.uuid());
        let select = tx.select_among::<import_household::Entity, _>(
            import_household::Column::HouseholdId,
            ids,
        );
        let rows: Vec<Uuid> = tx.all(select).await?.into_iter().map(|row| row.id).collect();
        let persons = tx.delete_many::<import_person::Entity>();
        let of = import_person::Column::ImportHouseholdId.is_in(rows.iter().copied());
        tx.exec_delete(persons.filter(of)).await?;
        let links = tx.delete_many::<import_household::Entity>();
        tx.exec_delete(links.filter(import_household::Column::Id.is_in(rows))).await?;
    }
    Ok(())
}

/// Forgets the links of persons who go.
pub(crate) async fn forget_persons(tx: &mut Tx, persons: &[PersonId]) -> Result<()> {
    for part in persons.chunks(IDS_A_STATEMENT) {
        let delete = tx.delete_many::<import_person::Entity>();
        let of = import_person::Column::PersonId.is_in(part.iter().map(|id| id.uuid()));
        tx.exec_delete(delete.filter(of)).await?;
    }
    Ok(())
}

/// After an import was taken back: households and persons that it only found are as if it had not, and of those that it changed
/// nobody knows any more what the file said, so that the next import compares.
pub(crate) async fn take_back(tx: &mut Tx, import: ImportId) -> Result<()> {
    let mine = import_person::Column::ImportId.eq(import.uuid());
    let found = tx.delete_many::<import_person::Entity>();
    let found = found.filter(mine).filter(import_person::Column::IsEntered.eq(false));
    tx.exec_delete(found).await?;
    let mine = import_household::Column::ImportId.eq(import.uuid());
    let found = tx.delete_many::<import_household::Entity>();
    let found = found.filter(mine).filter(import_household::Column::IsEntered.eq(false));
    tx.exec_delete(found).await?;
    let changed = tx
        .update_many::<import_person::Entity>()
        .filter(import_person::Column::LastImportId.eq(import.uuid()))
        .col_expr(import_person::Column::Digest, Expr::value(None::<Vec<u8>>))
        .col_expr(import_person::Column::LastImportId, Expr::col(import_person::Column::ImportId));
    tx.exec_update(changed).await?;
    let changed = tx
        .update_many::<import_household::Entity>()
        .filter(import_household::Column::LastImportId.eq(import.uuid()))
        .col_expr(import_household::Column::Digest, Expr::value(None::<Vec<u8>>))
        .col_expr(
            import_household::Column::LastImportId,
            Expr::col(import_household::Column::ImportId),
        );
    tx.exec_update(changed).await?;
    Ok(())
}
