//! The pages: there in every language, without a key on them, to those who may.

use assessment::LiveRules;
use registry::Whom;
use testkit::{Base, TestSite};
use web::axum::http::StatusCode;

use crate::builders::{
    OTHER, VEDROVO, coordinator, dies, household, newest, night, note, on_both_with_people,
    pass_years, permit, rule, work,
};

fn site(base: &Base) -> TestSite {
    let mut all = vec![registry::context(), assessment::context(&LiveRules::of(base.scratch()))];
    let erasers: Vec<_> = all.iter().filter_map(|one| one.erase).collect();
    all.push(retention::context(erasers));
    TestSite::of(base, all)
}

/// A note of a household and somebody who died are due.
async fn due(base: &Base) {
    let (home, people) = household(base, VEDROVO, &["Ana", "Vera"]).await;
    note(base, VEDROVO, Whom::Household(home), "stara").await;
    dies(base, people[1]).await;
    rule(base, VEDROVO, "note", 5).await;
    rule(base, VEDROVO, "departed_person", 5).await;
    pass_years(base, 6);
    night(base).await;
}

#[test]
fn every_page_is_there_in_every_language() {
    on_both_with_people(async |base| {
        let site = site(base);
        due(base).await;
        let list = newest(base, &coordinator(VEDROVO)).await;
        let path = format!("/retention/lists/{}", list.list.id);
        let item = format!("/retention/items/{}", list.items[0].id);
        let coordinator = "office_coordinator";
        for (role, path, words) in [
            (coordinator, "/retention", ["Рокови чувања", "Rokovi čuvanja", "Retention of data"]),
            (coordinator, "/retention/lists", ["Спискови", "Spiskovi", "Lists"]),
            (coordinator, &path, ["Рок истекао", "Rok istekao", "Jović Vera"]),
            (
                coordinator,
                &format!("{path}/confirm"),
                ["не може вратити", "ne može vratiti", "cannot be taken back"],
            ),
            (coordinator, &item, ["Изузми", "Izuzmi", "Take out"]),
            ("administrator", "/retention", ["предлог", "predlog", "suggested"]),
            ("administrator", &path, ["Имена", "Imena", "Names and single"]),
            ("administrator", "/retention/rules/note", ["Белешке", "Beleške", "Notes"]),
            (coordinator, "/", ["Истекли рокови", "Istekli rokovi", "Kept long enough"]),
        ] {
            for (tag, word) in ["sr-Cyrl", "sr-Latn", "en"].into_iter().zip(words) {
                let page = site.get(&format!("{role}:{VEDROVO}:{tag}"), path).await;
                assert_eq!(page.status, StatusCode::OK, "{path} {tag}");
                assert!(page.text().contains(word), "{path} {tag}: {}", page.text());
                assert!(!page.text().contains(">retention-"), "{path} {tag}: {}", page.text());
            }
        }
        let told = site.get(&format!("administrator:{VEDROVO}:en"), &path).await;
        assert!(!told.text().contains("Jović"), "{}", told.text());
        for (who, path) in [
            (format!("office_worker:{VEDROVO}:en"), "/retention"),
            (format!("office_coordinator:{OTHER}:en"), path.as_str()),
            (format!("office_coordinator:{OTHER}:en"), item.as_str()),
            (format!("administrator:{VEDROVO}:en"), item.as_str()),
            (format!("office_coordinator:{VEDROVO}:en"), "/retention/rules/note"),
            (format!("administrator:{VEDROVO}:en"), "/retention/rules/household"),
        ] {
            assert_eq!(site.get(&who, path).await.status, StatusCode::NOT_FOUND, "{who} {path}");
        }
    });
}

#[test]
fn a_rule_is_turned_on_with_years_that_are_checked() {
    on_both_with_people(async |base| {
        let site = site(base);
        let (who, path) = (format!("administrator:{VEDROVO}:en"), "/retention/rules/note");
        for years in ["", "0", "101", "pet"] {
            let refused = site.post(&who, path, path, &[("is_on", "yes"), ("years", years)]).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{years}");
        }
        let set = site.post(&who, path, path, &[("is_on", "yes"), ("years", "7")]).await;
        assert_eq!((set.status, set.header("location")), (StatusCode::SEE_OTHER, "/retention"));
        let page = site.get(&who, "/retention").await;
        assert!(page.text().contains("after 7 years"), "{}", page.text());
        assert!(page.text().contains("suggested: 10 years"), "{}", page.text());
    });
}

#[test]
fn a_list_is_made_looked_at_held_and_confirmed_on_pages() {
    on_both_with_people(async |base| {
        let site = site(base);
        due(base).await;
        let who = format!("office_coordinator:{VEDROVO}:en");
        let asked = site.post(&who, "/retention", "/retention/lists", &[]).await;
        assert_eq!(asked.status, StatusCode::SEE_OTHER);
        let making = site.get(&who, "/retention").await;
        assert!(making.text().contains("A list is being made"), "{}", making.text());
        work(base).await;
        let list = newest(base, &coordinator(VEDROVO)).await;
        let path = format!("/retention/lists/{}", list.list.id);
        let of = |kind: &str| list.items.iter().find(|one| one.kind.name() == kind).unwrap().id;
        let item = format!("/retention/items/{}", of("note"));
        let hold = format!("{item}/hold");
        for fields in [
            [("until", ""), ("reason", "spor")],
            [("until", "2030-01-01"), ("reason", "spor")],
            [("until", "2040-01-01"), ("reason", "")],
        ] {
            let refused = site.post(&who, &item, &hold, &fields).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{fields:?}");
        }
        let fields = [("until", "2040-01-01"), ("reason", "spor pred sudom")];
        let held = site.post(&who, &item, &hold, &fields).await;
        assert_eq!((held.status, held.header("location")), (StatusCode::SEE_OTHER, path.as_str()));
        let page = site.get(&who, &item).await;
        assert!(page.text().contains("spor pred sudom"), "{}", page.text());
        let only = site.get(&who, &format!("{path}?state=left_out")).await;
        assert!(only.text().contains("taken out until a day"), "{}", only.text());
        assert!(!only.text().contains("Jović Vera"), "{}", only.text());

        let confirm = format!("{path}/confirm");
        let unread = site.post(&who, &confirm, &confirm, &[]).await;
        assert_eq!(unread.status, StatusCode::UNPROCESSABLE_ENTITY);
        let done = site.post(&who, &confirm, &confirm, &[("looked", "yes")]).await;
        assert_eq!((done.status, done.header("location")), (StatusCode::SEE_OTHER, path.as_str()));
        work(base).await;
        let page = site.get(&who, &path).await;
        assert!(page.text().contains("The list was carried out"), "{}", page.text());
        assert!(page.text().contains("no name any more"), "{}", page.text());
        let again = site.get(&who, &confirm).await;
        assert_eq!(again.status, StatusCode::NOT_FOUND);
        assert_eq!(base.number("select count(*) from note").await, 1);
    });
}

#[test]
fn items_are_paged_in_their_order_and_back() {
    on_both_with_people(async |base| {
        let site = site(base);
        let (home, _) = household(base, VEDROVO, &["Ana"]).await;
        for _ in 0..50 {
            note(base, VEDROVO, Whom::Household(home), "stara").await;
        }
        rule(base, VEDROVO, "note", 5).await;
        pass_years(base, 6);
        night(base).await;
        let list = newest(base, &coordinator(VEDROVO)).await;
        let path = format!("/retention/lists/{}", list.list.id);
        let who = format!("office_coordinator:{VEDROVO}:en");
        let items = |text: &str| -> Vec<usize> {
            let place = |part: &str| {
                let id = part.split('"').next().unwrap_or_default();
                list.items.iter().position(|one| one.id.to_string() == id)
            };
            let mut found: Vec<usize> =
                text.split("/retention/items/").skip(1).filter_map(place).collect();
            found.dedup();
            found
        };
        let first = site.get(&who, &format!("{path}?size=20")).await;
        assert_eq!(items(first.text()), (0..20).collect::<Vec<_>>());
        let last = site.get(&who, &format!("{path}?size=20&cursor=last")).await;
        assert_eq!(items(last.text()), (30..50).collect::<Vec<_>>());
        let next = first.text().split("cursor=").nth(1).unwrap().split(['"', '&']).next().unwrap();
        let second = site.get(&who, &format!("{path}?size=20&cursor={next}")).await;
        assert_eq!(items(second.text()), (20..40).collect::<Vec<_>>());
    });
}

#[test]
fn the_report_of_access_says_what_stays_and_why() {
    on_both_with_people(async |base| {
        let site = site(base);
        due(base).await;
        let who = coordinator(VEDROVO);
        let list = newest(base, &who).await;
        let item = list.items.iter().find(|one| one.person.is_some()).unwrap();
        let until = (crate::builders::day(2040, 1, 1), "spor pred sudom");
        retention::hold_item(&permit(&who), &base.database, item.id, until).await.unwrap();
        let path = format!("/persons/{}/access-report", item.person.unwrap());
        let page = site.get(&format!("office_coordinator:{VEDROVO}:en"), &path).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.text());
        assert!(page.text().contains("spor pred sudom"), "{}", page.text());
        assert!(page.text().contains("Left out: taken out until a day"), "{}", page.text());
        let looks = "select count(*) from audit_entry where action = 'view_retention_list'";
        assert!(base.number(looks).await > 0);
    });
}
