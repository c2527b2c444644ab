//! A form that records what happened to a household or a person, with day and reason: its frame, and its end.

use maud::{Markup, html};
use web::{
    Answer, Form, FormErrors, Problem, View, axum::response::Response, components::FormFrame,
    redirect,
};

use super::{household_form, new_household::answer, person_form::Names, refusal};
use crate::{actions::Refused, view::Heading};

/// A form below a record's page.
pub(super) struct ChangeForm<'a> {
    /// The record.
    pub(super) head: &'a Heading,
    /// Where the form is sent, below the record's path.
    pub(super) to: &'a str,
    /// Key of the page's title.
    pub(super) title: &'a str,
    /// Key of what is said above the form; empty when nothing is.
    pub(super) lead: &'a str,
    /// Key of the button.
    pub(super) submit: &'a str,
}

impl ChangeForm<'_> {
    /// The page with the fields `inside`, the day and the reason.
    pub(super) fn page(
        &self,
        view: &View,
        (form, errors): (&Form, &FormErrors),
        inside: &Markup,
    ) -> Response {
        let body = html! { (inside) (household_form::change_fields(view, form, errors)) };
        self.bare_page(view, errors, &body)
    }

    /// The page with the fields `inside` alone.
    pub(super) fn bare_page(&self, view: &View, errors: &FormErrors, inside: &Markup) -> Response {
        let path = self.head.path();
        let action = format!("{path}/{}", self.to);
        let frame = FormFrame::new(view, &action, errors).cancel(&path).submit(self.submit);
        let body = html! {
            @if !self.lead.is_empty() { p class="text-secondary" { (view.t(self.lead)) } }
            (frame.show(inside))
        };
        answer(self.head.show(view, &view.t(self.title), &body), errors)
    }

    /// What a new form holds: the version that the change is made from.
    pub(super) fn begin(&self) -> Form {
        Form::filled([("version", self.head.version.to_string())])
    }
}

/// Leads on when it was done; otherwise gives what is wrong, to show the form again.
pub(super) fn done<T>(
    view: &View,
    outcome: Result<T, Refused>,
    to: impl FnOnce(T) -> String,
    notice: &str,
) -> Result<Response, Result<FormErrors, Problem>> {
    match outcome {
        Ok(value) => Ok(redirect::with_notice(view, &to(value), notice)),
        Err(refused) => Err(refusal::bind(view, refused, |_| Names::single())),
    }
}

/// The answer of [`done`], or the form again with its faults.
pub(super) fn finish(
    done: Result<Response, Result<FormErrors, Problem>>,
    again: impl FnOnce(&FormErrors) -> Response,
) -> Answer {
    match done {
        Ok(response) => Ok(response),
        Err(Ok(errors)) => Ok(again(&errors)),
        Err(Err(problem)) => Err(problem),
    }
}
