//! Files that are for few.

use database::{Steps, sea_orm::sea_query::ColumnDef};

use super::described::add;

pub(super) fn up(steps: &mut Steps) {
    let flag = |column: &mut ColumnDef| column.boolean().not_null().default(false);
    add(steps, "attachment", "is_restricted", flag);
}
