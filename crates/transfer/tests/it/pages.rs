//! The pages: there in every language, without a key on them, to those who may.

use testkit::{Base, TestSite};
use web::axum::http::StatusCode;

use crate::builders::{
    ANA, BORJANOVO, VEDROVO, entered, everybody, known, on_both_with_people, protect, received,
    sent, work,
};

fn site(base: &Base) -> TestSite {
    let rules = assessment::LiveRules::of(base.scratch());
    let all = vec![registry::context(), assessment::context(&rules), transfer::context(&rules)];
    TestSite::of(base, all)
}

#[test]
fn every_page_is_there_in_every_language() {
    on_both_with_people(async |base| {
        let site = site(base);
        let home = entered(base, VEDROVO).await;
        known(base, home).await;
        let send = format!("/households/{}/transfer", home.id);
        let words = ["Шта се предаје", "Šta se predaje", "What is handed over"];
        look(&site, VEDROVO, &send, words).await;
        let id = sent(base, home, everybody(home)).await;
        let came = received(base, BORJANOVO).await.id;
        let words = ["Преноси између општина", "Prenosi između opština", "Transfers between"];
        look(&site, VEDROVO, "/transfers", words).await;
        let words = ["Повуци пренос", "Povuci prenos", "Recall the transfer"];
        look(&site, VEDROVO, &format!("/transfers/{id}"), words).await;
        let words = ["Прихвати и упиши", "Prihvati i upiši", "Accept and enter"];
        look(&site, BORJANOVO, &format!("/transfers/{came}"), words).await;
        let home_page = format!("/households/{}", home.id);
        let words = ["Пренеси у другу", "Prenesi u drugu", "Transfer to another"];
        look(&site, VEDROVO, &home_page, words).await;
        let worker = format!("office_worker:{VEDROVO}:en");
        assert_eq!(site.get(&worker, &send).await.status, StatusCode::NOT_FOUND);
        let foreign = format!("office_coordinator:{BORJANOVO}:en");
        assert_eq!(site.get(&foreign, &send).await.status, StatusCode::NOT_FOUND);
        let foreign = site.get(&foreign, &format!("/transfers/{id}")).await;
        assert_eq!(foreign.status, StatusCode::NOT_FOUND);
    });
}

async fn look(site: &TestSite, unit: &str, path: &str, words: [&str; 3]) {
    for (tag, word) in ["sr-Cyrl", "sr-Latn", "en"].into_iter().zip(words) {
        let page = site.get(&format!("office_coordinator:{unit}:{tag}"), path).await;
        assert_eq!(page.status, StatusCode::OK, "{path} {tag}: {}", page.text());
        assert!(page.text().contains(word), "{path} {tag}: {}", page.text());
        assert!(!page.text().contains(">transfer-"), "{path} {tag}: {}", page.text());
    }
}

#[test]
fn forms_send_accept_and_say_what_is_wrong() {
    on_both_with_people(async |base| {
        let site = site(base);
        let home = entered(base, VEDROVO).await;
        let (here, there) = (
            format!("office_coordinator:{VEDROVO}:en"),
            format!("office_coordinator:{BORJANOVO}:en"),
        );
        let path = format!("/households/{}/transfer", home.id);
        let (ana, mila) = (home.ana.to_string(), home.mila.to_string());
        let fields = [
            ("persons", ana.as_str()),
            ("persons", mila.as_str()),
            ("unit", BORJANOVO),
            ("moved_on", "2026-11-20"),
            ("reason", "Preselile su se."),
            ("ground", "consent"),
            ("consent_of", mila.as_str()),
            ("consent_on", "2026-11-25"),
        ];
        let child = site.post(&here, &path, &path, &fields).await;
        assert_eq!(child.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(child.text().contains("Choose an adult member"), "{}", child.text());
        let mut right = fields;
        right[6].1 = &ana;
        let done = site.post(&here, &path, &path, &right).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
        work(base).await;
        let came = format!("/transfers/{}", received(base, BORJANOVO).await.id);
        let accept = format!("{came}/accept");
        let empty = site.post(&there, &came, &accept, &[("settlement", "")]).await;
        assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
        let done = site.post(&there, &came, &accept, &[("settlement", "Borjanovo")]).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
        let late = site.post(&there, &came, &accept, &[("settlement", "Borjanovo")]).await;
        assert_eq!(late.header("location").split('?').next(), Some(came.as_str()));
        work(base).await;
        let page = site.get(&here, &format!("/persons/{ana}/access-report")).await;
        assert!(page.text().contains("Transfer to Borjanovo"), "{}", page.text());
    });
}

/// Nothing by which the persons would be known.
fn tells_nothing(page: &testkit::Answered, path: &str) {
    for word in ["Jovi\u{107}", "Mila", ANA, "Preselile", "ethnicity", "withheld"] {
        assert!(!page.text().contains(word), "{path}: {word} in {}", page.text());
    }
}

#[test]
fn after_a_protection_no_page_tells_of_the_transfer() {
    on_both_with_people(async |base| {
        let site = site(base);
        let home = entered(base, VEDROVO).await;
        known(base, home).await;
        let id = sent(base, home, everybody(home)).await;
        let came = received(base, BORJANOVO).await.id;
        let there = format!("office_coordinator:{BORJANOVO}:en");
        let before = site.get(&there, &format!("/transfers/{came}")).await;
        assert!(before.text().contains("Jovi\u{107} Mila"), "{}", before.text());
        protect(base, registry::Whom::Person(home.mila)).await;
        work(base).await;
        for path in ["/", "/transfers", "/transfers?state=recalled", &format!("/transfers/{came}")]
        {
            let page = site.get(&there, path).await;
            assert_eq!(page.status, StatusCode::OK, "{path}");
            tells_nothing(&page, path);
            assert!(!page.text().contains("waits for your answer"), "{path}: {}", page.text());
        }
        let page = site.get(&there, "/transfers?state=recalled").await;
        assert!(page.text().contains(&format!("/transfers/{came}")), "{}", page.text());
        // Who is outside of the circle where they left: not even that there was one.
        let here = format!("office_coordinator:{VEDROVO}:en");
        let household = format!("/households/{}", home.id);
        let report = format!("/persons/{}/access-report", home.ana);
        let states = ["/transfers", "/transfers?state=recalled", "/transfers?state=withheld"];
        for path in states.into_iter().chain(["/", &household, &report]) {
            let page = site.get(&here, path).await;
            assert_eq!(page.status, StatusCode::OK, "{path}");
            assert!(!page.text().contains("Borjanovo"), "{path}: {}", page.text());
            assert!(!page.text().contains(&id.to_string()), "{path}: {}", page.text());
        }
        let path = format!("/transfers/{id}");
        assert_eq!(site.get(&here, &path).await.status, StatusCode::NOT_FOUND);
        let json = ("accept", "application/json");
        let page = site.get_with(&here, &path, json).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND);
        let recall = site.post(&here, "/transfers", &format!("{path}/recall"), &[]).await;
        assert_eq!(recall.status, StatusCode::NOT_FOUND);
    });
}
