//! Equivalence scales, disposable income, poverty lines, social assistance.

use assessment::{
    AropLine, Definitions, Given, MissingKind, NspIncome, Subject, Value,
    rules::{NspAmounts, cost_share, equivalence_size, gap, is_below, theoretical_amount},
};

use crate::village::{CATALOGUE, Home, NO, YES, questions, value};

const APRIL_2024: NspAmounts =
    NspAmounts { right_holder: 11674.0, adult: 5837.0, child: 3502.0, limit: 6 };

/// A household whose every income component is zero, of a couple and a child.
fn penniless() -> Home {
    let mut home = Home::new();
    for variable in CATALOGUE.variables() {
        let code = variable.code.as_str();
        let component = variable.block == "G" && variable.unit.as_deref() == Some("RSD_per_year");
        if component && variable.level == assessment::Level::Household && !code.contains("reported")
        {
            home = home.with(code, 0);
        }
    }
    for (age, sex) in [(40, "male"), (38, "female"), (13, "female")] {
        home = home.member(age, sex);
        for variable in CATALOGUE.variables() {
            let component = variable.block == "G" && variable.level == assessment::Level::Person;
            if component && age >= 16 {
                home = home.of_last(variable.code.as_str(), 0);
            }
        }
    }
    home
}

fn earning(amount: f64) -> Home {
    penniless().with("income_other_household_per_year", amount)
}

#[test]
fn the_scales_agree_with_the_published_thresholds() {
    // RZS, SILC 2019: 34,886 for 2 + 1 and 40,700 for 2 + 2 against 19,381 for one.
    assert_eq!(equivalence_size(2, 1, 0.5, 0.3), 1.8);
    assert_eq!(equivalence_size(2, 2, 0.5, 0.3), 2.1);
    assert_eq!(equivalence_size(1, 0, 0.5, 0.3), 1.0);
    assert_eq!(equivalence_size(0, 2, 0.5, 0.3), 1.3);
}

#[test]
fn a_child_of_exactly_14_is_an_adult_of_the_oecd_scale_and_a_child_of_nsp() {
    let home = Home::new().member(40, "female").member(14, "male");
    assert_eq!(home.result("equivalence_size_oecd"), Value::Number(1.5));
    assert_eq!(home.result("equivalence_size_nsp"), Value::Number(1.3));
    assert_eq!(home.result("equivalence_size_absolute"), Value::Number(1.7));
    let younger = Home::new().member(40, "female").member(13, "male");
    assert_eq!(younger.result("equivalence_size_oecd"), Value::Number(1.3));
    assert_eq!(younger.result("equivalence_size_absolute"), Value::Number(1.5));
}

#[test]
fn a_child_of_exactly_18_is_an_adult_of_nsp() {
    let home = Home::new().member(40, "female").member(18, "male");
    assert_eq!(home.result("equivalence_size_nsp"), Value::Number(1.5));
}

#[test]
fn an_unknown_age_leaves_the_size_open() {
    let home = Home::new().member(40, "female");
    let home = Home(assessment::HouseholdFacts {
        persons: vec![home.0.persons[0].clone(), assessment::PersonFacts::default()],
        ..home.0
    });
    assert_eq!(questions(&home.result("equivalence_size_oecd")), ["age"]);
}

#[test]
fn a_household_exactly_on_the_line_is_not_poor() {
    assert!(!is_below(35606.0, 35606.0));
    assert_eq!(gap(35606.0, 35606.0), None);
    assert_eq!(gap(26704.5, 35606.0), Some(0.25));
    // One adult, 35,606 · 12 a year.
    let alone = |amount: i32| {
        Home::new()
            .with("household_income_reported_per_year", amount)
            .member(50, "female")
            .result("arop")
    };
    assert_eq!(alone(427_272), NO);
    assert_eq!(alone(427_271), YES);
}

#[test]
fn incomes_are_added_and_what_was_paid_is_taken_off() {
    let home = earning(600_000.0)
        .with("income_child_allowance_per_year", 60_000)
        .with("transfers_paid_per_year", 12_000)
        .with("income_taxes_paid_per_year", 48_000);
    assert_eq!(home.result("disposable_income"), Value::Number(50_000.0));
    // Couple and a child of 13: 1.8; before transfers 540,000 a year.
    assert_eq!(home.result("equivalised_income"), Value::Number(50_000.0 / 1.8));
    assert_eq!(home.result("equivalised_income_before_transfers"), Value::Number(25_000.0));
}

#[test]
fn a_refused_component_makes_the_total_unknown_and_a_foreign_one_is_zero() {
    let refused =
        earning(600_000.0).with("income_rent_per_year", Given::Missing(MissingKind::Refused));
    assert_eq!(questions(&refused.result("disposable_income")), ["income_rent_per_year"]);
    let id = CATALOGUE.find("disposable_income").unwrap();
    let facts = refused.assess().facts(Subject::Household);
    assert_eq!(facts.missing(id), Some(MissingKind::Refused));
    let none =
        earning(600_000.0).with("income_rent_per_year", Given::Missing(MissingKind::DoesNotApply));
    assert_eq!(none.result("disposable_income"), Value::Number(50_000.0));
}

#[test]
fn a_reported_total_never_overrules_complete_components() {
    let home = earning(600_000.0).with("household_income_reported_per_year", 900_000);
    assert_eq!(home.result("disposable_income"), Value::Number(50_000.0));
}

#[test]
fn a_reported_total_stands_in_where_components_leave_the_total_open() {
    let home = earning(600_000.0)
        .with("income_rent_per_year", Given::Missing(MissingKind::NotAsked))
        .with("household_income_reported_per_year", 900_000);
    assert_eq!(home.result("disposable_income"), Value::Number(75_000.0));
    assert_eq!(
        questions(&home.result("equivalised_income_before_transfers")),
        ["income_rent_per_year"]
    );
}

#[test]
fn a_given_line_replaces_the_national_one() {
    let home = earning(600_000.0);
    let by = |line| {
        let definitions =
            Definitions { arop_line: AropLine::Given(line), ..Definitions::default() };
        value(&home.assess_by(definitions), Subject::Household, "arop")
    };
    assert_eq!(home.result("arop"), YES);
    assert_eq!([by(27_000.0), by(28_000.0)], [NO, YES]);
}

#[test]
fn the_absolute_line_of_a_year_without_one_is_named() {
    let home = earning(600_000.0).with("own_production_per_year", 0);
    assert_eq!(questions(&home.result("below_absolute_line")), ["absolute_line"]);
}

#[test]
fn the_theoretical_amount_counts_six_members_adults_first() {
    assert_eq!(theoretical_amount(1, 0, APRIL_2024), 11_674.0);
    assert_eq!(theoretical_amount(2, 1, APRIL_2024), 21_013.0);
    assert_eq!(theoretical_amount(2, 6, APRIL_2024), 31_519.0);
    assert_eq!(theoretical_amount(0, 2, APRIL_2024), 15_176.0);
    assert_eq!(theoretical_amount(0, 0, APRIL_2024), 0.0);
}

#[test]
fn a_family_below_the_level_that_receives_nothing_may_have_a_right() {
    let home = penniless()
        .with("nsp_income_last_3_months", 30_000)
        .with("benefit_nsp", "not_applied")
        .with("owns_other_dwelling", false);
    assert_eq!(home.result("nsp_theoretical_amount"), Value::Number(21_013.0));
    assert_eq!(home.result("nsp_possible_amount"), Value::Number(11_013.0));
    assert_eq!(home.result("eligible_not_receiving"), YES);
    let landlord = home.clone().with("owns_other_dwelling", true);
    assert_eq!(landlord.result("eligible_not_receiving"), NO);
    let receiving = home.with("benefit_nsp", "receives");
    assert_eq!(receiving.result("nsp_receives"), YES);
    assert_eq!(receiving.result("eligible_not_receiving"), NO);
}

#[test]
fn the_screening_can_take_the_years_income_without_assistance_itself() {
    let home = earning(240_000.0).with("income_nsp_per_year", 120_000);
    let definitions =
        Definitions { nsp_income: NspIncome::DisposableIncome, ..Definitions::default() };
    let assessment = home.assess_by(definitions);
    assert_eq!(
        value(&assessment, Subject::Household, "nsp_possible_amount"),
        Value::Number(1_013.0)
    );
}

#[test]
fn the_cost_share_is_net_of_the_allowance_on_both_sides() {
    assert_eq!(cost_share(20_000.0, 50_000.0, 0.0), 0.4);
    assert_eq!(cost_share(25_000.0, 55_000.0, 5_000.0), 0.4);
    assert_eq!(cost_share(10_000.0, 0.0, 0.0), 1.0);
    assert_eq!(cost_share(3_000.0, 0.0, 5_000.0), 0.0);
}

#[test]
fn exactly_forty_percent_is_not_an_overburden() {
    let with = |cost: i32| {
        earning(600_000.0)
            .with("housing_cost_reported_per_month", cost)
            .result("housing_overburden")
    };
    assert_eq!([with(20_000), with(20_001)], [NO, YES]);
}
