//! Rules as municipalities set them.

use std::collections::BTreeSet;

use database::{
    Look, Reader, Result, Tx,
    sea_orm::{
        ActiveValue::{Set, Unchanged},
        ColumnTrait as _, QueryFilter as _,
    },
};
use kernel::{UnitCode, UserId};
use uuid::Uuid;

use super::{
    entities::retention_rule::{ActiveModel, Column, Entity, Model},
    inconsistent, known,
};
use crate::{kind::RecordKind, rule::RetentionRule};

const TABLE: &str = "retention_rule";

/// All that were ever set in the municipality.
pub(crate) async fn all(reader: &Reader) -> Result<Vec<RetentionRule>> {
    reader.all(reader.select::<Entity>()).await?.iter().map(read).collect()
}

/// Those that are on, in the order of kinds.
pub(crate) async fn on(tx: &Tx) -> Result<Vec<RetentionRule>> {
    let rows = tx.all(tx.select::<Entity>().filter(Column::IsOn.eq(true))).await?;
    let mut rules: Vec<RetentionRule> = rows.iter().map(read).collect::<Result<_>>()?;
    rules.sort_by_key(|one| one.kind);
    Ok(rules)
}

/// The rule about a kind; `None` when nobody ever set it.
pub(crate) async fn find(look: &impl Look, kind: RecordKind) -> Result<Option<RetentionRule>> {
    let select = look.select::<Entity>().filter(Column::Kind.eq(kind.name()));
    look.all(select).await?.first().map(read).transpose()
}

/// Sets a rule.
pub(crate) async fn set(tx: &mut Tx, kind: RecordKind, is_on: bool, years: u16) -> Result<()> {
    let select = tx.select::<Entity>().filter(Column::Kind.eq(kind.name()));
    let found = tx.one(select).await?;
    let row = ActiveModel {
        is_on: Set(is_on),
        years: Set(i32::from(years)),
        changed_at: Set(tx.now()),
        changed_by: Set(tx.authority().user().map(Uuid::from)),
        ..Default::default()
    };
    if let Some(found) = found {
        return tx.update::<Entity, _>(ActiveModel { id: Unchanged(found.id), ..row }).await;
    }
    let (id, kind) = (Set(tx.new_id()?), Set(kind.name().to_owned()));
    tx.insert::<Entity, _>(ActiveModel { id, kind, ..row }).await
}

/// Of all municipalities of the scope, those with a rule that is on.
pub(crate) async fn municipalities(tx: &Tx) -> Result<BTreeSet<UnitCode>> {
    let rows = tx.all(tx.select::<Entity>().filter(Column::IsOn.eq(true))).await?;
    rows.iter().map(|row| known(TABLE, "tenant", &row.tenant)).collect()
}

fn read(row: &Model) -> Result<RetentionRule> {
    let years = u16::try_from(row.years);
    Ok(RetentionRule {
        kind: known(TABLE, "kind", &row.kind)?,
        is_on: row.is_on,
        years: years.map_err(|_range| inconsistent(TABLE, "years", &row.years.to_string()))?,
        changed_at: row.changed_at,
        changed_by: row.changed_by.map(UserId::from),
        changer: None,
    })
}
