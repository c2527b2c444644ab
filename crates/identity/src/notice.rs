//! Notices: what a user is told in the application, by whichever context has something to say.

use std::collections::BTreeMap;

use database::{Result, Tx};
use kernel::{UnitCode, UserId};

use crate::store::notices;

/// Something to tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    kind: &'static str,
    args: BTreeMap<&'static str, String>,
    path: String,
}

impl Notice {
    /// With the key of its words, and where it leads.
    pub fn of(kind: &'static str, path: impl Into<String>) -> Self {
        Self { kind, args: BTreeMap::new(), path: path.into() }
    }

    /// With a value that the words mention. Never a client's name or number: the path leads there, and there the look is logged.
    #[must_use]
    pub fn arg(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.args.insert(name, value.into());
        self
    }
}

/// Step: tells `user`, as part of the work in the municipality `unit`.
///
/// # Errors
/// [`database::Error`].
pub async fn notify(
    tx: &mut Tx,
    user: UserId,
    unit: Option<&UnitCode>,
    notice: Notice,
) -> Result<()> {
    let parts = (notice.kind, &notice.args, notice.path.as_str());
    notices::insert(tx, user, unit, parts).await
}
