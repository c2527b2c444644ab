//! Taking an import back, in one transaction: what it entered goes when nobody worked with it since, what it recorded about others
//! gives way to what was known before. What stays is listed with the reason.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use assessment::{
    LiveRules, RuleBook, assess_households, recorded_otherwise, recorded_otherwise_of,
    remove_facts, remove_facts_of, take_back_entry,
};
use database::{JobFault, JobKind, JobRun, Tx};
use kernel::{HouseholdId, PersonId};
use registry::{Entered, remove_households, remove_members, touched_households, touched_members};

use super::{UNDO, end, import_of, rules};
use crate::{
    import::{Import, ImportState, Left, Undone, WhyLeft},
    store::{import, link},
};

/// The kind of job that takes imports back.
pub(crate) fn undo(live: &Arc<LiveRules>) -> JobKind {
    let live = live.clone();
    JobKind::of(UNDO, move |run| {
        let live = live.clone();
        async move { all(run, live).await }
    })
    .attempts(3)
}

async fn all(run: JobRun, live: Arc<LiveRules>) -> Result<(), JobFault> {
    let id = import_of(&run)?;
    let book = rules(live).await?;
    let mut tx = run.database.begin(&run.authority).await?;
    let found = import::find_in(&tx, id).await?;
    let Some(mut import) = found.filter(|one| one.state == ImportState::Undoing) else {
        return Ok(());
    };
    import.undone = Some(take_back(&mut tx, &book, &import).await?);
    import.state = ImportState::Undone;
    import.undone_at = Some(tx.now());
    import::update(&mut tx, &import).await?;
    end(tx, &run, &import, ("mapping-notice-undone", "undo_import")).await
}

async fn take_back(tx: &mut Tx, book: &RuleBook, import: &Import) -> database::Result<Undone> {
    let brought = link::brought_by(tx, import.id).await?;
    let (go, mut left) = of_households(tx, import, brought.households).await?;
    let stay: BTreeSet<HouseholdId> = left.iter().map(|one| one.household).collect();
    let ids: Vec<HouseholdId> = go.iter().map(|one| one.household).collect();
    link::forget(tx, &ids).await?;
    remove_facts(tx, &ids).await?;
    remove_households(tx, &go).await?;
    let (members, of_members) = of_members(tx, import, brought.members).await?;
    left.extend(of_members);
    let persons: Vec<PersonId> = members.iter().flat_map(|one| one.members.clone()).collect();
    link::forget_persons(tx, &persons).await?;
    remove_facts_of(tx, &persons).await?;
    remove_members(tx, &members).await?;
    let restored = take_back_entry(tx, &book.catalogue, import.entry.into(), &stay).await?;
    let mut again: BTreeSet<HouseholdId> = restored.iter().copied().collect();
    again.extend(members.iter().map(|one| one.household));
    let again: Vec<HouseholdId> = again.into_iter().collect();
    assess_households(tx, book, &again).await?;
    link::take_back(tx, import.id).await?;
    let of_households: usize = go.iter().map(|one| one.members.len()).sum();
    Ok(Undone {
        households: go.len() as u64,
        persons: (of_households + persons.len()) as u64,
        restored: restored.len() as u64,
        left,
    })
}

/// Households that go, and those that stay.
async fn of_households(
    tx: &Tx,
    import: &Import,
    entered: Vec<Entered>,
) -> database::Result<(Vec<Entered>, Vec<Left>)> {
    let touched = touched_households(tx, &entered).await?;
    let ids: Vec<HouseholdId> = entered.iter().map(|one| one.household).collect();
    let otherwise = recorded_otherwise(tx, import.entry.into(), &ids).await?;
    let mut why: BTreeMap<HouseholdId, WhyLeft> =
        otherwise.into_iter().map(|id| (id, WhyLeft::Answers)).collect();
    why.extend(touched.into_iter().map(|(id, how)| (id, how.into())));
    let (stay, go): (Vec<Entered>, Vec<Entered>) =
        entered.into_iter().partition(|one| why.contains_key(&one.household));
    let left = stay
        .into_iter()
        .filter_map(|one| Some(Left { household: one.household, why: *why.get(&one.household)? }));
    Ok((go, left.collect()))
}

/// Members of households of earlier imports who go, and the households of those who stay.
async fn of_members(
    tx: &Tx,
    import: &Import,
    entered: Vec<Entered>,
) -> database::Result<(Vec<Entered>, Vec<Left>)> {
    let touched = touched_members(tx, &entered).await?;
    let ids: Vec<PersonId> = entered.iter().flat_map(|one| one.members.clone()).collect();
    let otherwise = recorded_otherwise_of(tx, import.entry.into(), &ids).await?;
    let mut left = Vec::new();
    let mut go = Vec::new();
    for one in entered {
        let mut members = Vec::new();
        for id in one.members {
            let how = touched.get(&id).map(|how| WhyLeft::from(*how));
            match how.or_else(|| otherwise.contains(&id).then_some(WhyLeft::Answers)) {
                Some(why) => left.push(Left { household: one.household, why }),
                None => members.push(id),
            }
        }
        if !members.is_empty() {
            go.push(Entered { household: one.household, members });
        }
    }
    Ok((go, left))
}
