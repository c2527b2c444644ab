//! Use cases: each checks its permit, works in one transaction and leaves one audit entry, or looks with one entry in the
//! access log. Actions never call actions.

mod ask_run;
mod list_rounds;
mod run_state;

pub use ask_run::{AskedRun, ask_run};
pub use list_rounds::list_rounds;
pub use run_state::{RunState, run_state};
