//! Below the page: footer, messages that are said once, the dialogs that the script opens.

use maud::{Markup, html};

use crate::view::View;

pub(super) fn footer(view: &View) -> Markup {
    html! {
        footer class="page-foot" {
            span { "Svi " (env!("CARGO_PKG_VERSION")) }
            a class="d-print-none" href="/help" { (view.t("web-help")) }
            a class="d-print-none" href="/help#keys" { (view.t("web-shortcuts")) " " kbd { "?" } }
        }
    }
}

/// What was done, said once.
pub(super) fn toasts(view: &View) -> Markup {
    html! {
        div class="toasts" data-toasts role="status" {
            @if let Some(text) = view.notice() { div class="alert alert-success" data-toast { (text) } }
        }
    }
}

pub(super) fn dialogs(view: &View) -> Markup {
    html! {
        template data-confirm-dialog {
            dialog class="dialog" aria-label=(view.t("web-confirm")) {
                p data-confirm-text {}
                div class="dialog-actions" {
                    button type="button" class="btn" data-confirm-no { (view.t("web-form-cancel")) }
                    button type="button" class="btn btn-danger" data-confirm-yes { (view.t("web-confirm-yes")) }
                }
            }
        }
        dialog class="dialog" id="shortcuts" data-shortcuts aria-labelledby="shortcuts-title" {
            h2 id="shortcuts-title" { (view.t("web-shortcuts")) }
            dl data-shortcuts-list {}
            div class="dialog-actions" {
                button type="button" class="btn" data-dialog-close { (view.t("web-close")) }
            }
        }
    }
}
