//! The signed sheet of an answer about consent: which of the person's files it is.

use database::{Steps, sea_orm::sea_query::ColumnDef};

use super::described::add;

pub(super) fn up(steps: &mut Steps) {
    add(steps, "consent", "attachment_id", ColumnDef::uuid);
}
