//! The rules in the order in which they build on each other.
//!
//! One file a rule: pure functions over typed inputs, and an adapter that reads them from a household.

mod absolute;
mod arop;
mod arope;
mod care;
mod child_deprivation;
mod deprivation;
mod documents;
mod dwelling;
mod education;
mod equivalence;
mod families;
mod global_mpi;
mod health;
mod household_type;
mod housing_cost;
mod income;
mod labour;
mod local_mpi;
mod members;
mod mpi;
mod nsp;
mod nsp_families;
mod rooms;
mod services;
mod work_intensity;

use crate::case::Case;

pub use arop::{gap, is_below};
pub use arope::arope;
pub use deprivation::child_lacks;
pub use dwelling::severe_housing_deprivation;
pub use equivalence::equivalence_size;
pub(crate) use families::families_of;
pub use families::{Ties, families};
pub use household_type::household_type;
pub use housing_cost::cost_share;
pub use labour::is_months_before;
pub use members::{age_band, age_group, completed_years};
pub use mpi::{Deprived, weigh};
pub use nsp::{NspAmounts, theoretical_amount};
pub use nsp_families::{FamilyMeans, NspHousehold, Screened, screen};
pub use rooms::{Sleepers, required_rooms};
pub use work_intensity::{WorkYear, band};

/// What a rule reads and produces, for explanations and provenance.
#[derive(Debug)]
pub struct Rule {
    /// Its code.
    pub code: &'static str,
    /// Raised when the same facts may give another result.
    pub version: u32,
    /// Whether a member's result rests on the answers of all members.
    pub whole_household: bool,
    /// Derived variables that it produces.
    pub outputs: &'static [&'static str],
    /// Variables that it reads, asked and derived.
    pub inputs: &'static [&'static str],
    /// Parameters that it uses.
    pub parameters: &'static [&'static str],
    pub(crate) derive: fn(&mut Case<'_>),
}

/// All rules; later ones read the results of earlier ones.
pub const RULES: &[Rule] = &[
    members::RULE,
    household_type::RULE,
    families::RULE,
    equivalence::RULE,
    income::RULE,
    arop::RULE,
    absolute::RULE,
    nsp::RULE,
    deprivation::RULE,
    child_deprivation::RULE,
    work_intensity::RULE,
    arope::RULE,
    labour::RULE,
    education::RULE,
    health::RULE,
    documents::RULE,
    care::RULE,
    services::RULE,
    housing_cost::RULE,
    rooms::RULE,
    dwelling::RULE,
    local_mpi::RULE,
    global_mpi::RULE,
];
