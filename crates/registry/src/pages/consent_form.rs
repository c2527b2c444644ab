//! A consent on paper: the text of a version in the language and script of the person, with the places for day and signature. The same
//! page is where an older version is read.

use chrono::NaiveDate;
use kernel::{Language, TextArgs};
use maud::{Markup, html};
use serde::Deserialize;
use web::{
    Answer, May, Page, Problem, View,
    axum::{extract::Path, response::IntoResponse as _},
    components::icon,
};

use super::{head::head, id, path_of, path_of_person};
use crate::{
    actions::Whom,
    consent::{ConsentText, Purpose, text_of, text_on},
    permissions::RecordConsent,
};

/// What the address asks for.
#[derive(Debug, Default, Deserialize)]
struct Asked {
    /// A version of the text; otherwise that of today.
    version: Option<String>,
    /// Of the paper, not of the page around it; documents are in Cyrillic otherwise.
    language: Option<Language>,
}

/// `GET /persons/{id}/consents/{purpose}`; `version` of the text, `language` of the paper.
pub(super) async fn show(
    _: May<RecordConsent>,
    view: View,
    Path((person, purpose)): Path<(String, String)>,
) -> Answer {
    let purpose: Purpose = id(&purpose)?;
    let asked: Asked = view.read_query()?;
    let today = view.app().database().now().date_naive();
    let text = match &asked.version {
        Some(version) => text_of(purpose, version),
        None => text_on(purpose, today),
    };
    let text = text.ok_or_else(Problem::not_found)?;
    let whom = id(&person)?;
    let head = head(&view, Whom::Person(whom)).await?;
    let paper = Paper { view: &view, language: asked.language.unwrap_or_default(), text, today };
    let back = format!("{}/consents", path_of_person(whom));
    let here = format!("{back}/{}?version={}", purpose.name(), text.version);
    let body = html! { (languages(&view, &here, paper.language)) (paper.show(&head.name)) };
    let print = html! {
        button type="button" class="btn btn-primary js-only" data-print { (icon(&view, "printer")) (view.t("registry-consent-print")) }
    };
    let title = view.t("registry-consent-form");
    let page = Page::new(&view, &title)
        .under(view.t("registry-households"), "/households")
        .under(head.household.listed_name.clone(), path_of(head.household.id))
        .under(head.name.clone(), path_of_person(whom))
        .under(view.t("registry-consents"), back)
        .narrow()
        .lead(view.t("registry-consent-form-lead"))
        .actions(print);
    Ok(page.show(&body).into_response())
}

/// The languages of the paper to choose from.
fn languages(view: &View, here: &str, chosen: Language) -> Markup {
    html! {
        nav class="nav nav-tabs mb-3" aria-label=(view.t("registry-paper-language")) {
            @for language in Language::ALL {
                a class="nav-link" href={ (here) "&language=" (language) } aria-current=[(language == chosen).then_some("page")] {
                    (view.t(&format!("registry-paper-language-{}", language.tag().to_lowercase())))
                }
            }
        }
    }
}

/// What is signed.
struct Paper<'a> {
    view: &'a View,
    language: Language,
    text: &'static ConsentText,
    today: NaiveDate,
}

impl Paper<'_> {
    fn show(&self, name: &str) -> Markup {
        let purpose =
            self.t(&format!("registry-purpose-{}", self.text.purpose.name().replace('_', "-")));
        let heading = TextArgs::new().text("purpose", purpose);
        let shown = if self.language.is_serbian() {
            self.language.show(&self.text.sr).into_owned()
        } else {
            self.text.en.clone()
        };
        let version = TextArgs::new()
            .text("version", self.text.version.clone())
            .text("from", self.day(self.text.valid_from))
            .text("today", self.day(self.today));
        html! {
            article class="card paper-form" lang=(self.language) {
                div class="card-body" {
                    p class="mb-1" { (self.municipality()) }
                    @if self.view.app().site().is_demo { p class="fw-bold" { (self.t("web-demo-title")) } }
                    h2 { (self.tn("registry-paper-title", &heading)) }
                    p { (self.t("registry-paper-who")) ": " strong { (name) } }
                    p class="paper-text" { (shown) }
                    p {
                        span class="paper-box" {} (self.t("registry-paper-yes"))
                        span class="paper-box" {} (self.t("registry-paper-no"))
                    }
                    p class="small" { (self.t("registry-paper-withdraw")) }
                    dl class="paper-lines" {
                        @for key in ["registry-paper-day", "registry-paper-signature", "registry-paper-proxy", "registry-paper-taker"] {
                            div { dt { (self.t(key)) } dd {} }
                        }
                    }
                    p class="small text-secondary mb-0" { (self.tn("registry-paper-version", &version)) }
                }
            }
        }
    }

    fn municipality(&self) -> String {
        let unit = self.view.unit();
        let found = self.view.municipalities().iter().find(|(code, _)| Some(code) == unit);
        found.map(|(_, name)| self.language.show(name).into_owned()).unwrap_or_default()
    }

    fn t(&self, key: &str) -> String {
        self.tn(key, &TextArgs::new())
    }

    fn tn(&self, key: &str, args: &TextArgs<'_>) -> String {
        self.view.app().text(self.language, key, args)
    }

    fn day(&self, day: NaiveDate) -> String {
        super::words::day_in(self.language, day)
    }
}
