//! Use cases: each checks its permit, works in one transaction and leaves one audit entry, or looks. Actions never call actions.

mod accept_transfer;
mod decline_transfer;
mod find_transfer;
mod list_transfers;
mod prepare_transfer;
mod recall_transfer;
mod send_transfer;

pub use accept_transfer::{Acceptance, accept_transfer};
pub use decline_transfer::decline_transfer;
pub use find_transfer::{Coming, SeenTransfer, find_transfer};
pub(crate) use list_transfers::last_of_household;
pub use list_transfers::{count_waiting, list_transfers};
pub use prepare_transfer::{Prepared, prepare_transfer};
pub use recall_transfer::recall_transfer;
pub use send_transfer::{NewTransfer, send_transfer};

use database::Tx;
use registry::is_person_within_reach;

use crate::{
    store::transfer,
    transfer::{Direction, Transfer, TransferId},
};

/// Why something is refused.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// There is no such household or transfer within reach.
    #[error("there is no such household or transfer")]
    NotFound,
    /// The household, or one of its members, is under protection.
    #[error("who is under protection is not handed over")]
    Protected,
    /// Data of somebody may only be kept.
    #[error("data of somebody may only be kept")]
    Restricted,
    /// Nobody was chosen, or somebody who is no member.
    #[error("members of the household were not chosen")]
    NobodyChosen,
    /// One of them is on the way already.
    #[error("one of them is on the way already")]
    OnTheWay,
    /// It is the municipality itself, or none that is open.
    #[error("no municipality that takes over")]
    NoUnit,
    /// The day is still to come.
    #[error("the day has not come")]
    DayInFuture,
    /// Who agreed is no adult member, or the day of consent has not come.
    #[error("consent of an adult member is missing")]
    NoConsent,
    /// No article of law was named.
    #[error("no article of law is named")]
    NoArticle,
    /// It has been answered, recalled or ended otherwise.
    #[error("the transfer has come to its end")]
    NotNow,
    /// One of the JMBG is in the registry already; nothing is said of whose it is.
    #[error("a JMBG is in the registry already")]
    JmbgKnown,
    /// The database refuses.
    #[error(transparent)]
    Database(#[from] database::Error),
}

/// A transfer of that direction that waits; one of which somebody is hidden is not there.
async fn waiting(tx: &Tx, id: TransferId, direction: Direction) -> Result<Transfer, Refused> {
    let found = transfer::find(tx, id).await?.filter(|one| one.direction == direction);
    let found = found.ok_or(Refused::NotFound)?;
    for person in transfer::everybody_of(tx, &found).await? {
        if !is_person_within_reach(tx, person).await? {
            return Err(Refused::NotFound);
        }
    }
    if found.is_waiting() { Ok(found) } else { Err(Refused::NotNow) }
}
