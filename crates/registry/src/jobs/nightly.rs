//! Every night persons who were entered twice are looked for in every municipality.

use std::collections::BTreeSet;

use database::{Authority, JobFault, JobKind, JobRun, Nightly, Tenancy};
use identity::{MunicipalityState, list_municipalities};
use kernel::UnitCode;

use super::FIND_DUPLICATES;
use crate::store::roster::count_rosters;

const NIGHTLY: Nightly = Nightly {
    name: "registry.find_duplicates_nightly",
    asks_for: FIND_DUPLICATES,
    audit: "ask_find_duplicates",
};

/// The kind of job that asks for a search of every municipality, once a day.
pub(crate) fn nightly() -> JobKind {
    JobKind::nightly(NIGHTLY, lived_in_municipalities)
}

/// For jobs over the installation, also of other contexts: the open municipalities with households.
///
/// # Errors
/// [`JobFault`] when the database refuses.
pub async fn lived_in_municipalities(run: JobRun) -> Result<BTreeSet<UnitCode>, JobFault> {
    let mut units = BTreeSet::new();
    for one in list_municipalities(&run.authority, &run.database).await? {
        if one.state != MunicipalityState::Open {
            continue;
        }
        let here = Tenancy::One(one.code.clone());
        let authority = Authority::of_program(run.authority.name(), here);
        let tx = run.database.begin(&authority).await?;
        if count_rosters(&tx).await? > 0 {
            units.insert(one.code);
        }
    }
    Ok(units)
}
