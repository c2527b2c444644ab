//! What pages show, from hand-made figures of Pirot: what the office published, two samples and a list.

use std::path::Path;

use indicators::{
    comparison::{Absent, NotCompared, NotRanked, Origin, Whom},
    definition::{Breakdown, Domain, SourceKind},
    installation::{Holdings, Installation, Published},
    official::{FigureValue, OfficialFigure},
    run::{Figure, Hidden, Record, Run},
    snapshot::About,
    view::{Cell, Interval, Measure, Note, Source, Suppression, UnitFigures, Wanted, With},
};
use kernel::{Design, Period, UnitCode, Words};

const PIROT: &str = "70939";
const POVERTY: &str = "EU-01";

fn installation() -> Installation {
    Installation::open(Path::new("/nowhere")).unwrap()
}

fn unit(code: &str) -> UnitCode {
    code.parse().unwrap()
}

fn year(year: u16) -> Period {
    Period::of_year(year)
}

fn published(rows: &[(&str, &str, u16, f64)]) -> Published {
    let figures = rows.iter().map(|(code, series, of, value)| OfficialFigure {
        unit: unit(code),
        series: series.parse().unwrap(),
        period: year(*of),
        value: FigureValue::Number(*value),
        base: None,
        unit_of_measure: "".into(),
        source: "rzs".into(),
        status: String::new(),
        note: String::new(),
    });
    let title = Words { sr: "RZS, opštine".into(), en: "RZS, municipalities".into() };
    Published { figures: figures.collect(), titles: [("rzs".to_owned(), title)].into() }
}

/// A share of those at risk of poverty, estimated from 400 records.
fn poverty(estimate: f64) -> Figure {
    Figure {
        indicator: POVERTY.parse().unwrap(),
        version: 1,
        by: None,
        group: None,
        estimate: Some(estimate),
        standard_error: Some(1.0),
        lower: Some(estimate - 2.0),
        upper: Some(estimate + 2.0),
        n: Some(400),
        population: Some(9000.0),
        missing: [1, 2, 3, 4],
        hidden: None,
        reason: None,
    }
}

fn of_group(group: &str, estimate: Option<f64>) -> Figure {
    let hidden = estimate.is_none().then_some(Hidden::SmallCount);
    let known = poverty(estimate.unwrap_or_default());
    Figure {
        by: Some(Breakdown::Sex),
        group: Some(group.to_owned()),
        estimate,
        standard_error: estimate.and(known.standard_error),
        lower: estimate.and(known.lower),
        upper: estimate.and(known.upper),
        n: estimate.and(known.n),
        population: estimate.and(known.population),
        hidden,
        ..known
    }
}

fn run(of: u16, design: Design, figures: Vec<Figure>) -> Run {
    let id =
        format!("{PIROT}-{of}-{}", if design == Design::List { "a1b2c3d4" } else { "e5f6a7b8" });
    Run {
        record: Record {
            id: id.parse().unwrap(),
            about: About { unit: unit(PIROT), period: year(of), design },
            made_at: "2026-07-01T10:00:00Z".into(),
            code_version: "0.1.0".into(),
            microdata_sha256: String::new(),
            snapshot_sha256: "ab".into(),
            definitions_sha256: String::new(),
            households: 150,
            persons: 400,
            reference_date: format!("{of}-06-30"),
            income_year: i32::from(of) - 1,
            definitions: assessment::Definitions::default(),
            parameter: Vec::new(),
            missing_parameters: Vec::new(),
            registry: None,
            block: Vec::new(),
        },
        figures,
    }
}

fn rounds() -> Holdings {
    let last = vec![poverty(20.0), of_group("male", Some(18.0)), of_group("female", None)];
    Holdings {
        published: published(&[(PIROT, "rzs-35", 2017, 10.0), (PIROT, "rzs-35", 2018, 16.2)]),
        runs: vec![
            run(2024, Design::Sample, vec![poverty(26.0)]),
            run(2026, Design::List, vec![poverty(70.0)]),
            run(2026, Design::Sample, last),
        ],
    }
}

fn codes(listing: &indicators::view::Listing<'_>) -> Vec<String> {
    let lines = listing.chapters.iter().flat_map(|chapter| &chapter.lines);
    lines.map(|line| line.definition.code.to_string()).collect()
}

#[test]
fn the_catalogue_is_searched_in_any_script_and_without_diacritics() {
    let (installation, holdings) = (installation(), Holdings::default());
    let pirot = UnitFigures::of(&installation, &holdings, &unit(PIROT)).unwrap();
    for search in ["smrtnosti odojčadi", "ODOJCADI stopa", "одојчади", "hea-03", "infant mortality"]
    {
        let found = pirot.list(&Wanted { search: search.to_owned(), ..Wanted::default() });
        assert_eq!(codes(&found), ["HEA-03"], "{search}");
    }
    let nothing = pirot.list(&Wanted { search: "odojčadi xyz".into(), ..Wanted::default() });
    assert_eq!((nothing.found, nothing.chapters), (0, vec![]));
}

#[test]
fn filters_narrow_the_list_and_count_what_each_choice_would_show() {
    let (installation, holdings) = (installation(), rounds());
    let pirot = UnitFigures::of(&installation, &holdings, &unit(PIROT)).unwrap();
    let known = pirot.list(&Wanted { with_figure: true, ..Wanted::default() });
    assert_eq!(codes(&known), ["HEA-03", POVERTY]);
    assert_eq!(known.all, installation.indicators.definitions().count());
    let wanted = Wanted { with_figure: true, domain: Some(Domain::Health), ..Wanted::default() };
    let health = pirot.list(&wanted);
    assert_eq!((codes(&health), health.found), (vec!["HEA-03".to_owned()], 1));
    let count = |domain| health.domains.iter().find(|(one, _)| *one == domain).unwrap().1;
    assert_eq!((count(Domain::Health), count(Domain::Eu), count(Domain::Groups)), (1, 1, 0));
    let counted: Vec<_> = health.sources.iter().filter(|(_, count)| *count > 0).collect();
    assert_eq!(counted, [&(SourceKind::Official, 1)]);
    let own = Wanted { source: Some(SourceKind::OwnMapping), ..wanted };
    assert_eq!(codes(&pirot.list(&own)), Vec::<String>::new());
}

#[test]
fn a_line_shows_the_newest_figure_of_the_source_that_the_definition_names() {
    let (installation, holdings) = (installation(), rounds());
    let pirot = UnitFigures::of(&installation, &holdings, &unit(PIROT)).unwrap();
    let known = pirot.list(&Wanted { with_figure: true, ..Wanted::default() });
    let figures: Vec<_> = known
        .chapters
        .iter()
        .flat_map(|chapter| &chapter.lines)
        .map(|line| {
            let told = line.figure.as_ref().unwrap();
            (told.origin, told.period, told.cell.shown(), line.measure.clone())
        })
        .collect();
    assert_eq!(
        figures,
        [
            (Origin::Published, year(2018), Some(16.2), Measure::PerMille),
            (Origin::Mapping(Design::Sample), year(2026), Some(20.0), Measure::Percent),
        ]
    );
}

#[test]
fn a_sample_has_its_history_its_change_and_groups_with_what_is_withheld() {
    let (installation, holdings) = (installation(), rounds());
    let pirot = UnitFigures::of(&installation, &holdings, &unit(PIROT)).unwrap();
    let portrait = pirot.portrait(&POVERTY.parse().unwrap()).unwrap();
    assert_eq!(portrait.methods, Some("at-risk-of-poverty"));
    let told = portrait.figure.unwrap();
    let cell = |value: f64| Cell {
        value: Some(value),
        standard_error: Some(1.0),
        interval: Some(Interval { lower: value - 2.0, upper: value + 2.0 }),
        n: Some(400),
        population: Some(9000.0),
        suppression: None,
    };
    assert_eq!((told.cell, told.missing.unanswered()), (cell(20.0), 6));
    assert!(matches!(told.source, Source::Run { households: 150, .. }), "{:?}", told.source);
    assert_eq!(portrait.history, [(year(2024), cell(26.0)), (year(2026), cell(20.0))]);
    let change = portrait.change.unwrap();
    assert_eq!((change.from, change.before, change.tested.difference), (year(2024), 26.0, -6.0));
    assert!(change.tested.is_clear);
    let [by_sex] = portrait.divisions.as_slice() else { panic!("{:?}", portrait.divisions) };
    assert_eq!(by_sex.name.en, "Sex");
    let groups: Vec<_> = by_sex
        .groups
        .iter()
        .map(|(name, cell)| (name.en.as_str(), cell.shown(), cell.suppression))
        .collect();
    assert_eq!(
        groups,
        [("Male", Some(18.0), None), ("Female", None, Some(Suppression::SmallCell))]
    );
}

#[test]
fn what_a_list_tells_stands_apart_without_error_and_is_never_set_against_others() {
    let (installation, mut holdings) = (installation(), rounds());
    let pirot = UnitFigures::of(&installation, &holdings, &unit(PIROT)).unwrap();
    let portrait = pirot.portrait(&POVERTY.parse().unwrap()).unwrap();
    let listed =
        Cell { value: Some(70.0), n: Some(400), population: Some(9000.0), ..Cell::default() };
    let others: Vec<_> = portrait.others.iter().map(|one| (one.origin, one.cell)).collect();
    assert_eq!(others, [(Origin::Mapping(Design::List), listed)]);
    holdings.runs.retain(|run| run.record.about.design == Design::List);
    let alone = UnitFigures::of(&installation, &holdings, &unit(PIROT)).unwrap();
    let portrait = alone.portrait(&POVERTY.parse().unwrap()).unwrap();
    assert_eq!(portrait.figure.unwrap().cell, listed);
    assert_eq!(
        (portrait.history, portrait.change, portrait.beside, portrait.others),
        (vec![], None, None, vec![])
    );
}

#[test]
fn a_round_under_another_version_of_the_definition_is_named_and_left_out() {
    let (installation, mut holdings) = (installation(), rounds());
    let first = holdings.runs.first_mut().unwrap();
    first.figures = vec![Figure { version: 7, ..poverty(26.0) }];
    let pirot = UnitFigures::of(&installation, &holdings, &unit(PIROT)).unwrap();
    let portrait = pirot.portrait(&POVERTY.parse().unwrap()).unwrap();
    let periods: Vec<Period> = portrait.history.iter().map(|(period, _)| *period).collect();
    assert_eq!(periods, [year(2026)]);
    assert_eq!((portrait.other_versions, portrait.change), (vec![year(2024)], None));
}

#[test]
fn an_indicator_without_figure_is_still_explained() {
    let (installation, holdings) = (installation(), Holdings::default());
    let pirot = UnitFigures::of(&installation, &holdings, &unit(PIROT)).unwrap();
    let portrait = pirot.portrait(&"HEA-06".parse().unwrap()).unwrap();
    let variables: Vec<&str> = portrait.variables.iter().map(|(code, _)| code.as_str()).collect();
    assert_eq!(variables, ["uninsured"]);
    let from: Vec<&str> = portrait.from.iter().map(|words| words.en.as_str()).collect();
    assert_eq!(from, ["own social mapping"]);
    assert_eq!((portrait.figure, portrait.beside), (None, None));
    assert!(pirot.portrait(&"XYZ-99".parse().unwrap()).is_none());
    assert!(UnitFigures::of(&installation, &holdings, &unit("79999")).is_none());
}

#[test]
fn others_stand_beside_a_published_figure_in_rows_with_their_notes() {
    let installation = installation();
    let holdings = Holdings {
        published: published(&[
            (PIROT, "rzs-35", 2018, 10.0),
            (PIROT, "rzs-35", 2019, 12.0),
            ("70505", "rzs-35", 2018, 80.0),
        ]),
        runs: vec![],
    };
    let pirot = UnitFigures::of(&installation, &holdings, &unit(PIROT)).unwrap();
    let portrait = pirot.portrait(&"HEA-03".parse().unwrap()).unwrap();
    let told = portrait.figure.unwrap();
    let title = Words { sr: "RZS, opštine".into(), en: "RZS, municipalities".into() };
    assert_eq!(told.source, Source::Published { slug: "rzs".into(), title });
    let beside = portrait.beside.unwrap().unwrap();
    let row = |name: &str| beside.rows.iter().find(|row| row.name.en == name).unwrap();
    let near = row("Dimitrovgrad");
    assert_eq!(near.with, With::One(Whom::Neighbour(unit("70505"))));
    assert_eq!(near.other.as_ref().unwrap().difference, -70.0);
    assert_eq!(near.notes, [Note::Newest(year(2019))]);
    let district = row("Pirotski District");
    assert_eq!(district.name.sr, "Pirotski okrug");
    assert_eq!(
        district.notes,
        [Note::Absent(Absent::TooFew { known: 2, of: 4 }), Note::Newest(year(2019))]
    );
    // Three neighbours have none.
    let none = beside
        .rows
        .iter()
        .filter(|row| row.notes.contains(&Note::Absent(Absent::NoValue(year(2018)))));
    assert_eq!(none.count(), 3);
}

#[test]
fn who_names_several_gets_their_order_and_what_cannot_be_compared_says_why() {
    let (installation, holdings) = (installation(), rounds());
    let pirot = UnitFigures::of(&installation, &holdings, &unit(PIROT)).unwrap();
    let compared = pirot.compare(&[], &[]);
    let reasons: Vec<_> = compared.iter().map(|one| one.found.as_ref().err().cloned()).collect();
    let none = |indicator: &str, periods: &[u16]| NotCompared::NoCommonPeriod {
        indicator: indicator.parse().unwrap(),
        periods: periods.iter().map(|one| year(*one)).collect(),
        newest: None,
    };
    assert_eq!(
        reasons,
        [Some(none("HEA-03", &[2017, 2018])), Some(none(POVERTY, &[2024, 2026, 2026])),]
    );
    let holdings = Holdings {
        published: published(&[
            (PIROT, "rzs-35", 2018, 10.0),
            ("70505", "rzs-35", 2018, 80.0),
            ("70050", "rzs-35", 2018, 20.0),
        ]),
        runs: vec![],
    };
    let pirot = UnitFigures::of(&installation, &holdings, &unit(PIROT)).unwrap();
    let compared = pirot.compare(&["HEA-03".parse().unwrap()], &[unit("70505"), unit("70050")]);
    let [one] = compared.as_slice() else { panic!("{compared:?}") };
    let rows = &one.found.as_ref().unwrap().rows;
    let last = rows.last().unwrap();
    assert_eq!((rows.len(), &last.with, &last.other), (3, &With::All, &None));
    assert_eq!(last.notes, [Note::NotRanked(NotRanked::TooFew(2))]);
}
