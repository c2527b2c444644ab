//! Which figures ask for attention.

use kernel::Design;
use reports::{
    Benchmark, Breakdown, Cell, Chance, Change, Comparison, Figure, Origin, Reason, Role, Section,
    find_priorities,
};

use crate::fixture::{beside, estimate, official, sampled, words, year};

fn official_rate(value: f64) -> Figure {
    official("EMP-04", Section::Employment, "Nezaposlenost", "Unemployment", value)
}

fn sample_rate(value: f64, error: f64) -> Figure {
    sampled("EU-10", Section::Material, "Deprivacija", "Deprivation", estimate(value, error, 500))
}

fn republic(value: f64) -> Comparison {
    beside(Benchmark::Republic, "Republika Srbija", "Republic of Serbia", value)
}

fn reasons(figure: &Figure) -> Vec<&'static str> {
    find_priorities(std::slice::from_ref(figure))
        .into_iter()
        .flat_map(|priority| priority.reasons)
        .map(|reason| match reason {
            Reason::Behind { .. } => "behind",
            Reason::Worsening { .. } => "worsening",
            Reason::Wide { .. } => "wide",
            Reason::GroupBehind { .. } => "group",
        })
        .collect()
}

#[test]
fn a_sample_is_behind_only_by_more_than_its_error() {
    let mut figure = sample_rate(15.0, 1.0);
    figure.comparisons = vec![republic(12.9)];
    assert_eq!(reasons(&figure), ["behind"]);
    figure.comparisons = vec![republic(13.1)];
    assert_eq!(reasons(&figure), [""; 0]);
    figure.direction = 1;
    figure.comparisons = vec![republic(18.0)];
    assert_eq!(reasons(&figure), ["behind"]);
}

#[test]
fn the_error_of_the_others_counts_too() {
    let mut figure = sample_rate(15.0, 1.0);
    figure.comparisons = vec![Comparison { standard_error: Some(2.0), ..republic(12.0) }];
    assert_eq!(reasons(&figure), [""; 0]);
}

#[test]
fn an_official_figure_is_behind_only_beyond_the_worse_quartile() {
    let mut figure = official_rate(12.0);
    figure.comparisons = vec![republic(10.0)];
    assert_eq!(reasons(&figure), [""; 0]);
    figure.comparisons = vec![Comparison { quartiles: Some([8.0, 10.0, 11.5]), ..republic(10.0) }];
    assert_eq!(reasons(&figure), ["behind"]);
    figure.comparisons = vec![Comparison { quartiles: Some([8.0, 10.0, 12.0]), ..republic(10.0) }];
    assert_eq!(reasons(&figure), [""; 0]);
}

#[test]
fn a_rate_of_few_people_is_behind_only_beyond_chance() {
    let rate = |chance| Figure {
        comparisons: vec![Comparison { quartiles: Some([8.0, 10.0, 11.5]), ..republic(10.0) }],
        chance: Some(chance),
        ..official_rate(12.0)
    };
    assert_eq!(reasons(&rate(Chance::Above)), ["behind"]);
    assert_eq!(reasons(&rate(Chance::Within)), [""; 0]);
}

#[test]
fn a_rate_of_fewer_than_ten_cases_is_not_behind() {
    let rate = |births| Figure {
        cell: Cell { value: Some(12.0), population: Some(births), ..Cell::default() },
        comparisons: vec![Comparison { quartiles: Some([8.0, 10.0, 11.5]), ..republic(10.0) }],
        ..official_rate(12.0)
    };
    assert_eq!(reasons(&rate(90.0)), ["behind"]);
    assert_eq!(reasons(&rate(80.0)), [""; 0]);
}

#[test]
fn peers_are_asked_before_the_republic() {
    let mut figure = sample_rate(15.0, 1.0);
    let peers = beside(Benchmark::PeerGroup, "Slične opštine", "Similar municipalities", 15.5);
    figure.comparisons = vec![republic(5.0), peers];
    assert_eq!(reasons(&figure), [""; 0]);
}

#[test]
fn only_a_tested_turn_for_the_worse_is_worsening() {
    let turn = |difference, p| {
        let change =
            Change { from: year(2024), before: 9.0, difference, standard_error: Some(1.0), p };
        Figure { change: Some(change), ..sample_rate(12.0, 1.0) }
    };
    assert_eq!(reasons(&turn(3.0, Some(0.01))), ["worsening"]);
    assert_eq!(reasons(&turn(-3.0, Some(0.01))), [""; 0]);
    assert_eq!(reasons(&turn(3.0, Some(0.06))), [""; 0]);
    assert_eq!(reasons(&turn(3.0, None)), [""; 0]);
}

#[test]
fn wide_is_judged_by_the_lower_end() {
    assert_eq!(reasons(&sample_rate(23.0, 1.0)), ["wide"]);
    assert_eq!(reasons(&sample_rate(21.0, 1.0)), [""; 0]);
    assert_eq!(reasons(&official_rate(20.0)), ["wide"]);
}

#[test]
fn a_group_far_above_all_stands_out_when_intervals_are_apart() {
    let with_group = |cell: Cell| {
        let groups = vec![(words("romsko naselje", "Roma settlement"), cell)];
        let by = Breakdown { dimension: words("Naselje", "Settlement"), groups };
        Figure { breakdowns: vec![by], ..sample_rate(10.0, 1.0) }
    };
    assert_eq!(reasons(&with_group(estimate(40.0, 5.0, 60))), ["group"]);
    assert_eq!(reasons(&with_group(estimate(16.0, 4.0, 60))), [""; 0]);
    assert_eq!(reasons(&with_group(estimate(14.0, 0.5, 60))), [""; 0]);
}

#[test]
fn a_list_is_never_a_priority() {
    let figure = Figure {
        origin: Origin::Mapping(Design::List),
        comparisons: vec![Comparison { quartiles: Some([1.0, 2.0, 3.0]), ..republic(2.0) }],
        ..official_rate(60.0)
    };
    assert_eq!(reasons(&figure), [""; 0]);
}

#[test]
fn a_figure_with_more_reasons_comes_first() {
    let mut both = sample_rate(30.0, 1.0);
    both.comparisons = vec![republic(25.0)];
    let figures = [official_rate(30.0), both];
    let order: Vec<&str> =
        find_priorities(&figures).iter().map(|priority| priority.figure.code.as_str()).collect();
    assert_eq!(order, ["EU-10", "EMP-04"]);
}

#[test]
fn a_cut_of_another_figure_is_never_a_priority() {
    let figure = Figure { role: Role::Variant, ..sample_rate(60.0, 1.0) };
    assert_eq!(reasons(&figure), [""; 0]);
}

#[test]
fn two_of_a_section_at_most_and_sections_together() {
    let rate = |code: &str, section, value| Figure {
        section,
        ..sampled(code, section, code, code, estimate(value, 1.0, 500))
    };
    let figures = [
        rate("EU-01", Section::Material, 90.0),
        rate("EU-16", Section::Housing, 70.0),
        rate("EU-10", Section::Material, 60.0),
        rate("EU-13", Section::Material, 50.0),
    ];
    let order: Vec<&str> =
        find_priorities(&figures).iter().map(|priority| priority.figure.code.as_str()).collect();
    assert_eq!(order, ["EU-01", "EU-10", "EU-16"]);
}
