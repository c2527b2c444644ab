//! Mappings that the municipality keeps under a name.

use database::{
    Reader, Result, Tx,
    sea_orm::{
        ActiveValue::{Set, Unchanged},
        ColumnTrait as _, QueryFilter as _, QueryOrder as _,
    },
};
use uuid::Uuid;

use super::entities::import_mapping::{ActiveModel, Column, Entity, Model};
use crate::import::{KeptMapping, MappingId};

/// All of the municipality, by name.
pub(crate) async fn list(reader: &Reader) -> Result<Vec<KeptMapping>> {
    let rows = reader.all(reader.select::<Entity>().order_by_asc(Column::Name)).await?;
    Ok(rows.into_iter().map(read).collect())
}

/// Keeps a mapping, in place of one of the same name.
pub(crate) async fn keep(tx: &mut Tx, name: &str, text: &str) -> Result<()> {
    let known = tx.one(tx.select::<Entity>().filter(Column::Name.eq(name))).await?;
    let row = ActiveModel {
        text: Set(text.to_owned()),
        changed_at: Set(tx.now()),
        changed_by: Set(tx.authority().user().map(Uuid::from)),
        ..Default::default()
    };
    if let Some(known) = known {
        return tx.update::<Entity, _>(ActiveModel { id: Unchanged(known.id), ..row }).await;
    }
    let row = ActiveModel { id: Set(tx.new_id()?), name: Set(name.to_owned()), ..row };
    tx.insert::<Entity, _>(row).await
}

/// Removes one; whether there was one.
pub(crate) async fn remove(tx: &mut Tx, id: MappingId) -> Result<bool> {
    let delete = tx.delete_many::<Entity>().filter(Column::Id.eq(id.uuid()));
    Ok(tx.exec_delete(delete).await? > 0)
}

fn read(row: Model) -> KeptMapping {
    KeptMapping { id: row.id.into(), name: row.name, text: row.text, changed_at: row.changed_at }
}
