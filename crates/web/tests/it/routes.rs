//! A context with a route of each kind.

use std::sync::Arc;

use kernel::PermissionInfo;
use maud::html;
use web::{
    Answer, Check, Context, Form, FormErrors, Hit, Json, May, Page, Panel, PanelPlace, Problem,
    ProblemKind, Routes, Search, SignedIn, Upload, View,
    axum::{
        extract::RawQuery,
        response::{IntoResponse as _, Response},
    },
    components::{Fields, FormFrame},
    redirect,
};

kernel::permission!(
    /// What these tests guard.
    SeeSecret = "stage.see_secret": OfficeWorker => Municipality
);

pub(crate) fn context() -> Context {
    let permission = PermissionInfo::of::<SeeSecret>();
    let failing = Panel {
        place: PanelPlace::Dashboard,
        title: "web-gallery-facts",
        permission,
        render: Arc::new(|_, _| Box::pin(async { Err(Problem::of(ProblemKind::Unavailable)) })),
    };
    let working = Panel {
        title: "web-gallery-history",
        render: Arc::new(|_, _| Box::pin(async { Ok(Some(html! { p { "panel-content" } })) })),
        ..failing.clone()
    };
    let search = Search {
        permission,
        find: Arc::new(|_, wanted| {
            let hit = Hit {
                kind: "web-gallery-units",
                title: format!("found {wanted}"),
                detail: "detail".into(),
                path: "/secret".into(),
            };
            Box::pin(async move { Ok(if wanted == "none" { Vec::new() } else { vec![hit] }) })
        }),
    };
    Context {
        name: "stage",
        routes: routes(),
        permissions: vec![permission],
        panels: vec![failing, working],
        search: Some(search),
        ..Context::default()
    }
}

fn routes() -> Routes {
    Routes::new()
        .get("/secret", async |_: May<SeeSecret>, view: View| {
            Page::new(&view, "secret").show(&html! { "the secret" })
        })
        .post("/secret", send)
        .get("/account", async |_: SignedIn| "account")
        .get("/account/second-factor", async |_: SignedIn| "second factor")
        .post("/upload", upload)
        .put("/api/v1/thing", put)
        .public_get("/panic", panics)
        .public_get("/leave", leave)
}

async fn send(_: May<SeeSecret>, view: View, form: Form) -> Answer {
    let mut check = Check::new(&view, &form);
    check.required("name", 10);
    match check.finish() {
        Ok(()) => Ok(redirect::with_notice(&view, "/secret", "web-gallery-saved")),
        Err(errors) => Ok(page(&view, &form, &errors)),
    }
}

fn page(view: &View, form: &Form, errors: &FormErrors) -> Response {
    let fields = Fields::new(view, form, errors);
    let body = html! { (fields.text("name", "web-gallery-name").required()) };
    let frame = FormFrame::new(view, "/secret", errors).draft("secret").show(&body);
    Page::new(view, "secret").show(&frame).refused()
}

async fn upload(_: SignedIn, upload: Upload) -> Response {
    let sizes: Vec<String> = upload
        .files
        .iter()
        .map(|file| format!("{}:{}:{}", file.field, file.name, file.bytes.len()))
        .collect();
    sizes.join(",").into_response()
}

async fn put(_: May<SeeSecret>, body: Json<serde_json::Value>) -> Response {
    body.0.to_string().into_response()
}

#[expect(clippy::panic, reason = "this handler is there to fail")]
async fn panics() -> Response {
    panic!("the cause that nobody may read");
}

async fn leave(RawQuery(to): RawQuery) -> Response {
    redirect::to(&to.unwrap_or_default())
}
