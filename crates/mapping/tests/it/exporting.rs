//! Exports: what is in them for whom, that they are read again, and that they go in time.

use assessment::Eyes;
use database::{Audit, NewJob};
use kernel::{Actor, Role};
use mapping::{
    Asked, Export, ExportAnswers, ExportFormat, ExportIdentified, ExportPart, MayExport, NewExport,
    NewImport, ask_export, change_mapping, context, find_export, give_file, run_import,
    take_export,
};
use registry::{
    RightKind, RightRequest, RightState, Whom, decide_right, list_rights, protect_record,
    record_right,
};
use testkit::Base;

use crate::builders::{
    OTHER, ROWS, VEDROVO, book, coordinator, everything, file, imported, manager,
    on_both_with_people, permit, seen, work,
};

pub(crate) fn asked(who: &Actor) -> Asked {
    Asked {
        settlement: None,
        search: None,
        list: None,
        has_results: false,
        eyes: Eyes::of(who).to_remember(),
        language: "en".to_owned(),
        reason: "Godišnji izveštaj".to_owned(),
    }
}

pub(crate) async fn exported<P: MayExport>(
    base: &Base,
    who: &Actor,
    (format, asked): (ExportFormat, Asked),
) -> (Export, Vec<u8>) {
    let new = NewExport { format, is_identified: P::IS_IDENTIFIED, asked };
    let catalogue = &book().catalogue;
    let id = ask_export::<P>(&permit(who), &base.database, catalogue, &new).await.unwrap();
    work(base).await;
    let taken = take_export(&permit(who), &base.database, id, ExportPart::Rows).await.unwrap();
    let (export, blob) = taken.unwrap();
    (export, blob.bytes.to_vec())
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

#[test]
fn an_export_without_names_has_ages_and_numbers_and_nothing_that_tells_who() {
    on_both_with_people(async |base| {
        let who = coordinator(VEDROVO);
        imported(base, &who, file(ROWS)).await;
        let csv = (ExportFormat::Csv, asked(&who));
        let (export, bytes) = exported::<ExportAnswers>(base, &who, csv).await;
        assert_eq!((export.households, export.persons, export.is_identified), (2, 3, false));
        let mut lines: Vec<&str> = text(&bytes).lines().collect();
        assert_eq!(
            lines.remove(0),
            "household_id,person_id,member_number,sex,age,relation,current_activity,tenure,rooms"
        );
        // The order is drawn by chance: rows are compared without the household's number.
        let mut rows: Vec<&str> =
            lines.iter().map(|line| line.split_once(',').unwrap().1).collect();
        rows.sort_unstable();
        assert_eq!(
            rows,
            [
                "1,1,female,42,reference,farmer,owner,2",
                "1,1,male,76,reference,retired,refused,3",
                "2,2,female,11,child,,owner,2",
            ]
        );
    });
}

#[test]
fn an_export_with_names_is_read_again_by_the_mapping_that_its_header_proposes() {
    on_both_with_people(async |base| {
        let who = coordinator(VEDROVO);
        imported(base, &who, file(ROWS)).await;
        for format in ExportFormat::ALL {
            let (export, bytes) =
                exported::<ExportIdentified>(base, &who, (format, asked(&who))).await;
            assert_eq!((export.households, export.persons, export.is_identified), (2, 3, true));
            let other = coordinator(OTHER);
            let eyes = (&book().catalogue, Eyes::of(&other));
            let mut new = NewImport { mapping: None, ..file("") };
            new.source = format!("iz {VEDROVO} {format}");
            new.file.bytes = bytes;
            let id = give_file(&permit(&other), &base.database, eyes, new).await.unwrap();
            let proposed = seen(base, &other, id).await.import.mapping;
            let text = (proposed.as_str(), None);
            change_mapping(&permit(&other), &base.database, eyes, id, text).await.unwrap();
            work(base).await;
            let previewed = seen(base, &other, id).await;
            assert_eq!(previewed.findings, [], "{format}");
            run_import(&permit(&other), &base.database, id).await.unwrap();
            work(base).await;
            let (theirs, their_facts) = everything(base, OTHER).await;
            let (ours, our_facts) = everything(base, VEDROVO).await;
            let members = |all: &[registry::Identity]| {
                let mut all: Vec<_> = all
                    .iter()
                    .map(|one| {
                        let data = one.members.iter().map(|(_, data)| data.clone());
                        (one.data.clone(), data.collect::<Vec<_>>())
                    })
                    .collect();
                all.sort_by_key(|(_, members)| members[0].listed_name());
                all
            };
            assert_eq!(members(&theirs), members(&ours), "{format}");
            let facts = |all: &[assessment::KnownHousehold]| {
                let mut all: Vec<_> = all
                    .iter()
                    .map(|one| {
                        let facts = one.facts(&book().catalogue);
                        let persons: Vec<_> =
                            facts.persons.into_iter().map(|person| person.facts).collect();
                        (one.roster.listed_name.clone(), facts.facts, persons)
                    })
                    .collect();
                all.sort_by(|a, b| a.0.cmp(&b.0));
                all
            };
            assert_eq!(facts(&their_facts), facts(&our_facts), "{format}");
            crate::builders::undone(base, &other, id).await;
        }
    });
}

#[test]
fn who_is_under_protection_is_in_the_export_of_the_circle_alone() {
    on_both_with_people(async |base| {
        let who = coordinator(VEDROVO);
        imported(base, &who, file(ROWS)).await;
        let (identities, _) = everything(base, VEDROVO).await;
        let home = identities.iter().find(|one| one.members.len() == 2).unwrap().household;
        let lead = manager(VEDROVO);
        protect_record(
            &permit(&lead),
            &base.database,
            Whom::Household(home),
            "nasilje",
            &[lead.user],
        )
        .await
        .unwrap();
        let csv = |who: &Actor| (ExportFormat::Csv, asked(who));
        let (export, bytes) = exported::<ExportIdentified>(base, &who, csv(&who)).await;
        assert_eq!((export.households, export.persons), (1, 1));
        assert!(!text(&bytes).contains("Jović"), "{}", text(&bytes));
        let (export, bytes) = exported::<ExportIdentified>(base, &lead, csv(&lead)).await;
        assert_eq!((export.households, export.persons), (2, 3));
        assert!(text(&bytes).contains("Jović"), "{}", text(&bytes));
    });
}

#[test]
fn files_that_wait_to_be_fetched_go_with_their_keys_when_somebody_comes_under_protection() {
    on_both_with_people(async |base| {
        let who = coordinator(VEDROVO);
        imported(base, &who, file(ROWS)).await;
        let kept = base.number("select count(*) from blob").await;
        let csv = || (ExportFormat::Csv, asked(&who));
        let (made, _) = exported::<ExportIdentified>(base, &who, csv()).await;
        let new = NewExport { format: ExportFormat::Csv, is_identified: true, asked: asked(&who) };
        let may = permit(&who);
        let catalogue = &book().catalogue;
        let waiting = ask_export::<ExportIdentified>(&may, &base.database, catalogue, &new).await;
        let waiting = waiting.unwrap();
        let (identities, _) = everything(base, VEDROVO).await;
        let one = identities.iter().find(|one| one.members.len() == 2).unwrap();
        let child = Whom::Person(one.members[1].0);
        let lead = manager(VEDROVO);
        protect_record(&permit(&lead), &base.database, child, "nasilje", &[lead.user])
            .await
            .unwrap();
        work(base).await;
        for id in [made.id, waiting] {
            let (found, _, asked, _) =
                find_export(&permit(&who), &base.database, id).await.unwrap().unwrap();
            assert_eq!((found.file, found.removed_at.is_some(), asked), (None, true, None));
            let taken = take_export(&permit(&who), &base.database, id, ExportPart::Rows).await;
            assert_eq!(taken.unwrap(), None);
        }
        assert_eq!(base.number("select count(*) from blob").await, kept);
        let (again, bytes) = exported::<ExportIdentified>(base, &who, csv()).await;
        assert_eq!((again.households, again.persons), (2, 2));
        assert!(!text(&bytes).contains("Mila"), "{}", text(&bytes));
    });
}

#[test]
fn a_search_narrows_an_export_and_only_who_asked_takes_it() {
    on_both_with_people(async |base| {
        let who = coordinator(VEDROVO);
        imported(base, &who, file(ROWS)).await;
        let of_search = Asked { search: Some("petrovic".to_owned()), ..asked(&who) };
        let (export, bytes) =
            exported::<ExportIdentified>(base, &who, (ExportFormat::Csv, of_search.clone())).await;
        assert_eq!((export.households, export.persons), (1, 1));
        assert!(text(&bytes).contains("Petrović,Petar") || text(&bytes).contains("Petar,Petrović"));
        let lead = manager(VEDROVO);
        let of_lead = permit(&lead);
        let theirs = take_export(&of_lead, &base.database, export.id, ExportPart::Rows).await;
        assert_eq!(theirs.unwrap(), None);
        let found = find_export(&permit(&lead), &base.database, export.id).await.unwrap();
        assert_eq!(found.and_then(|(_, _, asked, _)| asked), Some(of_search));
        let foreign = coordinator(OTHER);
        let found = find_export(&permit(&foreign), &base.database, export.id).await.unwrap();
        assert_eq!(found, None);
        let nobody = testkit::actor(&[Role::Analyst], VEDROVO);
        assert!(nobody.permit::<ExportAnswers>().is_none());
    });
}

#[test]
fn files_of_exports_and_of_forgotten_imports_go_in_time_with_their_keys() {
    on_both_with_people(async |base| {
        let who = coordinator(VEDROVO);
        imported(base, &who, file(ROWS)).await;
        let csv = (ExportFormat::Csv, asked(&who));
        let (export, _) = exported::<ExportAnswers>(base, &who, csv).await;
        assert_eq!(base.number("select count(*) from blob").await, 3);
        let expire = async || {
            let mut tx = base.database.begin(&base.everywhere()).await.unwrap();
            let job = NewJob::of("mapping.expire_files", serde_json::Value::Null);
            tx.enqueue(job).await.unwrap();
            tx.commit(Audit::of("test")).await.unwrap();
            let jobs = context(&assessment::LiveRules::of(base.scratch())).jobs;
            database::run_until_idle(&base.database, jobs).await.unwrap();
        };
        base.clock.advance(std::time::Duration::from_hours(8 * 24));
        expire().await;
        // The findings of the import are kept longer.
        assert_eq!(base.number("select count(*) from blob").await, 1);
        let found = find_export(&permit(&who), &base.database, export.id).await.unwrap().unwrap();
        assert_eq!((found.0.file, found.0.removed_at.is_some(), found.2), (None, true, None));
        base.clock.advance(std::time::Duration::from_hours(30 * 24));
        expire().await;
        assert_eq!(base.number("select count(*) from blob").await, 0);
    });
}

#[test]
fn a_household_whose_members_data_may_only_be_kept_is_in_no_export_until_that_is_over() {
    on_both_with_people(async |base| {
        let who = coordinator(VEDROVO);
        imported(base, &who, file(ROWS)).await;
        let (identities, _) = everything(base, VEDROVO).await;
        let home = identities.iter().find(|one| one.members.len() == 2).unwrap();
        let child = home.members[1].0;
        let (kind, asked_on) = (RightKind::Restriction, crate::builders::day(2026, 11, 20));
        let request = RightRequest { kind, asked_on, text: String::new() };
        record_right(&permit(&who), &base.database, child, &request).await.unwrap();
        let counts = async || {
            let csv = || (ExportFormat::Csv, Asked { has_results: true, ..asked(&who) });
            let (named, bytes) = exported::<ExportIdentified>(base, &who, csv()).await;
            assert_eq!(text(&bytes).contains("Mila"), named.households == 2);
            let (unnamed, _) = exported::<ExportAnswers>(base, &who, csv()).await;
            [named, unnamed].map(|one| (one.households, one.persons))
        };
        assert_eq!(counts().await, [(2, 3), (2, 3)]);
        let decide = async |decision| {
            let kept = list_rights(&permit(&who), &base.database, child).await.unwrap().unwrap();
            let decided = (decision, "");
            decide_right(&permit(&who), &base.database, child, kept[0].id, decided).await.unwrap();
            base.clock.advance(std::time::Duration::from_mins(1));
        };
        decide(RightState::Granted).await;
        assert_eq!(counts().await, [(1, 1), (1, 1)]);
        decide(RightState::Over).await;
        assert_eq!(counts().await, [(2, 3), (2, 3)]);
    });
}
