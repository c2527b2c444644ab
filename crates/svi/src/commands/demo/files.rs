//! Vedrovo as files: its data, its runs and, when asked for, its reports.

use std::{
    fs,
    path::{Path, PathBuf},
};

use indicators::{PseudonymKey, installation::Installation, snapshot::About};
use kernel::{Design, Language, Period, UnitCode};
use reports::{Asked, Format, ReportInput, State, key_figures};

use super::super::{
    import, report,
    run::{self, Round},
};
use crate::{
    cli::DemoArgs,
    demo::{self, Settings},
    exit::{Failure, OrRefuse as _, refuse},
    installation,
    output::say,
    progress::Progress,
};

/// The rounds of the demo: file, period, design.
const ROUNDS: [(&str, u16, Design); 3] = [
    ("sample-2024", 2024, Design::Sample),
    ("sample-2026", 2026, Design::Sample),
    ("list-2026", 2026, Design::List),
];

/// The real municipality that has a report from official figures alone: Pirot, where such reports began.
const REAL: &str = "70939";

/// Writes everything with thirteen reports, and says where they are.
///
/// # Errors
/// One line on what cannot be written or computed.
pub(super) fn with_reports(args: &DemoArgs) -> anyhow::Result<()> {
    let progress = Progress::start("generating the municipality");
    let installation = figures_of(args, &progress)?;
    let unit: UnitCode = demo::UNIT.parse().or_refuse(Failure::Input)?;
    let lines = reports(&installation, &unit, &progress)?;
    drop(progress);
    say(&lines)
}

/// Writes the data and computes the runs, unless they are there.
///
/// # Errors
/// One line on what cannot be written or computed.
pub(super) fn without_reports(args: &DemoArgs) -> anyhow::Result<()> {
    // Written last: with it everything before it is there.
    let mark = args.data.join("demo/complete");
    if mark.exists() {
        return Ok(());
    }
    let progress = Progress::start("generating the municipality");
    figures_of(args, &progress)?;
    fs::write(&mark, "").map_err(|error| {
        refuse(Failure::Output, format!("{}: expected to write, found: {error}", mark.display()))
    })
}

fn figures_of(args: &DemoArgs, progress: &Progress) -> anyhow::Result<Installation> {
    let folder = &args.data;
    let settings = Settings { seed: args.seed, households: args.households };
    demo::write(folder, settings).map_err(|error| {
        let line = format!("{}: expected to write the demo, found: {error}", folder.display());
        refuse(Failure::Output, line)
    })?;
    let installation = installation::open(folder)?;
    import::bring_in(&installation, &folder.join("demo/official.csv"), None)?;
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
    Ok(installation)
}

/// Writes the reports and says where they are, with the figures that matter.
fn reports(
    installation: &Installation,
    unit: &UnitCode,
    progress: &Progress,
) -> anyhow::Result<String> {
    let folder = installation.folder.join("reports");
    fs::create_dir_all(&folder)
        .map_err(|error| refuse(Failure::Output, format!("{}: {error}", folder.display())))?;
    let mut lines = String::new();
    let input = gathered(installation, unit)?;
    for language in Language::ALL {
        for format in Format::ALL {
            let name = format!("{}-{language}.{format}", demo::NAME.to_lowercase());
            lines.push_str(&one(&input, language, format, &folder.join(name), progress)?);
        }
    }
    let real = gathered(installation, &REAL.parse().or_refuse(Failure::Input)?)?;
    let name = format!("{}-{}.pdf", real.unit.name.sr.to_lowercase(), Language::SerbianCyrillic);
    lines.push_str(&one(
        &real,
        Language::SerbianCyrillic,
        Format::Pdf,
        &folder.join(name),
        progress,
    )?);
    lines.push_str(&figures(&input));
    Ok(lines)
}

fn one(
    input: &ReportInput,
    language: Language,
    format: Format,
    path: &Path,
    progress: &Progress,
) -> anyhow::Result<String> {
    progress.step(&format!("setting {}", path.display()));
    report::write(input, language, format, path)?;
    Ok(format!("{}\n", path.display()))
}

fn gathered(installation: &Installation, unit: &UnitCode) -> anyhow::Result<ReportInput> {
    let date = report::demo_date().unwrap_or_default();
    report::gather(
        installation,
        &Asked { unit: unit.clone(), period: None, date, state: State::Draft },
    )
}

/// The figures that matter, in words for a terminal.
fn figures(input: &ReportInput) -> String {
    let mut text = format!("\n{}, {}\n", input.unit.full_name.sr, input.period);
    for figure in key_figures(input) {
        let Some(value) = figure.shown() else { continue };
        let value = serbian::number(value, 1, serbian::Style::Serbian);
        let interval = figure.cell.interval.map_or_else(String::new, |interval| {
            format!(
                " ({})",
                serbian::range(interval.lower, interval.upper, 1, serbian::Style::Serbian)
            )
        });
        text.push_str(&format!("  {value:>12}{interval:<18}  {}\n", figure.name.sr));
    }
    text
}

fn microdata(folder: &Path, name: &str, extension: &str) -> PathBuf {
    folder.join(format!("demo/microdata/{name}.{extension}"))
}
