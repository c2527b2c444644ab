//! A municipality beside others: hand-made figures of the district of Pirot, then what the office published.

use std::sync::LazyLock;

use indicators::{
    comparison::{
        Absent, Against, Asked, Comparison, How, NoChance, NotCompared, NotRanked, Origin, Trait,
        Values, Whom, compare,
    },
    definition::Catalogue,
    official::{FigureValue, Figures, OfficialFigure, SeriesCatalogue, shipped},
    run::{Figure, Hidden},
    snapshot::About,
};
use kernel::{Design, IndicatorCode, Period, UnitCode};
use places::Places;

static PLACES: LazyLock<Places> = LazyLock::new(|| Places::shipped().unwrap());
static SERIES: LazyLock<SeriesCatalogue> = LazyLock::new(|| SeriesCatalogue::shipped().unwrap());
static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::shipped().unwrap());
static SHIPPED: LazyLock<Figures> = LazyLock::new(|| shipped(&SERIES).unwrap());

const PIROT: &str = "70939";
const BABUSNICA: &str = "70050";
const BELA_PALANKA: &str = "70084";
const DIMITROVGRAD: &str = "70505";

fn unit(code: &str) -> UnitCode {
    code.parse().unwrap()
}

fn units(codes: &[&str]) -> Vec<UnitCode> {
    codes.iter().map(|code| unit(code)).collect()
}

fn year(year: u16) -> Period {
    Period::of_year(year)
}

/// Published figures: unit, code of a series or an indicator, year, value.
fn published(rows: &[(&str, &str, u16, f64)]) -> Figures {
    rows.iter()
        .map(|(code, series, of, value)| OfficialFigure {
            unit: unit(code),
            series: series.parse().unwrap(),
            period: year(*of),
            value: FigureValue::Number(*value),
            base: None,
            unit_of_measure: "".into(),
            source: "Proba".into(),
            status: String::new(),
            note: String::new(),
        })
        .collect()
}

/// A run with one figure of one indicator.
fn with_run<'a>(
    values: Values<'a>,
    (code, design): (&str, Design),
    indicator: &str,
    estimate: Option<(f64, f64)>,
) -> Values<'a> {
    let about = About { unit: unit(code), period: year(2026), design };
    let figure = Figure {
        indicator: indicator.parse().unwrap(),
        version: 1,
        by: None,
        group: None,
        estimate: estimate.map(|(value, _)| value),
        standard_error: estimate.map(|(_, error)| error),
        lower: None,
        upper: None,
        n: Some(400),
        population: Some(9000.0),
        missing: [0; 4],
        hidden: estimate.is_none().then_some(Hidden::SmallCount),
        reason: None,
    };
    values.with_run(&about, "proba-2026", &[figure])
}

fn of_figures(figures: &Figures) -> Values<'_> {
    Values::new(figures, &SERIES, &CATALOGUE)
}

fn compared(
    values: &Values<'_>,
    code: &str,
    indicator: &str,
    with: Option<&[UnitCode]>,
) -> Result<Comparison, NotCompared> {
    let asked = Asked { with, ..Asked::default() };
    compare(values, &PLACES, &unit(code), &indicator.parse().unwrap(), &asked)
}

/// The value beside the unit's, with how it came about.
fn beside<'a>(comparison: &'a Comparison, whom: &Whom) -> Result<(f64, How), &'a Absent> {
    let against = find(comparison, whom);
    against.other.as_ref().map(|other| (other.value, other.how))
}

fn find<'a>(comparison: &'a Comparison, whom: &Whom) -> &'a Against {
    comparison.against.iter().find(|against| against.whom == *whom).unwrap()
}

/// Infant deaths and births of the four municipalities of the district.
fn infants() -> Figures {
    published(&[
        (PIROT, "rzs-34", 2018, 4.0),
        (PIROT, "rzs-30", 2018, 400.0),
        (PIROT, "rzs-35", 2018, 10.0),
        (BABUSNICA, "rzs-34", 2018, 0.0),
        (BABUSNICA, "rzs-30", 2018, 50.0),
        (BABUSNICA, "rzs-35", 2018, 0.0),
        (BELA_PALANKA, "rzs-34", 2018, 1.0),
        (BELA_PALANKA, "rzs-30", 2018, 100.0),
        (BELA_PALANKA, "rzs-35", 2018, 10.0),
        (DIMITROVGRAD, "rzs-34", 2018, 4.0),
        (DIMITROVGRAD, "rzs-30", 2018, 50.0),
        (DIMITROVGRAD, "rzs-35", 2018, 80.0),
    ])
}

#[test]
fn a_rate_of_the_district_comes_from_its_counts_not_from_rates() {
    let figures = infants();
    let found = compared(&of_figures(&figures), PIROT, "HEA-03", None).unwrap();
    // 9 deaths of 600 births; the mean of the four rates would be 25.
    assert_eq!(beside(&found, &Whom::District(unit("RS226"))), Ok((15.0, How::Counts)));
    assert_eq!(
        find(&found, &Whom::District(unit("RS226"))).other.as_ref().unwrap().difference,
        -5.0
    );
}

#[test]
fn neighbours_stand_one_by_one_and_one_without_a_figure_says_so() {
    let figures = infants();
    let found = compared(&of_figures(&figures), PIROT, "HEA-03", None).unwrap();
    let neighbours: Vec<_> = found
        .against
        .iter()
        .filter_map(|against| match &against.whom {
            Whom::Neighbour(code) => Some((code.as_str(), beside(&found, &against.whom))),
            _ => None,
        })
        .collect();
    let absent = Absent::NoValue(year(2018));
    assert_eq!(
        neighbours,
        [
            (BABUSNICA, Ok((0.0, How::Figure))),
            (BELA_PALANKA, Ok((10.0, How::Figure))),
            (DIMITROVGRAD, Ok((80.0, How::Figure))),
            ("70602", Err(&absent)),
        ]
    );
}

#[test]
fn a_territory_with_a_unit_missing_has_no_sum_and_few_units_no_median() {
    let figures = infants();
    let found = compared(&of_figures(&figures), PIROT, "HEA-03", None).unwrap();
    let republic = beside(&found, &Whom::Republic(unit("RS")));
    assert_eq!(republic, Err(&Absent::TooFew { known: 4, of: 145 }));
}

#[test]
fn what_cannot_be_summed_is_the_median_of_the_units_and_called_so() {
    // The ageing index cannot be computed for a district from what is published.
    let figures = published(&[
        (PIROT, "rzs-29", 2018, 180.0),
        (BABUSNICA, "rzs-29", 2018, 300.0),
        (BELA_PALANKA, "rzs-29", 2018, 200.0),
        (DIMITROVGRAD, "rzs-29", 2018, 240.0),
    ]);
    let found = compared(&of_figures(&figures), PIROT, "DEM-10", None).unwrap();
    let district = find(&found, &Whom::District(unit("RS226")));
    let how = How::Median { known: 4, of: 4 };
    assert_eq!(beside(&found, &district.whom), Ok((220.0, how)));
    let group = district.group.as_ref().unwrap();
    assert_eq!(group.quartiles, Some([190.0, 220.0, 270.0]));
    assert_eq!(group.standing, Err(NotRanked::TooFew(3)));
}

#[test]
fn inhabitants_are_never_set_beside_those_of_the_whole_district() {
    let figures = published(&[
        (PIROT, "rzs-07", 2018, 54_000.0),
        (BABUSNICA, "rzs-07", 2018, 10_000.0),
        (BELA_PALANKA, "rzs-07", 2018, 11_000.0),
        (DIMITROVGRAD, "rzs-07", 2018, 9000.0),
    ]);
    let found = compared(&of_figures(&figures), PIROT, "DEM-01", None).unwrap();
    let how = How::Median { known: 4, of: 4 };
    assert_eq!(beside(&found, &Whom::District(unit("RS226"))), Ok((10_500.0, how)));
}

/// Infant mortality of seven units by the indicator's own code; lower is better.
fn seven() -> (Figures, Vec<UnitCode>) {
    let rows = [
        (PIROT, 6.0),
        (BABUSNICA, 2.0),
        (BELA_PALANKA, 4.0),
        (DIMITROVGRAD, 6.0),
        ("70602", 8.0),
        ("80438", 10.0),
        ("80012", 12.0),
    ];
    let figures: Vec<_> = rows.map(|(code, value)| (code, "HEA-03", 2018, value)).into();
    let others = units(&[BABUSNICA, BELA_PALANKA, DIMITROVGRAD, "70602", "80438", "80012"]);
    (published(&figures), others)
}

#[test]
fn rank_percentile_and_distance_are_read_from_the_good_end() {
    let (figures, others) = seven();
    let found = compared(&of_figures(&figures), PIROT, "HEA-03", Some(&others)).unwrap();
    let standing = found.all.standing.unwrap();
    // 2, 4 | 6, 6 | 8, 10, 12: two are better, one shares the place, three are left behind.
    assert_eq!((standing.place(), standing.rank, standing.tied, standing.of), (3, 3.5, 2, 7));
    assert!((standing.percentile - 100.0 * 4.0 / 7.0).abs() < 1e-12);
    // Mean 48/7, squared deviations 496/7 with n − 1 = 6.
    let z = (48.0 / 7.0 - 6.0) / (496.0_f64 / 7.0 / 6.0).sqrt();
    assert!((standing.z.unwrap() - z).abs() < 1e-12);
    assert_eq!(found.all.quartiles, Some([4.0, 6.0, 10.0]));
}

#[test]
fn a_rank_needs_five_others() {
    let (figures, others) = seven();
    let values = of_figures(&figures);
    let five = compared(&values, PIROT, "HEA-03", others.get(..5)).unwrap();
    assert_eq!(five.all.standing.map(|standing| standing.of), Ok(6));
    let four = compared(&values, PIROT, "HEA-03", others.get(..4)).unwrap();
    assert_eq!(four.all.standing, Err(NotRanked::TooFew(4)));
}

#[test]
fn the_newest_period_that_all_have_is_taken_and_the_newer_one_told() {
    let mut figures = seven().0;
    let later = published(&[
        (PIROT, "HEA-03", 2020, 3.0),
        (BABUSNICA, "HEA-03", 2020, 1.0),
        (PIROT, "HEA-03", 2022, 2.0),
    ]);
    figures.extend(later.iter().cloned());
    let values = of_figures(&figures);
    let found = compared(&values, PIROT, "HEA-03", None).unwrap();
    assert_eq!(
        (found.own.period, found.own.value, found.newest),
        (year(2018), Some(6.0), year(2022))
    );
    let one = units(&[BABUSNICA]);
    let found = compared(&values, PIROT, "HEA-03", Some(&one)).unwrap();
    assert_eq!((found.own.period, found.newest), (year(2020), year(2022)));
    let asked = Asked { with: Some(&one), until: Some(year(2019)), ..Asked::default() };
    let code: IndicatorCode = "HEA-03".parse().unwrap();
    let found = compare(&values, &PLACES, &unit(PIROT), &code, &asked).unwrap();
    assert_eq!((found.own.period, found.newest), (year(2018), year(2018)));
}

#[test]
fn without_a_common_period_nothing_is_compared_and_both_ends_are_named() {
    let figures = published(&[(PIROT, "HEA-03", 2025, 3.0), (BABUSNICA, "HEA-03", 2018, 1.0)]);
    let error = compared(&of_figures(&figures), PIROT, "HEA-03", None).unwrap_err();
    assert_eq!(
        error.to_string(),
        "nobody else has a value of HEA-03 for 2025 from the same kind of source; theirs end with 2018"
    );
}

#[test]
fn a_list_never_meets_a_sample() {
    let figures = Figures::default();
    let values =
        with_run(of_figures(&figures), (PIROT, Design::Sample), "EU-01", Some((24.0, 3.0)));
    let values = with_run(values, (BABUSNICA, Design::List), "EU-01", Some((80.0, 0.0)));
    let values = with_run(values, (DIMITROVGRAD, Design::Sample), "EU-01", Some((20.0, 4.0)));
    let found = compared(&values, PIROT, "EU-01", None).unwrap();
    let listed = Absent::OtherOrigin(Origin::Mapping(Design::List));
    assert_eq!(beside(&found, &Whom::Neighbour(unit(BABUSNICA))), Err(&listed));
    let sampled = find(&found, &Whom::Neighbour(unit(DIMITROVGRAD))).other.as_ref().unwrap();
    assert_eq!((sampled.difference, sampled.difference_standard_error), (4.0, Some(5.0)));
}

#[test]
fn lists_are_not_ranked() {
    let figures = Figures::default();
    let (_, others) = seven();
    let mut values =
        with_run(of_figures(&figures), (PIROT, Design::List), "EU-01", Some((70.0, 0.0)));
    for other in &others {
        values = with_run(values, (other.as_str(), Design::List), "EU-01", Some((60.0, 0.0)));
    }
    let found = compared(&values, PIROT, "EU-01", Some(&others)).unwrap();
    assert_eq!(found.all.standing, Err(NotRanked::List));
}

#[test]
fn one_hidden_value_leaves_all_without_rank() {
    let figures = Figures::default();
    let (_, others) = seven();
    let mut values =
        with_run(of_figures(&figures), (PIROT, Design::Census), "EU-01", Some((20.0, 0.0)));
    for (place, other) in others.iter().enumerate() {
        let estimate = (place > 0).then_some((15.0, 0.0));
        values = with_run(values, (other.as_str(), Design::Census), "EU-01", estimate);
    }
    let found = compared(&values, PIROT, "EU-01", Some(&others)).unwrap();
    assert_eq!(found.all.standing, Err(NotRanked::Suppressed(1)));
    let hidden = others.first().cloned().unwrap();
    assert_eq!(beside(&found, &Whom::Named(hidden)), Err(&Absent::Hidden));
}

#[test]
fn a_figure_of_another_version_of_the_definition_is_left_out() {
    let text = "domain = \"eu\"\n[[indicator]]\ncode = \"EU-01\"\nversion = 2\nname = { sr = \"a\", en = \"a\" }\n\
                definition = { sr = \"a\", en = \"a\" }\nunit = \"percent\"\ndirection = \"lower\"\n\
                source = \"own_mapping\"\nfrom = [\"OM\"]\nentered = true\n";
    let catalogue = Catalogue::of_text("indicators.toml", text).unwrap();
    let figures = Figures::default();
    let values = Values::new(&figures, &SERIES, &catalogue);
    let values = with_run(values, (PIROT, Design::Census), "EU-01", Some((20.0, 0.0)));
    let code: IndicatorCode = "EU-01".parse().unwrap();
    let error = compare(&values, &PLACES, &unit(PIROT), &code, &Asked::default()).unwrap_err();
    assert_eq!(error, NotCompared::NoFigure { unit: unit(PIROT), indicator: code });
}

#[test]
fn a_city_and_its_municipality_never_stand_in_one_set() {
    // Barajevo, Voždovac and Vračar are parts of Belgrade.
    let rows = [("70092", 1.0), ("70106", 2.0), ("79014", 3.0), (PIROT, 4.0)];
    let figures: Vec<_> = rows.map(|(code, value)| (code, "HEA-03", 2018, value)).into();
    let figures = published(&figures);
    let values = of_figures(&figures);
    let named = units(&["79014", "70106", PIROT]);
    let found = compared(&values, "70092", "HEA-03", Some(&named)).unwrap();
    assert_eq!(beside(&found, &Whom::Named(unit("79014"))), Err(&Absent::PartOfCity));
    assert_eq!(beside(&found, &Whom::Named(unit("70106"))), Ok((2.0, How::Figure)));
    let set: Vec<&str> = found.all.values.iter().map(|(code, _)| code.as_str()).collect();
    assert_eq!(
        set,
        ["70092", PIROT],
        "a municipality gives way to its city, the city to the unit itself"
    );
}

#[test]
fn a_fictional_unit_is_compared_with_the_145_and_is_never_one_of_them() {
    let text = "[[unit]]\ncode = \"99015\"\nname = \"Vedrovo\"\nlevel = \"municipality\"\ndistrict = \"RS226\"\n\
                region = \"RS22\"\npopulation_2022 = 49601\npopulation_2011 = 57997\narea_km2 = 1232.0\n\
                longitude = 22.0\nlatitude = 43.0\nis_fictional = true\nneighbours = [\"70939\"]\n";
    let places = Places::shipped().unwrap().with_toml("places.toml", text).unwrap();
    let mut figures = SHIPPED.clone();
    figures.extend(published(&[("99015", "rzs-29", 2018, 0.5)]).iter().cloned());
    let values = of_figures(&figures);
    let of = |code: &str| {
        let indicator = "DEM-10".parse().unwrap();
        compare(&values, &places, &unit(code), &indicator, &Asked::default()).unwrap()
    };
    let fictional = of("99015");
    let standing = fictional.all.standing.unwrap();
    assert_eq!((standing.place(), standing.of, fictional.all.size), (1, 146, 145));
    let real = of(PIROT);
    assert_eq!((real.all.standing.unwrap().of, real.all.size), (145, 145));
    assert!(real.all.values.iter().all(|(code, _)| *code != unit("99015")));
    // It was given the facts of Pirot, and of nothing else anything is known.
    let peers = fictional.peers.unwrap().unwrap();
    let used: Vec<Trait> = peers.covariates.iter().map(|covariate| covariate.what).collect();
    assert_eq!(used, [Trait::Population, Trait::Density, Trait::PopulationChange]);
    assert_eq!(peers.without, [Trait::Children, Trait::Older, Trait::Wage]);
    let nearest = peers.units.first().unwrap();
    assert_eq!((nearest.unit.as_str(), nearest.distance), (PIROT, 0.0));
}

#[test]
fn similar_units_are_ten_others_with_reasons_and_periods() {
    let found = compared(&of_figures(&SHIPPED), PIROT, "DEM-10", None).unwrap();
    let peers = found.peers.as_ref().unwrap().as_ref().unwrap();
    assert_eq!(peers.units.len(), 10);
    assert!(peers.units.iter().all(|peer| peer.unit != unit(PIROT) && peer.resemblance.len() == 6));
    assert!(peers.units.is_sorted_by(|a, b| a.distance <= b.distance));
    let periods: Vec<_> = peers.covariates.iter().map(|covariate| covariate.period).collect();
    let official = Some(year(2018));
    assert_eq!(periods, [None, None, None, official, official, official]);
    let Ok((_, How::Median { known: 10, of: 10 })) = beside(&found, &Whom::Similar) else {
        panic!("{:?}", beside(&found, &Whom::Similar));
    };
}

#[test]
fn chance_is_judged_only_where_counts_are_known() {
    let values = of_figures(&SHIPPED);
    let of = |indicator: &str| compared(&values, PIROT, indicator, None).unwrap();
    let infants = of("HEA-03");
    // 7 of 431 where about five in a thousand is common: far outside by chance alone.
    let funnel = infants.funnel.unwrap();
    assert_eq!(funnel.base, 431.0);
    assert!(funnel.warning.1 < 7.0 / 431.0 * 1000.0, "{funnel:?}");
    let shrunk = infants.shrunk.unwrap();
    assert!(funnel.common < shrunk.value && shrunk.value < 7.0 / 431.0 * 1000.0, "{shrunk:?}");
    assert_eq!(of("DEM-10").funnel, Err(NoChance::NotARate));
    assert_eq!(of("DEM-09").shrunk, Err(NoChance::NotRare));
    assert_eq!(of("DEM-13").funnel, Err(NoChance::NotCases));
}

#[test]
fn territories_may_be_named() {
    let named = units(&["RS226", "RS"]);
    let found = compared(&of_figures(&SHIPPED), PIROT, "DEM-13.births", Some(&named)).unwrap();
    // 63,975 births of 6,982,604 inhabitants in 2018.
    let (republic, how) = beside(&found, &Whom::Republic(unit("RS"))).unwrap();
    assert_eq!(how, How::Counts);
    assert!((republic - 63_975.0 / 6_982_604.0 * 1000.0).abs() < 1e-12);
    assert!(beside(&found, &Whom::District(unit("RS226"))).is_ok());
}

#[test]
fn what_is_no_municipality_or_no_indicator_is_refused() {
    let figures = Figures::default();
    let values = of_figures(&figures);
    let of = |code: &str, indicator: &str| compared(&values, code, indicator, None).unwrap_err();
    assert_eq!(of("99999", "DEM-10"), NotCompared::UnknownUnit(unit("99999")));
    assert_eq!(of("RS226", "DEM-10"), NotCompared::NotMunicipal(unit("RS226")));
    let unknown = "XXX-99".parse().unwrap();
    assert_eq!(of(PIROT, "XXX-99"), NotCompared::UnknownIndicator(unknown));
}
