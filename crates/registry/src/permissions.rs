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

permission!(
    /// Record who joins and leaves households: births, deaths, moves, marriages, splits and merges.
    ChangeMembership = "registry.change_membership":
        OfficeWorker => Municipality, OfficeCoordinator => Municipality,
        CaseManager => Municipality, MobileTeam => Municipality
);
permission!(
    /// Decide which records are of one person or of one household, and undo it.
    MergePersons = "registry.merge_persons":
        OfficeWorker => Municipality, OfficeCoordinator => Municipality, CaseManager => Municipality
);
permission!(
    /// See the exact point of a household on the map: for those who visit. Others see it to about a kilometre.
    ViewExactPlace = "registry.view_exact_place":
        Enumerator => Own, OfficeWorker => Municipality, OfficeCoordinator => Municipality,
        CaseManager => Municipality, MobileTeam => Municipality
);
permission!(
    /// See and keep the vulnerable groups and the legal status of persons.
    ViewGroups = "registry.view_groups":
        OfficeWorker => Municipality, OfficeCoordinator => Municipality,
        CaseManager => Municipality, MobileTeam => Municipality
);
permission!(
    /// See and keep that somebody is a victim of violence.
    ViewViolenceGroup = "registry.view_violence_group": CaseManager => Municipality
);
permission!(
    /// Record what a person agrees to, refuses or withdraws.
    RecordConsent = "registry.record_consent":
        Enumerator => Own, OfficeWorker => Municipality, OfficeCoordinator => Municipality,
        CaseManager => Municipality, MobileTeam => Municipality
);
permission!(
    /// See and write notes.
    ViewNotes = "registry.view_notes":
        OfficeWorker => Municipality, OfficeCoordinator => Municipality,
        CaseManager => Municipality, MobileTeam => Municipality
);
permission!(
    /// See and write notes, and see and keep files, that are for few.
    ViewRestrictedNotes = "registry.view_restricted_notes":
        OfficeCoordinator => Municipality, CaseManager => Municipality
);
permission!(
    /// Keep and take files about households and persons.
    Attach = "registry.attach":
        OfficeWorker => Municipality, OfficeCoordinator => Municipality,
        CaseManager => Municipality, MobileTeam => Municipality
);
permission!(
    /// Put households and persons under protection and say who sees them.
    Protect = "registry.protect": OfficeCoordinator => Municipality, CaseManager => Municipality
);
permission!(
    /// See whose relatives' files are closed to whom, and why they were opened.
    KeepRelatives = "registry.keep_relatives": OfficeCoordinator => Municipality
);

permission!(
    /// Answer what persons ask for by right, and give them everything that is held about them.
    HandleRights = "registry.handle_rights":
        OfficeCoordinator => Municipality, CaseManager => Municipality
);
permission!(
    /// Erase a person.
    ErasePerson = "registry.erase_person": OfficeCoordinator => Municipality
);

permission!(
    /// Decide which records are of one person, and take such a decision back.
    ReviewDuplicates = "registry.review_duplicates":
        OfficeWorker => Municipality, OfficeCoordinator => Municipality, CaseManager => Municipality
);
permission!(
    /// Have persons looked for who were entered twice.
    FindDuplicates = "registry.find_duplicates": OfficeCoordinator => Municipality
);
permission!(
    /// Decide about records over which two reviewers differ.
    SettleDisputes = "registry.settle_disputes": OfficeCoordinator => Municipality
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
        PermissionInfo::of::<ChangeMembership>(),
        PermissionInfo::of::<MergePersons>(),
        PermissionInfo::of::<ViewExactPlace>(),
        PermissionInfo::of::<ViewGroups>(),
        PermissionInfo::of::<ViewViolenceGroup>(),
        PermissionInfo::of::<RecordConsent>(),
        PermissionInfo::of::<ViewNotes>(),
        PermissionInfo::of::<ViewRestrictedNotes>(),
        PermissionInfo::of::<Attach>(),
        PermissionInfo::of::<Protect>(),
        PermissionInfo::of::<KeepRelatives>(),
        PermissionInfo::of::<HandleRights>(),
        PermissionInfo::of::<ErasePerson>(),
        PermissionInfo::of::<ReviewDuplicates>(),
        PermissionInfo::of::<FindDuplicates>(),
        PermissionInfo::of::<SettleDisputes>(),
    ]
}
