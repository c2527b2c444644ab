//! Who may see figures. Everybody who works in a municipality: what is shown went through disclosure control.

use kernel::{PermissionInfo, permission};

permission!(
    /// See the catalogue, figures, comparisons and runs of the municipality.
    ViewFigures = "indicators.view_figures":
        Enumerator => Municipality, OfficeWorker => Municipality, OfficeCoordinator => Municipality,
        CaseManager => Municipality, ActivationOfficer => Municipality, MobileTeam => Municipality,
        Provider => Municipality, Analyst => Municipality, ProgrammeManager => Programme,
        AdvisoryMember => Municipality, Administrator => Municipality
);
permission!(
    /// See the dated amounts with their sources.
    ViewParameters = "indicators.view_parameters":
        OfficeCoordinator => Municipality, CaseManager => Municipality, Analyst => Municipality,
        ProgrammeManager => Programme, Administrator => Municipality, Operator => Installation
);
permission!(
    /// See the figures that matter on the first page.
    ViewKeyFigures = "indicators.view_key_figures":
        OfficeCoordinator => Municipality, Analyst => Municipality, ProgrammeManager => Programme,
        AdvisoryMember => Municipality
);

permission!(
    /// Have figures computed from the registry. What is computed is published, nobody is seen.
    MakeRuns = "indicators.make_runs":
        OfficeCoordinator => Municipality, Analyst => Municipality
);
permission!(
    /// See how far mapping is and how complete its answers are, in counts.
    ViewCoverage = "indicators.view_coverage":
        OfficeCoordinator => Municipality, Analyst => Municipality
);

/// All of them.
pub(crate) fn all() -> Vec<PermissionInfo> {
    vec![
        PermissionInfo::of::<ViewFigures>(),
        PermissionInfo::of::<ViewParameters>(),
        PermissionInfo::of::<ViewKeyFigures>(),
        PermissionInfo::of::<MakeRuns>(),
        PermissionInfo::of::<ViewCoverage>(),
    ]
}
