//! Consents of a person: for each purpose the text and the last word, a form for an answer, and all answers so far.

use chrono::NaiveDate;
use kernel::{Permit, PersonId, TextArgs};
use maud::{Markup, html};
use web::{
    Answer, Check, Form, FormErrors, May, Problem, Upload, View,
    axum::extract::Path,
    components::{Choice, Fields, FormFrame, Tone, badge, card, date, missing, small_table},
};

use super::{
    change_form::done,
    files_page::{self, ACCEPT},
    head::head,
    id,
    new_household::answer,
    path_of_person, picker, words,
};
use crate::{
    actions::{GivenSheet, Whom},
    consent::{
        Basis, ConsentAnswer, ConsentData, LONGEST_PROXY, LawOf, Purpose, Signature, last_answer,
        law_of, text_of, text_on,
    },
    list_consents, list_files,
    permissions::{Attach, RecordConsent},
    record_consent, record_signed_consent,
    view::{AttachedFile, EntryId, KeptConsent, SignedSheet},
};

/// `GET /persons/{id}/consents`; `purpose` fills the form.
pub(super) async fn show(
    May(permit): May<RecordConsent>,
    view: View,
    Path(person): Path<String>,
) -> Answer {
    let purpose = picker::wanted(&view, "purpose");
    let today = view.app().database().now().date_naive().to_string();
    let begun = [
        ("purpose", purpose.as_str()),
        ("basis", Basis::Consent.name()),
        ("day", &today),
        ("signature", Signature::Paper.name()),
    ];
    page(&view, &permit, id(&person)?, &Form::filled(begun), &FormErrors::default()).await
}

/// `POST /persons/{id}/consents`, with the signed sheet or without.
pub(super) async fn save(
    May(permit): May<RecordConsent>,
    view: View,
    Path(person): Path<String>,
    upload: Upload,
) -> Answer {
    let person: PersonId = id(&person)?;
    let form = &upload.form;
    let (data, sheet) = match read(&view, &upload) {
        Ok(read) => read,
        Err(errors) => return page(&view, &permit, person, form, &errors).await,
    };
    let database = view.app().database();
    let outcome = match sheet {
        None => record_consent(&permit, database, person, &data).await,
        Some(sheet) => {
            let attach = may_attach(&view).ok_or_else(Problem::not_found)?;
            record_signed_consent((&permit, &attach), database, person, (&data, sheet)).await
        }
    };
    let to = |()| format!("{}/consents", path_of_person(person));
    match done(&view, outcome, to, "registry-saved") {
        Ok(response) => Ok(response),
        Err(Ok(errors)) => page(&view, &permit, person, form, &errors).await,
        Err(Err(problem)) => Err(problem),
    }
}

fn may_attach(view: &View) -> Option<Permit<Attach>> {
    view.actor().and_then(kernel::Actor::permit::<Attach>)
}

fn read(view: &View, upload: &Upload) -> Result<(ConsentData, Option<GivenSheet>), FormErrors> {
    let mut check = Check::new(view, &upload.form);
    let purpose = check.required_parsed::<Purpose>("purpose", "registry-error-choice");
    let answer = check.required_parsed::<ConsentAnswer>("answer", "registry-error-choice");
    let basis = check.required_parsed::<Basis>("basis", "registry-error-choice");
    let today = view.app().database().now().date_naive();
    let day = check.date("day").unwrap_or(today);
    let signature = check.parsed::<Signature>("signature", "registry-error-choice");
    let proxy = check.optional("proxy", LONGEST_PROXY);
    let text = purpose.and_then(|purpose| text_on(purpose, day));
    if purpose.is_some() && text.is_none() {
        check.fault("day", view.t("registry-error-no-text-yet"));
    }
    let sheet: Option<EntryId> = check.parsed("sheet", "registry-error-choice");
    let sent = files_page::sent(view, &mut check, upload);
    if sheet.is_some() && sent.is_some() {
        check.fault("file", view.t("registry-error-one-sheet"));
    }
    check.finish()?;
    let sheet = match (sheet, sent, purpose) {
        (Some(kept), ..) => Some(GivenSheet::Kept(kept)),
        (None, Some(sent), Some(purpose)) => {
            let args = TextArgs::new().text("purpose", words::purpose(view, purpose));
            let about = view.tn("registry-consent-sheet-about", &args);
            Some(GivenSheet::New(files_page::new_file(sent, about)))
        }
        (None, ..) => None,
    };
    let said = purpose.zip(answer).zip(basis).zip(text);
    let data = said.map(|(((purpose, answer), basis), text)| ConsentData {
        purpose,
        basis,
        answer,
        day,
        text_version: text.version.clone(),
        signature,
        proxy,
    });
    data.map(|data| (data, sheet)).ok_or_else(FormErrors::default)
}

async fn page(
    view: &View,
    permit: &Permit<RecordConsent>,
    person: PersonId,
    form: &Form,
    errors: &FormErrors,
) -> Answer {
    let kept = list_consents(permit, view.app().database(), person).await?;
    let kept = kept.ok_or_else(Problem::not_found)?;
    let head = head(view, Whom::Person(person)).await?;
    let today = view.app().database().now().date_naive();
    let path = format!("{}/consents", path_of_person(person));
    let files = match may_attach(view) {
        Some(attach) => list_files(&attach, view.app().database(), Whom::Person(person)).await?,
        None => None,
    };
    let body = html! {
        (card(&view.t("registry-consents"), &html! {}, &purposes(view, &kept.words, today, &path)))
        (card(&view.t("registry-consent-record"), &html! {}, &fields(view, (person, files.as_deref()), form, errors)))
        (card(&view.t("registry-consent-all"), &html! {}, &all(view, &kept.all, &path)))
    };
    Ok(answer(head.show(view, &view.t("registry-consents"), &body), errors))
}

/// Every purpose with its text and the word that holds.
fn purposes(view: &View, answers: &[ConsentData], today: NaiveDate, path: &str) -> Markup {
    html! {
        @for purpose in Purpose::ALL {
            section class="mb-3" {
                h3 class="h4 mb-1" { (words::purpose(view, *purpose)) " " (state(view, answers, *purpose)) }
                @if let Some(text) = text_on(*purpose, today) {
                    p class="text-secondary mb-1" { (words::of_catalogue(view, &text.sr, &text.en)) }
                }
                (without_consent(view, *purpose))
                a href={ (path) "?purpose=" (purpose.name()) "#field-answer" } {
                    (view.t("registry-consent-record")) span class="visually-hidden" { ": " (words::purpose(view, *purpose)) }
                }
                " · "
                a href={ (path) "/" (purpose.name()) } {
                    (view.t("registry-consent-form")) span class="visually-hidden" { ": " (words::purpose(view, *purpose)) }
                }
            }
        }
    }
}

/// What the use rests on where nobody has to agree, as far as it is known.
fn without_consent(view: &View, purpose: Purpose) -> Markup {
    let laws: Vec<(Basis, &LawOf)> =
        Basis::ALL.iter().filter_map(|basis| Some((*basis, law_of(purpose, *basis)?))).collect();
    html! {
        @if !laws.is_empty() {
            details class="mb-1" {
                summary { (view.t("registry-consent-other-bases")) span class="visually-hidden" { ": " (words::purpose(view, purpose)) } }
                ul class="mb-1" {
                    @for (basis, law) in laws { li { (words::of_basis(view, basis)) ": " (law_text(view, law)) } }
                }
            }
        }
    }
}

/// A law, and that it is to be verified.
fn law_text(view: &View, law: &LawOf) -> Markup {
    html! {
        (words::of_catalogue(view, &law.sr, &law.en))
        @if law.is_to_verify { " " (badge(Tone::Warning, &view.t("registry-consent-to-verify"))) }
    }
}

/// The word that holds for a purpose, as a mark.
pub(super) fn state(view: &View, answers: &[ConsentData], purpose: Purpose) -> Markup {
    let Some(last) = last_answer(answers, purpose) else {
        return badge(Tone::Neutral, &view.t("registry-consent-none"));
    };
    let tone = match last.answer {
        ConsentAnswer::Given => Tone::Success,
        ConsentAnswer::Refused | ConsentAnswer::Withdrawn => Tone::Warning,
    };
    let day = words::day(view, last.day);
    badge(tone, &format!("{} {day}", words::answer(view, last.answer)))
}

fn fields(
    view: &View,
    (person, files): (PersonId, Option<&[AttachedFile]>),
    form: &Form,
    errors: &FormErrors,
) -> Markup {
    let back = path_of_person(person);
    let action = format!("{back}/consents");
    let fields = Fields::new(view, form, errors);
    let names = |prefix: &str, names: Vec<&'static str>| words::choices(view, prefix, names);
    let purposes = names("registry-purpose-", Purpose::ALL.iter().map(|one| one.name()).collect());
    let answers =
        names("registry-answer-", ConsentAnswer::ALL.iter().map(|one| one.name()).collect());
    let signatures =
        names("registry-signature-", Signature::ALL.iter().map(|one| one.name()).collect());
    let bases: Vec<_> = Basis::ALL.iter().map(|one| words::basis(view, *one)).collect();
    let inside = html! {
        (fields.select("purpose", "registry-consent-purpose", &purposes).required())
        (fields.radios("answer", "registry-consent-answer", &answers).required())
        (fields.select_one("basis", "registry-consent-basis", &bases).required())
        div class="fields" {
            (fields.date("day", "registry-consent-day").hint("registry-note-day-hint"))
            (fields.select("signature", "registry-consent-signature", &signatures))
        }
        (fields.text("proxy", "registry-consent-proxy").hint("registry-consent-proxy-hint").sensitive().most(LONGEST_PROXY))
        @if let Some(files) = files { (sheet_fields(view, &fields, files)) }
    };
    FormFrame::new(view, &action, errors).cancel(&back).with_files().show(&inside)
}

/// The signed sheet: one of the files that are kept, or a new one.
fn sheet_fields(view: &View, fields: &Fields<'_>, files: &[AttachedFile]) -> Markup {
    let choice = |one: &AttachedFile| {
        let day = words::day(view, one.recorded_at.date_naive());
        Choice::new(one.id.to_string(), format!("{} ({}, {day})", one.about, one.name))
    };
    // What is for few is no sheet that others must find.
    let choices: Vec<Choice> =
        files.iter().filter(|file| !file.is_restricted).map(choice).collect();
    html! {
        div class="fields" {
            @if !choices.is_empty() {
                (fields.select("sheet", "registry-consent-sheet", &choices).hint("registry-consent-sheet-hint"))
            }
            (fields.file("file", "registry-consent-sheet-new", ACCEPT, false).hint("registry-file-hint"))
        }
    }
}

/// The signed sheet of an answer, with the way to it for who may see files.
fn sheet(view: &View, sheet: &SignedSheet) -> Markup {
    html! {
        @if !sheet.is_there {
            span class="text-secondary" { (view.t("registry-consent-sheet-removed")) }
        } @else if view.may::<Attach>() {
            a href={ "/files/" (sheet.file) "?person=" (sheet.person) } { (sheet.about) }
        } @else {
            (view.t("registry-consent-sheet-kept"))
        }
    }
}

fn all(view: &View, kept: &[KeptConsent], path: &str) -> Markup {
    if kept.is_empty() {
        return missing(&view.t("registry-consent-none-yet"));
    }
    let keys = [
        "registry-consent-purpose",
        "registry-consent-answer",
        "registry-consent-day",
        "registry-consent-basis",
        "registry-consent-text",
        "registry-consent-proxy",
        "registry-consent-sheet",
        "registry-consent-recorder",
    ];
    let head = keys.map(|key| (view.t(key), false));
    let row = |one: &KeptConsent| {
        let data = &one.data;
        let law = law_of(data.purpose, data.basis);
        vec![
            html! { (words::purpose(view, data.purpose)) },
            html! {
                (words::answer(view, data.answer))
                @if let Some(how) = data.signature {
                    div class="text-secondary small" { (words::signature(view, how)) }
                }
            },
            date(view, data.day),
            html! {
                (words::of_basis(view, data.basis))
                @if let Some(law) = law { div class="text-secondary small" { (law_text(view, law)) } }
            },
            version(view, data, path),
            html! { (data.proxy.clone().unwrap_or_default()) },
            html! { @if let Some(one) = &one.sheet { (sheet(view, one)) } },
            html! { (one.recorder.clone().unwrap_or_default()) },
        ]
    };
    let rows: Vec<Vec<Markup>> = kept.iter().rev().map(row).collect();
    small_table(&view.t("registry-consent-all"), &head, &rows)
}

/// The version of the text that was shown, with the way to read it where the catalogue still has it.
fn version(view: &View, data: &ConsentData, path: &str) -> Markup {
    let version = &data.text_version;
    if text_of(data.purpose, version).is_none() {
        return html! { (version) };
    }
    html! {
        a href={ (path) "/" (data.purpose.name()) "?version=" (version) } {
            (version) span class="visually-hidden" { ": " (view.t("registry-consent-read")) ", " (words::purpose(view, data.purpose)) }
        }
    }
}
