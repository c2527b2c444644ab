//! Taking a packet back from the receiver's municipality. Its row decides: what was answered there stays answered.

use database::{Audit, Database, JobFault, JobKind, JobRun, Tx};
use identity::{Notice, notify};
use kernel::UnitCode;

use super::{ATTEMPTS, WITHDRAW, name_of, named, within};
use crate::{
    store::transfer::{self, Step, UNANSWERED},
    transfer::{TransferId, TransferState},
};

/// The kind of job that withdraws.
pub(crate) fn withdraw() -> JobKind {
    JobKind::of(WITHDRAW, |run| async move { all(run).await }).attempts(ATTEMPTS)
}

async fn all(run: JobRun) -> Result<(), JobFault> {
    let both = Both {
        sent_in: named(&run, "sent_in")?,
        sent: named(&run, "sent")?,
        received_in: named(&run, "received_in")?,
        received: named(&run, "received")?,
    };
    take_back(&run.database, &both, named(&run, "to")?).await
}

/// Both rows of a transfer.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Both {
    pub(super) sent_in: UnitCode,
    pub(super) sent: TransferId,
    pub(super) received_in: UnitCode,
    pub(super) received: TransferId,
}

/// Ends a transfer on both sides, unless it was answered.
pub(super) async fn take_back(
    database: &Database,
    both: &Both,
    to: TransferState,
) -> Result<(), JobFault> {
    let step = Step::to(to);
    let mut tx = database.begin(&within(WITHDRAW, &both.received_in)).await?;
    let entry = Audit::of("withdraw_transfer").about("transfer", both.received);
    match transfer::find(&tx, both.received).await? {
        // Not delivered yet: without a key it never will be.
        None => {
            tx.destroy_key(both.received.uuid()).await?;
            tx.commit(entry).await?;
        }
        Some(row) if row.is_waiting() => {
            if !transfer::go_on(&mut tx, both.received, &UNANSWERED, step).await? {
                return Err(JobFault("it was answered in this moment".to_owned()));
            }
            tx.commit(entry).await?;
        }
        Some(row) if matches!(row.state, TransferState::Accepted | TransferState::Declined) => {
            return Ok(());
        }
        Some(_) => drop(tx),
    }
    let mut tx = database.begin(&within(WITHDRAW, &both.sent_in)).await?;
    if transfer::go_on(&mut tx, both.sent, &UNANSWERED, step).await? {
        if to == TransferState::Expired {
            tell(&mut tx, both).await?;
        }
        tx.commit(Audit::of("withdraw_transfer").about("transfer", both.sent)).await?;
    }
    Ok(())
}

/// Tells who sent it that nobody answered.
async fn tell(tx: &mut Tx, both: &Both) -> Result<(), JobFault> {
    let sent = transfer::find(tx, both.sent).await?;
    let Some(user) = sent.and_then(|one| one.sent_by) else { return Ok(()) };
    let name = name_of(tx, &both.received_in).await?;
    let notice = Notice::of("transfer-notice-expired", format!("/transfers/{}", both.sent));
    notify(tx, user, Some(&both.sent_in), notice.arg("unit", name)).await?;
    Ok(())
}
