//! Files of relatives of those who work here.

use chrono::{DateTime, Utc};
use database::{
    PersonalReader, Tx,
    sea_orm::{
        ActiveValue::{Set, Unchanged},
        ColumnTrait as _, QueryFilter as _, QueryOrder as _,
    },
};
use kernel::{HouseholdId, UserId};
use uuid::Uuid;

use super::{
    entities::{
        relative::{ActiveModel, Column, Entity, Model},
        relative_opening,
    },
    seal,
};

/// Writes that a household is one of a user's relatives.
pub(crate) async fn declare(
    tx: &mut Tx,
    user: UserId,
    household: HouseholdId,
) -> database::Result<Uuid> {
    let id: Uuid = tx.new_id()?;
    let row = ActiveModel {
        id: Set(id),
        user_id: Set(user.uuid()),
        household_id: Set(household.uuid()),
        recorded_at: Set(tx.now()),
        recorded_by: Set(tx.authority().user().map(Uuid::from)),
        ..Default::default()
    };
    tx.insert::<Entity, _>(row).await?;
    Ok(id)
}

/// The declaration of a user about a household.
pub(crate) async fn find_in(
    tx: &Tx,
    user: UserId,
    household: HouseholdId,
) -> database::Result<Option<Model>> {
    let select = tx.select::<Entity>().filter(Column::UserId.eq(user.uuid()));
    let select = select.filter(Column::HouseholdId.eq(household.uuid()));
    tx.one(select.filter(Column::EndedAt.is_null())).await
}

/// The same for reading.
pub(crate) async fn find(
    reader: &PersonalReader,
    user: UserId,
    household: HouseholdId,
) -> database::Result<Option<Model>> {
    let select = reader.select::<Entity>().filter(Column::UserId.eq(user.uuid()));
    let select = select.filter(Column::HouseholdId.eq(household.uuid()));
    reader.one(select.filter(Column::EndedAt.is_null())).await
}

/// One declaration.
pub(crate) async fn by_id(tx: &Tx, id: Uuid) -> database::Result<Option<Model>> {
    let select = tx.select::<Entity>().filter(Column::Id.eq(id));
    tx.one(select.filter(Column::EndedAt.is_null())).await
}

/// The declarations that hold: of a user, or of all.
pub(crate) async fn list(
    reader: &PersonalReader,
    user: Option<UserId>,
) -> database::Result<Vec<Model>> {
    let mut select = reader.select::<Entity>().filter(Column::EndedAt.is_null());
    if let Some(user) = user {
        select = select.filter(Column::UserId.eq(user.uuid()));
    }
    reader.all(select.order_by_desc(Column::RecordedAt).order_by_asc(Column::Id)).await
}

/// Opens a file until a moment, with why.
pub(crate) async fn open(
    tx: &mut Tx,
    declared: &Model,
    until: DateTime<Utc>,
    reason: &str,
) -> database::Result<()> {
    let id: Uuid = tx.new_id()?;
    let place = seal::opening_reason(id);
    let sealed = tx.seal(declared.household_id, &place, reason.as_bytes()).await?;
    let row = relative_opening::ActiveModel {
        id: Set(id),
        relative_id: Set(declared.id),
        reason: Set(sealed),
        recorded_at: Set(tx.now()),
        recorded_by: Set(tx.authority().user().map(Uuid::from)),
        ..Default::default()
    };
    tx.insert::<relative_opening::Entity, _>(row).await?;
    let row = ActiveModel {
        id: Unchanged(declared.id),
        opened_until: Set(Some(until)),
        ..Default::default()
    };
    tx.update::<Entity, _>(row).await
}

/// Why files were opened, the last first: declaration, reason, when.
pub(crate) async fn openings(
    reader: &PersonalReader,
    declared: &[Model],
) -> database::Result<Vec<(Uuid, String, DateTime<Utc>)>> {
    let ids = declared.iter().map(|row| row.id);
    let column = relative_opening::Column::RelativeId;
    let select = reader.select::<relative_opening::Entity>().filter(column.is_in(ids));
    let rows = reader.all(select.order_by_desc(relative_opening::Column::RecordedAt)).await?;
    let subjects: Vec<Uuid> = declared.iter().map(|row| row.household_id).collect();
    let keys = reader.keys_of(&subjects).await?;
    let mut found = Vec::with_capacity(rows.len());
    for row in rows {
        let Some(of) = declared.iter().find(|one| one.id == row.relative_id) else { continue };
        let place = seal::opening_reason(row.id);
        match keys.open_text(of.household_id, &place, &row.reason) {
            Ok(reason) => found.push((of.id, reason, row.recorded_at)),
            Err(database::Error::Erased) => {}
            Err(other) => return Err(other),
        }
    }
    Ok(found)
}

/// Ends a declaration.
pub(crate) async fn end(tx: &mut Tx, id: Uuid) -> database::Result<()> {
    let row = ActiveModel {
        id: Unchanged(id),
        ended_at: Set(Some(tx.now())),
        ended_by: Set(tx.authority().user().map(Uuid::from)),
        ..Default::default()
    };
    tx.update::<Entity, _>(row).await
}

/// A relative who moves is still a relative: whoever declared the old household has declared the new one. The declarations that this made.
pub(crate) async fn follow(
    tx: &mut Tx,
    from: HouseholdId,
    to: HouseholdId,
) -> database::Result<Vec<Uuid>> {
    let select = tx.select::<Entity>().filter(Column::HouseholdId.eq(from.uuid()));
    let declared = tx.all(select.filter(Column::EndedAt.is_null())).await?;
    let mut made = Vec::new();
    for one in declared {
        let user = UserId::from(one.user_id);
        if from != to && find_in(tx, user, to).await?.is_none() {
            made.push(declare(tx, user, to).await?);
        }
    }
    Ok(made)
}
