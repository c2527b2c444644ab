//! What is kept about somebody, and about the households for the time that the person was there, to be told to that person.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use database::{
    Look, PersonalReader,
    sea_orm::{ColumnTrait as _, QueryFilter as _, QueryOrder as _},
};
use kernel::{HouseholdId, PersonId, Stay};
use registry::{Member, Relation, Roster};
use uuid::Uuid;

use super::{
    entities::{fact_request_part, fact_sheet},
    entry, list_run, request, result, seal,
};
use crate::{
    VariableCatalogue,
    assessed::PastResult,
    history::PastEntry,
    lists::ListRun,
    record::{FactSubject, RequestId},
    request::Request,
    sheet::Sheet,
};

/// Everything of one record of a person.
#[derive(Debug)]
pub(crate) struct HeldFacts {
    /// What holds of the person.
    pub(crate) person: Sheet,
    /// What holds of the households in which the person is still.
    pub(crate) homes: Vec<Sheet>,
    /// Everything that was recorded, the oldest first.
    pub(crate) entries: Vec<PastEntry>,
    /// What was proposed, with everything that was proposed together.
    pub(crate) requests: Vec<Request>,
    /// What followed, the newest of a household first.
    pub(crate) results: Vec<PastResult>,
    /// Runs of lists that name the person, or a household in which the person is.
    pub(crate) lists: Vec<ListRun>,
}

fn was_in(stays: &[Stay], household: HouseholdId, day: NaiveDate) -> bool {
    stays.iter().any(|stay| stay.household == household && stay.includes(day))
}

/// Reads all of it; `stays` are the times in households that the reader may see.
pub(crate) async fn of(
    reader: &PersonalReader,
    catalogue: &VariableCatalogue,
    person: PersonId,
    stays: &[Stay],
) -> database::Result<HeldFacts> {
    let households: BTreeSet<HouseholdId> = stays.iter().map(|stay| stay.household).collect();
    let is_in = |home: &&HouseholdId| {
        stays.iter().any(|stay| stay.household == **home && stay.until.is_none())
    };
    let present: Vec<HouseholdId> = households.iter().filter(is_in).copied().collect();
    let mut homes = Vec::with_capacity(present.len());
    for home in &present {
        homes.push(sheet_of(reader, home.uuid()).await?);
    }
    let mut results = Vec::new();
    for home in &households {
        let found = result::of_household(reader, catalogue, *home).await?;
        let then = |one: &PastResult| was_in(stays, *home, one.computed_at.date_naive());
        results.extend(found.into_iter().filter(then));
    }
    Ok(HeldFacts {
        person: sheet_of(reader, person.uuid()).await?,
        homes,
        entries: entries(reader, catalogue, person, stays).await?,
        requests: requests(reader, catalogue, person, stays).await?,
        results,
        lists: list_run::naming(reader, person, &present).await?,
    })
}

/// The sheet of one record alone, without those that it stands for.
async fn sheet_of(look: &impl Look, subject: Uuid) -> database::Result<Sheet> {
    let select =
        look.select::<fact_sheet::Entity>().filter(fact_sheet::Column::Subject.eq(subject));
    let Some(row) = look.all(select).await?.pop() else { return Ok(Sheet::default()) };
    let keys = look.keys_of(&[subject]).await?;
    seal::open_sheet(&keys, subject, row.version, &row.sealed)
}

/// Entries about the person wherever they were made, and about the households while the person was there, the oldest first.
async fn entries(
    look: &impl Look,
    catalogue: &VariableCatalogue,
    person: PersonId,
    stays: &[Stay],
) -> database::Result<Vec<PastEntry>> {
    let mut households: BTreeSet<HouseholdId> = stays.iter().map(|stay| stay.household).collect();
    if households.is_empty() {
        // What was entered about the person is found all the same.
        households.insert(HouseholdId::from(Uuid::nil()));
    }
    let mut all = Vec::new();
    for (at, household) in households.into_iter().enumerate() {
        let found = entry::of_roster(look, catalogue, &alone(person, household)).await?;
        all.extend(found.into_iter().filter(|one| match one.subject {
            FactSubject::Person(about) => at == 0 && about == person,
            FactSubject::Household(about) => {
                about == household && was_in(stays, about, one.origin.recorded_at.date_naive())
            }
        }));
    }
    all.sort_by_key(|one| one.origin.recorded_at);
    Ok(all)
}

/// A household with that person alone: nobody else is looked up. To the person, what they said no to is told all the same.
fn alone(person: PersonId, household: HouseholdId) -> Roster {
    let member = Member {
        person,
        records: Vec::new(),
        name: String::new(),
        sex: None,
        birth_date: None,
        relation: Relation::Reference,
        birth_registered: None,
        refused: Vec::new(),
        is_only_kept: false,
        objection: None,
        partner: None,
    };
    Roster {
        household,
        listed_name: String::new(),
        settlement: String::new(),
        area: None,
        records: Vec::new(),
        members: vec![member],
    }
}

/// Requests with something about the person, or about a household while the person was there.
async fn requests(
    look: &impl Look,
    catalogue: &VariableCatalogue,
    person: PersonId,
    stays: &[Stay],
) -> database::Result<Vec<Request>> {
    use fact_request_part::Column;
    let mut subjects: BTreeSet<Uuid> = stays.iter().map(|stay| stay.household.uuid()).collect();
    subjects.insert(person.uuid());
    let select = look.select_among::<fact_request_part::Entity>(Column::Subject, subjects);
    let parts = look.all(select.order_by_asc(Column::Id)).await?;
    let ids: BTreeSet<RequestId> = parts.iter().map(|part| part.request_id.into()).collect();
    let mut found = Vec::new();
    for id in ids {
        let Some(one) = request::find(look, catalogue, id).await? else { continue };
        let proposed = one.listed.proposed_at.date_naive();
        let is_theirs = one.parts.iter().any(|part| match part.subject {
            FactSubject::Person(about) => about == person,
            FactSubject::Household(about) => was_in(stays, about, proposed),
        });
        if is_theirs {
            found.push(one);
        }
    }
    Ok(found)
}
