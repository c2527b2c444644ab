//! Gathers figures while a file is read: doubles, contradictions and implausible values are found here.

use std::collections::BTreeMap;

use kernel::{IndicatorCode, Period, UnitCode};
use tables::{Finding, Row, Table};

use super::{Conflict, Duplicate, FigureValue, Figures, ImportReport, OfficialFigure, Series};

type Key = (UnitCode, IndicatorCode, Period);

/// Figures so far, with the row of each.
pub(super) struct Collector {
    taken: BTreeMap<Key, Vec<(u64, OfficialFigure)>>,
    pub(super) report: ImportReport,
}

impl Collector {
    pub(super) fn new() -> Self {
        Self { taken: BTreeMap::new(), report: ImportReport::default() }
    }

    /// Reads all rows of a table; rows that cannot be read go into the report.
    pub(super) fn read_rows<T>(
        &mut self,
        mut table: Table,
        mut read: impl FnMut(&Row<'_>, &mut ImportReport) -> T,
    ) -> Vec<T> {
        let mut rows = Vec::new();
        loop {
            match table.next_row() {
                Ok(Some(row)) => rows.push(read(&row, &mut self.report)),
                Ok(None) => break,
                Err(finding) => self.report.faults.push(finding),
            }
        }
        self.report.rows = rows.len();
        rows
    }

    /// Takes a figure of a row; `series` tells what is plausible where it is known.
    pub(super) fn take(
        &mut self,
        file: &str,
        row: u64,
        figure: OfficialFigure,
        series: Option<&Series>,
    ) {
        if let (Some(series), FigureValue::Number(value)) = (series, figure.value)
            && !series.is_plausible(value)
        {
            let [least, greatest] = series.plausible;
            let expected = format!("a value from {least} to {greatest} {}", series.unit);
            let finding = Finding::new(file, expected, value.to_string());
            self.report.implausible.push(finding.in_row(row).in_column(series.code.as_str()));
            return;
        }
        let key = (figure.unit.clone(), figure.series.clone(), figure.period);
        self.taken.entry(key).or_default().push((row, figure));
    }

    /// The figures on which the file agrees with itself, and the report.
    pub(super) fn finish(mut self) -> (Figures, ImportReport) {
        let mut figures = Figures::default();
        for ((unit, series, period), mut found) in self.taken {
            let Some((_, first)) = found.first() else { continue };
            if found.iter().any(|(_, other)| other.value != first.value) {
                let values = found
                    .iter()
                    .filter_map(|(row, figure)| Some((*row, figure.value.number()?)))
                    .collect();
                self.report.conflicts.push(Conflict { unit, series, period, values });
                continue;
            }
            for (row, figure) in found.drain(1..) {
                self.report.duplicates.push(Duplicate {
                    row,
                    what: format!("{unit} {series} {period}"),
                    taken_as: Some(figure.unit),
                    rule: "the same value twice",
                });
            }
            figures.extend(found.into_iter().map(|(_, figure)| figure));
        }
        self.report.figures = figures.len();
        self.report.missing =
            figures.iter().filter(|figure| figure.value.number().is_none()).count();
        self.report.unmatched.sort_by_key(|unmatched| unmatched.row);
        self.report.duplicates.sort_by_key(|duplicate| duplicate.row);
        (figures, self.report)
    }
}

impl Extend<OfficialFigure> for Figures {
    fn extend<I: IntoIterator<Item = OfficialFigure>>(&mut self, figures: I) {
        for figure in figures {
            self.insert(figure);
        }
    }
}
