//! A given file as households that come in, read and checked on all cores beside the threads that answer requests.

use std::sync::Arc;

use assessment::RuleBook;
use chrono::NaiveDate;
use database::{JobFault, JobRun};
use indicators::microdata::{Input, Spec, load_from};
use kernel::UnitCode;
use rayon::prelude::*;
use tables::{Finding, Severity};

use super::{LISTED, beside};
use crate::{
    import::Import,
    incoming::{About, Incoming, Intake, numbers_twice},
};

/// Most households of one file: taking them over is one transaction, in which nobody else writes.
const MOST_HOUSEHOLDS: usize = 40_000;

/// What a file holds.
#[derive(Debug, Default)]
pub(super) struct FileRead {
    /// Households that can go on.
    pub(super) households: Vec<Incoming>,
    /// All households and persons of the file.
    pub(super) counted: (u64, u64),
    /// Rows of the file of persons.
    pub(super) rows: u64,
    /// The first findings.
    pub(super) findings: Vec<Finding>,
    /// All findings that make the file unusable, and those that are worth a look.
    pub(super) errors: u64,
    pub(super) warnings: u64,
}

impl FileRead {
    fn unreadable(finding: Finding) -> Self {
        Self { errors: 1, findings: vec![finding], ..Self::default() }
    }

    /// Adds findings, listed up to the limit; an error is kept in favour of a warning.
    pub(super) fn add(&mut self, found: Vec<Finding>) {
        for finding in found {
            match finding.severity {
                Severity::Error => self.errors += 1,
                Severity::Warning => self.warnings += 1,
            }
            if self.findings.len() < LISTED {
                self.findings.push(finding);
            } else if finding.severity == Severity::Error
                && let Some(slot) =
                    self.findings.iter_mut().rev().find(|one| one.severity == Severity::Warning)
            {
                *slot = finding;
            }
        }
    }
}

/// Reads the files of an import.
pub(super) async fn read_file(
    run: &JobRun,
    book: &Arc<RuleBook>,
    import: &Import,
) -> Result<FileRead, JobFault> {
    let audit = database::Audit::of("read_import").about("import", import.id);
    let reader = run.database.read_personal(&run.authority, audit).await?;
    let file = import.file.ok_or_else(|| JobFault("the file is gone".to_owned()))?;
    let file = reader.blob(file).await?;
    let file = file.ok_or_else(|| JobFault("the file is gone".to_owned()))?;
    let second = match import.households {
        Some(id) => reader.blob(id).await?,
        None => None,
    };
    drop(reader);
    let unit = run.authority.scope().unit().cloned();
    let unit = unit.ok_or_else(|| JobFault("an import in no municipality".to_owned()))?;
    let today = run.database.now().date_naive();
    let (book, import) = (book.clone(), import.clone());
    beside(move || {
        let persons: Arc<[u8]> = file.bytes.as_slice().into();
        drop(file);
        let second: Option<Arc<[u8]>> = second.map(|blob| blob.bytes.as_slice().into());
        read(&book, &import, (persons, second), (&unit, today))
    })
    .await
}

type Files = (Arc<[u8]>, Option<Arc<[u8]>>);

fn read(
    book: &RuleBook,
    import: &Import,
    (persons, second): Files,
    (unit, today): (&UnitCode, NaiveDate),
) -> FileRead {
    let catalogue = &book.catalogue;
    let spec = match Spec::parse("mapping", &import.mapping, catalogue) {
        Ok(spec) => spec,
        Err(fault) => {
            let finding = Finding::new(fault.file, fault.expected, fault.found);
            return FileRead::unreadable(finding.in_column(fault.place));
        }
    };
    let second = second.map(|bytes| Input::Memory { name: import.households_name.as_str(), bytes });
    let first = Input::Memory { name: import.file_name.as_str(), bytes: persons };
    let (microdata, report) = match load_from(&first, second.as_ref(), &spec, catalogue, LISTED) {
        Ok(loaded) => loaded,
        Err(finding) => return FileRead::unreadable(finding),
    };
    drop((first, second));
    let mut read = FileRead {
        households: Vec::new(),
        counted: (report.households as u64, report.persons as u64),
        rows: report.rows,
        findings: report.findings,
        errors: report.errors,
        warnings: report.warnings,
    };
    if report.households > MOST_HOUSEHOLDS {
        let expected = format!("at most {MOST_HOUSEHOLDS} households in one file");
        let found = report.households.to_string();
        read.add(vec![Finding::new(&import.file_name, expected, found)]);
        return read;
    }
    let about = About {
        file: &import.file_name,
        unit,
        round: &import.round,
        valid_from: import.valid_from,
        today,
    };
    let Some(intake) = Intake::new(catalogue, &spec, about) else { return read };
    let taken: Vec<(Option<Incoming>, Vec<Finding>)> = microdata
        .households
        .into_par_iter()
        .zip(microdata.selection)
        .map(|(household, selection)| intake.take(household, &selection.rows))
        .collect();
    for (household, found) in taken {
        read.households.extend(household);
        read.add(found);
    }
    let twice = numbers_twice(&import.file_name, &read.households);
    read.add(twice);
    read.findings.sort_by_key(|one| (one.severity == Severity::Warning, one.row));
    read
}
