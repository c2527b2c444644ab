//! The file on a small scale.

use std::{collections::BTreeMap, fs, path::PathBuf};

use super::{command, lists::Lists, spelling};

/// Both files of a thousand rows.
fn files(name: &str, seed: &str) -> (String, String) {
    let folder = std::env::temp_dir().join(format!("svi-people-{}-{name}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let path = |file: &str| folder.join(file).to_str().unwrap().to_owned();
    let arguments: Vec<String> =
        ["--records", "1000", "--duplicates", "0.1", "--seed", seed, "--out"]
            .map(str::to_owned)
            .into_iter()
            .chain([path("people.csv"), "--labels".to_owned(), path("pairs.csv")])
            .collect();
    command(&arguments).unwrap();
    let read = |file: &str| fs::read_to_string(PathBuf::from(path(file))).unwrap();
    let texts = (read("people.csv"), read("pairs.csv"));
    fs::remove_dir_all(&folder).unwrap();
    texts
}

#[test]
fn the_same_seed_gives_the_same_bytes_and_another_one_others() {
    let first = files("first", "7");
    assert_eq!(first, files("second", "7"));
    assert_ne!(first.0, files("third", "8").0);
}

#[test]
fn one_row_in_ten_is_a_further_record_and_all_pairs_are_labelled() {
    let (people, pairs) = files("share", "1");
    assert_eq!(people.lines().count(), 1001);
    let rows: Vec<&str> =
        people.lines().skip(1).map(|row| row.split(',').next().unwrap()).collect();
    let expected: Vec<String> = (1..=1000).map(|number| format!("R{number:07}")).collect();
    assert_eq!(rows, expected);
    // Who is linked to whom: a person with n further records has n + 1 rows and n (n + 1) / 2 pairs.
    let mut smallest: BTreeMap<&str, &str> = BTreeMap::new();
    let mut count = 0;
    for (left, right) in pairs.lines().skip(1).map(|line| line.split_once(',').unwrap()) {
        assert!(left < right, "{left} {right}");
        let first = smallest.get(left).copied().unwrap_or(left);
        smallest.entry(right).or_insert(first);
        count += 1;
    }
    assert_eq!(smallest.len(), 100);
    let mut sizes: BTreeMap<&str, usize> = BTreeMap::new();
    for first in smallest.values() {
        *sizes.entry(first).or_default() += 1;
    }
    assert!(sizes.values().all(|further| (1..=3).contains(further)), "{sizes:?}");
    assert_eq!(count, sizes.values().map(|further| further * (further + 1) / 2).sum::<usize>());
}

#[test]
fn numbers_of_originals_are_valid_and_nobody_shares_one() {
    let lists = Lists::read();
    let persons = super::population::draw(3, &lists, 20_000);
    let mut numbers = Vec::new();
    for person in &persons {
        let number = super::Record::of(person, &lists).jmbg;
        let digits: Vec<u32> = number.chars().filter_map(|digit| digit.to_digit(10)).collect();
        assert_eq!(digits.len(), 13);
        let weights = [7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1];
        let sum: u32 = digits.iter().zip(weights).map(|(digit, weight)| digit * weight).sum();
        assert_eq!(sum % 11, 0, "{number}");
        assert_eq!(digits[9] >= 5, person.female, "{number}");
        numbers.push(number);
    }
    numbers.sort_unstable();
    numbers.dedup();
    assert_eq!(numbers.len(), persons.len());
}

#[test]
fn the_lists_are_as_long_as_a_country_needs() {
    let lists = Lists::read();
    let (given, family) = lists.counts();
    assert!(given >= 600, "{given}");
    assert!(family >= 1500, "{family}");
    assert_eq!(lists.settlements.len(), 168);
    assert!(lists.settlements.iter().all(|place| (71..=89).contains(&place.region)));
}

#[test]
fn letters_lose_their_marks() {
    assert_eq!(spelling::bald("Đorđe Šćepanović", "dj"), "Djordje Scepanovic");
    assert_eq!(spelling::bald("Đorđe Žižić", "d"), "Dorde Zizic");
}

#[test]
fn wrong_arguments_are_refused_with_what_is_expected() {
    let error = command(&["--records".to_owned(), "none".to_owned()]).unwrap_err();
    assert!(error.starts_with("expected: cargo xtask people --records COUNT"), "{error}");
    assert!(error.ends_with("found --records none"), "{error}");
}

#[test]
fn rows_lack_and_change_as_much_as_they_should() {
    let lists = Lists::read();
    let persons = super::population::draw(5, &lists, 5000);
    let rows = |duplicate: bool| -> Vec<super::Record> {
        let row = |(number, person)| {
            let mut stream = super::Topic::Row.stream(5, number);
            super::written(person, duplicate, &lists, &mut stream)
        };
        (0..).zip(&persons).map(row).collect()
    };
    let share = |rows: &[super::Record], test: &dyn Fn(&super::Record) -> bool| {
        rows.iter().filter(|row| test(row)).count() as f64 / rows.len() as f64
    };
    let (originals, duplicates) = (rows(false), rows(true));
    let near = |found: f64, wanted: f64, what: &str| {
        assert!((found - wanted).abs() < 0.03, "{what}: {found} for {wanted}");
    };
    let no_number = |row: &super::Record| row.jmbg.is_empty();
    near(share(&originals, &no_number), 0.3, "originals without JMBG");
    near(share(&duplicates, &no_number), 0.5, "duplicates without JMBG");
    let cyrillic =
        |row: &super::Record| row.address.chars().any(|letter| ('а'..='ш').contains(&letter));
    assert_eq!(share(&originals, &cyrillic), 0.0);
    near(share(&duplicates, &cyrillic), 0.05, "duplicates in Cyrillic");
    let changed = originals
        .iter()
        .zip(&persons)
        .filter(|(row, person)| row.given != lists.name(person.given));
    assert_eq!(changed.count(), 0);
    let same = duplicates.iter().zip(&persons).filter(|(row, person)| {
        let whole = super::Record::of(person, &lists);
        (&row.given, &row.family, &row.settlement)
            == (&whole.given, &whole.family, &whole.settlement)
    });
    // Of one error 0.36 leave them alone, of two 0.13: 0.64 · 0.36 + 0.25 · 0.13 + a little.
    near(same.count() as f64 / 5000.0, 0.26, "duplicates whose names and settlement are untouched");
}
