//! The audit for who may see it: entries of the scope, newest first.

use chrono::{DateTime, Utc};
use kernel::UserId;
use sea_orm::{
    ColumnTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _, QueryTrait as _,
};
use uuid::Uuid;

use super::{
    Kind,
    audit_entry::{self, Column},
};
use crate::{PersonalReader, Result};

/// An entry as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditEntry {
    /// Its number; later entries have higher ones.
    pub number: i64,
    /// When.
    pub recorded_at: DateTime<Utc>,
    /// In which municipality; `None` over the installation.
    pub tenant: Option<String>,
    /// Who; `None` for the program itself.
    pub user: Option<UserId>,
    /// Whether something was changed; otherwise somebody looked.
    pub is_change: bool,
    /// The permission, or the program's part at work.
    pub permission: String,
    /// What was done.
    pub action: String,
    /// The kind of record and which one.
    pub subject: Option<(String, Uuid)>,
    /// The names of the fields that were changed or shown.
    pub fields: Vec<String>,
    /// Id of the request.
    pub request: Option<String>,
}

/// Which entries to list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AuditFilter {
    /// Only of that user.
    pub user: Option<UserId>,
    /// Only about that record.
    pub subject: Option<Uuid>,
    /// Only of that action.
    pub action: Option<String>,
    /// Only changes (`true`) or looks (`false`).
    pub is_change: Option<bool>,
    /// Not before that moment.
    pub from: Option<DateTime<Utc>>,
    /// Before that moment.
    pub to: Option<DateTime<Utc>>,
}

/// Entries within the scope, newest first, at most `limit`; `before` is the number of the last one of the page before.
///
/// # Errors
/// [`Error::Database`](crate::Error::Database).
pub async fn list_entries(
    reader: &PersonalReader,
    filter: &AuditFilter,
    before: Option<i64>,
    limit: u64,
) -> Result<Vec<AuditEntry>> {
    let kind = filter.is_change.map(|is_change| if is_change { Kind::Write } else { Kind::Read });
    let rows = reader
        .select::<audit_entry::Entity>()
        .apply_if(filter.user, |select, user| select.filter(Column::UserId.eq(Uuid::from(user))))
        .apply_if(filter.subject, |select, id| select.filter(Column::SubjectId.eq(id)))
        .apply_if(filter.action.as_ref(), |select, name| select.filter(Column::Action.eq(name)))
        .apply_if(kind, |select, kind| select.filter(Column::Kind.eq(kind.name())))
        .apply_if(filter.from, |select, from| select.filter(Column::RecordedAt.gte(from)))
        .apply_if(filter.to, |select, to| select.filter(Column::RecordedAt.lt(to)))
        .apply_if(before, |select, number| select.filter(Column::Id.lt(number)))
        .order_by_desc(Column::Id)
        .limit(limit);
    Ok(reader.all(rows).await?.into_iter().map(view).collect())
}

fn view(row: audit_entry::Model) -> AuditEntry {
    AuditEntry {
        number: row.id,
        recorded_at: row.recorded_at,
        tenant: row.tenant,
        user: row.user_id.map(UserId::from),
        is_change: row.kind == Kind::Write.name(),
        permission: row.permission,
        action: row.action,
        subject: row.subject_kind.zip(row.subject_id),
        fields: row.fields.split_whitespace().map(str::to_owned).collect(),
        request: row.request,
    }
}
