//! Who did and saw what.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use database::{AuditEntry, AuditFilter};
use maud::{Markup, html};
use tables::Value;
use uuid::Uuid;
use web::{
    Answer, Check, Form, FormErrors, May, Page, View,
    axum::{extract::Query, response::IntoResponse as _},
    components::{Choice, Export, ExportFormat, Fields, date_time, empty_state, small_table},
};

use super::words::permission_words;
use crate::{
    actions::{AuditPage, see_audit},
    permissions::SeeAudit,
};

/// Rows of a page.
const SIZE: u64 = 100;
/// Rows of a file.
const MOST: u64 = 10_000;

/// `GET /admin/audit`
pub(super) async fn list(
    May(permit): May<SeeAudit>,
    view: View,
    Query(query): Query<BTreeMap<String, String>>,
) -> Answer {
    let form = Form::filled(query.clone());
    let (filter, errors) = read(&view, &form);
    let before = query.get("before").and_then(|before| before.parse().ok());
    let format = match query.get("format").map(String::as_str) {
        Some("csv") => Some(ExportFormat::Csv),
        Some("xlsx") => Some(ExportFormat::Xlsx),
        _ => None,
    };
    let limit = if format.is_some() { MOST } else { SIZE };
    let database = view.app().database();
    let found = see_audit(&permit, database, (&filter, before), limit).await?;
    if let Some(format) = format {
        let rows = found.entries.iter().map(|entry| values(&view, entry, &found)).collect();
        let (title, columns) = (view.t("identity-audit"), HEAD.map(|key| view.t(key)).into());
        return Export { format, name: "audit", title, columns }.send(&view, rows).await;
    }
    let body = html! { (filters(&view, &form, &errors)) (rows(&view, &found, &query)) };
    let title = view.t("identity-audit");
    let page = Page::new(&view, &title).lead(view.t("identity-audit-lead"));
    Ok(page.show(&body).into_response())
}

const HEAD: [&str; 6] = [
    "identity-audit-when",
    "identity-audit-who",
    "identity-audit-what",
    "identity-audit-about",
    "identity-audit-fields",
    "identity-audit-permission",
];

/// What cannot be read filters nothing, and is said.
fn read(view: &View, form: &Form) -> (AuditFilter, FormErrors) {
    let mut check = Check::new(view, form);
    let filter = AuditFilter {
        user: check.parsed("user", "identity-id-expected"),
        subject: check.parsed::<Uuid>("subject", "identity-id-expected"),
        action: check.optional("action", 100),
        is_change: match form.text("kind") {
            "write" => Some(true),
            "read" => Some(false),
            _ => None,
        },
        from: check.date("from").map(start_of),
        to: check.date("to").and_then(|day| day.succ_opt()).map(start_of),
    };
    (filter, check.finish().err().unwrap_or_default())
}

fn start_of(day: NaiveDate) -> DateTime<Utc> {
    day.and_time(NaiveTime::MIN).and_utc()
}

fn filters(view: &View, form: &Form, errors: &FormErrors) -> Markup {
    let fields = Fields::new(view, form, errors);
    let kinds = [
        Choice::new("write", view.t("identity-audit-write")),
        Choice::new("read", view.t("identity-audit-read")),
    ];
    html! {
        form method="get" action="/admin/audit" class="d-print-none" {
            div class="fields" {
                (fields.date("from", "identity-audit-from"))
                (fields.date("to", "identity-audit-to"))
                (fields.select("kind", "identity-audit-kind", &kinds))
                (fields.text("action", "identity-audit-what").most(100))
                (fields.text("subject", "identity-audit-about").most(36))
                (fields.text("user", "identity-audit-user").most(36))
            }
            div class="actions my-3" {
                button type="submit" class="btn btn-primary" { (view.t("identity-audit-show")) }
                button type="submit" class="btn" name="format" value="csv" { "CSV" }
                button type="submit" class="btn" name="format" value="xlsx" { "XLSX" }
                a class="btn" href="/admin/audit" { (view.t("identity-audit-all")) }
            }
        }
    }
}

fn rows(view: &View, found: &AuditPage, query: &BTreeMap<String, String>) -> Markup {
    if found.entries.is_empty() {
        return empty_state(view, "history", &view.t("identity-audit-nothing"), "", &html! {});
    }
    let head = HEAD.map(|key| (view.t(key), false));
    let rows: Vec<Vec<Markup>> =
        found.entries.iter().map(|entry| row(view, entry, found)).collect();
    let last = found.entries.last().filter(|_| found.entries.len() as u64 == SIZE);
    html! {
        (small_table(&view.t("identity-audit"), &head, &rows))
        @if let Some(last) = last {
            form method="get" action="/admin/audit" {
                @for (name, value) in query.iter().filter(|(name, _)| name.as_str() != "before") {
                    input type="hidden" name=(name) value=(value);
                }
                button type="submit" class="btn" name="before" value=(last.number) { (view.t("identity-audit-older")) }
            }
        }
    }
}

fn row(view: &View, entry: &AuditEntry, found: &AuditPage) -> Vec<Markup> {
    let about = entry.subject.as_ref().map(|(kind, id)| {
        html! {
            (in_words(view, entry, kind)) " " a href=(format!("/admin/audit?subject={id}")) { code { (short(*id)) } }
        }
    });
    vec![
        html! { (date_time(view, entry.recorded_at)) },
        html! { (who(view, entry, found)) },
        html! { (action_words(view, entry)) },
        about.unwrap_or_default(),
        html! { (entry.fields.iter().map(|one| in_words(view, entry, one)).collect::<Vec<_>>().join(", ")) },
        html! { code { (entry.permission) } },
    ]
}

/// What was done in plain words, otherwise what the permission allows, and the name of the action; where there are no words the name alone.
fn action_words(view: &View, entry: &AuditEntry) -> Markup {
    let plain = view.app().action_text(view.language(), &entry.action);
    let words = plain.unwrap_or_else(|| permission_words(view, &entry.permission));
    html! {
        @if words != entry.permission { (words) br; }
        code { (entry.action) }
    }
}

/// The name of a field or of a kind of record in the words of the context that wrote the entry; the name where it has none.
fn in_words(view: &View, entry: &AuditEntry, name: &str) -> String {
    let context = entry.permission.split('.').next().unwrap_or_default();
    let keys = [format!("{context}-{name}"), format!("identity-audit-name-{name}")];
    let words = keys.iter().map(|key| (key, view.t(key))).find(|(key, words)| *key != words);
    words.map_or_else(|| name.to_owned(), |(_, words)| words)
}

/// The last letters of an id: the first are the time, alike for what was made together.
fn short(id: Uuid) -> String {
    let text = id.simple().to_string();
    text.get(20..).unwrap_or_default().to_owned()
}

/// Who did it, by name; the program where nobody did.
pub(super) fn who(view: &View, entry: &AuditEntry, found: &AuditPage) -> String {
    match entry.user {
        None => view.t("identity-audit-program"),
        Some(user) => found.names.get(&user).cloned().unwrap_or_else(|| short(user.uuid())),
    }
}

fn values(view: &View, entry: &AuditEntry, found: &AuditPage) -> Vec<Value> {
    let about = entry.subject.as_ref().map(|(kind, id)| format!("{kind} {id}"));
    vec![
        Value::Text(entry.recorded_at.to_rfc3339()),
        Value::Text(who(view, entry, found)),
        Value::Text(entry.action.clone()),
        Value::Text(about.unwrap_or_default()),
        Value::Text(entry.fields.join(" ")),
        Value::Text(entry.permission.clone()),
    ]
}
