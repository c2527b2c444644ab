//! The signed sheet of an answer about consent: chosen among the files of the person or given with the answer, shown beside it, gone with the
//! person.

use std::collections::BTreeSet;

use kernel::{Actor, PersonId, Role};
use registry::{
    Basis, ConsentAnswer, ConsentData, Erasure, GivenSheet, Merging, NewFile, Purpose, Refused,
    Signature, SignedSheet, Whom, access_report, attach_file, create_household, erase_person,
    find_household, list_consents, list_files, merge_persons, record_signed_consent, remove_file,
};
use serde_json::json;
use testkit::{Base, TestSite, on_both};

use crate::builders::{VEDROVO, household, migrations, permit, person, today, worker};

const SHEET: &[u8] = b"%PDF-1.7 list";

async fn entered(base: &Base, given_name: &str) -> PersonId {
    let (who, database) = (worker(VEDROVO), &base.database);
    let new = household(person("Jović", given_name), "Vedrovo");
    let home = create_household(&permit(&who), database, new, today()).await.unwrap();
    let found = find_household(&permit(&who), database, home).await.unwrap().unwrap();
    found.members[0].id
}

fn file(about: &str) -> NewFile {
    NewFile {
        name: "list.pdf".into(),
        about: about.into(),
        bytes: SHEET.to_vec(),
        is_restricted: false,
    }
}

fn yes(purpose: Purpose) -> ConsentData {
    ConsentData {
        purpose,
        basis: Basis::Consent,
        answer: ConsentAnswer::Given,
        day: today(),
        text_version: "1".into(),
        signature: Some(Signature::Paper),
        proxy: None,
    }
}

async fn sign(
    base: &Base,
    person: PersonId,
    purpose: Purpose,
    sheet: GivenSheet,
) -> Result<(), Refused> {
    let who = worker(VEDROVO);
    let may = (&permit(&who), &permit(&who));
    let data = yes(purpose);
    let done = record_signed_consent(may, &base.database, person, (&data, sheet)).await;
    base.clock.advance(std::time::Duration::from_mins(1));
    done
}

async fn sheets(base: &Base, who: &Actor, person: PersonId) -> Vec<Option<SignedSheet>> {
    let kept = list_consents(&permit(who), &base.database, person).await.unwrap().unwrap();
    kept.all.into_iter().map(|one| one.sheet).collect()
}

#[test]
fn a_sheet_is_chosen_among_the_files_of_the_person_or_kept_with_the_answer() {
    on_both(migrations(), async |base| {
        let (who, database) = (worker(VEDROVO), &base.database);
        let (ana, other) = (entered(base, "Ana").await, entered(base, "Mila").await);
        for person in [ana, other] {
            let given = file("skenirano na terenu");
            attach_file(&permit(&who), database, Whom::Person(person), given).await.unwrap();
        }
        let of = async |person: PersonId| {
            list_files(&permit(&who), database, Whom::Person(person)).await.unwrap().unwrap()
        };
        let (hers, theirs) = (of(ana).await[0].id, of(other).await[0].id);
        let foreign = sign(base, ana, Purpose::Health, GivenSheet::Kept(theirs)).await;
        assert!(matches!(foreign, Err(Refused::NotFound)), "{foreign:?}");
        let wrong = NewFile { bytes: b"<html>".to_vec(), ..file("list") };
        let wrong = sign(base, ana, Purpose::Health, GivenSheet::New(wrong)).await;
        assert!(matches!(wrong, Err(Refused::FileKind)), "{wrong:?}");
        assert_eq!(sheets(base, &who, ana).await, []);
        sign(base, ana, Purpose::Health, GivenSheet::Kept(hers)).await.unwrap();
        sign(base, ana, Purpose::Contact, GivenSheet::New(file("potpisan list"))).await.unwrap();
        let files = of(ana).await;
        assert_eq!(files.len(), 2);
        let sheet = |id, about: &str, is_there| {
            Some(SignedSheet { file: id, person: ana, about: about.to_owned(), is_there })
        };
        let new = files[0].id;
        let first = sheet(hers, "skenirano na terenu", true);
        assert_eq!(sheets(base, &who, ana).await, [first, sheet(new, "potpisan list", true)]);
        // Who may not see files learns that there is one.
        let only = Some(BTreeSet::from(["registry.record_consent".to_owned()]));
        let blind = Actor { limited_to: only, ..who.clone() };
        assert_eq!(sheets(base, &blind, ana).await, [sheet(hers, "", true), sheet(new, "", true)]);
        remove_file(&permit(&who), database, Whom::Person(ana), hers).await.unwrap();
        let gone = sheet(hers, "skenirano na terenu", false);
        assert_eq!(sheets(base, &who, ana).await, [gone, sheet(new, "potpisan list", true)]);
        let removed = sign(base, ana, Purpose::Photo, GivenSheet::Kept(hers)).await;
        assert!(matches!(removed, Err(Refused::NotFound)), "{removed:?}");
    });
}

#[test]
fn the_sheet_is_in_the_report_of_access_and_goes_with_the_person() {
    on_both(migrations(), async |base| {
        let coordinator = testkit::actor(&[Role::OfficeCoordinator], VEDROVO);
        let (ana, again) = (entered(base, "Ana").await, entered(base, "Ana").await);
        sign(base, again, Purpose::Health, GivenSheet::New(file("potpisan list"))).await.unwrap();
        let merging = Merging {
            keep: ana,
            other: again,
            shown: person("Jović", "Ana"),
            reason: String::new(),
        };
        merge_persons(&permit(&coordinator), &base.database, &merging).await.unwrap();
        base.clock.advance(std::time::Duration::from_mins(1));
        // What is said by the record that stands is linked to a file of either record.
        let kept = sheets(base, &coordinator, ana).await[0].clone().unwrap();
        assert_eq!((kept.person, kept.about.as_str()), (again, "potpisan list"));
        sign(base, ana, Purpose::Photo, GivenSheet::Kept(kept.file)).await.unwrap();
        let report = access_report(&permit(&coordinator), &base.database, ana).await;
        let report = report.unwrap().unwrap();
        let told = std::iter::once(&report.held).chain(&report.elsewhere);
        let told: Vec<_> = told
            .flat_map(|one| &one.consents)
            .map(|one| (one.data.purpose, one.sheet.clone()))
            .collect();
        assert_eq!(told, [(Purpose::Photo, Some(kept.clone())), (Purpose::Health, Some(kept)),]);
        let erasers = [registry::context().erase.unwrap()];
        let erasure = Erasure { typed_name: "Ana Jović".to_owned() };
        erase_person(&permit(&coordinator), &base.database, ana, &erasure, &erasers).await.unwrap();
        for left in [
            "select count(*) from blob",
            "select count(*) from attachment",
            "select count(*) from consent where attachment_id is not null",
        ] {
            assert_eq!(base.number(left).await, 0, "{left}");
        }
        assert_eq!(base.number("select count(*) from consent").await, 2);
    });
}

#[test]
fn the_page_offers_files_keeps_a_new_one_and_leads_to_it() {
    on_both(migrations(), async |base| {
        let site = TestSite::of(base, vec![registry::context()]);
        let person = entered(base, "Ana").await;
        let path = format!("/persons/{person}/consents");
        let worker = "office_worker:99015:en";
        let fields = [
            ("purpose", "health"),
            ("answer", "given"),
            ("basis", "consent"),
            ("day", "2026-11-27"),
            ("signature", "paper"),
        ];
        let text = std::str::from_utf8(SHEET).unwrap();
        let sent = [("file", "list.pdf", text)];
        let done = site.post_files(worker, &path, &fields, &sent).await;
        assert_eq!(done.status, 303, "{}", done.text());
        let page = site.get(worker, &path).await;
        let (_, rows) = page.text().rsplit_once("<tbody>").unwrap();
        assert!(rows.contains("Signed sheet: "), "{rows}");
        let (_, link) = rows.split_once("href=\"/files/").unwrap();
        let (id, _) = link.split_once('?').unwrap();
        let taken = site.get(worker, &format!("/files/{id}?person={person}")).await;
        assert_eq!(taken.bytes, SHEET);
        let kept = [fields.as_slice(), &[("sheet", id)]].concat();
        let both = site.post_files(worker, &path, &kept, &sent).await;
        assert_eq!(both.status, 422);
        assert!(both.text().contains("not both"), "{}", both.text());
        assert_eq!(site.post_files(worker, &path, &kept, &[]).await.status, 303);
        let foreign = [fields.as_slice(), &[("sheet", "00000000-0000-0000-0000-000000000001")]];
        assert_eq!(site.post_files(worker, &path, &foreign.concat(), &[]).await.status, 404);
        let told = site.get(worker, &format!("/api/v1{path}")).await.json();
        let told: Vec<_> = told.as_array().unwrap().iter().map(|one| &one["has_sheet"]).collect();
        assert_eq!(told, [&json!(true), &json!(true)]);
        // Without a permission for files there is no field for one, and none is taken.
        let (enumerator, database) = (testkit::actor(&[Role::Enumerator], VEDROVO), &base.database);
        let new = household(crate::builders::person("Lazić", "Vera"), "Vedrovo");
        let home = create_household(&permit(&enumerator), database, new, today()).await.unwrap();
        let found = find_household(&permit(&enumerator), database, home).await.unwrap().unwrap();
        let (signed, path) =
            ("enumerator:99015:en", format!("/persons/{}/consents", found.members[0].id));
        assert!(!site.get(signed, &path).await.text().contains("type=\"file\""));
        assert_eq!(site.post_files(signed, &path, &fields, &sent).await.status, 404);
        assert_eq!(site.post_files(signed, &path, &fields, &[]).await.status, 303);
        assert_eq!(base.number("select count(*) from attachment").await, 1);
    });
}
