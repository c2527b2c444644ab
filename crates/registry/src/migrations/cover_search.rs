//! Searching reads indexes only: each holds everything that a search asks of a term.

use database::{
    Steps,
    sea_orm::sea_query::{Alias, Index},
};

pub(super) fn up(steps: &mut Steps) {
    steps.drop_index(
        &Index::drop().name("search_term_household_id").table(Alias::new("search_term")).to_owned(),
    );
    cover(steps, "search_term_found", &["tenant", "term", "owner", "household_id"]);
    cover(steps, "search_term_household_id", &["household_id", "term", "owner", "tenant"]);
}

fn cover(steps: &mut Steps, name: &str, columns: &[&str]) {
    let mut index = Index::create().name(name).table(Alias::new("search_term")).to_owned();
    for column in columns {
        index.col(Alias::new(*column));
    }
    steps.index(&index);
}
