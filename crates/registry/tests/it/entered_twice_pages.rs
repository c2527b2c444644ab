//! Merging two records of one household on its page and for programs: proposed, chosen, refused, undone.

use kernel::HouseholdId;
use registry::{Protect, Whom, protect_record};
use serde_json::{Value, json};
use testkit::{Answered, Base, TestSite, on_both, on_sqlite};

use crate::{
    builders::{VEDROVO, case_manager, migrations, permit},
    entered_twice::{Twice, members, twice},
};

const WORKER: &str = "office_worker:99015:en";
const LANGUAGES: [&str; 3] =
    ["office_worker:99015:sr-Latn", "office_worker:99015:sr-Cyrl", "office_worker:99015:en"];

fn site(base: &Base) -> TestSite {
    TestSite::of(base, vec![registry::context()])
}

fn path(keep: HouseholdId) -> String {
    format!("/households/{keep}/entered-twice")
}

/// The form as it is filled when it opens: each field with the value that is chosen, and other ones in their place.
fn sent(page: &Answered, other: &[(&str, &str)]) -> Vec<(String, String)> {
    let text = page.text();
    let form = text.split("<form").find(|part| part.contains("name=\"keep_version\"")).unwrap();
    let value =
        |part: &str| part.split("value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let mut fields = Vec::new();
    for input in form.split("<input").filter(|part| part.starts_with(" type=\"hidden\"")) {
        let name = input.split("name=\"").nth(1).unwrap().split('"').next().unwrap();
        if name != "csrf" {
            fields.push((name.to_owned(), value(input)));
        }
    }
    for select in form.split("<select").skip(1) {
        let name = select.split("name=\"").nth(1).unwrap().split('"').next().unwrap();
        let options = select.split("</select>").next().unwrap().split("<option");
        let chosen = options.filter(|part| part.split('>').next().unwrap().contains(" selected"));
        fields.push((name.to_owned(), chosen.map(value).next().unwrap_or_default()));
    }
    for (name, value) in other {
        fields.retain(|(known, _)| known != name);
        fields.push(((*name).to_owned(), (*value).to_owned()));
    }
    fields
}

async fn send(
    site: &TestSite,
    keep: HouseholdId,
    page: &Answered,
    other: &[(&str, &str)],
) -> Answered {
    let fields = sent(page, other);
    let fields: Vec<(&str, &str)> =
        fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    site.post(WORKER, &path(keep), &path(keep), &fields).await
}

#[test]
fn two_records_are_merged_on_the_page_as_it_proposes_and_parted_again() {
    on_both(migrations(), async |base| {
        let Twice { worker, family, again } = twice(base).await;
        let site = site(base);
        let opened = format!("{}?target={again}", path(family));
        for path in [path(family), format!("{}?q=ana", path(family)), opened.clone()] {
            for who in LANGUAGES {
                let page = site.get(who, &path).await;
                assert_eq!(page.status, 200, "{path} as {who}");
                let key = page.text().split('>').skip(1).find_map(|part| {
                    let shown = part.split('<').next().unwrap_or_default();
                    shown.split_whitespace().find(|word| word.starts_with("registry-"))
                });
                assert_eq!(key, None, "{path} as {who}");
            }
        }
        let page = site.get(WORKER, &opened).await;
        for told in ["Јовић Мила", "Savić Vera", "Lipova 3", "pas u dvorištu", "more than 99.9"]
        {
            assert!(page.text().contains(told), "{told}");
        }
        let chosen = [("shown.address", "right"), ("reason", "uneto dvaput")];
        let done = send(&site, family, &page, &chosen).await;
        assert_eq!(
            (done.status.as_u16(), done.header("location")),
            (303, format!("/households/{family}").as_str())
        );
        let names: Vec<String> =
            members(base, &worker, family).await.into_iter().map(|(_, name)| name).collect();
        assert_eq!(names, ["Jović Ana", "Jović Mila", "Jović Luka", "Savić Vera"]);
        let home = format!("/households/{family}");
        let shown = site.get(WORKER, &home).await;
        for told in ["Also entered as", "uneto dvaput", "Lipova 3", &again.to_string()] {
            assert!(shown.text().contains(told), "{told}");
        }
        let other = site.get(WORKER, &format!("/households/{again}")).await;
        assert!(other.text().contains(&home) && !other.text().contains("/entered-twice"));
        let undo = shown
            .text()
            .split("action=\"")
            .skip(1)
            .find_map(|part| part.split('"').next().filter(|action| action.ends_with("/undo")));
        let undone = site.post(WORKER, &home, undo.unwrap(), &[]).await;
        assert_eq!((undone.status.as_u16(), undone.header("location")), (303, home.as_str()));
        let shown = site.get(WORKER, &home).await;
        assert!(
            !shown.text().contains("Also entered as") && shown.text().contains("Cara Dušana 12")
        );
        let twice = site.post(WORKER, &home, undo.unwrap(), &[]).await;
        assert_eq!(twice.status, 404);
    });
}

#[test]
fn what_is_wrong_is_said_at_the_member_and_what_was_chosen_stays() {
    on_sqlite(migrations(), async |base| {
        let Twice { worker, family, again } = twice(base).await;
        let site = site(base);
        let page = site.get(WORKER, &format!("{}?target={again}", path(family))).await;
        let ana = members(base, &worker, family).await[0].0.to_string();
        let vera = format!("same.{}", members(base, &worker, again).await[2].0);
        for (value, told) in [
            (ana.as_str(), "The same person was chosen for two members."),
            ("", "Please fill in this field."),
            ("nobody", "Choose one of the values offered."),
        ] {
            let chosen = [(vera.as_str(), value), ("reason", "uneto dvaput")];
            let refused = send(&site, family, &page, &chosen).await;
            assert_eq!(refused.status, 422, "{told}");
            let text = refused.text();
            assert!(text.contains("uneto dvaput"), "{told}");
            assert!(
                text.contains("data-error-summary") && text.contains(&format!("{vera}\"")),
                "{told}"
            );
        }
        let older = send(&site, family, &page, &[("keep_version", "7")]).await;
        assert_eq!(older.status, 409);
        assert_eq!(base.number("select count(*) from household_merge").await, 0);
        let nowhere = site.get(WORKER, &format!("{}?target={family}", path(family))).await;
        assert_eq!(nowhere.status, 404);
    });
}

#[test]
fn programs_compare_merge_and_part_and_learn_nothing_of_hidden_members() {
    on_both(migrations(), async |base| {
        let Twice { worker, family, again } = twice(base).await;
        let manager = case_manager(VEDROVO);
        let people = members(base, &worker, again).await;
        let protect = permit::<Protect>(&manager);
        let whom = Whom::Person(people[2].0);
        protect_record(&protect, &base.database, whom, "preti", &[]).await.unwrap();
        let site = site(base);
        let path = format!("/api/v1/households/{family}/entered-twice/{again}");
        let found = site.get(WORKER, &path).await.json();
        let here = members(base, &worker, family).await;
        let likely = |at: usize| {
            json!({
                "person": people[at].0, "likely": here[at].0, "same_as": here[at].0,
                "probability": found["members"][at]["probability"],
            })
        };
        assert_eq!(found["members"], json!([likely(0), likely(1)]));
        assert_eq!(found["versions"], json!([1, 1]));
        let sides = json!({
            "settlement": "left", "address": "left", "address_kind": "left", "point": "right",
            "note": "right",
        });
        assert_eq!(found["shown"], sides);
        let same = |at: usize| json!({ "person": people[at].0, "same_as": here[at].0 });
        let body = json!({ "members": [same(0), same(1)], "versions": [1, 1], "reason": "dvaput" });
        for who in ["office_worker:70939:en", "mobile_team:99015:en"] {
            assert_eq!(site.get(who, &path).await.status, 404, "{who}");
            assert_eq!(site.post_json(who, &path, &body).await.status, 404, "{who}");
        }
        let made = site.post_json(WORKER, &path, &body).await;
        assert_eq!(made.status, 201);
        let home = format!("/api/v1/households/{family}");
        let shown = site.get(WORKER, &home).await.json();
        assert_eq!(shown["members"].as_array().map(Vec::len), Some(3));
        let records = json!([{
            "merge": made.json()["id"], "household": again, "code": found["other"]["code"],
            "merged_at": "2026-11-27T12:01:00Z", "merged_by": shown["records"][0]["merged_by"],
            "reason": "dvaput",
        }]);
        assert_eq!(shown["records"], records);
        let undo = format!("{home}/merges/{}/undo", made.json()["id"].as_str().unwrap());
        assert_eq!(site.post_json("office_worker:70939:en", &undo, &json!({})).await.status, 404);
        assert_eq!(site.post_json(WORKER, &undo, &json!({})).await.status, 204);
        let shown = site.get(WORKER, &home).await.json();
        assert_eq!((&shown["records"], &shown["note"]), (&json!([]), &Value::Null));
    });
}
