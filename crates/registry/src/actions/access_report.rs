//! The report of access: everything that is held about a person, and everybody who looked.

use std::collections::{BTreeMap, BTreeSet};

use database::{Audit, AuditEntry, AuditFilter, Database, PersonalReader, list_audit_entries};
use kernel::{HouseholdId, PermissionInfo, Permit, PersonId, Stay, UserId};
use uuid::Uuid;

use super::names;
use crate::{
    held::{Access, HeldHome, HeldRecords, fields_on, written},
    history::household_changes,
    permissions::{HandleRights, ViewViolenceGroup},
    store::{
        consent, duplicate, held as store, history, household as households, household_merging,
        member, merging, note, partner, person, right, seal::HouseholdRecord, search,
    },
    view::{About, HistoryStep, Note},
};

/// Most looks and changes of one record in a report.
const MOST_ACCESSES: u64 = 5_000;

/// What the report of access holds, and the reader with which the other contexts add what they hold.
#[derive(Debug)]
pub struct AccessReport {
    /// What the registry holds in the record that stands for the person.
    pub held: HeldRecords,
    /// The same in other records of the person.
    pub elsewhere: Vec<HeldRecords>,
    /// Who looked and who changed, the last first.
    pub accesses: Vec<Access>,
    /// Most entries of one record that are told, where there are more.
    pub cut_at: Option<u64>,
    /// Whether what only a case manager may tell is left out. It is whatever is held: that alone says nothing.
    pub is_partial: bool,
    /// Reads in the name of who makes the report.
    pub reader: PersonalReader,
}

/// Everything that is held about a person, whichever record is named, and everybody who looked; `None` when there is none within reach.
/// The look stands in the access log.
///
/// # Errors
/// [`database::Error`].
pub async fn access_report(
    permit: &Permit<HandleRights>,
    database: &Database,
    id: PersonId,
) -> database::Result<Option<AccessReport>> {
    let look = Audit::of("access_report").about("person", id).fields(["everything"]);
    let reader = database.read_personal(permit, look).await?;
    let Some(named) = person::find(&reader, id).await? else { return Ok(None) };
    let stands = merging::canonical_of(&reader, std::iter::once(&named)).await?;
    let stands = stands.get(&named.id).map_or(id, |row| row.id.into());
    let sees_violence = permit.actor().may(PermissionInfo::of::<ViewViolenceGroup>());
    let Some(mut held) = held(&reader, stands, sees_violence).await? else { return Ok(None) };
    let mut elsewhere = Vec::new();
    for (record, _) in merging::others_of(&reader, stands.uuid()).await? {
        elsewhere.extend(self::held(&reader, record.into(), sees_violence).await?);
    }
    name_recorders(&reader, std::iter::once(&mut held).chain(&mut elsewhere)).await?;
    let (accesses, is_cut) = accesses(&reader, std::iter::once(&held).chain(&elsewhere)).await?;
    let cut_at = is_cut.then_some(MOST_ACCESSES);
    Ok(Some(AccessReport { held, elsewhere, accesses, cut_at, is_partial: !sees_violence, reader }))
}

async fn held(
    reader: &PersonalReader,
    id: PersonId,
    sees_violence: bool,
) -> database::Result<Option<HeldRecords>> {
    let Some(row) = person::find(reader, id).await? else { return Ok(None) };
    let about = About { household: row.household_id.into(), person: Some(id) };
    let keys = reader.keys_of(&[row.id]).await?;
    let stays = member::stays_of(reader, &row).await?;
    let (homes, history) = homes(reader, id, &stays).await?;
    let mut marks = store::marks(reader, &keys, id).await?;
    marks.retain(|one| one.what.data.is_for(sees_violence));
    let protections =
        if sees_violence { store::protections_of(reader, id, &stays).await? } else { Vec::new() };
    Ok(Some(HeldRecords {
        person: person::open(&keys, &row)?,
        terms: search::terms_of(reader, row.id).await?,
        memberships: member::of_person(reader, id).await?,
        stays,
        homes,
        partners: partner::of_person(reader, id).await?,
        contacts: store::contacts(reader, &keys, id).await?,
        documents: store::documents(reader, &keys, id).await?,
        marks,
        notes: note::list(reader, about, true).await?,
        files: store::files(reader, &keys, about).await?,
        consents: consent::of_person(reader, id).await?,
        requests: right::of_person(reader, id).await?,
        pairs: duplicate::of_person(reader, id).await?,
        merges: merging::told_of(reader, id).await?,
        protections,
        history,
    }))
}

/// The households of a person, with what was written about the person in each.
async fn homes(
    reader: &PersonalReader,
    id: PersonId,
    stays: &[Stay],
) -> database::Result<(Vec<HeldHome>, Vec<HistoryStep>)> {
    let mut all: Vec<HouseholdId> = Vec::new();
    for stay in stays {
        if !all.contains(&stay.household) {
            all.push(stay.household);
        }
    }
    let (mut homes, mut history) = (Vec::new(), Vec::new());
    for household in all {
        let mut about_home = Vec::new();
        for step in history::of_household(reader, household).await? {
            match step.person {
                None => about_home.push(step),
                Some(person) if person == id => history.push(step),
                Some(_) => {}
            }
        }
        let theirs: Vec<Stay> =
            stays.iter().filter(|stay| stay.household == household).copied().collect();
        homes.extend(home(reader, household, &theirs, about_home).await?);
    }
    history.sort_by_key(|step| std::cmp::Reverse(step.recorded_at));
    Ok((homes, history))
}

/// A household for the time of some stays.
async fn home(
    reader: &PersonalReader,
    household: HouseholdId,
    stays: &[Stay],
    mut history: Vec<HistoryStep>,
) -> database::Result<Option<HeldHome>> {
    let Some(found) = households::find(reader, household).await? else { return Ok(None) };
    let is_present = stays.iter().any(|stay| stay.until.is_none());
    let last = stays.iter().filter_map(|stay| stay.until).max();
    let mut fields = match last.filter(|_| !is_present) {
        Some(day) => fields_on(&history, day),
        None => written(household_changes(None, &HouseholdRecord::from(&found.data)).iter()),
    };
    // That the household ended is told by its history.
    fields.remove("closed_how");
    let then =
        |at: chrono::DateTime<chrono::Utc>| stays.iter().any(|stay| stay.includes(at.date_naive()));
    history.retain(|step| then(step.recorded_at));
    let about = About { household, person: None };
    let keys = reader.keys_of(&[household.uuid()]).await?;
    let mut notes = note::list(reader, about, true).await?;
    notes.retain(|one| then(one.recorded_at));
    let mut files = store::files(reader, &keys, about).await?;
    files.retain(|one| then(one.since));
    let mut merges = household_merging::told_of(reader, household).await?;
    merges.retain(|one| then(one.at));
    let mut relatives = store::relatives_of(reader, household).await?;
    relatives.retain(|one| is_present || then(one.since));
    let code = found.code.to_string();
    Ok(Some(HeldHome {
        household,
        code,
        is_present,
        fields,
        notes,
        files,
        history,
        merges,
        relatives,
    }))
}

/// Fills in who wrote what.
async fn name_recorders<'a>(
    reader: &PersonalReader,
    held: impl Iterator<Item = &'a mut HeldRecords>,
) -> database::Result<()> {
    let mut held: Vec<&mut HeldRecords> = held.collect();
    let mut users: Vec<Option<UserId>> = Vec::new();
    for one in &held {
        let notes = one.notes.iter().chain(one.homes.iter().flat_map(|home| &home.notes));
        users.extend(notes.map(|note| note.recorded_by));
        let steps = one.history.iter().chain(one.homes.iter().flat_map(|home| &home.history));
        users.extend(steps.map(|step| step.recorded_by));
        users.extend(store::recorders(&one.files));
        users.extend(one.homes.iter().flat_map(|home| store::recorders(&home.files)));
    }
    let names = names(reader, users).await?;
    let name = |user: Option<UserId>| user.and_then(|user| names.get(&user).cloned());
    let note = |one: &mut Note| one.author = name(one.recorded_by);
    let step = |one: &mut HistoryStep| one.recorder = name(one.recorded_by);
    for one in &mut held {
        one.notes.iter_mut().for_each(note);
        one.history.iter_mut().for_each(step);
        for home in &mut one.homes {
            home.notes.iter_mut().for_each(note);
            home.history.iter_mut().for_each(step);
        }
        let homes = one.homes.iter_mut().flat_map(|home| &mut home.files);
        for file in one.files.iter_mut().chain(homes) {
            file.what.author = name(file.what.recorded_by);
        }
    }
    Ok(())
}

/// Looks at the person, and at the households while the person was there; whether there are more than are told.
async fn accesses<'a>(
    reader: &PersonalReader,
    held: impl Iterator<Item = &'a HeldRecords>,
) -> database::Result<(Vec<Access>, bool)> {
    let mut persons: BTreeSet<Uuid> = BTreeSet::new();
    let mut homes: BTreeMap<Uuid, Vec<Stay>> = BTreeMap::new();
    for one in held {
        persons.insert(one.person.id.uuid());
        for stay in &one.stays {
            homes.entry(stay.household.uuid()).or_default().push(*stay);
        }
    }
    let (mut entries, mut is_cut) = (Vec::new(), false);
    for person in persons {
        let (found, more) = of_subject(reader, person).await?;
        is_cut |= more;
        entries.extend(found.into_iter().map(|entry| (entry, false)));
    }
    for (household, stays) in homes {
        let (found, more) = of_subject(reader, household).await?;
        is_cut |= more;
        let then = |entry: &AuditEntry| {
            stays.iter().any(|stay| stay.includes(entry.recorded_at.date_naive()))
        };
        entries.extend(found.into_iter().filter(then).map(|entry| (entry, true)));
    }
    entries.sort_by_key(|(entry, _)| std::cmp::Reverse(entry.number));
    let users = entries.iter().map(|(entry, _)| entry.user).collect();
    let names = names(reader, users).await?;
    let access = |(entry, is_of_household): (AuditEntry, bool)| Access {
        at: entry.recorded_at,
        user: entry.user.map(|user| names.get(&user).cloned().unwrap_or_default()),
        action: entry.action,
        is_change: entry.is_change,
        is_of_household,
    };
    Ok((entries.into_iter().map(access).collect(), is_cut))
}

/// The last entries about a record, and whether there are more.
async fn of_subject(
    reader: &PersonalReader,
    subject: Uuid,
) -> database::Result<(Vec<AuditEntry>, bool)> {
    let filter = AuditFilter { subject: Some(subject), ..AuditFilter::default() };
    let mut found = list_audit_entries(reader, &filter, None, MOST_ACCESSES + 1).await?;
    let is_cut = found.len() as u64 > MOST_ACCESSES;
    if is_cut {
        found.pop();
    }
    Ok((found, is_cut))
}
