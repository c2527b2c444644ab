//! Who may make, see and delete reports. A report holds figures that may be published, never a name.

use kernel::{PermissionInfo, permission};

permission!(
    /// See the reports of the municipality and take them away.
    ListReports = "reports.list_reports":
        OfficeCoordinator => Municipality, CaseManager => Municipality, Analyst => Municipality,
        ProgrammeManager => Programme, AdvisoryMember => Municipality, Administrator => Municipality
);
permission!(
    /// Have a report made.
    MakeReport = "reports.make_report": OfficeCoordinator => Municipality, Analyst => Municipality
);
permission!(
    /// Delete a report.
    DeleteReport = "reports.delete_report": OfficeCoordinator => Municipality, Analyst => Municipality
);

/// All of them.
pub(crate) fn all() -> Vec<PermissionInfo> {
    vec![
        PermissionInfo::of::<ListReports>(),
        PermissionInfo::of::<MakeReport>(),
        PermissionInfo::of::<DeleteReport>(),
    ]
}
