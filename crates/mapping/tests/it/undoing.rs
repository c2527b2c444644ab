//! Taking a whole import back: everything as before, what was worked with since stays.

use assessment::LiveRules;
use kernel::Role;
use mapping::{ImportState, Left, Refused, Undone, WhyLeft, undo_import};
use registry::{Whom, undo_household_merge, write_note};
use testkit::TestSite;

use crate::builders::{
    ROWS, VEDROVO, answers, coordinator, day, entered, everything, file, home_of, imported,
    manager, merged, on_both_with_people, permit, undone,
};

#[test]
fn an_import_taken_back_leaves_nothing_of_it() {
    on_both_with_people(async |base| {
        let who = coordinator(VEDROVO);
        let import = imported(base, &who, file(ROWS)).await;
        let after = undone(base, &who, import.id).await;
        assert_eq!(after.state, ImportState::Undone);
        let expected = Undone { households: 2, persons: 3, restored: 0, left: vec![] };
        assert_eq!(after.undone, Some(expected));
        for table in [
            "household",
            "person",
            "household_member",
            "record_version",
            "search_term",
            "fact_sheet",
            "fact_entry",
            "assessment_result",
            "import_household",
            "import_person",
        ] {
            assert_eq!(base.number(&format!("select count(*) from {table}")).await, 0, "{table}");
        }
        // Nothing that was sealed of them opens in a backup either.
        let keys = "select count(*) from sealing_key where wrapped is not null";
        assert_eq!(base.number(keys).await, 1);
        // And it can be taken over again.
        let again = imported(base, &who, file(ROWS)).await;
        assert_eq!(again.counts.map(|one| one.new_households), Some(2));
    });
}

#[test]
fn a_correction_taken_back_restores_what_was_known_before() {
    on_both_with_people(async |base| {
        let who = coordinator(VEDROVO);
        imported(base, &who, file(ROWS)).await;
        let before = everything(base, VEDROVO).await;
        let facts = |known: &[assessment::KnownHousehold]| -> Vec<_> {
            known.iter().map(|one| one.facts(&crate::builders::book().catalogue)).collect()
        };
        let more = format!(
            "{}17,3,Jović,Luka,,male,2020-03-04,child,3,Šumska 3,2,owner,student\n",
            ROWS.replace("3,refused,retired", "5,tenant,farmer")
                .replace("3,2,owner,farmer", "3,,owner,farmer")
        );
        let second = imported(base, &who, file(&more)).await;
        assert_eq!(answers(base, VEDROVO, "rooms").await, ["Number(2.0)", "Number(5.0)"]);
        let after = undone(base, &who, second.id).await;
        let expected = Undone { households: 0, persons: 1, restored: 1, left: vec![] };
        assert_eq!(after.undone, Some(expected));
        let restored = everything(base, VEDROVO).await;
        assert_eq!(restored.0, before.0);
        assert_eq!(facts(&restored.1), facts(&before.1));
        let origin = |known: &[assessment::KnownHousehold]| -> Vec<_> {
            let catalogue = &crate::builders::book().catalogue;
            let subject = assessment::Subject::Household;
            known.iter().map(|one| one.recorded(catalogue, subject, "rooms")).collect()
        };
        assert_eq!(origin(&restored.1), origin(&before.1));
        // The corrected file is a correction again.
        let third = imported(base, &who, file(&more)).await;
        assert_eq!(third.counts.map(|one| (one.changed_households, one.new_persons)), Some((2, 1)));
        assert_eq!(answers(base, VEDROVO, "rooms").await, ["Number(2.0)", "Number(5.0)"]);
    });
}

#[test]
fn what_somebody_worked_with_since_is_left_and_listed() {
    on_both_with_people(async |base| {
        let who = coordinator(VEDROVO);
        let import = imported(base, &who, file(ROWS)).await;
        let (identities, _) = everything(base, VEDROVO).await;
        let home = identities.iter().find(|one| one.members.len() == 1).unwrap().household;
        let lead = manager(VEDROVO);
        let note = registry::NoteData {
            text: "Posećen.".to_owned(),
            day: crate::builders::day(2026, 11, 27),
            is_restricted: false,
        };
        write_note(&permit(&lead), &base.database, Whom::Household(home), &note, None)
            .await
            .unwrap();
        let after = undone(base, &who, import.id).await;
        let left = vec![Left { household: home, why: WhyLeft::Attached }];
        let expected = Undone { households: 1, persons: 2, restored: 0, left };
        assert_eq!(after.undone, Some(expected));
        assert_eq!(answers(base, VEDROVO, "rooms").await, ["Number(3.0)"]);
    });
}

#[test]
fn imports_of_a_source_are_taken_back_from_the_last() {
    on_both_with_people(async |base| {
        let who = coordinator(VEDROVO);
        let first = imported(base, &who, file(ROWS)).await;
        // A file that brings nothing is not in the way.
        imported(base, &who, file(ROWS)).await;
        let second = imported(base, &who, file(&ROWS.replace("3,refused", "4,refused"))).await;
        let refused = undo_import(&permit(&who), &base.database, first.id).await;
        assert!(matches!(refused, Err(Refused::Followed)), "{refused:?}");
        undone(base, &who, second.id).await;
        let after = undone(base, &who, first.id).await;
        assert_eq!(after.undone.map(|one| (one.households, one.left)), Some((2, vec![])));
        let worker = testkit::actor(&[Role::OfficeWorker], VEDROVO);
        assert!(worker.permit::<mapping::UndoImport>().is_none());
    });
}

#[test]
fn a_household_that_was_merged_with_another_one_is_left_and_listed_also_when_the_two_were_parted() {
    on_both_with_people(async |base| {
        let who = coordinator(VEDROVO);
        let import = imported(base, &who, file(ROWS)).await;
        let (ana, petar) = (home_of(base, "Ana").await, home_of(base, "Petar").await);
        let by_hand = entered(base, ("Jović", "Ana"), day(1984, 5, 3)).await;
        merged(base, &who, (ana, by_hand)).await;
        let again = entered(base, ("Petrović", "Petar"), day(1950, 1, 20)).await;
        let merge = merged(base, &who, (petar, again)).await;
        undo_household_merge(&permit(&who), &base.database, merge).await.unwrap();
        base.clock.advance(std::time::Duration::from_mins(1));
        let after = undone(base, &who, import.id).await;
        let mut undone = after.undone.unwrap();
        undone.left.sort_by_key(|one| one.household);
        let mut left = [ana, petar].map(|household| Left { household, why: WhyLeft::Merged });
        left.sort_by_key(|one| one.household);
        assert_eq!(undone, Undone { left: left.to_vec(), ..Undone::default() });
        assert_eq!(answers(base, VEDROVO, "rooms").await, ["Number(2.0)", "Number(3.0)"]);
        let site = TestSite::of(base, vec![mapping::context(&LiveRules::of(base.scratch()))]);
        let page =
            site.get("office_coordinator:99015:en", &format!("/imports/{}", import.id)).await;
        let why = "it was merged with another record of the same household or person";
        assert_eq!(page.text().matches(why).count(), 2, "{}", page.text());
    });
}

#[test]
fn a_member_who_was_merged_with_another_record_is_left_and_listed() {
    on_both_with_people(async |base| {
        let who = coordinator(VEDROVO);
        imported(base, &who, file(ROWS)).await;
        let more = format!("{ROWS}17,3,Jović,Luka,,male,2005-03-04,child,3,Šumska 3,2,owner,\n");
        let second = imported(base, &who, file(&more)).await;
        let home = home_of(base, "Luka").await;
        let by_hand = entered(base, ("Jović", "Luka"), day(2005, 3, 4)).await;
        let first_of = async |id, name: &str| {
            let found = registry::find_household(&permit(&who), &base.database, id).await;
            let found = found.unwrap().unwrap();
            found.members.into_iter().find(|one| one.data.given_name == name).unwrap()
        };
        let (keep, other) = (first_of(home, "Luka").await, first_of(by_hand, "Luka").await);
        let merging = registry::Merging {
            keep: keep.id,
            other: other.id,
            shown: keep.data,
            reason: String::new(),
        };
        registry::merge_persons(&permit(&who), &base.database, &merging).await.unwrap();
        let after = undone(base, &who, second.id).await;
        let left = vec![Left { household: home, why: WhyLeft::Merged }];
        assert_eq!(after.undone.map(|one| (one.persons, one.left)), Some((0, left)));
    });
}
