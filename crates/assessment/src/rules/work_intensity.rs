//! Work intensity: hours worked by the household's adults of working age as a share of their full-time potential.
//!
//! Counted in whole hours, so that exactly a fifth is exactly a fifth. Left out are students of 18–24, the retired
//! (self-defined, or with any pension but a survivor's) and the inactive of 60–64 where pensions are the main income. A
//! household without anybody left has no work intensity: its members are not "low" and stay in the AROPE denominator.

use super::Rule;
use crate::{
    Judged,
    Subject::{Household, Person},
    VariableId,
    case::Case,
    judged::{any, join, sum},
};

pub(super) const RULE: Rule = Rule {
    code: "work_intensity",
    version: 1,
    whole_household: true,
    outputs: &[
        "months_worked",
        "months_worked_full_time_equivalent",
        "work_intensity_eligible",
        "work_intensity",
        "work_intensity_band",
        "vlwi",
    ],
    inputs: &[
        "age_years",
        "activity_month_01",
        "activity_month_02",
        "activity_month_03",
        "activity_month_04",
        "activity_month_05",
        "activity_month_06",
        "activity_month_07",
        "activity_month_08",
        "activity_month_09",
        "activity_month_10",
        "activity_month_11",
        "activity_month_12",
        "hours_per_week",
        "current_activity",
        "income_old_age_pension_per_year",
        "income_disability_pension_per_year",
        "income_foreign_pension_per_year",
        "main_income_source",
    ],
    parameters: &["vlwi_cutoff", "full_time_hours"],
    derive,
};

const FULL_TIME: [&str; 2] = ["employed_full_time", "self_employed_full_time"];
const BY_HOURS: [&str; 5] =
    ["employed_part_time", "self_employed_part_time", "farmer", "informal", "public_works"];
const INACTIVE: [&str; 5] = ["student", "retired", "unable_to_work", "home_duties", "other"];

/// Age from which the calendar is kept.
const CALENDAR_FROM: f64 = 16.0;
const ADULT_FROM: f64 = 18.0;

/// A person's year in months: how many were full time, how many are measured by hours, how many count at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct WorkYear {
    /// Months of full-time work.
    pub full_time: u32,
    /// Months of work that usual hours measure.
    pub by_hours: u32,
    /// Months in which the person could have worked.
    pub potential: u32,
}

impl WorkYear {
    /// Full-time months in whole hours a week: `full_time·H + by_hours·min(hours, H)`, hours rounded.
    pub fn hours(self, usual_hours: f64, full_time_hours: f64) -> f64 {
        let usual = usual_hours.round().clamp(0.0, full_time_hours);
        f64::from(self.full_time) * full_time_hours + f64::from(self.by_hours) * usual
    }
}

/// Level of an intensity; `very_low` is decided by the definition in force, the others by Eurostat's bands.
pub fn band(intensity: f64, is_very_low: bool) -> &'static str {
    match intensity {
        _ if is_very_low => "very_low",
        x if x > 0.85 => "very_high",
        x if x > 0.55 => "high",
        x if x > 0.45 => "medium",
        _ => "low",
    }
}

/// Whether an activity is work.
pub(super) fn is_work(activity: &str) -> bool {
    FULL_TIME.contains(&activity) || BY_HOURS.contains(&activity)
}

fn derive(case: &mut Case<'_>) {
    let ids = case.ids();
    let mut worked = Vec::new();
    let mut potential = Vec::new();
    for at in case.persons() {
        let year = year(case, at);
        let hours = hours(case, at, &year);
        let full = case.parameter("full_time_hours");
        let eligible = is_eligible(case, at);
        let counted = |hours: Judged<f64>| match &eligible {
            Judged::Is(true) => hours,
            Judged::Is(false) | Judged::DoesNotApply => Judged::DoesNotApply,
            Judged::Unknown(gaps) => Judged::Unknown(gaps.clone()),
        };
        worked.push(counted(hours.clone()));
        potential.push(counted(
            year.clone().zip(full.clone()).map(|(year, full)| f64::from(year.potential) * full),
        ));
        let months = year.map(|year| f64::from(year.full_time + year.by_hours));
        let equivalent = hours.zip(full).map(|(hours, full)| hours / full);
        case.set(Person(at), ids.months_worked, months);
        case.set(Person(at), ids.months_worked_full_time_equivalent, equivalent);
        case.set(Person(at), ids.work_intensity_eligible, eligible);
    }
    let intensity = sum(worked).zip(sum(potential)).and_then(|(worked, potential)| {
        if potential > 0.0 { Judged::Is(worked / potential) } else { Judged::DoesNotApply }
    });
    let definition = case.definitions().work_intensity;
    let very_low = intensity
        .clone()
        .zip(case.parameter("vlwi_cutoff"))
        .map(|(intensity, cutoff)| definition.is_very_low(intensity, cutoff));
    let band = intensity.clone().zip(very_low.clone()).and_then(|(intensity, very_low)| {
        case.index_of(ids.work_intensity_band, band(intensity, very_low))
    });
    case.set(Household, ids.work_intensity, intensity);
    case.set(Household, ids.work_intensity_band, band);
    for at in case.persons() {
        let own = case.age(at).and_then(|age| {
            if age <= definition.last_age() { very_low.clone() } else { Judged::DoesNotApply }
        });
        case.set(Person(at), ids.vlwi, own);
    }
}

const fn months(case: &Case<'_>) -> [VariableId; 12] {
    let ids = case.ids();
    [
        ids.activity_month_01,
        ids.activity_month_02,
        ids.activity_month_03,
        ids.activity_month_04,
        ids.activity_month_05,
        ids.activity_month_06,
        ids.activity_month_07,
        ids.activity_month_08,
        ids.activity_month_09,
        ids.activity_month_10,
        ids.activity_month_11,
        ids.activity_month_12,
    ]
}

fn year(case: &Case<'_>, at: usize) -> Judged<WorkYear> {
    case.age(at).and_then(|age| {
        if age < CALENDAR_FROM {
            return Judged::DoesNotApply;
        }
        let mut year = WorkYear::default();
        let mut gaps = Vec::new();
        for month in months(case) {
            match case.code(Person(at), month) {
                Judged::Is(activity) => {
                    year.potential += 1;
                    year.full_time += u32::from(FULL_TIME.contains(&activity));
                    year.by_hours += u32::from(BY_HOURS.contains(&activity));
                }
                Judged::Unknown(more) => join(&mut gaps, more),
                Judged::DoesNotApply => {}
            }
        }
        if gaps.is_empty() { Judged::Is(year) } else { Judged::Unknown(gaps) }
    })
}

fn hours(case: &Case<'_>, at: usize, year: &Judged<WorkYear>) -> Judged<f64> {
    let full = case.parameter("full_time_hours");
    year.clone().zip(full).and_then(|(year, full)| {
        if year.by_hours == 0 {
            return Judged::Is(year.hours(0.0, full));
        }
        let usual = match case.number(Person(at), case.ids().hours_per_week) {
            Judged::DoesNotApply => Judged::Is(0.0),
            answered => answered,
        };
        usual.map(|usual| year.hours(usual, full))
    })
}

/// Self-defined status: the current activity, or that of the last month of the calendar.
fn status<'a>(case: &Case<'a>, at: usize) -> Judged<&'a str> {
    let ids = case.ids();
    match case.code(Person(at), ids.current_activity) {
        Judged::Is(activity) => Judged::Is(activity),
        open => match case.code(Person(at), ids.activity_month_12) {
            Judged::Is(activity) => Judged::Is(activity),
            _ => open,
        },
    }
}

fn is_eligible(case: &Case<'_>, at: usize) -> Judged<bool> {
    let last = case.definitions().work_intensity.last_age();
    case.age(at).and_then(|age| {
        if age < ADULT_FROM || age > last {
            return Judged::Is(false);
        }
        let status = status(case, at);
        let is = |codes: &[&str]| status.clone().map(|status| codes.contains(&status));
        let student = if age < 25.0 { is(&["student"]) } else { Judged::Is(false) };
        let inactive_on_pensions = if age < 60.0 {
            Judged::Is(false)
        } else {
            let source = case.ids().main_income_source;
            is(&INACTIVE).and(case.is_one_of(Household, source, &["pensions"]))
        };
        any([student, is(&["retired"]), has_own_pension(case, at), inactive_on_pensions]).negate()
    })
}

fn has_own_pension(case: &Case<'_>, at: usize) -> Judged<bool> {
    let ids = case.ids();
    let pensions = [
        ids.income_old_age_pension_per_year,
        ids.income_disability_pension_per_year,
        ids.income_foreign_pension_per_year,
    ];
    any(pensions.map(|id| case.number(Person(at), id).map(|amount| amount > 0.0)))
        .or_if_not_applicable(false)
}
