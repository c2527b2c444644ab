//! Importing again: the same file changes nothing, a changed row changes only that.

use mapping::{Counts, NewImport};
use testkit::Base;

use crate::builders::{
    ROWS, VEDROVO, answers, coordinator, day, entered, everything, file, imported, merged,
    on_both_with_people, permit, previewed, work,
};

async fn rows(base: &Base) -> Vec<i64> {
    let mut counts = Vec::new();
    for table in ["household", "person", "record_version", "fact_entry", "assessment_result"] {
        counts.push(base.number(&format!("select count(*) from {table}")).await);
    }
    counts
}

#[test]
fn the_same_file_again_changes_nothing() {
    on_both_with_people(async |base| {
        let who = coordinator(VEDROVO);
        imported(base, &who, file(ROWS)).await;
        let before = (everything(base, VEDROVO).await, rows(base).await);
        let again = imported(base, &who, file(ROWS)).await;
        let expected = Counts {
            rows: 3,
            households: 2,
            persons: 3,
            answers: 6,
            same_households: 2,
            ..Counts::default()
        };
        assert_eq!(again.counts, Some(expected));
        assert_eq!((everything(base, VEDROVO).await, rows(base).await), before);
    });
}

#[test]
fn a_changed_row_is_recorded_again_and_no_other() {
    on_both_with_people(async |base| {
        let who = coordinator(VEDROVO);
        imported(base, &who, file(ROWS)).await;
        let changed = ROWS.replace("3,refused,retired", "4,refused,retired");
        let again = imported(base, &who, file(&changed)).await;
        let counts = again.counts.unwrap();
        assert_eq!((counts.same_households, counts.changed_households), (1, 1));
        assert_eq!(answers(base, VEDROVO, "rooms").await, ["Number(2.0)", "Number(4.0)"]);
        // Of three subjects with answers one has an entry more, with the one answer.
        assert_eq!(rows(base).await, [2, 3, 5, 5, 2]);
        let (_, known) = everything(base, VEDROVO).await;
        let mut versions: Vec<i32> = known.iter().map(|one| one.household.version()).collect();
        versions.sort_unstable();
        assert_eq!(versions, [1, 2]);
    });
}

#[test]
fn what_a_corrected_file_does_not_answer_any_more_is_not_known_any_more() {
    on_both_with_people(async |base| {
        let who = coordinator(VEDROVO);
        imported(base, &who, file(ROWS)).await;
        imported(base, &who, file(&ROWS.replace("3,refused,retired", ",refused,retired"))).await;
        assert_eq!(answers(base, VEDROVO, "rooms").await, ["Number(2.0)"]);
    });
}

#[test]
fn another_round_records_all_of_it_anew_and_blanks_take_nothing_back() {
    on_both_with_people(async |base| {
        let who = coordinator(VEDROVO);
        imported(base, &who, file(ROWS)).await;
        let rows = ROWS.replace("3,refused,retired", ",refused,farmer");
        let second =
            NewImport { round: "2026-2".to_owned(), valid_from: day(2026, 11, 20), ..file(&rows) };
        let again = imported(base, &who, second).await;
        assert_eq!(again.counts.map(|one| one.changed_households), Some(2));
        assert_eq!(answers(base, VEDROVO, "rooms").await, ["Number(2.0)", "Number(3.0)"]);
        let (_, known) = everything(base, VEDROVO).await;
        let catalogue = &crate::builders::book().catalogue;
        let mut rounds: Vec<String> = known
            .iter()
            .filter_map(|one| one.recorded(catalogue, assessment::Subject::Household, "rooms"))
            .map(|one| one.origin.round)
            .collect();
        rounds.sort();
        assert_eq!(rounds, ["2026-1", "2026-2"]);
    });
}

#[test]
fn a_new_member_joins_the_household_that_is_there() {
    on_both_with_people(async |base| {
        let who = coordinator(VEDROVO);
        imported(base, &who, file(ROWS)).await;
        let more = format!("{ROWS}17,3,Jović,Luka,,male,2020-03-04,child,3,Šumska 3,2,owner,\n");
        let again = imported(base, &who, file(&more)).await;
        let counts = again.counts.unwrap();
        assert_eq!(
            (counts.same_households, counts.changed_households, counts.new_persons),
            (1, 1, 1)
        );
        let (identities, _) = everything(base, VEDROVO).await;
        let names = |one: &registry::Identity| -> Vec<String> {
            one.members.iter().map(|(_, data)| data.given_name.clone()).collect()
        };
        assert!(identities.iter().any(|one| names(one) == ["Ana", "Mila", "Luka"]));
    });
}

#[test]
fn persons_without_ids_are_known_again_by_number_or_name_and_day_of_birth() {
    on_both_with_people(async |base| {
        let who = coordinator(VEDROVO);
        let without = |new: NewImport| NewImport {
            mapping: new.mapping.map(|text| text.replace("person = \"person_id\"\n", "")),
            ..new
        };
        imported(base, &who, without(file(ROWS))).await;
        // The child stands first now; nobody becomes somebody else.
        let mut lines: Vec<&str> = ROWS.lines().collect();
        lines.swap(0, 1);
        let seen = previewed(base, &who, without(file(&format!("{}\n", lines.join("\n"))))).await;
        assert_eq!(
            seen.import.counts.map(|one| (one.same_households, one.new_persons)),
            Some((2, 0))
        );
    });
}

#[test]
fn what_the_registry_keeps_of_a_person_is_not_overwritten_and_said() {
    on_both_with_people(async |base| {
        let who = coordinator(VEDROVO);
        imported(base, &who, file(ROWS)).await;
        let before = everything(base, VEDROVO).await;
        let renamed = ROWS.replace("18,1,Petrović,Petar", "18,1,Petrović,Pera");
        let seen = previewed(base, &who, file(&renamed)).await;
        let told: Vec<_> = seen
            .findings
            .iter()
            .map(|one| (one.row, one.column.clone(), one.found.clone(), one.is_error))
            .collect();
        let column = Some("first_name".to_owned());
        assert_eq!(told, [(Some(4), column, "\"Pera\"".to_owned(), false)]);
        imported(base, &who, file(&renamed)).await;
        assert_eq!(everything(base, VEDROVO).await, before);
    });
}

#[test]
fn a_new_member_whose_number_the_registry_knows_is_left_out_and_said() {
    on_both_with_people(async |base| {
        let who = coordinator(VEDROVO);
        imported(base, &who, file(ROWS)).await;
        let more = format!(
            "{ROWS}18,2,Jović,Ana,0305984715000,female,1984-05-03,partner,2,Lipova 9,3,refused,\n"
        );
        // The number stands twice in this file: the other household is left out of it.
        let kept: Vec<&str> = more.lines().filter(|line| !line.starts_with("17,")).collect();
        let more = format!("{}\n", kept.join("\n"));
        let seen = previewed(base, &who, file(&more)).await;
        let told: Vec<_> = seen.findings.iter().map(|one| (one.row, one.found.as_str())).collect();
        assert_eq!(told, [(Some(3), "a JMBG that is in the registry already")]);
        let after = imported(base, &who, file(&more)).await;
        assert_eq!(after.counts.map(|one| (one.new_persons, one.errors)), Some((0, 0)));
        assert_eq!(base.number("select count(*) from person").await, 3);
    });
}

#[test]
fn the_next_round_of_a_household_that_stepped_back_is_recorded_where_another_record_stands() {
    on_both_with_people(async |base| {
        let who = coordinator(VEDROVO);
        imported(base, &who, file(ROWS)).await;
        let by_hand = entered(base, ("Petrović", "Petar"), day(1950, 1, 20)).await;
        let brought = home_of_rooms(base, 3.0).await;
        merged(base, &who, (by_hand, brought)).await;
        let rows = ROWS.replace("3,refused,retired", "4,refused,farmer");
        let second =
            NewImport { round: "2026-2".to_owned(), valid_from: day(2026, 11, 20), ..file(&rows) };
        let seen = previewed(base, &who, second).await;
        assert_eq!(seen.findings.iter().map(|one| one.found.clone()).collect::<Vec<_>>(), [""; 0]);
        let counts = seen.import.counts.unwrap();
        assert_eq!((counts.changed_households, counts.left_out), (2, 0));
        mapping::run_import(&permit(&who), &base.database, seen.import.id).await.unwrap();
        work(base).await;
        assert_eq!(home_of_rooms(base, 4.0).await, by_hand);
        let (_, known) = everything(base, VEDROVO).await;
        let home = known.iter().find(|one| one.id() == by_hand).unwrap();
        let catalogue = &crate::builders::book().catalogue;
        let of_petar = assessment::Subject::Person(0);
        let activity = home.recorded(catalogue, of_petar, "current_activity").unwrap();
        let farmer = catalogue.find_variable("current_activity").unwrap().index_of("farmer");
        assert_eq!(activity.answer, assessment::Answer::Code(farmer.unwrap()));
        assert_eq!(activity.origin.round, "2026-2");
    });
}

/// The household with members in which so many rooms are known.
async fn home_of_rooms(base: &Base, rooms: f64) -> kernel::HouseholdId {
    let (_, known) = everything(base, VEDROVO).await;
    let catalogue = &crate::builders::book().catalogue;
    let has = |one: &&assessment::KnownHousehold| {
        let known = one.recorded(catalogue, assessment::Subject::Household, "rooms");
        !one.members.is_empty()
            && known.is_some_and(|known| known.answer == assessment::Answer::Number(rooms))
    };
    known.iter().find(has).unwrap().id()
}

#[test]
fn of_two_rows_about_one_household_none_takes_back_what_the_other_says() {
    on_both_with_people(async |base| {
        let who = coordinator(VEDROVO);
        let twice = "19,1,Petrović,Petar,,male,1950-01-20,reference,1,Lipova 9,,tenant,\n";
        imported(base, &who, file(&format!("{ROWS}{twice}"))).await;
        let (_, known) = everything(base, VEDROVO).await;
        let keep = home_of_rooms(base, 3.0).await;
        let other = known.iter().find(|one| one.id() != keep && one.members.len() == 1).unwrap();
        merged(base, &who, (keep, other.id())).await;
        // Both were found to be one; the file is corrected, and each row says its own part.
        let corrected = twice.replace("tenant", "owner");
        imported(base, &who, file(&format!("{ROWS}{corrected}"))).await;
        assert_eq!(answers(base, VEDROVO, "rooms").await, ["Number(2.0)", "Number(3.0)"]);
        let activity = answers(base, VEDROVO, "current_activity").await;
        assert_eq!(activity.len(), 2, "{activity:?}");
    });
}
