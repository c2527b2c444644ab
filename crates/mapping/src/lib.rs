#![doc = include_str!("../README.md")]

mod actions;
mod answer_text;
mod api;
mod context;
mod export;
mod exported;
mod import;
mod incoming;
mod job;
mod migrations;
mod pages;
mod passed_by;
mod permissions;
mod plan;
mod proposal;
mod store;

pub use actions::{
    ExportPart, MayExport, Progress, Refused, SeenImport, ask_export, change_mapping,
    discard_import, find_export, find_import, give_file, list_exports, list_imports, list_mappings,
    list_sources, lists_to_export, remove_export, remove_mapping, run_import, take_export,
    undo_import,
};
pub use context::context;
pub use export::{
    Asked, AskedList, BesideExport, DAYS_KEPT, Export, ExportFormat, ExportId, ExportListRequest,
    NewExport, UnknownFormat,
};
pub use import::{
    Beside, Counts, GivenFile, Import, ImportId, ImportState, KeptFinding, KeptMapping, Left,
    ListRequest, MappingId, NewImport, Undone, WhyLeft,
};
pub use migrations::MIGRATIONS;
pub use permissions::{ExportAnswers, ExportIdentified, ImportHouseholds, UndoImport};
