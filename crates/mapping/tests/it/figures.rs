//! The figures of an imported file are those of `indicators` on the same file: assessed both ways, result by result.

use std::collections::BTreeMap;

use assessment::{
    Kind, Level, Reference, Subject, VariableCatalogue, current_results, is_asked_elsewhere,
};
use database::Audit;
use indicators::microdata::{Input, LISTED, Spec, load_from};
use mapping::{GivenFile, NewImport};

use crate::builders::{VEDROVO, book, file, imported, manager, mapping_of, on_both_with_people};

const HOUSEHOLDS: usize = 40;

/// A file with an answer to most questions, why there is none to others, and blanks.
fn rows(catalogue: &VariableCatalogue) -> (String, String) {
    let identity = ["last_name", "first_name", "sex", "date_of_birth", "relation", "member_number"];
    let asked: Vec<_> = catalogue
        .variables()
        .iter()
        .filter(|one| !is_asked_elsewhere(one) && !one.code.as_str().ends_with("_number"))
        .filter(|one| !matches!(one.kind, Kind::Settlement | Kind::Text | Kind::Date))
        .filter(|one| !matches!(one.code.as_str(), "latitude" | "longitude"))
        .collect();
    let mut header = vec!["household_id".to_owned(), "person_id".to_owned()];
    header.extend(identity.iter().map(|one| (*one).to_owned()));
    header.extend(asked.iter().map(|one| one.code.to_string()));
    let mut text = String::new();
    for home in 0..HOUSEHOLDS {
        let size = 1 + home % 5;
        for person in 0..size {
            let relation = ["reference", "partner", "child", "parent", "other_relative"][person];
            let sex = if (home + person) % 2 == 0 { "female" } else { "male" };
            let born = 1940 + (home * 7 + person * 23) % 80;
            let number = person + 1;
            let mut cells = vec![
                format!("H{home}"),
                number.to_string(),
                format!("Jović {home}"),
                format!("Osoba {person}"),
                sex.to_owned(),
                format!("{born}-03-0{}", 1 + person),
                relation.to_owned(),
                number.to_string(),
            ];
            for (at, one) in asked.iter().enumerate() {
                let seed =
                    at * 31 + home * 7 + if one.level == Level::Person { person * 3 } else { 0 };
                cells.push(match (seed % 17, one.kind) {
                    (0, _) => String::new(),
                    (1, _) => "refused".to_owned(),
                    (2, _) => "does_not_apply".to_owned(),
                    (_, Kind::Flag) => if seed % 2 == 0 { "yes" } else { "no" }.to_owned(),
                    (_, Kind::Category) => one.values[seed % one.values.len()].code.clone(),
                    _ => {
                        let (min, max) = one.range.unwrap_or((0.0, 9.0));
                        (min + (max - min) * (seed % 10) as f64 / 200.0).round().to_string()
                    }
                });
            }
            text.push_str(&cells.join(","));
            text.push('\n');
        }
    }
    (format!("{}\n", header.join(",")), text)
}

#[test]
fn results_of_an_imported_file_are_those_of_the_file_itself() {
    on_both_with_people(async |base| {
        let catalogue = &book().catalogue;
        let (header, rows) = rows(catalogue);
        let mapping = mapping_of(&header);
        let bytes = format!("{header}{rows}").into_bytes();
        let given = GivenFile { name: "popis.csv".to_owned(), bytes: bytes.clone() };
        let new = NewImport { file: given, mapping: Some(mapping.clone()), ..file("") };
        let reference = Reference::of(None, None, base.database.now().date_naive());
        let import = imported(base, &manager(VEDROVO), new).await;
        assert_eq!(import.counts.map(|one| one.new_households), Some(HOUSEHOLDS as u64));

        let spec = Spec::parse("mapping", &mapping, catalogue).unwrap();
        let input = Input::Memory { name: "popis.csv", bytes: bytes.into() };
        let (microdata, _) = load_from(&input, None, &spec, catalogue, LISTED).unwrap();
        let assessor = book().assessor(reference).unwrap();
        let mut expected = BTreeMap::new();
        for home in &microdata.households {
            let name = format!("Jović {} Osoba 0", home.id.trim_start_matches('H'));
            let result = assessor.assess(home);
            let all = (0..home.persons.len()).map(Subject::Person);
            let facts: Vec<_> = std::iter::once(Subject::Household)
                .chain(all)
                .map(|one| result.facts(one))
                .collect();
            expected.insert(name, facts);
        }

        let within = base.within(VEDROVO);
        let reader = base.database.read_personal(&within, Audit::of("look")).await.unwrap();
        let rosters = registry::rosters_after(&reader, None, 1_000).await.unwrap();
        let known = assessment::known_after(&reader, None, 1_000).await.unwrap();
        let results = current_results(&reader, book(), &known).await.unwrap();
        let mut found = BTreeMap::new();
        for roster in &rosters {
            let result = &results[&roster.household];
            let facts = |outcomes: &[assessment::Outcome]| {
                let mut facts = assessment::Facts::new();
                for one in outcomes {
                    facts.set(one.variable, one.value.to_answer());
                }
                facts
            };
            let members = roster.members.iter().map(|member| {
                let (_, outcomes) =
                    result.members.iter().find(|(id, _)| *id == member.person).unwrap();
                facts(outcomes)
            });
            let all: Vec<_> = std::iter::once(facts(&result.household)).chain(members).collect();
            found.insert(roster.listed_name.clone(), all);
        }
        assert_eq!(found, expected);
    });
}
