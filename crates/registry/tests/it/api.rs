//! What is kept of a person as JSON: whole values, and nothing for whom it is not.

use kernel::{PersonId, Role};
use registry::{
    Basis, ConsentAnswer, ConsentData, ContactData, ContactKind, DocumentData, DocumentKind,
    DocumentState, LegalStatus, Mark, MarkData, NoteData, Protect, Purpose, Whom, add_contact,
    add_mark, create_household, find_household, list_marks, protect_record, record_consent,
    write_document, write_note,
};
use serde_json::{Value, json};
use testkit::{Base, TestSite, on_both};

use crate::builders::{
    VEDROVO, case_manager, day, household, migrations, permit, person, today, worker,
};

const WORKER: &str = "office_worker:99015:en";
const MANAGER: &str = "case_manager:99015:en";
const PARTS: [&str; 4] = ["", "/groups", "/consents", "/notes"];

/// Ana, of whom one thing of each kind is kept.
async fn entered(base: &Base) -> PersonId {
    let (who, database) = (worker(VEDROVO), &base.database);
    let new = household(person("Jović", "Ana"), "Vedrovo");
    let home = create_household(&permit(&who), database, new, today()).await.unwrap();
    let found = find_household(&permit(&who), database, home).await.unwrap().unwrap();
    let id = found.members[0].id;
    let contact = ContactData {
        kind: ContactKind::Phone,
        value: "+381601234567".to_owned(),
        when: "uveče".to_owned(),
        is_preferred: true,
    };
    add_contact(&permit(&who), database, id, &contact).await.unwrap();
    let card = DocumentData {
        kind: DocumentKind::IdCard,
        state: DocumentState::Has,
        number: None,
        valid_to: Some(day(2026, 11, 1)),
        obstacle: None,
    };
    write_document(&permit(&who), database, id, &card).await.unwrap();
    let refugee = MarkData { mark: Mark::Status(LegalStatus::Refugee), is_self_declared: true };
    add_mark(&permit(&who), database, id, refugee).await.unwrap();
    let consent = ConsentData {
        purpose: Purpose::Contact,
        basis: Basis::Consent,
        answer: ConsentAnswer::Given,
        day: today(),
        text_version: "1".to_owned(),
        signature: None,
        proxy: None,
    };
    record_consent(&permit(&who), database, id, &consent).await.unwrap();
    let manager = case_manager(VEDROVO);
    for (text, is_restricted) in [("krov curi", false), ("za malo njih", true)] {
        let note = NoteData { day: day(2026, 11, 3), text: text.to_owned(), is_restricted };
        let whom = Whom::Person(id);
        write_note(&permit(&manager), database, whom, &note, None).await.unwrap();
        base.clock.advance(std::time::Duration::from_mins(1));
    }
    id
}

#[test]
fn a_person_is_told_with_contacts_documents_status_consents_and_notes() {
    on_both(migrations(), async |base| {
        let id = entered(base).await;
        let site = TestSite::of(base, vec![registry::context()]);
        let path = format!("/api/v1/persons/{id}");
        let file = site.get(WORKER, &path).await.json();
        let expected = json!({
            "id": id, "version": file["version"], "family_name": "Jović", "given_name": "Ana",
            "sex": "female", "birth_date": "1984-05-03", "jmbg": null, "relation": "reference",
            "household": file["household"], "ended_on": null, "ended_how": null,
            "is_restricted": false, "may_contact": true,
            "memberships": [{
                "household": file["household"], "relation": "reference", "from_day": "2026-11-27",
                "to_day": null, "joined": "entry", "left": null,
            }],
            "contacts": [{
                "id": file["contacts"][0]["id"], "kind": "phone", "value": "+381601234567",
                "when": "uveče", "is_preferred": true,
            }],
            "documents": [{
                "kind": "id_card", "state": "expired", "number": null, "valid_to": "2026-11-01",
                "obstacle": null,
            }],
            "canonical": null,
            "records": [],
        });
        assert_eq!(file, expected);
        let marks = list_marks(&permit(&worker(VEDROVO)), &base.database, id).await.unwrap();
        let mark = marks.unwrap().shown[0].id;
        let groups = site.get(WORKER, &format!("{path}/groups")).await.json();
        let refugee = json!({
            "id": mark, "kind": "legal_status", "code": "refugee", "is_self_declared": true,
        });
        assert_eq!(groups, json!({ "marks": [refugee], "hidden": 0 }));
        let consents = site.get(WORKER, &format!("{path}/consents")).await.json();
        let consent = json!({
            "purpose": "contact", "basis": "consent", "answer": "given", "day": "2026-11-27",
            "text_version": "1", "signature": null, "proxy": null,
            "recorded_at": "2026-11-27T12:00:00Z", "recorded_by": null, "has_sheet": false,
        });
        assert_eq!(consents, json!([consent]));
        let notes = site.get(WORKER, &format!("{path}/notes")).await.json();
        let note = json!({
            "id": notes[0]["id"], "day": "2026-11-03", "text": "krov curi", "is_restricted": false,
            "number": 1, "is_replaced": false, "recorded_at": "2026-11-27T12:00:00Z",
            "recorded_by": null,
        });
        assert_eq!(notes, json!([note]));
        let of_manager = site.get(MANAGER, &format!("{path}/notes")).await.json();
        assert_eq!(of_manager.as_array().map(Vec::len), Some(2));
    });
}

#[test]
fn what_is_kept_is_not_there_elsewhere_without_permission_or_outside_the_circle() {
    on_both(migrations(), async |base| {
        let id = entered(base).await;
        let site = TestSite::of(base, vec![registry::context()]);
        let refused = async |who: &str| {
            for part in PARTS {
                let answer = site.get(who, &format!("/api/v1/persons/{id}{part}")).await;
                assert_eq!(answer.status, 404, "{who} {part}");
                assert_eq!(answer.json()["errors"], Value::Null);
            }
        };
        for who in ["office_worker:70939:en", "analyst:99015:en"] {
            refused(who).await;
        }
        assert_eq!(site.get(WORKER, "/api/v1/persons/nobody").await.status, 404);
        let manager = testkit::actor(&[Role::CaseManager], VEDROVO);
        base.enter_user(&manager).await;
        let permit = permit::<Protect>(&manager);
        protect_record(&permit, &base.database, Whom::Person(id), "pretnje", &[]).await.unwrap();
        refused(WORKER).await;
        assert_eq!(site.get(MANAGER, &format!("/api/v1/persons/{id}")).await.status, 200);
    });
}
