//! Words that everybody shares: ids, clock, money, periods, languages and words, designs.
//!
//! Knows no household, no measure and no file. Nothing here reads a clock, a disk or the environment.

mod clock;
mod closed_set;
mod design;
mod entity;
mod ids;
mod language;
mod locale;
mod money;
mod period;
mod permit;
mod role;
mod stay;

pub use clock::{Clock, FixedClock};
pub use closed_set::UnknownWord;
pub use design::Design;
pub use entity::{BlobId, HouseholdId, JobId, PersonId, SessionId, UserId};
pub use ids::{IndicatorCode, InvalidCode, RunId, SettlementCode, UnitCode, VariableCode};
pub use language::{Language, UnknownLanguage, Words};
pub use locale::{Locale, LocaleError, TextArgs};
pub use money::Money;
pub use period::{InvalidPeriod, Period};
pub use permit::{Actor, Authority, Permission, PermissionInfo, Permit, Scope, Tenancy};
pub use role::{Reach, Role, UnknownRole};
pub use stay::Stay;
