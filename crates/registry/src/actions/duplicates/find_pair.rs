//! One pair with all that its page shows.

use std::collections::{BTreeMap, BTreeSet};

use database::{Audit, Database, PersonalReader};
use futures_util::future::try_join;
use kernel::{HouseholdId, Permit, PersonId, UserId};
use linkage::{Comparison, Prepared};
use uuid::Uuid;

use super::{Standing, count_persons};
use crate::{
    duplicates::{
        Candidate, Evidence, LastDecision, PairId, PairRecord, PairReview, PairState, PairView,
        Rarity, Review, ShownFields, Side, is_unsealed, model,
    },
    permissions::ReviewDuplicates,
    store::{
        contact, duplicate,
        entities::{
            household::Model as HouseholdRow, pair_decision::Model as DecisionRow,
            person::Model as PersonRow,
        },
        household, likeness, pair_decision, person,
    },
};

/// A pair; `None` when one of its records is out of reach. The look stands in the access log, about both persons.
///
/// # Errors
/// [`database::Error`].
pub async fn find_pair(
    permit: &Permit<ReviewDuplicates>,
    database: &Database,
    id: PairId,
) -> database::Result<Option<PairView>> {
    let first = database.read_personal(permit, Audit::of("view_pair").about("duplicate_pair", id));
    let first = first.await?;
    let Some(row) = duplicate::find(&first, id).await? else { return Ok(None) };
    drop(first);
    let look =
        |person| database.read_personal(permit, Audit::of("view_pair").about("person", person));
    let (reader, _) = try_join(look(row.left_id), look(row.right_id)).await?;
    let Some(row) = duplicate::find(&reader, id).await? else { return Ok(None) };
    let pair = Standing::of(&reader, row).await?;
    let ids = BTreeSet::from([pair.row.left_id, pair.row.right_id]);
    let sealed = likeness::some(&reader, ids).await?;
    let both = (pair.row.left_id, pair.row.right_id);
    let rarity = duplicate::rarity(&pair.row)?;
    let comparison = compared(&reader, both, &sealed, &rarity).await?;
    let (Some(left), Some(right)) = (
        record(&reader, &sealed, pair.row.left_id).await?,
        record(&reader, &sealed, pair.row.right_id).await?,
    ) else {
        return Ok(None);
    };
    let actor = permit.actor();
    let waits =
        if pair.state == PairState::Disputed { PairState::Disputed } else { PairState::Open };
    let at = Some((pair.row.weight_milli, id));
    let whose = (waits, actor.user);
    let candidate = |one: &PairRecord| (one.data.clone(), one.changed_at);
    let ((left_data, left_at), (right_data, right_at)) = (candidate(&left), candidate(&right));
    Ok(Some(PairView {
        id,
        state: pair.state,
        found_at: pair.row.found_at,
        sensible: ShownFields::sensible(
            Candidate { data: &left_data, changed_at: left_at },
            Candidate { data: &right_data, changed_at: right_at },
        ),
        kept: kept(&left, &right),
        left,
        right,
        prior: comparison.prior,
        evidence: bars(comparison.evidence),
        weight: comparison.weight,
        probability: comparison.probability,
        findings: comparison.findings,
        may_decide: pair.may_decide(actor),
        may_undo: pair.undoable(actor).is_some(),
        reviews: reviews(&reader, &pair, permit).await?,
        next: duplicate::beside(&reader, whose, at, true).await?,
        previous: duplicate::beside(&reader, whose, at, false).await?,
        last: last(&reader, permit).await?,
    }))
}

/// The bars: one for each field that the registry has, then what members of one household share.
fn bars(all: Vec<linkage::Evidence>) -> Vec<Evidence> {
    let is_kept = |one: &linkage::Evidence| !matches!(one.field.as_str(), "other_name");
    let (fields, shared): (Vec<_>, Vec<_>) = all
        .into_iter()
        .filter(is_kept)
        .partition(|one| one.field != "household" || one.level == linkage::Level::Missing);
    let fields = fields.into_iter().filter(|one| one.field != "household");
    let shared = shared.into_iter().map(|one| linkage::Evidence { field: "shared".into(), ..one });
    fields.chain(shared).map(evidence).collect()
}

/// A bar as pages show it.
pub(super) fn evidence(one: linkage::Evidence) -> Evidence {
    Evidence { field: one.field, level: one.level, weight: one.weight }
}

/// Two records compared with everything that is known of them, and with what the rarity of equal values says.
pub(super) async fn compared(
    reader: &PersonalReader,
    (left, right): (Uuid, Uuid),
    sealed: &likeness::Sealed,
    rarity: &Rarity,
) -> database::Result<Comparison> {
    let model = model(count_persons(reader).await?);
    let opened: BTreeMap<Uuid, Prepared> =
        sealed.open()?.iter().map(|(id, one)| (*id, Prepared::person(one))).collect();
    let nobody = Prepared::default();
    let of = |id: &Uuid| opened.get(id).unwrap_or(&nobody);
    Ok(model.compare_with(of(&left), of(&right), &rarity.bits(&model.spec)))
}

async fn record(
    reader: &PersonalReader,
    sealed: &likeness::Sealed,
    id: Uuid,
) -> database::Result<Option<PairRecord>> {
    let Some(row) = sealed.rows.iter().find(|row| row.id == id) else { return Ok(None) };
    let Some(home) = sealed.homes.get(&row.household_id) else { return Ok(None) };
    let keys = reader.keys_of(&[id]).await?;
    let members = person::of_household(reader, row.household_id.into()).await?;
    let others = members.iter().filter(|one| one.id != id).map(other).collect();
    Ok(Some(PairRecord {
        id: id.into(),
        data: person::data(&keys, row)?,
        version: row.version,
        household: household::link(HouseholdRow::clone(home)),
        settlement: home.settlement.clone(),
        address: home.address.clone(),
        others,
        contacts: contact::of_person(reader, id.into()).await?,
        created_at: row.created_at,
        changed_at: row.changed_at,
    }))
}

fn other(row: &PersonRow) -> (PersonId, String, Option<chrono::NaiveDate>) {
    (row.id.into(), person::name(row), row.birth_date)
}

/// The record of the larger household is kept, of two as large the older one.
fn kept(left: &PairRecord, right: &PairRecord) -> Side {
    let size = |one: &PairRecord| one.others.len();
    let is_older = right.created_at < left.created_at;
    let is_right = size(right) > size(left) || (size(right) == size(left) && is_older);
    if is_right { Side::Right } else { Side::Left }
}

/// What was decided; while others must not know, the reader's own decisions alone.
async fn reviews(
    reader: &PersonalReader,
    pair: &Standing,
    permit: &Permit<ReviewDuplicates>,
) -> database::Result<Vec<PairReview>> {
    let own = permit.actor().user;
    let shown = pair.decisions.iter().zip(&pair.reviews);
    let shown: Vec<(&DecisionRow, &Review)> =
        shown.filter(|(_, one)| is_unsealed(pair.state) || one.by == Some(own)).collect();
    let users: Vec<UserId> = shown.iter().filter_map(|(_, one)| one.by).collect();
    let names = identity::names_of(reader, users).await?;
    let review = |(row, one): &(&DecisionRow, &Review)| PairReview {
        decision: one.decision,
        at: row.recorded_at,
        user: one.by,
        reviewer: one.by.and_then(|user| names.get(&user).cloned()),
        is_blind_second: row.is_blind_second,
        is_final: row.is_final,
    };
    Ok(shown.iter().map(review).collect())
}

async fn last(
    reader: &PersonalReader,
    permit: &Permit<ReviewDuplicates>,
) -> database::Result<Option<LastDecision>> {
    let Some((pair, decision)) = pair_decision::last_of(reader, permit.actor().user).await? else {
        return Ok(None);
    };
    let Some(row) = duplicate::find(reader, pair).await? else { return Ok(None) };
    let rows = person::some(reader, vec![row.left_id, row.right_id]).await?;
    let name = |id| rows.iter().find(|row| row.id == id).map(person::name).unwrap_or_default();
    let names = [name(row.left_id), name(row.right_id)];
    let households = if duplicate::state(&row)? == PairState::Same {
        still_two(reader, &rows).await?
    } else {
        None
    };
    Ok(Some(LastDecision { pair, decision, names, households }))
}

/// The households of two records of one person, that of the record that stands first, when others are in both of them still.
async fn still_two(
    reader: &PersonalReader,
    rows: &[PersonRow],
) -> database::Result<Option<(HouseholdId, HouseholdId)>> {
    let stands = rows.iter().find(|row| row.canonical_id.is_none());
    let other = rows.iter().find(|row| row.canonical_id.is_some());
    let (Some(stands), Some(other)) = (stands, other) else { return Ok(None) };
    for id in [stands.household_id, other.household_id] {
        let members = person::of_household(reader, id.into()).await?;
        if !members.iter().any(|row| row.id != stands.id) {
            return Ok(None);
        }
    }
    let is_one = stands.household_id == other.household_id;
    Ok((!is_one).then(|| (stands.household_id.into(), other.household_id.into())))
}
