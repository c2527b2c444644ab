#![doc = include_str!("../README.md")]

mod access;
mod audit;
mod backend;
pub mod backup;
mod blob;
mod clock;
mod connection;
pub mod departure;
pub mod doctor;
mod erasure;
mod error;
mod id;
mod job;
mod key_store;
mod keyring;
mod keys;
mod laws;
mod look;
mod mark;
mod memory;
mod migration;
mod opened;
mod owned;
mod reader;
mod rotation;
mod run;
pub mod schema;
mod sealing;
mod shared_look;
mod source;
mod tx;

/// The mapper, for `store` and `migrations` of contexts only.
pub use sea_orm;

/// The audit's chain of hashes.
pub use audit::chain as audit_chain;
pub use audit::{
    Audit, Subject,
    view::{AuditEntry, AuditFilter, list_entries as list_audit_entries},
};
pub use blob::Blob;
pub use clock::SharedClock;
pub use connection::{Connections, Database, Settings};
pub use departure::UnitRow;
pub use error::{Error, Result};
pub use id::random;
/// Jobs for the administration and for who asked.
pub use job::view as jobs;
pub use job::{
    JobFault, JobHandler, JobKind, JobRun, JobState, NewJob, Nightly, Worker, run_until_idle,
};
pub use kernel::{Authority, Scope, Tenancy};
pub use keyring::Keyring;
pub use look::Look;
pub use migration::{Migration, State as MigrationState, Steps, state as migration_state};
pub use owned::{Impersonal, Owned, Personal};
pub use reader::{PersonalReader, Reader};
pub use rotation::{Rotated, retire, rotate};
pub use sealing::{Place, SubjectKeys};
pub use tx::{Erase, Tx, Withhold};

/// Kinds of jobs of this crate; every worker does them.
fn base_jobs() -> Vec<JobKind> {
    vec![audit::chain::job(), blob::orphans::job()]
}
