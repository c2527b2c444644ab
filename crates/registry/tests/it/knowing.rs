//! How persons are reached, and their documents.

use kernel::PersonId;
use registry::{
    ContactData, ContactKind, DocumentData, DocumentKind, DocumentObstacle, DocumentState, Refused,
    add_contact, create_household, end_contact, find_household, find_person, write_document,
};
use testkit::{Base, on_both};

use crate::builders::{
    OTHER, VEDROVO, day, household, migrations, names, permit, person, today, worker,
};

async fn ana(base: &Base) -> PersonId {
    let worker = worker(VEDROVO);
    let new = household(person("Jović", "Ana"), "Vedrovo");
    let id = create_household(&permit(&worker), &base.database, new, today()).await.unwrap();
    let found = find_household(&permit(&worker), &base.database, id).await.unwrap().unwrap();
    found.members[0].id
}

fn contact(kind: ContactKind, value: &str, is_preferred: bool) -> ContactData {
    ContactData { kind, value: value.into(), when: "posle 16h".into(), is_preferred }
}

#[test]
fn a_person_is_found_by_a_number_until_it_holds_no_more() {
    on_both(migrations(), async |base| {
        let (ana, worker) = (ana(base).await, worker(VEDROVO));
        let database = &base.database;
        let phone = contact(ContactKind::Phone, "064/123-4567", true);
        let other = contact(ContactKind::Phone, "010 321 654", true);
        let neighbour = contact(ContactKind::Other, "preko Mire", false);
        for one in [&phone, &neighbour, &other] {
            add_contact(&permit(&worker), database, ana, one).await.unwrap();
        }
        let file = find_person(&permit(&worker), database, ana).await.unwrap().unwrap();
        let kept: Vec<ContactData> = file.contacts.iter().map(|one| one.data.clone()).collect();
        // The last preferred one takes the place of the one before.
        let before = ContactData { is_preferred: false, ..phone };
        assert_eq!(kept, [other, before, neighbour]);
        assert_eq!(names(base, &worker, "+381 64 1234567").await, ["Jović Ana"]);
        assert_eq!(names(base, &crate::builders::worker(OTHER), "0641234567").await, [""; 0]);
        let number = file.contacts[1].id;
        end_contact(&permit(&worker), database, ana, number).await.unwrap();
        assert_eq!(names(base, &worker, "0641234567").await, [""; 0]);
        let again = end_contact(&permit(&worker), database, ana, number).await;
        assert!(matches!(again, Err(Refused::NotFound)), "{again:?}");
    });
}

#[test]
fn what_is_known_of_a_document_takes_the_place_of_what_was_known() {
    on_both(migrations(), async |base| {
        let (ana, worker) = (ana(base).await, worker(VEDROVO));
        let database = &base.database;
        let none = DocumentData {
            kind: DocumentKind::IdCard,
            state: DocumentState::HasNot,
            number: None,
            valid_to: None,
            obstacle: Some(DocumentObstacle::NoAddress),
        };
        let has = DocumentData {
            state: DocumentState::Has,
            number: Some("001234567".into()),
            valid_to: Some(day(2036, 5, 3)),
            obstacle: None,
            ..none.clone()
        };
        let card = DocumentData { kind: DocumentKind::HealthCard, ..none.clone() };
        for one in [&none, &card, &has] {
            write_document(&permit(&worker), database, ana, one).await.unwrap();
        }
        let file = find_person(&permit(&worker), database, ana).await.unwrap().unwrap();
        assert_eq!(file.documents, [has, card]);
        assert_eq!(base.number("select count(*) from person_document").await, 3);
        let stranger = crate::builders::worker(OTHER);
        let refused = write_document(&permit(&stranger), database, ana, &none).await;
        assert!(matches!(refused, Err(Refused::NotFound)), "{refused:?}");
    });
}
