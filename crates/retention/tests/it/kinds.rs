//! Each kind of record: what is due, and what goes with it.

use assessment::{
    EntryAbout, FactSource, FactSubject, FactsOf, Given, NewFacts, RuleBook, find_known,
    propose_facts,
};
use kernel::{Actor, HouseholdId, PersonId, Role};
use registry::{
    Basis, ConsentAnswer, ConsentData, ContactData, ContactKind, DocumentData, DocumentKind,
    DocumentState, Group, HowClosed, Mark, MarkData, Merging, NewFile, Purpose, RightKind,
    RightRequest, Signature, Whom, add_contact, add_mark, attach_file, close_household,
    declare_relative, find_household, find_person, list_consents, merge_persons, record_consent,
    record_right, write_document, write_note,
};
use retention::{ItemState, ListState, confirm_list};
use testkit::Base;

use crate::builders::{
    VEDROVO, change, colleague, coordinator, counted, dies, first_day, household, newest, night,
    note, on_both_with_people, pass_years, permit, rule, states, work,
};

/// Turns the rule about a kind on, lets six years pass, and has what is due done.
async fn done(base: &Base, kind: &str) -> (u64, ListState) {
    rule(base, VEDROVO, kind, 5).await;
    pass_years(base, 6);
    night(base).await;
    let who = coordinator(VEDROVO);
    let id = newest(base, &who).await.list.id;
    confirm_list(&permit(&who), &base.database, id).await.unwrap();
    work(base).await;
    let found = newest(base, &who).await;
    let counts = counted(&found);
    assert_eq!(counts.len(), 1, "{counts:?}");
    assert_eq!(counts[0].0, kind);
    (counts[0].1.get(&ItemState::Done).copied().unwrap_or_default(), found.list.state)
}

async fn rows(base: &Base, table: &str) -> i64 {
    base.number(&format!("select count(*) from {table}")).await
}

async fn ana(base: &Base) -> (HouseholdId, PersonId, Actor) {
    let (home, people) = household(base, VEDROVO, &["Ana"]).await;
    (home, people[0], coordinator(VEDROVO))
}

#[test]
fn a_closed_household_goes_with_everybody_who_was_in_it_and_a_merged_one_stays() {
    on_both_with_people(async |base| {
        let who = coordinator(VEDROVO);
        let database = &base.database;
        let (home, people) = household(base, VEDROVO, &["Ana", "Vera"]).await;
        let (merged, _) = household(base, VEDROVO, &["Mara"]).await;
        note(base, VEDROVO, Whom::Household(home), "o domaćinstvu").await;
        dies(base, people[1]).await;
        let found = find_household(&permit(&who), database, home).await.unwrap().unwrap();
        let change = change(base, found.version);
        close_household(&permit(&who), database, home, HowClosed::MovedAway, change).await.unwrap();
        let sql = "update household set closed_on = '2026-11-27', closed_how = 'merged' where members = 1";
        base.raw(sql).await.unwrap();
        assert_eq!(done(base, "closed_household").await, (1, ListState::Done));
        let left = "select count(*) from person where family_name = 'Jović'";
        assert_eq!(base.number(left).await, 1);
        let address = "select count(*) from household where address = 'Šumska 3'";
        assert_eq!(base.number(address).await, 1);
        assert_eq!(rows(base, "note").await, 0);
        let destroyed = "select count(*) from sealing_key where destroyed_at is not null";
        assert_eq!(base.number(destroyed).await, 3);
        let there = find_household(&permit(&who), database, merged).await.unwrap();
        assert!(there.is_some());
    });
}

#[test]
fn a_closed_household_leaves_the_record_of_somebody_who_lives_elsewhere() {
    on_both_with_people(async |base| {
        let who = coordinator(VEDROVO);
        let database = &base.database;
        let (left, people) = household(base, VEDROVO, &["Ana", "Vera"]).await;
        let (_, here) = household(base, VEDROVO, &["Ana"]).await;
        let said = ConsentData {
            purpose: Purpose::ShareNsz,
            basis: Basis::Consent,
            answer: ConsentAnswer::Given,
            day: first_day(),
            text_version: "1".into(),
            signature: Some(Signature::Paper),
            proxy: Some("majka Vera Savić".into()),
        };
        record_consent(&permit(&who), database, people[0], &said).await.unwrap();
        base.clock.advance(std::time::Duration::from_mins(1));
        let shown = find_person(&permit(&who), database, here[0]).await.unwrap().unwrap();
        let merging = Merging {
            keep: here[0],
            other: people[0],
            shown: shown.person.data,
            reason: String::new(),
        };
        merge_persons(&permit(&who), database, &merging).await.unwrap();
        dies(base, people[1]).await;
        let found = find_household(&permit(&who), database, left).await.unwrap().unwrap();
        let change = change(base, found.version);
        close_household(&permit(&who), database, left, HowClosed::MovedAway, change).await.unwrap();
        assert_eq!(done(base, "closed_household").await, (1, ListState::Done));
        // Vera and the household are gone; what is known of Ana by both records is not.
        let destroyed = "select count(*) from sealing_key where destroyed_at is not null";
        assert_eq!(base.number(destroyed).await, 2);
        let named = "select count(*) from person where given_name = 'Ana'";
        assert_eq!(base.number(named).await, 2);
        let kept = list_consents(&permit(&who), database, people[0]).await.unwrap().unwrap();
        assert_eq!(kept.all.into_iter().map(|one| one.data).collect::<Vec<_>>(), [said]);
        let file = find_person(&permit(&who), database, here[0]).await.unwrap().unwrap();
        assert_eq!(file.records.iter().map(|one| one.person).collect::<Vec<_>>(), [people[0]]);
    });
}

#[test]
fn the_last_of_a_household_takes_it_along_and_who_died_later_does_not_lose_the_address() {
    on_both_with_people(async |base| {
        let who = coordinator(VEDROVO);
        let (_, people) = household(base, VEDROVO, &["Ana", "Vera"]).await;
        dies(base, people[0]).await;
        pass_years(base, 3);
        dies(base, people[1]).await;
        rule(base, VEDROVO, "departed_person", 5).await;
        pass_years(base, 3);
        let address = "select count(*) from household where address = 'Šumska 3'";
        for (left, homes) in [(1, 1), (0, 0)] {
            night(base).await;
            let id = newest(base, &who).await.list.id;
            confirm_list(&permit(&who), &base.database, id).await.unwrap();
            work(base).await;
            let named = "select count(*) from person where family_name = 'Jović'";
            assert_eq!((base.number(named).await, base.number(address).await), (left, homes));
            pass_years(base, 3);
        }
    });
}

#[test]
fn a_note_goes_with_all_that_it_corrects() {
    on_both_with_people(async |base| {
        let (_, ana, who) = ana(base).await;
        let whom = Whom::Person(ana);
        note(base, VEDROVO, whom, "pogrešno").await;
        let list = registry::list_notes(&permit(&who), &base.database, whom).await;
        let first = list.unwrap().unwrap()[0].id;
        pass_years(base, 3);
        let data = registry::NoteData {
            day: base.database.now().date_naive(),
            text: "ispravno".into(),
            is_restricted: false,
        };
        write_note(&permit(&who), &base.database, whom, &data, Some(first)).await.unwrap();
        // The years count from the correction.
        rule(base, VEDROVO, "note", 5).await;
        pass_years(base, 3);
        night(base).await;
        assert_eq!(states(base, &who).await, []);
        assert_eq!(done(base, "note").await, (1, ListState::Done));
        assert_eq!(rows(base, "note").await, 0);
    });
}

#[test]
fn a_file_goes_with_its_bytes_and_its_name() {
    on_both_with_people(async |base| {
        let (home, _, who) = ana(base).await;
        let file = NewFile {
            name: "slika.jpg".into(),
            about: "krov".into(),
            bytes: b"\xff\xd8\xff\xe1\x00\x08Exif\0\0\xff\xda\x00\x03\x01abc\xff\xd9".to_vec(),
            is_restricted: false,
        };
        attach_file(&permit(&who), &base.database, Whom::Household(home), file).await.unwrap();
        assert_eq!((rows(base, "attachment").await, rows(base, "blob").await), (1, 1));
        assert_eq!(done(base, "attachment").await, (1, ListState::Done));
        assert_eq!((rows(base, "attachment").await, rows(base, "blob").await), (0, 0));
    });
}

#[test]
fn of_consents_all_answers_for_a_purpose_go_when_the_last_word_was_no() {
    on_both_with_people(async |base| {
        let (_, ana, who) = ana(base).await;
        let said = |purpose, answer| ConsentData {
            purpose,
            basis: Basis::Consent,
            answer,
            day: first_day(),
            text_version: "1".into(),
            signature: Some(Signature::Paper),
            proxy: None,
        };
        let words = [
            (Purpose::Health, ConsentAnswer::Given),
            (Purpose::Health, ConsentAnswer::Withdrawn),
            (Purpose::Photo, ConsentAnswer::Refused),
            (Purpose::Photo, ConsentAnswer::Given),
        ];
        for (purpose, answer) in words {
            let data = said(purpose, answer);
            record_consent(&permit(&who), &base.database, ana, &data).await.unwrap();
            base.clock.advance(std::time::Duration::from_secs(1));
        }
        assert_eq!(done(base, "consent").await, (1, ListState::Done));
        let left = list_consents(&permit(&who), &base.database, ana).await.unwrap().unwrap();
        let left: Vec<_> = left.all.iter().map(|one| (one.data.purpose, one.data.answer)).collect();
        let expected =
            [(Purpose::Photo, ConsentAnswer::Refused), (Purpose::Photo, ConsentAnswer::Given)];
        assert_eq!(left, expected);
    });
}

#[test]
fn a_decided_request_goes_and_a_restriction_that_lasts_does_not() {
    on_both_with_people(async |base| {
        let (_, ana, who) = ana(base).await;
        let (_, people) = household(base, VEDROVO, &["Vera"]).await;
        for (id, kind) in [(ana, RightKind::Access), (people[0], RightKind::Restriction)] {
            let request = RightRequest { kind, asked_on: first_day(), text: "molba".into() };
            record_right(&permit(&who), &base.database, id, &request).await.unwrap();
        }
        let granted = "update right_request set state = 'granted', decided_on = '2026-11-27'";
        base.raw(granted).await.unwrap();
        assert_eq!(done(base, "right_request").await, (1, ListState::Done));
        let left = "select count(*) from right_request where kind = 'restriction'";
        assert_eq!((rows(base, "right_request").await, base.number(left).await), (1, 1));
    });
}

/// Of two rows one has ended: it goes, and the other does not.
async fn assert_only_the_ended_goes(base: &Base, kind: &str, table: &str, at: &str) {
    let ended = format!(
        "update {table} set {at} = recorded_at where id = (select min(id) from {table} limit 1)"
    );
    let ended = if base.is_postgres() { ended.replace("min(id)", "id") } else { ended };
    base.raw(&ended).await.unwrap();
    assert_eq!(done(base, kind).await, (1, ListState::Done), "{kind}");
    let left = format!("select count(*) from {table} where {at} is null");
    assert_eq!((rows(base, table).await, base.number(&left).await), (1, 1), "{kind}");
}

#[test]
fn of_contacts_only_those_go_that_are_not_used() {
    on_both_with_people(async |base| {
        let (_, ana, who) = ana(base).await;
        for value in ["064 123 4567", "064 123 4568"] {
            let data = ContactData {
                kind: ContactKind::Phone,
                value: value.into(),
                when: String::new(),
                is_preferred: false,
            };
            add_contact(&permit(&who), &base.database, ana, &data).await.unwrap();
        }
        assert_only_the_ended_goes(base, "contact", "contact", "ended_at").await;
    });
}

#[test]
fn of_documents_only_what_was_replaced_goes() {
    on_both_with_people(async |base| {
        let (_, ana, who) = ana(base).await;
        for kind in [DocumentKind::IdCard, DocumentKind::BirthCertificate] {
            let state = DocumentState::HasNot;
            let data = DocumentData { kind, state, number: None, valid_to: None, obstacle: None };
            write_document(&permit(&who), &base.database, ana, &data).await.unwrap();
        }
        assert_only_the_ended_goes(base, "document", "person_document", "replaced_at").await;
    });
}

#[test]
fn of_groups_only_those_go_that_are_over() {
    on_both_with_people(async |base| {
        let (_, ana, who) = ana(base).await;
        for group in [Group::SingleParent, Group::Neet] {
            let data = MarkData { mark: Mark::Group(group), is_self_declared: true };
            add_mark(&permit(&who), &base.database, ana, data).await.unwrap();
        }
        assert_only_the_ended_goes(base, "mark", "person_mark", "ended_at").await;
    });
}

#[test]
fn of_relatives_only_those_go_that_are_none_any_more() {
    on_both_with_people(async |base| {
        let (home, _, _) = ana(base).await;
        let (other, _) = household(base, VEDROVO, &["Vera"]).await;
        for id in [home, other] {
            declare_relative(&permit(&colleague(VEDROVO)), &base.database, id).await.unwrap();
        }
        assert_only_the_ended_goes(base, "relative", "relative", "ended_at").await;
    });
}

#[test]
fn of_proposals_only_the_decided_go_with_their_answers() {
    on_both_with_people(async |base| {
        let (home, ..) = ana(base).await;
        let team = testkit::actor(&[Role::MobileTeam], VEDROVO);
        base.enter_user(&team).await;
        let book = RuleBook::open(std::path::Path::new("no such folder")).unwrap();
        for rooms in [2.0, 3.0] {
            let answer = book.catalogue.answer("rooms", &Given::Number(rooms)).unwrap();
            let subject = FactSubject::Household(home);
            let about = EntryAbout {
                round: "2026-1".into(),
                valid_from: first_day(),
                source: FactSource::Office,
                reason: "poseta".into(),
            };
            let facts = vec![FactsOf { household: home, subject, answers: vec![answer] }];
            let tx = base.database.begin(&base.within(VEDROVO)).await.unwrap();
            let from_version = find_known(&tx, home).await.unwrap().unwrap().version().to_owned();
            drop(tx);
            let new = NewFacts { from_version, facts, about };
            propose_facts(&permit(&team), &base.database, &book, home, new).await.unwrap();
        }
        let first = "(select id from fact_request limit 1)";
        let decided = "set state = 'declined', decided_at = proposed_at";
        base.raw(&format!("update fact_request {decided} where id = {first}")).await.unwrap();
        assert_eq!(done(base, "fact_request").await, (1, ListState::Done));
        let pending = "select count(*) from fact_request where state = 'pending'";
        assert_eq!((rows(base, "fact_request").await, base.number(pending).await), (1, 1));
        assert_eq!(rows(base, "fact_request_part").await, 1);
    });
}
