//! Who may hand households over to other municipalities, and take over those that come.

use kernel::{PermissionInfo, permission};

permission!(
    /// Hand households over to another municipality, and accept or decline those that come.
    TransferHouseholds = "transfer.transfer_households": OfficeCoordinator => Municipality
);

/// All of them.
pub(crate) fn all() -> Vec<PermissionInfo> {
    vec![PermissionInfo::of::<TransferHouseholds>()]
}
