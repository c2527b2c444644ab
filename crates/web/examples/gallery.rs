//! Serves the kit alone on 127.0.0.1:8099, to look at the gallery: `cargo run -p web --example gallery`. With the cookie
//! `svi-session=administrator` somebody is signed in.

#[path = "../tests/it/stage.rs"]
mod stage;

use web::{Site, axum, service};

#[tokio::main]
async fn main() -> std::io::Result<()> {
    let folder = tempfile::tempdir()?;
    let site = Site { is_demo: true, ..Site::at("http://127.0.0.1:8099") };
    let app = stage::app(folder.path().to_owned(), site, &[]).await;
    let listener = tokio::net::TcpListener::bind("127.0.0.1:8099").await?;
    axum::serve(listener, service(&app, Vec::new()).router).await
}
