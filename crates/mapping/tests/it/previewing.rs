//! Previews: what they find and count, and that they write nothing to the registry.

use assessment::Eyes;
use mapping::{
    Counts, GivenFile, ImportState, KeptFinding, NewImport, Refused, change_mapping, find_import,
    give_file, list_imports, run_import,
};

use registry::{
    HouseholdData, NewHousehold, PersonData, Relation, Sex, create_household, find_household,
};

use crate::builders::{
    HEADER, OTHER, ROWS, VEDROVO, book, coordinator, everything, file, imported, manager,
    mapping_of, on_both_with_people, permit, previewed, seen, work,
};

#[test]
fn a_preview_counts_and_writes_nothing_to_the_registry() {
    on_both_with_people(async |base| {
        let who = coordinator(VEDROVO);
        let seen = previewed(base, &who, file(ROWS)).await;
        assert_eq!(seen.import.state, ImportState::Ready);
        let expected = Counts {
            rows: 3,
            households: 2,
            persons: 3,
            answers: 6,
            new_households: 2,
            new_persons: 3,
            ..Counts::default()
        };
        assert_eq!(seen.import.counts, Some(expected));
        assert_eq!(seen.findings, []);
        for table in ["household", "person", "fact_entry", "fact_sheet", "import_household"] {
            assert_eq!(base.number(&format!("select count(*) from {table}")).await, 0, "{table}");
        }
    });
}

#[test]
fn findings_name_row_and_column_and_what_was_expected_and_found() {
    on_both_with_people(async |base| {
        let who = coordinator(VEDROVO);
        let rows = "\
17,1,Jović,Ana,0305984715001,female,1984-05-03,reference,1,Šumska 3,mnogo,owner,farmer
17,2,Jović,Mila,,female,2031-02-01,reference,2,Šumska 3,,owner,
18,1,Petrović,Petar,,male,1950-01-20,reference,2,Lipova 9,3,owner,retired
19,1,,,,male,1950-01-20,,1,Lipova 9,3,owner,retired
";
        let seen = previewed(base, &who, file(rows)).await;
        let told = |one: &KeptFinding| {
            let column = one.column.clone().unwrap_or_default();
            let row = one.row.unwrap_or_default();
            format!("{row} {column}: {} / {} {}", one.expected, one.found, one.is_error)
        };
        let found: Vec<String> = seen.findings.iter().map(told).collect();
        assert_eq!(
            found,
            [
                "2 rooms: a number / \"mnogo\" true",
                "2 personal_number: a JMBG whose check digit fits / \"0305984715001\" true",
                "3 date_of_birth: a day of birth that has come / 2031-02-01 true",
                "3 relation: one reference person of household \"17\" / another one true",
                "4 member_number: members of household \"18\" numbered from 1 without a gap / 2 at place 1 true",
                "5 last_name: a name; the person is listed under the numbers of the file / none false",
            ]
        );
        let refused = run_import(&permit(&who), &base.database, seen.import.id).await;
        assert!(matches!(refused, Err(Refused::Faults)), "{refused:?}");
    });
}

#[test]
fn another_mapping_previews_the_same_file_again() {
    on_both_with_people(async |base| {
        let who = coordinator(VEDROVO);
        let seen_first = previewed(base, &who, file(&ROWS.replace(",2,owner", ",dve,owner"))).await;
        assert_eq!(seen_first.import.counts.as_ref().map(|one| one.errors), Some(2));
        let text = mapping_of(HEADER)
            .replace("variable = \"rooms\"\n", "variable = \"rooms\"\nvalues = { dve = \"2\" }\n");
        let eyes = (&book().catalogue, Eyes::of(&who));
        let id = seen_first.import.id;
        let changed = (text.as_str(), Some("Popis"));
        change_mapping(&permit(&who), &base.database, eyes, id, changed).await.unwrap();
        work(base).await;
        let again = seen(base, &who, id).await;
        assert_eq!(again.import.counts.map(|one| (one.errors, one.new_households)), Some((0, 2)));
        let kept = mapping::list_mappings(&permit(&who), &base.database).await.unwrap();
        assert_eq!(
            kept.into_iter().map(|one| (one.name, one.text)).collect::<Vec<_>>(),
            [("Popis".to_owned(), text)]
        );
    });
}

#[test]
fn a_file_without_a_mapping_gets_one_proposed_and_waits() {
    on_both_with_people(async |base| {
        let who = coordinator(VEDROVO);
        let eyes = (&book().catalogue, Eyes::of(&who));
        let new = NewImport { mapping: None, ..file(ROWS) };
        let id = give_file(&permit(&who), &base.database, eyes, new).await.unwrap();
        work(base).await;
        let draft = seen(base, &who, id).await.import;
        assert_eq!(draft.state, ImportState::Draft);
        let proposed = draft.mapping.clone();
        change_mapping(&permit(&who), &base.database, eyes, id, (&proposed, None)).await.unwrap();
        work(base).await;
        let counts = seen(base, &who, id).await.import.counts.unwrap();
        assert_eq!((counts.new_households, counts.answers, counts.errors), (2, 6, 0));
    });
}

#[test]
fn who_may_not_see_an_answer_enters_none_by_a_file() {
    on_both_with_people(async |base| {
        let who = coordinator(VEDROVO);
        let mapping = format!(
            "{}[[constant]]\nvariable = \"violence_screen\"\nvalue = \"none\"\n",
            mapping_of(HEADER)
        );
        let new = NewImport { mapping: Some(mapping), ..file(ROWS) };
        let eyes = (&book().catalogue, Eyes::of(&who));
        let refused = give_file(&permit(&who), &base.database, eyes, new.clone()).await;
        assert!(matches!(&refused, Err(Refused::Sealed(codes)) if codes == "violence_screen"));
        let lead = manager(VEDROVO);
        let eyes = (&book().catalogue, Eyes::of(&lead));
        assert!(give_file(&permit(&lead), &base.database, eyes, new).await.is_ok());
    });
}

#[test]
fn an_unreadable_file_is_one_finding_and_a_second_file_is_read_beside() {
    on_both_with_people(async |base| {
        let who = coordinator(VEDROVO);
        let no_table =
            GivenFile { name: "x.xlsx".to_owned(), bytes: b"PK\x03\x04nothing".to_vec() };
        let seen = previewed(base, &who, NewImport { file: no_table, ..file("") }).await;
        assert_eq!(seen.findings.len(), 1);
        assert_eq!(seen.findings[0].expected, "a whole XLSX or ODS workbook");
        let mapping = format!(
            "{}[households]\nfile = \"d.csv\"\nhousehold = \"id\"\n[[households.column]]\nname = \"povrsina\"\nvariable = \"dwelling_area\"\n",
            mapping_of(HEADER)
        );
        let second =
            GivenFile { name: "d.csv".to_owned(), bytes: b"id,povrsina\n17,54\n18,31\n".to_vec() };
        let new = NewImport { mapping: Some(mapping), households: Some(second), ..file(ROWS) };
        let seen = previewed(base, &who, new).await;
        assert_eq!(seen.findings, []);
        assert_eq!(seen.import.counts.map(|one| one.answers), Some(8));
    });
}

#[test]
fn another_municipality_sees_nothing_of_it() {
    on_both_with_people(async |base| {
        let id = imported(base, &coordinator(VEDROVO), file(ROWS)).await.id;
        let other = coordinator(OTHER);
        assert_eq!(find_import(&permit(&other), &base.database, id).await.unwrap(), None);
        let request =
            mapping::ListRequest { is_descending: true, beside: None, state: None, limit: 10 };
        let list = list_imports(&permit(&other), &base.database, &request).await.unwrap();
        assert_eq!(list, (vec![], 0));
        assert_eq!(everything(base, OTHER).await, (vec![], vec![]));
        // The same file is new there.
        let theirs = previewed(base, &other, file(ROWS)).await;
        assert_eq!(theirs.import.counts.map(|one| one.new_households), Some(2));
    });
}

#[test]
fn who_resembles_somebody_there_is_told_by_the_household_and_taken_over() {
    on_both_with_people(async |base| {
        let who = coordinator(VEDROVO);
        let there = PersonData {
            family_name: "Јовић".into(),
            given_name: "Ана".into(),
            sex: Some(Sex::Female),
            birth_date: chrono::NaiveDate::from_ymd_opt(1984, 3, 5),
            jmbg: None,
            relation: Relation::Reference,
        };
        let data = HouseholdData {
            settlement: "Vedrovo".into(),
            address: "Šumska 3".into(),
            ..HouseholdData::default()
        };
        let (new, day) = (NewHousehold { data, members: vec![there] }, base.database.now());
        let (may, day) = (permit(&who), day.date_naive());
        let home = create_household(&may, &base.database, new, day).await.unwrap();
        let home = find_household(&permit(&who), &base.database, home).await.unwrap().unwrap();
        let seen = previewed(base, &who, file(ROWS)).await;
        let told: Vec<(Option<u64>, String, bool)> = seen
            .findings
            .iter()
            .filter(|one| one.found.starts_with("one who resembles"))
            .map(|one| (one.row, one.found.clone(), one.is_error))
            .collect();
        let expected = format!("one who resembles somebody of household {}", home.code);
        assert_eq!(told, [(Some(2), expected, false)]);
        assert_eq!(seen.import.counts.map(|counts| counts.new_persons), Some(3));
    });
}

#[test]
fn who_stands_in_two_households_of_a_file_is_told_by_the_row_and_taken_over() {
    on_both_with_people(async |base| {
        let who = coordinator(VEDROVO);
        let again = "\
19,1,Илић,Вера,,female,1961-07-08,reference,1,Lipova 7,3,owner,retired
20,1,Јовић,Ана,,female,1984-03-05,reference,1,Dunavska 4,2,owner,farmer
20,2,Jović,Luka,,male,2012-06-19,child,2,Dunavska 4,2,owner,
21,1,Petrović,Petar,,male,1950-01-20,reference,1,Rudarska 1,3,owner,retired
";
        let seen = previewed(base, &who, file(&format!("{ROWS}{again}"))).await;
        let told = |one: &KeptFinding| (one.row, one.found.clone(), one.is_error);
        let told: Vec<(Option<u64>, String, bool)> = seen.findings.iter().map(told).collect();
        let row = |at: u64, of: u64| {
            (Some(at), format!("one who resembles the person of row {of}"), false)
        };
        assert_eq!(told, [row(6, 2), row(8, 4)]);
        let counts = seen.import.counts.unwrap();
        assert_eq!((counts.new_persons, counts.warnings), (7, 2));
        // Once they are in the registry, the file says nothing new of them.
        run_import(&permit(&who), &base.database, seen.import.id).await.unwrap();
        work(base).await;
        let same = previewed(base, &who, file(&format!("{ROWS}{again}"))).await;
        assert_eq!(same.findings, []);
    });
}
