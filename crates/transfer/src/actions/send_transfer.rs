//! Sending persons to another municipality.

use assessment::{RuleBook, find_known};
use chrono::NaiveDate;
use database::{Audit, Database, Tx};
use identity::{MunicipalityState, find_municipality};
use kernel::{HouseholdId, Permit, PersonId, UnitCode};
use registry::{Leaving, age, who_may_leave};

use super::Refused;
use crate::{
    jobs,
    packet::{self, Packet},
    permissions::TransferHouseholds,
    store::transfer,
    transfer::{Direction, Ground, Transfer, TransferId, TransferState},
};

/// Full years from which somebody agrees for a household.
const ADULT: u32 = 18;

/// What is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewTransfer {
    /// To which municipality.
    pub unit: UnitCode,
    /// Who moves.
    pub persons: Vec<PersonId>,
    /// Since when they live there.
    pub moved_on: NaiveDate,
    /// Why, for the other municipality.
    pub reason: String,
    /// On which ground.
    pub ground: Ground,
    /// Who agreed.
    pub consent_of: Option<PersonId>,
    /// On which day.
    pub consent_on: Option<NaiveDate>,
    /// The article of law; empty when there is none.
    pub article: String,
}

/// Keeps the packet sealed and asks for its delivery.
///
/// # Errors
/// [`Refused`]; then nothing is written.
pub async fn send_transfer(
    permit: &Permit<TransferHouseholds>,
    database: &Database,
    book: &RuleBook,
    household: HouseholdId,
    new: NewTransfer,
) -> Result<TransferId, Refused> {
    let mut tx = database.begin(permit).await?;
    let leaving = who_may_leave(&tx, household).await?.ok_or(Refused::NotFound)?;
    check(&tx, &leaving, &new).await?;
    let chosen = packet::chosen(&leaving.members, &new.persons);
    let known = find_known(&tx, household).await?.ok_or(Refused::NotFound)?;
    let is_whole = chosen.len() == leaving.members.len();
    let persons: Vec<_> =
        chosen.iter().map(|one| packet::person(&book.catalogue, &known, one)).collect();
    let answers =
        if is_whole { packet::household(&book.catalogue, &known, &chosen) } else { Vec::new() };
    let consent_by = match new.consent_of {
        Some(id) => name_of(&leaving, id)?,
        None => String::new(),
    };
    let reason = new.reason.clone();
    let packet = Packet { reason, consent_by, is_whole, persons, answers };
    let id: TransferId = tx.new_id()?;
    let sealed = transfer::seal(&mut tx, id, &packet).await?;
    let row = Transfer {
        id,
        direction: Direction::Sent,
        other_unit: new.unit,
        other_id: tx.new_id()?,
        state: TransferState::Waiting,
        household: Some(household),
        persons: chosen.len() as u64,
        moved_on: new.moved_on,
        ground: new.ground,
        consent_of: new.consent_of,
        consent_on: new.consent_on,
        article: new.article,
        why: None,
        packet: Some(sealed),
        sent_by: tx.authority().user(),
        sent_at: tx.now(),
        ended_at: None,
    };
    transfer::insert(&mut tx, &row).await?;
    let ids: Vec<PersonId> = chosen.iter().map(|one| one.person).collect();
    transfer::insert_persons(&mut tx, id, &ids).await?;
    tx.enqueue(jobs::deliver_job(id)).await?;
    tx.commit(Audit::of("send_transfer").about("household", household)).await?;
    Ok(id)
}

async fn check(tx: &Tx, leaving: &Leaving, new: &NewTransfer) -> Result<(), Refused> {
    let today = tx.now().date_naive();
    if leaving.is_protected {
        return Err(Refused::Protected);
    }
    let chosen = packet::chosen(&leaving.members, &new.persons);
    if chosen.is_empty() || chosen.len() != new.persons.len() {
        return Err(Refused::NobodyChosen);
    }
    if chosen.iter().any(|one| one.is_restricted) {
        return Err(Refused::Restricted);
    }
    if new.moved_on > today {
        return Err(Refused::DayInFuture);
    }
    check_ground(leaving, new, today)?;
    let unit = find_municipality(tx, &new.unit).await?;
    let is_open = unit.is_some_and(|one| one.state == MunicipalityState::Open);
    if !is_open || tx.authority().scope().unit() == Some(&new.unit) {
        return Err(Refused::NoUnit);
    }
    let is_on_the_way = transfer::is_on_the_way(tx, &new.persons).await?;
    if is_on_the_way { Err(Refused::OnTheWay) } else { Ok(()) }
}

fn check_ground(leaving: &Leaving, new: &NewTransfer, today: NaiveDate) -> Result<(), Refused> {
    match new.ground {
        Ground::Consent => {
            let who = leaving.members.iter().find(|one| Some(one.person) == new.consent_of);
            let who = who.ok_or(Refused::NoConsent)?;
            let on = new.consent_on.filter(|day| *day <= today).ok_or(Refused::NoConsent)?;
            let born = who.handed.data()?.birth_date;
            let years = born.and_then(|born| age(born, on));
            let is_adult = born.is_none() || years.is_some_and(|years| years >= ADULT);
            if is_adult { Ok(()) } else { Err(Refused::NoConsent) }
        }
        Ground::Law if new.article.trim().is_empty() => Err(Refused::NoArticle),
        Ground::Law => Ok(()),
    }
}

fn name_of(leaving: &Leaving, id: PersonId) -> Result<String, Refused> {
    let found = leaving.members.iter().find(|one| one.person == id).ok_or(Refused::NoConsent)?;
    Ok(found.handed.data()?.listed_name())
}
