//! Laws that hold for every person and every file.

use linkage::{
    Field, Files, Index, Kind, Model, Options, Person, Prepared, Spec, blocking_keys, link,
};
use proptest::prelude::*;

const GIVEN: [&str; 12] = [
    "Đorđe",
    "Jelena",
    "Aleksandar",
    "Saša",
    "Jeca",
    "Katalin",
    "Kati",
    "Ljubica",
    "J.",
    "Džemila",
    "Milan",
    "Milana",
];
const FAMILY: [&str; 10] = [
    "Petrović",
    "Jovanović-Ilić",
    "Đorđević",
    "Kovács",
    "Nađ",
    "Njegović",
    "Ćirić",
    "Hadžić",
    "Petrovič",
    "Žujović",
];
const STREETS: [&str; 5] =
    ["Nikole Tesle 12", "ul. Nikole Tesle br. 12", "Cara Dušana bb", "27. marta 15a", ""];
const DATES: [&str; 7] =
    ["1990-02-01", "01.02.1990.", "1990-01-02", "1990", "1990-02-02", "1954-11-30", ""];

fn values() -> impl Strategy<Value = Vec<String>> {
    let pick = |list: &'static [&'static str]| prop::sample::select(list).prop_map(str::to_owned);
    (
        pick(&GIVEN),
        pick(&FAMILY),
        pick(&["m", "f", "ж", ""]),
        pick(&DATES),
        pick(&["0102990710004", "0102990710005", "3011954715016", ""]),
        pick(&["Zemun", "Novi Sad", "Šid", ""]),
        pick(&STREETS),
        pick(&["064/123-4567", "+381641234567", "011 222 333", ""]),
    )
        .prop_map(|(a, b, c, d, e, f, g, h)| vec![a, b, c, d, e, f, g, h])
}

fn spec() -> Spec {
    let kinds = [
        Kind::GivenName,
        Kind::FamilyName,
        Kind::Sex,
        Kind::Date,
        Kind::Jmbg,
        Kind::Settlement,
        Kind::Address,
        Kind::Phone,
    ];
    let field = |kind: Kind| Field { name: kind.code().to_owned(), kind };
    Spec::new(kinds.map(field).to_vec()).unwrap()
}

fn prepared(values: &[String]) -> Prepared {
    Prepared::new(&spec(), values.iter().map(|value| Some(value.as_str())))
}

fn cyrillic(values: &[String]) -> Vec<String> {
    values.iter().map(|value| serbian::to_cyrillic(value)).collect()
}

/// Pairs by the digits of a number that each record carries in its place among `names`.
fn linked(rows: &[(usize, Vec<String>)]) -> Vec<(usize, usize, String)> {
    let records = rows.iter().map(|(_, row)| row.iter().map(|value| Some(value.as_str())));
    let options = Options { least_probability: 1e-6, ..Options::default() };
    let found = link(records, Files::One, &spec(), &options).unwrap();
    let mut pairs: Vec<(usize, usize, String)> = found
        .pairs
        .iter()
        .map(|pair| {
            let (a, b) = (rows[pair.left as usize].0, rows[pair.right as usize].0);
            (a.min(b), a.max(b), format!("{:.3}", pair.weight))
        })
        .collect();
    pairs.sort();
    pairs
}

proptest! {
    #[test]
    fn comparing_is_symmetric(a in values(), b in values()) {
        let model = Model::shipped(spec());
        let (a, b) = (prepared(&a), prepared(&b));
        prop_assert_eq!(model.compare(&a, &b), model.compare(&b, &a));
    }

    #[test]
    fn any_text_is_compared_symmetrically(a in any::<[String; 11]>(), b in any::<[String; 11]>()) {
        let model = Model::persons();
        let read = |values: &[String; 11]| model.prepare(values.iter().map(|v| Some(v.as_str())));
        let (a, b) = (read(&a), read(&b));
        prop_assert_eq!(model.compare(&a, &b), model.compare(&b, &a));
        prop_assert!(blocking_keys(&model.spec, &a).len() <= 20);
    }

    #[test]
    fn bars_add_up_to_the_weight(a in values(), b in values()) {
        let found = Model::shipped(spec()).compare(&prepared(&a), &prepared(&b));
        let sum = found.prior + found.evidence.iter().map(|bar| bar.weight).sum::<f64>();
        prop_assert!((sum - found.weight).abs() < 1e-9);
        prop_assert!((found.probability - 1.0 / (1.0 + (-sum).exp2())).abs() < 1e-9);
    }

    #[test]
    fn the_script_does_not_matter(a in values(), b in values()) {
        let model = Model::shipped(spec());
        let latin = model.compare(&prepared(&a), &prepared(&b));
        let mixed = model.compare(&prepared(&cyrillic(&a)), &prepared(&b));
        prop_assert_eq!(latin, mixed);
        prop_assert_eq!(blocking_keys(&spec(), &prepared(&a)), blocking_keys(&spec(), &prepared(&cyrillic(&a))));
    }

    #[test]
    fn a_usual_person_has_few_keys(a in values()) {
        prop_assert!(blocking_keys(&spec(), &prepared(&a)).len() <= 12);
    }

    #[test]
    fn a_model_is_read_as_it_was_written(records in 2usize..1_000_000) {
        let model = Model::persons().with_records(records);
        prop_assert_eq!(Model::from_toml(&model.to_toml().unwrap()).unwrap(), model);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn neither_the_order_of_rows_nor_the_script_changes_the_pairs(
        rows in prop::collection::vec(values(), 2..40),
        turn in any::<prop::sample::Index>(),
    ) {
        let rows: Vec<(usize, Vec<String>)> = rows.into_iter().enumerate().collect();
        let expected = linked(&rows);
        let mut turned = rows.clone();
        turned.rotate_left(turn.index(rows.len()));
        turned.swap(0, rows.len() / 2);
        prop_assert_eq!(&linked(&turned), &expected);
        let cyrillic: Vec<(usize, Vec<String>)> =
            rows.iter().map(|(at, row)| (*at, cyrillic(row))).collect();
        prop_assert_eq!(&linked(&cyrillic), &expected);
    }

    #[test]
    fn with_its_rarity_a_pair_weighs_alone_what_it_weighs_in_its_file(
        rows in prop::collection::vec(values(), 2..40),
    ) {
        let records = rows.iter().map(|row| row.iter().map(|value| Some(value.as_str())));
        let model = Model::shipped(spec()).with_records(rows.len());
        let options =
            Options { least_probability: 1e-6, model: Some(model.clone()), ..Options::default() };
        let found = link(records, Files::One, &spec(), &options).unwrap();
        for pair in &found.pairs {
            let [a, b] = [pair.left, pair.right].map(|at| prepared(&rows[at as usize]));
            let alone = model.compare_with(&a, &b, &found.rarity(pair.left, pair.right));
            // What a household takes below 0.005 bits has no bar.
            prop_assert!((alone.weight - f64::from(pair.weight)).abs() < 0.006, "{alone:?} {pair:?}");
        }
    }
}

#[test]
fn an_index_finds_the_person_who_was_entered_before() {
    let person = |given: &str, family: &str, date: &str| {
        Prepared::person(&Person {
            given_name: Some(given.to_owned()),
            family_name: Some(family.to_owned()),
            birth_date: Some(date.to_owned()),
            jmbg: Some("0102990710004".to_owned()),
            ..Person::default()
        })
    };
    let mut index = Index::new(Model::persons());
    let number = index.insert(person("Đorđe", "Đorđević", "1990-02-01"));
    index.insert(person("Milica", "Ilić", "1954-11-30"));
    let found = index.find(&person("ЂОРЂЕ", "DJORDJEVIC", "1990-01-02"), 0.5);
    assert_eq!(found.iter().map(|(number, _)| *number).collect::<Vec<_>>(), [number]);
    assert!(found[0].1.probability > 0.99);
}
