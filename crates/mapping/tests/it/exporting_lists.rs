//! Exports of who is on a list: whose answers are in them, and who may choose which list.

use assessment::{
    Eyes, ListRunId,
    lists::{About, Condition, Question, RunOf, Test, Who},
    run_list, save_list,
};
use kernel::{Actor, Role};
use mapping::{
    Asked, AskedList, ExportAnswers, ExportFormat, ExportIdentified, NewExport, Refused,
    ask_export, find_export, lists_to_export,
};
use registry::{
    RightKind, RightRequest, RightState, Whom, decide_right, protect_record, record_right,
};
use serde_json::json;
use testkit::{Base, TestSite};
use web::axum::http::StatusCode;

use crate::{
    builders::{
        OTHER, ROWS, VEDROVO, book, coordinator, everything, file, imported, manager,
        on_both_with_people, permit, work,
    },
    exporting::{asked, exported},
};

/// Saves a list of one condition, runs it and has it done.
async fn run(base: &Base, who: &Actor, (about, on, test): (About, &str, Test)) -> ListRunId {
    let mut question = Question::about(about);
    let on = on.parse().unwrap();
    question.add(Condition { on, who: Who::default(), test }, None);
    let list = save_list(&permit(who), &base.database, "Bez posla", &question).await.unwrap();
    let (of, with) = (RunOf::Saved(list), (&book().catalogue, Eyes::of(who)));
    let run = run_list(&permit(who), &base.database, with, (&of, "")).await.unwrap();
    let jobs = assessment::context(&assessment::LiveRules::of(base.scratch())).jobs;
    let jobs = jobs.into_iter().filter(|job| job.every.is_none()).collect();
    database::run_until_idle(&base.database, jobs).await.unwrap();
    base.clock.advance(std::time::Duration::from_mins(1));
    run
}

fn of_list(who: &Actor, run: ListRunId) -> Asked {
    Asked { list: Some(AskedList { run, name: String::new() }), ..asked(who) }
}

/// The rows of an export with names: the given name and one answer of each.
async fn rows_of(base: &Base, who: &Actor, run: ListRunId, code: &str) -> Vec<(String, String)> {
    let csv = (ExportFormat::Csv, of_list(who, run));
    let (export, bytes) = exported::<ExportIdentified>(base, who, csv).await;
    let text = String::from_utf8(bytes).unwrap();
    let mut lines = text.lines().map(|line| line.split(',').collect::<Vec<_>>());
    let header = lines.next().unwrap();
    let at = |code: &str| header.iter().position(|one| *one == code);
    let cell = |row: &[&str], code: &str| at(code).map_or("", |at| row[at]).to_owned();
    let mut rows: Vec<_> = lines.map(|row| (cell(&row, "first_name"), cell(&row, code))).collect();
    rows.sort();
    assert_eq!(export.persons, rows.len() as u64);
    rows
}

fn pairs(rows: &[(&str, &str)]) -> Vec<(String, String)> {
    rows.iter().map(|(name, answer)| ((*name).to_owned(), (*answer).to_owned())).collect()
}

#[test]
fn of_a_list_of_households_all_members_are_in_the_export_and_of_one_of_persons_these_alone() {
    on_both_with_people(async |base| {
        let who = coordinator(VEDROVO);
        imported(base, &who, file(ROWS)).await;
        let owners = (About::Households, "tenure", Test::Is("owner".to_owned()));
        let owners = run(base, &who, owners).await;
        let expected = pairs(&[("Ana", "owner"), ("Mila", "owner")]);
        assert_eq!(rows_of(base, &who, owners, "tenure").await, expected);
        let farmers = (About::Persons, "current_activity", Test::Is("farmer".to_owned()));
        let farmers = run(base, &who, farmers).await;
        let expected = pairs(&[("Ana", "farmer")]);
        assert_eq!(rows_of(base, &who, farmers, "current_activity").await, expected);
        let csv = (ExportFormat::Csv, of_list(&who, farmers));
        let (export, _) = exported::<ExportAnswers>(base, &who, csv).await;
        assert_eq!((export.households, export.persons, export.is_identified), (1, 1, false));
        let found = find_export(&permit(&who), &base.database, export.id).await.unwrap().unwrap();
        let list = AskedList { run: farmers, name: "Bez posla".to_owned() };
        assert_eq!(found.2.unwrap().list, Some(list));
        let audited =
            "select count(*) from audit_entry where action = 'ask_export' and fields like '%list%'";
        assert_eq!(base.number(audited).await, 1);
    });
}

#[test]
fn who_is_hidden_or_restricted_since_the_list_was_run_is_not_in_the_export() {
    on_both_with_people(async |base| {
        let who = coordinator(VEDROVO);
        imported(base, &who, file(ROWS)).await;
        let all = (About::Households, "rooms", Test::AtLeast(1.0));
        let all = run(base, &who, all).await;
        assert_eq!(rows_of(base, &who, all, "rooms").await.len(), 3);
        let (identities, _) = everything(base, VEDROVO).await;
        let pair = identities.iter().find(|one| one.members.len() == 2).unwrap();
        let alone = identities.iter().find(|one| one.members.len() == 1).unwrap();
        let (child, lead) = (Whom::Person(pair.members[1].0), manager(VEDROVO));
        protect_record(&permit(&lead), &base.database, child, "nasilje", &[lead.user])
            .await
            .unwrap();
        let expected = pairs(&[("Ana", "2"), ("Petar", "3")]);
        assert_eq!(rows_of(base, &who, all, "rooms").await, expected);
        let person = alone.members[0].0;
        let (kind, asked_on) = (RightKind::Restriction, crate::builders::day(2026, 11, 20));
        let request = RightRequest { kind, asked_on, text: String::new() };
        record_right(&permit(&who), &base.database, person, &request).await.unwrap();
        let kept = registry::list_rights(&permit(&who), &base.database, person).await;
        let id = kept.unwrap().unwrap()[0].id;
        let granted = (RightState::Granted, "");
        decide_right(&permit(&who), &base.database, person, id, granted).await.unwrap();
        base.clock.advance(std::time::Duration::from_mins(1));
        assert_eq!(rows_of(base, &who, all, "rooms").await, pairs(&[("Ana", "2")]));
    });
}

#[test]
fn a_list_is_chosen_by_who_ran_it_and_may_see_it_still() {
    on_both_with_people(async |base| {
        let (who, lead) = (coordinator(VEDROVO), manager(VEDROVO));
        imported(base, &who, file(ROWS)).await;
        let violence = (About::Persons, "violence_screen", Test::Unknown);
        let mine = run(base, &lead, violence).await;
        let offered = async |actor: &Actor| {
            let catalogue = &book().catalogue;
            let lists =
                lists_to_export::<ExportAnswers>(&permit(actor), &base.database, catalogue).await;
            lists.unwrap().into_iter().map(|one| one.id).collect::<Vec<_>>()
        };
        assert_eq!(offered(&lead).await, [mine]);
        assert_eq!(offered(&who).await, []);
        // The same person, who may see less by now.
        let less = Actor { user: lead.user, ..coordinator(VEDROVO) };
        assert_eq!(offered(&less).await, []);
        for actor in [&who, &less, &coordinator(OTHER)] {
            let asked = of_list(actor, mine);
            let new = NewExport { format: ExportFormat::Csv, is_identified: false, asked };
            let (may, catalogue) = (permit(actor), &book().catalogue);
            let asked = ask_export::<ExportAnswers>(&may, &base.database, catalogue, &new).await;
            assert!(matches!(asked, Err(Refused::NotFound)), "{asked:?}");
        }
        assert!(testkit::actor(&[Role::OfficeWorker], VEDROVO).permit::<ExportAnswers>().is_none());
        assert_eq!(base.number("select count(*) from export").await, 0);
    });
}

#[test]
fn the_page_offers_lists_says_how_one_comes_to_be_there_and_refuses_others() {
    on_both_with_people(async |base| {
        let rules = assessment::LiveRules::of(base.scratch());
        let all = vec![registry::context(), assessment::context(&rules), mapping::context(&rules)];
        let site = TestSite::of(base, all);
        let who = coordinator(VEDROVO);
        let signed = format!("office_coordinator:{VEDROVO}:en");
        imported(base, &who, file(ROWS)).await;
        let empty = site.get(&signed, "/exports/new").await;
        assert!(empty.text().contains("There is no list to choose yet"), "{}", empty.text());
        let owners = (About::Households, "tenure", Test::Is("owner".to_owned()));
        let run = run(base, &who, owners).await;
        let page = site.get(&signed, &format!("/exports/new?names=yes&list={run}")).await;
        let chosen = format!("<option value=\"{run}\" selected>Bez posla, 27 November 2026");
        assert!(page.text().contains(&chosen), "{}", page.text());
        let id = run.to_string();
        let fields = [("format", "csv"), ("reason", "report"), ("list", id.as_str())];
        let made = site.post(&signed, "/exports/new", "/exports", &fields).await;
        assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.text());
        let path = made.header("location").to_owned();
        work(base).await;
        let told = site.get(&signed, &format!("/api/v1{path}")).await.json();
        assert_eq!(told["asked"]["list"], json!({ "run": run, "name": "Bez posla" }));
        assert_eq!((&told["households"], &told["persons"]), (&json!(1), &json!(2)));
        let page = site.get(&signed, &path).await;
        assert!(page.text().contains("Bez posla"), "{}", page.text());
        let fields = [
            ("format", "csv"),
            ("reason", "report"),
            ("list", "00000000-0000-0000-0000-000000000001"),
        ];
        let refused = site.post(&signed, "/exports/new", "/exports", &fields).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.text().contains("Choose one of your lists"), "{}", refused.text());
    });
}
