//! Taking over who was sent: household, persons, answers and results in one transaction.

use assessment::{FactSubject, RuleBook, assess_households, record_handed};
use database::{Audit, Database};
use kernel::{HouseholdId, Permit};
use registry::{HandedPerson, HouseholdData, enter_handed};

use super::{Refused, waiting};
use crate::{
    jobs,
    permissions::TransferHouseholds,
    store::transfer::{self, Step},
    transfer::{Direction, TransferId, TransferState},
};

/// Where those who come live now.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Acceptance {
    /// Settlement.
    pub settlement: String,
    /// Street and number; empty when not known.
    pub address: String,
}

/// Enters who was sent as a household, with a code of this registry.
///
/// # Errors
/// [`Refused::NotFound`], [`Refused::NotNow`], [`Refused::JmbgKnown`], [`Refused::Database`]; then nothing is written.
pub async fn accept_transfer(
    permit: &Permit<TransferHouseholds>,
    database: &Database,
    book: &RuleBook,
    id: TransferId,
    place: Acceptance,
) -> Result<HouseholdId, Refused> {
    let mut tx = database.begin(permit).await?;
    let found = waiting(&tx, id, Direction::Received).await?;
    let keys = tx.keys_of(&[id.uuid()]).await?;
    let packet = transfer::open(&keys, &found)?.ok_or(Refused::NotNow)?;
    let Acceptance { settlement, address } = place;
    let data = HouseholdData { settlement, address, ..HouseholdData::default() };
    let handed: Vec<HandedPerson> = packet.persons.iter().map(|one| one.person.clone()).collect();
    let entered = enter_handed(&mut tx, data, &handed, found.moved_on).await;
    let entered = entered.map_err(known_jmbg)?.ok_or(Refused::NotNow)?;
    let household = entered.household;
    let mut answers = vec![(FactSubject::Household(household), packet.answers)];
    for (member, one) in entered.members.iter().zip(packet.persons) {
        answers.push((FactSubject::Person(*member), one.answers));
    }
    record_handed(&mut tx, &book.catalogue, household, &answers, &packet.reason).await?;
    assess_households(&mut tx, book, &[household]).await?;
    transfer::insert_persons(&mut tx, id, &entered.members).await?;
    let step = Step { to: TransferState::Accepted, why: None, household: Some(household) };
    if !transfer::go_on(&mut tx, id, &[TransferState::Waiting], step).await? {
        return Err(Refused::NotNow);
    }
    tx.enqueue(jobs::settle_job(id, &found)).await?;
    tx.commit(Audit::of("accept_transfer").about("household", household)).await?;
    Ok(household)
}

/// A unique value that is there already can only be a JMBG: codes and ids are drawn by chance.
fn known_jmbg(error: database::Error) -> Refused {
    match error {
        database::Error::Duplicate => Refused::JmbgKnown,
        other => Refused::Database(other),
    }
}
