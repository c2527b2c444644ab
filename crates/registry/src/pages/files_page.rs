//! Files about a household or a person: kept, listed, taken, removed.

use kernel::{HouseholdId, Permit, PersonId};
use maud::{Markup, html};
use web::{
    Answer, Check, Form, FormErrors, May, Problem, ProblemKind, SentFile, Upload, View,
    axum::{
        extract::Path,
        http::{HeaderName, HeaderValue, header},
        response::IntoResponse as _,
    },
    components::{
        Fields, FormFrame, Tone, badge, card, csrf_field, date_time, missing, small_table,
    },
};

use super::{change_form::done, head::head, id, new_household::answer, picker};
use crate::{
    actions::{NewFile, Whom},
    attach_file, list_files,
    permissions::{Attach, ViewRestrictedNotes},
    picture::FileKind,
    remove_file, take_file,
    view::{AttachedFile, EntryId, Heading},
};

/// Largest file in bytes.
const LARGEST: usize = 10 << 20;
/// Most characters of a file's name, and of what it is.
const LONGEST_NAME: usize = 200;
/// What the browser offers to choose.
pub(super) const ACCEPT: &str = ".pdf,.png,.jpg,.jpeg";

/// `GET /persons/{id}/files`
pub(super) async fn of_person(
    May(permit): May<Attach>,
    view: View,
    Path(person): Path<String>,
) -> Answer {
    let whom = Whom::Person(id(&person)?);
    page(&view, &permit, whom, &Form::default(), &FormErrors::default()).await
}

/// `GET /households/{id}/files`
pub(super) async fn of_household(
    May(permit): May<Attach>,
    view: View,
    Path(household): Path<String>,
) -> Answer {
    let whom = Whom::Household(id(&household)?);
    page(&view, &permit, whom, &Form::default(), &FormErrors::default()).await
}

/// `POST /persons/{id}/files`
pub(super) async fn attach_to_person(
    May(permit): May<Attach>,
    view: View,
    Path(person): Path<String>,
    upload: Upload,
) -> Answer {
    attach(&view, &permit, Whom::Person(id(&person)?), upload).await
}

/// `POST /households/{id}/files`
pub(super) async fn attach_to_household(
    May(permit): May<Attach>,
    view: View,
    Path(household): Path<String>,
    upload: Upload,
) -> Answer {
    attach(&view, &permit, Whom::Household(id(&household)?), upload).await
}

async fn attach(view: &View, permit: &Permit<Attach>, whom: Whom, upload: Upload) -> Answer {
    let head = head(view, whom).await?;
    let new = match read(view, &upload) {
        Ok(new) => new,
        Err(errors) => return page(view, permit, whom, &upload.form, &errors).await,
    };
    let outcome = attach_file(permit, view.app().database(), whom, new).await;
    match done(view, outcome, |()| format!("{}/files", head.path()), "registry-file-kept") {
        Ok(response) => Ok(response),
        Err(Ok(errors)) => page(view, permit, whom, &upload.form, &errors).await,
        Err(Err(problem)) => Err(problem),
    }
}

fn read(view: &View, upload: &Upload) -> Result<NewFile, FormErrors> {
    let mut check = Check::new(view, &upload.form);
    let about = check.required("about", LONGEST_NAME);
    let sent = sent(view, &mut check, upload);
    if sent.is_none() {
        check.fault("file", view.t("registry-error-no-file"));
    }
    check.finish()?;
    let is_restricted = upload.form.has("is_restricted");
    let new = sent.map(|sent| NewFile { is_restricted, ..new_file(sent, about) });
    new.ok_or_else(FormErrors::default)
}

/// The file that was sent with a form; one that is too large is a fault.
pub(super) fn sent<'a>(
    view: &View,
    check: &mut Check<'_>,
    upload: &'a Upload,
) -> Option<&'a SentFile> {
    let sent = upload.files.iter().find(|one| one.field == "file" && !one.bytes.is_empty());
    if sent.is_some_and(|one| one.bytes.len() > LARGEST) {
        check.fault("file", view.t("registry-error-file-too-large"));
    }
    sent
}

/// What was sent, as it is kept for everybody who sees files, under what it is.
pub(super) fn new_file(sent: &SentFile, about: String) -> NewFile {
    let name = sent.name.rsplit(['/', '\\']).next().unwrap_or_default();
    let name = name.chars().filter(|one| !one.is_control()).take(LONGEST_NAME).collect();
    NewFile { name, about, bytes: sent.bytes.to_vec(), is_restricted: false }
}

/// `POST /persons/{id}/files/remove`
pub(super) async fn remove_of_person(
    May(permit): May<Attach>,
    view: View,
    Path(person): Path<String>,
    form: Form,
) -> Answer {
    remove(&view, &permit, Whom::Person(id(&person)?), &form).await
}

/// `POST /households/{id}/files/remove`
pub(super) async fn remove_of_household(
    May(permit): May<Attach>,
    view: View,
    Path(household): Path<String>,
    form: Form,
) -> Answer {
    remove(&view, &permit, Whom::Household(id(&household)?), &form).await
}

async fn remove(view: &View, permit: &Permit<Attach>, whom: Whom, form: &Form) -> Answer {
    let head = head(view, whom).await?;
    let file: EntryId = id(form.text("file"))?;
    let outcome = remove_file(permit, view.app().database(), whom, file).await;
    done(view, outcome, |()| format!("{}/files", head.path()), "registry-file-removed")
        .map_err(|fault| fault.err().unwrap_or_else(Problem::not_found))
}

/// `GET /files/{file}`: the file itself, as a download that no browser takes for a page. `person` or `household` says whose it is.
pub(super) async fn take(May(permit): May<Attach>, view: View, Path(file): Path<String>) -> Answer {
    let person = picker::wanted(&view, "person");
    let whom = if person.is_empty() {
        Whom::Household(id::<HouseholdId>(&picker::wanted(&view, "household"))?)
    } else {
        Whom::Person(id::<PersonId>(&person)?)
    };
    let taken = take_file(&permit, view.app().database(), whom, id(&file)?).await?;
    let (file, blob) = taken.ok_or_else(Problem::not_found)?;
    let mut response = blob.bytes.to_vec().into_response();
    let headers = response.headers_mut();
    let mut set = |name: HeaderName, value: &str| -> Answer<()> {
        let value =
            HeaderValue::from_str(value).map_err(|_invalid| Problem::of(ProblemKind::Internal))?;
        headers.insert(name, value);
        Ok(())
    };
    set(header::CONTENT_TYPE, file.kind.media_type())?;
    set(header::CONTENT_DISPOSITION, &disposition(&file))?;
    set(header::X_CONTENT_TYPE_OPTIONS, "nosniff")?;
    set(header::CACHE_CONTROL, "no-store")?;
    set(header::CONTENT_SECURITY_POLICY, "sandbox; default-src 'none'")?;
    Ok(response)
}

/// A name that every browser saves: plain letters, with the ending of what the file is.
fn disposition(file: &AttachedFile) -> String {
    let stem = file.name.rsplit_once('.').map_or(file.name.as_str(), |(stem, _)| stem);
    let plain: String = serbian::fold(stem)
        .chars()
        .map(|one| if one.is_ascii_alphanumeric() { one } else { '-' })
        .take(60)
        .collect();
    let plain = plain.trim_matches('-');
    let stem = if plain.is_empty() { "prilog" } else { plain };
    format!("attachment; filename=\"{stem}.{}\"", file.kind.extension())
}

async fn page(
    view: &View,
    permit: &Permit<Attach>,
    whom: Whom,
    form: &Form,
    errors: &FormErrors,
) -> Answer {
    let files = list_files(permit, view.app().database(), whom).await?;
    let files = files.ok_or_else(Problem::not_found)?;
    let head = head(view, whom).await?;
    let body = html! {
        (card(&view.t("registry-files"), &html! {}, &table(view, &head, &files)))
        (card(&view.t("registry-file-new"), &html! {}, &fields(view, &head, form, errors)))
    };
    Ok(answer(head.show(view, &view.t("registry-files"), &body), errors))
}

fn table(view: &View, head: &Heading, files: &[AttachedFile]) -> Markup {
    if files.is_empty() {
        return missing(&view.t("registry-no-files"));
    }
    let keys =
        ["registry-file-about", "registry-file-name", "registry-file-size", "registry-file-author"];
    let titles: Vec<(String, bool)> = keys
        .iter()
        .map(|key| (view.t(key), *key == "registry-file-size"))
        .chain([(view.t("registry-actions"), false)])
        .collect();
    let of = match head.person {
        Some(person) => format!("person={person}"),
        None => format!("household={}", head.household.id),
    };
    let row = |one: &AttachedFile| {
        vec![
            html! {
                a href={ "/files/" (one.id) "?" (of) } { (one.about) }
                @if one.is_restricted { " " (badge(Tone::Warning, &view.t("registry-file-restricted"))) }
            },
            html! { (one.name) " (" (kind(one.kind)) ")" },
            html! { (u64::from(one.size).div_ceil(1024)) " KB" },
            html! { (one.author.clone().unwrap_or_default()) ", " (date_time(view, one.recorded_at)) },
            remove_button(view, head, one),
        ]
    };
    let rows: Vec<Vec<Markup>> = files.iter().map(row).collect();
    small_table(&view.t("registry-files"), &titles, &rows)
}

const fn kind(kind: FileKind) -> &'static str {
    match kind {
        FileKind::Pdf => "PDF",
        FileKind::Png => "PNG",
        FileKind::Jpeg => "JPEG",
    }
}

fn remove_button(view: &View, head: &Heading, file: &AttachedFile) -> Markup {
    let question = view.t("registry-file-remove-question");
    let remove = view.t("registry-file-remove");
    html! {
        form method="post" action={ (head.path()) "/files/remove" } data-once {
            (csrf_field(view))
            input type="hidden" name="file" value=(file.id);
            button type="submit" class="btn btn-sm btn-outline-danger" data-confirm=(question) data-confirm-yes=(remove) {
                (remove) span class="visually-hidden" { " " (file.about) }
            }
        }
    }
}

fn fields(view: &View, head: &Heading, form: &Form, errors: &FormErrors) -> Markup {
    let back = head.path();
    let action = format!("{back}/files");
    let fields = Fields::new(view, form, errors);
    let inside = html! {
        (fields.text("about", "registry-file-about").hint("registry-file-about-hint").required().sensitive().most(LONGEST_NAME))
        (fields.file("file", "registry-file", ACCEPT, false).hint("registry-file-hint").required())
        @if view.may::<ViewRestrictedNotes>() {
            (fields.check_box("is_restricted", "registry-file-restricted-box").hint("registry-file-restricted-hint"))
        }
    };
    let frame = FormFrame::new(view, &action, errors).cancel(&back).submit("registry-file-keep");
    frame.with_files().show(&inside)
}
