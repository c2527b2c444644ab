//! The sender learns the answer: of an acceptance, those who left are recorded as handed over.

use std::sync::Arc;

use assessment::{LiveRules, RuleBook, assess_households};
use database::{Audit, JobFault, JobKind, JobRun, Tx};
use identity::{Notice, notify};
use kernel::UnitCode;
use registry::record_handed_over;

use super::{ATTEMPTS, SETTLE, name_of, named, within};
use crate::{
    store::transfer::{self, Step},
    transfer::{Transfer, TransferId, TransferState},
};

/// States of the sender's row that an answer ends. Who was erased meanwhile is gone; the others have moved all the same. Who came under
/// protection too late for the packet has moved as well.
const OPEN: [TransferState; 4] = [
    TransferState::Waiting,
    TransferState::Recalling,
    TransferState::Erased,
    TransferState::Withheld,
];

/// The kind of job that settles, by these rules.
pub(crate) fn settle(live: &Arc<LiveRules>) -> JobKind {
    let live = live.clone();
    JobKind::of(SETTLE, move |run| {
        let live = live.clone();
        async move { all(run, live).await }
    })
    .attempts(ATTEMPTS)
}

async fn all(run: JobRun, live: Arc<LiveRules>) -> Result<(), JobFault> {
    let sent_in: UnitCode = named(&run, "sent_in")?;
    let (sent, received): (TransferId, TransferId) =
        (named(&run, "sent")?, named(&run, "received")?);
    let known = tokio::task::spawn_blocking(move || live.known());
    let book = known.await.map_err(|fault| JobFault(fault.to_string()))?;
    let book = book.map_err(|fault| JobFault(fault.to_string()))?;
    let Some(answer) = answer(&run, received).await? else { return Ok(()) };
    let mut tx = run.database.begin(&within(SETTLE, &sent_in)).await?;
    let Some(found) = transfer::find(&tx, sent).await? else { return Ok(()) };
    let step = Step { to: answer.state, why: answer.why, household: None };
    if !transfer::go_on(&mut tx, sent, &OPEN, step).await? {
        return Ok(());
    }
    let name = name_of(&tx, &found.other_unit).await?;
    if answer.state == TransferState::Accepted {
        record(&mut tx, &book, &found, &name).await?;
    }
    // Who sent it may be outside of the circle by now.
    let told = found.sent_by.filter(|_| found.state != TransferState::Withheld);
    if let Some(user) = told {
        let key = if answer.state == TransferState::Accepted {
            "transfer-notice-accepted"
        } else {
            "transfer-notice-declined"
        };
        let notice = Notice::of(key, format!("/transfers/{sent}")).arg("unit", name);
        notify(&mut tx, user, Some(&sent_in), notice).await?;
    }
    tx.commit(Audit::of("settle_transfer").about("transfer", sent)).await?;
    Ok(())
}

/// The receiver's row, once it is answered.
async fn answer(run: &JobRun, received: TransferId) -> Result<Option<Transfer>, JobFault> {
    let unit = run.authority.scope().unit().cloned();
    let unit = unit.ok_or_else(|| JobFault("no municipality is named".to_owned()))?;
    let look = Audit::of("settle_transfer").about("transfer", received);
    let reader = run.database.read_personal(&within(SETTLE, &unit), look).await?;
    let found = transfer::find(&reader, received).await?;
    let is_answer =
        |one: &Transfer| matches!(one.state, TransferState::Accepted | TransferState::Declined);
    Ok(found.filter(is_answer))
}

async fn record(tx: &mut Tx, book: &RuleBook, sent: &Transfer, unit: &str) -> Result<(), JobFault> {
    let left = transfer::persons_of(tx, sent.id).await?;
    let homes = record_handed_over(tx, &left, (sent.moved_on, unit)).await?;
    assess_households(tx, book, &homes).await?;
    Ok(())
}
