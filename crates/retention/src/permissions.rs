//! Who sets rules of retention, who sees what is due by them, and who has it done.

use kernel::{PermissionInfo, permission};

permission!(
    /// See the rules, the lists and how much is due; names only as far as households may be seen.
    SeeRetention = "retention.see_retention":
        OfficeCoordinator => Municipality, Administrator => Municipality
);
permission!(
    /// Turn rules on and off and say after how many years. Who sets rules does not carry them out.
    SetRules = "retention.set_rules": Administrator => Municipality
);
permission!(
    /// Take items out of a list, confirm it and have it done: those who may erase persons.
    CarryOut = "retention.carry_out": OfficeCoordinator => Municipality
);

/// All of them.
pub(crate) fn all() -> Vec<PermissionInfo> {
    vec![
        PermissionInfo::of::<SeeRetention>(),
        PermissionInfo::of::<SetRules>(),
        PermissionInfo::of::<CarryOut>(),
    ]
}
