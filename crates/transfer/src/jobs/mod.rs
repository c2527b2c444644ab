//! Jobs that cross between two municipalities, under the program's own authority: each transaction is within one of them.

mod deliver;
mod expire;
mod settle;
mod withdraw;

pub(crate) use deliver::deliver;
pub(crate) use expire::expire;
pub(crate) use settle::settle;
pub(crate) use withdraw::withdraw;

use database::{Authority, JobFault, JobRun, NewJob, Tenancy, Tx};
use identity::find_municipality;
use kernel::UnitCode;
use serde_json::json;

use crate::transfer::{Transfer, TransferId, TransferState};

/// The kinds of jobs.
const DELIVER: &str = "transfer.deliver_packet";
const SETTLE: &str = "transfer.settle_answer";
const WITHDRAW: &str = "transfer.withdraw_packet";
const EXPIRE: &str = "transfer.expire";

/// Attempts over more than a day: what one municipality knows the other must learn.
const ATTEMPTS: u32 = 20;

/// The job that takes a packet over.
pub(crate) fn deliver_job(id: TransferId) -> NewJob {
    NewJob::of(DELIVER, json!({ "transfer": id.to_string() }))
}

/// The job that tells the sender of a received transfer the answer.
pub(crate) fn settle_job(id: TransferId, received: &Transfer) -> NewJob {
    let payload = json!({
        "received": id.to_string(),
        "sent_in": received.other_unit.as_str(),
        "sent": received.other_id.to_string(),
    });
    NewJob::of(SETTLE, payload)
}

/// The job that takes a packet back, unless it was answered.
pub(crate) fn withdraw_job(
    (sent_in, sent): (&UnitCode, TransferId),
    (received_in, received): (&UnitCode, TransferId),
    to: TransferState,
) -> NewJob {
    let payload = json!({
        "sent_in": sent_in.as_str(),
        "sent": sent.to_string(),
        "received_in": received_in.as_str(),
        "received": received.to_string(),
        "to": to.name(),
    });
    NewJob::of(WITHDRAW, payload)
}

/// The program at work in one of the two municipalities.
fn within(name: &'static str, unit: &UnitCode) -> Authority {
    Authority::of_program(name, Tenancy::One(unit.clone()))
}

/// The name of a municipality.
async fn name_of(tx: &Tx, unit: &UnitCode) -> database::Result<String> {
    let found = find_municipality(tx, unit).await?;
    Ok(found.map_or_else(|| unit.to_string(), |one| one.name))
}

/// A value of the payload.
fn named<T: std::str::FromStr>(run: &JobRun, key: &str) -> Result<T, JobFault> {
    let text = run.payload.get(key).and_then(|one| one.as_str()).unwrap_or_default();
    text.parse().map_err(|_unknown| JobFault(format!("{key} is not named")))
}
