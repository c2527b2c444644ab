//! Asking for an export.

use std::sync::Arc;

use assessment::{Eyes, ListRunId, LiveRules, RuleBook, lists::ListRun};
use kernel::{Permit, TextArgs};
use maud::{Markup, html};
use serde::Deserialize;
use web::{
    Answer, Check, Form, FormErrors, May, Page, Problem, View,
    axum::{
        extract::State,
        response::{IntoResponse as _, Response},
    },
    components::{Choice, Fields, FormFrame, Tone, alert, date_time_text},
    redirect,
};

use super::{path_of_export, refusal};
use crate::{
    actions::{MayExport, Refused, ask_export, lists_to_export},
    export::{Asked, AskedList, DAYS_KEPT, ExportFormat, NewExport},
    permissions::{ExportAnswers, ExportIdentified},
};

/// Most characters of a reason, a settlement or a search.
const LONGEST: usize = 300;
/// The paths to which the two kinds are sent.
const PLAIN: &str = "/exports";
const IDENTIFIED: &str = "/exports/identified";

/// What the address asks for.
#[derive(Debug, Default, Deserialize)]
struct Begun {
    /// `yes` for an export with names.
    names: Option<String>,
    /// The list that is chosen already.
    list: Option<String>,
}

/// `GET /exports/new`; `list` is chosen already.
pub(super) async fn form(
    May(permit): May<ExportAnswers>,
    view: View,
    State(rules): State<Arc<LiveRules>>,
) -> Answer {
    let begun: Begun = view.read_query()?;
    let is_identified = begun.names.as_deref() == Some("yes") && view.may::<ExportIdentified>();
    let list = begun.list.unwrap_or_default();
    let form = Form::filled([("format", "xlsx"), ("results", "yes"), ("list", list.as_str())]);
    let lists = lists(&view, &permit, &*rules.now().await?).await?;
    Ok(page(&view, (is_identified, &lists), &form, &FormErrors::default()))
}

/// `POST /exports`
pub(super) async fn ask(
    May(permit): May<ExportAnswers>,
    view: View,
    State(rules): State<Arc<LiveRules>>,
    form: Form,
) -> Answer {
    asked(&view, &permit, &*rules.now().await?, &form).await
}

/// `POST /exports/identified`
pub(super) async fn ask_identified(
    May(permit): May<ExportIdentified>,
    view: View,
    State(rules): State<Arc<LiveRules>>,
    form: Form,
) -> Answer {
    asked(&view, &permit, &*rules.now().await?, &form).await
}

async fn asked<P: MayExport>(
    view: &View,
    permit: &Permit<P>,
    book: &RuleBook,
    form: &Form,
) -> Answer {
    let errors = match read::<P>(view, form)? {
        Ok(new) => match ask_export(permit, view.app().database(), &book.catalogue, &new).await {
            Ok(id) => return Ok(redirect::to(&path_of_export(id))),
            Err(Refused::NotFound) => {
                let mut errors = FormErrors::default();
                errors.add("list", view.t("mapping-error-list"));
                errors
            }
            Err(refused) => refusal::of(view, refused)?,
        },
        Err(errors) => errors,
    };
    let lists = lists(view, permit, book).await?;
    Ok(page(view, (P::IS_IDENTIFIED, &lists), form, &errors))
}

async fn lists<P: MayExport>(
    view: &View,
    permit: &Permit<P>,
    book: &RuleBook,
) -> Answer<Vec<ListRun>> {
    Ok(lists_to_export(permit, view.app().database(), &book.catalogue).await?)
}

fn read<P: MayExport>(view: &View, form: &Form) -> Answer<Result<NewExport, FormErrors>> {
    let actor = view.actor().ok_or_else(Problem::not_found)?;
    let mut check = Check::new(view, form);
    let format: Option<ExportFormat> = check.required_parsed("format", "mapping-error-choice");
    let settlement = check.optional("settlement", LONGEST);
    let search = check.optional("search", LONGEST);
    let list: Option<ListRunId> = check.parsed("list", "mapping-error-list");
    let reason = check.required("reason", LONGEST);
    if let Err(errors) = check.finish() {
        return Ok(Err(errors));
    }
    let asked = Asked {
        settlement: settlement.map(|name| serbian::fold(&name)),
        search,
        list: list.map(|run| AskedList { run, name: String::new() }),
        has_results: form.has("results"),
        eyes: Eyes::of(actor).to_remember(),
        language: view.language().tag().to_owned(),
        reason,
    };
    let format = format.unwrap_or(ExportFormat::Xlsx);
    Ok(Ok(NewExport { format, is_identified: P::IS_IDENTIFIED, asked }))
}

fn page(
    view: &View,
    (is_identified, lists): (bool, &[ListRun]),
    form: &Form,
    errors: &FormErrors,
) -> Response {
    let fields = Fields::new(view, form, errors);
    let formats = ExportFormat::ALL.map(|one| {
        let key = match one {
            ExportFormat::Xlsx => "mapping-format-xlsx",
            ExportFormat::Csv => "mapping-format-csv",
        };
        Choice::new(one.extension(), view.t(key))
    });
    let days = TextArgs::new().count("days", DAYS_KEPT.unsigned_abs());
    let body = html! {
        @if is_identified {
            (alert(view, Tone::Warning, &html! { (view.t("mapping-identified-warning")) }))
        } @else {
            (alert(view, Tone::Info, &html! { (view.t("mapping-pseudonymous-text")) }))
        }
        div class="fields" {
            (fields.radios("format", "mapping-format", &formats).required())
            (fields.check_box("results", "mapping-with-results"))
            (list_field(view, &fields, lists))
            (fields.text("settlement", "mapping-of-settlement").hint("mapping-of-settlement-hint").most(LONGEST))
            (fields.text("search", "mapping-of-search").hint("mapping-of-search-hint").most(LONGEST))
            (fields.text_area("reason", "mapping-reason", 2).hint("mapping-reason-hint").most(LONGEST).required())
        }
        p class="text-secondary mt-3 mb-0" { (view.tn("mapping-kept-days", &days)) }
    };
    let action = if is_identified { IDENTIFIED } else { PLAIN };
    let frame =
        FormFrame::new(view, action, errors).cancel("/exports").submit("mapping-ask-export");
    let title = view.t(if is_identified { "mapping-new-identified" } else { "mapping-new-export" });
    let other =
        html! { @if view.may::<ExportIdentified>() { (other_kind(view, is_identified, form)) } };
    let page = Page::new(view, &title)
        .under(view.t("mapping-exports"), "/exports")
        .actions(other)
        .narrow()
        .show(&frame.show(&body));
    if errors.is_empty() { page.into_response() } else { page.refused() }
}

/// The way to the other kind of export, with the list that is chosen.
fn other_kind(view: &View, is_identified: bool, form: &Form) -> Markup {
    let list: Option<ListRunId> = form.text("list").parse().ok();
    let list = list.map(|list| format!("list={list}"));
    let names = (!is_identified).then(|| "names=yes".to_owned());
    let query = names.into_iter().chain(list).collect::<Vec<_>>().join("&");
    let key = if is_identified { "mapping-without-names" } else { "mapping-with-names" };
    html! {
        a class="btn" href={ "/exports/new" @if !query.is_empty() { "?" (query) } } { (view.t(key)) }
    }
}

/// The choice of a list, or how one comes to be there.
fn list_field(view: &View, fields: &Fields<'_>, lists: &[ListRun]) -> Markup {
    if lists.is_empty() {
        return html! {
            div class="field-wide" {
                p class="form-label mb-1" { (view.t("mapping-of-list")) }
                p class="text-secondary mb-0" {
                    (view.t("mapping-of-list-none")) " "
                    a href="/lists" { (view.t("mapping-of-list-go")) }
                }
            }
        };
    }
    let choice = |run: &ListRun| {
        let at = date_time_text(view, run.asked_at);
        let args = TextArgs::new().text("name", run.name.clone()).text("at", at);
        Choice::new(run.id.to_string(), view.tn("mapping-of-list-run", &args))
    };
    let choices: Vec<Choice> = lists.iter().map(choice).collect();
    html! { (fields.select("list", "mapping-of-list", &choices).hint("mapping-of-list-hint")) }
}
