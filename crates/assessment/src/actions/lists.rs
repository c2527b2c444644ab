//! Saving lists, running them, looking at what came of it, taking it out of the system.

use std::collections::{BTreeMap, BTreeSet};

use database::{
    Audit, Database, NewJob, PersonalReader,
    jobs::{self, JobView},
};
use kernel::{HouseholdId, PermissionInfo, Permit, PersonId, UserId};
use registry::{
    Whereabouts, held_by_right, households_within_reach, persons_within_reach, whereabouts_of,
};
use serde_json::json;

use crate::{
    VariableCatalogue,
    list_job::KIND,
    lists::{
        ListResult, ListRun, ListedRow, Question, QuestionFault, RunOf, SavedList, ShippedList,
    },
    permissions::{ExportLists, Eyes, UseLists, ViewSensitiveFacts},
    record::{ListId, ListRunId},
    store::{list, list_run},
};

/// Why something is refused about a list.
#[derive(Debug, thiserror::Error)]
pub enum ListRefused {
    /// There is no such list, or it is somebody else's.
    #[error("there is no such list")]
    NotFound,
    /// The question cannot be asked.
    #[error(transparent)]
    Question(#[from] QuestionFault),
    /// The database refuses, or somebody else changed it.
    #[error(transparent)]
    Database(#[from] database::Error),
}

/// Runs that are shown.
const MOST_RUNS: u64 = 20;

/// The lists that a user sees, and the last runs.
#[derive(Debug, Clone, PartialEq)]
pub struct ListDesk {
    /// Saved lists: the own ones and those that others share.
    pub saved: Vec<SavedList>,
    /// Names of the owners.
    pub owners: BTreeMap<UserId, String>,
    /// The own last runs, the newest first.
    pub runs: Vec<ListRun>,
}

fn me(permit: &Permit<UseLists>) -> Result<UserId, ListRefused> {
    permit.user().ok_or(ListRefused::NotFound)
}

/// The desk of who works with lists. No household is looked at.
///
/// # Errors
/// [`ListRefused`].
pub async fn list_desk(
    permit: &Permit<UseLists>,
    database: &Database,
) -> Result<ListDesk, ListRefused> {
    let user = me(permit)?;
    let reader = database.read_personal(permit, Audit::of("view_lists")).await?;
    let saved = list::seen_by(&reader, user).await?;
    let owners: Vec<UserId> = saved.iter().map(|one| one.owner).collect();
    let owners = identity::names_of(&reader, owners).await?;
    Ok(ListDesk { saved, owners, runs: list_run::of_user(&reader, user, MOST_RUNS).await? })
}

/// A saved list that the user sees; `None` when there is none.
///
/// # Errors
/// [`ListRefused`].
pub async fn find_list(
    permit: &Permit<UseLists>,
    database: &Database,
    id: ListId,
) -> Result<Option<SavedList>, ListRefused> {
    let user = me(permit)?;
    let reader = database.read(permit).await?;
    Ok(list::find(&reader, user, id).await?)
}

/// Saves a new list: empty, shipped or a copy of another one.
///
/// # Errors
/// [`ListRefused`]; then nothing is written.
pub async fn save_list(
    permit: &Permit<UseLists>,
    database: &Database,
    name: &str,
    question: &Question,
) -> Result<ListId, ListRefused> {
    let user = me(permit)?;
    let mut tx = database.begin(permit).await?;
    let id: ListId = tx.new_id()?;
    list::insert(&mut tx, id, user, (name, question)).await?;
    tx.commit(Audit::of("save_list").about("saved_list", id)).await?;
    Ok(id)
}

/// Changes a list of one's own. A condition that is sealed for who changes it is refused.
///
/// # Errors
/// [`ListRefused::NotFound`] for a list of somebody else, [`database::Error::Stale`] when it was changed since; then nothing is
/// written.
pub async fn change_list(
    permit: &Permit<UseLists>,
    database: &Database,
    (catalogue, eyes): (&VariableCatalogue, Eyes),
    changed: &SavedList,
) -> Result<(), ListRefused> {
    let user = me(permit)?;
    changed.question.seen_by(catalogue, eyes)?;
    if !changed.question.all.is_empty() {
        changed.question.ready(catalogue)?;
    }
    let mut tx = database.begin(permit).await?;
    let found = list::find_in(&tx, user, changed.id).await?;
    let found = found.filter(|one| one.owner == user).ok_or(ListRefused::NotFound)?;
    if found.version != changed.version {
        return Err(database::Error::Stale { table: "saved_list" }.into());
    }
    list::update(&mut tx, changed).await?;
    tx.commit(Audit::of("change_list").about("saved_list", changed.id)).await?;
    Ok(())
}

/// Deletes a list of one's own; runs of it stay.
///
/// # Errors
/// [`ListRefused`]; then nothing is written.
pub async fn delete_list(
    permit: &Permit<UseLists>,
    database: &Database,
    id: ListId,
) -> Result<(), ListRefused> {
    let user = me(permit)?;
    let mut tx = database.begin(permit).await?;
    let found = list::find_in(&tx, user, id).await?;
    found.filter(|one| one.owner == user).ok_or(ListRefused::NotFound)?;
    list::delete(&mut tx, id).await?;
    tx.commit(Audit::of("delete_list").about("saved_list", id)).await?;
    Ok(())
}

/// Has a job ask the question of every household within the reach of who asks. What is sealed for these eyes is refused, whoever wrote
/// the list.
///
/// # Errors
/// [`ListRefused`]; then nothing is written.
pub async fn run_list(
    permit: &Permit<UseLists>,
    database: &Database,
    (catalogue, eyes): (&VariableCatalogue, Eyes),
    (of, name): (&RunOf, &str),
) -> Result<ListRunId, ListRefused> {
    let user = me(permit)?;
    let mut tx = database.begin(permit).await?;
    let (name, question) = match of {
        RunOf::Saved(id) => {
            let found = list::find_in(&tx, user, *id).await?.ok_or(ListRefused::NotFound)?;
            (found.name, found.question)
        }
        RunOf::Shipped(code) => {
            let lists = ShippedList::all(catalogue).unwrap_or_default();
            let found = lists.into_iter().find(|one| one.code == *code);
            (name.to_owned(), found.ok_or(ListRefused::NotFound)?.question)
        }
    };
    question.seen_by(catalogue, eyes)?;
    question.ready(catalogue)?;
    let id: ListRunId = tx.new_id()?;
    let job = tx.enqueue(NewJob::of(KIND, json!({ "run": id.uuid() }))).await?;
    list_run::insert(&mut tx, id, (user, job), (&name, &question)).await?;
    tx.commit(Audit::of("ask_list").about("list_run", id)).await?;
    Ok(id)
}

/// A run as its page shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct ShownRun {
    /// The run.
    pub run: ListRun,
    /// How far it is; `None` when the job is no longer known.
    pub job: Option<JobView>,
    /// What came of it; `None` while it is not done, and when it was taken away.
    pub result: Option<ListResult>,
}

/// A run of one's own; `None` when there is none. Who has come under protection since, may only be kept, or is out of reach for another
/// reason, is not among the rows.
///
/// # Errors
/// [`ListRefused`].
pub async fn find_run(
    permit: &Permit<UseLists>,
    database: &Database,
    id: ListRunId,
) -> Result<Option<ShownRun>, ListRefused> {
    let user = me(permit)?;
    let reader =
        database.read_personal(permit, Audit::of("view_list").about("list_run", id)).await?;
    let Some((run, result)) = list_run::find(&reader, user, id).await? else { return Ok(None) };
    let result = match result {
        None => None,
        Some(mut result) => {
            let rows = std::mem::take(&mut result.rows);
            let homes: Vec<HouseholdId> = rows.iter().map(|row| row.household).collect();
            let homes: BTreeSet<HouseholdId> = households_within_reach(&reader, &homes).await?;
            let persons: Vec<PersonId> = rows.iter().filter_map(|row| row.person).collect();
            let persons: BTreeSet<PersonId> = persons_within_reach(&reader, &persons).await?;
            let is_seen = |row: &ListedRow| {
                homes.contains(&row.household)
                    && row.person.is_none_or(|person| persons.contains(&person))
            };
            result.rows = rows.into_iter().filter(is_seen).collect();
            keep_to_rights(&reader, &mut result.rows).await?;
            Some(result)
        }
    };
    let job = jobs::find(&reader, run.job).await?;
    Ok(Some(ShownRun { run, job, result }))
}

/// Takes out of rows those of households of whose members somebody's data may only be kept, and says of the others whether somebody
/// objected.
async fn keep_to_rights(
    reader: &PersonalReader,
    rows: &mut Vec<ListedRow>,
) -> database::Result<()> {
    let homes: BTreeSet<HouseholdId> = rows.iter().map(|row| row.household).collect();
    let held = held_by_right(reader, &homes.into_iter().collect::<Vec<_>>()).await?;
    rows.retain(|row| !held.restricted.contains(&row.household));
    for row in rows {
        row.objection = held.objections.get(&row.household).copied();
    }
    Ok(())
}

/// Writes down that a run is taken out of the system, and what for; where the `homes` on it are found, and how their members are reached for
/// who may see that.
///
/// # Errors
/// [`ListRefused`]; then nothing is written and nothing may be sent.
pub async fn export_list(
    permit: &Permit<ExportLists>,
    database: &Database,
    (id, homes): (ListRunId, &[HouseholdId]),
    (format, reason): (&str, &str),
) -> Result<BTreeMap<HouseholdId, Whereabouts>, ListRefused> {
    let user = permit.user().ok_or(ListRefused::NotFound)?;
    let mut tx = database.begin(permit).await?;
    list_run::find(&tx, user, id).await?.ok_or(ListRefused::NotFound)?;
    let mut found = whereabouts_of(&tx, homes).await?;
    if !permit.actor().may(PermissionInfo::of::<ViewSensitiveFacts>()) {
        for one in found.values_mut() {
            one.reached.clear();
        }
    }
    list_run::taken(&mut tx, id, (format, reason)).await?;
    let audit = Audit::of("export_list").about("list_run", id);
    tx.commit(audit.fields(["reason", "address", "contact"])).await?;
    Ok(found)
}

/// Takes away what came of a run, before its time.
///
/// # Errors
/// [`ListRefused`]; then nothing is written.
pub async fn forget_run(
    permit: &Permit<UseLists>,
    database: &Database,
    id: ListRunId,
) -> Result<(), ListRefused> {
    let user = me(permit)?;
    let mut tx = database.begin(permit).await?;
    list_run::find(&tx, user, id).await?.ok_or(ListRefused::NotFound)?;
    list_run::forget(&mut tx, id).await?;
    tx.commit(Audit::of("forget_list").about("list_run", id)).await?;
    Ok(())
}
