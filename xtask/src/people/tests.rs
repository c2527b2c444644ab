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
