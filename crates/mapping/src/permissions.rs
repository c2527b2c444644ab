//! Who may take files of households over, take them back, and take households out.

use kernel::{PermissionInfo, permission};

permission!(
    /// Take files of households over: give a file, see its preview and what came of it.
    ImportHouseholds = "mapping.import_households":
        OfficeCoordinator => Municipality, CaseManager => Municipality
);
permission!(
    /// Take a whole import back.
    UndoImport = "mapping.undo_import": OfficeCoordinator => Municipality
);
permission!(
    /// Take answers and results out, under numbers in place of names.
    ExportAnswers = "mapping.export_answers":
        OfficeCoordinator => Municipality, CaseManager => Municipality
);
permission!(
    /// Take answers and results out with names, JMBG, addresses and days of birth.
    ExportIdentified = "mapping.export_identified":
        OfficeCoordinator => Municipality, CaseManager => Municipality
);

/// All of them.
pub(crate) fn all() -> Vec<PermissionInfo> {
    vec![
        PermissionInfo::of::<ImportHouseholds>(),
        PermissionInfo::of::<UndoImport>(),
        PermissionInfo::of::<ExportAnswers>(),
        PermissionInfo::of::<ExportIdentified>(),
    ]
}
