//! The generated population against what is plausible for a small municipality of western Serbia.
//!
//! Own simple computations over the whole population, so that the expected ranges do not lean on the estimators that the demo
//! data are meant to show.

use super::{
    deprivation,
    incomes::Source,
    people::{Household, Person, Round},
    population::everybody,
    settlements::Kind,
    work::Activity,
};

/// Percentage of the people who satisfy a test, among those who satisfy another.
fn percent(
    households: &[Household],
    among: impl Fn(&Household, &Person) -> bool,
    test: impl Fn(&Household, usize) -> bool,
) -> f64 {
    let (mut all, mut hit) = (0, 0);
    for household in households {
        for (place, person) in household.people.iter().enumerate() {
            if among(household, person) {
                all += 1;
                hit += usize::from(test(household, place));
            }
        }
    }
    100.0 * f64::from(hit as u32) / f64::from(all)
}

fn poor(household: &Household, round: Round) -> bool {
    household.equivalised_per_month() < round.poverty_line()
}

fn poor_first(household: &Household, _: usize) -> bool {
    poor(household, Round::First)
}

fn severely_deprived(household: &Household, place: usize) -> bool {
    deprivation::lacking(household, place) >= 7
}

/// Work intensity of a household of at most 20 %; `None` without an adult who could work.
fn very_low_work(household: &Household) -> Option<bool> {
    let pension = |p: &Person| p.work.now() == Activity::Retired;
    let student = |p: &Person| p.age < 25 && p.work.now() == Activity::Student;
    let able: Vec<&Person> = household
        .people
        .iter()
        .filter(|p| (18..65).contains(&p.age) && !pension(p) && !student(p))
        .collect();
    let worked: f64 = able
        .iter()
        .map(|p| p.work.count(Activity::is_work) as f64 * (f64::from(p.work.hours) / 40.0).min(1.0))
        .sum();
    (!able.is_empty()).then(|| worked / (12.0 * able.len() as f64) <= 0.20)
}

fn excluded(household: &Household, place: usize, round: Round) -> bool {
    let young = household.people[place].age < 65;
    poor(household, round)
        || severely_deprived(household, place)
        || young && very_low_work(household) == Some(true)
}

fn anyone(_: &Household, _: &Person) -> bool {
    true
}

fn roma(household: &Household, _: &Person) -> bool {
    household.settlement.kind == Kind::Substandard
}

fn gini(households: &[Household]) -> f64 {
    let mut incomes: Vec<f64> = households
        .iter()
        .flat_map(|h| h.people.iter().map(|_| h.equivalised_per_month().max(0.0)))
        .collect();
    incomes.sort_unstable_by(f64::total_cmp);
    let n = incomes.len() as f64;
    let total: f64 = incomes.iter().sum();
    let ranked: f64 = incomes.iter().enumerate().map(|(i, x)| (i as f64 + 1.0) * x).sum();
    100.0 * (2.0 * ranked / (n * total) - (n + 1.0) / n)
}

fn assert_within(what: &str, value: f64, low: f64, high: f64) {
    assert!((low..=high).contains(&value), "{what}: {value:.1} is outside {low}–{high}");
}

fn shares(round: Round) -> (Vec<Household>, [f64; 4]) {
    let all = everybody(2026, round);
    let arop = percent(&all, anyone, |h, _| poor(h, round));
    let smsd = percent(&all, anyone, severely_deprived);
    let vlwi = percent(&all, |_, p| p.age < 65, |h, _| very_low_work(h) == Some(true));
    let arope = percent(&all, anyone, |h, i| excluded(h, i, round));
    (all, [arop, smsd, vlwi, arope])
}

#[test]
fn poverty_and_exclusion_lie_where_a_small_municipality_is_expected() {
    let (all, [arop, smsd, vlwi, arope]) = shares(Round::First);
    assert_within("AROP", arop, 22.0, 29.0);
    assert_within("SMSD", smsd, 14.0, 18.5);
    assert_within("VLWI", vlwi, 9.0, 13.0);
    assert_within("AROPE", arope, 30.0, 36.0);
    assert_within("Gini", gini(&all), 32.0, 36.0);
}

#[test]
fn the_second_round_is_somewhat_better_and_not_in_everything() {
    let (first, [arop, smsd, vlwi, _]) = shares(Round::First);
    let (second, [later_arop, later_smsd, later_vlwi, _]) = shares(Round::Second);
    assert_within("fall of AROP", arop - later_arop, 2.0, 8.0);
    assert_within("fall of SMSD", smsd - later_smsd, 1.0, 7.0);
    assert_within("fall of VLWI", vlwi - later_vlwi, 0.3, 4.0);
    let unmet = |all: &[Household]| {
        percent(all, |_, p| p.age >= 16, |h, i| h.people[i].health.unmet.is_some())
    };
    assert_within("change of unmet need", unmet(&second) - unmet(&first), -1.0, 1.5);
}

#[test]
fn the_roma_settlement_and_the_mountain_are_far_worse_off() {
    let (all, [arop, ..]) = shares(Round::First);
    let of = |kind: Kind| percent(&all, move |h, _| h.settlement.kind == kind, poor_first);
    assert_within("AROP in Ciglana", percent(&all, roma, poor_first), 75.0, 92.0);
    assert_within("SMSD in Ciglana", percent(&all, roma, severely_deprived), 50.0, 80.0);
    assert_within("AROP in the mountains", of(Kind::Mountain), 45.0, 62.0);
    assert_within(
        "AROP of villages above the town's",
        of(Kind::Village) - of(Kind::Town),
        2.0,
        12.0,
    );
    assert!(arop < of(Kind::Mountain));
}

#[test]
fn the_population_has_the_size_and_the_ages_of_such_a_place() {
    let all = everybody(2026, Round::First);
    let people: usize = all.iter().map(|h| h.people.len()).sum();
    assert_within("people", people as f64, 20_000.0, 22_000.0);
    let aged = |from: i32, to: i32| {
        percent(&all, anyone, move |h, i| (from..=to).contains(&h.people[i].age))
    };
    assert_within("0–17", aged(0, 17), 16.0, 20.0);
    assert_within("65+", aged(65, 120), 20.0, 25.0);
    assert_within("80+", aged(80, 120), 4.5, 7.5);
}

#[test]
fn wages_pensions_and_work_are_at_their_level() {
    let all = everybody(2026, Round::First);
    let people = || all.iter().flat_map(|h| &h.people);
    let mean = |amounts: Vec<f64>| amounts.iter().sum::<f64>() / amounts.len() as f64;
    let full = people().filter(|p| p.work.count(|m| m == Activity::FullTime) == 12);
    let retired = people().filter(|p| p.work.count(|m| m == Activity::Retired) == 12);
    let pensions: Vec<f64> =
        retired.map(|p| p.incomes.of(Source::Pension) / 12.0).filter(|a| *a > 0.0).collect();
    assert_within(
        "mean wage",
        mean(full.map(|p| p.incomes.of(Source::Wage) / 12.0).collect()),
        72e3,
        84e3,
    );
    assert_within("mean pension", mean(pensions), 43e3, 49e3);
    let working_age = |_: &Household, p: &Person| (15..65).contains(&p.age);
    let now =
        |wanted: Activity| percent(&all, working_age, move |h, i| h.people[i].work.now() == wanted);
    assert_within("unemployed of 15–64", now(Activity::Unemployed), 11.0, 18.0);
    assert_within("farmers of 15–64", now(Activity::Farmer), 4.0, 9.0);
    assert_within("informal of 15–64", now(Activity::Informal), 4.0, 8.0);
}

#[test]
fn disability_benefits_and_dwellings_are_at_their_level() {
    let all = everybody(2026, Round::First);
    let disabled = |h: &Household, i: usize| h.people[i].health.is_disabled();
    assert_within("disabled", percent(&all, anyone, disabled), 7.0, 12.0);
    assert_within("disabled of 65+", percent(&all, |_, p| p.age >= 65, disabled), 27.0, 40.0);
    let nsp = |h: &Household, _: usize| h.income_from(Source::SocialAssistance) > 0.0;
    assert_within("in NSP families", percent(&all, anyone, nsp), 2.5, 5.5);
    let dear =
        |h: &Household, _: usize| h.dwelling.costs.total() > 0.4 * h.income_per_year() / 12.0;
    assert_within("overburden", percent(&all, anyone, dear), 7.0, 18.0);
    assert_within("without bath", percent(&all, anyone, |h, _| !h.dwelling.bath), 3.0, 8.0);
}

#[test]
fn incomes_agree_with_the_calendar_of_work() {
    for household in everybody(2026, Round::Second) {
        for person in &household.people {
            let worked = person.work.count(Activity::is_wage) > 0;
            assert_eq!(
                person.incomes.of(Source::Wage) + person.incomes.of(Source::PublicWorks) > 0.0,
                worked
            );
            let pension = [Source::Pension, Source::Disability];
            let drawn: f64 = pension.iter().map(|s| person.incomes.of(*s)).sum();
            assert!(drawn == 0.0 || person.work.count(|m| m == Activity::Retired) > 0);
            let care = [Source::Attendance, Source::IncreasedAttendance];
            let cared: f64 = care.iter().map(|s| person.incomes.of(*s)).sum();
            assert!(person.age >= 15 || person.incomes.total() == cared);
        }
    }
}
