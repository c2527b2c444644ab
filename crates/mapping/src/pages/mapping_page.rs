//! The mapping of an import: shown as text, changed, previewed again, kept under a name.

use std::sync::Arc;

use assessment::{Eyes, LiveRules};
use maud::html;
use web::{
    Answer, Check, Form, FormErrors, May, Page, Problem, View,
    axum::{
        extract::{Path, State},
        response::{IntoResponse as _, Response},
    },
    components::{Fields, FormFrame},
    redirect,
};

use super::{id, new_import::has_mapping_form, path_of, refusal};
use crate::{
    actions::{change_mapping, find_import},
    import::{Import, ImportId},
    permissions::ImportHouseholds,
};

/// Most characters of a mapping, and of its name.
const LONGEST_MAPPING: usize = 200_000;
const LONGEST_NAME: usize = 80;

/// `GET /imports/{id}/mapping`
pub(super) async fn form(
    May(permit): May<ImportHouseholds>,
    view: View,
    Path(import): Path<String>,
) -> Answer {
    let found = find_import(&permit, view.app().database(), id(&import)?).await?;
    let import = found.map(|one| one.import).filter(|one| has_mapping_form(one.state));
    let import = import.ok_or_else(Problem::not_found)?;
    let form = Form::filled([(refusal::MAPPING, import.mapping.clone())]);
    Ok(page(&view, &import, &form, &FormErrors::default()))
}

/// `POST /imports/{id}/mapping`
pub(super) async fn save(
    May(permit): May<ImportHouseholds>,
    view: View,
    State(rules): State<Arc<LiveRules>>,
    Path(import): Path<String>,
    form: Form,
) -> Answer {
    let import: ImportId = id(&import)?;
    let database = view.app().database();
    let mut check = Check::new(&view, &form);
    let text = check.required(refusal::MAPPING, LONGEST_MAPPING);
    let name = check.optional("name", LONGEST_NAME);
    let errors = match check.finish() {
        Ok(()) => {
            let book = rules.now().await?;
            let actor = view.actor().ok_or_else(Problem::not_found)?;
            let eyes = (&book.catalogue, Eyes::of(actor));
            let changed = (text.as_str(), name.as_deref());
            match change_mapping(&permit, database, eyes, import, changed).await {
                Ok(()) => return Ok(redirect::to(&path_of(import))),
                Err(refused) => refusal::of(&view, refused)?,
            }
        }
        Err(errors) => errors,
    };
    let found = find_import(&permit, database, import).await?;
    let found = found.ok_or_else(Problem::not_found)?;
    Ok(page(&view, &found.import, &form, &errors))
}

fn page(view: &View, import: &Import, form: &Form, errors: &FormErrors) -> Response {
    let mut shown = FormErrors::default();
    for field in [refusal::MAPPING, "name"] {
        if let Some(fault) = errors.of(field) {
            shown.add(field, fault.to_owned());
        }
    }
    // The mapping names a second file, and there is no field for files here.
    if let Some(fault) = errors.of(refusal::SECOND) {
        shown.add(refusal::MAPPING, fault.to_owned());
    }
    let fields = Fields::new(view, form, &shown);
    let body = html! {
        (fields.text_area(refusal::MAPPING, "mapping-mapping", 24).hint("mapping-mapping-hint").required())
        div class="fields" {
            (fields.text("name", "mapping-keep-as").hint("mapping-keep-as-hint").most(LONGEST_NAME))
        }
        details class="mt-3" {
            summary { (view.t("mapping-help")) }
            ul class="mt-2 mb-0" {
                li { (view.t("mapping-help-columns")) }
                li { (view.t("mapping-help-values")) " " code { "values = { \"1\" = \"male\", \"2\" = \"female\" }" } }
                li { (view.t("mapping-help-missing")) " " code { "refused = [\"99\"]" } }
                li { (view.t("mapping-help-period")) " " code { "period = \"month\"" } }
                li { (view.t("mapping-help-constant")) " " code { "[[constant]]" } }
            }
        }
    };
    let (path, back) = (format!("{}/mapping", path_of(import.id)), path_of(import.id));
    let frame = FormFrame::new(view, &path, &shown).cancel(&back).submit("mapping-preview");
    let title = view.t("mapping-mapping");
    let page = Page::new(view, &title)
        .under(view.t("mapping-imports"), "/imports")
        .under(import.file_name.clone(), path_of(import.id))
        .lead(view.t("mapping-mapping-page-lead"))
        .narrow()
        .show(&frame.show(&body));
    if errors.is_empty() { page.into_response() } else { page.refused() }
}
