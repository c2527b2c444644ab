//! Pairs written by hand, each with its decision: `tests/serbian_pairs.csv`.

use std::{collections::BTreeMap, fs};

use linkage::{Model, Person, Prepared};

use super::parts::cells;

/// What is reached; less is a fault.
const PRECISION: f64 = 0.95;
const RECALL: f64 = 0.98;

fn person(row: &BTreeMap<&str, &str>, side: &str) -> Prepared {
    let get = |name: &str| {
        let value = row.get(format!("{side}_{name}").as_str()).copied().unwrap_or_default();
        (!value.is_empty()).then(|| value.to_owned())
    };
    Prepared::person(&Person {
        given_name: get("given"),
        family_name: get("family"),
        other_name: get("other"),
        sex: get("sex"),
        birth_date: get("birth"),
        jmbg: get("jmbg"),
        settlement: get("settlement"),
        address: get("address"),
        phone: get("phone"),
        household: None,
        members: get("members"),
    })
}

#[test]
fn pairs_written_by_hand_are_decided_as_people_do() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/serbian_pairs.csv");
    let Ok(text) = fs::read_to_string(path) else { return };
    let mut lines = text.lines();
    let header = cells(lines.next().unwrap());
    let model = Model::persons();
    let (mut right, mut wrong, mut missed, mut kept) = (0, 0, 0, 0);
    for line in lines.filter(|line| !line.is_empty()) {
        let values = cells(line);
        assert_eq!(values.len(), header.len(), "{line}");
        let row = header.iter().map(String::as_str).zip(values.iter().map(String::as_str));
        let row: BTreeMap<&str, &str> = row.collect();
        let (a, b) = (person(&row, "left"), person(&row, "right"));
        let found = model.compare(&a, &b);
        assert_eq!(found.weight, model.compare(&b, &a).weight, "symmetric: {line}");
        match (row.get("same") == Some(&"yes"), found.probability >= 0.5) {
            (true, true) => right += 1,
            (true, false) => missed += 1,
            (false, true) => wrong += 1,
            (false, false) => kept += 1,
        }
        if (row.get("same") == Some(&"yes")) != (found.probability >= 0.5) {
            let bars = found.evidence.iter().filter(|bar| bar.weight != 0.0);
            let bars: Vec<String> =
                bars.map(|bar| format!("{} {} {:+.1}", bar.field, bar.level, bar.weight)).collect();
            println!("{line}\n  {:.1}: {}", found.weight, bars.join("; "));
        }
    }
    let share = |part: i32, rest: i32| f64::from(part) / f64::from(part + rest);
    let (precision, recall) = (share(right, wrong), share(right, missed));
    println!(
        "precision {precision:.4}, recall {recall:.4}: {right} right, {wrong} wrong, {missed} missed, {kept} kept apart"
    );
    assert!(right + wrong + missed + kept >= 300);
    assert!(precision >= PRECISION, "precision {precision}");
    assert!(recall >= RECALL, "recall {recall}");
}
