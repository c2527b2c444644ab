//! Every component in every state, for those who build pages and for tests. Holds no personal data: all of it is invented.

mod figures;
mod forms;
mod lists;
mod parts;

use axum::response::{IntoResponse as _, Response};
use maud::{Markup, html};

use crate::{
    app::Site,
    check::{Check, FormErrors},
    form::Form,
    layout::{Page, Shown},
    permit::May,
    problem::Answer,
    redirect,
    routes::Routes,
    view::View,
};

kernel::permission!(
    /// See the gallery of components.
    SeeGallery = "web.see_gallery": Administrator => Municipality, Operator => Installation
);

/// The gallery: for anybody on a demonstration, elsewhere for those who keep the installation.
pub(super) fn routes(site: &Site) -> Routes {
    if site.is_demo {
        Routes::new()
            .public_get("/gallery", async |view: View| show(&view).await)
            .public_get("/gallery/outlines.geojson", figures::outlines)
            .public_post("/gallery", async |view: View, form: Form| send(&view, &form))
    } else {
        Routes::new()
            .get("/gallery", async |_: May<SeeGallery>, view: View| show(&view).await)
            .get("/gallery/outlines.geojson", async |_: May<SeeGallery>| figures::outlines().await)
            .post("/gallery", async |_: May<SeeGallery>, view: View, form: Form| send(&view, &form))
    }
}

async fn show(view: &View) -> Answer {
    if let Some(file) = lists::file(view).await? {
        return Ok(file);
    }
    Ok(page(view, &forms::sample(), &FormErrors::default()).into_response())
}

fn send(view: &View, form: &Form) -> Response {
    let mut check = Check::new(view, form);
    check.required("name", 80);
    check.optional("note", 300);
    check.date("day");
    check.required_parsed::<u32>("persons", "web-gallery-error-number");
    match check.finish() {
        Ok(()) => redirect::with_notice(view, "/gallery", "web-gallery-saved"),
        Err(errors) => page(view, form, &errors).refused(),
    }
}

fn page(view: &View, form: &Form, errors: &FormErrors) -> Shown {
    let title = view.t("web-gallery");
    let sections = [
        ("lists", "web-gallery-lists", lists::show(view)),
        ("forms", "web-gallery-forms", forms::show(view, form, errors)),
        ("parts", "web-gallery-parts", parts::show(view)),
        ("figures", "web-gallery-figures", figures::show(view)),
    ];
    let body = html! {
        nav class="actions mb-4 d-print-none" aria-label=(view.t("web-gallery-contents")) {
            @for (id, key, _) in &sections { a class="btn" href=(format!("#{id}")) { (view.t(key)) } }
        }
        @for (id, key, content) in &sections { (section(id, &view.t(key), content)) }
    };
    Page::new(view, &title)
        .lead(view.t("web-gallery-lead"))
        .under(view.t("web-home"), "/")
        .actions(parts::page_actions(view))
        .show(&body)
}

fn section(id: &str, title: &str, content: &Markup) -> Markup {
    html! { section id=(id) class="gallery-section" { h2 { (title) } (content) } }
}
