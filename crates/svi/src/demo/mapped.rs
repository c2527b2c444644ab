//! What the mapped households answered, as the table in which the field delivers it, with its mapping.

use super::{
    export::{self, Encoding},
    people::{Household, Round},
    sampling::{Mode, Visit},
    spec,
};

/// Days of field work.
const DAYS: u32 = 40;
/// Of so many interviews, one is broken off.
const BROKEN_OFF: u32 = 40;

/// The table, in the order of `households`, and its mapping as TOML.
pub(crate) fn table(seed: u64, households: &[Household]) -> (Vec<u8>, String) {
    let columns = export::columns_of(false);
    let visits: Vec<Visit> = households.iter().map(visit).collect();
    let encoding = Encoding::Utf8WithMark;
    let text = export::table(seed, &visits, &columns);
    (export::encode(&text, encoding), spec::specification(&columns, encoding, false))
}

fn visit(household: &Household) -> Visit {
    Visit {
        household: household.clone(),
        round: Round::Second,
        mode: Mode::CentreList,
        weight: None,
        probability: None,
        circles: None,
        partial: household.number.is_multiple_of(BROKEN_OFF),
        day: i32::try_from(household.number % DAYS).unwrap_or_default(),
    }
}
