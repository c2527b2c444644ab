#![doc = include_str!("../README.md")]

mod actions;
mod context;
mod jobs;
mod migrations;
mod packet;
mod pages;
mod permissions;
mod store;
mod transfer;

pub use actions::{
    Acceptance, Coming, NewTransfer, Prepared, Refused, SeenTransfer, accept_transfer,
    count_waiting, decline_transfer, find_transfer, list_transfers, prepare_transfer,
    recall_transfer, send_transfer,
};
pub use context::context;
pub use migrations::MIGRATIONS;
pub use packet::{Packet, PacketPerson};
pub use permissions::TransferHouseholds;
pub use transfer::{
    Beside, DAYS_TO_ANSWER, Direction, Ground, ListRequest, Transfer, TransferId, TransferState,
    WhyDeclined,
};
