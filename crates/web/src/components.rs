//! What pages are made of. Each component is a function or a builder that renders to HTML without inline script or style;
//! all words come from the caller's texts or from this crate's.
//!
//! The page `/gallery` shows every component in every state.

mod element;
mod field;
mod form_frame;
mod table;
mod table_query;
mod table_view;
mod time;

pub use element::{
    Tone, action_button, alert, badge, breadcrumbs, csrf_field, empty_state, icon, small_icon,
};
pub use field::{Choice, Field, Fields};
pub use form_frame::{FormFrame, error_summary};
pub use table::{Column, Filter, PageCursor, Position, TablePage, TableShape, Total};
pub use table_query::{ExportFormat, TableQuery};
pub use table_view::Table;
pub use time::{count, date, date_time, number, percent};
