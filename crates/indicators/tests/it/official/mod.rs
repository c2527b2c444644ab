//! Official figures: importers on hand-made files and on what the office published, storage, what is shipped.

mod given;
mod jls_export;
mod larger_territories;
mod storage;
mod template;
mod wages;
