//! What a person agreed to, refused or withdrew: seen and recorded.

use database::{Audit, Database};
use kernel::{Permit, PersonId};

use super::{Refused, names, person_row};
use crate::{
    consent::ConsentData,
    membership::check_day,
    permissions::RecordConsent,
    store::{consent, person},
    view::KeptConsent,
};

/// All answers of a person in the order of recording; `None` when there is no such person within reach.
///
/// # Errors
/// [`database::Error`].
pub async fn list_consents(
    permit: &Permit<RecordConsent>,
    database: &Database,
    person: PersonId,
) -> database::Result<Option<Vec<KeptConsent>>> {
    let look = Audit::of("view_consents").about("person", person);
    let reader = database.read_personal(permit, look).await?;
    if person::find(&reader, person).await?.is_none() {
        return Ok(None);
    }
    let mut kept = consent::of_person(&reader, person).await?;
    let names = names(&reader, kept.iter().map(|one| one.recorded_by).collect()).await?;
    for one in &mut kept {
        one.recorder = one.recorded_by.and_then(|user| names.get(&user).cloned());
    }
    Ok(Some(kept))
}

/// Records an answer. A withdrawal works from this moment on.
///
/// # Errors
/// [`Refused::NotFound`], [`Refused::Membership`] for a day to come, [`Refused::Database`]; then nothing is written.
pub async fn record_consent(
    permit: &Permit<RecordConsent>,
    database: &Database,
    person: PersonId,
    data: &ConsentData,
) -> Result<(), Refused> {
    let mut tx = database.begin(permit).await?;
    person_row(&tx, person).await?;
    check_day(data.day, None, tx.now().date_naive())?;
    consent::insert(&mut tx, person, data).await?;
    tx.commit(Audit::of("record_consent").about("person", person).fields([data.purpose.name()]))
        .await?;
    Ok(())
}
