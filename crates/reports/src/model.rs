//! What a report is made of: plain values that the indicator engine, the places and the committee hand over.
//!
//! Every text is in both languages or as its author wrote it; no figure is computed here. The same input always makes
//! the same documents, so the day of the report comes in as a value.

mod comparison;
mod figure;
mod section;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use kernel::{Period, UnitCode, Words};
use serde::{Deserialize, Serialize};

pub use comparison::{Benchmark, Chance, Change, Compared, Comparison, Rank, Similar};
pub use figure::{Breakdown, Figure, Origin, Provenance, Role};
pub use indicators::view::{Cell, Interval, Measure, Missing, Suppression};
pub use section::Section;

/// Everything that one report says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ReportInput {
    /// Whose report it is.
    pub unit: Unit,
    /// The time that it speaks of.
    pub period: Period,
    /// Draft or adopted.
    pub state: State,
    /// The day on which it was made; from outside, so that files are the same every time.
    pub date: NaiveDate,
    /// A fictional municipality: said on every page.
    pub demo: bool,
    /// Age groups from the youngest, for the pyramid.
    #[serde(default)]
    pub pyramid: Vec<AgeGroup>,
    /// Lorenz curves of income, this round first.
    #[serde(default)]
    pub lorenz: Vec<Curve>,
    /// A figure over all municipalities, on a map.
    #[serde(default)]
    pub map: Option<Map>,
    /// The municipalities that are most alike.
    #[serde(default)]
    pub similar: Similar,
    /// Codes of the figures that matter, most important first; when empty, chosen by rule.
    #[serde(default)]
    pub key_figures: Vec<kernel::IndicatorCode>,
    /// All figures, in the order of the catalogue.
    pub figures: Vec<Figure>,
    /// The committee's own words, Markdown, by section.
    #[serde(default)]
    pub committee: BTreeMap<Section, String>,
    /// What a reader needs to check the figures.
    #[serde(default)]
    pub annex: Annex,
}

/// The unit of local self-government that the report is about.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Unit {
    /// Its code.
    pub code: UnitCode,
    /// Its name alone: `Pirot`.
    pub name: Words,
    /// Its name with its kind: `Grad Pirot`, `City of Pirot`.
    pub full_name: Words,
    /// The district.
    pub district: Words,
    /// The region.
    pub region: Words,
    /// Development group, when known: `II grupa razvijenosti`.
    pub development: Option<Words>,
}

/// Whether the assembly has adopted the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Still to be discussed.
    Draft,
    /// Adopted on a day.
    Adopted(NaiveDate),
}

/// Women and men of an age group.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AgeGroup {
    /// `0–4`, `85+`.
    pub ages: String,
    /// Women.
    pub women: f64,
    /// Men.
    pub men: f64,
}

/// What a reader needs to check the figures.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Annex {
    /// How households were chosen, weights, variance, lines, versions: one paragraph each.
    pub method: Vec<Words>,
    /// Facts about the data: what, and how much of it.
    pub quality: Vec<(Words, Words)>,
    /// Cells that disclosure control withheld besides whole figures: what, and why.
    pub suppressed: Vec<(Words, Suppression)>,
    /// The exact command lines that compute everything again, in order.
    pub commands: Vec<String>,
}

/// A Lorenz curve.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Curve {
    /// Its name with its Gini coefficient.
    pub name: Words,
    /// Cumulated shares of persons, poorest first, and of what they have (0–1).
    pub points: Vec<(f64, f64)>,
}

/// A figure over all municipalities.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Map {
    /// The figure's name.
    pub name: Words,
    /// What it measures.
    pub measure: Measure,
    /// The municipalities.
    pub places: Vec<Place>,
}

/// A municipality on the map.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// Its name.
    pub name: Words,
    /// Where it lies, in degrees: longitude, latitude. One point, or rings of a polygon, holes alike.
    pub rings: Vec<Vec<(f64, f64)>>,
    /// Its value.
    pub value: Option<f64>,
    /// Whether it is the municipality of the report.
    pub is_own: bool,
}
