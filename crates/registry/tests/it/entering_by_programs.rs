//! Programs enter nobody without a search: who is found is told, within reach, and nothing is entered until it is none of them.

use kernel::PersonId;
use registry::{Protect, Whom, create_household, find_household, protect_record};
use serde_json::{Value, json};
use testkit::{Base, TestSite, on_both};

use crate::builders::{
    VEDROVO, case_manager, household, migrations, permit, person, today, worker,
};

const WORKER: &str = "office_worker:99015:en";
const HOUSEHOLDS: &str = "/api/v1/households";

async fn entered(base: &Base) -> (kernel::HouseholdId, PersonId) {
    let (who, database) = (worker(VEDROVO), &base.database);
    let new = household(person("Đorđević", "Ana"), "Vedrovo");
    let home = create_household(&permit(&who), database, new, today()).await.unwrap();
    let found = find_household(&permit(&who), database, home).await.unwrap().unwrap();
    (home, found.members[0].id)
}

fn ana(family_name: &str) -> Value {
    json!({
        "family_name": family_name, "given_name": "Ana", "relation": "reference", "sex": "female",
        "birth_date": "1984-05-03", "jmbg": null,
    })
}

fn new(family_name: &str, searched: &str, none_of_these: bool) -> Value {
    json!({
        "settlement": "Donja Vedrina", "members": [ana(family_name)], "searched": searched,
        "none_of_these": none_of_these,
    })
}

async fn count(base: &Base) -> i64 {
    base.number("select count(*) from person").await
}

#[test]
fn a_household_is_entered_after_a_search_that_found_nobody_or_none_of_these() {
    on_both(migrations(), async |base| {
        let site = TestSite::of(base, vec![registry::context()]);
        let (home, person) = entered(base).await;
        for nothing in ["", " . "] {
            let refused = site.post_json(WORKER, HOUSEHOLDS, &new("Lazić", nothing, true)).await;
            assert_eq!(refused.status, 422);
            assert_eq!(refused.json()["errors"][0]["field"], "searched");
        }
        let unsaid = json!({ "settlement": "Donja Vedrina", "members": [ana("Lazić")] });
        assert_eq!(site.post_json(WORKER, HOUSEHOLDS, &unsaid).await.status, 400);
        let told = json!([{
            "household": home, "person": person, "name": "Đorđević Ana", "birth_year": 1984,
            "place": "Vedrovo, Cara Dušana 12",
        }]);
        let found = site.post_json(WORKER, HOUSEHOLDS, &new("Lazić", "djordjevic", false)).await;
        assert_eq!(found.status, 409);
        assert_eq!(found.header("content-type"), "application/problem+json");
        let problem = json!({
            "type": "http://localhost/problems/exists-already", "status": 409, "found": told,
            "title": "Somebody was found who may be the same",
            "detail": "Look at who it is, and go on with that record. If it is none of these, send the request again with \"none_of_these\": true.",
        });
        assert_eq!(found.json(), problem);
        // Whatever is searched for, who is like a member is found.
        let alike = site.post_json(WORKER, HOUSEHOLDS, &new("Ђорђевић", "nikogović", false)).await;
        assert_eq!((alike.status.as_u16(), &alike.json()["found"]), (409, &told));
        assert_eq!(count(base).await, 1);
        let made = site.post_json(WORKER, HOUSEHOLDS, &new("Lazić", "Lazić Ana", false)).await;
        assert_eq!(made.status, 201, "{}", made.text());
        let made = site.post_json(WORKER, HOUSEHOLDS, &new("Đorđević", "Đorđević", true)).await;
        assert_eq!(made.status, 201, "{}", made.text());
        assert_eq!(count(base).await, 3);
        let searches = "select count(*) from audit_entry where action = 'search_registry'";
        assert_eq!(base.number(searches).await, 4);
    });
}

#[test]
fn a_member_is_added_after_a_search_and_who_is_hidden_is_not_told() {
    on_both(migrations(), async |base| {
        let site = TestSite::of(base, vec![registry::context()]);
        let (home, person) = entered(base).await;
        let path = format!("{HOUSEHOLDS}/{home}/persons");
        let joining = |searched: &str, none_of_these: bool| {
            json!({
                "person": ana("Đorđević"), "joined": "moved_in", "version": 1, "searched": searched,
                "none_of_these": none_of_these,
            })
        };
        let unsaid = json!({ "person": ana("Đorđević"), "version": 1 });
        assert_eq!(site.post_json(WORKER, &path, &unsaid).await.status, 400);
        let found = site.post_json(WORKER, &path, &joining("Đorđević", false)).await;
        assert_eq!((found.status.as_u16(), count(base).await), (409, 1));
        assert_eq!(found.json()["found"][0]["person"], json!(person));
        let made = site.post_json(WORKER, &path, &joining("Đorđević", true)).await;
        assert_eq!((made.status.as_u16(), count(base).await), (201, 2), "{}", made.text());
        let manager = case_manager(VEDROVO);
        base.enter_user(&manager).await;
        let protect = permit::<Protect>(&manager);
        let whole = Whom::Household(home);
        protect_record(&protect, &base.database, whole, "pretnje", &[]).await.unwrap();
        // For who may not see them nobody is there, and nothing tells otherwise.
        let made = site.post_json(WORKER, HOUSEHOLDS, &new("Đorđević", "Đorđević", false)).await;
        assert_eq!((made.status.as_u16(), count(base).await), (201, 3), "{}", made.text());
        assert_eq!(site.post_json(WORKER, &path, &joining("Đorđević", true)).await.status, 404);
    });
}
