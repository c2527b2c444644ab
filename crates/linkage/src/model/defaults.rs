//! The model that is shipped: what is usual in registers of persons, by kind of field.
//!
//! Orders of magnitude, not measurements: shares of errors as reported for administrative registers, shares of chance
//! agreement from the frequencies of names, days and streets in a municipality. Training on data replaces them and falls
//! back on them where data are few.

use super::{FieldModel, LevelModel, Model};
use crate::{Kind, Level, Spec};

use Level::{
    Conflict, Different, Exact, Initial, NextDay, NumberOnly, Part, SameDay, SameYear, Similar,
    Slight, Swapped, Transposed, Typo, Variant, YearOnly,
};

/// Version of comparators, levels and keys.
pub(crate) const VERSION: u32 = 1;

/// Level, share among pairs of one person, of strangers, of one household.
type Row = (Level, f64, f64, f64);

const GIVEN: &[Row] = &[
    (Exact, 0.82, 0.010, 0.004),
    (Variant, 0.03, 0.004, 0.006),
    (Part, 0.02, 0.003, 0.004),
    (Initial, 0.01, 0.010, 0.020),
    (Typo, 0.06, 0.004, 0.008),
    (Similar, 0.02, 0.015, 0.040),
    (Slight, 0.01, 0.030, 0.050),
    (Transposed, 0.012, 0.0002, 0.0005),
    (Different, 0.018, 0.923, 0.8675),
];
const FAMILY: &[Row] = &[
    (Exact, 0.83, 0.004, 0.800),
    (Variant, 0.03, 0.0008, 0.010),
    (Part, 0.02, 0.001, 0.030),
    (Initial, 0.004, 0.008, 0.010),
    (Typo, 0.06, 0.0015, 0.010),
    (Similar, 0.015, 0.010, 0.010),
    (Slight, 0.006, 0.030, 0.020),
    (Different, 0.035, 0.9447, 0.110),
];
const OTHER: &[Row] = &[
    (Exact, 0.83, 0.004, 0.050),
    (Variant, 0.03, 0.0008, 0.002),
    (Part, 0.02, 0.001, 0.005),
    (Initial, 0.004, 0.008, 0.008),
    (Typo, 0.06, 0.0015, 0.002),
    (Similar, 0.015, 0.010, 0.010),
    (Slight, 0.006, 0.030, 0.030),
    (Different, 0.035, 0.9447, 0.893),
];
const FULL: &[Row] = &[
    (Exact, 0.74, 0.0001, 0.0002),
    (Variant, 0.08, 0.0003, 0.001),
    (Part, 0.06, 0.012, 0.500),
    (Initial, 0.01, 0.001, 0.010),
    (Typo, 0.07, 0.0003, 0.002),
    (Similar, 0.02, 0.003, 0.030),
    (Slight, 0.01, 0.030, 0.150),
    (Different, 0.01, 0.9533, 0.3068),
];
const SEX: &[Row] = &[(Exact, 0.985, 0.5, 0.45), (Different, 0.015, 0.5, 0.55)];
const DATE: &[Row] = &[
    (Exact, 0.870, 0.00004, 0.00002),
    (Swapped, 0.020, 0.00004, 0.00004),
    (NextDay, 0.010, 0.00008, 0.00006),
    (Typo, 0.055, 0.0009, 0.0006),
    (Similar, 0.010, 0.006, 0.004),
    (YearOnly, 0.010, 0.00015, 0.0001),
    (SameYear, 0.008, 0.012, 0.004),
    (SameDay, 0.004, 0.0027, 0.0027),
    (Slight, 0.001, 0.0003, 0.0003),
    (Different, 0.012, 0.97773, 0.98822),
];
const JMBG: &[Row] = &[
    (Exact, 0.930, 0.000_000_2, 0.000_000_1),
    (Typo, 0.030, 0.000_002, 0.0001),
    (Similar, 0.010, 0.00002, 0.0005),
    (Slight, 0.002, 0.00005, 0.001),
    (Conflict, 0.0015, 0.900, 0.940),
    (Different, 0.0265, 0.09992, 0.0584),
];
const NATIONAL_ID: &[Row] = &[
    (Exact, 0.93, 0.000_001, 0.000_001),
    (Typo, 0.03, 0.00001, 0.00002),
    (Similar, 0.012, 0.0003, 0.0004),
    (Slight, 0.003, 0.003, 0.004),
    (Different, 0.025, 0.9967, 0.9956),
];
const ADDRESS: &[Row] = &[
    (Exact, 0.71, 0.00002, 0.900),
    (Typo, 0.08, 0.00002, 0.030),
    (Similar, 0.03, 0.0001, 0.010),
    (Part, 0.05, 0.0003, 0.035),
    (Slight, 0.03, 0.002, 0.008),
    (NumberOnly, 0.02, 0.015, 0.004),
    (Transposed, 0.01, 0.0001, 0.001),
    (Different, 0.07, 0.98248, 0.012),
];
const SETTLEMENT: &[Row] = &[
    (Exact, 0.89, 0.050, 0.970),
    (Typo, 0.03, 0.001, 0.005),
    (Similar, 0.01, 0.004, 0.003),
    (Part, 0.02, 0.003, 0.004),
    (Slight, 0.005, 0.020, 0.002),
    (Transposed, 0.005, 0.0005, 0.001),
    (Different, 0.04, 0.9215, 0.015),
];
const PHONE: &[Row] =
    &[(Exact, 0.75, 0.00001, 0.60), (Typo, 0.05, 0.00002, 0.03), (Different, 0.20, 0.99997, 0.37)];
const HOUSEHOLD: &[Row] = &[(Exact, 0.90, 0.00001, 0.97), (Different, 0.10, 0.99999, 0.03)];
const MEMBERS: &[Row] = &[
    (Exact, 0.60, 0.0005, 0.05),
    (Part, 0.25, 0.010, 0.40),
    (Slight, 0.08, 0.050, 0.15),
    (Conflict, 0.0005, 0.001, 0.30),
    (Different, 0.0695, 0.9385, 0.10),
];
const TEXT: &[Row] = &[
    (Exact, 0.74, 0.010, 0.45),
    (Typo, 0.08, 0.001, 0.04),
    (Similar, 0.05, 0.005, 0.03),
    (Part, 0.04, 0.010, 0.03),
    (Slight, 0.02, 0.030, 0.02),
    (Transposed, 0.01, 0.0005, 0.005),
    (Different, 0.06, 0.9435, 0.425),
];
const NUMBER: &[Row] = &[
    (Exact, 0.84, 0.010, 0.50),
    (Typo, 0.06, 0.020, 0.03),
    (Slight, 0.04, 0.050, 0.04),
    (Similar, 0.01, 0.002, 0.01),
    (Different, 0.05, 0.918, 0.42),
];
const CATEGORY: &[Row] = &[
    (Exact, 0.92, 0.20, 0.60),
    (Typo, 0.03, 0.01, 0.02),
    (Similar, 0.01, 0.01, 0.01),
    (Slight, 0.005, 0.01, 0.01),
    (Different, 0.035, 0.77, 0.36),
];

/// Share of twins whose dates of birth are written the same.
const TWINS_ON_ONE_DAY: f64 = 0.95;

fn rows(kind: Kind) -> &'static [Row] {
    match kind {
        Kind::GivenName => GIVEN,
        Kind::FamilyName => FAMILY,
        Kind::OtherName => OTHER,
        Kind::FullName => FULL,
        Kind::Sex => SEX,
        Kind::Date => DATE,
        Kind::Jmbg => JMBG,
        Kind::NationalId => NATIONAL_ID,
        Kind::Address => ADDRESS,
        Kind::Settlement => SETTLEMENT,
        Kind::Phone => PHONE,
        Kind::Household => HOUSEHOLD,
        Kind::Members => MEMBERS,
        Kind::Text => TEXT,
        Kind::Number => NUMBER,
        Kind::Category => CATEGORY,
        Kind::Id => &[],
    }
}

/// The shipped levels of a kind.
pub(crate) fn levels(kind: Kind) -> Vec<LevelModel> {
    let twins = |level, h: f64| match (kind, level) {
        (Kind::Date, Level::Exact) => TWINS_ON_ONE_DAY,
        (Kind::Date, _) => h * (1.0 - TWINS_ON_ONE_DAY),
        _ => h,
    };
    rows(kind)
        .iter()
        .map(|&(level, m, u, h)| LevelModel { level, m, u, h, t: twins(level, h) })
        .collect()
}

impl Model {
    /// The shipped model for [`Spec::persons`], usable without training: for a register of 300,000 persons.
    pub fn persons() -> Self {
        Self::shipped(Spec::persons()).with_records(300_000)
    }

    /// The shipped model for any specification: probabilities by the kind of each field.
    pub fn shipped(spec: Spec) -> Self {
        let fields = spec
            .fields
            .iter()
            .map(|field| FieldModel { field: field.name.clone(), levels: levels(field.kind) })
            .collect();
        let model =
            Self { version: VERSION, prior: 1e-6, household: 0.0, twins: 0.0, spec, fields };
        if model.knows_households() {
            return Self { household: 8e-6, twins: 8e-8, ..model };
        }
        model
    }

    /// The same model for a register of `records`, where an entering record is a double with probability 0.3, and has 2.5
    /// members of its household and every fortieth a twin among the others.
    #[must_use]
    pub fn with_records(mut self, records: usize) -> Self {
        let records = records.max(2) as f64;
        self.prior = (0.3 / records).min(0.3);
        if self.knows_households() {
            (self.household, self.twins) = (2.5 / records, 0.025 / records);
        }
        self
    }

    /// Whether fields are compared that members of one household share: a family name and where or how they are reached.
    pub(crate) fn knows_households(&self) -> bool {
        let has = |kind| self.spec.find_kind(kind).is_some();
        let names = has(Kind::FamilyName) || has(Kind::FullName);
        names && (has(Kind::Address) || has(Kind::Phone) || has(Kind::Household))
    }
}
