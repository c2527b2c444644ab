//! What a person agreed to, refused or withdrew: seen and recorded.

use database::{Audit, Database};
use kernel::{Permit, PersonId};

use super::{Refused, names, person_row};
use crate::{
    consent::{ConsentData, Purpose},
    membership::check_day,
    permissions::RecordConsent,
    store::{consent, person, standing},
    view::KeptConsent,
};

/// What a person has said.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Consents {
    /// All answers in the order of recording, in all records of the person that are within reach.
    pub all: Vec<KeptConsent>,
    /// The word that holds, for each purpose about which something was said.
    pub words: Vec<ConsentData>,
}

/// What a person has said in all records; `None` when there is no such person within reach.
///
/// # Errors
/// [`database::Error`].
pub async fn list_consents(
    permit: &Permit<RecordConsent>,
    database: &Database,
    person: PersonId,
) -> database::Result<Option<Consents>> {
    let look = Audit::of("view_consents").about("person", person);
    let reader = database.read_personal(permit, look).await?;
    if person::find(&reader, person).await?.is_none() {
        return Ok(None);
    }
    let mut all = consent::of_all_records(&reader, person).await?;
    let names = names(&reader, all.iter().map(|one| one.recorded_by).collect()).await?;
    for one in &mut all {
        one.recorder = one.recorded_by.and_then(|user| names.get(&user).cloned());
    }
    let said = consent::said_by(&reader, person).await?;
    let words = Purpose::ALL.iter().filter_map(|purpose| said.word(*purpose).cloned());
    Ok(Some(Consents { all, words: words.collect() }))
}

/// Records an answer in the record that stands for the person. A withdrawal works from this moment on.
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
    let person = PersonId::from(standing::standing_of(&tx, person.uuid()).await?);
    consent::insert(&mut tx, person, data).await?;
    tx.commit(Audit::of("record_consent").about("person", person).fields([data.purpose.name()]))
        .await?;
    Ok(())
}
