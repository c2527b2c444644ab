//! What persons agreed to, refused or withdrew. Rows are only ever added: the last word counts.

use database::{
    Look, PersonalReader, SubjectKeys, Tx,
    sea_orm::{ActiveValue::Set, ColumnTrait as _, QueryFilter as _, QueryOrder as _, Select},
};
use kernel::PersonId;
use uuid::Uuid;

use super::{
    entities::consent::{ActiveModel, Column, Entity, Model},
    merging, seal,
};
use crate::{
    consent::{ConsentData, Purpose, Said, SaidElsewhere},
    view::KeptConsent,
};

/// Writes an answer.
pub(crate) async fn insert(
    tx: &mut Tx,
    person: PersonId,
    data: &ConsentData,
) -> database::Result<()> {
    let id: Uuid = tx.new_id()?;
    let proxy = match &data.proxy {
        Some(proxy) => Some(tx.seal(person.uuid(), &seal::proxy(id), proxy.as_bytes()).await?),
        None => None,
    };
    let row = ActiveModel {
        id: Set(id),
        person_id: Set(person.uuid()),
        purpose: Set(data.purpose.name().to_owned()),
        basis: Set(data.basis.name().to_owned()),
        answer: Set(data.answer.name().to_owned()),
        day: Set(data.day),
        text_version: Set(data.text_version.clone()),
        signature: Set(data.signature.map(|one| one.name().to_owned())),
        proxy: Set(proxy),
        recorded_at: Set(tx.now()),
        recorded_by: Set(tx.authority().user().map(Uuid::from)),
        ..Default::default()
    };
    tx.insert::<Entity, _>(row).await
}

/// The answers of a person in the order of recording, with who recorded them.
pub(crate) async fn of_person(
    reader: &impl Look,
    person: PersonId,
) -> database::Result<Vec<KeptConsent>> {
    let rows = reader.all(ordered(reader.select::<Entity>(), person)).await?;
    let keys = reader.keys_of(&[person.uuid()]).await?;
    rows.iter().map(|row| open(&keys, row)).collect()
}

/// For other contexts: whether a person has agreed, or another basis holds, that data are used for a purpose. The last word
/// counts; nothing said is no.
///
/// # Errors
/// [`database::Error`].
pub async fn has_agreed(
    reader: &PersonalReader,
    person: PersonId,
    purpose: Purpose,
) -> database::Result<bool> {
    Ok(said_by(reader, person).await?.may_use(purpose))
}

/// What a person has said in all records.
pub(crate) async fn said_by(look: &impl Look, person: PersonId) -> database::Result<Said> {
    let own = of_person(look, person).await?;
    let mut elsewhere = Vec::new();
    for (record, merged_at) in merging::others_of(look, person.uuid()).await? {
        let there = of_person(look, record.into()).await?;
        let since = own.iter().filter(|one| one.recorded_at > merged_at);
        elsewhere
            .push(SaidElsewhere { answers: answers(&there), since: since.map(answer).collect() });
    }
    Ok(Said { own: answers(&own), elsewhere })
}

fn answers(kept: &[KeptConsent]) -> Vec<ConsentData> {
    kept.iter().map(answer).collect()
}

fn answer(one: &KeptConsent) -> ConsentData {
    one.data.clone()
}

fn ordered(select: Select<Entity>, person: PersonId) -> Select<Entity> {
    select
        .filter(Column::PersonId.eq(person.uuid()))
        .order_by_asc(Column::RecordedAt)
        .order_by_asc(Column::Id)
}

fn open(keys: &SubjectKeys, row: &Model) -> database::Result<KeptConsent> {
    let proxy = match &row.proxy {
        Some(sealed) => match keys.open_text(row.person_id, &seal::proxy(row.id), sealed) {
            // Of somebody who was erased only what was said is left, not by whom.
            Err(database::Error::Erased) => None,
            opened => Some(opened?),
        },
        None => None,
    };
    let signature = row.signature.as_deref();
    let data = ConsentData {
        purpose: known(&row.purpose, "purpose")?,
        basis: known(&row.basis, "basis")?,
        answer: known(&row.answer, "answer")?,
        day: row.day,
        text_version: row.text_version.clone(),
        signature: signature.map(|text| known(text, "signature")).transpose()?,
        proxy,
    };
    Ok(KeptConsent {
        data,
        recorded_at: row.recorded_at,
        recorded_by: row.recorded_by.map(Into::into),
        recorder: None,
    })
}

fn known<T: std::str::FromStr>(text: &str, column: &'static str) -> database::Result<T> {
    text.parse().map_err(|_unknown| database::Error::Inconsistent {
        table: "consent",
        column,
        found: text.to_owned(),
    })
}
