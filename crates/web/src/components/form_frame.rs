//! The frame of a form: the token, what is wrong, the offer of a draft, the fields, the buttons.

use maud::{Markup, html};

use super::{element::csrf_field, field_view::id_of};
use crate::{check::FormErrors, view::View};

/// A form that is sent to `action`.
#[derive(Debug)]
pub struct FormFrame<'a> {
    view: &'a View,
    action: &'a str,
    errors: &'a FormErrors,
    draft: Option<&'a str>,
    cancel: Option<&'a str>,
    submit: String,
    question: Option<String>,
    has_files: bool,
    is_dangerous: bool,
}

impl<'a> FormFrame<'a> {
    /// A form with its faults.
    pub fn new(view: &'a View, action: &'a str, errors: &'a FormErrors) -> Self {
        Self {
            view,
            action,
            errors,
            draft: None,
            cancel: None,
            submit: view.t("web-form-save"),
            question: None,
            has_files: false,
            is_dangerous: false,
        }
    }

    /// The browser keeps what is typed under this key, for this user, for a day.
    #[must_use]
    pub fn draft(self, key: &'a str) -> Self {
        Self { draft: Some(key), ..self }
    }

    /// Where the way back leads.
    #[must_use]
    pub fn cancel(self, path: &'a str) -> Self {
        Self { cancel: Some(path), ..self }
    }

    /// What the button says, by its key.
    #[must_use]
    pub fn submit(self, key: &str) -> Self {
        Self { submit: self.view.t(key), ..self }
    }

    /// It takes something away: the button says so by its colour, and asks first when there is a question.
    #[must_use]
    pub fn dangerous(self, question: Option<String>) -> Self {
        Self { is_dangerous: true, question, ..self }
    }

    /// It carries files: the handler takes an [`Upload`](crate::Upload).
    #[must_use]
    pub fn with_files(self) -> Self {
        Self { has_files: true, ..self }
    }

    /// The form around its fields. Fields side by side stand in a `div.fields`.
    pub fn show(self, body: &Markup) -> Markup {
        let user = self.view.actor().map(|actor| actor.user.to_string());
        let draft = self.draft.filter(|_| user.is_some());
        let media = self.has_files.then_some("multipart/form-data");
        let class = if self.is_dangerous { "btn btn-danger" } else { "btn btn-primary" };
        html! {
            form method="post" action=(self.action) enctype=[media] novalidate data-once
                data-draft=[draft] data-draft-user=[draft.and(user.as_deref())] {
                (csrf_field(self.view))
                @if draft.is_some() { (self.offer()) }
                (error_summary(self.view, self.errors))
                (body)
                div class="actions form-actions mt-4" {
                    button type="submit" class=(class) data-confirm=[self.question.as_deref()]
                        data-confirm-yes=[self.question.as_ref().map(|_| self.submit.as_str())] { (self.submit) }
                    @if let Some(path) = self.cancel {
                        a class="btn" href=(path) { (self.view.t("web-form-cancel")) }
                    }
                }
            }
        }
    }

    fn offer(&self) -> Markup {
        html! {
            template data-draft-offer {
                div class="alert alert-info" {
                    span { (self.view.t("web-draft-offer")) " " time data-draft-time {} }
                    div class="actions mt-2" {
                        button type="button" class="btn btn-sm btn-primary" data-draft-restore {
                            (self.view.t("web-draft-restore"))
                        }
                        button type="button" class="btn btn-sm" data-draft-discard { (self.view.t("web-draft-discard")) }
                    }
                }
            }
        }
    }
}

/// What is wrong in a form, each with the way to its field; nothing when nothing is. Made after the fields, it names each by
/// its label.
pub fn error_summary(view: &View, errors: &FormErrors) -> Markup {
    html! {
        @if !errors.is_empty() {
            div class="alert alert-danger" tabindex="-1" data-error-summary role="alert" {
                div {
                    h2 class="alert-heading h4" { (view.t("web-form-errors")) }
                    ul {
                        @for error in &errors.0 {
                            li {
                                a href=(format!("#{}", id_of(&error.field))) {
                                    @if let Some(label) = error.label.get() { (label) ": " }
                                    (error.message)
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
