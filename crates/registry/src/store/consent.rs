//! What persons agreed to, refused or withdrew. Rows are only ever added: the last word counts.

use std::collections::{BTreeMap, BTreeSet};

use database::{
    Look, PersonalReader, SubjectKeys, Tx,
    sea_orm::{ActiveValue::Set, ColumnTrait as _, QueryFilter as _, QueryOrder as _, Select},
};
use kernel::PersonId;
use uuid::Uuid;

use super::{
    entities::consent::{ActiveModel, Column, Entity, Model},
    merging, reach, seal,
    standing::{self, Others},
};
use crate::{
    consent::{ConsentData, Purpose, Said, SaidElsewhere},
    view::KeptConsent,
};

/// Persons in one statement.
const IDS_A_STATEMENT: usize = 1_000;

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

/// The answers that were recorded in all records of a person, as far as these are within reach, in the order of recording.
pub(crate) async fn of_all_records(
    reader: &PersonalReader,
    person: PersonId,
) -> database::Result<Vec<KeptConsent>> {
    let records = standing::records_of(reader, person.uuid()).await?;
    let mut all = Vec::new();
    for record in reach::visible_persons(reader, records.into_iter().collect()).await? {
        all.extend(of_person(reader, record.into()).await?);
    }
    all.sort_by_key(|one| one.recorded_at);
    Ok(all)
}

/// The answers of one record in the order of recording, with who recorded them.
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

/// What a person has said in all records, whichever of them is named.
pub(crate) async fn said_by(look: &impl Look, person: PersonId) -> database::Result<Said> {
    let stands = standing::standing_of(look, person.uuid()).await?;
    let own = of_person(look, stands.into()).await?;
    let mut elsewhere = Vec::new();
    for (record, merged_at) in merging::others_of(look, stands).await? {
        let there = of_person(look, record.into()).await?;
        let since = own.iter().filter(|one| one.recorded_at > merged_at);
        elsewhere
            .push(SaidElsewhere { answers: answers(&there), since: since.map(answer).collect() });
    }
    Ok(Said { own: answers(&own), elsewhere })
}

/// What each of many persons has said in all records, without who signed for somebody; `behind`: the records that stepped back.
pub(crate) async fn said_by_each(
    look: &impl Look,
    persons: &BTreeSet<Uuid>,
    behind: &Others,
) -> database::Result<BTreeMap<Uuid, Said>> {
    let mut said: BTreeMap<Uuid, Said> = BTreeMap::new();
    for person in persons.iter().filter(|id| behind.contains_key(id)) {
        said.insert(*person, said_by(look, (*person).into()).await?);
    }
    let once: Vec<Uuid> = persons.iter().filter(|id| !behind.contains_key(id)).copied().collect();
    for part in once.chunks(IDS_A_STATEMENT) {
        let select = look
            .select_among::<Entity>(Column::PersonId, part.iter().copied().collect())
            .order_by_asc(Column::RecordedAt)
            .order_by_asc(Column::Id);
        for row in look.all(select).await? {
            said.entry(row.person_id).or_default().own.push(data(&row, None)?);
        }
    }
    Ok(said)
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
        Some(sealed) => Some(keys.open_text(row.person_id, &seal::proxy(row.id), sealed)?),
        None => None,
    };
    Ok(KeptConsent {
        data: data(row, proxy)?,
        recorded_at: row.recorded_at,
        recorded_by: row.recorded_by.map(Into::into),
        recorder: None,
    })
}

fn data(row: &Model, proxy: Option<String>) -> database::Result<ConsentData> {
    let signature = row.signature.as_deref();
    Ok(ConsentData {
        purpose: known(&row.purpose, "purpose")?,
        basis: known(&row.basis, "basis")?,
        answer: known(&row.answer, "answer")?,
        day: row.day,
        text_version: row.text_version.clone(),
        signature: signature.map(|text| known(text, "signature")).transpose()?,
        proxy,
    })
}

fn known<T: std::str::FromStr>(text: &str, column: &'static str) -> database::Result<T> {
    text.parse().map_err(|_unknown| database::Error::Inconsistent {
        table: "consent",
        column,
        found: text.to_owned(),
    })
}
