//! Taking files over: all or nothing, who goes to the registry, what becomes a fact.

use kernel::Role;
use mapping::{Counts, ImportHouseholds, ImportState, UndoImport, run_import};
use registry::{HouseholdData, Jmbg, NewHousehold, PersonData, Relation, Sex, create_household};
use testkit::Base;

use crate::builders::{
    ROWS, VEDROVO, answers, coordinator, day, everything, file, imported, on_both_with_people,
    permit, previewed, seen, work,
};

#[test]
fn persons_go_to_the_registry_and_answers_to_their_sheets() {
    on_both_with_people(async |base| {
        let import = imported(base, &coordinator(VEDROVO), file(ROWS)).await;
        assert_eq!(import.state, ImportState::Imported);
        assert_eq!((import.file, import.households), (None, None));
        let (identities, known) = everything(base, VEDROVO).await;
        let members: Vec<PersonData> = identities
            .iter()
            .flat_map(|one| one.members.iter().map(|(_, data)| data.clone()))
            .collect();
        let person = |family: &str, given: &str, sex, born, relation, number: &str| PersonData {
            family_name: family.to_owned(),
            given_name: given.to_owned(),
            sex: Some(sex),
            birth_date: Some(born),
            jmbg: number.parse().ok(),
            relation,
        };
        assert_eq!(
            members,
            [
                person(
                    "Jović",
                    "Ana",
                    Sex::Female,
                    day(1984, 5, 3),
                    Relation::Reference,
                    "0305984715000"
                ),
                person("Jović", "Mila", Sex::Female, day(2015, 2, 1), Relation::Child, ""),
                person("Petrović", "Petar", Sex::Male, day(1950, 1, 20), Relation::Reference, ""),
            ]
        );
        assert_eq!(identities[0].data.address, "Šumska 3");
        assert_eq!(known.len(), 2);
        assert_eq!(answers(base, VEDROVO, "rooms").await, ["Number(2.0)", "Number(3.0)"]);
        // Assessed with everything that is known.
        assert_eq!(base.number("select count(*) from assessment_result").await, 2);
        assert_eq!(base.number("select count(*) from import_person").await, 3);
        // The file is gone, its findings are there.
        assert_eq!(base.number("select count(*) from blob").await, 1);
    });
}

#[test]
fn a_fault_in_the_last_row_leaves_no_household() {
    on_both_with_people(async |base| {
        let who = coordinator(VEDROVO);
        let seen_first = previewed(base, &who, file(ROWS)).await;
        let id = seen_first.import.id;
        // Between preview and import somebody protected enters a person with the number of the first row: out of sight of all.
        hidden(base).await;
        run_import(&permit(&who), &base.database, id).await.unwrap();
        work(base).await;
        let after = seen(base, &who, id).await;
        assert_eq!(after.import.state, ImportState::Ready);
        assert_eq!(
            after.findings[0].expected,
            "a file that the registry takes; nothing was taken over"
        );
        assert_eq!(base.number("select count(*) from household").await, 1);
        assert_eq!(base.number("select count(*) from import_household").await, 0);
        assert_eq!(base.number("select count(*) from fact_entry").await, 0);
    });
}

/// A household of a relative of who imports: its numbers are taken, and nobody of it is seen.
async fn hidden(base: &Base) {
    let worker = testkit::actor(&[Role::OfficeWorker], VEDROVO);
    let id = create_household(&permit(&worker), &base.database, known(""), day(2026, 11, 20)).await;
    let who = coordinator(VEDROVO);
    registry::declare_relative(&permit(&who), &base.database, id.unwrap()).await.unwrap();
}

fn known(mother: &str) -> NewHousehold {
    let number: Jmbg = "0305984715000".parse().unwrap();
    let ana = PersonData {
        family_name: "Jović".to_owned(),
        given_name: "Ana".to_owned(),
        sex: Some(Sex::Female),
        birth_date: Some(day(1984, 5, 3)),
        jmbg: Some(number),
        relation: Relation::Reference,
    };
    let mut members = vec![ana];
    if !mother.is_empty() {
        members.push(PersonData {
            family_name: "Jović".to_owned(),
            given_name: mother.to_owned(),
            sex: Some(Sex::Female),
            birth_date: Some(day(2015, 2, 1)),
            jmbg: None,
            relation: Relation::Child,
        });
    }
    NewHousehold { data: HouseholdData::default(), members }
}

#[test]
fn a_household_that_the_registry_knows_whole_is_found_there() {
    on_both_with_people(async |base| {
        let who = coordinator(VEDROVO);
        let worker = testkit::actor(&[Role::OfficeWorker], VEDROVO);
        let permit_of = permit(&worker);
        let new = known("Mila");
        create_household(&permit_of, &base.database, new, day(2026, 11, 20)).await.unwrap();
        let import = imported(base, &who, file(ROWS)).await;
        let expected = Counts {
            rows: 3,
            households: 2,
            persons: 3,
            answers: 6,
            new_households: 1,
            new_persons: 1,
            matched_households: 1,
            known_numbers: 1,
            ..Counts::default()
        };
        assert_eq!(import.counts, Some(expected));
        assert_eq!(base.number("select count(*) from household").await, 2);
        assert_eq!(base.number("select count(*) from person").await, 3);
        assert_eq!(answers(base, VEDROVO, "rooms").await, ["Number(2.0)", "Number(3.0)"]);
    });
}

#[test]
fn a_household_of_which_the_registry_knows_a_part_is_left_out_and_said() {
    on_both_with_people(async |base| {
        let who = coordinator(VEDROVO);
        let worker = testkit::actor(&[Role::OfficeWorker], VEDROVO);
        let permit_of = permit(&worker);
        let new = known("");
        create_household(&permit_of, &base.database, new, day(2026, 11, 20)).await.unwrap();
        let seen = previewed(base, &who, file(ROWS)).await;
        let counts = seen.import.counts.clone().unwrap();
        assert_eq!((counts.left_out, counts.new_households, counts.errors), (1, 1, 0));
        assert_eq!(seen.findings[0].row, Some(2));
        assert_eq!(seen.findings[0].found, "a JMBG that is in the registry already");
        run_import(&permit(&who), &base.database, seen.import.id).await.unwrap();
        work(base).await;
        assert_eq!(base.number("select count(*) from household").await, 2);
        assert_eq!(answers(base, VEDROVO, "rooms").await, ["Number(3.0)"]);
    });
}

#[test]
fn offices_import_coordinators_take_back_and_nobody_else() {
    let may = |role| {
        let actor = testkit::actor(&[role], VEDROVO);
        (actor.permit::<ImportHouseholds>().is_some(), actor.permit::<UndoImport>().is_some())
    };
    assert_eq!(may(Role::OfficeCoordinator), (true, true));
    assert_eq!(may(Role::CaseManager), (true, false));
    assert_eq!(may(Role::OfficeWorker), (false, false));
    assert_eq!(may(Role::Enumerator), (false, false));
    assert_eq!(may(Role::Analyst), (false, false));
}
