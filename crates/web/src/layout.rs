//! The frame of every page: menu, header with search, language and account, messages, the page itself, footer.

mod foot;
mod header;
mod menu;

use axum::{
    http::{HeaderValue, StatusCode, header as http_header},
    response::{Html, IntoResponse, Response},
};
use maud::{DOCTYPE, Markup, html};

use crate::{components, view::View};

/// The mark of Svi as an address that needs no request.
const ICON: &str = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E%3Crect width='32' \
    height='32' rx='7' fill='%230b5fa5'/%3E%3Ccircle cx='10' cy='13' r='4' fill='white'/%3E%3Ccircle cx='22' cy='13' r='4' \
    fill='white'/%3E%3Cpath d='M4 26a6 6 0 0 1 12 0zM16 26a6 6 0 0 1 12 0z' fill='white'/%3E%3C/svg%3E";

/// A page with its title.
#[derive(Debug)]
pub struct Page<'a> {
    view: &'a View,
    title: &'a str,
    lead: Option<String>,
    crumbs: Vec<(String, String)>,
    actions: Markup,
    refresh_after_s: Option<u32>,
    draft_done: Option<&'a str>,
    is_narrow: bool,
}

impl<'a> Page<'a> {
    /// A page of that title.
    pub fn new(view: &'a View, title: &'a str) -> Self {
        Self {
            view,
            title,
            lead: None,
            crumbs: Vec::new(),
            actions: html! {},
            refresh_after_s: None,
            draft_done: None,
            is_narrow: false,
        }
    }

    /// With a way back: a page above this one.
    #[must_use]
    pub fn under(mut self, title: impl Into<String>, path: impl Into<String>) -> Self {
        self.crumbs.push((title.into(), path.into()));
        self
    }

    /// With a sentence under the title.
    #[must_use]
    pub fn lead(mut self, text: impl Into<String>) -> Self {
        self.lead = Some(text.into());
        self
    }

    /// With buttons beside the title.
    #[must_use]
    pub fn actions(mut self, actions: Markup) -> Self {
        self.actions = actions;
        self
    }

    /// A column of text or of a form, no wider than is good to read.
    #[must_use]
    pub fn narrow(mut self) -> Self {
        self.is_narrow = true;
        self
    }

    /// Loaded again after so many seconds where there is no script: for a page that waits for a job.
    #[must_use]
    pub fn refreshing(mut self, seconds: u32) -> Self {
        self.refresh_after_s = Some(seconds);
        self
    }

    /// What was typed is saved: the browser forgets the draft of that key.
    #[must_use]
    pub fn draft_done(mut self, key: &'a str) -> Self {
        self.draft_done = Some(key);
        self
    }

    /// The page around `body`; to htmx the body alone.
    pub fn show(self, body: &Markup) -> Shown {
        if self.view.is_fragment() {
            return Shown(body.clone());
        }
        let view = self.view;
        let words = |key| view.t(key);
        Shown(html! {
            (DOCTYPE)
            html lang=(view.language().tag()) data-bs-theme=[view.theme()] {
                (self.head())
                body data-error-network=(words("web-error-network")) data-error-server=(words("web-error-server"))
                    data-close-label=(words("web-close")) {
                    a class="skip-link btn btn-primary" href="#main" { (words("web-skip-to-content")) }
                    div class="page" {
                        @if view.actor().is_some() { (menu::side(view)) }
                        div class="page-wrapper" {
                            (header::show(view))
                            (self.main(body))
                            (foot::footer(view))
                        }
                    }
                    (foot::toasts(view))
                    (foot::dialogs(view))
                }
            }
        })
    }

    fn head(&self) -> Markup {
        let assets = &self.view.app().0.assets;
        html! {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="csrf-token" content=(self.view.csrf());
                meta name="color-scheme" content="light dark";
                title { (self.title) " · Svi" }
                link rel="icon" href=(ICON);
                @for style in assets.styles("src/app.ts") { link rel="stylesheet" href=(style); }
                @if let Some(script) = assets.script("src/app.ts") { script type="module" src=(script) {} }
                @if let Some(seconds) = self.refresh_after_s {
                    noscript { meta http-equiv="refresh" content=(seconds); }
                }
            }
        }
    }

    fn main(&self, body: &Markup) -> Markup {
        html! {
            main id="main" class="page-body" tabindex="-1" {
                @if !self.crumbs.is_empty() { (components::breadcrumbs(self.view, &self.crumbs, self.title)) }
                div class="title-row" {
                    div {
                        h1 { (self.title) }
                        @if let Some(lead) = &self.lead { p class="lead-text" { (lead) } }
                    }
                    @if !self.actions.0.is_empty() { div class="actions d-print-none" { (self.actions) } }
                }
                @if let Some(key) = self.draft_done { div data-draft-done=(key) hidden {} }
                @if self.is_narrow { div class="narrow" { (body) } } @else { (body) }
            }
        }
    }
}

/// A page that is ready to be sent.
#[derive(Debug, Clone)]
pub struct Shown(Markup);

impl Shown {
    /// The page with a form that was refused: the same page, with what is wrong (422).
    pub fn refused(self) -> Response {
        let mut response = self.into_response();
        *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
        response
    }
}

impl IntoResponse for Shown {
    fn into_response(self) -> Response {
        let mut response = Html(self.0.into_string()).into_response();
        let vary = HeaderValue::from_static("HX-Request, Cookie");
        response.headers_mut().insert(http_header::VARY, vary);
        response
    }
}
