//! Consents of a person: for each purpose the text and the last word, a form for an answer, and all answers so far.

use chrono::NaiveDate;
use kernel::{Permit, PersonId};
use maud::{Markup, html};
use web::{
    Answer, Check, Form, FormErrors, May, Problem, View,
    axum::extract::Path,
    components::{Fields, FormFrame, Tone, badge, card, date, missing, small_table},
};

use super::{
    change_form::done, head::head, id, new_household::answer, path_of_person, picker, words,
};
use crate::{
    actions::Whom,
    consent::{
        Basis, ConsentAnswer, ConsentData, LONGEST_PROXY, Purpose, Signature, basis_text,
        last_answer, text_of, text_on,
    },
    list_consents,
    permissions::RecordConsent,
    record_consent,
    view::KeptConsent,
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

/// `POST /persons/{id}/consents`
pub(super) async fn save(
    May(permit): May<RecordConsent>,
    view: View,
    Path(person): Path<String>,
    form: Form,
) -> Answer {
    let person: PersonId = id(&person)?;
    let data = match read(&view, &form) {
        Ok(data) => data,
        Err(errors) => return page(&view, &permit, person, &form, &errors).await,
    };
    let outcome = record_consent(&permit, view.app().database(), person, &data).await;
    let to = |()| format!("{}/consents", path_of_person(person));
    match done(&view, outcome, to, "registry-saved") {
        Ok(response) => Ok(response),
        Err(Ok(errors)) => page(&view, &permit, person, &form, &errors).await,
        Err(Err(problem)) => Err(problem),
    }
}

fn read(view: &View, form: &Form) -> Result<ConsentData, FormErrors> {
    let mut check = Check::new(view, form);
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
    check.finish()?;
    let said = purpose.zip(answer).zip(basis).zip(text);
    said.map(|(((purpose, answer), basis), text)| ConsentData {
        purpose,
        basis,
        answer,
        day,
        text_version: text.version.clone(),
        signature,
        proxy,
    })
    .ok_or_else(FormErrors::default)
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
    let body = html! {
        (card(&view.t("registry-consents"), &html! {}, &purposes(view, &kept.words, today, &path)))
        (card(&view.t("registry-consent-record"), &html! {}, &fields(view, person, form, errors)))
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

fn fields(view: &View, person: PersonId, form: &Form, errors: &FormErrors) -> Markup {
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
    };
    FormFrame::new(view, &action, errors).cancel(&back).show(&inside)
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
        "registry-consent-recorder",
    ];
    let head = keys.map(|key| (view.t(key), false));
    let row = |one: &KeptConsent| {
        let data = &one.data;
        let basis = basis_text(data.basis).map(|(sr, en)| words::of_catalogue(view, sr, en));
        vec![
            html! { (words::purpose(view, data.purpose)) },
            html! {
                (words::answer(view, data.answer))
                @if let Some(how) = data.signature {
                    div class="text-secondary small" { (words::signature(view, how)) }
                }
            },
            date(view, data.day),
            html! { (basis.unwrap_or_default()) },
            version(view, data, path),
            html! { (data.proxy.clone().unwrap_or_default()) },
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
