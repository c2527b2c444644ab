//! The front end is embedded: compile again when it was built again.

#[expect(clippy::print_stdout, reason = "a build script speaks to cargo so")]
fn main() {
    println!("cargo:rerun-if-changed=../../frontend/dist/.vite/manifest.json");
}
