//! A municipality beside others: neighbours, district, region, republic, development group, similar municipalities.
//!
//! Only like things meet: one indicator of one version, one period, one origin. A rank needs five others and no hidden
//! value. Rates of larger territories are computed from counts or not at all; the median of units is called so. What
//! cannot be compared says why. Pure: figures and runs come from the caller.

mod chance;
mod compare;
mod model;
mod peers;
mod set;
mod side;
mod values;

pub use compare::{Asked, compare};
pub use model::{
    Absent, Against, Comparison, Covariate, Funnel, Group, How, MIN_COMPARATORS, NoChance, NoPeers,
    NotCompared, NotRanked, Other, PeerUnit, Peers, Shrinkage, Standing, Trait, Whom,
};
pub use values::{Column, Counts, Entry, Origin, Values};
