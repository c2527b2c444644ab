//! Forms: every kind of field; send it empty to see what is said then.

use maud::{Markup, html};

use crate::{
    check::FormErrors,
    components::{Choice, Fields, FormFrame, Tone, action_button},
    form::Form,
    view::View,
};

/// What the form holds at first.
pub(super) fn sample() -> Form {
    Form::filled([
        ("name", "Žuta Reka"),
        ("day", "2026-05-03"),
        ("persons", "4"),
        ("heating", "wood"),
    ])
}

pub(super) fn show(view: &View, form: &Form, errors: &FormErrors) -> Markup {
    let mut wrong = FormErrors::default();
    wrong.add("wrong-name", view.t("web-error-required"));
    wrong.add("wrong-day", view.t("web-error-date"));
    let typed = Form::filled([("wrong-day", "")]);
    let fields = Fields::new(view, &typed, &wrong);
    html! {
        div class="card" { div class="card-body" { (sample_form(view, form, errors)) } }
        h3 { (view.t("web-gallery-wrong")) }
        div class="card" {
            div class="card-body" {
                div class="fields" {
                    (fields.text("wrong-name", "web-gallery-name").required())
                    (fields.date("wrong-day", "web-gallery-day"))
                }
            }
        }
        h3 { (view.t("web-gallery-buttons")) }
        div class="actions" {
            (action_button(view, "/gallery", &view.t("web-gallery-add"), Tone::Info, None))
            (action_button(view, "/gallery", &view.t("web-form-save"), Tone::Neutral, None))
            (action_button(view, "/gallery", &view.t("web-gallery-delete"), Tone::Danger, Some(&view.t("web-gallery-question"))))
        }
    }
}

fn sample_form(view: &View, form: &Form, errors: &FormErrors) -> Markup {
    let choices = |keys: &[(&str, &str)]| -> Vec<Choice> {
        keys.iter().map(|(value, key)| Choice::new(*value, view.t(key))).collect()
    };
    let heating = choices(&[
        ("wood", "web-gallery-heating-wood"),
        ("electricity", "web-gallery-heating-electricity"),
        ("none", "web-gallery-heating-none"),
    ]);
    let answers = choices(&[
        ("yes", "web-gallery-yes"),
        ("no", "web-gallery-no"),
        ("refused", "web-gallery-refused"),
    ]);
    let fields = Fields::new(view, form, errors);
    let body = html! {
        div class="fields" {
            (fields.text("name", "web-gallery-name").required().most(80))
            (fields.number("persons", "web-gallery-persons", Some(0), Some(40)).required().hint("web-gallery-persons-hint"))
            (fields.date("day", "web-gallery-day"))
            (fields.select("heating", "web-gallery-heating", &heating))
            (fields.email("mail", "web-gallery-mail"))
            (fields.telephone("phone", "web-gallery-phone"))
            (fields.radios("answer", "web-gallery-answer", &answers))
            (fields.boxes("sources", "web-gallery-sources", &heating))
            (fields.password("secret", "web-gallery-secret", "new-password"))
            (fields.file("file", "web-gallery-file", ".csv,.xlsx", false))
            (fields.text("fixed", "web-gallery-fixed").disabled())
            (fields.text_area("note", "web-gallery-note", 4).most(300).sensitive().hint("web-gallery-note-hint"))
            (fields.check_box("agreed", "web-gallery-agreed").wide())
        }
    };
    FormFrame::new(view, "/gallery", errors).draft("gallery").cancel("/gallery").show(&body)
}
