//! Taking a packet from the sender's municipality into the receiver's.

use database::{Audit, Error, JobFault, JobKind, JobRun, Tx};
use identity::{Notice, notify, who_may};
use kernel::PermissionInfo;

use super::{
    ATTEMPTS, DELIVER, name_of, named,
    withdraw::{Both, take_back},
    within,
};
use crate::{
    packet::Packet,
    permissions::TransferHouseholds,
    store::transfer,
    transfer::{Direction, Transfer, TransferId, TransferState},
};

/// The kind of job that delivers.
pub(crate) fn deliver() -> JobKind {
    JobKind::of(DELIVER, |run| async move { all(run).await }).attempts(ATTEMPTS)
}

async fn all(run: JobRun) -> Result<(), JobFault> {
    let id: TransferId = named(&run, "transfer")?;
    let Some((sent, packet)) = packet_of(&run, id).await? else { return Ok(()) };
    let Some(unit) = run.authority.scope().unit().cloned() else { return Ok(()) };
    let mut tx = run.database.begin(&within(DELIVER, &sent.other_unit)).await?;
    if transfer::find(&tx, sent.other_id).await?.is_some() {
        return Ok(());
    }
    let sealed = match transfer::seal(&mut tx, sent.other_id, &packet).await {
        Ok(sealed) => sealed,
        // It was taken back in the meantime.
        Err(Error::Erased) => return Ok(()),
        Err(other) => return Err(other.into()),
    };
    let received = Transfer {
        id: sent.other_id,
        direction: Direction::Received,
        other_unit: unit,
        other_id: sent.id,
        household: None,
        consent_of: None,
        packet: Some(sealed),
        sent_by: None,
        ..sent
    };
    transfer::insert(&mut tx, &received).await?;
    announce(&mut tx, &received).await?;
    tx.commit(Audit::of("receive_transfer").about("transfer", received.id)).await?;
    // What was taken back between the look and this moment goes at once; the job that was asked for then finds it gone.
    if packet_of(&run, id).await?.is_none() {
        let both = Both {
            sent_in: received.other_unit,
            sent: id,
            received_in: sent.other_unit,
            received: received.id,
        };
        take_back(&run.database, &both, TransferState::Recalled).await?;
    }
    Ok(())
}

/// Tells those who may answer that there is something to answer, and from where.
async fn announce(tx: &mut Tx, received: &Transfer) -> Result<(), Error> {
    let here = tx.unit("transfer")?;
    let name = name_of(tx, &received.other_unit).await?;
    for user in who_may(tx, PermissionInfo::of::<TransferHouseholds>()).await? {
        let path = format!("/transfers/{}", received.id);
        let notice = Notice::of("transfer-notice-arrived", path).arg("unit", name.clone());
        notify(tx, user, Some(&here), notice).await?;
    }
    Ok(())
}

/// The transfer with its packet while it waits.
async fn packet_of(run: &JobRun, id: TransferId) -> Result<Option<(Transfer, Packet)>, JobFault> {
    let unit = run.authority.scope().unit().cloned();
    let unit = unit.ok_or_else(|| JobFault("no municipality is named".to_owned()))?;
    let look = Audit::of("deliver_transfer").about("transfer", id);
    let reader = run.database.read_personal(&within(DELIVER, &unit), look).await?;
    let found = transfer::find(&reader, id).await?;
    let Some(found) = found.filter(Transfer::is_waiting) else { return Ok(None) };
    let keys = reader.keys_of(&[id.uuid()]).await?;
    let packet = transfer::open(&keys, &found)?;
    Ok(packet.map(|packet| (found, packet)))
}
