//! Overwriting what stands in the clear of somebody who is erased. What is sealed opens no more when the key is destroyed; of
//! that, what serves nobody any longer goes, too. Doing it again changes nothing: a restored copy is cleared the same way.

use std::{collections::BTreeSet, future::Future, pin::Pin};

use database::{
    Erase, SubjectKeys, Tx,
    sea_orm::{
        ColumnTrait as _, QueryFilter as _,
        sea_query::{Expr, ExprTrait as _},
    },
};
use kernel::{BlobId, PersonId};
use uuid::Uuid;

use super::{
    duplicate,
    entities::{
        attachment, consent, contact, household, household_member, note, person, person_document,
        person_mark, search_term,
    },
    household as households, member, reach, standing,
};
use crate::membership::{HowClosed, HowLeft};

/// How persons are marked who were erased.
const ERASED: &str = HowLeft::Erased.name();

/// Erases persons and households everywhere, with all that goes along: every context overwrites what it keeps in the clear, and the keys
/// are destroyed. The one way on which somebody is erased, by right or by a rule of retention. A step.
pub(crate) async fn erase_subjects(
    tx: &mut Tx,
    subjects: &[Uuid],
    erasers: &[Erase],
) -> database::Result<()> {
    for subject in all_that_goes(tx, subjects.iter().copied().collect()).await? {
        for erase in erasers {
            erase(tx, subject).await?;
        }
        tx.destroy_key(subject).await?;
    }
    Ok(())
}

/// Persons and households with the records that stepped back for them, and with the households in which nobody else was of whom anything
/// is known still: what stands there tells of them alone.
pub(crate) async fn all_that_goes(
    tx: &Tx,
    subjects: BTreeSet<Uuid>,
) -> database::Result<BTreeSet<Uuid>> {
    let mut all = subjects.clone();
    all.extend(standing::behind_persons(tx, subjects.clone()).await?.into_values().flatten());
    all.extend(standing::merged_behind_households(tx, subjects).await?.into_values().flatten());
    for home in member::households_ever(tx, all.clone()).await? {
        if all.contains(&home) {
            continue;
        }
        let records = standing::records_of_households(tx, BTreeSet::from([home])).await?;
        let lived = member::persons_ever(tx, records.clone()).await?;
        let known = tx.all(reach::every_person(tx, lived)).await?;
        let known = known.iter().filter(|row| row.ended_how.as_deref() != Some(ERASED));
        if known.map(|row| row.id).all(|id| all.contains(&id)) {
            all.extend(records);
        }
    }
    Ok(all)
}

/// Erases a person or a household, whichever `subject` is.
pub(crate) fn erase<'a>(
    tx: &'a mut Tx,
    subject: Uuid,
) -> Pin<Box<dyn Future<Output = database::Result<()>> + Send + 'a>> {
    Box::pin(async move {
        let terms = tx.delete_many::<search_term::Entity>();
        tx.exec_delete(terms.filter(search_term::Column::Owner.eq(subject))).await?;
        erase_attached(tx, subject).await?;
        if let Some(name) = reach::name_of(tx, subject).await? {
            erase_person(tx, subject, &name).await?;
        }
        erase_household(tx, subject).await
    })
}

async fn erase_person(tx: &mut Tx, id: Uuid, name: &str) -> database::Result<()> {
    let today = tx.now().date_naive();
    let nobody = SubjectKeys::default();
    duplicate::forget(tx, &[id]).await?;
    member::leave(tx, &nobody, PersonId::from(id), (today, HowLeft::Erased), "").await?;
    let empty = tx
        .update_many::<person::Entity>()
        .filter(person::Column::Id.eq(id))
        .col_expr(person::Column::FamilyName, Expr::value(""))
        .col_expr(person::Column::GivenName, Expr::value(""))
        .col_expr(person::Column::NameOrder, Expr::value(Vec::<u8>::new()))
        .col_expr(person::Column::Sex, Expr::value(None::<String>))
        .col_expr(person::Column::BirthDate, Expr::value(None::<chrono::NaiveDate>))
        .col_expr(person::Column::Jmbg, Expr::value(None::<Vec<u8>>))
        .col_expr(person::Column::JmbgHash, Expr::value(None::<Vec<u8>>))
        .col_expr(person::Column::ProtectedHash, Expr::value(None::<Vec<u8>>))
        .col_expr(person::Column::EndedOn, Expr::value(today))
        .col_expr(person::Column::EndedHow, Expr::value(HowLeft::Erased.name()))
        .col_expr(person::Column::ChangedAt, Expr::value(tx.now()));
    tx.exec_update(empty).await?;
    let contacts = tx.delete_many::<contact::Entity>();
    tx.exec_delete(contacts.filter(contact::Column::PersonId.eq(id))).await?;
    let documents = tx.delete_many::<person_document::Entity>();
    tx.exec_delete(documents.filter(person_document::Column::PersonId.eq(id))).await?;
    let marks = tx.delete_many::<person_mark::Entity>();
    tx.exec_delete(marks.filter(person_mark::Column::PersonId.eq(id))).await?;
    let sheets = tx
        .update_many::<consent::Entity>()
        .filter(consent::Column::PersonId.eq(id))
        .col_expr(consent::Column::AttachmentId, Expr::value(None::<Uuid>));
    tx.exec_update(sheets).await?;
    rename_households(tx, id, name).await
}

/// Households are listed after their members: none is after somebody who was erased.
async fn rename_households(tx: &mut Tx, person: Uuid, name: &str) -> database::Result<()> {
    let times = tx.select::<household_member::Entity>();
    let times = times.filter(household_member::Column::PersonId.eq(person));
    let ids: BTreeSet<Uuid> = tx.all(times).await?.iter().map(|row| row.household_id).collect();
    for id in ids {
        households::refresh(tx, id.into()).await?;
        let unnamed = tx
            .update_many::<household::Entity>()
            .filter(household::Column::Id.eq(id))
            .filter(household::Column::ListedName.eq(name))
            .col_expr(household::Column::ListedName, Expr::value(""))
            .col_expr(household::Column::NameOrder, Expr::value(Vec::<u8>::new()));
        tx.exec_update(unnamed).await?;
    }
    Ok(())
}

async fn erase_household(tx: &mut Tx, id: Uuid) -> database::Result<()> {
    let empty = tx
        .update_many::<household::Entity>()
        .filter(household::Column::Id.eq(id))
        .col_expr(household::Column::ListedName, Expr::value(""))
        .col_expr(household::Column::NameOrder, Expr::value(Vec::<u8>::new()))
        .col_expr(household::Column::Settlement, Expr::value(""))
        .col_expr(household::Column::SettlementKey, Expr::value(""))
        .col_expr(household::Column::Address, Expr::value(""))
        .col_expr(household::Column::AddressKind, Expr::value(None::<String>))
        .col_expr(household::Column::LatitudeE6, Expr::value(None::<i32>))
        .col_expr(household::Column::LongitudeE6, Expr::value(None::<i32>))
        .col_expr(household::Column::Note, Expr::value(None::<Vec<u8>>))
        .col_expr(household::Column::ClosedOn, Expr::value(tx.now().date_naive()))
        .col_expr(household::Column::ClosedHow, Expr::value(HowClosed::Erased.name()))
        .col_expr(household::Column::ChangedAt, Expr::value(tx.now()));
    tx.exec_update(empty).await?;
    Ok(())
}

/// Notes and files about the person, or about the household itself.
async fn erase_attached(tx: &mut Tx, subject: Uuid) -> database::Result<()> {
    let files =
        tx.select::<attachment::Entity>().filter(attachment::Column::PersonId.eq(subject).or(
            attachment::Column::PersonId.is_null().and(attachment::Column::HouseholdId.eq(subject)),
        ));
    for file in tx.all(files).await? {
        if file.removed_at.is_none() {
            tx.delete_blob(BlobId::from(file.blob_id)).await?;
        }
        let row = tx.delete_many::<attachment::Entity>();
        tx.exec_delete(row.filter(attachment::Column::Id.eq(file.id))).await?;
    }
    let notes = tx.delete_many::<note::Entity>().filter(
        note::Column::PersonId
            .eq(subject)
            .or(note::Column::PersonId.is_null().and(note::Column::HouseholdId.eq(subject))),
    );
    tx.exec_delete(notes).await?;
    Ok(())
}
