//! Asking for an export.

use assessment::Eyes;
use kernel::Permit;
use maud::html;
use web::{
    Answer, Check, Form, FormErrors, May, Page, Problem, View,
    axum::response::{IntoResponse as _, Response},
    components::{Choice, Fields, FormFrame, Tone, alert},
    redirect,
};

use super::path_of_export;
use crate::{
    actions::{MayExport, ask_export},
    export::{Asked, DAYS_KEPT, ExportFormat, NewExport},
    permissions::{ExportAnswers, ExportIdentified},
};

/// Most characters of a reason, a settlement or a search.
const LONGEST: usize = 300;
/// The paths to which the two kinds are sent.
const PLAIN: &str = "/exports";
const IDENTIFIED: &str = "/exports/identified";

/// `GET /exports/new`
pub(super) async fn form(May(_permit): May<ExportAnswers>, view: View) -> Answer {
    let is_identified = view.query().split('&').any(|pair| pair == "names=yes");
    let is_identified = is_identified && view.may::<ExportIdentified>();
    let form = Form::filled([("format", "xlsx"), ("results", "yes")]);
    Ok(page(&view, is_identified, &form, &FormErrors::default()))
}

/// `POST /exports`
pub(super) async fn ask(May(permit): May<ExportAnswers>, view: View, form: Form) -> Answer {
    asked(&view, &permit, &form).await
}

/// `POST /exports/identified`
pub(super) async fn ask_identified(
    May(permit): May<ExportIdentified>,
    view: View,
    form: Form,
) -> Answer {
    asked(&view, &permit, &form).await
}

async fn asked<P: MayExport>(view: &View, permit: &Permit<P>, form: &Form) -> Answer {
    let new = match read::<P>(view, form)? {
        Ok(new) => new,
        Err(errors) => return Ok(page(view, P::IS_IDENTIFIED, form, &errors)),
    };
    let id = ask_export(permit, view.app().database(), &new).await?;
    Ok(redirect::to(&path_of_export(id)))
}

fn read<P: MayExport>(view: &View, form: &Form) -> Answer<Result<NewExport, FormErrors>> {
    let actor = view.actor().ok_or_else(Problem::not_found)?;
    let mut check = Check::new(view, form);
    let format: Option<ExportFormat> = check.required_parsed("format", "mapping-error-choice");
    let settlement = check.optional("settlement", LONGEST);
    let search = check.optional("search", LONGEST);
    let reason = check.required("reason", LONGEST);
    if let Err(errors) = check.finish() {
        return Ok(Err(errors));
    }
    let asked = Asked {
        settlement: settlement.map(|name| serbian::fold(&name)),
        search,
        has_results: form.has("results"),
        eyes: Eyes::of(actor).to_remember(),
        language: view.language().tag().to_owned(),
        reason,
    };
    let format = format.unwrap_or(ExportFormat::Xlsx);
    Ok(Ok(NewExport { format, is_identified: P::IS_IDENTIFIED, asked }))
}

fn page(view: &View, is_identified: bool, form: &Form, errors: &FormErrors) -> Response {
    let fields = Fields::new(view, form, errors);
    let formats = ExportFormat::ALL.map(|one| {
        let key = match one {
            ExportFormat::Xlsx => "mapping-format-xlsx",
            ExportFormat::Csv => "mapping-format-csv",
        };
        Choice::new(one.extension(), view.t(key))
    });
    let days = kernel::TextArgs::new().count("days", DAYS_KEPT.unsigned_abs());
    let body = html! {
        @if is_identified {
            (alert(view, Tone::Warning, &html! { (view.t("mapping-identified-warning")) }))
        } @else {
            (alert(view, Tone::Info, &html! { (view.t("mapping-pseudonymous-text")) }))
        }
        div class="fields" {
            (fields.radios("format", "mapping-format", &formats).required())
            (fields.check_box("results", "mapping-with-results"))
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
    let other = html! {
        @if view.may::<ExportIdentified>() {
            @if is_identified {
                a class="btn" href="/exports/new" { (view.t("mapping-without-names")) }
            } @else {
                a class="btn" href="/exports/new?names=yes" { (view.t("mapping-with-names")) }
            }
        }
    };
    let page = Page::new(view, &title)
        .under(view.t("mapping-exports"), "/exports")
        .actions(other)
        .narrow()
        .show(&frame.show(&body));
    if errors.is_empty() { page.into_response() } else { page.refused() }
}
