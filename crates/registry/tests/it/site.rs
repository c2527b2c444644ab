//! The pages: there in every language, without a key on them, and forms that keep what was typed.

use kernel::{Actor, HouseholdId, PersonId, Role};
use registry::{create_household, find_household};
use testkit::{Base, TestSite, on_both, on_sqlite};

use crate::builders::{VEDROVO, household, migrations, permit, person, today};

const WHO: [&str; 3] =
    ["case_manager:99015:sr-Latn", "case_manager:99015:sr-Cyrl", "case_manager:99015:en"];

/// Pages below a person's.
const OF_PERSON: [&str; 23] = [
    "",
    "/edit",
    "/departure",
    "/return",
    "/move",
    "/move?q=mila",
    "/move?target=new",
    "/marriage",
    "/marriage?q=mila",
    "/marriage/end",
    "/contacts",
    "/documents",
    "/groups",
    "/consents",
    "/consents/contact",
    "/consents/health?version=1&language=en",
    "/notes",
    "/files",
    "/protection",
    "/entered-twice",
    "/entered-twice?q=mila",
    "/rights",
    "/access-report",
];

/// Pages below a household's.
const OF_HOUSEHOLD: [&str; 11] = [
    "",
    "/edit",
    "/history",
    "/persons/new",
    "/split",
    "/merge",
    "/merge?q=ana",
    "/close",
    "/notes",
    "/files",
    "/protection",
];

fn manager() -> Actor {
    testkit::actor(&[Role::CaseManager], VEDROVO)
}

async fn entered(base: &Base) -> (HouseholdId, PersonId) {
    let mut new = household(person("Jović", "Ana"), "Vedrovo");
    new.members.push(person("Jović", "Mila"));
    let id = create_household(&permit(&manager()), &base.database, new, today()).await.unwrap();
    let found = find_household(&permit(&manager()), &base.database, id).await.unwrap().unwrap();
    (id, found.members[0].id)
}

fn site(base: &Base) -> TestSite {
    TestSite::of(base, vec![registry::context()])
}

#[test]
fn every_page_is_there_in_three_languages_and_shows_words() {
    on_both(migrations(), async |base| {
        let (household, person) = entered(base).await;
        let site = site(base);
        let mut paths: Vec<String> =
            OF_PERSON.iter().map(|rest| format!("/persons/{person}{rest}")).collect();
        paths.extend(OF_HOUSEHOLD.iter().map(|rest| format!("/households/{household}{rest}")));
        paths.extend(
            [
                "/relatives",
                "/protections",
                "/households",
                "/households/new",
                "/households/new?searched=ana",
            ]
            .map(str::to_owned),
        );
        paths.push("/households/new?searched=ana&none=yes".to_owned());
        for path in &paths {
            for who in WHO {
                let page = site.get(who, path).await;
                assert_eq!(page.status, 200, "{path} as {who}");
                let text = page.text();
                let key = text.split('>').skip(1).find_map(|part| {
                    let shown = part.split('<').next().unwrap_or_default();
                    shown.split_whitespace().find(|word| word.starts_with("registry-"))
                });
                assert_eq!(key, None, "{path} as {who}");
            }
        }
    });
}

#[test]
fn a_new_household_is_entered_only_after_a_search() {
    on_sqlite(migrations(), async |base| {
        entered(base).await;
        let site = site(base);
        let first = site.get(WHO[0], "/households/new").await;
        assert!(!first.text().contains("name=\"settlement\""));
        let hits = site.get(WHO[0], "/households/new?searched=ana").await;
        assert!(hits.text().contains("Jović Ana") && hits.text().contains("name=\"none\""));
        assert!(!hits.text().contains("name=\"settlement\""));
        let form = site.get(WHO[0], "/households/new?searched=ana&none=yes").await;
        assert!(form.text().contains("name=\"settlement\""));
        let fields = [
            ("settlement", "Brodac"),
            ("members", "1"),
            ("member0.family_name", "Savić"),
            ("member0.given_name", "Vera"),
            ("member0.relation", "reference"),
        ];
        let from = "/households/new?searched=ana&none=yes";
        let unsearched = site.post(WHO[0], from, "/households", &fields).await;
        assert_eq!(unsearched.header("location"), "/households/new");
        assert_eq!(base.number("select count(*) from household").await, 1);
        let searched = [fields.as_slice(), &[("searched", "ana")]].concat();
        let done = site.post(WHO[0], from, "/households", &searched).await;
        assert_eq!(done.status, 303);
        assert_eq!(base.number("select count(*) from household").await, 2);
    });
}

#[test]
fn a_refused_form_comes_back_with_its_fault_and_what_was_typed() {
    on_sqlite(migrations(), async |base| {
        let (_, person) = entered(base).await;
        let site = site(base);
        let path = format!("/persons/{person}/departure");
        let fields = [
            ("how", "death"),
            ("version", "1"),
            ("valid_from", "2027-01-01"),
            ("reason", "javio komšija"),
        ];
        let page = site.post(WHO[2], &path, &path, &fields).await;
        assert_eq!(page.status, 422);
        assert!(
            page.text().contains("The day is in the future.")
                && page.text().contains("javio komšija")
        );
        let fields = [("kind", "phone"), ("value", "12"), ("when", "uveče")];
        let path = format!("/persons/{person}/contacts");
        let page = site.post(WHO[2], &path, &path, &fields).await;
        assert_eq!(page.status, 422);
        assert!(page.text().contains("uveče") && page.text().contains("Enter a phone number"));
        let path = format!("/persons/{person}/groups");
        let page = site.post(WHO[2], &path, &path, &[("group", "VG09")]).await;
        assert_eq!(page.status, 422);
        assert!(page.text().contains("Only the person states their ethnicity"));
    });
}

#[test]
fn a_relatives_file_answers_with_a_question() {
    on_sqlite(migrations(), async |base| {
        let (household, person) = entered(base).await;
        let site = site(base);
        let page = format!("/households/{household}");
        let declared = site.post(WHO[2], &page, &format!("{page}/relative"), &[]).await;
        assert_eq!(declared.header("location"), "/relatives");
        for path in [page.clone(), format!("/persons/{person}")] {
            let closed = site.get(WHO[2], &path).await;
            assert_eq!(closed.status, 200);
            assert!(closed.text().contains("Why you must open this file"), "{path}");
            assert!(!closed.text().contains("Jović"), "{path}");
        }
        let open = format!("{page}/open");
        let empty = site.post(WHO[2], &page, &open, &[("reason", "")]).await;
        assert_eq!(empty.status, 422);
        let opened = site.post(WHO[2], &page, &open, &[("reason", "hitno")]).await;
        assert_eq!(opened.header("location"), page);
        assert!(site.get(WHO[2], &page).await.text().contains("Jović Ana"));
        assert_eq!(
            base.number("select count(*) from audit_entry where action = 'open_relatives_file'")
                .await,
            1
        );
    });
}

#[test]
fn a_consent_is_printed_in_the_language_of_the_person_whatever_that_of_the_page() {
    on_sqlite(migrations(), async |base| {
        let (_, person) = entered(base).await;
        let site = site(base);
        let path = format!("/persons/{person}/consents");
        let contact = site.get(WHO[2], &format!("{path}/contact")).await;
        let text = contact.text();
        assert!(text.contains("<html lang=\"en\"") && text.contains("Form to sign"), "{text}");
        assert!(text.contains("lang=\"sr-Cyrl\""), "{text}");
        for shown in [
            "Пристанак: контакт",
            "Пристајем да ме Канцеларија позове",
            "Jović Ana",
            "Потпис",
            "1. 1. 2026.",
        ] {
            assert!(text.contains(shown), "{shown}: {text}");
        }
        let english = site.get(WHO[0], &format!("{path}/contact?version=1&language=en")).await;
        assert!(english.text().contains("I agree that the Office calls or writes to me"));
        assert!(english.text().contains("Consent: being contacted"));
        for nothing in ["/contact?version=7", "/nothing", "/nothing?version=1"] {
            assert_eq!(
                site.get(WHO[0], &format!("{path}{nothing}")).await.status,
                404,
                "{nothing}"
            );
        }
        let elsewhere = site.get("case_manager:70939:en", &format!("{path}/contact")).await;
        assert_eq!(elsewhere.status, 404);
    });
}

#[test]
fn the_table_of_consents_says_how_each_was_given_and_leads_to_the_text_that_was_shown() {
    on_sqlite(migrations(), async |base| {
        let (_, person) = entered(base).await;
        let site = site(base);
        let path = format!("/persons/{person}/consents");
        let fields = [
            ("purpose", "health"),
            ("answer", "given"),
            ("basis", "consent"),
            ("day", "2026-11-27"),
            ("signature", "oral"),
        ];
        assert_eq!(site.post_files(WHO[2], &path, &fields, &[]).await.status, 303);
        let page = site.get(WHO[2], &path).await;
        let (_, rows) = page.text().rsplit_once("<tbody>").unwrap();
        assert!(rows.contains("orally, before a witness"), "{rows}");
        assert!(rows.contains(&format!("href=\"{path}/health?version=1\"")), "{rows}");
        assert!(page.text().contains(&format!("href=\"{path}/photo\"")));
        let json = site.get(WHO[2], &format!("/api/v1{path}")).await.json();
        let given = &json[0];
        let told = [&given["purpose"], &given["signature"], &given["text_version"]];
        assert_eq!(told, ["health", "oral", "1"], "{json}");
    });
}
