//! What a person agreed to, refused or withdrew: seen and recorded.

use database::{Audit, Database, Tx};
use kernel::{PermissionInfo, Permit, PersonId};

use super::{NewFile, Refused, Whom, changeable, files::Usable, names, person_row};
use crate::{
    consent::{ConsentData, Purpose},
    membership::check_day,
    permissions::{Attach, RecordConsent},
    store::{attachment, consent, person, standing},
    view::{EntryId, KeptConsent},
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
    let sees_files = permit.actor().may(PermissionInfo::of::<Attach>());
    for one in &mut all {
        one.recorder = one.recorded_by.and_then(|user| names.get(&user).cloned());
        if let Some(sheet) = one.sheet.as_mut().filter(|_| !sees_files) {
            sheet.about.clear();
        }
    }
    let said = consent::said_by(&reader, person).await?;
    let words = Purpose::ALL.iter().filter_map(|purpose| said.word(*purpose).cloned());
    Ok(Some(Consents { all, words: words.collect() }))
}

/// The signed sheet that somebody gives with an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GivenSheet {
    /// One of the files that are kept about the person.
    Kept(EntryId),
    /// A file that is kept about the person from now on.
    New(NewFile),
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
    let person = answering(&tx, person, data).await?;
    consent::insert(&mut tx, person, data, None).await?;
    tx.commit(audit(person, data)).await?;
    Ok(())
}

/// The same with the signed sheet: one of the person's files, or a new one that is kept with the answer.
///
/// # Errors
/// As [`record_consent`]; also [`Refused::NotFound`] for a file that is not about the person, [`Refused::FileKind`], and
/// [`Refused::Restricted`] for a new file about somebody whose data may only be kept. Then nothing is written.
pub async fn record_signed_consent(
    (permit, _may_attach): (&Permit<RecordConsent>, &Permit<Attach>),
    database: &Database,
    person: PersonId,
    (data, sheet): (&ConsentData, GivenSheet),
) -> Result<(), Refused> {
    let (given, new) = match sheet {
        GivenSheet::Kept(id) => (Some(id.uuid()), None),
        GivenSheet::New(new) => (None, Some(Usable::of(new)?)),
    };
    let mut tx = database.begin(permit).await?;
    let person = answering(&tx, person, data).await?;
    if let Some(id) = given {
        let records = standing::visible_records_of(&tx, person).await?;
        if !attachment::is_about(&tx, &records, id).await? {
            return Err(Refused::NotFound);
        }
    }
    let kept = match new {
        Some(new) => {
            let about = changeable(&tx, Whom::Person(person)).await?;
            Some(new.keep(&mut tx, about).await?)
        }
        None => given,
    };
    consent::insert(&mut tx, person, data, kept).await?;
    tx.commit(audit(person, data).fields(["attachment"])).await?;
    Ok(())
}

/// The record in which an answer of a person is written, when it may be.
async fn answering(tx: &Tx, person: PersonId, data: &ConsentData) -> Result<PersonId, Refused> {
    person_row(tx, person).await?;
    check_day(data.day, None, tx.now().date_naive())?;
    Ok(PersonId::from(standing::standing_of(tx, person.uuid()).await?))
}

fn audit(person: PersonId, data: &ConsentData) -> Audit {
    Audit::of("record_consent").about("person", person).fields([data.purpose.name()])
}
