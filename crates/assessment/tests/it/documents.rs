//! What the registry knows of documents counts where nobody was asked.

use assessment::{Given, Subject, Value, enter_facts, find_assessment};
use registry::{DocumentData, DocumentKind, DocumentObstacle, DocumentState, write_document};
use testkit::{Base, on_both};

use crate::builders::{
    Stored, VEDROVO, answer, book, entry, manager, migrations, of_person, permit, stored, version,
    worker,
};

async fn certificate(base: &Base, home: Stored, state: DocumentState, is_entry_missing: bool) {
    let data = DocumentData {
        kind: DocumentKind::BirthCertificate,
        state,
        number: None,
        valid_to: None,
        obstacle: is_entry_missing.then_some(DocumentObstacle::NoBirthRecord),
    };
    let manager = manager(VEDROVO);
    write_document(&permit(&manager), &base.database, home.child, &data).await.unwrap();
    base.clock.advance(std::time::Duration::from_mins(1));
}

/// Whether the child is without documents: yes, no, or not known.
async fn is_without(base: &Base, home: Stored) -> Option<bool> {
    let worker = worker(VEDROVO);
    let found = find_assessment(&permit(&worker), &base.database, book(), home.id).await;
    let assessment = found.unwrap().unwrap().assessed().unwrap().assessment;
    let flag = book().catalogue.find("child_without_documents").unwrap();
    match assessment.value(Subject::Person(1), flag) {
        Some(Value::Flag(flag)) => Some(*flag),
        _ => None,
    }
}

#[test]
fn a_child_whose_birth_is_in_no_register_is_without_documents() {
    on_both(migrations(), async |base| {
        let home = stored(base, VEDROVO).await;
        assert_eq!(is_without(base, home).await, None);
        certificate(base, home, DocumentState::HasNot, false).await;
        assert_eq!(is_without(base, home).await, None);
        certificate(base, home, DocumentState::HasNot, true).await;
        assert_eq!(is_without(base, home).await, Some(true));
        // What was answered counts before what the documents say.
        let worker = worker(VEDROVO);
        let answers = vec![
            answer("birth_registered", Given::Flag(true)),
            answer("has_personal_number", Given::Flag(true)),
        ];
        let facts = vec![of_person(home, home.child, answers)];
        let new = entry(&version(base, home.id).await, facts);
        enter_facts(&permit(&worker), &base.database, book(), home.id, new).await.unwrap();
        assert_eq!(is_without(base, home).await, Some(false));
    });
}
