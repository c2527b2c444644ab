//! What a person may ask for: to see everything, to be forgotten everywhere.

use database::{Database, backup};
use kernel::{Actor, PersonId, Role};
use registry::{
    Change, ContactData, ContactKind, DocumentData, DocumentKind, DocumentState, Erasure, Group,
    HouseholdData, Mark, MarkData, MoveTo, NewFile, NewHousehold, NoteData, OpenPage, OpenRequest,
    OpenRights, Refused, Relation, RightKind, RightRequest, RightState, Target, Whom,
    access_report, add_contact, add_mark, attach_file, create_household, decide_right, end_contact,
    end_protection, erase_person, find_household, find_person, list_open_rights, list_rights,
    move_person, protect_record, record_right, write_document, write_note,
};
use testkit::{Base, on_both, traces};

use crate::builders::{VEDROVO, list, migrations, names, permit, person, today};

fn coordinator() -> Actor {
    testkit::actor(&[Role::OfficeCoordinator], VEDROVO)
}

/// Somebody of a name that stands nowhere else, at an address that stands nowhere else.
async fn entered(base: &Base, others: &[&str]) -> PersonId {
    let mut one = person("Ksantipić", "Zulejha");
    one.sex = None;
    one.birth_date = None;
    one.jmbg = Some("0101990715018".parse().unwrap());
    let data = HouseholdData {
        settlement: "Vedrovo".into(),
        address: "Neponovljiva staza 77".into(),
        note: Some("ne otvaraju nepoznatima".into()),
        ..HouseholdData::default()
    };
    let mut members = vec![one];
    members.extend(others.iter().map(|name| person("Ostalić", name)));
    let new = NewHousehold { data, members };
    let database = &base.database;
    let id = create_household(&permit(&coordinator()), database, new, today()).await.unwrap();
    let found = find_household(&permit(&coordinator()), database, id).await.unwrap().unwrap();
    let zulejha = found.members[0].id;
    let note = NoteData { day: today(), text: "boji se lekara".into(), is_restricted: false };
    write_note(&permit(&coordinator()), database, Whom::Person(zulejha), &note, None)
        .await
        .unwrap();
    zulejha
}

async fn erase(base: &Base, id: PersonId, typed_name: &str) -> Result<(), Refused> {
    let erasure = Erasure { typed_name: typed_name.to_owned() };
    let erasers = [registry::context().erase.unwrap()];
    erase_person(&permit(&coordinator()), &base.database, id, &erasure, &erasers).await
}

/// Everything by which the person would be known again.
const TRACES: [&str; 8] = [
    "Ksantipić",
    "Zulejha",
    "ksantipic",
    "zulejha",
    "0101990715018",
    "Neponovljiva",
    "neponovljiva",
    "boji se lekara",
];

#[test]
fn who_lived_alone_leaves_no_trace_in_any_file() {
    on_both(migrations(), async |base| {
        let id = entered(base, &[]).await;
        assert_eq!(names(base, &coordinator(), "ksantipic").await, ["Ksantipić Zulejha"]);
        erase(base, id, "Zulejha Ksantipić").await.unwrap();
        assert_eq!(names(base, &coordinator(), "ksantipic").await, [""; 0]);
        assert_eq!(names(base, &coordinator(), "0101990715018").await, [""; 0]);
        assert_eq!(list(base, &coordinator()).await, [""; 0]);
        let found = find_person(&permit(&coordinator()), &base.database, id).await.unwrap();
        assert_eq!(found, None);
        if !base.is_postgres() {
            assert_eq!(traces(&base.settings.folder, &TRACES), [""; 0]);
        }
    });
}

#[test]
fn traces_would_be_found_before_the_erasure() {
    on_both(migrations(), async |base| {
        if base.is_postgres() {
            return;
        }
        entered(base, &[]).await;
        let clear =
            ["Ksantipić", "Neponovljiva", "Zulejha", "ksantipic", "neponovljiva", "zulejha"];
        assert_eq!(traces(&base.settings.folder, &TRACES), clear);
    });
}

#[test]
fn those_who_lived_with_an_erased_person_stay_with_their_address() {
    on_both(migrations(), async |base| {
        let id = entered(base, &["Mila", "Petar"]).await;
        erase(base, id, "ксантипић зулејха").await.unwrap();
        assert_eq!(list(base, &coordinator()).await, ["Ostalić Mila"]);
        assert_eq!(names(base, &coordinator(), "ostalic").await, ["Ostalić Mila", "Ostalić Petar"]);
        if !base.is_postgres() {
            let left = ["Neponovljiva", "neponovljiva"];
            assert_eq!(traces(&base.settings.folder, &TRACES), left);
        }
    });
}

#[test]
fn another_name_erases_nobody() {
    on_both(migrations(), async |base| {
        let id = entered(base, &[]).await;
        let refused = erase(base, id, "Zulejha").await.unwrap_err();
        assert!(matches!(refused, Refused::OtherName), "{refused}");
        assert_eq!(names(base, &coordinator(), "ksantipic").await, ["Ksantipić Zulejha"]);
    });
}

#[test]
fn an_older_backup_is_served_only_after_the_erasure_is_done_again() {
    on_both(migrations(), async |base| {
        if base.is_postgres() {
            return;
        }
        let id = entered(base, &[]).await;
        let file = base.scratch().join("backup.age");
        let (keys, now) = (base.keys(), base.database.now());
        backup::backup(&base.settings, &keys, now, &file).await.unwrap();
        erase(base, id, "Zulejha Ksantipić").await.unwrap();

        let settings =
            database::Settings { folder: base.scratch().join("restored"), ..base.settings.clone() };
        backup::restore(&file, &base.keys(), &settings, migrations(), now).await.unwrap();
        let restored =
            Database::open(settings.clone(), base.keys(), base.clock.clone(), migrations());
        let restored = restored.await.unwrap();
        let erasers = [registry::context().erase.unwrap()];
        assert_eq!(restored.erase_returned(&erasers).await.unwrap(), 2);
        assert_eq!(restored.erase_returned(&erasers).await.unwrap(), 0);
        let found = find_person(&permit(&coordinator()), &restored, id).await.unwrap();
        assert_eq!(found, None);
        assert_eq!(traces(&settings.folder, &TRACES), [""; 0]);
        restored.close().await;
    });
}

#[test]
fn the_report_of_access_holds_everything_and_everybody_who_looked() {
    on_both(migrations(), async |base| {
        let id = entered(base, &[]).await;
        find_person(&permit(&coordinator()), &base.database, id).await.unwrap();
        let report = access_report(&permit(&coordinator()), &base.database, id).await.unwrap();
        let report = report.unwrap();
        assert_eq!(report.held.person.data.listed_name(), "Ksantipić Zulejha");
        let number = report.held.person.data.jmbg.as_ref().map(registry::Jmbg::digits);
        assert_eq!(number.as_deref(), Some("0101990715018"));
        let notes: Vec<&str> = report.held.notes.iter().map(|one| one.data.text.as_str()).collect();
        assert_eq!(notes, ["boji se lekara"]);
        assert_eq!(report.held.memberships.len(), 1);
        let done: Vec<&str> = report.accesses.iter().map(|one| one.action.as_str()).collect();
        let expected =
            ["access_report", "view_person", "write_note", "view_household", "create_household"];
        assert_eq!(done, expected);
        let changes: Vec<bool> = report.accesses.iter().map(|one| one.is_change).collect();
        assert_eq!(changes, [false, false, true, false, true]);
    });
}

#[test]
fn the_report_of_access_tells_of_the_household_and_of_what_holds_no_more() {
    on_both(migrations(), async |base| {
        let (id, who, database) = (entered(base, &[]).await, coordinator(), &base.database);
        let home = find_person(&permit(&who), database, id).await.unwrap().unwrap();
        let home = home.person.household;
        let note = NoteData { day: today(), text: "krov prokišnjava".into(), is_restricted: true };
        write_note(&permit(&who), database, Whom::Household(home), &note, None).await.unwrap();
        let file = NewFile {
            name: "krov.pdf".into(),
            about: "slika krova".into(),
            bytes: b"%PDF-1.7 krov".to_vec(),
            is_restricted: false,
        };
        attach_file(&permit(&who), database, Whom::Household(home), file).await.unwrap();
        for value in ["0641111111", "0642222222"] {
            let contact = ContactData {
                kind: ContactKind::Phone,
                value: value.into(),
                when: String::new(),
                is_preferred: true,
            };
            add_contact(&permit(&who), database, id, &contact).await.unwrap();
            base.clock.advance(std::time::Duration::from_secs(1));
        }
        let found = find_person(&permit(&who), database, id).await.unwrap().unwrap();
        let last = found.contacts.iter().find(|one| one.data.value == "0642222222").unwrap().id;
        end_contact(&permit(&who), database, id, last).await.unwrap();
        let report = access_report(&permit(&who), database, id).await.unwrap().unwrap();
        let told = &report.held.homes[0];
        assert_eq!((report.held.homes.len(), told.is_present), (1, true));
        let fields = [
            ("address", "Neponovljiva staza 77"),
            ("note", "ne otvaraju nepoznatima"),
            ("settlement", "Vedrovo"),
        ];
        assert_eq!(told.fields, fields.map(|(field, text)| (field, text.to_owned())).into());
        let notes: Vec<&str> = told.notes.iter().map(|one| one.data.text.as_str()).collect();
        let files: Vec<&str> = told.files.iter().map(|one| one.what.name.as_str()).collect();
        assert_eq!((notes, files), (vec!["krov prokišnjava"], vec!["krov.pdf"]));
        let contacts = report.held.contacts.iter();
        let contacts: Vec<(&str, bool)> =
            contacts.map(|one| (one.what.data.value.as_str(), one.until.is_some())).collect();
        assert_eq!(contacts, [("0641111111", false), ("0642222222", true)]);
        assert_eq!(report.held.terms, ["ksantipic", "zulejha"]);
    });
}

#[test]
fn what_only_a_case_manager_tells_is_left_out_of_other_reports_and_they_say_so_in_any_case() {
    on_both(migrations(), async |base| {
        let (id, manager) = (entered(base, &[]).await, crate::builders::case_manager(VEDROVO));
        let told = async |actor: &Actor| {
            let report = access_report(&permit(actor), &base.database, id).await.unwrap().unwrap();
            let marks: Vec<Mark> = report.held.marks.iter().map(|one| one.what.data.mark).collect();
            let reasons: Vec<Option<String>> =
                report.held.protections.iter().map(|one| one.reason.clone()).collect();
            (marks, reasons, report.is_partial)
        };
        assert_eq!(told(&coordinator()).await, (vec![], vec![], true));
        let (victim, carer) = (Mark::Group(Group::Violence), Mark::Group(Group::Carer));
        for mark in [victim, carer] {
            let data = MarkData { mark, is_self_declared: true };
            add_mark(&permit(&manager), &base.database, id, data).await.unwrap();
            base.clock.advance(std::time::Duration::from_secs(1));
        }
        let (may, whom) = (permit(&manager), Whom::Person(id));
        protect_record(&may, &base.database, whom, "preti joj", &[]).await.unwrap();
        end_protection(&may, &base.database, whom).await.unwrap();
        assert_eq!(told(&coordinator()).await, (vec![carer], vec![], true));
        let reason = Some("preti joj".to_owned());
        assert_eq!(told(&manager).await, (vec![victim, carer], vec![reason], false));
        // Another case manager knows that there was a protection, not why.
        let user = uuid::Uuid::from_u128(77).into();
        let other = Actor { user, ..manager.clone() };
        assert_eq!(told(&other).await, (vec![victim, carer], vec![None], false));
    });
}

#[test]
fn looks_at_a_household_count_while_the_person_was_there() {
    on_both(migrations(), async |base| {
        let (id, who, database) = (entered(base, &["Mila"]).await, coordinator(), &base.database);
        let found = find_person(&permit(&who), database, id).await.unwrap().unwrap();
        let home = found.person.household;
        let three_days = std::time::Duration::from_hours(72);
        base.clock.advance(three_days);
        find_household(&permit(&who), database, home).await.unwrap();
        let to = MoveTo {
            target: Target::New(HouseholdData {
                settlement: "Brodac".into(),
                ..HouseholdData::default()
            }),
            relation: Relation::Reference,
        };
        let change = Change {
            from_version: 1,
            valid_from: database.now().date_naive(),
            reason: String::new(),
        };
        move_person(&permit(&who), database, id, to, change).await.unwrap();
        base.clock.advance(three_days);
        find_household(&permit(&who), database, home).await.unwrap();
        let report = access_report(&permit(&who), database, id).await.unwrap().unwrap();
        let looks = report.accesses.iter().filter(|one| one.is_of_household);
        let looks: Vec<(&str, String)> =
            looks.map(|one| (one.action.as_str(), one.at.format("%d").to_string())).collect();
        let expected =
            [("view_household", "30"), ("view_household", "27"), ("create_household", "27")];
        assert_eq!(looks, expected.map(|(action, day)| (action, day.to_owned())));
        assert_eq!(report.cut_at, None);
        let homes: Vec<(bool, Option<&String>)> = report
            .held
            .homes
            .iter()
            .map(|one| (one.is_present, one.fields.get("address")))
            .collect();
        let address = "Neponovljiva staza 77".to_owned();
        assert_eq!(homes, [(true, None), (false, Some(&address))]);
    });
}

#[test]
fn a_report_that_cannot_tell_all_looks_says_so() {
    on_both(migrations(), async |base| {
        let (id, who) = (entered(base, &[]).await, coordinator());
        let uuid = kernel::PersonId::uuid(id);
        let subject =
            if base.is_postgres() { format!("'{uuid}'") } else { format!("x'{}'", uuid.simple()) };
        let sql = format!(
            "insert into audit_entry (tenant, recorded_at, kind, permission, action, subject_kind, subject_id, fields) \
             with recursive n(i) as (select 1 union all select i + 1 from n where i < 5001) \
             select tenant, recorded_at, 'read', permission, 'view_person', 'person', {subject}, '' \
             from n, (select * from audit_entry where tenant is not null order by id limit 1) a"
        );
        base.raw(&sql).await.unwrap();
        let report = access_report(&permit(&who), &base.database, id).await.unwrap().unwrap();
        assert_eq!(report.cut_at, Some(5_000));
        let own = report.accesses.iter().filter(|one| !one.is_of_household).count();
        assert_eq!(own, 5_000);
    });
}

#[test]
fn while_a_restriction_lasts_data_are_only_kept() {
    on_both(migrations(), async |base| {
        let id = entered(base, &[]).await;
        let database = &base.database;
        let asked =
            RightRequest { kind: RightKind::Restriction, asked_on: today(), text: String::new() };
        record_right(&permit(&coordinator()), database, id, &asked).await.unwrap();
        let page = OpenPage::first(50);
        let open = list_open_rights(&permit(&coordinator()), database, &page).await.unwrap();
        let expected = OpenRequest {
            id: open.rows[0].id,
            person: id,
            name: "Ksantipić Zulejha".into(),
            kind: RightKind::Restriction,
            asked_on: today(),
        };
        assert_eq!(open, OpenRights { rows: vec![expected], total: 1 });
        let none = OpenRights { rows: Vec::new(), total: 0 };
        let foreign = testkit::actor(&[Role::OfficeCoordinator], "99016");
        assert_eq!(list_open_rights(&permit(&foreign), database, &page).await.unwrap(), none);
        let kept = list_rights(&permit(&coordinator()), database, id).await.unwrap().unwrap();
        let decide = async |decision| {
            let decided = (decision, "u redu");
            decide_right(&permit(&coordinator()), database, id, kept[0].id, decided).await
        };
        let document = DocumentData {
            kind: DocumentKind::IdCard,
            state: DocumentState::HasNot,
            number: None,
            valid_to: None,
            obstacle: None,
        };
        let write = async || write_document(&permit(&coordinator()), database, id, &document).await;
        write().await.unwrap();
        decide(RightState::Granted).await.unwrap();
        assert!(matches!(write().await.unwrap_err(), Refused::Restricted));
        let file = find_person(&permit(&coordinator()), database, id).await.unwrap().unwrap();
        assert!(file.is_restricted);
        assert_eq!(list_open_rights(&permit(&coordinator()), database, &page).await.unwrap(), none);
        decide(RightState::Over).await.unwrap();
        write().await.unwrap();
    });
}

#[test]
fn open_requests_are_read_page_by_page_and_only_of_whom_the_reader_sees() {
    on_both(migrations(), async |base| {
        let (database, who) = (&base.database, coordinator());
        let manager = crate::builders::case_manager(VEDROVO);
        let id = entered(base, &["Mila"]).await;
        let ask = async |person, day: u32| {
            let asked_on = crate::builders::day(2026, 11, day);
            let request = RightRequest { kind: RightKind::Access, asked_on, text: "molba".into() };
            record_right(&permit(&who), database, person, &request).await.unwrap();
        };
        let mut new = crate::builders::household(person("Skrić", "Sara"), "Vedrovo");
        new.data.address = "Tajna 1".into();
        let home = create_household(&permit(&who), database, new, today()).await.unwrap();
        let found = find_household(&permit(&who), database, home).await.unwrap().unwrap();
        let sara = found.members[0].id;
        for (person, day) in [(id, 3), (sara, 1), (sara, 2), (sara, 4), (id, 5), (id, 5)] {
            ask(person, day).await;
        }
        let protecting = permit::<registry::Protect>(&manager);
        registry::protect_record(&protecting, database, Whom::Person(sara), "pretnje", &[])
            .await
            .unwrap();
        let read = async |actor: &Actor, page: &OpenPage| {
            let found = list_open_rights(&permit(actor), database, page).await.unwrap();
            let days: Vec<String> =
                found.rows.iter().map(|one| one.asked_on.format("%d").to_string()).collect();
            let last = found.rows.last().map(|one| (one.asked_on, one.id));
            (days, last, found.total)
        };
        let (days, last, total) = read(&who, &OpenPage::first(2)).await;
        assert_eq!((days, total), (vec!["03".to_owned(), "05".to_owned()], 3));
        let next = OpenPage { beside: last, ..OpenPage::first(2) };
        let (days, last, _) = read(&who, &next).await;
        assert_eq!(days, ["05"]);
        let back = OpenPage { is_descending: true, beside: last, limit: 5 };
        assert_eq!(read(&who, &back).await.0, ["05", "03"]);
        let (days, _, total) = read(&manager, &OpenPage::first(50)).await;
        assert_eq!((days.len(), total), (6, 6));
    });
}

#[test]
fn a_request_is_decided_once_and_a_restriction_can_end() {
    on_both(migrations(), async |base| {
        let id = entered(base, &[]).await;
        let database = &base.database;
        let asked = RightRequest {
            kind: RightKind::Restriction,
            asked_on: today(),
            text: "dok se ne ispravi".into(),
        };
        record_right(&permit(&coordinator()), database, id, &asked).await.unwrap();
        let kept = list_rights(&permit(&coordinator()), database, id).await.unwrap().unwrap();
        assert_eq!((kept.len(), &kept[0].request, kept[0].state), (1, &asked, RightState::Open));
        let decide = async |decision| {
            let decided = (decision, "u redu");
            decide_right(&permit(&coordinator()), database, id, kept[0].id, decided).await
        };
        decide(RightState::Granted).await.unwrap();
        assert!(matches!(decide(RightState::Refused).await.unwrap_err(), Refused::Decided));
        decide(RightState::Over).await.unwrap();
        let kept = list_rights(&permit(&coordinator()), database, id).await.unwrap().unwrap();
        assert_eq!((kept[0].state, kept[0].answer.as_str()), (RightState::Over, "u redu"));
    });
}
