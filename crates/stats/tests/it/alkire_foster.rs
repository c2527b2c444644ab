//! Alkire–Foster against published examples, the R package MPI, R survey, and the laws of the family.

use proptest::prelude::*;
use serde_json::Value;
use stats::alkire_foster::{
    Column, Domain, Error, Estimates, Figure, Identified, Indicator, Missing, Round, Scalar,
    Scheme, Whole, change, estimate, estimate_by_group, identify, influence, influence_among,
    sampling_variance, survey_round,
};
use stats::variance::design::{Design, DesignColumns};

fn equal_weights(count: usize) -> Vec<Indicator> {
    (0..count).map(|dimension| Indicator { weight: 1.0 / count as f64, dimension }).collect()
}

fn identify_flags(matrix: &[Vec<Option<bool>>], scheme: &Scheme<'_>) -> Identified {
    let columns: Vec<Vec<Option<bool>>> = (0..scheme.indicators.len())
        .map(|j| matrix.iter().map(|person| person[j]).collect())
        .collect();
    let columns: Vec<Column<'_>> = columns.iter().map(|c| Column::Flags(c)).collect();
    identify(&columns, scheme).unwrap()
}

fn scheme(indicators: &[Indicator], cutoff: f64) -> Scheme<'_> {
    Scheme { indicators, cutoff, missing: Missing::Drop }
}

fn known(matrix: &[&[u8]]) -> Vec<Vec<Option<bool>>> {
    matrix.iter().map(|row| row.iter().map(|flag| Some(*flag == 1)).collect()).collect()
}

fn assert_close(found: f64, expected: f64) {
    assert!((found - expected).abs() <= 1e-9 * expected.abs().max(1e-3), "{found} != {expected}");
}

/// Alkire & Foster (2011): four persons, four dimensions, k = 2 of 4.
const PAPER: [&[u8]; 4] = [&[0, 0, 0, 0], &[0, 1, 0, 1], &[1, 1, 1, 1], &[0, 1, 0, 0]];

#[test]
fn the_example_of_the_paper_gives_its_published_figures() {
    let indicators = equal_weights(4);
    let persons = identify_flags(&known(&PAPER), &scheme(&indicators, 0.5));
    let figures = estimate(&persons, &[1.0; 4]).unwrap();
    assert_eq!(persons.scores, [Some(0.0), Some(0.5), Some(1.0), Some(0.25)]);
    assert_eq!(persons.poor, [false, true, true, false]);
    assert_eq!(figures.headcount, Some(0.5));
    assert_eq!(figures.intensity, Some(0.75));
    assert_eq!(figures.adjusted, Some(0.375));
    assert_eq!(figures.gap, None);
    let uncensored: Vec<_> = figures.indicators.iter().map(|j| j.uncensored).collect();
    assert_eq!(uncensored, [Some(0.25), Some(0.75), Some(0.25), Some(0.5)]);
    let censored: Vec<_> = figures.indicators.iter().map(|j| j.censored).collect();
    assert_eq!(censored, [Some(0.25), Some(0.5), Some(0.25), Some(0.5)]);
    let contributions: Vec<_> = figures.indicators.iter().map(|j| j.contribution).collect();
    assert_eq!(contributions, [0.0625, 0.125, 0.0625, 0.125]);
}

#[test]
fn gaps_give_the_adjusted_gap_and_severity_of_the_poor_only() {
    // Cut-offs 10 and 4: (5, 2) is poor in both, (8, 4) in one, (10, 4) in none.
    let columns = [Column::Gaps(&[0.5, 0.2, 0.0]), Column::Gaps(&[0.5, 0.0, 0.0])];
    let indicators = equal_weights(2);
    let persons = identify(&columns, &scheme(&indicators, 1.0)).unwrap();
    let figures = estimate(&persons, &[1.0; 3]).unwrap();
    assert_close(figures.adjusted.unwrap(), 1.0 / 3.0);
    assert_close(figures.gap.unwrap(), 0.5 / 3.0);
    assert_close(figures.severity.unwrap(), 0.25 / 3.0);
}

#[test]
fn a_person_with_a_missing_answer_is_left_out_or_reweighted_as_the_scheme_says() {
    let matrix = [vec![Some(true), Some(true)], vec![Some(true), None], vec![Some(false), None]];
    let indicators = equal_weights(2);
    let dropped = identify_flags(&matrix, &scheme(&indicators, 0.5));
    assert_eq!(dropped.scores, [Some(1.0), None, None]);
    let reweight = Scheme { missing: Missing::Reweight, ..scheme(&indicators, 0.5) };
    let kept = identify_flags(&matrix, &reweight);
    assert_eq!(kept.scores, [Some(1.0), Some(1.0), Some(0.0)]);
    let figures = estimate(&kept, &[1.0; 3]).unwrap();
    assert_eq!(figures.left_out, 0);
    assert_close(figures.indicators[0].contribution, 0.5);
    assert_close(figures.indicators[1].contribution, 0.5 / 3.0);
    assert_close(figures.adjusted.unwrap(), 2.0 / 3.0);
    assert_eq!(figures.indicators[1].uncensored, Some(1.0));
}

#[test]
fn an_empty_population_has_no_figures_and_nobody_poor_has_no_intensity() {
    let indicators = equal_weights(1);
    let nobody = identify_flags(&[], &scheme(&indicators, 1.0));
    let figures = estimate(&nobody, &[]).unwrap();
    assert_eq!((figures.headcount, figures.adjusted, figures.n), (None, None, 0));
    let well = identify_flags(&[vec![Some(false)]], &scheme(&indicators, 1.0));
    let figures = estimate(&well, &[2.0]).unwrap();
    assert_eq!((figures.headcount, figures.intensity), (Some(0.0), None));
    assert_eq!((figures.adjusted, figures.indicators[0].share), (Some(0.0), None));
}

#[test]
fn a_wrong_scheme_is_refused_with_the_fact() {
    let flags = [Some(true)];
    let half = [Indicator { weight: 0.5, dimension: 0 }];
    let whole = [Indicator { weight: 1.0, dimension: 0 }];
    let columns = [Column::Flags(&flags)];
    let refused = identify(&columns, &scheme(&half, 0.5)).unwrap_err();
    assert_eq!(refused, Error::WeightSum { sum: 0.5 });
    let refused = identify(&columns, &scheme(&whole, 0.0)).unwrap_err();
    assert_eq!(refused, Error::Cutoff { k: 0.0 });
    let refused = identify(&[Column::Gaps(&[1.5])], &scheme(&whole, 0.5)).unwrap_err();
    assert_eq!(refused.to_string(), "gap, position 0: expected 0 to 1, found 1.5");
    let persons = identify(&columns, &scheme(&whole, 0.5)).unwrap();
    let refused = influence(&persons, &[1.0], None, Figure::Gap).unwrap_err();
    assert_eq!(refused, Error::NoSuchFigure { what: "gap", indicator: 0 });
}

fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().unwrap().iter().map(|v| v.as_f64().unwrap()).collect()
}

fn check_example(example: &Value, population: &[f64], dimensions: &[usize]) -> Estimates {
    let indicators: Vec<Indicator> = numbers(&example["weights"])
        .into_iter()
        .zip(dimensions)
        .map(|(weight, dimension)| Indicator { weight, dimension: *dimension })
        .collect();
    let matrix: Vec<Vec<Option<bool>>> = example["g0"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| numbers(row).into_iter().map(|flag| Some(flag == 1.0)).collect())
        .collect();
    let cutoff = example["k"].as_f64().unwrap();
    let figures =
        estimate(&identify_flags(&matrix, &scheme(&indicators, cutoff)), population).unwrap();
    let computed = &example["computed"];
    assert_close(figures.headcount.unwrap(), computed["H"].as_f64().unwrap());
    assert_close(figures.intensity.unwrap(), computed["A"].as_f64().unwrap());
    assert_close(figures.adjusted.unwrap(), computed["M0"].as_f64().unwrap());
    for (j, found) in figures.indicators.iter().enumerate() {
        assert_close(
            found.uncensored.unwrap(),
            computed["uncensored_headcount"][j].as_f64().unwrap(),
        );
        assert_close(found.censored.unwrap(), computed["censored_headcount"][j].as_f64().unwrap());
        assert_close(found.contribution, computed["abs_contribution"][j].as_f64().unwrap());
        assert_close(found.share.unwrap(), computed["contribution"][j].as_f64().unwrap());
    }
    figures
}

#[test]
fn the_published_examples_agree_to_nine_digits() {
    let Some(folder) = testkit::shared_data() else { return };
    let text = std::fs::read_to_string(folder.join("af/af_public.json")).unwrap();
    let examples: Value = serde_json::from_str(&text).unwrap();
    check_example(&examples["af2011_4x4"], &[1.0; 4], &[0, 1, 2, 3]);
    let undp = &examples["undp_hdr_4_households"];
    let dimensions = [0, 0, 1, 1, 2, 2, 2, 2, 2, 2];
    let figures = check_example(undp, &numbers(&undp["household_size"]), &dimensions);
    let expected = &undp["computed"]["contribution_by_dimension"];
    for (d, name) in ["education", "health", "living"].iter().enumerate() {
        assert_close(figures.dimensions[d].1.unwrap(), expected[name].as_f64().unwrap());
    }
}

fn check_mpi_group(found: &Estimates, expected: &Value) {
    assert_eq!(found.n as u64, expected["total"].as_u64().unwrap());
    assert_close(found.headcount.unwrap(), expected["H"].as_f64().unwrap());
    let Some(intensity) = found.intensity else { return };
    assert_close(intensity, expected["A"].as_f64().unwrap());
    assert_close(found.adjusted.unwrap(), expected["M0"].as_f64().unwrap());
    for (j, figures) in found.indicators.iter().enumerate() {
        let expected = &expected["DimentionalContribution"][j];
        assert_close(figures.share.unwrap(), expected["diCont"].as_f64().unwrap());
        assert_close(figures.uncensored.unwrap(), expected["UncensoredHRatio"].as_f64().unwrap());
        assert_close(figures.censored.unwrap(), expected["CensoredHRatio"].as_f64().unwrap());
    }
}

#[test]
fn the_r_package_mpi_agrees_to_nine_digits_overall_and_by_region() {
    let Some(folder) = testkit::shared_data() else { return };
    let table = std::fs::read_to_string(folder.join("af/mpi_example.csv")).unwrap();
    let text = std::fs::read_to_string(folder.join("af/af_MPI_package_k3.json")).unwrap();
    let expected: Value = serde_json::from_str(&text).unwrap();
    let expected = &expected["k3"];
    let mut matrix = Vec::new();
    let mut regions = Vec::new();
    for line in table.lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        matrix.push(cells[..11].iter().map(|cell| Some(*cell == "1")).collect());
        regions.push(cells[11].trim_matches('"').to_owned());
    }
    let indicators = equal_weights(11);
    let persons = identify_flags(&matrix, &scheme(&indicators, 3.0 / 11.0));
    let population = vec![1.0; matrix.len()];
    check_mpi_group(&estimate(&persons, &population).unwrap(), &expected["overall"][0]);
    let by_region = expected["by_region"].as_array().unwrap();
    let position =
        |name: &String| by_region.iter().position(|r| r["groupname"] == name.as_str()).unwrap();
    let groups: Vec<usize> = regions.iter().map(position).collect();
    let found = estimate_by_group(&persons, &population, &groups, by_region.len()).unwrap();
    for (found, expected) in found.iter().zip(by_region) {
        check_mpi_group(&found.estimates, expected);
    }
}

#[test]
fn influences_of_the_example_are_those_written_by_hand() {
    let indicators = equal_weights(4);
    let persons = identify_flags(&known(&PAPER), &scheme(&indicators, 0.5));
    let of = |figure| influence(&persons, &[1.0; 4], None, figure).unwrap();
    assert_eq!(of(Figure::Headcount).influence, [-0.125, 0.125, 0.125, -0.125]);
    assert_eq!(of(Figure::Adjusted).influence, [-0.09375, 0.03125, 0.15625, -0.09375]);
    assert_eq!(of(Figure::Intensity).influence, [0.0, -0.125, 0.125, 0.0]);
    assert_eq!(of(Figure::Censored(1)).influence, [-0.125, 0.125, 0.125, -0.125]);
    let domain = [true, true, false, false];
    let half = influence(&persons, &[1.0; 4], Some(&domain), Figure::Headcount).unwrap();
    assert_eq!(half.influence, [-0.25, 0.25, 0.0, 0.0]);
    assert_eq!(half.estimate, Some(0.5));
}

#[test]
fn influences_give_the_standard_errors_of_r_survey() {
    let input = include_str!("../golden/alkire_foster_input.csv");
    let golden = include_str!("../golden/alkire_foster.csv");
    let mut columns = vec![Vec::new(); 7];
    for line in input.lines().skip(1) {
        for (column, cell) in columns.iter_mut().zip(line.split(',')) {
            column.push(cell.parse::<f64>().unwrap());
        }
    }
    let matrix: Vec<Vec<Option<bool>>> = (0..columns[0].len())
        .map(|i| columns[3..].iter().map(|column| Some(column[i] == 1.0)).collect())
        .collect();
    let indicators: Vec<Indicator> = [0.4, 0.3, 0.2, 0.1]
        .into_iter()
        .enumerate()
        .map(|(dimension, weight)| Indicator { weight, dimension })
        .collect();
    let persons = identify_flags(&matrix, &scheme(&indicators, 0.5));
    let code = |column: &[f64]| column.iter().map(|code| *code as u32).collect::<Vec<u32>>();
    let (strata, psu) = (code(&columns[0]), code(&columns[1]));
    let design_columns = DesignColumns { strata: Some(&strata), psu: Some(&psu), fpc: None };
    let design = Design::new(strata.len(), &design_columns).unwrap();
    let round = survey_round(&persons, &columns[2], None, &design).unwrap().unwrap();
    // M0 from H, A and their covariance has the standard error of M0 itself.
    assert_close(round.adjusted().estimate, 0.184_164_191_769_198_15);
    assert_close(round.adjusted().variance.sqrt(), 0.035_973_777_952_604_61);
    let third: Vec<bool> = columns[0].iter().map(|stratum| *stratum == 2.0).collect();
    for line in golden.lines().skip(2) {
        let cells: Vec<&str> = line.split(',').collect();
        let (figure, domain) = match cells[0] {
            "headcount" => (Figure::Headcount, None),
            "adjusted" => (Figure::Adjusted, None),
            "intensity" => (Figure::Intensity, None),
            "uncensored_1" => (Figure::Uncensored(1), None),
            "censored_1" => (Figure::Censored(1), None),
            "contribution_share_1" => (Figure::ContributionShare(1), None),
            "intensity_stratum_2" => (Figure::Intensity, Some(third.as_slice())),
            other => panic!("{other}"),
        };
        let found = influence(&persons, &columns[2], domain, figure).unwrap();
        assert_close(found.estimate.unwrap(), cells[1].parse().unwrap());
        let variance = sampling_variance(&found, &columns[2], &design).unwrap().unwrap();
        assert_close(variance.sqrt(), cells[2].parse().unwrap());
        let members = |i: &u32| domain.is_none_or(|domain| domain[*i as usize]);
        let domain = Domain::new(&design, (0..strata.len() as u32).filter(members).collect());
        let found = influence_among(&persons, &columns[2], domain.rows(), figure).unwrap();
        assert_close(found.estimate.unwrap(), cells[1].parse().unwrap());
        let variance = domain.variance(&found, &columns[2]).unwrap().unwrap();
        assert_close(variance.sqrt(), cells[2].parse().unwrap());
    }
}

#[test]
fn a_group_has_its_share_of_the_people_and_of_the_poverty() {
    let indicators = equal_weights(4);
    let persons = identify_flags(&known(&PAPER), &scheme(&indicators, 0.5));
    let design = Design::new(4, &DesignColumns::default()).unwrap();
    let domain = Domain::new(&design, vec![1, 0]);
    let part = Whole::new(&persons, &[1.0; 4], &design).unwrap().part(&domain);
    // Influences ±1/8 on the share; 1/6·(1, 2) against a third of the deprivation: (0, 2/9, −2/9, 0). Times 4/3.
    let share = Scalar { estimate: 0.5, variance: 4.0 / 3.0 * 4.0 / 64.0 };
    assert_eq!(part.population_share, Some(share));
    let contribution = part.contribution.unwrap();
    assert_close(contribution.estimate, 1.0 / 3.0);
    assert_close(contribution.variance, 4.0 / 3.0 * 2.0 * (2.0_f64 / 9.0).powi(2));
    assert_eq!(domain.units(), 2);
}

#[test]
fn a_fall_of_poverty_is_split_into_fewer_poor_and_less_intensity() {
    let round = |h: f64, a: f64| Round {
        headcount: Scalar { estimate: h, variance: 0.0004 },
        intensity: Scalar { estimate: a, variance: 0.0001 },
        covariance: 0.0,
    };
    let found = change(&round(0.5, 0.6), &round(0.4, 0.5));
    assert_close(found.adjusted.absolute, -0.1);
    assert_close(found.adjusted.relative.unwrap(), -1.0 / 3.0);
    assert_close(found.incidence_effect.estimate, -0.055);
    assert_close(found.intensity_effect.estimate, -0.045);
    assert_close(found.headcount.standard_error, 0.0008_f64.sqrt());
    // Var = 2·0.55²·0.0004 + 2·0.05²·0.0001 and 2·0.05²·0.0004 + 2·0.45²·0.0001.
    assert_close(found.incidence_effect.variance, 0.000_242_5);
    assert_close(found.intensity_effect.variance, 0.000_042_5);
    // Relative change of H: 0.0004/0.25 + 0.16·0.0004/0.0625.
    assert_close(found.headcount.relative_standard_error.unwrap(), 0.002_624_f64.sqrt());
}

prop_compose! {
    fn society()(n in 1_usize..40)(
        rows in prop::collection::vec(prop::collection::vec(prop::option::weighted(0.9, any::<bool>()), 5), n),
        population in prop::collection::vec(0.1_f64..9.0, n),
        groups in prop::collection::vec(0_usize..3, n),
        cutoff in 0.05_f64..1.0,
        reweight in any::<bool>(),
    ) -> (Vec<Vec<Option<bool>>>, Vec<f64>, Vec<usize>, f64, Missing) {
        let missing = if reweight { Missing::Reweight } else { Missing::Drop };
        (rows, population, groups, cutoff, missing)
    }
}

proptest! {
    #[test]
    fn poverty_decomposes_exactly_by_group_indicator_and_dimension(
        (rows, population, groups, cutoff, missing) in society()
    ) {
        let indicators: Vec<Indicator> = [0.3, 0.2, 0.1, 0.25, 0.15].iter().enumerate()
            .map(|(j, weight)| Indicator { weight: *weight, dimension: j / 2 }).collect();
        let persons = identify_flags(&rows, &Scheme { indicators: &indicators, cutoff, missing });
        let whole = estimate(&persons, &population).unwrap();
        let parts = estimate_by_group(&persons, &population, &groups, 3).unwrap();
        let Some(adjusted) = whole.adjusted else { return Ok(()) };
        let from_groups: f64 = parts.iter()
            .map(|g| g.population_share * g.estimates.adjusted.unwrap_or(0.0)).sum();
        prop_assert!((from_groups - adjusted).abs() < 1e-12);
        let from_indicators: f64 = whole.indicators.iter().map(|j| j.contribution).sum();
        prop_assert!((from_indicators - adjusted).abs() < 1e-12);
        let from_dimensions: f64 = whole.dimensions.iter().map(|d| d.0).sum();
        prop_assert!((from_dimensions - adjusted).abs() < 1e-12);
        prop_assert!(adjusted <= whole.headcount.unwrap() + 1e-12);
        let linearised = influence(&persons, &population, None, Figure::Adjusted).unwrap();
        prop_assert!((linearised.estimate.unwrap() - adjusted).abs() < 1e-12);
        let total: f64 = linearised.influence.iter().zip(&population).map(|(z, p)| z * p).sum();
        prop_assert!(total.abs() < 1e-12);
    }

    #[test]
    fn a_cut_off_near_zero_is_the_union_and_one_is_the_intersection(
        rows in prop::collection::vec(prop::collection::vec(any::<bool>(), 3), 1..30)
    ) {
        let indicators = equal_weights(3);
        let matrix: Vec<Vec<Option<bool>>> =
            rows.iter().map(|row| row.iter().copied().map(Some).collect()).collect();
        let union = identify_flags(&matrix, &scheme(&indicators, 1e-9));
        let intersection = identify_flags(&matrix, &scheme(&indicators, 1.0));
        for (i, row) in rows.iter().enumerate() {
            prop_assert_eq!(union.poor[i], row.contains(&true));
            prop_assert_eq!(intersection.poor[i], !row.contains(&false));
        }
    }
}
