//! The audit: who did or saw what, when, under which permission. Written in the transaction of the change itself.
//!
//! An entry holds ids and names of fields, never values. Nothing can change or remove one: the application's role may not,
//! and SQLite has triggers. [`chain`] seals entries into segments.

pub mod chain;
mod digest;
#[expect(unreachable_pub, reason = "the derive makes public items")]
mod entity;
pub(crate) mod view;

use chrono::{DateTime, Utc};
use kernel::{Authority, Tenancy};
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait as _};
use uuid::Uuid;

pub(crate) use entity::{audit_entry, audit_link, audit_segment};

use crate::{Result, tx::Tx};

/// What an entry is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Subject {
    /// The kind of record, as `household`.
    pub kind: &'static str,
    /// Which one.
    pub record: Uuid,
}

/// What was done or seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Audit {
    action: &'static str,
    subject: Option<Subject>,
    fields: Vec<&'static str>,
}

impl Audit {
    /// An entry for `action`, as `create_household`.
    pub const fn of(action: &'static str) -> Self {
        Self { action, subject: None, fields: Vec::new() }
    }

    /// About a record.
    #[must_use]
    pub fn about(mut self, kind: &'static str, id: impl Into<Uuid>) -> Self {
        self.subject = Some(Subject { kind, record: id.into() });
        self
    }

    /// The names of the fields that were changed or shown; never their values.
    #[must_use]
    pub fn fields(mut self, fields: impl IntoIterator<Item = &'static str>) -> Self {
        self.fields.extend(fields);
        self
    }
}

/// Whether something was changed or looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Something was changed.
    Write,
    /// Somebody looked.
    Read,
}

impl Kind {
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Write => "write",
            Self::Read => "read",
        }
    }
}

pub(crate) async fn write(tx: &Tx, entry: Audit) -> Result<()> {
    insert(&tx.inner, [row(&tx.authority, tx.now, Kind::Write, &entry)]).await
}

pub(crate) fn row(
    authority: &Authority,
    now: DateTime<Utc>,
    kind: Kind,
    entry: &Audit,
) -> audit_entry::ActiveModel {
    let tenant = match authority.scope().tenancy() {
        Tenancy::One(unit) => Some(unit.as_str().to_owned()),
        Tenancy::All => None,
    };
    audit_entry::ActiveModel {
        recorded_at: Set(now),
        tenant: Set(tenant),
        user_id: Set(authority.user().map(Uuid::from)),
        kind: Set(kind.name().to_owned()),
        permission: Set(authority.name().to_owned()),
        action: Set(entry.action.to_owned()),
        subject_kind: Set(entry.subject.map(|subject| subject.kind.to_owned())),
        subject_id: Set(entry.subject.map(|subject| subject.record)),
        fields: Set(entry.fields.join(" ")),
        request: Set(authority.request().map(str::to_owned)),
        ..Default::default()
    }
}

pub(crate) async fn insert(
    connection: &impl ConnectionTrait,
    rows: impl IntoIterator<Item = audit_entry::ActiveModel>,
) -> Result<()> {
    audit_entry::Entity::insert_many(rows).exec_without_returning(connection).await?;
    Ok(())
}
