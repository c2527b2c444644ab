//! Budgets, providers, bodies: figures that no survey knows, written down by their first and last year.

use crate::demo::{people::Household, settlements::Kind};

use super::{CHANGE_2011_2022, Figure, counts, written};

/// Years for which the municipality has written these figures down.
const RECORDED: std::ops::RangeInclusive<i32> = 2019..=2025;

/// What a figure is a share or rate of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Base {
    /// Not given.
    None,
    /// Inhabitants.
    People,
    /// A fixed number.
    Of(u32),
}

/// A figure from its value in 2019 to its value in 2025, with the decimals it is published with.
struct Trend {
    code: &'static str,
    first: f64,
    last: f64,
    decimals: usize,
    base: Base,
    source: &'static str,
}

const fn trend(
    code: &'static str,
    (first, last): (f64, f64),
    decimals: usize,
    base: Base,
    source: &'static str,
) -> Trend {
    Trend { code, first, last, decimals, base, source }
}

const TRENDS: &[Trend] = &[
    trend("FIN-01", (3.0, 3.0), 0, Base::None, "MIN"),
    trend("FIN-02", (36_400.0, 68_900.0), 0, Base::People, "JLS"),
    trend("FIN-03", (4.1, 5.6), 1, Base::None, "JLS"),
    trend("FIN-04", (412.0, 1_186.0), 0, Base::People, "JLS"),
    trend("FIN-05", (498.0, 1_052.0), 0, Base::People, "JLS"),
    trend("FIN-06", (46.0, 38.5), 1, Base::None, "JLS"),
    trend("FIN-07.donors", (9.4, 4.2), 1, Base::None, "PRV"),
    trend("FIN-07.users", (3.1, 5.0), 1, Base::None, "PRV"),
    trend("FIN-08", (18.0, 24.5), 1, Base::None, "JLS"),
    trend("FIN-10.lowest", (17.9, 14.6), 1, Base::None, "PIO"),
    trend("EMP-08.register", (58.0, 49.0), 0, Base::None, "NSZ"),
    trend("EMP-08.employed", (14.0, 27.0), 0, Base::None, "NSZ"),
    trend("EMP-09", (6.0, 13.5), 1, Base::Of(212), "NSZ"),
    trend("EMP-10", (8.4, 14.9), 1, Base::None, "NSZ"),
    trend("EMP-11", (3_150.0, 9_840.0), 0, Base::None, "JLS"),
    trend("EMP-12.6m", (31.0, 42.0), 1, Base::Of(74), "NSZ"),
    trend("EMP-12.12m", (24.0, 35.0), 1, Base::Of(74), "NSZ"),
    trend("EDU-05", (0.9, 0.5), 1, Base::Of(1_490), "RZS"),
    trend("EDU-06", (95.1, 97.2), 1, Base::Of(186), "RZS"),
    trend("EDU-07.dropout", (1.9, 1.2), 1, Base::Of(742), "RZS"),
    trend("EDU-11.iep", (38.0, 61.0), 0, Base::None, "SCH"),
    trend("EDU-11.attendant", (22.0, 48.0), 1, Base::Of(31), "CSR"),
    trend("EDU-12", (34.0, 52.0), 1, Base::Of(402), "JLS"),
    trend("EDU-13", (11.0, 19.0), 0, Base::None, "SCH"),
    trend("HEA-01", (1_640.0, 1_820.0), 0, Base::None, "DZ"),
    trend("HEA-02", (95.2, 92.6), 1, Base::Of(168), "DZ"),
    trend("HEA-10", (3.4, 2.6), 1, Base::Of(158), "DZ"),
    trend("HEA-11", (2.1, 3.4), 1, Base::None, "DZ"),
    trend("HEA-12", (520.0, 524.0), 0, Base::None, "DZ"),
    trend("HOU-07.settlements", (1.0, 1.0), 0, Base::None, "JLS"),
    trend("HOU-12", (11.0, 23.0), 1, Base::Of(26), "JLS"),
    trend("HOU-13", (5.0, 3.0), 0, Base::None, "CSR"),
    trend("CSH-08.users", (402.0, 338.0), 0, Base::None, "CSR"),
    trend("CSH-08.mean", (8_900.0, 16_400.0), 0, Base::None, "CSR"),
    trend("CSH-09", (70.0, 95.0), 0, Base::None, "Crveni krst"),
    trend("SRV-01", (4.0, 7.0), 0, Base::None, "JLS"),
    trend("SRV-02", (9.6, 16.8), 1, Base::None, "PRV"),
    trend("SRV-03", (0.79, 0.96), 2, Base::None, "PRV"),
    trend("SRV-04", (4.2, 5.1), 1, Base::None, "PRV"),
    trend("SRV-05", (44.0, 67.0), 1, Base::Of(18), "PRV"),
    trend("SRV-06", (412.0, 795.0), 0, Base::None, "PRV"),
    trend("SRV-07", (88.0, 94.5), 1, Base::None, "PRV"),
    trend("SRV-08.persons", (24.0, 61.0), 0, Base::None, "PRV"),
    trend("SRV-08.days", (75.0, 118.0), 0, Base::None, "PRV"),
    trend("SRV-09", (50.0, 71.4), 1, Base::Of(7), "PRV"),
    trend("SRV-10", (31.0, 38.0), 1, Base::None, "PRV"),
    trend("SRV-11", (4.3, 4.4), 1, Base::None, "PRV"),
    trend("SRV-12.upheld", (25.0, 33.3), 1, Base::Of(6), "PRV"),
    trend("SRV-12.days", (21.0, 14.0), 0, Base::None, "PRV"),
    trend("SRV-13", (2_410.0, 2_290.0), 0, Base::None, "CSR"),
    trend("SRV-14", (168.0, 181.0), 0, Base::None, "CSR"),
    trend("SRV-15", (6.1, 5.4), 1, Base::None, "CSR"),
    trend("SRV-16", (81.0, 90.0), 1, Base::Of(21), "CSR"),
    trend("SRV-17", (1.1, 1.3), 1, Base::None, "CSR"),
    trend("SRV-18.reports", (2.4, 3.6), 1, Base::People, "CSR"),
    trend("SRV-18.shelter", (2.0, 4.0), 0, Base::None, "CSR"),
    trend("SRV-20", (0.0, 14.3), 1, Base::Of(7), "JLS"),
    trend("PAR-04", (2.0, 5.0), 0, Base::None, "JLS"),
    trend("PAR-05.applied", (9.0, 14.0), 0, Base::None, "JLS"),
    trend("PAR-05.awarded", (5.0, 8.0), 0, Base::None, "JLS"),
    trend("PAR-07", (0.0, 8.3), 1, Base::Of(24), "JLS"),
    trend("YOU-01", (60.0, 100.0), 1, Base::Of(3), "CSR"),
    trend("DIS-02", (29.0, 46.0), 1, Base::Of(28), "JLS"),
    trend("DIS-03", (71.0, 84.0), 1, Base::Of(44), "SCH"),
    trend("ROM-01", (22.0, 58.0), 1, Base::Of(130), "JLS"),
    trend("ROM-02", (41.0, 63.0), 1, Base::Of(92), "JLS"),
    trend("ROM-03", (35.0, 72.0), 1, Base::Of(29), "JLS"),
    trend("ROM-05", (38.0, 66.0), 1, Base::None, "JLS"),
    trend("ROM-06", (4.0, 13.0), 0, Base::None, "NSZ"),
    trend("ROM-07", (0.0, 0.0), 0, Base::Of(1), "JLS"),
];

/// Adequacy of social assistance: percent of the national poverty line and of the net minimum wage, years where both are known.
const ADEQUACY: [(i32, f64, f64); 1] = [(2024, 32.8, 24.8)];

/// Everything that is written down, and the few counts that the services would know.
pub(super) fn figures(population: &[Household]) -> Vec<Figure> {
    let mut figures = Vec::new();
    for trend in TRENDS {
        figures.extend(RECORDED.map(|year| at(trend, population, year)));
    }
    let mut add = |code, year, value: String, source| {
        figures.push(Figure { code, year, value, base: None, source });
    };
    for (year, line, wage) in ADEQUACY {
        add("CSH-04.threshold", year, written(line, 1), "MIN");
        add("CSH-04.wage", year, written(wage, 1), "MIN");
    }
    for year in RECORDED {
        let living = |p: &&Household| p.settlement.kind == Kind::Substandard;
        let people: usize = population.iter().filter(living).map(|h| h.people.len()).sum();
        let change = f64::from(year - 2024) * 4.0;
        add("HOU-07.people", year, written(people as f64 + change, 0), "JLS");
        // The strategy of 2023 holds until 2028; before it there was none.
        let left = if year < 2023 { 0 } else { 2028 - year };
        add("PAR-03", year, left.to_string(), "JLS");
    }
    add("DEM-02", 2022, written(CHANGE_2011_2022, 1), "RZS");
    add("PAR-06", 2024, "2024".to_owned(), "JLS");
    add("EMP-16.persons", 2025, "34".to_owned(), "JLS");
    add("EMP-16.days", 2025, "2180".to_owned(), "JLS");
    add("EMP-17", 2025, "26,5".to_owned(), "JLS");
    figures
}

fn at(trend: &Trend, population: &[Household], year: i32) -> Figure {
    let passed = f64::from(year - RECORDED.start()) / f64::from(RECORDED.end() - RECORDED.start());
    let value = trend.first + (trend.last - trend.first) * passed;
    let base = match trend.base {
        Base::None => None,
        Base::People => Some(counts::total(population, year) as u32),
        Base::Of(count) => Some(count),
    };
    let value = written(value, trend.decimals);
    Figure { code: trend.code, year, value, base, source: trend.source }
}
