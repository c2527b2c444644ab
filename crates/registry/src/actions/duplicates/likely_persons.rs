//! Who may be the one who is being typed: a warning, which reveals nobody whom the user may not see.

use chrono::Datelike as _;
use database::{Audit, Database, PersonalReader};
use kernel::{Permission, Permit};
use linkage::{Comparison, Model, Prepared};
use uuid::Uuid;

use super::{count_persons, find_pair::evidence};
use crate::{
    duplicates::{Evidence, Likely, Typed, model},
    store::{likeness, likeness::Sealed, person},
};

/// Most persons who are shown.
const MOST_SHOWN: usize = 5;
/// Candidates that are opened and compared with everything that is known.
const MOST_OPENED: usize = 20;
/// From this probability on somebody is shown.
const LEAST: f64 = 0.05;
/// Evidence of at least so many bits is told.
const TOLD: f64 = 1.0;

/// For each who is typed the persons within reach who are likely the same, the likeliest first. What was typed is not written down, only
/// that somebody was warned.
///
/// # Errors
/// [`database::Error`].
pub async fn likely_persons<P: Permission>(
    permit: &Permit<P>,
    database: &Database,
    typed: &[Typed],
) -> database::Result<Vec<Vec<Likely>>> {
    if typed.iter().all(Typed::is_too_little) {
        return Ok(typed.iter().map(|_| Vec::new()).collect());
    }
    let reader = database.read_personal(permit, Audit::of("warn_of_duplicates")).await?;
    let model = model(count_persons(&reader).await?);
    let mut all = Vec::with_capacity(typed.len());
    for one in typed {
        let is_enough = !one.is_too_little();
        all.push(if is_enough { likely(&reader, &model, one).await? } else { Vec::new() });
    }
    Ok(all)
}

async fn likely(
    reader: &PersonalReader,
    model: &Model,
    typed: &Typed,
) -> database::Result<Vec<Likely>> {
    let (candidates, numbered) = likeness::candidates(reader, typed).await?;
    let sought = Prepared::person(&typed.compared());
    let compare = |one: &linkage::Person| model.compare(&sought, &Prepared::person(one));
    let mut rough: Vec<(Uuid, f64)> =
        candidates.roughly()?.iter().map(|(id, one)| (*id, compare(one).weight)).collect();
    rough.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let best = rough.into_iter().map(|(id, _)| id).take(MOST_OPENED);
    let opened = likeness::some(reader, best.chain(numbered).collect()).await?;
    let all = opened.open()?;
    let found = all.iter().filter_map(|(id, one)| found(&opened, *id, compare(one)));
    let mut likely: Vec<Likely> = found.collect();
    likely.sort_by(|a, b| b.probability.total_cmp(&a.probability).then(a.person.cmp(&b.person)));
    likely.truncate(MOST_SHOWN);
    Ok(likely)
}

fn found(sealed: &Sealed, id: Uuid, comparison: Comparison) -> Option<Likely> {
    let row = sealed.rows.iter().find(|row| row.id == id)?;
    let home = sealed.homes.get(&row.household_id)?;
    if comparison.probability < LEAST {
        return None;
    }
    let mut why: Vec<Evidence> =
        comparison.evidence.into_iter().filter(|one| one.weight >= TOLD).map(evidence).collect();
    why.sort_by(|a, b| b.weight.total_cmp(&a.weight));
    let places = [home.settlement.as_str(), home.address.as_str()];
    let places: Vec<&str> = places.into_iter().filter(|place| !place.is_empty()).collect();
    Some(Likely {
        person: id.into(),
        household: home.id.into(),
        name: person::name(row),
        birth_year: row.birth_date.map(|day| day.year()),
        place: places.join(", "),
        why,
        probability: comparison.probability,
    })
}
