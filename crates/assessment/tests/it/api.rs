//! Facts, results and lists as JSON: whole values, what is refused, what is sealed, what is wrong with its place.

use assessment::{Given, LiveRules, MissingKind, context, enter_facts};
use registry::{Protect, RightKind, RightRequest, RightState, Whom};
use serde_json::{Value, json};
use testkit::{Base, TestSite, on_both};

use crate::builders::{
    Stored, VEDROVO, answer, book, entry, manager, migrations, of_household, of_person, permit,
    stored, version,
};

const WORKER: &str = "office_worker:99015:en";
const MANAGER: &str = "case_manager:99015:en";
const TEAM: &str = "mobile_team:99015:en";
const FOREIGN: &str = "case_manager:70939:en";
const ANALYST: &str = "analyst:99015:en";

fn site(base: &Base) -> TestSite {
    let rules = LiveRules::of(base.scratch());
    TestSite::of(base, vec![registry::context(), context(&rules)])
}

/// A household of which rooms, the mother's sight and that she refused to speak of violence are known.
async fn known(base: &Base) -> (Stored, String) {
    let home = stored(base, VEDROVO).await;
    let of_mother = vec![
        answer("wg_seeing", Given::Word("cannot")),
        answer("violence_screen", Given::Missing(MissingKind::Refused)),
    ];
    let facts = vec![
        of_household(home, vec![answer("rooms", Given::Number(1.0))]),
        of_person(home, home.mother, of_mother),
    ];
    let manager = manager(VEDROVO);
    let new = entry(&version(base, home.id).await, facts);
    let entry = enter_facts(&permit(&manager), &base.database, book(), home.id, new).await.unwrap();
    (home, entry.to_string())
}

fn fact(entry: &str, variable: &str, (value, missing): (Value, Value), is_sealed: bool) -> Value {
    json!({
        "variable": variable, "value": value, "missing": missing, "is_sealed": is_sealed,
        "entry": entry, "valid_from": "2026-11-20", "recorded_at": "2026-11-27T12:00:00Z",
        "source": "office", "round": "2026-1",
    })
}

#[test]
fn what_is_known_is_told_with_where_it_is_from_and_what_is_sealed_only_as_recorded() {
    on_both(migrations(), async |base| {
        let (home, entry) = known(base).await;
        let site = site(base);
        let rooms = fact(&entry, "rooms", (json!(1), Value::Null), false);
        let from = version(base, home.id).await;
        let all = |sight: Value, violence: Value| {
            json!({
                "household": home.id, "version": from, "facts": [rooms.clone()],
                "members": [
                    { "person": home.mother, "facts": [sight, violence] },
                    { "person": home.child, "facts": [] },
                ],
                "findings": [],
            })
        };
        let path = format!("/api/v1/households/{}/facts", home.id);
        let sight = fact(&entry, "wg_seeing", (json!("cannot"), Value::Null), false);
        let violence = fact(&entry, "violence_screen", (Value::Null, json!("refused")), false);
        let sealed = |code: &str| fact(&entry, code, (Value::Null, Value::Null), true);
        let seen = site.get(MANAGER, &path).await;
        assert_eq!((seen.status.as_u16(), seen.json()), (200, all(sight.clone(), violence)));
        let worker = site.get(WORKER, &path).await.json();
        assert_eq!(worker, all(sight, sealed("violence_screen")));
        let team = site.get(TEAM, &path).await.json();
        assert_eq!(team, all(sealed("wg_seeing"), sealed("violence_screen")));
        let of_mother = site.get(TEAM, &format!("/api/v1/persons/{}/facts", home.mother)).await;
        let expected = json!({
            "person": home.mother, "household": home.id, "version": from,
            "facts": [sealed("wg_seeing"), sealed("violence_screen")],
        });
        assert_eq!(of_mother.json(), expected);
        let looks = "select count(*) from audit_entry where action = 'view_facts'";
        assert_eq!(base.number(looks).await, 4);
    });
}

#[test]
fn nobody_elsewhere_without_permission_or_outside_the_circle_finds_anything() {
    on_both(migrations(), async |base| {
        let (home, _) = known(base).await;
        let site = site(base);
        let paths = [
            format!("/api/v1/households/{}/facts", home.id),
            format!("/api/v1/persons/{}/facts", home.mother),
            format!("/api/v1/households/{}/facts/rooms/history", home.id),
            format!("/api/v1/households/{}/assessment", home.id),
        ];
        let body = json!({ "version": "1", "answers": [{ "variable": "rooms", "value": 2 }] });
        for who in [FOREIGN, ANALYST, "administrator:99015:en"] {
            for path in &paths {
                assert_eq!(site.get(who, path).await.status, 404, "{who} {path}");
            }
            assert_eq!(site.post_json(who, &paths[0], &body).await.status, 404, "{who}");
        }
        assert_eq!(site.get("", &paths[0]).await.status, 401);
        // Who may only propose does not record.
        assert_eq!(site.post_json(TEAM, &paths[0], &body).await.status, 404);
        let protecting = manager(VEDROVO);
        base.enter_user(&protecting).await;
        let whom = Whom::Person(home.mother);
        let protect = permit::<Protect>(&protecting);
        registry::protect_record(&protect, &base.database, whom, "pretnje", &[]).await.unwrap();
        assert_eq!(site.get(WORKER, &paths[1]).await.status, 404);
        let rest = site.get(WORKER, &paths[0]).await;
        assert!(!rest.text().contains(&home.mother.to_string()), "{}", rest.text());
        assert_eq!(site.get(MANAGER, &paths[1]).await.status, 200);
        let of_mother = json!({ "person": home.mother, "variable": "wg_seeing", "value": "none" });
        let hidden = json!({ "version": "1", "answers": [of_mother] });
        assert_eq!(site.post_json(WORKER, &paths[0], &hidden).await.status, 404);
        assert_eq!(base.number("select count(*) from fact_entry").await, 2);
    });
}

#[test]
fn answers_are_recorded_and_their_history_is_told() {
    on_both(migrations(), async |base| {
        let (home, first) = known(base).await;
        let site = site(base);
        base.clock.advance(std::time::Duration::from_hours(1));
        let path = format!("/api/v1/households/{}/facts", home.id);
        let body = json!({
            "version": version(base, home.id).await, "valid_from": "2026-11-26", "source": "survey", "round": "2026-2",
            "reason": "nova soba",
            "answers": [
                { "variable": "rooms", "value": 2 },
                { "variable": "tenure", "missing": "refused" },
                { "person": home.child, "variable": "attends_education", "value": true },
            ],
        });
        let recorded = site.post_json(WORKER, &path, &body).await;
        assert_eq!(recorded.status, 201, "{}", recorded.text());
        let stale = site.post_json(WORKER, &path, &body).await;
        assert_eq!(stale.status, 409);
        let seen = site.get(WORKER, &path).await.json();
        assert_eq!(seen["facts"][1]["value"], json!(2));
        assert_eq!(seen["version"], json!(version(base, home.id).await));
        assert_ne!(seen["version"], body["version"]);
        let history = site.get(WORKER, &format!("{path}/rooms/history")).await.json();
        let one = json!({ "value": 1, "missing": null, "is_sealed": false });
        let two = json!({ "value": 2, "missing": null, "is_sealed": false });
        let expected = json!([
            {
                "person": null, "entry": recorded.json()["entry"], "valid_from": "2026-11-26",
                "recorded_at": "2026-11-27T13:00:00Z", "source": "survey", "round": "2026-2",
                "recorded_by": null, "reason": "nova soba", "before": one, "after": two,
            },
            {
                "person": null, "entry": first, "valid_from": "2026-11-20",
                "recorded_at": "2026-11-27T12:00:00Z", "source": "office", "round": "2026-1",
                "recorded_by": null, "reason": "razgovor", "before": null, "after": one,
            },
        ]);
        assert_eq!(history, expected);
        let of_child = format!("{path}/attends_education/history?person={}", home.mother);
        assert_eq!(site.get(WORKER, &of_child).await.json(), json!([]));
        let violence = site.get(WORKER, &format!("{path}/violence_screen/history")).await.json();
        let sealed = json!({ "value": null, "missing": null, "is_sealed": true });
        assert_eq!((&violence[0]["after"], &violence[0]["before"]), (&sealed, &Value::Null));
        assert_eq!(site.get(WORKER, &format!("{path}/nothing/history")).await.status, 404);
    });
}

#[test]
fn what_is_wrong_is_said_with_its_place_what_was_expected_and_what_was_found() {
    on_both(migrations(), async |base| {
        let (home, _) = known(base).await;
        let site = site(base);
        let path = format!("/api/v1/households/{}/facts", home.id);
        let body = json!({
            "version": "1", "source": "rumour",
            "answers": [
                { "variable": "rooms", "value": "many" },
                { "variable": "rooms", "value": 900 },
                { "variable": "nothing", "value": 1 },
                { "variable": "sex", "value": "male", "person": home.mother },
                { "variable": "wg_seeing", "value": "no" },
                { "variable": "tenure", "value": "tenant", "missing": "refused" },
                { "variable": "floor", "missing": "perhaps" },
                { "variable": "dwelling_area", "value": 40, "person": home.mother },
            ],
        });
        let refused = site.post_json(WORKER, &path, &body).await;
        let said: Vec<String> = refused.json()["errors"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| {
                format!("{} {}", one["field"].as_str().unwrap(), one["message"].as_str().unwrap())
            })
            .collect();
        assert_eq!(refused.status, 422);
        let expected = [
            "answers[0].value Expected: a whole number; found: \"many\".",
            "answers[1].value Expected: a number from 0 to 30, or is_unusual_checked when it was checked; found: 900.",
            "answers[2].variable Expected: the code of a question that neither the registry nor a rule answers; found: nothing.",
            "answers[3].variable Expected: the code of a question that neither the registry nor a rule answers; found: sex.",
            "answers[4].person Expected: the id of a person (person), as the question is about one; found: null.",
            "answers[4].value Expected: none, some, a_lot, cannot; found: \"no\".",
            "answers[5].value Give either a value (value) or why there is none (missing), not both and not neither.",
            "answers[6].missing Expected: not_asked, refused, does_not_know, does_not_apply; found: perhaps.",
            "answers[7].person Expected: no id of a person, as the question is about the household; found: ",
            "source Expected: office or survey; found: rumour.",
        ];
        assert_eq!(said.len(), expected.len(), "{said:#?}");
        for (said, expected) in said.iter().zip(expected) {
            assert!(said.starts_with(expected), "{said}\n{expected}");
        }
    });
}

#[test]
fn an_entry_of_nothing_of_a_day_to_come_or_of_the_same_twice_is_not_taken() {
    on_both(migrations(), async |base| {
        let (home, _) = known(base).await;
        let site = site(base);
        let path = format!("/api/v1/households/{}/facts", home.id);
        let from = version(base, home.id).await;
        for (field, answers, valid_from) in [
            ("answers", json!([]), "2026-11-20"),
            ("valid_from", json!([{ "variable": "rooms", "value": 2 }]), "2026-12-24"),
        ] {
            let body = json!({ "version": from, "valid_from": valid_from, "answers": answers });
            let refused = site.post_json(WORKER, &path, &body).await;
            assert_eq!(refused.status, 422, "{}", refused.text());
            assert_eq!(refused.json()["errors"][0]["field"], field);
        }
        let unreadable = json!({ "version": from, "answers": [], "extra": 1 });
        assert_eq!(site.post_json(WORKER, &path, &unreadable).await.status, 400);
        let twice = json!({ "variable": "rooms", "value": 2 });
        let twice = json!({ "version": from, "answers": [twice, twice] });
        let refused = site.post_json(WORKER, &path, &twice).await;
        assert_eq!(refused.json()["errors"][0]["field"], "answers[1].variable");
        let checked = json!({
            "version": from, "is_unusual_checked": true, "answers": [{ "variable": "rooms", "value": 900 }],
        });
        assert_eq!(site.post_json(WORKER, &path, &checked).await.status, 201);
        assert_eq!(base.number("select count(*) from fact_entry").await, 3);
    });
}

#[test]
fn who_may_only_propose_proposes_and_nothing_is_recorded() {
    on_both(migrations(), async |base| {
        let home = stored(base, VEDROVO).await;
        let site = site(base);
        let path = format!("/api/v1/households/{}/fact-requests", home.id);
        let from = version(base, home.id).await;
        let body = json!({ "version": from, "answers": [{ "variable": "rooms", "value": 2 }] });
        let sent = site.post_json(TEAM, &path, &body).await;
        assert_eq!(sent.status, 201, "{}", sent.text());
        assert!(sent.json()["request"].is_string());
        assert_eq!(base.number("select count(*) from fact_request").await, 1);
        assert_eq!(base.number("select count(*) from fact_sheet").await, 0);
        let sealed = json!({ "person": home.mother, "variable": "ethnicity", "value": "roma" });
        let sealed = json!({ "version": from, "answers": [sealed] });
        for (who, body) in [(WORKER, &body), ("mobile_team:70939:en", &body), (TEAM, &sealed)] {
            assert_eq!(site.post_json(who, &path, body).await.status, 404, "{who}");
        }
    });
}

#[test]
fn data_of_a_restricted_person_are_not_changed() {
    on_both(migrations(), async |base| {
        let (home, _) = known(base).await;
        let (database, who) = (&base.database, manager(VEDROVO));
        let asked = RightRequest {
            kind: RightKind::Restriction,
            asked_on: crate::builders::day(2026, 11, 27),
            text: String::new(),
        };
        registry::record_right(&permit(&who), database, home.child, &asked).await.unwrap();
        let kept =
            registry::list_rights(&permit(&who), database, home.child).await.unwrap().unwrap();
        let granted = (RightState::Granted, "u redu");
        registry::decide_right(&permit(&who), database, home.child, kept[0].id, granted)
            .await
            .unwrap();
        let child = json!({ "person": home.child, "variable": "literate", "value": true });
        let body = json!({ "version": version(base, home.id).await, "answers": [child] });
        let path = format!("/api/v1/households/{}/facts", home.id);
        let refused = site(base).post_json(MANAGER, &path, &body).await;
        assert_eq!(refused.status, 422, "{}", refused.text());
        assert_eq!(refused.json()["errors"][0]["field"], "answers");
        assert_eq!(base.number("select count(*) from fact_entry").await, 2);
    });
}

#[test]
fn a_result_is_told_with_sentence_inputs_rule_and_version() {
    on_both(migrations(), async |base| {
        let (home, _) = known(base).await;
        let site = site(base);
        let path = format!("/api/v1/households/{}/assessment", home.id);
        let all = site.get(MANAGER, &path).await.json();
        assert_eq!((&all["date"], &all["income_year"]), (&json!("2026-11-27"), &json!(2025)));
        let result = |all: &Value, code: &str| {
            let results = all["results"].as_array().unwrap();
            results.iter().find(|one| one["variable"] == code).unwrap().clone()
        };
        let input = |person: Value, code: &str, value: Value, valid_from: Value| {
            json!({
                "person": person, "variable": code, "value": value, "missing": null,
                "is_sealed": false, "valid_from": valid_from,
            })
        };
        let crowded = result(&all, "overcrowded");
        let inputs = crowded["inputs"].as_array().unwrap();
        let rooms = input(Value::Null, "rooms", json!(1), json!("2026-11-20"));
        assert!(inputs.contains(&rooms), "{crowded:#}");
        assert_eq!(
            (&crowded["state"], &crowded["value"], &crowded["rule"], &crowded["version"]),
            (&json!("known"), &json!(true), &json!("rooms"), &json!(1)),
            "{crowded:#}"
        );
        assert!(crowded["sentence"].as_str().is_some_and(|text| text.len() > 20), "{crowded:#}");
        // A mother and a child of eleven need three rooms: the household's own, hers and the child's.
        let rooms = json!({ "kind": "distance", "of": "rooms", "now": 1, "line": 3 });
        assert_eq!(crowded["would_change"], json!([rooms]));
        let poor = result(&all, "arop");
        assert_eq!((&poor["state"], &poor["value"]), (&json!("unknown"), &Value::Null));
        assert!(!poor["gaps"].as_array().unwrap().is_empty(), "{poor:#}");
        assert_eq!(all["priority"]["version"], 1);
        // The only assessment that was kept has none before it.
        let first = json!({
            "computed_at": all["earlier"][0]["computed_at"], "date": "2026-11-27", "income_year": 2025,
            "is_last": true, "changes": null,
            "points": { "version": 1, "points": 2, "open": all["priority"]["open"], "most": 36 },
        });
        assert_eq!(all["earlier"], json!([first]));
        // Whoever may not see health learns neither the result nor what it rests on.
        let team = site.get(TEAM, &path).await;
        let disability = result(&team.json(), "disability");
        assert_eq!(
            (&disability["state"], &disability["value"], &disability["sentence"]),
            (&json!("sealed"), &Value::Null, &Value::Null)
        );
        assert!(!team.text().contains("\"value\":\"cannot\""), "{}", team.text());
    });
}

#[test]
fn what_changed_between_assessments_is_told_as_far_as_the_reader_sees_it() {
    on_both(migrations(), async |base| {
        let (home, _) = known(base).await;
        base.clock.advance(std::time::Duration::from_mins(1));
        let facts = vec![
            of_household(home, vec![answer("rooms", 4)]),
            of_person(home, home.mother, vec![answer("wg_seeing", "none")]),
        ];
        let manager = manager(VEDROVO);
        let new = entry(&version(base, home.id).await, facts);
        enter_facts(&permit(&manager), &base.database, book(), home.id, new).await.unwrap();
        let path = format!("/api/v1/households/{}/assessment", home.id);
        let site = site(base);
        let changed = async |who: &str| {
            let all = site.get(who, &path).await.json();
            let earlier = all["earlier"].as_array().unwrap().clone();
            assert_eq!((earlier.len(), &earlier[1]["changes"]), (2, &Value::Null));
            let changes = &earlier[0]["changes"];
            let nothing = json!([]);
            assert_eq!(
                [&changes["joined"], &changes["left"], &changes["amounts"]],
                [&nothing, &nothing, &nothing]
            );
            assert_eq!(changes["are_rules_others"], false);
            changes["results"].as_array().unwrap().clone()
        };
        let flag = |value: Value| json!({ "value": value, "missing": null, "is_sealed": false });
        let crowded = json!({
            "person": null, "variable": "overcrowded", "before": flag(json!(true)), "after": flag(json!(false)),
        });
        let team = changed(TEAM).await;
        assert!(team.contains(&crowded), "{team:#?}");
        let is_health = |one: &Value| one["variable"] == "disability";
        assert!(!team.iter().any(is_health), "{team:#?}");
        assert!(changed(MANAGER).await.iter().any(is_health));
    });
}

async fn ran(base: &Base, site: &TestSite, who: &str, list: &str) -> String {
    let asked = site.post_json(who, &format!("/api/v1/{list}/runs"), &json!({})).await;
    assert_eq!(asked.status, 201, "{}", asked.text());
    let run = format!("/api/v1/list-runs/{}", asked.json()["run"].as_str().unwrap());
    assert_eq!(site.get(who, &run).await.json()["state"], "waiting");
    let jobs = context(&LiveRules::of(base.scratch())).jobs;
    database::run_until_idle(&base.database, jobs).await.unwrap();
    run
}

/// Homes with one room for four people and more: crowded, with children.
async fn crowded(base: &Base, count: usize) {
    for _ in 0..count {
        let home = stored(base, VEDROVO).await;
        let facts = vec![of_household(home, vec![answer("rooms", Given::Number(1.0))])];
        let who = manager(VEDROVO);
        let new = entry(&version(base, home.id).await, facts);
        enter_facts(&permit(&who), &base.database, book(), home.id, new).await.unwrap();
    }
}

#[test]
fn a_list_is_run_and_read_page_by_page_by_who_asked_alone() {
    on_both(migrations(), async |base| {
        crowded(base, 102).await;
        let site = site(base);
        let form = [("name", "Tesno"), ("about", "persons")];
        let made = site.post(MANAGER, "/lists", "/lists", &form).await;
        let list = made.header("location").trim_start_matches('/').to_owned();
        let add = [("version", "1"), ("on", "rooms"), ("test", "at_most"), ("value", "1")];
        site.post(MANAGER, &format!("/{list}"), &format!("/{list}/conditions"), &add).await;
        let saved = site.get(MANAGER, &format!("/api/v1/{list}")).await.json();
        let id = list.trim_start_matches("lists/");
        let question = json!({
            "about": "persons",
            "all": [{ "any": [{ "on": "rooms", "who": "itself", "test": { "at_most": 1.0 } }] }],
        });
        let expected = json!({
            "id": id, "name": "Tesno", "is_own": true, "is_shared": false, "version": 2,
            "changed_at": "2026-11-27T12:00:00Z", "question": question,
        });
        assert_eq!(saved, expected);
        let desk = site.get(MANAGER, "/api/v1/lists").await.json();
        assert_eq!((&desk["lists"], &desk["runs"]), (&json!([expected]), &json!([])));
        let run = ran(base, &site, MANAGER, &list).await;
        let told = site.get(MANAGER, &run).await.json();
        let expected = json!({
            "found": 204, "asked": 204, "open": 0, "only_kept": 0, "reasons": [], "smallest": 5,
            "settlements": [{ "name": "Vedrovo", "count": 204 }],
        });
        assert_eq!((&told["state"], &told["result"]), (&json!("done"), &expected));
        let mut seen = Vec::new();
        let mut path = format!("{run}/rows");
        loop {
            let page = site.get(MANAGER, &path).await.json();
            seen.extend(page["rows"].as_array().unwrap().iter().map(|row| row["person"].clone()));
            let Some(next) = page["next"].as_str() else { break };
            path = format!("{run}/rows?cursor={next}");
        }
        assert_eq!(seen.len(), 204);
        seen.sort_by_key(Value::to_string);
        seen.dedup();
        assert_eq!(seen.len(), 204);
        let lost = site.get(MANAGER, &format!("{run}/rows?cursor=nonsense")).await;
        assert_eq!(lost.status, 400);
        for (who, path) in [
            (WORKER, format!("/api/v1/{list}")),
            (WORKER, run.clone()),
            (WORKER, format!("{run}/rows")),
            (FOREIGN, run.clone()),
            (TEAM, "/api/v1/lists".to_owned()),
        ] {
            assert_eq!(site.get(who, &path).await.status, 404, "{who} {path}");
        }
    });
}

#[test]
fn who_may_not_see_names_gets_counts_that_are_large_enough() {
    on_both(migrations(), async |base| {
        crowded(base, 4).await;
        let site = site(base);
        let run = ran(base, &site, ANALYST, "shipped-lists/overcrowded_with_children").await;
        let told = site.get(ANALYST, &run).await.json();
        assert_eq!(told["result"]["found"], Value::Null, "{told:#}");
        assert_eq!(told["result"]["settlements"], json!([{ "name": "Vedrovo", "count": null }]));
        assert_eq!(site.get(ANALYST, &format!("{run}/rows")).await.status, 404);
        let sealed = "/api/v1/shipped-lists/disability_without_care/runs";
        assert_eq!(site.post_json(ANALYST, sealed, &json!({})).await.status, 404);
        let desk = site.get(ANALYST, "/api/v1/lists").await;
        assert!(!desk.text().contains("disability_without_care"), "{}", desk.text());
    });
}
