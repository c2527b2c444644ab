//! The series that importers know: `catalogue/official/rzs-jls.toml`.

use std::{collections::BTreeMap, sync::Arc};

use kernel::{IndicatorCode, Words};
use serde::{Deserialize, Deserializer};

use super::{FigureValue, OfficialError};

const SHIPPED: &str = include_str!("../../../../catalogue/official/rzs-jls.toml");

/// A published series.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Series {
    /// Its code.
    pub code: IndicatorCode,
    /// The number of its column in the export of the portal.
    #[serde(default)]
    pub column: Option<String>,
    /// The heading of that column without the number; a column with another heading is not taken for it.
    #[serde(default)]
    pub heading: Option<String>,
    /// Its name.
    pub name: Words,
    /// The unit of its values.
    #[serde(deserialize_with = "shared_text")]
    pub unit: Arc<str>,
    /// The unit as the export writes it behind each value.
    #[serde(default)]
    pub published_unit: Option<String>,
    /// How it is brought together for a larger territory.
    pub aggregate: Aggregation,
    /// Decimals with which it is published.
    pub decimals: u8,
    /// Least and greatest plausible value; what lies outside is listed and not taken over.
    pub plausible: [f64; 2],
    /// Indicators that it feeds.
    #[serde(default)]
    pub feeds: Vec<IndicatorCode>,
}

/// How the figures of units make the figure of a district, a region or the republic.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Aggregation {
    /// Counts are added.
    Sum,
    /// Computed again from the summed counts.
    Ratio(Ratio),
    /// The mean weighted with the persons that it is a mean of (a series of counts).
    MeanBy(IndicatorCode),
    /// What it would take is not published.
    None,
}

/// `scale · Σ of / per`; a term with a minus sign before its code is taken away.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ratio {
    /// Codes of counts that are added up.
    pub of: Vec<String>,
    /// The divisor.
    pub per: IndicatorCode,
    /// 100 for percent, 1000 for per mille.
    pub scale: f64,
}

fn shared_text<'de, D: Deserializer<'de>>(text: D) -> Result<Arc<str>, D::Error> {
    String::deserialize(text).map(Arc::from)
}

impl Ratio {
    /// The counts of the numerator with their signs.
    ///
    /// Terms that are no codes are left out; the catalogue's check refuses them.
    pub fn terms(&self) -> impl Iterator<Item = (IndicatorCode, f64)> {
        self.of.iter().filter_map(|term| {
            let (code, sign) =
                term.strip_prefix('-').map_or((term.as_str(), 1.0), |code| (code, -1.0));
            Some((code.parse().ok()?, sign))
        })
    }

    /// The ratio, given the counts; a rate of nothing does not apply. `None` when a count is missing.
    pub fn compute(&self, count: impl Fn(&IndicatorCode) -> Option<f64>) -> Option<FigureValue> {
        let mut numerator = 0.0;
        for (code, sign) in self.terms() {
            numerator += sign * count(&code)?;
        }
        let per = count(&self.per)?;
        if per == 0.0 {
            return Some(FigureValue::DoesNotApply);
        }
        Some(FigureValue::Number(numerator / per * self.scale))
    }
}

impl Series {
    /// `value` as it is published: rounded half away from zero.
    pub fn round(&self, value: f64) -> f64 {
        let power = 10_f64.powi(i32::from(self.decimals));
        // The nudge undoes binary fractions such as 2.675, which the office rounds up.
        let scaled = value * power;
        (scaled + scaled.signum() * 1e-9).round() / power
    }

    /// Whether a value can be true.
    pub fn is_plausible(&self, value: f64) -> bool {
        let [least, greatest] = self.plausible;
        (least..=greatest).contains(&value)
    }
}

/// All series.
#[derive(Debug, Clone, PartialEq)]
pub struct SeriesCatalogue {
    series: BTreeMap<IndicatorCode, Series>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    series: Vec<Series>,
}

impl SeriesCatalogue {
    /// The series that Svi ships.
    ///
    /// # Errors
    /// [`OfficialError::Catalogue`] when the shipped file is broken, which the tests exclude.
    pub fn shipped() -> Result<Self, OfficialError> {
        Self::parse("catalogue/official/rzs-jls.toml", SHIPPED)
    }

    /// Reads a catalogue; `file` is what faults call it.
    ///
    /// # Errors
    /// [`OfficialError::Catalogue`] with the fault: not TOML of this shape, a code twice, a part that is no series.
    pub fn parse(file: &str, text: &str) -> Result<Self, OfficialError> {
        let fail = |cause: String| OfficialError::Catalogue { file: file.to_owned(), cause };
        let list: File =
            toml::from_str(text).map_err(|fault| fail(fault.message().replace('\n', " ")))?;
        let mut series = BTreeMap::new();
        for entry in list.series {
            let code = entry.code.clone();
            if series.insert(code.clone(), entry).is_some() {
                return Err(fail(format!("expected every code once, found {code} twice")));
            }
        }
        let catalogue = Self { series };
        for entry in catalogue.iter() {
            if let Some(part) = catalogue.unknown_part(entry) {
                let code = &entry.code;
                return Err(fail(format!("series {code}: expected a series, found \"{part}\"")));
            }
        }
        Ok(catalogue)
    }

    fn unknown_part(&self, series: &Series) -> Option<String> {
        let parts: Vec<String> = match &series.aggregate {
            Aggregation::Sum | Aggregation::None => Vec::new(),
            Aggregation::MeanBy(code) => vec![code.to_string()],
            Aggregation::Ratio(ratio) => {
                let of = ratio.of.iter().map(|term| term.trim_start_matches('-').to_owned());
                of.chain([ratio.per.to_string()]).collect()
            }
        };
        parts.into_iter().find(|part| self.find_text(part).is_none())
    }

    fn find_text(&self, code: &str) -> Option<&Series> {
        self.find(&code.parse().ok()?)
    }

    /// The series of this code.
    pub fn find(&self, code: &IndicatorCode) -> Option<&Series> {
        self.series.get(code)
    }

    /// The series of this column number.
    pub fn of_column(&self, number: &str) -> Option<&Series> {
        self.iter().find(|series| series.column.as_deref() == Some(number))
    }

    /// All series, by code.
    pub fn iter(&self) -> impl Iterator<Item = &Series> {
        self.series.values()
    }
}
