//! Deleting a report.

use web::{Answer, Form, May, Problem, View, axum::extract::Path, redirect};

use super::id;
use crate::{actions::delete_report, permissions::DeleteReport};

/// `POST /reports/{id}/delete`
pub(super) async fn delete(
    May(permit): May<DeleteReport>,
    view: View,
    Path(report): Path<String>,
    _form: Form,
) -> Answer {
    if !delete_report(&permit, view.app().database(), id(&report)?).await? {
        return Err(Problem::not_found());
    }
    Ok(redirect::with_notice(&view, "/reports", "reports-deleted"))
}
