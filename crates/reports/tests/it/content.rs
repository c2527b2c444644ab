//! What the report says and what it may not say.

use kernel::{Design, Language};
use reports::{
    Benchmark, Block, Cell, Change, Compared, Origin, ReportInput, Role, Section, Setting, State,
    Suppression, Table,
};

use crate::{
    fixture::{
        beside, empty, estimate, official, official_only, rich, sampled, withheld, words, year,
    },
    section, texts, write,
};

const SR: Language = Language::SerbianLatin;
const NO_CHANGE: &str = "Nema prethodnog kruga sa kojim bi se vrednosti mogle porediti.";
const NO_COMPARISON: &str =
    "Nema podataka drugih opština sa kojima bi se vrednosti mogle porediti.";

fn as_table(block: &Block) -> Option<&Table> {
    if let Block::Table(table) = block { Some(table) } else { None }
}

/// The first table of some blocks.
fn table(blocks: &[Block]) -> &Table {
    blocks.iter().find_map(as_table).unwrap()
}

fn with(figure: reports::Figure) -> ReportInput {
    ReportInput { figures: vec![figure], ..empty() }
}

fn poor(cell: Cell) -> reports::Figure {
    sampled(
        "EU-01",
        Section::Material,
        "Stopa rizika od siromaštva",
        "At-risk-of-poverty rate",
        cell,
    )
}

#[test]
fn sections_stand_in_the_order_of_the_field() {
    let document = write(&rich(), SR);
    let headings: Vec<(u8, &str, &str)> = document
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Heading(h) => Some((h.level, h.number.as_str(), h.anchor.as_str())),
            _ => None,
        })
        .collect();
    assert_eq!(
        headings,
        [
            (1, "1", "summary"),
            (1, "2", "population"),
            (1, "3", "economy"),
            (1, "4", "employment"),
            (1, "5", "education"),
            (1, "6", "health"),
            (1, "7", "housing"),
            (1, "8", "material"),
            (1, "9", "protection"),
            (1, "10", "groups"),
            (2, "10.1", "children"),
            (2, "10.2", "young"),
            (2, "10.3", "old"),
            (2, "10.4", "disability"),
            (2, "10.5", "roma"),
            (2, "10.6", "women"),
            (1, "11", "comparison"),
            (1, "12", "change"),
            (1, "13", "priorities"),
            (1, "14", "annex"),
            (2, "14.1", "annex-definitions"),
            (2, "14.2", "annex-method"),
            (2, "14.3", "annex-quality"),
            (2, "14.4", "annex-withheld"),
            (2, "14.5", "annex-again"),
        ]
    );
}

#[test]
fn a_section_without_data_says_so_in_one_line() {
    let document = write(&empty(), SR);
    for of in Section::DOMAINS.into_iter().chain(Section::GROUPS) {
        assert_eq!(texts(section(&document, of.slug())), ["Za ovaj deo nema podataka."], "{of:?}");
    }
}

#[test]
fn no_section_is_empty() {
    for input in [rich(), official_only(), empty()] {
        let document = write(&input, SR);
        let mut blocks = document.blocks.iter().peekable();
        while let Some(block) = blocks.next() {
            let Block::Heading(heading) = block else { continue };
            let is_filled = match blocks.peek() {
                Some(Block::Heading(next)) => next.level > heading.level,
                next => next.is_some(),
            };
            assert!(is_filled, "{}", heading.text);
        }
    }
}

#[test]
fn a_list_speaks_of_those_mapped_and_never_of_change() {
    let change =
        Change { from: year(2024), before: 9.0, difference: -4.0, standard_error: None, p: None };
    let figure = reports::Figure {
        origin: Origin::Mapping(Design::List),
        change: Some(change),
        comparisons: vec![beside(Benchmark::Republic, "Republika Srbija", "Serbia", 3.0)],
        ..poor(Cell { value: Some(5.0), n: Some(80), ..Cell::default() })
    };
    let document = write(&with(figure), SR);
    let material = texts(section(&document, "material")).join("\n");
    assert!(material.contains("Od mapiranih\nNađeno\nMapirano"), "{material}");
    assert!(material.contains("5,0%\n4\n80"), "{material}");
    assert_eq!(texts(section(&document, "change")), [NO_CHANGE]);
    assert_eq!(texts(section(&document, "comparison")), [NO_COMPARISON]);
}

#[test]
fn changed_is_said_only_of_a_tested_difference_between_samples() {
    let verdict = |origin: Origin, difference: f64, p: Option<f64>| {
        let change =
            Change { from: year(2024), before: 20.0, difference, standard_error: Some(1.0), p };
        let cell = estimate(20.0 + difference, 1.0, 900);
        let figure = reports::Figure { origin, change: Some(change), ..poor(cell) };
        let document = write(&with(figure), SR);
        table(section(&document, "change")).rows[0].last().cloned().unwrap()
    };
    let sample = Origin::Mapping(Design::Sample);
    assert_eq!(verdict(sample, 3.0, Some(0.012)), "promenjeno: poraslo");
    assert_eq!(verdict(sample, -3.0, Some(0.000_1)), "promenjeno: opalo");
    assert_eq!(verdict(sample, 1.0, Some(0.05)), "u granicama greške");
    assert_eq!(verdict(sample, 1.0, None), "razlika nije ispitana");
    assert_eq!(
        verdict(Origin::Official, 5.0, Some(0.001)),
        "razlika u zvaničnim podacima, bez greške uzorka"
    );
}

#[test]
fn a_withheld_value_is_a_dot_with_its_reason_everywhere() {
    let mut figure = poor(withheld(Suppression::SmallCell));
    figure.cell.value = Some(77.7);
    figure.series =
        vec![(year(2022), 71.1), (year(2023), 72.2), (year(2024), 73.3), (year(2025), 74.4)];
    figure.comparisons = vec![beside(Benchmark::Republic, "Republika Srbija", "Serbia", 20.0)];
    let input = with(figure);
    let document = write(&input, SR);
    let table = table(section(&document, "material"));
    assert_eq!(table.rows[0][1], "·");
    assert!(table.notes[0].contains("moglo bi se prepoznati ko je"), "{:?}", table.notes);
    let all = texts(&document.blocks).join("\n");
    for hidden in ["77,7", "71,1", "74,4"] {
        assert!(!all.contains(hidden), "{hidden} is shown");
    }
}

fn by_sex(women: f64, men: f64) -> reports::Figure {
    let groups = vec![
        (words("žene", "women"), estimate(women, 1.5, 450)),
        (words("muškarci", "men"), estimate(men, 1.5, 450)),
        (words("bez odgovora", "no answer"), estimate(90.0, 5.0, 30)),
    ];
    let by = reports::Breakdown { dimension: words("Pol", "Sex"), groups };
    reports::Figure { breakdowns: vec![by], ..poor(estimate(20.0, 1.0, 900)) }
}

#[test]
fn groups_are_told_only_when_their_intervals_are_apart() {
    let told = |women, men| {
        let document = write(&with(by_sex(women, men)), SR);
        let paragraphs = section(&document, "material")
            .iter()
            .filter(|block| matches!(block, Block::Paragraph(_)))
            .cloned()
            .collect::<Vec<_>>();
        texts(&paragraphs).join("\n")
    };
    assert!(
        told(26.0, 14.0).contains(
            "Jasne razlike među grupama (intervali se ne preklapaju): „žene“ 26,0% prema „muškarci“ 14,0%."
        ),
        "{}",
        told(26.0, 14.0)
    );
    assert!(!told(21.0, 19.0).contains("žene"));
}

#[test]
fn groups_stand_in_a_matrix_and_uncertain_ones_in_brackets() {
    let other = reports::Figure { code: "EU-10".parse().unwrap(), ..by_sex(31.0, 29.0) };
    let input = ReportInput { figures: vec![by_sex(21.0, 19.0), other], ..empty() };
    let document = write(&input, SR);
    let matrix = section(&document, "material").iter().find_map(|block| match block {
        Block::Table(table) if table.setting == Setting::Matrix => Some(table),
        _ => None,
    });
    let matrix = matrix.unwrap();
    let row = |women, men| ["Stopa rizika od siromaštva, %", "20,0", women, men, "(90,0)"];
    assert_eq!(matrix.rows, [row("21,0", "19,0"), row("31,0", "29,0")]);
    assert_eq!(matrix.notes, ["U zagradi: nepouzdana procena, iza koje stoji od 20 do 49 zapisa."]);
}

#[test]
fn a_comparison_of_an_earlier_time_brings_the_own_value_of_that_time() {
    let mut figure = official("FIN-09", Section::Economy, "Zarada", "Wage", 90.0);
    figure.compared = Some(Compared { period: year(2018), own: 40.0 });
    figure.comparisons = vec![beside(Benchmark::Republic, "Republika Srbija", "Serbia", 50.0)];
    let document = write(&with(figure), SR);
    assert_eq!(
        table(section(&document, "comparison")).rows,
        [["Zarada, %", "2018", "40,0", "50,0"]]
    );
    assert_eq!(table(section(&document, "economy")).rows[0][1], "90,0%");
}

#[test]
fn what_sampling_error_explains_is_counted_and_not_listed() {
    let figure = |code, role, p| {
        let change = Change {
            from: year(2024),
            before: 20.0,
            difference: 2.0,
            standard_error: Some(1.0),
            p: Some(p),
        };
        let mut figure = poor(estimate(22.0, 1.0, 900));
        figure.code = format!("MAT-0{code}").parse().unwrap();
        reports::Figure { change: Some(change), role, ..figure }
    };
    let figures = vec![
        figure(1, Role::Headline, 0.4),
        figure(2, Role::Main, 0.01),
        figure(3, Role::Main, 0.5),
        figure(4, Role::Variant, 0.001),
    ];
    let document = write(&ReportInput { figures, ..empty() }, SR);
    let change = section(&document, "change");
    assert_eq!(table(change).rows.len(), 2);
    let told = texts(change).join("\n");
    assert!(told.contains("Za još 1 pokazatelja"), "{told}");
    assert!(told.contains("Ispitano je razlika: 3, a jasnih je 1."), "{told}");
}

#[test]
fn what_is_better_in_neither_direction_has_no_place() {
    let ranked = |direction| {
        let mut figure =
            official("DEM-01", Section::Population, "Broj stanovnika", "Population", 9.0);
        figure.direction = direction;
        figure.comparisons = vec![reports::Comparison {
            rank: Some(reports::Rank { place: 3, of: 145 }),
            ..beside(Benchmark::Republic, "Republika Srbija", "Serbia", 20.0)
        }];
        texts(section(&write(&with(figure), SR), "comparison")).join("\n")
    };
    assert!(ranked(1).contains("3.\u{a0}od\u{a0}145"));
    assert!(!ranked(0).contains("145"));
}

#[test]
fn the_committees_words_stand_in_their_section_marked_as_theirs() {
    let document = write(&rich(), SR);
    let Some(Block::Callout(callout)) = section(&document, "employment").last() else {
        panic!("expected a box")
    };
    assert_eq!(callout.kind, reports::CalloutKind::Committee);
    assert_eq!(callout.title, "Reč Odbora za socijalnu politiku");
}

#[test]
fn every_page_line_names_municipality_period_and_state() {
    let mut input = rich();
    assert_eq!(write(&input, SR).meta.header(), "Opština Ljubovnja · 2026 · nacrt");
    input.state = State::Adopted("2026-12-18".parse().unwrap());
    assert_eq!(
        write(&input, Language::English).meta.header(),
        "Municipality of Ljubovnja · 2026 · adopted 18\u{a0}December\u{a0}2026"
    );
    assert_eq!(
        write(&input, Language::SerbianCyrillic).meta.header(),
        "Општина Љубовња · 2026 · усвојен 18.\u{a0}12.\u{a0}2026."
    );
}

#[test]
fn a_fictional_municipality_is_marked() {
    assert!(write(&rich(), SR).meta.demo.is_some());
    assert_eq!(write(&official_only(), SR).meta.demo, None);
}

#[test]
fn ten_figures_matter_and_the_named_come_first() {
    let mut input = rich();
    input.key_figures = vec!["EU-10".parse().unwrap(), "EU-20".parse().unwrap()];
    let codes: Vec<&str> =
        reports::key_figures(&input).into_iter().map(|figure| figure.code.as_str()).collect();
    assert_eq!(codes.len(), 10);
    assert_eq!(codes[0], "EU-10");
    assert!(!codes.contains(&"EU-20"), "a withheld value does not matter at a glance");
}

#[test]
fn no_latin_word_is_left_in_cyrillic_prose() {
    let allowed = ["AROP", "AROPE", "SMSD", "NEET", "EU", "I", "II", "III", "IV"];
    for input in [rich(), official_only(), empty()] {
        let document = write(&input, Language::SerbianCyrillic);
        let mut all = texts(&document.blocks);
        let meta = document.meta;
        all.extend([
            meta.title,
            meta.unit,
            meta.place,
            meta.state,
            meta.date_text,
            meta.description,
        ]);
        all.extend(meta.demo);
        let runs = input.figures.iter().filter_map(|figure| figure.provenance.as_ref());
        let ids: Vec<String> = runs.flat_map(|p| [p.run.to_string(), p.snapshot.clone()]).collect();
        for text in all.iter().filter(|text| !ids.contains(text)) {
            for word in text.split(|c: char| !c.is_alphanumeric() && c != '-') {
                let is_latin =
                    word.chars().any(|c| c.is_ascii_alphabetic() || "čćđšžČĆĐŠŽ".contains(c));
                let is_code = word.chars().any(|c| c.is_ascii_digit());
                assert!(!is_latin || is_code || allowed.contains(&word), "{word} in {text}");
            }
        }
    }
}
