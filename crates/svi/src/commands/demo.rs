//! `svi demo`: the fictional municipality with its data, its runs and its reports.

use std::path::{Path, PathBuf};

use indicators::{PseudonymKey, snapshot::About};
use kernel::{Design, Period, UnitCode};

use super::{
    import,
    run::{self, Round},
};
use crate::{
    cli::DemoArgs,
    demo::{self, Settings},
    exit::{Failure, OrRefuse as _},
    installation::Installation,
    output::say,
    progress::Progress,
};

/// The rounds of the demo: file, period, design.
const ROUNDS: [(&str, u16, Design); 3] = [
    ("sample-2024", 2024, Design::Sample),
    ("sample-2026", 2026, Design::Sample),
    ("list-2026", 2026, Design::List),
];

/// Runs the command.
///
/// # Errors
/// One line on what cannot be written or computed.
pub(super) fn run(args: &DemoArgs) -> anyhow::Result<()> {
    let folder = &args.data;
    let progress = Progress::start("generating the municipality");
    let settings = Settings { seed: args.seed, households: args.households };
    demo::write(folder, settings).or_refuse(Failure::Output)?;
    let installation = Installation::open(folder)?;
    import::bring_in(&installation, &folder.join("demo/official.csv"))?;
    let unit: UnitCode = demo::UNIT.parse().or_refuse(Failure::Input)?;
    for (name, year, design) in ROUNDS {
        progress.step(&format!("computing {name}"));
        let about = About { unit: unit.clone(), period: Period::of_year(year), design };
        let round = Round {
            file: microdata(folder, name, "csv"),
            spec: microdata(folder, name, "toml"),
            about,
        };
        run::compute(&installation, &round, &PseudonymKey::from_seed(args.seed))?;
    }
    drop(progress);
    say(&format!("{}\n", folder.display()))
}

fn microdata(folder: &Path, name: &str, extension: &str) -> PathBuf {
    folder.join(format!("demo/microdata/{name}.{extension}"))
}
