//! The pages: there in every language, without a key on them, to those who may.

use testkit::{Base, TestSite};
use web::axum::http::StatusCode;

use crate::builders::{
    ROWS, VEDROVO, coordinator, faulty_rows, file, imported, on_both_with_people, previewed, work,
};

fn site(base: &Base) -> TestSite {
    let rules = assessment::LiveRules::of(base.scratch());
    let all = vec![registry::context(), assessment::context(&rules), mapping::context(&rules)];
    TestSite::of(base, all)
}

#[test]
fn every_page_is_there_in_every_language() {
    on_both_with_people(async |base| {
        let site = site(base);
        let who = coordinator(VEDROVO);
        let faulty = previewed(base, &who, file(&ROWS.replace(",2,owner", ",dve,owner"))).await;
        let done = imported(base, &who, file(ROWS)).await;
        let (faulty, done) = (faulty.import.id, done.id);
        let english = format!("office_coordinator:{VEDROVO}:en");
        let asked = [("format", "csv"), ("reason", "report")];
        let export = site.post(&english, "/exports/new", "/exports", &asked).await;
        assert_eq!(export.status, StatusCode::SEE_OTHER, "{}", export.text());
        let export = export.header("location").to_owned();
        work(base).await;
        for (path, words) in [
            (
                "/imports".to_owned(),
                ["Увоз домаћинстава", "Uvoz domaćinstava", "Import of households"],
            ),
            ("/imports/new".to_owned(), ["Нови увоз", "Novi uvoz", "New import"]),
            (format!("/imports/{faulty}"), ["има грешке", "ima greške", "has faults"]),
            (
                format!("/imports/{faulty}/mapping"),
                ["Мапирање колона", "Mapiranje kolona", "Mapping of columns"],
            ),
            (
                format!("/imports/{done}"),
                ["Врати цео увоз", "Vrati ceo uvoz", "Take the whole import back"],
            ),
            (
                "/import-mappings".to_owned(),
                ["Сачувана мапирања", "Sačuvana mapiranja", "Kept mappings"],
            ),
            ("/exports".to_owned(), ["Извоз података", "Izvoz podataka", "Export of data"]),
            ("/exports/new".to_owned(), ["Нови извоз", "Novi izvoz", "New export"]),
            ("/exports/new?names=yes".to_owned(), ["са именима", "sa imenima", "with names"]),
            (export.clone(), ["Преузми", "Preuzmi", "Download"]),
        ] {
            for (tag, word) in ["sr-Cyrl", "sr-Latn", "en"].into_iter().zip(words) {
                let page = site.get(&format!("office_coordinator:{VEDROVO}:{tag}"), &path).await;
                assert_eq!(page.status, StatusCode::OK, "{path} {tag}");
                assert!(page.text().contains(word), "{path} {tag}: {}", page.text());
                assert!(!page.text().contains(">mapping-"), "{path} {tag}: {}", page.text());
            }
        }
        let worker =
            site.get(&format!("office_worker:{VEDROVO}:en"), &format!("/imports/{done}")).await;
        assert_eq!(worker.status, StatusCode::NOT_FOUND);
        let file = site.get(&english, &format!("{export}/file")).await;
        assert_eq!(file.header("content-type"), "text/csv; charset=utf-8");
        let described = site.get(&english, &format!("{export}/file?part=descriptions")).await;
        assert!(described.text().starts_with("column,about,what it holds"), "{}", described.text());
    });
}

#[test]
fn findings_are_paged_filtered_said_in_the_readers_language_and_taken_as_a_file() {
    on_both_with_people(async |base| {
        let site = site(base);
        let who = coordinator(VEDROVO);
        let seen = previewed(base, &who, file(&faulty_rows())).await;
        let path = format!("/imports/{}", seen.import.id);
        let latin = format!("office_coordinator:{VEDROVO}:sr-Latn");
        let first = site.get(&latin, &path).await;
        assert!(
            first.text().contains("ceo broj") || first.text().contains(">broj<"),
            "{}",
            first.text()
        );
        assert!(first.text().contains("cursor="), "{}", first.text());
        let last = site.get(&latin, &format!("{path}?cursor=last")).await;
        assert!(last.text().contains(">121<"), "{}", last.text());
        let none = site.get(&latin, &format!("{path}?weight=warning")).await;
        assert!(!none.text().contains("mnogo"), "{}", none.text());
        let csv = site.get(&latin, &format!("{path}?format=csv")).await;
        assert_eq!(csv.text().lines().count(), 121);
        // With faults nothing is taken over, whoever sends the form.
        let run = site.post(&latin, &path, &format!("{path}/run"), &[]).await;
        assert_eq!(run.status, StatusCode::SEE_OTHER);
        work(base).await;
        assert_eq!(base.number("select count(*) from household").await, 0);
    });
}
