//! The generated population against what is plausible for a small municipality of western Serbia.
//!
//! Own simple computations over the whole population, so that the expected ranges do not lean on the estimators that the demo
//! data are meant to show.

use super::{
    deprivation,
    people::{Household, Person, Round},
    population::everybody,
    settlements::Kind,
    work::Activity,
};

/// The poverty line of 2024, RSD a month for one person (domain §4.1).
const LINE: f64 = 35_606.0;

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

fn poor(household: &Household, _: usize) -> bool {
    household.equivalised_per_month() < LINE
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

fn excluded(household: &Household, place: usize) -> bool {
    let young = household.people[place].age < 65;
    poor(household, place)
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

fn within(what: &str, value: f64, low: f64, high: f64) {
    assert!((low..=high).contains(&value), "{what}: {value:.1} is outside {low}–{high}");
}

#[test]
fn print_everything() {
    for round in [Round::First, Round::Second] {
        let all = everybody(1, round);
        let n: usize = all.iter().map(|h| h.people.len()).sum();
        println!("{round:?} people {n} size {:.2}", n as f64 / 7600.0);
        let p = |f: fn(&Household, usize) -> bool| percent(&all, anyone, f);
        println!(
            "arop {:.1} smsd {:.1} msd {:.1} arope {:.1}",
            p(poor),
            p(severely_deprived),
            p(|h, i| deprivation::lacking(h, i) >= 5),
            p(excluded)
        );
        println!(
            "roma arop {:.1} smsd {:.1} n {}",
            percent(&all, roma, poor),
            percent(&all, roma, severely_deprived),
            all.iter()
                .filter(|h| h.settlement.kind == Kind::Substandard)
                .map(|h| h.people.len())
                .sum::<usize>()
        );
        for k in Kind::ALL {
            println!(
                "{k:?} arop {:.1} smsd {:.1} size {:.2}",
                percent(&all, |h, _| h.settlement.kind == k, poor),
                percent(&all, |h, _| h.settlement.kind == k, severely_deprived),
                {
                    let v: Vec<_> = all.iter().filter(|h| h.settlement.kind == k).collect();
                    v.iter().map(|h| h.people.len()).sum::<usize>() as f64 / v.len() as f64
                }
            );
        }
        println!(
            "vlwi {:.1} of0-64",
            percent(&all, |_, p| p.age < 65, |h, _| very_low_work(h) == Some(true))
        );
        println!("gini {:.1}", gini(&all));
        for (a, b) in [(0, 17), (18, 64), (65, 120), (80, 120), (0, 14), (15, 64), (15, 29)] {
            println!(
                "{a}-{b}: {:.1}% arop {:.1} smsd {:.1}",
                percent(&all, anyone, |h, i| (a..=b).contains(&h.people[i].age)),
                percent(&all, |_, p| (a..=b).contains(&p.age), poor),
                percent(&all, |_, p| (a..=b).contains(&p.age), severely_deprived)
            );
        }
        for a in [
            Activity::FullTime,
            Activity::PartTime,
            Activity::SelfEmployed,
            Activity::Farmer,
            Activity::Informal,
            Activity::PublicWorks,
            Activity::Unemployed,
            Activity::Student,
            Activity::Retired,
            Activity::Unable,
            Activity::Home,
            Activity::Other,
        ] {
            println!(
                "{a:?} {:.1} women {:.1}",
                percent(&all, |_, p| (15..65).contains(&p.age), |h, i| h.people[i].work.now() == a),
                percent(
                    &all,
                    |_, p| (15..65).contains(&p.age) && p.is_female(),
                    |h, i| h.people[i].work.now() == a
                )
            );
        }
        println!(
            "disabled {:.1} 65+ {:.1}",
            percent(&all, anyone, |h, i| h.people[i].health.is_disabled()),
            percent(&all, |_, p| p.age >= 65, |h, i| h.people[i].health.is_disabled())
        );
        println!(
            "unmet {:.1}",
            percent(&all, |_, p| p.age >= 16, |h, i| h.people[i].health.unmet.is_some())
        );
        use super::incomes::Source;
        let w: Vec<f64> = all
            .iter()
            .flat_map(|h| h.people.iter())
            .filter(|p| p.work.count(|m| m == Activity::FullTime) == 12)
            .map(|p| p.incomes.of(Source::Wage) / 12.0)
            .collect();
        println!("wage {:.0} n {}", w.iter().sum::<f64>() / w.len() as f64, w.len());
        let w: Vec<f64> = all
            .iter()
            .flat_map(|h| h.people.iter())
            .filter(|p| {
                p.incomes.of(Source::Pension) > 0.0
                    && p.work.count(|m| m == Activity::Retired) == 12
            })
            .map(|p| p.incomes.of(Source::Pension) / 12.0)
            .collect();
        println!("pension {:.0} n {}", w.iter().sum::<f64>() / w.len() as f64, w.len());
        println!(
            "nsp persons {:.1} dd {:.1} children",
            percent(&all, anyone, |h, _| h.income_from(Source::SocialAssistance) > 0.0),
            percent(&all, |_, p| p.age < 18, |h, _| h.income_from(Source::ChildAllowance) > 0.0)
        );
        println!(
            "arrears {:.1} overburden {:.1}",
            percent(&all, anyone, |h, _| h.dwelling.utility_arrears > 0),
            percent(&all, anyone, |h, _| h.dwelling.costs.total()
                > 0.4 * h.income_per_year() / 12.0)
        );
        for i in 0..7 {
            println!(
                "h{i} {:.1}",
                percent(&all, anyone, |h, _| h.items[i] == deprivation::Has::CannotAfford)
            );
        }
        for i in 0..6 {
            println!(
                "p{i} {:.1}",
                percent(
                    &all,
                    |_, p| p.age >= 16,
                    |h, j| h.people[j].items[i] == deprivation::Has::CannotAfford
                )
            );
        }
        println!("ends meet hard {:.1}", percent(&all, anyone, |h, _| h.support.ends_meet == 1));
        println!(
            "nobath {:.1} water {:.1} damp {:.1}",
            percent(&all, anyone, |h, _| !h.dwelling.bath),
            percent(&all, anyone, |h, _| h.dwelling.water == super::housing::Water::Network),
            percent(&all, anyone, |h, _| h.dwelling.damp)
        );
        println!(
            "neet {:.1}",
            percent(
                &all,
                |_, p| (15..30).contains(&p.age),
                |h, i| {
                    let w = h.people[i].work.now();
                    !w.is_work() && w != Activity::Student
                }
            )
        );
        println!("empty incomes {}", all.iter().filter(|h| h.income_per_year() <= 0.0).count());
    }
}
