//! Official-style figures of Vedrovo for 2015–2025 by the general template, invented and marked as demo.
//!
//! What the generated population holds (people, households, connections, registers) is counted from it for 2024 and carried
//! to the other years by a yearly change; what no survey knows (budgets, providers, bodies) is written down in `trends`, from
//! 2019. The counts begin in 2015, so that some years have a figure of every municipality beside them.
//! Counts are given as series (`rzs-07`), from which rates are computed again; registers and budgets as indicators.

mod counts;
mod ratios;
mod registers;
mod trends;

use std::fmt::Write as _;

use super::{people::Household, settlements::UNIT};

/// Years with figures.
pub(crate) const YEARS: std::ops::RangeInclusive<i32> = 2015..=2025;

/// The year whose figures are counted from the generated population.
const COUNTED: i32 = 2024;

/// Change of the number of inhabitants between the censuses, in percent.
pub(crate) const CHANGE_2011_2022: f64 = -12.4;

/// Inhabitants of a year, as the figures give them.
pub(crate) fn inhabitants(population: &[Household], year: i32) -> u32 {
    counts::total(population, year) as u32
}

/// One figure.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Figure {
    /// Code of an indicator or of a series.
    pub(crate) code: &'static str,
    /// Year.
    pub(crate) year: i32,
    /// Value, as published.
    pub(crate) value: String,
    /// What it is a share or rate of, where that is known.
    pub(crate) base: Option<u32>,
    /// Who would publish it.
    pub(crate) source: &'static str,
}

/// All figures, by code and year.
pub(crate) fn figures(population: &[Household]) -> Vec<Figure> {
    let mut figures = counts::figures(population);
    figures.extend(ratios::figures(&figures));
    figures.extend(registers::figures(population));
    figures.extend(trends::figures(population));
    figures.sort_by_key(|f| (f.code, f.year));
    figures
}

/// The figures by the general template: `unit;indicator;period;value;base;source`.
pub(crate) fn template(figures: &[Figure]) -> String {
    let mut text = String::from("unit;indicator;period;value;base;source\r\n");
    for f in figures {
        let base = f.base.map_or_else(String::new, |b| b.to_string());
        // Writing to a string cannot fail.
        let _ = write!(
            text,
            "{UNIT};{};{};{};{base};DEMO – izmišljeni podatak ({})\r\n",
            f.code,
            f.year,
            f.value,
            publisher(f.source)
        );
    }
    text
}

/// Who would publish it, in words.
fn publisher(key: &str) -> &str {
    match key {
        "JLS" => "opština",
        "CSR" => "centar za socijalni rad",
        "MIN" => "registri ministarstava",
        "PRV" => "pružaoci usluga",
        "SCH" => "škole",
        "DZ" => "dom zdravlja",
        "PIO" => "Fond PIO",
        other => other,
    }
}

/// A number with so many decimals and a decimal comma.
fn written(value: f64, decimals: usize) -> String {
    format!("{value:.decimals$}").replace('.', ",")
}

/// `value` of 2024 carried to another year by a yearly change in percent.
fn carried(value: f64, percent_a_year: f64, year: i32) -> f64 {
    let factor = 1.0 + percent_a_year / 100.0;
    let steps = (year - COUNTED).unsigned_abs();
    let power = (0..steps).fold(1.0, |power, _| power * factor);
    if year < COUNTED { value / power } else { value * power }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::demo::{people::Round, population::everybody};

    fn vedrovo() -> Vec<Figure> {
        figures(&everybody(2026, Round::First))
    }

    fn value(figures: &[Figure], code: &str, year: i32) -> f64 {
        let figure = figures.iter().find(|f| f.code == code && f.year == year).unwrap();
        figure.value.replace(',', ".").parse().unwrap()
    }

    #[test]
    fn every_code_is_an_indicator_or_a_series_of_the_catalogue() {
        let mut known = BTreeSet::new();
        for text in [
            include_str!("../../../../../catalogue/indicators/cash-benefits.toml"),
            include_str!("../../../../../catalogue/indicators/demography.toml"),
            include_str!("../../../../../catalogue/indicators/education.toml"),
            include_str!("../../../../../catalogue/indicators/employment.toml"),
            include_str!("../../../../../catalogue/indicators/finance.toml"),
            include_str!("../../../../../catalogue/indicators/groups.toml"),
            include_str!("../../../../../catalogue/indicators/health.toml"),
            include_str!("../../../../../catalogue/indicators/housing.toml"),
            include_str!("../../../../../catalogue/indicators/material.toml"),
            include_str!("../../../../../catalogue/indicators/participation.toml"),
            include_str!("../../../../../catalogue/indicators/services.toml"),
            include_str!("../../../../../catalogue/official/rzs-jls.toml"),
        ] {
            let codes = text.lines().filter_map(|l| l.strip_prefix("code = \""));
            known.extend(codes.map(|l| l.trim_end_matches('"').to_owned()));
        }
        let used: BTreeSet<String> = vedrovo().iter().map(|f| f.code.to_owned()).collect();
        assert_eq!(used.difference(&known).collect::<Vec<_>>(), Vec::<&String>::new());
    }

    #[test]
    fn no_figure_is_given_twice() {
        let figures = vedrovo();
        let keys: BTreeSet<_> = figures.iter().map(|f| (f.code, f.year)).collect();
        assert_eq!(keys.len(), figures.len());
    }

    #[test]
    fn men_and_women_add_up_in_every_year() {
        let figures = vedrovo();
        for year in YEARS {
            let sum = value(&figures, "rzs-08", year) + value(&figures, "rzs-09", year);
            assert_eq!(sum, value(&figures, "rzs-07", year), "{year}");
        }
    }

    #[test]
    fn the_municipality_shrinks_and_ages() {
        let figures = vedrovo();
        let of = |code, year| value(&figures, code, year);
        assert!((20_000.0..22_000.0).contains(&of("rzs-07", 2024)));
        assert!(of("rzs-07", 2025) < of("rzs-07", 2015));
        assert!(of("rzs-28", 2025) > of("rzs-28", 2015));
        assert!((41.0..48.0).contains(&of("rzs-28", 2024)));
    }

    #[test]
    fn every_line_says_that_it_is_demo_data() {
        let text = template(&vedrovo());
        assert!(text.lines().skip(1).all(|l| l.starts_with("99015;") && l.contains(";DEMO")));
    }
}
