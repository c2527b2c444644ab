//! Going over to another municipality. One is active at a time.

use database::{Audit, Database};
use kernel::{Actor, UnitCode};

use super::Refused;
use crate::{
    secret::Secret,
    state::{own, program},
    store::{recognise, sessions},
};

/// Makes a municipality the active one. The session gets a new secret: a form of the other municipality that is still open
/// in another tab cannot be sent by mistake.
///
/// # Errors
/// [`Refused::NotFound`] when the user is nothing there, [`Refused::Database`].
pub async fn switch_unit(
    database: &Database,
    actor: &Actor,
    unit: &UnitCode,
) -> Result<Secret, Refused> {
    let session = actor.session.ok_or(Refused::NotFound)?;
    let reader = database.read(&program("identity.switch_unit", actor.request.as_deref())).await?;
    let places = recognise::places(&reader, actor.user.uuid()).await?;
    drop(reader);
    if !places.iter().any(|place| place.membership.unit.as_ref() == Some(unit)) {
        return Err(Refused::NotFound);
    }
    let mut tx = database.begin(&own(actor)).await?;
    let secret = sessions::rotate_into(&mut tx, session, unit).await?;
    let entry = Audit::of("switch_municipality").about("user", actor.user);
    tx.commit(entry.fields(["municipality"])).await?;
    Ok(secret)
}
