//! What is told of somebody to that person, with all that held once and holds no more.

use database::{
    Look as _, PersonalReader, SubjectKeys,
    sea_orm::{ColumnTrait as _, QueryFilter as _, QueryOrder as _, sea_query::ExprTrait as _},
};
use kernel::{HouseholdId, PersonId, Stay, UserId};
use uuid::Uuid;

use super::{
    attachment, contact, document,
    entities::{
        attachment as file, contact as way, person_document, person_mark, protection, relative,
    },
    mark, protection as protections, relatives, seal,
};
use crate::{
    document::DocumentData,
    held::{HeldProtection, HeldRelative, Kept},
    view::{About, AttachedFile, Contact, KeptMark},
};

/// Every way to reach a person that there is or was, the first first.
pub(crate) async fn contacts(
    reader: &PersonalReader,
    keys: &SubjectKeys,
    person: PersonId,
) -> database::Result<Vec<Kept<Contact>>> {
    use way::Column;
    let select = reader.select::<way::Entity>().filter(Column::PersonId.eq(person.uuid()));
    let rows = reader.all(select.order_by_asc(Column::RecordedAt).order_by_asc(Column::Id)).await?;
    let kept = |row: &way::Model| {
        let what = contact::open(keys, row)?;
        Ok(Kept { what, since: row.recorded_at, until: row.ended_at })
    };
    rows.iter().map(kept).collect()
}

/// Everything that is or was known of a person's documents, the first first.
pub(crate) async fn documents(
    reader: &PersonalReader,
    keys: &SubjectKeys,
    person: PersonId,
) -> database::Result<Vec<Kept<DocumentData>>> {
    use person_document::Column;
    let select = reader.select::<person_document::Entity>();
    let select = select
        .filter(Column::PersonId.eq(person.uuid()))
        .order_by_asc(Column::RecordedAt)
        .order_by_asc(Column::Id);
    let kept = |row: &person_document::Model| {
        let what = document::open(keys, row)?;
        Ok(Kept { what, since: row.recorded_at, until: row.replaced_at })
    };
    reader.all(select).await?.iter().map(kept).collect()
}

/// Every group and status of a person, now and before, the first first.
pub(crate) async fn marks(
    reader: &PersonalReader,
    keys: &SubjectKeys,
    person: PersonId,
) -> database::Result<Vec<Kept<KeptMark>>> {
    use person_mark::Column;
    let select = reader.select::<person_mark::Entity>();
    let select = select
        .filter(Column::PersonId.eq(person.uuid()))
        .order_by_asc(Column::RecordedAt)
        .order_by_asc(Column::Id);
    let kept = |row: &person_mark::Model| {
        let what = mark::open(keys, row)?;
        Ok(Kept { what, since: row.recorded_at, until: row.ended_at })
    };
    reader.all(select).await?.iter().map(kept).collect()
}

/// Every file about somebody or about a household itself, also those that were taken away, the first first.
pub(crate) async fn files(
    reader: &PersonalReader,
    keys: &SubjectKeys,
    about: About,
) -> database::Result<Vec<Kept<AttachedFile>>> {
    let select = attachment::of(reader.select::<file::Entity>(), about);
    let kept = |row: &file::Model| {
        let what = attachment::open(keys, row)?;
        Ok(Kept { what, since: row.recorded_at, until: row.removed_at })
    };
    let select = select.order_by_asc(file::Column::RecordedAt).order_by_asc(file::Column::Id);
    reader.all(select).await?.iter().map(kept).collect()
}

/// Protections of a person, and of households for the time that the person was there. Why is told of the person's own alone, and to the
/// circle alone.
pub(crate) async fn protections_of(
    reader: &PersonalReader,
    person: PersonId,
    stays: &[Stay],
) -> database::Result<Vec<HeldProtection>> {
    use protection::Column;
    let homes: Vec<Uuid> = stays.iter().map(|stay| stay.household.uuid()).collect();
    let of_home = Column::PersonId.is_null().and(Column::HouseholdId.is_in(homes));
    let theirs = Column::PersonId.eq(person.uuid()).or(of_home);
    let select = reader.select::<protection::Entity>().filter(theirs);
    let select = select.order_by_asc(Column::RecordedAt).order_by_asc(Column::Id);
    let rows = reader.all(select).await?;
    let keys = reader.keys_of(&rows.iter().map(|row| row.household_id).collect::<Vec<_>>()).await?;
    let mut told = Vec::new();
    for row in rows {
        let is_own = row.person_id == Some(person.uuid());
        let was_there = |stay: &Stay| {
            let ended = row.ended_at.map(|at| at.date_naive());
            stay.household.uuid() == row.household_id
                && stay.until.is_none_or(|until| row.recorded_at.date_naive() <= until)
                && ended.is_none_or(|ended| stay.from <= ended)
        };
        if !is_own && !stays.iter().any(was_there) {
            continue;
        }
        let circle = protections::circle_of(reader, row.id).await?;
        let is_in = reader.authority().user().is_some_and(|user| circle.contains(&user));
        let reason =
            match keys.open_text(row.household_id, &seal::protection_reason(row.id), &row.reason) {
                Ok(reason) => Some(reason).filter(|_| is_own && is_in),
                Err(database::Error::Erased) => None,
                Err(other) => return Err(other),
            };
        told.push(HeldProtection { since: row.recorded_at, until: row.ended_at, reason });
    }
    Ok(told)
}

/// Declarations that a household is one of relatives of somebody who works here, the first first: not whose.
pub(crate) async fn relatives_of(
    reader: &PersonalReader,
    household: HouseholdId,
) -> database::Result<Vec<Kept<HeldRelative>>> {
    use relative::Column;
    let select = reader.select::<relative::Entity>();
    let select = select
        .filter(Column::HouseholdId.eq(household.uuid()))
        .order_by_asc(Column::RecordedAt)
        .order_by_asc(Column::Id);
    let rows = reader.all(select).await?;
    let openings = relatives::openings(reader, &rows).await?;
    let kept = |row: &relative::Model| {
        let of = openings.iter().filter(|(declared, ..)| *declared == row.id);
        let openings = of.map(|(_, reason, at)| (reason.clone(), *at)).collect();
        let what = HeldRelative { openings };
        Kept { what, since: row.recorded_at, until: row.ended_at }
    };
    Ok(rows.iter().map(kept).collect())
}

/// Who recorded files, by their ids: names are filled in by whoever shows them.
pub(crate) fn recorders(files: &[Kept<AttachedFile>]) -> impl Iterator<Item = Option<UserId>> {
    files.iter().map(|one| one.what.recorded_by)
}
