//! Sections G and H: incomes of the previous calendar year, costs of housing a month, debts.

use crate::demo::{
    answer::{Answer, Column, Form, Gap, household, person, when},
    incomes::Source,
    people::Person,
    sampling::Visit,
};

use Form::{Choice, Flag, Money};
use Gap::{Amount, Rare};

const MAIN: &[&str] = &[
    "wages",
    "self_employment",
    "agriculture",
    "pensions",
    "social_benefits",
    "remittances",
    "other",
];
const ARREARS: &[&str] = &["none", "once", "twice_or_more", "no_such_cost"];
const ENDS_MEET: &[&str] = &[
    "great_difficulty",
    "difficulty",
    "some_difficulty",
    "fairly_easily",
    "easily",
    "very_easily",
];

/// Personal incomes of members of 15 and over.
pub(crate) const PERSONAL: &[Column] = &[
    person("d_zarada", "income_wage_per_year", Money, Amount, |_, p| own(p, Source::Wage)),
    person("d_samostalna", "income_self_employment_per_year", Money, Amount, |_, p| {
        own(p, Source::SelfEmployment)
    }),
    person("d_poljoprivreda", "income_agriculture_per_year", Money, Amount, |_, p| {
        own(p, Source::Agriculture)
    }),
    person("d_povremeni", "income_casual_work_per_year", Money, Amount, |_, p| {
        own(p, Source::Casual)
    }),
    person("d_penzija", "income_old_age_pension_per_year", Money, Amount, |_, p| {
        own(p, Source::Pension)
    }),
    person("d_invalidska", "income_disability_pension_per_year", Money, Amount, |_, p| {
        own(p, Source::Disability)
    }),
    person("d_porodicna", "income_survivor_pension_per_year", Money, Amount, |_, p| {
        own(p, Source::Survivor)
    }),
    person("d_tudja_nega", "income_attendance_allowance_per_year", Money, Rare, |_, p| {
        Answer::Number(p.incomes.of(Source::Attendance))
    }),
    person(
        "d_tudja_nega_uvecana",
        "income_increased_attendance_allowance_per_year",
        Money,
        Rare,
        |_, p| Answer::Number(p.incomes.of(Source::IncreasedAttendance)),
    ),
    person("d_nezaposlenost", "income_unemployment_benefit_per_year", Money, Rare, |_, p| {
        own(p, Source::Unemployment)
    }),
    person("d_stipendija", "income_scholarship_per_year", Money, Rare, |_, p| {
        own(p, Source::Scholarship)
    }),
    person("d_javni_radovi", "income_public_works_per_year", Money, Rare, |_, p| {
        own(p, Source::PublicWorks)
    }),
];

/// Incomes of the household as a whole.
pub(crate) const HOUSEHOLD: &[Column] = &[
    household("d_nsp", "income_nsp_per_year", Money, Rare, |v| all(v, Source::SocialAssistance)),
    household("d_deciji_dodatak", "income_child_allowance_per_year", Money, Rare, |v| {
        all(v, Source::ChildAllowance)
    }),
    household("d_roditeljski", "income_parental_allowance_per_year", Money, Rare, |v| {
        all(v, Source::Parental)
    }),
    household("d_lokalna_pomoc", "income_local_aid_per_year", Money, Rare, |v| {
        all(v, Source::LocalAid)
    }),
    household("d_alimentacija", "income_alimony_per_year", Money, Rare, |v| {
        all(v, Source::Alimony)
    }),
    household("d_doznake", "income_remittances_per_year", Money, Rare, |v| {
        all(v, Source::Remittances)
    }),
    household("d_zakup", "income_rent_per_year", Money, Rare, |v| all(v, Source::Rent)),
    household("placeno_drugima", "transfers_paid_per_year", Money, Rare, |v| {
        Answer::Number(v.household.support.transfers_paid)
    }),
    household("glavni_izvor", "main_income_source", Choice(MAIN), Rare, main_source),
    household("prihod_3_meseca", "nsp_income_last_3_months", Money, Rare, |v| {
        Answer::Number(v.household.support.last_months * 3.0)
    }),
];

/// Costs, arrears, loans.
pub(crate) const COSTS: &[Column] = &[
    household("t_zakup", "cost_rent_per_month", Money, Rare, |v| {
        Answer::Number(v.household.dwelling.costs.rent)
    }),
    household("t_kamata", "cost_mortgage_interest_per_month", Money, Rare, |v| {
        Answer::Number(v.household.dwelling.costs.interest)
    }),
    household("t_struja", "cost_electricity_per_month", Money, Rare, |v| {
        Answer::Number(v.household.dwelling.costs.electricity)
    }),
    household("t_voda", "cost_water_per_month", Money, Rare, |v| {
        Answer::Number(v.household.dwelling.costs.water)
    }),
    household("t_otpad", "cost_waste_per_month", Money, Rare, |v| {
        Answer::Number(v.household.dwelling.costs.waste)
    }),
    household("t_grejanje", "cost_heating_per_month", Money, Rare, |v| {
        Answer::Number(v.household.dwelling.costs.heating)
    }),
    household("t_odrzavanje", "cost_maintenance_per_month", Money, Rare, |v| {
        Answer::Number(v.household.dwelling.costs.maintenance)
    }),
    household("t_porez", "cost_property_tax_per_month", Money, Rare, |v| {
        Answer::Number(v.household.dwelling.costs.tax)
    }),
    household("kasni_stan", "arrears_housing", Choice(ARREARS), Rare, |v| {
        let costs = v.household.dwelling.costs;
        late(costs.rent + costs.interest > 0.0, v.household.dwelling.rent_arrears)
    }),
    household("kasni_komunalije", "arrears_utilities", Choice(ARREARS), Rare, |v| {
        late(true, v.household.dwelling.utility_arrears)
    }),
    household("kasni_krediti", "arrears_loans", Choice(ARREARS), Rare, |v| {
        late(v.household.dwelling.loan, v.household.dwelling.loan_arrears)
    }),
    household("ima_kredit", "has_loans", Flag, Rare, |v| Answer::Flag(v.household.dwelling.loan)),
    household("iskljucena_struja", "electricity_disconnected", Flag, Rare, |v| {
        Answer::Flag(v.household.dwelling.disconnected)
    }),
    household("ugrozen_kupac", "energy_vulnerable_status", Flag, Rare, |v| {
        Answer::Flag(v.household.support.energy == crate::demo::benefits::Claim::Receives)
    }),
    household("kraj_s_krajem", "makes_ends_meet", Choice(ENDS_MEET), Rare, |v| {
        let place = (v.household.support.ends_meet - 1) as usize;
        Answer::Code(ENDS_MEET.get(place).copied().unwrap_or("difficulty"))
    }),
];

fn own(p: &Person, source: Source) -> Answer {
    when(p.age >= 15, Answer::Number(p.incomes.of(source)))
}

fn all(v: &Visit, source: Source) -> Answer {
    Answer::Number(v.household.income_from(source))
}

fn late(applies: bool, times: i32) -> Answer {
    Answer::Code(match (applies, times) {
        (false, _) => "no_such_cost",
        (true, 0) => "none",
        (true, 1) => "once",
        (true, _) => "twice_or_more",
    })
}

fn main_source(v: &Visit) -> Answer {
    use Source::{
        Agriculture, Casual, ChildAllowance, Disability, LocalAid, Pension, PublicWorks,
        Remittances, SelfEmployment, SocialAssistance, Survivor, Wage,
    };
    let groups: [(&'static str, &[Source]); 6] = [
        ("wages", &[Wage, Casual, PublicWorks]),
        ("self_employment", &[SelfEmployment]),
        ("agriculture", &[Agriculture]),
        ("pensions", &[Pension, Disability, Survivor]),
        ("social_benefits", &[SocialAssistance, ChildAllowance, LocalAid]),
        ("remittances", &[Remittances]),
    ];
    let sum = |sources: &[Source]| sources.iter().map(|s| v.household.income_from(*s)).sum::<f64>();
    let best = groups
        .iter()
        .map(|(code, sources)| (*code, sum(sources)))
        .filter(|(_, amount)| *amount > 0.0)
        .max_by(|a, b| a.1.total_cmp(&b.1));
    Answer::Code(best.map_or("other", |(code, _)| code))
}
