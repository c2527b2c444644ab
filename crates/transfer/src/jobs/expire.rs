//! Transfers that nobody answered in time end by themselves.

use std::{collections::BTreeSet, time::Duration};

use chrono::TimeDelta;
use database::{Audit, JobFault, JobKind, JobRun};

use super::{
    EXPIRE,
    withdraw::{Both, take_back},
};
use crate::{
    store::transfer,
    transfer::{DAYS_TO_ANSWER, Direction, TransferState},
};

const DAY: Duration = Duration::from_hours(24);

/// The job that ends them.
pub(crate) fn expire() -> JobKind {
    JobKind::of(EXPIRE, |run| async move { all(run).await }).every(DAY)
}

async fn all(run: JobRun) -> Result<(), JobFault> {
    let before = run.database.now() - TimeDelta::days(DAYS_TO_ANSWER);
    let late: BTreeSet<Both> = {
        let look = Audit::of("expire_transfers");
        let reader = run.database.read_personal(&run.authority, look).await?;
        let rows = transfer::unanswered_before(&reader, before).await?.into_iter();
        // From either side: the other municipality may have left.
        let pairs = rows.map(|(unit, one)| match one.direction {
            Direction::Sent => Both {
                sent_in: unit,
                sent: one.id,
                received_in: one.other_unit,
                received: one.other_id,
            },
            Direction::Received => Both {
                sent_in: one.other_unit,
                sent: one.other_id,
                received_in: unit,
                received: one.id,
            },
        });
        pairs.collect()
    };
    for both in late {
        take_back(&run.database, &both, TransferState::Expired).await?;
    }
    Ok(())
}
