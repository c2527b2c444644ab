//! Any text as the mapping of a file's columns to variables.
#![no_main]

use std::sync::LazyLock;

use assessment::VariableCatalogue;
use indicators::microdata::Spec;
use libfuzzer_sys::fuzz_target;

static VARIABLES: LazyLock<Option<VariableCatalogue>> = LazyLock::new(|| VariableCatalogue::shipped().ok());

fuzz_target!(|text: &str| {
    if let Some(variables) = VARIABLES.as_ref() {
        let _spec = Spec::parse("spec.toml", text, variables);
    }
});
