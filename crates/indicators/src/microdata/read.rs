//! A microdata file as households: what is there, what is missing, what is implausible, and the facts themselves.
//!
//! Rows are gathered by household id, wherever they stand. A fault of a cell is a finding and the answer "not asked";
//! nothing is guessed. Findings are counted without end and listed up to a limit.

use std::{collections::BTreeMap, path::Path};

use assessment::{
    Answer, Facts, HouseholdFacts, Level, MissingKind, PersonFacts, VariableCatalogue,
};
use tables::{Decimal, Finding, Options, Severity};

use super::{
    decode::Decoder,
    model::{ColumnReport, Microdata, Report, Selection},
    rows::{Input, Rows},
    spec::{ColumnSpec, Missing, Spec},
    whole,
};

/// Findings that are listed; the rest is counted.
pub const LISTED: usize = 100;

/// Largest weight, and number of units of a stratum: more than there are persons on earth.
const LARGEST_WEIGHT: f64 = 1e12;

/// What is in a file, without handing out its facts.
///
/// # Errors
/// A [`Finding`] when the file cannot be read at all or lacks a mapped column.
pub fn check(path: &Path, spec: &Spec, variables: &VariableCatalogue) -> Result<Report, Finding> {
    load(path, spec, variables).map(|(_, report)| report)
}

/// The households of a file.
///
/// # Errors
/// The first [`Finding`] that makes a value or the file unusable; values that are only implausible are kept.
pub fn read(path: &Path, spec: &Spec, variables: &VariableCatalogue) -> Result<Microdata, Finding> {
    let (microdata, report) = load(path, spec, variables)?;
    match report.findings.into_iter().find(|finding| finding.severity == Severity::Error) {
        Some(finding) => Err(finding),
        None => Ok(microdata),
    }
}

/// Facts and report together.
///
/// # Errors
/// As [`check`].
pub fn load(
    path: &Path,
    spec: &Spec,
    variables: &VariableCatalogue,
) -> Result<(Microdata, Report), Finding> {
    let folder = path.parent().unwrap_or_else(|| Path::new("."));
    let second = spec.households.as_ref().map(|second| folder.join(&second.file));
    let second = second.as_deref().map(Input::Path);
    load_from(&Input::Path(path), second.as_ref(), spec, variables, LISTED)
}

/// The same of files from anywhere, with up to `listed` findings. `households` is the second file, where the mapping names one.
///
/// # Errors
/// As [`check`]; also when the mapping names a second file and there is none.
pub fn load_from(
    persons: &Input<'_>,
    households: Option<&Input<'_>>,
    spec: &Spec,
    variables: &VariableCatalogue,
    listed: usize,
) -> Result<(Microdata, Report), Finding> {
    let options = spec.options();
    let mut gathering = Gathering::new(persons.name(), listed);
    gathering.persons(persons, spec, variables, &options)?;
    if let Some(second) = &spec.households {
        let input = households.ok_or_else(|| {
            Finding::new(&second.file, "the file of households that the mapping names", "no file")
        })?;
        gathering.households(input, second, spec, variables, &options)?;
    }
    gathering.constants(spec, variables)?;
    Ok(gathering.finish())
}

struct Gathering {
    file: String,
    listed: usize,
    /// The decimal mark of the file of persons, where it is known.
    decimal: Option<Decimal>,
    microdata: Microdata,
    places: BTreeMap<String, usize>,
    last: Option<usize>,
    report: Report,
}

/// Positions of the columns that are not variables.
struct Positions {
    household: usize,
    person: Option<usize>,
    weight: Option<usize>,
    strata: Option<usize>,
    psu: Option<usize>,
    fpc: Option<usize>,
}

/// Names of columns, each once, with the positions asked for.
#[derive(Default)]
struct Columns(Vec<String>);

impl Columns {
    fn place(&mut self, name: &str) -> usize {
        if let Some(place) = self.0.iter().position(|column| column == name) {
            return place;
        }
        self.0.push(name.to_owned());
        self.0.len() - 1
    }
}

impl Gathering {
    fn new(file: String, listed: usize) -> Self {
        Self {
            file,
            listed,
            decimal: None,
            microdata: Microdata::default(),
            places: BTreeMap::new(),
            last: None,
            report: Report::default(),
        }
    }

    fn persons(
        &mut self,
        input: &Input<'_>,
        spec: &Spec,
        variables: &VariableCatalogue,
        options: &Options,
    ) -> Result<(), Finding> {
        let mut columns = Columns::default();
        let mut optional = |name: &Option<String>| name.as_ref().map(|name| columns.place(name));
        let (person, weight) = (optional(&spec.ids.person), optional(&spec.design.weight));
        let (strata, psu) = (optional(&spec.design.strata), optional(&spec.design.psu));
        let fpc = optional(&spec.design.fpc);
        let household = columns.place(&spec.ids.household);
        let at = Positions { household, person, weight, strata, psu, fpc };
        let places: Vec<usize> = spec.column.iter().map(|c| columns.place(&c.name)).collect();
        let (mut rows, header) = Rows::open(input, &columns.0, options)?;
        self.report.unmapped =
            header.into_iter().filter(|name| !columns.0.contains(name)).collect();
        self.decimal = rows.decimal(options);
        let mut decoders =
            Decoding::new(&spec.column, places, &spec.missing, self.decimal, variables);
        let mut cells = Vec::new();
        while let Some(row) = rows.next(&mut cells)? {
            self.report.rows += 1;
            self.person_row(row, &cells, &at, &mut decoders, spec);
        }
        self.report.columns.append(&mut decoders.reports);
        for finding in whole::faults(&self.file, &self.microdata.households, &spec.ids) {
            self.found(finding);
        }
        Ok(())
    }

    fn person_row(
        &mut self,
        row: u64,
        cells: &[String],
        at: &Positions,
        decoders: &mut Decoding<'_>,
        spec: &Spec,
    ) {
        let cell = |place: usize| cells.get(place).map_or("", |text| text.trim());
        let id = cell(at.household);
        if id.is_empty() {
            let finding = Finding::new(&self.file, "the id of a household", "an empty cell");
            self.found(finding.in_row(row).in_column(&spec.ids.household));
            return;
        }
        let (place, is_new) = self.household(id);
        let number = self.microdata.households.get(place).map_or(0, |h| h.persons.len()) + 1;
        let person_id = at.person.map_or_else(|| number.to_string(), |p| cell(p).to_owned());
        let weight = self.weight(row, at.weight.map(cell), spec.design.weight.as_deref());
        let text =
            |place: Option<usize>| place.map(cell).filter(|t| !t.is_empty()).map(str::to_owned);
        let selection = Selection {
            person_weights: Vec::new(),
            rows: Vec::new(),
            stratum: text(at.strata),
            psu: text(at.psu),
            stratum_size: self.positive(row, at.fpc.map(cell), spec.design.fpc.as_deref()),
        };
        self.select(row, (place, is_new), selection, spec);
        let mut person = Facts::new();
        for index in 0..decoders.columns.len() {
            let Some(((level, variable), answer)) = decoders.decode(index, row, cells, self) else {
                continue;
            };
            if level == Level::Person {
                person.set(variable, answer);
            } else if !self.agrees(place, variable, answer) {
                self.contradicts(row, place, &decoders.name(index));
            }
        }
        if let Some(selection) = self.microdata.selection.get_mut(place) {
            selection.person_weights.push(weight);
            selection.rows.push(row);
        }
        if let Some(household) = self.microdata.households.get_mut(place) {
            person.shrink();
            household.persons.push(PersonFacts { id: person_id, facts: person });
        }
    }

    /// Keeps how a household came into the data, as its first row says it; the others must not contradict.
    fn select(
        &mut self,
        row: u64,
        (place, is_new): (usize, bool),
        selection: Selection,
        spec: &Spec,
    ) {
        let Some(known) = self.microdata.selection.get_mut(place) else { return };
        let columns = [
            (&spec.design.strata, known.stratum != selection.stratum),
            (&spec.design.psu, known.psu != selection.psu),
            (&spec.design.fpc, known.stratum_size != selection.stratum_size),
        ];
        if is_new {
            *known = selection;
            return;
        }
        for (column, _) in columns.into_iter().filter(|(_, differs)| *differs) {
            self.contradicts(row, place, column.as_deref().unwrap_or_default());
        }
    }

    /// Sets a household's answer where none is known yet; whether a known one agrees. A blank contradicts nothing: many
    /// files hold what concerns the household on one row only.
    fn agrees(&mut self, place: usize, variable: assessment::VariableId, answer: Answer) -> bool {
        let Some(household) = self.microdata.households.get_mut(place) else { return true };
        let known = household.facts.get(variable);
        if answer == Answer::NOT_ASKED || *known == answer {
            return true;
        }
        let is_blank = *known == Answer::NOT_ASKED;
        if is_blank {
            household.facts.set(variable, answer);
        }
        is_blank
    }

    fn contradicts(&mut self, row: u64, place: usize, column: &str) {
        let id = self.microdata.households.get(place).map_or("", |household| household.id.as_str());
        let expected = format!("the same value on all rows of household \"{id}\"");
        let finding = Finding::new(&self.file, expected, "another one");
        self.found(finding.in_row(row).in_column(column).into_warning());
    }

    fn household(&mut self, id: &str) -> (usize, bool) {
        let is_last =
            |place: &usize| self.microdata.households.get(*place).is_some_and(|h| h.id == id);
        if let Some(place) = self.last.filter(is_last) {
            return (place, false);
        }
        let known = self.places.get(id).copied();
        let place = known.unwrap_or_else(|| {
            let place = self.microdata.households.len();
            self.places.insert(id.to_owned(), place);
            self.microdata
                .households
                .push(HouseholdFacts { id: id.to_owned(), ..HouseholdFacts::default() });
            self.microdata.selection.push(Selection::default());
            place
        });
        self.last = Some(place);
        (place, known.is_none())
    }

    fn set_household(&mut self, place: usize, variable: assessment::VariableId, answer: Answer) {
        if let Some(household) = self.microdata.households.get_mut(place) {
            household.facts.set(variable, answer);
        }
    }

    fn weight(&mut self, row: u64, text: Option<&str>, column: Option<&str>) -> f64 {
        match text {
            None => 1.0,
            Some(_) => self.positive(row, text, column).unwrap_or(0.0),
        }
    }

    fn positive(&mut self, row: u64, text: Option<&str>, column: Option<&str>) -> Option<f64> {
        let text = text?;
        match tables::parse_number(text, self.decimal) {
            Ok(number) if (0.0..=LARGEST_WEIGHT).contains(&number) => Some(number),
            _ => {
                let expected = match self.decimal {
                    None => "a number of 0 or more whose decimal mark is clear".to_owned(),
                    Some(_) => format!("a number from 0 to {LARGEST_WEIGHT:e}"),
                };
                let finding = Finding::new(&self.file, expected, Finding::quote(text));
                self.found(finding.in_row(row).in_column(column.unwrap_or_default()));
                None
            }
        }
    }

    fn households(
        &mut self,
        input: &Input<'_>,
        second: &super::spec::HouseholdsSpec,
        spec: &Spec,
        variables: &VariableCatalogue,
        options: &Options,
    ) -> Result<(), Finding> {
        let person_file = std::mem::replace(&mut self.file, input.name());
        let mut columns = Columns::default();
        let id_place = columns.place(&second.household);
        let places: Vec<usize> = second.column.iter().map(|c| columns.place(&c.name)).collect();
        let (mut rows, _) = Rows::open(input, &columns.0, options)?;
        let mut decoders =
            Decoding::new(&second.column, places, &spec.missing, rows.decimal(options), variables);
        let mut cells = Vec::new();
        while let Some(row) = rows.next(&mut cells)? {
            let id = cells.get(id_place).map_or("", |text| text.trim()).to_owned();
            let Some(place) = self.places.get(&id).copied() else {
                let finding =
                    Finding::new(&self.file, "a household with members", Finding::quote(&id));
                self.found(finding.in_row(row).in_column(&second.household).into_warning());
                continue;
            };
            for index in 0..decoders.columns.len() {
                if let Some(((_, variable), answer)) = decoders.decode(index, row, &cells, self) {
                    self.set_household(place, variable, answer);
                }
            }
        }
        self.report.columns.append(&mut decoders.reports);
        self.file = person_file;
        Ok(())
    }

    fn constants(&mut self, spec: &Spec, variables: &VariableCatalogue) -> Result<(), Finding> {
        for constant in &spec.constant {
            let column = constant.as_column();
            let decimal = Some(Decimal::Point);
            let Some(mut decoder) = Decoder::new(&column, &spec.missing, decimal, variables) else {
                continue;
            };
            let decoded = decoder.decode(&constant.value);
            if let Some(doubt) = decoded.doubt.filter(|doubt| !doubt.is_plausibility) {
                let place = format!("the mapping's constant {}", constant.variable);
                return Err(Finding::new(place, doubt.expected, Finding::quote(&constant.value)));
            }
            for household in &mut self.microdata.households {
                if decoder.level == Level::Household {
                    household.facts.set(decoder.id, decoded.answer.clone());
                    continue;
                }
                for person in &mut household.persons {
                    person.facts.set(decoder.id, decoded.answer.clone());
                }
            }
        }
        Ok(())
    }

    fn found(&mut self, finding: Finding) {
        match finding.severity {
            Severity::Error => self.report.errors += 1,
            Severity::Warning => self.report.warnings += 1,
        }
        // The first error is kept whatever came before it: `read` must not miss it.
        let first_error = finding.severity == Severity::Error && self.report.errors == 1;
        if self.report.findings.len() < self.listed || first_error {
            self.report.findings.push(finding);
        }
    }

    fn finish(mut self) -> (Microdata, Report) {
        self.report.households = self.microdata.households.len();
        self.report.persons = self.microdata.households.iter().map(|h| h.persons.len()).sum();
        (self.microdata, self.report)
    }
}

/// The decoders of a file's columns with what they saw.
struct Decoding<'a> {
    columns: Vec<(usize, Decoder<'a>)>,
    reports: Vec<ColumnReport>,
}

impl<'a> Decoding<'a> {
    fn new(
        specs: &'a [ColumnSpec],
        places: Vec<usize>,
        missing: &'a Missing,
        decimal: Option<Decimal>,
        variables: &'a VariableCatalogue,
    ) -> Self {
        let pairs = specs.iter().zip(places);
        let columns: Vec<(usize, Decoder<'a>)> = pairs
            .filter_map(|(spec, place)| {
                Some((place, Decoder::new(spec, missing, decimal, variables)?))
            })
            .collect();
        let report = |spec: &ColumnSpec| ColumnReport {
            column: spec.name.clone(),
            variable: spec.variable.to_string(),
            ..ColumnReport::default()
        };
        Self { columns, reports: specs.iter().map(report).collect() }
    }

    fn name(&self, index: usize) -> String {
        self.columns.get(index).map(|(_, decoder)| decoder.column().to_owned()).unwrap_or_default()
    }

    fn decode(
        &mut self,
        index: usize,
        row: u64,
        cells: &[String],
        gathering: &mut Gathering,
    ) -> Option<((Level, assessment::VariableId), Answer)> {
        let (place, decoder) = self.columns.get_mut(index)?;
        let text = cells.get(*place)?;
        let decoded = decoder.decode(text);
        if let Some(doubt) = &decoded.doubt {
            let finding = doubt.finding(&gathering.file, row, decoder.column(), text);
            gathering.found(finding);
        }
        let report = self.reports.get_mut(index)?;
        match decoded.answer.missing() {
            None => report.answered += 1,
            Some(kind) => count(&mut report.missing, kind),
        }
        Some(((decoder.level, decoder.id), decoded.answer))
    }
}

fn count(counts: &mut [u64; 4], kind: MissingKind) {
    for (slot, other) in counts.iter_mut().zip(MissingKind::ALL) {
        if other == kind {
            *slot += 1;
        }
    }
}
