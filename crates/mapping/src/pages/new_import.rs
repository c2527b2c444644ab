//! Giving a file for an import.

use std::sync::Arc;

use assessment::{Eyes, LiveRules};
use kernel::Permit;
use maud::{Markup, html};
use web::{
    Answer, Check, Form, FormErrors, May, Page, Problem, SentFile, Upload, View,
    axum::{
        extract::State,
        response::{IntoResponse as _, Response},
    },
    components::{Choice, Fields, FormFrame},
    redirect,
};

use super::{
    path_of,
    refusal::{self, FILE, SECOND},
};
use crate::{
    actions::{give_file, list_mappings, list_sources},
    import::{GivenFile, ImportState, KeptMapping, NewImport},
    permissions::ImportHouseholds,
};

/// Most characters of a name of a source, a round, a file.
const LONGEST: usize = 100;
/// What the browser offers to choose.
const ACCEPT: &str = ".csv,.txt,.xlsx,.ods";

/// `GET /imports/new`
pub(super) async fn form(May(permit): May<ImportHouseholds>, view: View) -> Answer {
    let mappings = list_mappings(&permit, view.app().database()).await?;
    let sources = list_sources(&permit, view.app().database()).await?;
    let today = view.app().database().now().date_naive();
    let form = Form::filled([
        ("valid_from", today.to_string()),
        ("source", sources.into_iter().next().unwrap_or_default()),
    ]);
    Ok(page(&view, &mappings, &form, &FormErrors::default()))
}

/// `POST /imports`
pub(super) async fn give(
    May(permit): May<ImportHouseholds>,
    view: View,
    State(rules): State<Arc<LiveRules>>,
    upload: Upload,
) -> Answer {
    let mappings = list_mappings(&permit, view.app().database()).await?;
    let new = match read(&view, &mappings, &upload) {
        Ok(new) => new,
        Err(errors) => return Ok(page(&view, &mappings, &upload.form, &errors)),
    };
    match given(&view, &permit, &rules, new).await? {
        Ok(response) => Ok(response),
        Err(errors) => Ok(page(&view, &mappings, &upload.form, &errors)),
    }
}

async fn given(
    view: &View,
    permit: &Permit<ImportHouseholds>,
    rules: &Arc<LiveRules>,
    new: NewImport,
) -> Answer<Result<Response, FormErrors>> {
    let book = rules.now().await?;
    let actor = view.actor().ok_or_else(Problem::not_found)?;
    let eyes = (&book.catalogue, Eyes::of(actor));
    let is_proposed = new.mapping.is_none();
    match give_file(permit, view.app().database(), eyes, new).await {
        Ok(id) if is_proposed => {
            let path = format!("{}/mapping", path_of(id));
            Ok(Ok(redirect::with_notice(view, &path, "mapping-proposed")))
        }
        Ok(id) => Ok(Ok(redirect::to(&path_of(id)))),
        Err(refused) => refusal::of(view, refused).map(Err),
    }
}

/// Reads what is given for an import.
pub(crate) fn read(
    view: &View,
    mappings: &[KeptMapping],
    upload: &Upload,
) -> Result<NewImport, FormErrors> {
    let mut check = Check::new(view, &upload.form);
    let source = check.required("source", LONGEST);
    let round = check.optional("round", LONGEST).unwrap_or_default();
    let valid_from = check.date("valid_from");
    if valid_from.is_none() {
        check.fault("valid_from", view.t("mapping-error-day"));
    } else if valid_from.is_some_and(|day| day > check.today()) {
        check.fault("valid_from", view.t("mapping-error-future"));
    }
    let sent =
        |field: &str| upload.files.iter().find(|one| one.field == field && !one.bytes.is_empty());
    let file = sent(FILE);
    if file.is_none() {
        check.fault(FILE, view.t("mapping-error-no-file"));
    }
    let of_file = sent("mapping_file").map(|one| String::from_utf8(one.bytes.to_vec()));
    let mapping = match (of_file, upload.form.text("kept")) {
        (Some(Ok(text)), _) => Some(text),
        (Some(Err(_no_text)), _) => {
            check.fault("mapping_file", view.t("mapping-error-no-text"));
            None
        }
        (None, "") => None,
        (None, id) => {
            let kept = mappings.iter().find(|one| one.id.to_string() == id);
            if kept.is_none() {
                check.fault("kept", view.t("mapping-error-choice"));
            }
            kept.map(|one| one.text.clone())
        }
    };
    check.finish()?;
    let (Some(file), Some(valid_from)) = (file, valid_from) else {
        return Err(FormErrors::default());
    };
    Ok(NewImport {
        source,
        round,
        valid_from,
        mapping,
        file: given_file(file),
        households: sent(SECOND).map(given_file),
    })
}

fn given_file(sent: &SentFile) -> GivenFile {
    let name = sent.name.rsplit(['/', '\\']).next().unwrap_or_default();
    let name = name.chars().filter(|one| !one.is_control()).take(LONGEST).collect();
    GivenFile { name, bytes: sent.bytes.to_vec() }
}

fn page(view: &View, mappings: &[KeptMapping], form: &Form, errors: &FormErrors) -> Response {
    // A fault of a mapping that came with the file is shown where the file was chosen.
    let mut shown = FormErrors::default();
    for field in ["source", "round", "valid_from", FILE, SECOND, "kept", "mapping_file"] {
        if let Some(fault) = errors.of(field) {
            shown.add(field, fault.to_owned());
        }
    }
    if let Some(fault) = errors.of(refusal::MAPPING) {
        let field = if form.text("kept").is_empty() { "mapping_file" } else { "kept" };
        shown.add(field, fault.to_owned());
    }
    let fields = Fields::new(view, form, &shown);
    let kept: Vec<Choice> =
        mappings.iter().map(|one| Choice::new(one.id.to_string(), one.name.clone())).collect();
    let body = html! {
        div class="fields" {
            (fields.file(FILE, "mapping-file-persons", ACCEPT, false).hint("mapping-file-persons-hint").required())
            (fields.text("source", "mapping-source").hint("mapping-source-hint").most(LONGEST).required())
            (fields.text("round", "mapping-round").hint("mapping-round-hint").most(LONGEST))
            (fields.date("valid_from", "mapping-valid-from").hint("mapping-valid-from-hint").required())
        }
        (mapping_part(view, fields, &kept))
    };
    let frame = FormFrame::new(view, "/imports", &shown)
        .with_files()
        .cancel("/imports")
        .submit("mapping-give");
    let title = view.t("mapping-new-import");
    let page = Page::new(view, &title)
        .under(view.t("mapping-imports"), "/imports")
        .lead(view.t("mapping-new-import-lead"))
        .narrow()
        .show(&frame.show(&body));
    if errors.is_empty() { page.into_response() } else { page.refused() }
}

fn mapping_part(view: &View, fields: Fields<'_>, kept: &[Choice]) -> Markup {
    html! {
        h2 class="h3 mt-4" { (view.t("mapping-mapping")) }
        p class="text-secondary" { (view.t("mapping-mapping-lead")) }
        div class="fields" {
            @if !kept.is_empty() { (fields.select("kept", "mapping-kept", kept).hint("mapping-kept-hint")) }
            (fields.file("mapping_file", "mapping-mapping-file", ".toml,.txt", false).hint("mapping-mapping-file-hint"))
            (fields.file(SECOND, "mapping-file-households", ACCEPT, false).hint("mapping-file-households-hint"))
        }
    }
}

/// Whether the form that leads here is open to an import in that state.
pub(super) const fn has_mapping_form(state: ImportState) -> bool {
    matches!(state, ImportState::Draft | ImportState::Ready)
}
