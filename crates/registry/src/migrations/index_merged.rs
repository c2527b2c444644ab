//! Households by the one that goes on in their place: asked of every household whose facts are read.

use database::Steps;

use super::described::index;

pub(super) fn up(steps: &mut Steps) {
    index(steps, "household", &["merged_into"]);
}
