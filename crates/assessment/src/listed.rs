//! For other contexts: the lists by which somebody may choose households, and who is on one of them. A list is a run of the user's own; who
//! may not see the names on it, or not the answers that it asks for, has none to choose by.

use std::collections::BTreeSet;

use database::{Look, PersonalReader};
use kernel::{Actor, HouseholdId, PermissionInfo, PersonId};

use crate::{
    VariableCatalogue,
    lists::{About, ListRun},
    permissions::{Eyes, SeeListed, UseLists},
    record::ListRunId,
    store::list_run,
};

/// Runs of lists among which one is chosen.
const MOST_RUNS: u64 = 50;

/// Who is on a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The name of the list when it was run.
    pub name: String,
    /// The households on it; of a list of persons those in which they lived then.
    pub households: BTreeSet<HouseholdId>,
    /// The persons on it; `None` of a list of households.
    pub persons: Option<BTreeSet<PersonId>>,
}

/// The runs whose names the actor may use, the newest first: the actor's own that are done and kept still, by what the actor may see now.
///
/// # Errors
/// [`database::Error`].
pub async fn usable_runs(
    reader: &PersonalReader,
    actor: &Actor,
    catalogue: &VariableCatalogue,
) -> database::Result<Vec<ListRun>> {
    if !may_choose(actor) {
        return Ok(Vec::new());
    }
    let eyes = Eyes::of(actor);
    let mut runs = list_run::of_user(reader, actor.user, MOST_RUNS).await?;
    let since = reader.now() - list_run::kept();
    runs.retain(|run| {
        run.is_kept && run.asked_at >= since && run.question.seen_by(catalogue, eyes).is_ok()
    });
    Ok(runs)
}

/// One of them; `None` when there is none.
///
/// # Errors
/// [`database::Error`].
pub async fn find_usable_run(
    look: &impl Look,
    actor: &Actor,
    catalogue: &VariableCatalogue,
    id: ListRunId,
) -> database::Result<Option<ListRun>> {
    if !may_choose(actor) {
        return Ok(None);
    }
    let Some((run, Some(_))) = list_run::find(look, actor.user, id).await? else {
        return Ok(None);
    };
    Ok(Some(run).filter(|run| run.question.seen_by(catalogue, Eyes::of(actor)).is_ok()))
}

/// Who was on a list of who looks when it was run, in reach or not; `None` once what came of it is kept no more.
///
/// # Errors
/// [`database::Error`].
pub async fn find_listed(look: &impl Look, id: ListRunId) -> database::Result<Option<Listed>> {
    let Some(user) = look.authority().user() else { return Ok(None) };
    let Some((run, Some(result))) = list_run::find(look, user, id).await? else { return Ok(None) };
    let persons = match run.question.about {
        About::Households => None,
        About::Persons => Some(result.rows.iter().filter_map(|row| row.person).collect()),
    };
    let households = result.rows.iter().map(|row| row.household).collect();
    Ok(Some(Listed { name: run.name, households, persons }))
}

fn may_choose(actor: &Actor) -> bool {
    actor.may(PermissionInfo::of::<UseLists>()) && actor.may(PermissionInfo::of::<SeeListed>())
}
