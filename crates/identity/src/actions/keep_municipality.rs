//! Municipalities: setting one up, and the way out.

use database::{Audit, Authority, Database, Tenancy};
use kernel::{Permit, UnitCode};

use super::Refused;
use crate::{
    municipality::{Municipality, MunicipalityState},
    permissions::KeepMunicipalities,
    store::{municipalities, sessions},
    user::Refusal,
};

/// Municipalities of the installation, by name.
///
/// # Errors
/// [`database::Error`].
pub async fn list_municipalities(
    authority: &Authority,
    database: &Database,
) -> database::Result<Vec<Municipality>> {
    municipalities::list(&database.read(authority).await?).await
}

/// Sets a municipality up under its code and name (Serbian, Latin script). The command line does it without a permit.
///
/// # Errors
/// [`Refused::Database`] with `Duplicate` when it is there already.
pub async fn set_up_municipality(
    authority: &Authority,
    database: &Database,
    code: &UnitCode,
    name: &str,
) -> Result<(), Refused> {
    if authority.scope().tenancy() != &Tenancy::All {
        return Err(Refused::NotFound);
    }
    let mut tx = database.begin(authority).await?;
    municipalities::insert(&mut tx, code, name).await?;
    tx.commit(Audit::of("set_up_municipality").fields(["code", "name"])).await?;
    Ok(())
}

/// A municipality leaves: all its sessions end now, its data are deleted after the grace.
///
/// # Errors
/// [`Refused::NotFound`], [`Refused::Rule`] when it is leaving already, [`Refused::Database`].
pub async fn close_municipality(
    permit: &Permit<KeepMunicipalities>,
    database: &Database,
    code: &UnitCode,
) -> Result<(), Refused> {
    change(permit, database, code, MunicipalityState::Open).await
}

/// A municipality that is leaving stays after all.
///
/// # Errors
/// [`Refused::NotFound`], [`Refused::Rule`] when it is not leaving, [`Refused::Database`].
pub async fn reopen_municipality(
    permit: &Permit<KeepMunicipalities>,
    database: &Database,
    code: &UnitCode,
) -> Result<(), Refused> {
    change(permit, database, code, MunicipalityState::Closing).await
}

async fn change(
    permit: &Permit<KeepMunicipalities>,
    database: &Database,
    code: &UnitCode,
    from: MunicipalityState,
) -> Result<(), Refused> {
    let mut tx = database.begin(permit).await?;
    let municipality = municipalities::find(&tx, code).await?.ok_or(Refused::NotFound)?;
    if municipality.state != from {
        return Err(Refusal::Nothing.into());
    }
    let is_closing = from == MunicipalityState::Open;
    municipalities::set_closing(&mut tx, code, is_closing).await?;
    let action = if is_closing { "close_municipality" } else { "reopen_municipality" };
    if is_closing {
        sessions::end_all_in(&mut tx, code).await?;
    }
    tx.commit(Audit::of(action).fields(["state"])).await?;
    Ok(())
}
