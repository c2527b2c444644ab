//! `svi report`: an installation's figures, runs and words as one document.

use std::{io, path::Path};

use chrono::NaiveDate;
use indicators::installation::Installation;
use kernel::{Clock as _, Language};
use reports::{Asked, Format, GatherError, ReportInput, State, render};
use tables::write_atomically;

use crate::{
    cli::{ReportArgs, ReportFormat},
    clock::SystemClock,
    exit::{Failure, OrRefuse as _, refuse},
    installation,
    progress::Progress,
};

/// Runs the command.
///
/// # Errors
/// One line on what is unknown, cannot be read or cannot be written.
pub(super) fn run(args: &ReportArgs) -> anyhow::Result<()> {
    writable(&args.out)?;
    let progress = Progress::start("gathering the figures");
    let installation = installation::open(&args.data)?;
    let asked = Asked {
        unit: args.unit.clone(),
        period: args.period,
        date: args.date.unwrap_or_else(|| SystemClock.today()),
        state: args.adopted.map_or(State::Draft, State::Adopted),
    };
    let input = gather(&installation, &asked)?;
    progress.step("setting the report");
    let format = match args.format {
        ReportFormat::Pdf => Format::Pdf,
        ReportFormat::Docx => Format::Docx,
        ReportFormat::Html => Format::Html,
        ReportFormat::Xlsx => Format::Xlsx,
    };
    write(&input, args.lang, format, &args.out)
}

/// Everything that a report says.
///
/// # Errors
/// One line: an unknown unit, no figure, a file that cannot be read.
pub(super) fn gather(installation: &Installation, asked: &Asked) -> anyhow::Result<ReportInput> {
    reports::gather(installation, asked).map_err(|error| {
        let kind = match error {
            GatherError::Nothing(_) => Failure::NotFound,
            _ => Failure::Input,
        };
        refuse(kind, error.to_string())
    })
}

/// Sets a report and writes it whole or not at all.
///
/// # Errors
/// One line that names the file.
pub(super) fn write(
    input: &ReportInput,
    language: Language,
    format: Format,
    out: &Path,
) -> anyhow::Result<()> {
    let bytes = render(input, language, format).or_refuse(Failure::Output)?;
    write_atomically(out, |file| file.write_all(&bytes))
        .map_err(|error: io::Error| refuse(Failure::Output, format!("{}: {error}", out.display())))
}

/// Refuses before any work what could not be written after it.
fn writable(out: &Path) -> anyhow::Result<()> {
    let folder = out.parent().filter(|folder| !folder.as_os_str().is_empty());
    match folder {
        Some(folder) if !folder.is_dir() => {
            let line = format!("{}: there is no folder {}", out.display(), folder.display());
            Err(refuse(Failure::Output, line))
        }
        _ => Ok(()),
    }
}

/// The date of a report made by the demo: the same every time.
pub(super) const fn demo_date() -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(2026, 11, 3)
}
