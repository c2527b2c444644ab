//! Files that are for few.

use database::Steps;

use super::described::add;

pub(super) fn up(steps: &mut Steps) {
    add(steps, "attachment", "is_restricted", |column| column.boolean().not_null().default(false));
}
