//! The frame of every page: header with search, language and account, menu, notices, the page itself.

use axum::{
    http::{HeaderValue, header},
    response::{Html, IntoResponse, Response},
};
use maud::{DOCTYPE, Markup, html};

use crate::view::View;

/// A page with its title.
#[derive(Debug)]
pub struct Page<'a> {
    view: &'a View,
    title: &'a str,
    crumbs: Vec<(String, String)>,
    actions: Markup,
}

impl<'a> Page<'a> {
    /// A page of that title.
    pub fn new(view: &'a View, title: &'a str) -> Self {
        Self { view, title, crumbs: Vec::new(), actions: html! {} }
    }

    /// With a way back: a page above this one.
    #[must_use]
    pub fn under(mut self, title: impl Into<String>, path: impl Into<String>) -> Self {
        self.crumbs.push((title.into(), path.into()));
        self
    }

    /// With buttons beside the title.
    #[must_use]
    pub fn actions(mut self, actions: Markup) -> Self {
        self.actions = actions;
        self
    }

    /// The page around `body`; to htmx the body alone.
    pub fn show(self, body: &Markup) -> Shown {
        if self.view.is_fragment() {
            return Shown(body.clone());
        }
        let language = self.view.language().tag();
        Shown(html! {
            (DOCTYPE)
            html lang=(language) data-bs-theme=[self.view.theme()] {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="csrf-token" content=(self.view.csrf());
                    title { (self.title) " · Svi" }
                    @for style in self.view.app().0.assets.styles("src/app.ts") {
                        link rel="stylesheet" href=(style);
                    }
                    @if let Some(script) = self.view.app().0.assets.script("src/app.ts") {
                        script type="module" src=(script) {}
                    }
                }
                body { main id="main" { h1 { (self.title) } (self.actions) (body) } }
            }
        })
    }
}

/// A page that is ready to be sent.
#[derive(Debug, Clone)]
pub struct Shown(Markup);

impl IntoResponse for Shown {
    fn into_response(self) -> Response {
        let mut response = Html(self.0.into_string()).into_response();
        let vary = HeaderValue::from_static("HX-Request, Cookie");
        response.headers_mut().insert(header::VARY, vary);
        response
    }
}
