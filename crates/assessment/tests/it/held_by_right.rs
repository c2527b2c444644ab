//! Whose data may only be kept is in no result and on no list; who objected is put into no order by points.

use assessment::{
    Eyes, FoundAssessment, Given, LiveRules, Refused, ShownRun, ask_recompute, context,
    enter_facts, find_assessment, find_run,
    lists::{About, Condition, ListedRow, Question, RunOf, Test, Who},
    recompute_state, run_list, save_list,
};
use kernel::{Actor, PersonId, Role};
use registry::{
    Basis, ConsentAnswer, ConsentData, ContactData, ContactKind, Objection, Purpose, RightKind,
    RightRequest, RightState, add_contact, decide_right, find_household, list_rights,
    record_consent, record_right,
};
use testkit::{Base, TestSite, on_both};

use crate::builders::{
    Stored, VEDROVO, answer, book, day, entry, migrations, of_household, of_person, permit, stored,
    version, worker,
};

fn coordinator() -> Actor {
    testkit::actor(&[Role::OfficeCoordinator], VEDROVO)
}

fn site(base: &Base) -> TestSite {
    let rules = LiveRules::of(base.scratch());
    TestSite::of(base, vec![registry::context(), context(&rules)])
}

/// Two households in one room each.
async fn homes(base: &Base) -> [Stored; 2] {
    let homes = [stored(base, VEDROVO).await, stored(base, VEDROVO).await];
    for home in homes {
        let rooms = of_household(home, vec![answer("rooms", Given::Number(1.0))]);
        let new = entry(&version(base, home.id).await, vec![rooms]);
        let who = worker(VEDROVO);
        enter_facts(&permit(&who), &base.database, book(), home.id, new).await.unwrap();
    }
    base.clock.advance(std::time::Duration::from_mins(1));
    homes
}

async fn ask(base: &Base, person: PersonId, kind: RightKind) {
    let request = RightRequest { kind, asked_on: day(2026, 11, 27), text: String::new() };
    record_right(&permit(&coordinator()), &base.database, person, &request).await.unwrap();
}

/// Decides about the only request of a person.
async fn decide(base: &Base, person: PersonId, decision: RightState) {
    let who = permit(&coordinator());
    let kept = list_rights(&who, &base.database, person).await.unwrap().unwrap();
    let decided = (decision, "u redu");
    decide_right(&who, &base.database, person, kept[0].id, decided).await.unwrap();
    base.clock.advance(std::time::Duration::from_mins(1));
}

/// Asks who lives in one room.
async fn run(base: &Base, about: About) -> ShownRun {
    let who = coordinator();
    let mut question = Question::about(about);
    let (on, test) = ("rooms".parse().unwrap(), Test::AtMost(1.0));
    question.add(Condition { on, who: Who::Any, test }, None);
    let list = save_list(&permit(&who), &base.database, "Tesno", &question).await.unwrap();
    let (of, eyes) = (RunOf::Saved(list), Eyes::of(&who));
    let with = (&book().catalogue, eyes);
    let id = run_list(&permit(&who), &base.database, with, (&of, "")).await.unwrap();
    let jobs = context(&LiveRules::of(base.scratch())).jobs;
    database::run_until_idle(&base.database, jobs).await.unwrap();
    again(base, id).await
}

async fn again(base: &Base, id: assessment::ListRunId) -> ShownRun {
    find_run(&permit(&coordinator()), &base.database, id).await.unwrap().unwrap()
}

fn rows(shown: &ShownRun) -> &[ListedRow] {
    shown.result.as_ref().unwrap().rows.as_slice()
}

#[test]
fn a_household_whose_members_data_may_only_be_kept_is_on_no_list() {
    on_both(migrations(), async |base| {
        let homes = homes(base).await;
        let before = run(base, About::Households).await;
        assert_eq!(rows(&before).len(), 2);
        ask(base, homes[0].child, RightKind::Restriction).await;
        assert_eq!(rows(&again(base, before.run.id).await).len(), 2);
        decide(base, homes[0].child, RightState::Granted).await;
        // A list that was made before names it no more either.
        let households =
            |shown: &ShownRun| rows(shown).iter().map(|one| one.household).collect::<Vec<_>>();
        assert_eq!(households(&again(base, before.run.id).await), [homes[1].id]);
        let after = run(base, About::Households).await;
        assert_eq!(households(&after), [homes[1].id]);
        let result = after.result.unwrap();
        assert_eq!((result.asked, result.open, result.only_kept), (1, 0, 1));
        let persons = run(base, About::Persons).await;
        assert_eq!(households(&persons), [homes[1].id, homes[1].id]);
        let who = format!("office_coordinator:{VEDROVO}:en");
        let path = format!("/list-runs/{}", persons.run.id);
        let page = site(base).get(&who, &path).await;
        let said = "Households that were left out, because data of a member may only be kept: 1.";
        assert!(page.text().contains(said), "{}", page.text());
        decide(base, homes[0].child, RightState::Over).await;
        assert_eq!(rows(&run(base, About::Households).await).len(), 2);
    });
}

#[test]
fn the_page_says_that_data_may_only_be_kept_and_shows_no_result() {
    on_both(migrations(), async |base| {
        let homes = homes(base).await;
        let site = site(base);
        let who = format!("office_coordinator:{VEDROVO}:en");
        let home = format!("/households/{}", homes[0].id);
        let path = format!("{home}/assessment");
        let points = " of 36 points";
        assert!(site.get(&who, &path).await.text().contains(points));
        assert!(site.get(&who, &home).await.text().contains("Overcrowded"));
        ask(base, homes[0].mother, RightKind::Restriction).await;
        decide(base, homes[0].mother, RightState::Granted).await;
        let page = site.get(&who, &path).await;
        let said = "Data of somebody in this household may only be kept.";
        assert!(page.text().contains(said), "{}", page.text());
        assert!(!page.text().contains(points) && !page.text().contains("id=\"theme-poverty\""));
        let panel = site.get(&who, &home).await;
        assert!(panel.text().contains(said) && !panel.text().contains("Overcrowded"));
        let may = permit(&coordinator());
        let found = find_assessment(&may, &base.database, book(), homes[0].id).await;
        let found = found.unwrap().unwrap();
        assert!(matches!(found, FoundAssessment::OnlyKept { .. }), "{found:?}");
        let path = format!("/api/v1/households/{}/assessment", homes[0].id);
        let values = site.get(&who, &path).await.json();
        assert_eq!(values["is_only_kept"], true);
        assert_eq!(
            (values["results"].as_array().unwrap().len(), &values["priority"]),
            (0, &serde_json::Value::Null)
        );
        // What was computed before stays kept, and is told again when the restriction is over.
        assert_eq!(base.number("select count(*) from assessment_result").await, 2);
        decide(base, homes[0].mother, RightState::Over).await;
        let path = format!("{home}/assessment");
        assert!(site.get(&who, &path).await.text().contains(points));
    });
}

#[test]
fn who_objected_is_told_beside_the_points_and_an_accepted_objection_takes_them_away() {
    on_both(migrations(), async |base| {
        let homes = homes(base).await;
        let site = site(base);
        let who = format!("office_coordinator:{VEDROVO}:en");
        let path = format!("/households/{}/assessment", homes[0].id);
        let listed = run(base, About::Households).await;
        let told = async || {
            let shown = again(base, listed.run.id).await;
            let row = rows(&shown).iter().find(|row| row.household == homes[0].id).unwrap();
            (row.objection, row.ranked().is_some())
        };
        assert_eq!(told().await, (None, true));
        ask(base, homes[0].child, RightKind::Objection).await;
        assert_eq!(told().await, (Some(Objection::Open), true));
        let page = site.get(&who, &path).await;
        let open = "A member of this household objected, and nobody has decided about it yet.";
        assert!(page.text().contains(open) && page.text().contains(" of 36 points"));
        decide(base, homes[0].child, RightState::Granted).await;
        assert_eq!(told().await, (Some(Objection::Accepted), false));
        let page = site.get(&who, &path).await;
        assert!(page.text().contains("it is not ranked by points"), "{}", page.text());
        assert!(!page.text().contains(" of 36 points") && page.text().contains("theme-poverty"));
        let api = format!("/api/v1/households/{}/assessment", homes[0].id);
        let values = site.get(&who, &api).await.json();
        assert_eq!(
            (&values["objection"], &values["priority"]),
            (&"accepted".into(), &serde_json::Value::Null)
        );
        let api = format!("/api/v1/list-runs/{}/rows", listed.run.id);
        let values = site.get(&who, &api).await.json();
        let points: Vec<bool> =
            values["rows"].as_array().unwrap().iter().map(|one| one["points"].is_null()).collect();
        assert_eq!(points.iter().filter(|is_null| **is_null).count(), 1);
        decide(base, homes[0].child, RightState::Over).await;
        assert_eq!(told().await, (None, true));
    });
}

#[test]
fn unranked_households_come_last_however_a_list_is_sorted() {
    on_both(migrations(), async |base| {
        let homes = homes(base).await;
        ask(base, homes[1].child, RightKind::Objection).await;
        decide(base, homes[1].child, RightState::Granted).await;
        let shown = run(base, About::Households).await;
        let site = site(base);
        let who = format!("office_coordinator:{VEDROVO}:en");
        for sort in ["points", "-points"] {
            let path = format!("/list-runs/{}?sort={sort}", shown.run.id);
            let page = site.get(&who, &path).await;
            let place = |home: Stored| page.text().find(&format!("/households/{}", home.id));
            assert!(place(homes[0]).unwrap() < place(homes[1]).unwrap(), "{sort}");
            assert!(page.text().contains("accepted: not ranked by points"));
        }
    });
}

#[test]
fn the_order_of_work_holds_neither_who_may_only_be_kept_nor_whose_objection_was_accepted() {
    on_both(migrations(), async |base| {
        let homes = homes(base).await;
        stored(base, VEDROVO).await;
        ask(base, homes[0].child, RightKind::Objection).await;
        decide(base, homes[0].child, RightState::Granted).await;
        ask(base, homes[1].child, RightKind::Restriction).await;
        decide(base, homes[1].child, RightState::Granted).await;
        let who = coordinator();
        ask_recompute(&permit(&who), &base.database, (None, None)).await.unwrap();
        let jobs = context(&LiveRules::of(base.scratch())).jobs;
        database::run_until_idle(&base.database, jobs).await.unwrap();
        let state = recompute_state(&permit(&who), &base.database).await.unwrap();
        let result = state.jobs[0].result.clone().unwrap_or_default();
        assert_eq!((&result["households"], &result["order"]["households"]), (&3.into(), &1.into()));
    });
}

#[test]
fn a_list_that_is_taken_out_says_where_people_live_and_how_they_are_reached_unless_they_said_no() {
    on_both(migrations(), async |base| {
        let homes = homes(base).await;
        let (who, database) = (worker(VEDROVO), &base.database);
        for (person, value) in [(homes[0].mother, "064 111 2222"), (homes[0].child, "064 333 4444")]
        {
            let contact = ContactData {
                kind: ContactKind::Phone,
                value: value.to_owned(),
                when: "uveče".to_owned(),
                is_preferred: true,
            };
            add_contact(&permit(&who), database, person, &contact).await.unwrap();
        }
        let no = ConsentData {
            purpose: Purpose::Contact,
            basis: Basis::Consent,
            answer: ConsentAnswer::Withdrawn,
            day: day(2026, 11, 20),
            text_version: "1".to_owned(),
            signature: None,
            proxy: None,
        };
        record_consent(&permit(&who), database, homes[0].child, &no).await.unwrap();
        ask(base, homes[1].child, RightKind::Objection).await;
        decide(base, homes[1].child, RightState::Granted).await;
        let code = async |home: Stored| {
            find_household(&permit(&who), database, home.id).await.unwrap().unwrap().code
        };
        let codes = [code(homes[0]).await, code(homes[1]).await];
        let site = site(base);
        let lead = format!("office_coordinator:{VEDROVO}:en");
        let shown = run(base, About::Households).await;
        let page = format!("/list-runs/{}", shown.run.id);
        let taken = [("reason", "poziv na razgovor"), ("format", "csv")];
        let file = site.post(&lead, &page, &format!("{page}/export"), &taken).await;
        let mut lines: Vec<&str> = file.text().trim_start_matches('\u{feff}').lines().collect();
        let head = lines.remove(0);
        assert_eq!(head, "Name,Code,Settlement,Address,Contact,Priority,Objection");
        let points = rows(&shown).iter().find(|row| row.household == homes[0].id).unwrap().points;
        let mut expected = [
            format!("Jović Ana,{},Vedrovo,,Jović Ana: 064 111 2222 (uveče),{points},", codes[0]),
            format!("Jović Ana,{},Vedrovo,,,,accepted: not ranked by points", codes[1]),
        ];
        expected.sort_unstable();
        lines.sort_unstable();
        assert_eq!(lines, expected);
        let shown = run(base, About::Persons).await;
        let page = format!("/list-runs/{}", shown.run.id);
        let file = site.post(&lead, &page, &format!("{page}/export"), &taken).await;
        let (mother, child) = ("064 111 2222 (uveče)", "064 333 4444");
        assert!(file.text().contains(mother) && !file.text().contains(child), "{}", file.text());
    });
}

#[test]
fn while_a_members_data_may_only_be_kept_answers_of_the_others_alone_are_entered() {
    on_both(migrations(), async |base| {
        let [home, _] = homes(base).await;
        ask(base, home.child, RightKind::Restriction).await;
        decide(base, home.child, RightState::Granted).await;
        let who = worker(VEDROVO);
        let enter = async |facts| {
            let new = entry(&version(base, home.id).await, vec![facts]);
            enter_facts(&permit(&who), &base.database, book(), home.id, new).await
        };
        let rooms = of_household(home, vec![answer("rooms", Given::Number(2.0))]);
        let refused = enter(rooms).await;
        assert!(matches!(refused, Err(Refused::Restricted)), "{refused:?}");
        let literate = || vec![answer("literate", Given::Flag(true))];
        let refused = enter(of_person(home, home.child, literate())).await;
        assert!(matches!(refused, Err(Refused::Restricted)), "{refused:?}");
        enter(of_person(home, home.mother, literate())).await.unwrap();
    });
}
