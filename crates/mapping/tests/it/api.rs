//! Imports and exports as JSON: whole values, pages, what is refused.

use serde_json::{Value, json};
use testkit::{Base, TestSite};

use crate::builders::{
    HEADER, ROWS, VEDROVO, coordinator, faulty_rows, file, imported, mapping_of,
    on_both_with_people, previewed, work,
};

const COORDINATOR: &str = "office_coordinator:99015:en";
const REFUSED: [&str; 2] = ["office_worker:99015:en", "analyst:99015:en"];
const FOREIGN: &str = "office_coordinator:70939:en";

fn site(base: &Base) -> TestSite {
    let rules = assessment::LiveRules::of(base.scratch());
    let all = vec![registry::context(), assessment::context(&rules), mapping::context(&rules)];
    TestSite::of(base, all)
}

#[test]
fn an_import_is_told_whole_to_the_municipality_alone() {
    on_both_with_people(async |base| {
        let site = site(base);
        let done = imported(base, &coordinator(VEDROVO), file(ROWS)).await;
        let path = format!("/api/v1/imports/{}", done.id);
        let counts = json!({
            "rows": 3, "households": 2, "persons": 3, "answers": 6, "new_households": 2,
            "new_persons": 3, "same_households": 0, "changed_households": 0,
            "matched_households": 0, "left_out": 0, "known_numbers": 0, "errors": 0, "warnings": 0,
        });
        let mut import = json!({
            "id": done.id, "source": "Popis 2026", "round": "2026-1", "valid_from": "2026-11-01",
            "file_name": "popis.csv", "state": "imported", "asked_at": "2026-11-27T12:00:00Z",
            "imported_at": "2026-11-27T12:01:00Z", "undone_at": null, "counts": counts,
        });
        let listed = site.get(COORDINATOR, "/api/v1/imports").await.json();
        assert_eq!(listed, json!({ "imports": [import], "total": 1, "next": null }));
        let seen = site.get(COORDINATOR, &path).await.json();
        let more = json!({
            "given_by": "Test", "progress": { "state": "idle", "done": 0, "of": 0, "since": null },
            "findings": 0, "undone": null,
        });
        import.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        assert_eq!(seen, import);
        for who in REFUSED {
            for path in ["/api/v1/imports", &path, "/api/v1/exports"] {
                assert_eq!(site.get(who, path).await.status, 404, "{who} {path}");
            }
        }
        assert_eq!(site.get(FOREIGN, &path).await.status, 404);
        assert_eq!(site.get(FOREIGN, &format!("{path}/findings")).await.status, 404);
        let run = format!("{path}/run");
        assert_eq!(site.post_json(FOREIGN, &run, &json!({})).await.status, 404);
        let elsewhere = site.get(FOREIGN, "/api/v1/imports").await.json();
        assert_eq!(elsewhere, json!({ "imports": [], "total": 0, "next": null }));
        let none = site.get(COORDINATOR, "/api/v1/imports?state=ready").await.json();
        assert_eq!(none["total"], 0);
        let wrong = site.get(COORDINATOR, "/api/v1/imports?state=lost").await;
        assert_eq!(wrong.status, 422);
        let message = "Expected: draft, previewing, ready, importing, imported, undoing, undone, discarded; found: lost.";
        assert_eq!(wrong.json()["errors"], json!([{ "field": "state", "message": message }]));
    });
}

#[test]
fn findings_are_read_page_by_page() {
    on_both_with_people(async |base| {
        let site = site(base);
        let seen = previewed(base, &coordinator(VEDROVO), file(&faulty_rows())).await;
        let path = format!("/api/v1/imports/{}/findings", seen.import.id);
        let first = site.get(COORDINATOR, &path).await.json();
        let finding = json!({
            "file": "popis.csv", "row": 2, "column": "rooms", "expected": "a number",
            "found": "\"mnogo\"", "weight": "error",
        });
        assert_eq!((&first["findings"][0], &first["total"]), (&finding, &json!(120)), "{first:#}");
        let next = first["next"].as_str().unwrap();
        let second = site.get(COORDINATOR, &format!("{path}?cursor={next}")).await.json();
        let counts = [&first, &second].map(|page| page["findings"].as_array().unwrap().len());
        assert_eq!((counts, &second["next"]), ([100, 20], &Value::Null));
        let none = site.get(COORDINATOR, &format!("{path}?weight=warning")).await.json();
        assert_eq!(none, json!({ "findings": [], "total": 0, "next": null }));
        assert_eq!(site.get(COORDINATOR, &format!("{path}?weight=some")).await.status, 422);
        assert_eq!(site.get(COORDINATOR, &format!("{path}?cursor=x")).await.status, 400);
        // With faults nothing is taken over, whoever asks.
        let run = format!("/api/v1/imports/{}/run", seen.import.id);
        let refused = site.post_json(COORDINATOR, &run, &json!({})).await;
        assert_eq!(refused.status, 409, "{}", refused.text());
    });
}

#[test]
fn a_file_is_given_and_taken_over_by_a_program() {
    on_both_with_people(async |base| {
        let site = site(base);
        let text = format!("{HEADER}{ROWS}");
        let fields = [("source", "Popis"), ("round", "2026-1"), ("valid_from", "2026-11-01")];
        let mapping = mapping_of(HEADER);
        let files = [("file", "popis.csv", text.as_str()), ("mapping_file", "m.toml", &mapping)];
        let path = "/api/v1/imports";
        let nothing = site.post_files(COORDINATOR, path, &fields[1..], &[]).await;
        assert_eq!(nothing.status, 422);
        let errors = nothing.json()["errors"].clone();
        let wrong: Vec<&str> =
            errors.as_array().unwrap().iter().filter_map(|one| one["field"].as_str()).collect();
        assert_eq!(wrong, ["source", "file"]);
        assert_eq!(site.post_files(REFUSED[0], path, &fields, &files).await.status, 404);
        let given = site.post_files(COORDINATOR, path, &fields, &files).await;
        assert_eq!(given.status, 201, "{}", given.text());
        let import = format!("{path}/{}", given.json()["import"].as_str().unwrap());
        let waiting = site.get(COORDINATOR, &import).await.json();
        assert_eq!(
            (&waiting["state"], &waiting["progress"]["state"]),
            (&json!("previewing"), &json!("waiting"))
        );
        work(base).await;
        assert_eq!(site.get(COORDINATOR, &import).await.json()["state"], "ready");
        let run = site.post_json(COORDINATOR, &format!("{import}/run"), &json!({})).await;
        assert_eq!(run.status, 202, "{}", run.text());
        work(base).await;
        assert_eq!(site.get(COORDINATOR, &import).await.json()["state"], "imported");
        assert_eq!(base.number("select count(*) from household").await, 2);
    });
}

#[test]
fn an_export_is_told_with_what_was_asked_for() {
    on_both_with_people(async |base| {
        let site = site(base);
        imported(base, &coordinator(VEDROVO), file(ROWS)).await;
        let asked = [("format", "csv"), ("reason", "report")];
        let made = site.post(COORDINATOR, "/exports/new", "/exports", &asked).await;
        let id = made.header("location").trim_start_matches("/exports/").to_owned();
        work(base).await;
        let path = format!("/api/v1/exports/{id}");
        let mut export = json!({
            "id": id, "format": "csv", "is_identified": false,
            "asked_at": "2026-11-27T12:02:00Z", "made_at": "2026-11-27T12:02:00Z",
            "removed_at": null, "households": 2, "persons": 3,
        });
        let listed = site.get(COORDINATOR, "/api/v1/exports").await.json();
        assert_eq!(listed, json!({ "exports": [export], "total": 1, "next": null }));
        let more = json!({
            "asked_by": "Test", "progress": { "state": "idle", "done": 0, "of": 0, "since": null },
            "asked": { "settlement": null, "search": null, "list": null, "has_results": false, "reason": "report" },
        });
        export.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        assert_eq!(site.get(COORDINATOR, &path).await.json(), export);
        assert_eq!(site.get(FOREIGN, &path).await.status, 404);
        assert_eq!(site.get(COORDINATOR, "/api/v1/exports?cursor=x").await.status, 400);
    });
}
