//! Who may do what in the registry. The reviewed policy (`crates/svi/tests/snapshots/policy.txt`) shows it as a table.

use kernel::{PermissionInfo, permission};

permission!(
    /// List and find households.
    ListHouseholds = "registry.list_households":
        Enumerator => Own, OfficeWorker => Municipality, OfficeCoordinator => Municipality,
        CaseManager => Municipality, MobileTeam => Municipality
);
permission!(
    /// See a household with its persons.
    ViewHousehold = "registry.view_household":
        Enumerator => Own, OfficeWorker => Municipality, OfficeCoordinator => Municipality,
        CaseManager => Municipality, MobileTeam => Municipality
);
permission!(
    /// Enter a household.
    CreateHousehold = "registry.create_household":
        Enumerator => Own, OfficeWorker => Municipality, OfficeCoordinator => Municipality,
        CaseManager => Municipality, MobileTeam => Municipality
);
permission!(
    /// Change a household and its persons.
    ChangeHousehold = "registry.change_household":
        Enumerator => Own, OfficeWorker => Municipality, OfficeCoordinator => Municipality,
        CaseManager => Municipality, MobileTeam => Municipality
);
permission!(
    /// See what was changed, when, by whom and why.
    ViewHistory = "registry.view_history":
        OfficeWorker => Municipality, OfficeCoordinator => Municipality, CaseManager => Municipality
);
permission!(
    /// Take a list of households out of the system.
    ExportHouseholds = "registry.export_households":
        OfficeCoordinator => Municipality, CaseManager => Municipality
);

/// All of them.
pub(crate) fn all() -> Vec<PermissionInfo> {
    vec![
        PermissionInfo::of::<ListHouseholds>(),
        PermissionInfo::of::<ViewHousehold>(),
        PermissionInfo::of::<CreateHousehold>(),
        PermissionInfo::of::<ChangeHousehold>(),
        PermissionInfo::of::<ViewHistory>(),
        PermissionInfo::of::<ExportHouseholds>(),
    ]
}
