//! `svi catalogue check`: are the definitions right?

use std::path::Path;

use indicators::definition;

use crate::{
    exit::{Failure, refuse},
    installation,
    output::say,
};

/// Runs the command.
///
/// # Errors
/// A line with the number of faults, after they were listed.
pub(super) fn check(data: &Path) -> anyhow::Result<()> {
    let installation = installation::open(data)?;
    let faults = definition::check(&installation.indicators, &installation.variables);
    for fault in &faults {
        say(&format!("{fault}\n"))?;
    }
    let indicators = installation.indicators.definitions().count();
    let variables = installation.variables.variables().len();
    let parameters = installation.parameters.iter().count();
    say(&format!("{indicators} indicators, {variables} variables, {parameters} parameters\n"))?;
    match faults.len() {
        0 => Ok(()),
        1 => Err(refuse(Failure::Findings, "the catalogue has 1 fault")),
        count => Err(refuse(Failure::Findings, format!("the catalogue has {count} faults"))),
    }
}
