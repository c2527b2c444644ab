//! The front end is embedded: compile again when it was built again.

fn main() {
    println!("cargo:rerun-if-changed=../../frontend/dist/.vite/manifest.json");
}
