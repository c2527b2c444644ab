//! `svi compare`: a municipality beside others, with the shipped figures, the imported ones and the runs.

mod json;
mod named;
mod rows;

use indicators::{
    installation::Installation,
    view::{Compared, UnitFigures},
};
use kernel::{IndicatorCode, UnitCode};

use crate::{
    cli::CompareArgs,
    exit::{Failure, OrRefuse as _, refuse},
    installation, output,
    progress::Progress,
};

/// Runs the command.
///
/// # Errors
/// One line on what cannot be read, is unknown, or that there is nothing to compare.
pub(super) fn run(args: &CompareArgs) -> anyhow::Result<()> {
    let installation = installation::open(&args.data)?;
    let unit = named::unit(&installation.places, &args.unit, "--unit")?;
    let with: Vec<UnitCode> = args
        .with
        .iter()
        .map(|text| named::unit(&installation.places, text, "--with"))
        .collect::<Result<_, _>>()?;
    let asked_for: Vec<IndicatorCode> = args
        .indicator
        .iter()
        .map(|text| named::indicator(&installation.indicators, text))
        .collect::<Result<_, _>>()?;
    let progress = Progress::start("reading");
    let holdings = installation.holdings().or_refuse(Failure::Input)?;
    progress.step("comparing");
    let figures = UnitFigures::of(&installation, &holdings, &unit)
        .ok_or_else(|| refuse(Failure::NotFound, format!("--unit: there is no {unit}")))?;
    let compared = figures.compare(&asked_for, &with);
    drop(progress);
    if compared.iter().all(|one| one.found.is_err()) {
        return Err(refuse(Failure::NotFound, nothing(&unit, &compared)));
    }
    let shown = Shown { installation: &installation, unit: &unit, language: args.lang };
    output::write(rows::grid(&shown, &compared), &json::of(&shown, &compared), args.format)
}

/// What rows and JSON need to name things.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shown<'a> {
    installation: &'a Installation,
    unit: &'a UnitCode,
    language: kernel::Language,
}

impl Shown<'_> {
    /// The name of a unit.
    fn unit_name(&self, code: &UnitCode) -> String {
        let name = self.installation.places.find(code).map_or(code.as_str(), |unit| &unit.name);
        self.language.show(name).into_owned()
    }
}

fn nothing(unit: &UnitCode, compared: &[Compared]) -> String {
    match compared {
        [] => format!("{unit} has no figures: import some, or make a run"),
        [Compared { found: Err(reason), .. }] => reason.to_string(),
        [first, ..] => {
            let reason = first.found.as_ref().err().map_or_else(String::new, ToString::to_string);
            format!("none of {} indicators can be compared; the first: {reason}", compared.len())
        }
    }
}
