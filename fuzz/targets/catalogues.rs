//! Any text as an installation's own catalogues: units, variables, parameters, indicators, poverty specifications.
#![no_main]

use std::sync::LazyLock;

use assessment::{Parameters, VariableCatalogue};
use libfuzzer_sys::fuzz_target;
use places::Places;

static PLACES: LazyLock<Option<Places>> = LazyLock::new(|| Places::shipped().ok());
static PARAMETERS: LazyLock<Option<Parameters>> = LazyLock::new(|| Parameters::shipped().ok());

fuzz_target!(|text: &str| {
    let _variables = VariableCatalogue::parse(text);
    let _indicators = indicators::definition::Catalogue::of_text("file", text);
    let _poverty = indicators::mpi::Spec::of_text("file", text);
    let _units = PLACES.clone().map(|places| places.with_toml("file", text));
    let _amounts = PARAMETERS.clone().map(|parameters| parameters.merge(text));
});
