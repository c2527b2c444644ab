//! Disputed definitions as named options; each default says why it is taken.
//!
//! Numbers with a date (cut-offs, amounts) are [`crate::Parameters`]; here are the choices between published wordings.

use serde::{Deserialize, Serialize};

/// Who counts in work intensity, and whether the cut-off itself is "very low".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WorkIntensity {
    /// Adults 18–64, persons 0–64, at or below the cut-off (Eurostat `sdg_01_40`). The default: the EU 2030 target and
    /// the current AROPE use it.
    #[default]
    Eu2030,
    /// Adults 18–59, persons 0–59, strictly below the cut-off (the Europe 2020 definition), for old series.
    Eu2020,
    /// Adults 18–64, persons 0–64, strictly below the cut-off, as the page of `tipslc40` words it.
    Eu2030Strict,
}

impl WorkIntensity {
    /// Age of the oldest adult who counts; the oldest person to whom the result applies.
    pub const fn last_age(self) -> f64 {
        match self {
            Self::Eu2030 | Self::Eu2030Strict => 64.0,
            Self::Eu2020 => 59.0,
        }
    }

    /// Whether an intensity is very low.
    pub fn is_very_low(self, intensity: f64, cutoff: f64) -> bool {
        match self {
            Self::Eu2030 => intensity <= cutoff,
            Self::Eu2020 | Self::Eu2030Strict => intensity < cutoff,
        }
    }
}

/// Whether a household needs a room of its own beside those of its members.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Overcrowding {
    /// One room for the household (Eurostat, ELSTAT). The default: European rates are published with it.
    #[default]
    WithHouseholdRoom,
    /// No such room, as the OECD words it.
    WithoutHouseholdRoom,
}

/// Which lack of sanitation counts for severe housing deprivation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sanitation {
    /// Neither bath nor shower *and* no indoor flushing toilet. The default: Eurostat's glossary.
    #[default]
    NeitherBathNorToilet,
    /// No bath or shower, *or* no indoor flushing toilet.
    BathOrToiletMissing,
}

/// When a child under 16 lacks one of the six personal items of its household's adults.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChildItems {
    /// At least half of the adults who answered lack it. The default: Eurostat's rule.
    #[default]
    HalfOfAdults,
    /// Every adult lacks it.
    AllAdults,
    /// Any adult lacks it.
    AnyAdult,
}

/// The line that income is held against.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AropLine {
    /// The dated national line. The default: a municipality's own median would make a poor place look like a rich one.
    #[default]
    National,
    /// A line from outside, such as 60 % of the file's own median; RSD per month for one adult.
    Given(f64),
}

/// What is held against the absolute line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AbsoluteWelfare {
    /// Disposable income and own production at market value. The default: mapping asks for incomes, seldom for all
    /// expenditure.
    #[default]
    IncomeWithOwnProduction,
    /// Consumption, as the Household Budget Survey measures it.
    Consumption,
}

/// Which income the screening for social assistance uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NspIncome {
    /// The family's income of the last three months. The default: the law's own test.
    #[default]
    LastThreeMonths,
    /// A twelfth of the year's disposable income without social assistance itself, where three months were not asked.
    DisposableIncome,
}

/// The definitions of an assessment.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Definitions {
    /// Work intensity.
    pub work_intensity: WorkIntensity,
    /// Overcrowding.
    pub overcrowding: Overcrowding,
    /// Severe housing deprivation.
    pub sanitation: Sanitation,
    /// Personal items of children.
    pub child_items: ChildItems,
    /// The at-risk-of-poverty line.
    pub arop_line: AropLine,
    /// Means for the absolute line.
    pub absolute_welfare: AbsoluteWelfare,
    /// Income for social assistance.
    pub nsp_income: NspIncome,
}
