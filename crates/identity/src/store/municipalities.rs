//! Municipalities of the installation.

use database::{
    Reader, Result, Tx,
    sea_orm::{ActiveValue::Set, ColumnTrait as _, QueryFilter as _, QueryOrder as _},
};
use kernel::UnitCode;

use super::{
    read,
    tables::municipality::{ActiveModel, Column, Entity, Model},
};
use crate::municipality::{GRACE, Municipality, MunicipalityState};

fn municipality_of(row: Model) -> Result<Municipality> {
    Ok(Municipality {
        code: read("municipality", "code", &row.code)?,
        state: read("municipality", "state", &row.state)?,
        name: row.name,
        opened_at: row.opened_at,
        delete_after: row.delete_after,
    })
}

/// For other contexts: all municipalities of the installation, by name.
///
/// # Errors
/// [`database::Error`].
pub async fn list(reader: &Reader) -> Result<Vec<Municipality>> {
    let select = reader.select::<Entity>().order_by_asc(Column::Name);
    reader.all(select).await?.into_iter().map(municipality_of).collect()
}

/// For other contexts: one by its code.
///
/// # Errors
/// [`database::Error`].
pub async fn find(tx: &Tx, code: &UnitCode) -> Result<Option<Municipality>> {
    let select = tx.select::<Entity>().filter(Column::Code.eq(code.as_str()));
    tx.one(select).await?.map(municipality_of).transpose()
}

/// A new one.
pub(crate) async fn insert(tx: &mut Tx, code: &UnitCode, name: &str) -> Result<()> {
    let row = ActiveModel {
        code: Set(code.as_str().to_owned()),
        name: Set(name.to_owned()),
        state: Set(MunicipalityState::Open.name().to_owned()),
        opened_at: Set(tx.now()),
        closing_at: Set(None),
        delete_after: Set(None),
        closed_at: Set(None),
    };
    tx.insert::<Entity, _>(row).await
}

/// It leaves, or stays after all.
pub(crate) async fn set_closing(tx: &mut Tx, code: &UnitCode, is_closing: bool) -> Result<()> {
    let now = tx.now();
    let state = if is_closing { MunicipalityState::Closing } else { MunicipalityState::Open };
    let row = ActiveModel {
        code: Set(code.as_str().to_owned()),
        state: Set(state.name().to_owned()),
        closing_at: Set(is_closing.then_some(now)),
        delete_after: Set(is_closing.then_some(now + GRACE)),
        ..Default::default()
    };
    tx.update::<Entity, _>(row).await
}

/// Its data are gone.
pub(crate) async fn set_closed(tx: &mut Tx, code: &UnitCode) -> Result<()> {
    let row = ActiveModel {
        code: Set(code.as_str().to_owned()),
        state: Set(MunicipalityState::Closed.name().to_owned()),
        closed_at: Set(Some(tx.now())),
        ..Default::default()
    };
    tx.update::<Entity, _>(row).await
}
