//! What kind of address a household has, and where on the map it is.

use database::{Steps, sea_orm::sea_query::ColumnDef};

use super::described::add;

pub(super) fn up(steps: &mut Steps) {
    add(steps, "household", "address_kind", ColumnDef::text);
    add(steps, "household", "latitude_e6", ColumnDef::integer);
    add(steps, "household", "longitude_e6", ColumnDef::integer);
}
