//! A snapshot as a Parquet file and back.
//!
//! A variable is one column; a second one, `code.missing`, says why values are missing, where any are. Columns of the file
//! that are no variables begin with an underscore.

use std::{collections::BTreeMap, path::Path};

use assessment::{Kind, MissingKind, VariableCatalogue};
use tables::{Column, EMPTY, Finding, Frame, Values, Wanted};

use super::{About, Data, PRESENT, Snapshot, SnapshotColumn};
use crate::parquet_file;

const MISSING: &str = ".missing";

impl Snapshot {
    /// The bytes of the snapshot's file; unit, period and design stand in its footer.
    ///
    /// # Errors
    /// [`parquet_file::Error::Unwritable`] when columns differ in length.
    pub fn to_bytes(&self) -> Result<Vec<u8>, parquet_file::Error> {
        let metadata = BTreeMap::from([
            ("svi.unit".to_owned(), self.about.unit.to_string()),
            ("svi.period".to_owned(), self.about.period.to_string()),
            ("svi.design".to_owned(), self.about.design.to_string()),
        ]);
        parquet_file::to_bytes(&self.frame(), &metadata)
    }

    fn frame(&self) -> Frame {
        let number = |name: &str, values: Vec<f64>| Column {
            name: name.to_owned(),
            values: Values::Number(values),
        };
        let mut columns = vec![
            texts("_household", self.household.iter().map(String::as_str)),
            texts("_person", self.person.iter().map(String::as_str)),
            number(
                "_first",
                self.is_first.iter().map(|first| f64::from(u8::from(*first))).collect(),
            ),
            number("_weight", self.weight.clone()),
            number("_stratum", self.stratum.iter().copied().map(f64::from).collect()),
            number("_psu", self.psu.iter().copied().map(f64::from).collect()),
        ];
        columns
            .extend(self.stratum_size.as_ref().map(|sizes| number("_stratum_size", sizes.clone())));
        for column in &self.columns {
            columns.push(column.values());
            columns.extend(column.reasons());
        }
        Frame { columns, rows: self.rows() }
    }

    /// Reads a snapshot's file.
    ///
    /// # Errors
    /// A [`Finding`] when the file is no whole Parquet file or no snapshot.
    pub fn read(path: &Path, variables: &VariableCatalogue) -> Result<Self, Finding> {
        let file = path.display().to_string();
        let metadata = parquet_file::metadata(path).map_err(|fault| fault.finding())?;
        let names = parquet_file::columns(path).map_err(|fault| fault.finding())?;
        let wanted: Vec<Wanted> = names.iter().map(|(name, _)| wanted(name, variables)).collect();
        let frame = parquet_file::read(path, &wanted).map_err(|fault| fault.finding())?;
        let no_snapshot =
            |what: &str| Finding::new(&file, "a snapshot of svi", format!("none: no {what}"));
        let stated =
            |key: &str| metadata.get(key).map(String::as_str).ok_or_else(|| no_snapshot(key));
        let numbers =
            |name: &str| frame.numbers(name).map(<[f64]>::to_vec).ok_or_else(|| no_snapshot(name));
        let ids = |name: &str| frame.texts(name).map(spelled).ok_or_else(|| no_snapshot(name));
        let codes =
            |name: &str| Ok::<_, Finding>(numbers(name)?.into_iter().map(|n| n as u32).collect());
        let found = names.iter().filter_map(|(name, _)| read_column(name, &frame, variables));
        Ok(Self {
            about: About {
                unit: stated("svi.unit")?.parse().map_err(|_cause| no_snapshot("unit"))?,
                period: stated("svi.period")?.parse().map_err(|_cause| no_snapshot("period"))?,
                design: stated("svi.design")?.parse().map_err(|_cause| no_snapshot("design"))?,
            },
            household: ids("_household")?,
            person: ids("_person")?,
            is_first: numbers("_first")?.into_iter().map(|n| n == 1.0).collect(),
            weight: numbers("_weight")?,
            stratum: codes("_stratum")?,
            psu: codes("_psu")?,
            stratum_size: frame.numbers("_stratum_size").map(<[f64]>::to_vec),
            columns: found.collect(),
        })
    }
}

impl SnapshotColumn {
    fn values(&self) -> Column {
        let name = self.variable.to_string();
        match &self.data {
            Data::Number(values) => Column { name, values: Values::Number(values.clone()) },
            Data::Code { codes, labels, .. } => {
                let code = |(code, missing): (&u16, &u8)| {
                    if *missing == PRESENT { u32::from(*code) } else { EMPTY }
                };
                let codes = codes.iter().zip(&self.missing).map(code).collect();
                Column { name, values: Values::Text { codes, labels: labels.clone() } }
            }
        }
    }

    fn reasons(&self) -> Option<Column> {
        if self.missing.iter().all(|missing| *missing == PRESENT) {
            return None;
        }
        let code = |missing: &u8| missing.checked_sub(1).map_or(EMPTY, u32::from);
        let labels = MissingKind::ALL.iter().map(|kind| kind.code().to_owned()).collect();
        let codes = self.missing.iter().map(code).collect();
        Some(Column {
            name: format!("{}{MISSING}", self.variable),
            values: Values::Text { codes, labels },
        })
    }
}

fn texts<'a>(name: &str, texts: impl Iterator<Item = &'a str>) -> Column {
    let mut builder = tables::LabelBuilder::default();
    for text in texts {
        builder.push(Some(text));
    }
    Column { name: name.to_owned(), values: builder.finish() }
}

fn wanted(name: &str, variables: &VariableCatalogue) -> Wanted {
    let is_number = match name {
        "_household" | "_person" => false,
        _ if name.starts_with('_') => true,
        _ => variables.find_variable(name).is_some_and(|variable| variable.kind.is_numeric()),
    };
    if is_number { Wanted::number(name) } else { Wanted::text(name) }
}

fn spelled((codes, labels): (&[u32], &[String])) -> Vec<String> {
    codes.iter().map(|code| labels.get(*code as usize).cloned().unwrap_or_default()).collect()
}

fn read_column(name: &str, frame: &Frame, variables: &VariableCatalogue) -> Option<SnapshotColumn> {
    let variable = variables.find_variable(name)?;
    let missing = match frame.texts(&format!("{name}{MISSING}")) {
        None => vec![PRESENT; frame.rows],
        Some((codes, labels)) => {
            let kinds: Vec<u8> = labels.iter().map(|label| missing_code(label)).collect();
            codes.iter().map(|code| kinds.get(*code as usize).copied().unwrap_or(PRESENT)).collect()
        }
    };
    let data = if variable.kind.is_numeric() {
        Data::Number(frame.numbers(name)?.to_vec())
    } else {
        let (codes, file_labels) = frame.texts(name)?;
        let is_flag = variable.kind == Kind::Flag;
        let labels: Vec<String> = if is_flag {
            vec!["no".to_owned(), "yes".to_owned()]
        } else {
            variable.values.iter().map(|value| value.code.clone()).collect()
        };
        let place = |label: &String| labels.iter().position(|own| own == label).unwrap_or(0) as u16;
        let places: Vec<u16> = file_labels.iter().map(place).collect();
        let codes =
            codes.iter().map(|code| places.get(*code as usize).copied().unwrap_or(0)).collect();
        Data::Code { codes, labels, is_flag }
    };
    Some(SnapshotColumn { variable: variable.code.clone(), data, missing })
}

fn missing_code(label: &str) -> u8 {
    MissingKind::ALL
        .iter()
        .zip(1_u8..)
        .find(|(kind, _)| kind.code() == label)
        .map_or(PRESENT, |(_, c)| c)
}
