//! Population, households, vital events, connections: as the statistical office would count them.

use crate::demo::{
    housing::{Sewer, Water},
    people::{Household, Person},
    settlements::{AREA_KM2, SETTLEMENTS},
};

use super::{Figure, YEARS, carried, written};

const OFFICE: &str = "RZS";

/// The vital events of a year.
struct Events {
    births_per_mille: f64,
    deaths_per_mille: f64,
    moved_per_mille: f64,
    infants: u32,
    marriages: u32,
    divorces: u32,
}

const fn events_of(
    [births_per_mille, deaths_per_mille, moved_per_mille]: [f64; 3],
    [infants, marriages, divorces]: [u32; 3],
) -> Events {
    Events { births_per_mille, deaths_per_mille, moved_per_mille, infants, marriages, divorces }
}

/// 2015–2025: births, deaths and net internal migration on 1000 inhabitants; infant deaths, marriages, divorces.
const EVENTS: [Events; 11] = [
    events_of([8.6, 14.6, -3.2], [1, 118, 27]),
    events_of([8.5, 14.4, -3.5], [2, 115, 30]),
    events_of([8.4, 14.7, -3.6], [1, 121, 28]),
    events_of([8.3, 14.6, -3.8], [1, 114, 33]),
    events_of([8.2, 14.8, -3.9], [1, 112, 31]),
    events_of([8.0, 16.7, -3.4], [0, 78, 24]),
    events_of([8.0, 19.9, -3.1], [1, 101, 29]),
    events_of([7.8, 16.2, -4.2], [1, 104, 33]),
    events_of([7.6, 15.1, -4.4], [0, 97, 30]),
    events_of([7.7, 15.0, -3.8], [1, 95, 34]),
    events_of([7.5, 14.9, -3.2], [0, 93, 32]),
];

/// 2015–2025: mean net wage in dinars, dwellings built.
const WAGES_AND_DWELLINGS: [(f64, f64); 11] = [
    (37_400.0, 19.0),
    (38_800.0, 17.0),
    (40_300.0, 22.0),
    (45_600.0, 27.0),
    (50_900.0, 31.0),
    (55_700.0, 24.0),
    (60_800.0, 36.0),
    (68_900.0, 41.0),
    (79_800.0, 38.0),
    (89_300.0, 35.0),
    (99_200.0, 33.0),
];

/// Local elections: year, turnout and women among councillors in percent.
const ELECTIONS: [(i32, f64, f64); 3] =
    [(2016, 58.3, 32.0), (2020, 51.8, 39.0), (2023, 57.4, 41.5)];

/// Age groups: series, ages, yearly change in percent.
const GROUPS: [(&str, i32, i32, f64); 6] = [
    ("rzs-12", 0, 6, -1.7),
    ("rzs-14", 7, 14, -1.1),
    ("rzs-16", 15, 18, -1.3),
    ("rzs-20", 15, 29, -2.1),
    ("rzs-22", 15, 64, -1.7),
    ("rzs-26", 65, 120, 0.7),
];

/// The people of a year.
struct People {
    total: f64,
    women: f64,
    fertile_women: f64,
    under_18: f64,
    mean_age: f64,
    ageing: f64,
}

/// All counts.
pub(super) fn figures(population: &[Household]) -> Vec<Figure> {
    let mut figures = Vec::new();
    for year in YEARS {
        let people = people(population, year);
        let mut add = |code, value: f64, decimals| {
            let value = written(value, decimals);
            figures.push(Figure { code, year, value, base: None, source: OFFICE });
        };
        add("rzs-01", AREA_KM2, 0);
        add("rzs-04", SETTLEMENTS.len() as f64, 0);
        add("rzs-07", people.total, 0);
        add("rzs-08", people.total - people.women, 0);
        add("rzs-09", people.women, 0);
        add("rzs-18", people.total - people.under_18, 0);
        add("rzs-24", people.fertile_women, 0);
        add("rzs-28", people.mean_age, 1);
        add("rzs-29", people.ageing, 1);
        for (code, from, to, change) in GROUPS {
            add(code, group(population, from, to, change, year), 0);
        }
        events(&mut add, people.total, year);
        dwellings(&mut add, population, year);
        place(&mut add, year);
    }
    figures
}

fn persons(population: &[Household]) -> impl Iterator<Item = &Person> {
    population.iter().flat_map(|h| &h.people)
}

fn group(population: &[Household], from: i32, to: i32, change: f64, year: i32) -> f64 {
    let count = persons(population).filter(|p| (from..=to).contains(&p.age)).count();
    carried(count as f64, change, year).round()
}

/// The total of a year: three broad ages, each with its own change.
pub(super) fn total(population: &[Household], year: i32) -> f64 {
    group(population, 0, 14, -1.3, year)
        + group(population, 15, 64, -1.7, year)
        + group(population, 65, 120, 0.7, year)
}

fn people(population: &[Household], year: i32) -> People {
    let all = persons(population).count() as f64;
    let women = persons(population).filter(|p| p.is_female()).count() as f64;
    let fertile = persons(population).filter(|p| p.is_female() && (15..50).contains(&p.age));
    let ages: f64 = persons(population).map(|p| f64::from(p.age) + 0.5).sum();
    let old = group(population, 60, 120, 0.5, year);
    let young = group(population, 0, 19, -1.4, year);
    let total = total(population, year);
    People {
        total,
        women: (total * women / all).round(),
        fertile_women: carried(fertile.count() as f64, -2.0, year).round(),
        under_18: group(population, 0, 17, -1.4, year),
        mean_age: ages / all + 0.2 * f64::from(year - 2024),
        ageing: 100.0 * old / young,
    }
}

fn events(add: &mut impl FnMut(&'static str, f64, usize), total: f64, year: i32) {
    let Some(event) = EVENTS.get((year - YEARS.start()) as usize) else { return };
    let births = (event.births_per_mille * total / 1000.0).round();
    let deaths = (event.deaths_per_mille * total / 1000.0).round();
    add("rzs-30", births, 0);
    add("rzs-32", deaths, 0);
    add("rzs-34", f64::from(event.infants), 0);
    add("rzs-36", births - deaths, 0);
    add("rzs-45", f64::from(event.marriages), 0);
    add("rzs-46", f64::from(event.divorces), 0);
    add("rzs-48", (event.moved_per_mille * total / 1000.0).round(), 0);
    let passed = f64::from(year - 2019);
    let pandemic = if year == 2021 {
        2.2
    } else if year == 2020 {
        0.9
    } else {
        0.0
    };
    add("rzs-39", 1.41 + 0.02 * passed, 2);
    add("rzs-40", 73.1 + 0.12 * passed - pandemic, 1);
    add("rzs-41", 78.2 + 0.12 * passed - pandemic, 1);
}

fn dwellings(add: &mut impl FnMut(&'static str, f64, usize), population: &[Household], year: i32) {
    let count =
        |test: &dyn Fn(&Household) -> bool| population.iter().filter(|h| test(h)).count() as f64;
    let households = carried(population.len() as f64, -0.5, year).round();
    let water = count(&|h| h.dwelling.water == Water::Network);
    let sewer = count(&|h| h.dwelling.sewer == Sewer::Network);
    add("rzs-06", households, 0);
    add("rzs-53", carried(water, 0.4, year).round(), 0);
    add("rzs-55", carried(sewer, 1.1, year).round(), 0);
}

fn place(add: &mut impl FnMut(&'static str, f64, usize), year: i32) {
    let passed = f64::from(year - 2019);
    add("rzs-49", 412.0, 0);
    add("rzs-51", 5_870.0 + 142.0 * passed, 0);
    let Some((wage, built)) = WAGES_AND_DWELLINGS.get((year - YEARS.start()) as usize) else {
        return;
    };
    add("rzs-57", *built, 0);
    add("rzs-wage", *wage, 0);
    add("rzs-wage-gross", wage * 1.379, 0);
    for (_, turnout, women) in ELECTIONS.iter().filter(|(of, ..)| *of == year) {
        add("rzs-59", *turnout, 1);
        add("rzs-60", *women, 1);
    }
}
