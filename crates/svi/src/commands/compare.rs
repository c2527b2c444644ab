//! `svi compare`: a municipality beside others, with the shipped figures, the imported ones and the runs.

mod named;

use indicators::view::{self, COLUMNS, Compared, Names, UnitFigures};
use kernel::{IndicatorCode, UnitCode};

use crate::{
    cli::CompareArgs,
    exit::{Failure, OrRefuse as _, refuse},
    installation,
    output::{self, Grid},
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
    let names = Names {
        places: &installation.places,
        catalogue: &installation.indicators,
        unit: &unit,
        language: args.lang,
    };
    let columns = COLUMNS.map(str::to_owned).to_vec();
    let grid = Grid { rows: view::rows(&names, &compared), columns };
    output::write(grid, &view::document(&names, &compared), args.format)
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
