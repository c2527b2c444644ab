//! Lists: named questions about the households or persons of a municipality, and what came of asking them.

mod question;
mod ready;
mod result;
mod saved;
mod shipped;
mod told;
mod verdict;

pub use question::{About, Condition, Group, MOST_CONDITIONS, On, Question, Test, Who};
pub use ready::{QuestionFault, Ready};
pub(crate) use result::{Found, Tally};
pub use result::{KEPT_DAYS, ListResult, ListedRow, OpenReason, Place};
pub(crate) use saved::LONGEST_LIST_NAME;
pub use saved::{ListRun, RunOf, SavedList};
pub use shipped::{ShippedError, ShippedList};
pub(crate) use told::{smallest_told, told};
pub use verdict::{Case, Truth, Why};
