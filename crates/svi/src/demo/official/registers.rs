//! What registers would say about the generated population: employment service, centre for social work, schools, pensions.

use crate::demo::{
    benefits::{Claim, Need},
    education::{Attends, Level},
    incomes::Source,
    people::{Household, Person},
    settlements::Kind,
    work::Activity,
};

use super::{Figure, YEARS, carried, counts, written};

/// A share or rate counted from the population: its parts and its yearly change.
struct Counted {
    code: &'static str,
    of: f64,
    per: f64,
    scale: f64,
    change: f64,
    source: &'static str,
}

/// All figures of registers.
pub(super) fn figures(population: &[Household]) -> Vec<Figure> {
    let mut all = employment(population);
    all.extend(benefits(population));
    all.extend(schools(population));
    all.extend(places(population));
    let mut figures: Vec<Figure> = Vec::new();
    for counted in &all {
        figures.extend(YEARS.map(|year| share(counted, year)));
    }
    figures.extend(YEARS.map(|year| pension(population, year)));
    figures
}

fn share(c: &Counted, year: i32) -> Figure {
    let value = carried(c.scale * c.of / c.per.max(1.0), c.change, year);
    let value = if c.scale == 100.0 { value.min(100.0) } else { value };
    let base = carried(c.per, -1.1, year).round().max(1.0) as u32;
    Figure { code: c.code, year, value: written(value, 1), base: Some(base), source: c.source }
}

fn people(population: &[Household], test: impl Fn(&Household, &Person) -> bool) -> f64 {
    population.iter().map(|h| h.people.iter().filter(|p| test(h, p)).count()).sum::<usize>() as f64
}

fn percent(
    code: &'static str,
    (of, per): (f64, f64),
    change: f64,
    source: &'static str,
) -> Counted {
    Counted { code, of, per, scale: 100.0, change, source }
}

fn rate(code: &'static str, (of, per): (f64, f64), change: f64, source: &'static str) -> Counted {
    Counted { code, of, per, scale: 1000.0, change, source }
}

fn employment(population: &[Household]) -> Vec<Counted> {
    let count = |test: &dyn Fn(&Person) -> bool| people(population, |_, p| test(p));
    let total = count(&|_| true);
    let formal = |p: &Person| {
        matches!(
            p.work.now(),
            Activity::FullTime
                | Activity::PartTime
                | Activity::SelfEmployed
                | Activity::PublicWorks
        )
    };
    let registered = count(&|p| p.work.registered);
    let long = |months: i32| count(&|p| p.work.registered && p.work.months_without >= months);
    let low = |p: &Person| p.work.registered && p.schooling.level <= Level::Primary;
    let roma = people(population, |h, p| h.roma && p.work.registered);
    let nsz = "NSZ";
    vec![
        rate("EMP-01", (count(&formal), total), 1.4, "RZS"),
        rate("EMP-02", (registered, total), -4.2, nsz),
        percent("EMP-03", (count(&|p| p.work.registered && p.is_female()), registered), 0.4, nsz),
        percent("EMP-04.12m", (long(12), registered), -0.9, nsz),
        percent("EMP-04.24m", (long(24), registered), -1.2, nsz),
        percent("EMP-05", (count(&low), registered), -0.7, nsz),
        percent(
            "EMP-06",
            (count(&|p| p.work.registered && (15..30).contains(&p.age)), registered),
            -2.4,
            nsz,
        ),
        // Only those who declare themselves on the register: about two of three.
        percent("EMP-07", (roma * 0.66, registered), 1.6, nsz),
    ]
}

fn benefits(population: &[Household]) -> Vec<Counted> {
    let receives = |h: &Household| h.support.assistance == Claim::Receives;
    let families = |test: &dyn Fn(&Household) -> bool| {
        population.iter().filter(|h| receives(h) && test(h)).count() as f64
    };
    let total = people(population, |_, _| true);
    let users = people(population, |h, _| receives(h));
    let able = people(population, |h, p| {
        let able = !p.health.limited && !p.health.is_disabled();
        receives(h) && (15..65).contains(&p.age) && able
    });
    let working_age = people(population, |h, p| receives(h) && (15..65).contains(&p.age));
    let children = people(population, |_, p| p.age < 18);
    let allowance =
        people(population, |h, p| p.age < 18 && h.support.child_allowance == Claim::Receives);
    let attended = people(population, |_, p| {
        p.incomes.of(Source::Attendance) + p.incomes.of(Source::IncreasedAttendance) > 0.0
    });
    let energy = population.iter().filter(|h| h.support.energy == Claim::Receives).count() as f64;
    let old = people(population, |_, p| p.age >= 65);
    let helped = population.iter().filter(|h| h.support.services[0] == Need::Uses).count() as f64;
    vec![
        percent("CSH-01", (users, total), -3.0, "CSR"),
        percent(
            "CSH-02.single",
            (families(&|h| h.people.len() == 1), families(&|_| true)),
            1.1,
            "CSR",
        ),
        percent(
            "CSH-02.large",
            (families(&|h| h.people.len() >= 5), families(&|_| true)),
            -0.8,
            "CSR",
        ),
        percent("CSH-03", (able, working_age), -0.4, "CSR"),
        percent("CSH-06", (allowance, children), -2.2, "MIN"),
        rate("CSH-07", (attended, total), 2.1, "CSR"),
        percent(
            "GEN-01",
            (people(population, |h, p| receives(h) && p.is_female()), users),
            0.2,
            "CSR",
        ),
        percent("MAT-06", (energy, population.len() as f64), 4.0, "JLS"),
        rate("ELD-01", (helped, old), 5.0, "PRV"),
    ]
}

fn schools(population: &[Household]) -> Vec<Counted> {
    let enrolled = |from: i32, to: i32, what: &[Attends]| {
        let aged = people(population, |_, p| (from..=to).contains(&p.age));
        let inside = people(population, |_, p| {
            (from..=to).contains(&p.age) && p.schooling.attends.is_some_and(|a| what.contains(&a))
        });
        (inside, aged)
    };
    vec![
        percent("EDU-01", enrolled(1, 2, &[Attends::Nursery]), 3.5, "RZS"),
        percent("EDU-02", enrolled(3, 4, &[Attends::Kindergarten]), 2.4, "RZS"),
        percent("EDU-03", enrolled(5, 6, &[Attends::Preparatory]), 0.2, "RZS"),
        percent("EDU-04", enrolled(7, 14, &[Attends::Primary]), 0.05, "RZS"),
        percent("EDU-07.enrolment", enrolled(15, 18, &[Attends::Secondary]), 0.3, "RZS"),
    ]
}

fn places(population: &[Household]) -> Vec<Counted> {
    let total = people(population, |_, _| true);
    let rural = people(population, |h, _| !h.settlement.kind.is_urban());
    // Stara Kosa, Golo Brdo and Katunište have fewer than a hundred inhabitants each.
    let tiny = people(population, |h, _| {
        h.settlement.kind == Kind::Mountain && h.settlement.households < 40
    });
    let oldest = people(population, |_, p| p.age >= 80);
    vec![
        percent("DEM-19.rural", (rural, total), -0.5, "RZS"),
        percent("DEM-19.tiny", (tiny, total), 1.5, "RZS"),
        percent("DEM-09.80plus", (oldest, total), 0.8, "RZS"),
    ]
}

fn pension(population: &[Household], year: i32) -> Figure {
    let pensioners = || {
        population.iter().flat_map(|h| &h.people).filter(|p| {
            p.work.count(|m| m == Activity::Retired) == 12 && p.incomes.of(Source::Pension) > 0.0
        })
    };
    let count = pensioners().count().max(1) as f64;
    let mean = pensioners().map(|p| p.incomes.of(Source::Pension) / 12.0).sum::<f64>() / count;
    let rounded = (carried(mean, 9.4, year) / 10.0).round() * 10.0;
    let base =
        Some((count * counts::total(population, year) / counts::total(population, 2024)) as u32);
    Figure { code: "FIN-10", year, value: written(rounded, 0), base, source: "PIO" }
}
