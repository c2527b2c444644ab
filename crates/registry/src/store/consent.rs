//! What persons agreed to, refused or withdrew. Rows are only ever added: the last word counts.

use std::collections::{BTreeMap, BTreeSet};

use database::{
    Look, PersonalReader, SubjectKeys, Tx,
    sea_orm::{
        self, ActiveValue::Set, ColumnTrait as _, FromQueryResult, QueryFilter as _,
        QueryOrder as _, QuerySelect as _, QueryTrait as _, Select,
    },
};
use kernel::PersonId;
use uuid::Uuid;

use super::{
    attachment,
    entities::consent::{ActiveModel, Column, Entity, Model},
    merging, seal,
    standing::{self, Others},
};
use crate::{
    consent::{ConsentAnswer, ConsentData, Purpose, Said, SaidElsewhere},
    view::{KeptConsent, SignedSheet},
};

/// Persons in one statement.
const IDS_A_STATEMENT: usize = 1_000;

/// Writes an answer, with the file that is its signed sheet.
pub(crate) async fn insert(
    tx: &mut Tx,
    person: PersonId,
    data: &ConsentData,
    sheet: Option<Uuid>,
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
        attachment_id: Set(sheet),
        ..Default::default()
    };
    tx.insert::<Entity, _>(row).await
}

/// The answers that were recorded in all records of a person, as far as these are within reach, in the order of recording.
pub(crate) async fn of_all_records(
    reader: &PersonalReader,
    person: PersonId,
) -> database::Result<Vec<KeptConsent>> {
    let mut all = Vec::new();
    for record in standing::visible_records_of(reader, person).await? {
        all.extend(of_person(reader, record).await?);
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
    let sheets = rows.iter().filter_map(|row| row.attachment_id).collect();
    let sheets = attachment::sheets(reader, sheets).await?;
    rows.iter().map(|row| open(&keys, row, &sheets)).collect()
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

/// For other contexts: the uses to which persons said no, or not any more, in any of their records; those who said no such thing are not
/// among them.
///
/// # Errors
/// [`database::Error`].
pub async fn refused_by(
    look: &impl Look,
    persons: &BTreeSet<PersonId>,
) -> database::Result<BTreeMap<PersonId, Vec<Purpose>>> {
    let persons: BTreeSet<Uuid> = persons.iter().map(|id| id.uuid()).collect();
    let others = standing::behind_persons(look, persons.clone()).await?;
    let refused = refused_among(look, &persons, &others).await?;
    Ok(refused.into_iter().map(|(person, purposes)| (person.into(), purposes)).collect())
}

/// The uses to which persons said no, or not any more; those who said no such thing are not among them. `others` are
/// further records of persons: of each person counts the strictest word of all records, until the person is asked again.
///
/// # Errors
/// [`database::Error`].
pub(crate) async fn refused_among(
    look: &impl Look,
    persons: &BTreeSet<Uuid>,
    others: &Others,
) -> database::Result<BTreeMap<Uuid, Vec<Purpose>>> {
    let standing: BTreeMap<Uuid, Uuid> = others
        .iter()
        .flat_map(|(stands, others)| others.iter().map(|other| (*other, *stands)))
        .collect();
    let records: Vec<Uuid> = persons.iter().chain(standing.keys()).copied().collect();
    let found = who_said_no(look, &records).await?;
    let found = found.iter().map(|record| standing.get(record).copied().unwrap_or(*record));
    let said = said_by_each(look, &found.collect(), others).await?;
    let refused = said.into_iter().map(|(person, said)| (person, said.refused()));
    Ok(refused.filter(|(_, purposes)| !purposes.is_empty()).collect())
}

#[derive(Debug, FromQueryResult)]
struct Whose {
    person_id: Uuid,
}

/// The records in which it was once said no, whatever was said later.
async fn who_said_no(look: &impl Look, records: &[Uuid]) -> database::Result<BTreeSet<Uuid>> {
    let mut found = BTreeSet::new();
    for part in records.chunks(IDS_A_STATEMENT) {
        let no = [ConsentAnswer::Refused, ConsentAnswer::Withdrawn].map(ConsentAnswer::name);
        let query = look
            .select_among::<Entity>(Column::PersonId, part.iter().copied().collect())
            .filter(Column::Answer.is_in(no))
            .select_only()
            .column(Column::PersonId)
            .into_query();
        let rows: Vec<Whose> = look.rows(&query).await?;
        found.extend(rows.into_iter().map(|row| row.person_id));
    }
    Ok(found)
}

fn open(
    keys: &SubjectKeys,
    row: &Model,
    sheets: &BTreeMap<Uuid, SignedSheet>,
) -> database::Result<KeptConsent> {
    let proxy = match &row.proxy {
        Some(sealed) => match keys.open_text(row.person_id, &seal::proxy(row.id), sealed) {
            // Of somebody who was erased only what was said is left, not by whom.
            Err(database::Error::Erased) => None,
            opened => Some(opened?),
        },
        None => None,
    };
    Ok(KeptConsent {
        data: data(row, proxy)?,
        recorded_at: row.recorded_at,
        recorded_by: row.recorded_by.map(Into::into),
        recorder: None,
        sheet: row.attachment_id.and_then(|id| sheets.get(&id).cloned()),
    })
}

/// An answer as it is kept, with who signed.
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
