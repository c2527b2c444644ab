//! What pages are made of. Each component is a function or a builder that renders to HTML without inline script or style;
//! all words come from the caller's texts or from this crate's.
//!
//! The page `/gallery` shows every component in every state.

mod element;
mod explanation;
mod export;
mod field;
mod field_view;
mod figure;
mod form_frame;
mod history;
mod panel;
mod progress;
mod table;
mod table_query;
mod table_view;
mod time;

pub use element::{
    Tone, action_button, alert, badge, breadcrumbs, csrf_field, empty_state, icon, small_icon,
};
pub use explanation::{Explanation, explanation};
pub use export::Export;
pub use field::{Choice, Field, Fields};
pub use figure::{Chart, Map, MapUnit, chart, map};
pub use form_frame::{FormFrame, error_summary};
pub use history::{Change, Event, timeline};
pub use panel::{Tab, card, cards, dialog, facts, missing, small_table, stat_card, tabs};
pub use progress::{JobState, after_job, progress};
pub use table::{Column, Filter, PageCursor, Position, Presence, TablePage, TableShape, Total};
pub use table_query::{ExportFormat, TableQuery};
pub use table_view::Table;
pub use time::{count, date, date_time, date_time_text, day_text, number, percent};
