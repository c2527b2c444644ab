//! As of when a municipality is assessed, and the sets of parameters that were used.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use database::{
    Look, Reader, Tx,
    sea_orm::{ActiveValue::Set, ColumnTrait as _, QueryFilter as _},
};
use uuid::Uuid;

use super::entities::{assessment_reference, parameter_set};
use crate::{kept_result::ParameterSet, rule_book::Reference};

/// What was chosen: date and year, each none for the default.
pub(crate) type Chosen = (Option<NaiveDate>, Option<i32>);

/// As of when the municipality is assessed.
pub(crate) async fn reference(look: &impl Look) -> database::Result<Reference> {
    let rows = look.all(look.select::<assessment_reference::Entity>()).await?;
    let today = look.now().date_naive();
    let chosen = rows.first();
    Ok(Reference::of(
        chosen.and_then(|row| row.reference_date),
        chosen.and_then(|row| row.income_year),
        today,
    ))
}

/// What was chosen for the municipality; nothing when nobody chose.
pub(crate) async fn chosen(reader: &Reader) -> database::Result<Chosen> {
    let row = reader.one(reader.select::<assessment_reference::Entity>()).await?;
    Ok(row.map(|row| (row.reference_date, row.income_year)).unwrap_or_default())
}

/// Chooses as of when the municipality is assessed.
pub(crate) async fn choose(tx: &mut Tx, (date, year): Chosen) -> database::Result<()> {
    let delete = tx.delete_many::<assessment_reference::Entity>();
    tx.exec_delete(delete).await?;
    let row = assessment_reference::ActiveModel {
        reference_date: Set(date),
        income_year: Set(year),
        chosen_at: Set(tx.now()),
        chosen_by: Set(tx.authority().user().map(Uuid::from)),
        ..Default::default()
    };
    tx.insert::<assessment_reference::Entity, _>(row).await
}

/// Keeps a set of parameters under its digest, once.
pub(crate) async fn keep_set(tx: &mut Tx, digest: &str, contents: &str) -> database::Result<()> {
    let select = tx.select::<parameter_set::Entity>();
    let select = select.filter(parameter_set::Column::Digest.eq(digest));
    if tx.one(select).await?.is_some() {
        return Ok(());
    }
    let row = parameter_set::ActiveModel {
        id: Set(tx.new_id()?),
        digest: Set(digest.to_owned()),
        recorded_at: Set(tx.now()),
        contents: Set(contents.to_owned()),
        ..Default::default()
    };
    tx.insert::<parameter_set::Entity, _>(row).await
}

/// The sets of those digests.
pub(crate) async fn sets(
    look: &impl Look,
    digests: impl IntoIterator<Item = String>,
) -> database::Result<BTreeMap<String, ParameterSet>> {
    let select = look.select::<parameter_set::Entity>();
    let select = select.filter(parameter_set::Column::Digest.is_in(digests));
    let rows = look.all(select).await?;
    let read = |row: parameter_set::Model| {
        let set = serde_json::from_str(&row.contents);
        let set = set.map_err(|cause| database::Error::Inconsistent {
            table: "parameter_set",
            column: "contents",
            found: cause.to_string(),
        })?;
        Ok((row.digest, set))
    };
    rows.into_iter().map(read).collect()
}
