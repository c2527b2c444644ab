//! A packet as bytes: sealed while it waits, and after an erasure nothing of it in any file, on neither side and in no older copy.

use assessment::LiveRules;
use database::{Database, Erase, Settings, backup};
use registry::{
    ContactData, ContactKind, Erasure, HouseholdData, NewHousehold, PersonData, Relation, Whom,
    add_contact, create_household, erase_person, find_household,
};
use testkit::{Base, traces};
use transfer::{
    Acceptance, NewTransfer, SeenTransfer, TransferId, TransferState, accept_transfer, context,
    find_transfer,
};

use crate::builders::{
    BORJANOVO, Home, VEDROVO, all, all_for, book, coordinator, day, everybody, lead, manager,
    migrations, on_both_with_people, packets, permit, protect, received, sent, work,
};

const REASON: &str = "Seli se kod sestre Prokseje.";
const JMBG: &str = "0101990715018";

/// Everything by which she would be known again.
const TRACES: [&str; 9] = [
    "Ksantipi\u{107}",
    "Zulejha",
    "ksantipic",
    "zulejha",
    JMBG,
    "Neponovljiva",
    "neponovljiva",
    "065 777 4321",
    "Prokseje",
];

/// Somebody alone, of a name that stands nowhere else, on the way.
async fn on_the_way(base: &Base) -> (Home, TransferId) {
    let zulejha = PersonData {
        family_name: "Ksantipi\u{107}".to_owned(),
        given_name: "Zulejha".to_owned(),
        sex: None,
        birth_date: None,
        jmbg: Some(JMBG.parse().unwrap()),
        relation: Relation::Reference,
    };
    let data = HouseholdData {
        settlement: "Vedrovo".to_owned(),
        address: "Neponovljiva staza 77".to_owned(),
        ..HouseholdData::default()
    };
    let (who, database) = (coordinator(VEDROVO), &base.database);
    let new = NewHousehold { data, members: vec![zulejha] };
    let id = create_household(&permit(&who), database, new, day(3, 1)).await.unwrap();
    let found = find_household(&permit(&who), database, id).await.unwrap().unwrap();
    let ana = found.members[0].id;
    let contact = ContactData {
        kind: ContactKind::Phone,
        value: "065 777 4321".to_owned(),
        when: String::new(),
        is_preferred: true,
    };
    add_contact(&permit(&manager(VEDROVO)), database, ana, &contact).await.unwrap();
    let home = Home { id, ana, mila: ana };
    let persons = vec![ana];
    let new = NewTransfer { persons, reason: REASON.to_owned(), ..everybody(home) };
    let id = sent(base, home, new).await;
    (home, id)
}

fn erasers(base: &Base) -> Vec<Erase> {
    let rules = LiveRules::of(base.scratch());
    let all = [registry::context(), assessment::context(&rules), context(&rules)];
    all.into_iter().filter_map(|one| one.erase).collect()
}

async fn erase(base: &Base, unit: &str, person: kernel::PersonId) {
    let erasure = Erasure { typed_name: "Zulejha Ksantipi\u{107}".to_owned() };
    let who = permit(&coordinator(unit));
    erase_person(&who, &base.database, person, &erasure, &erasers(base)).await.unwrap();
    work(base).await;
}

/// How many packets have a text in the clear.
async fn clear_packets(base: &Base, text: &str) -> i64 {
    let place = if base.is_postgres() {
        format!("position(convert_to('{text}', 'UTF8') in packet)")
    } else {
        format!("instr(packet, cast('{text}' as blob))")
    };
    base.number(&format!("select count(*) from transfer where {place} > 0")).await
}

#[test]
fn a_packet_that_waits_has_nothing_in_the_clear_and_an_erasure_leaves_no_trace_on_either_side() {
    on_both_with_people(async |base| {
        let (home, _) = on_the_way(base).await;
        assert_eq!(packets(base).await, 2);
        for text in TRACES {
            assert_eq!(clear_packets(base, text).await, 0, "{text}");
        }
        if !base.is_postgres() {
            // What only the packet and sealed columns hold stands in no file at any time.
            assert_eq!(traces(&base.settings.folder, &[JMBG, "Prokseje", "4321"]), [""; 0]);
            assert!(traces(&base.settings.folder, &TRACES).contains(&"Zulejha"));
        }
        erase(base, VEDROVO, home.ana).await;
        assert_eq!(packets(base).await, 0);
        if !base.is_postgres() {
            assert_eq!(traces(&base.settings.folder, &TRACES), [""; 0]);
        }
    });
}

#[test]
fn who_was_taken_over_and_is_erased_on_both_sides_leaves_no_trace() {
    on_both_with_people(async |base| {
        let (home, _) = on_the_way(base).await;
        let came = received(base, BORJANOVO).await.id;
        let who = coordinator(BORJANOVO);
        let address = "Neponovljiva obala 5".to_owned();
        let place = Acceptance { settlement: "Borjanovo".to_owned(), address };
        let there = accept_transfer(&permit(&who), &base.database, book(), came, place).await;
        work(base).await;
        let found = find_household(&permit(&who), &base.database, there.unwrap()).await;
        let arrived = found.unwrap().unwrap().members[0].id;
        if !base.is_postgres() {
            assert_eq!(traces(&base.settings.folder, &[JMBG, "Prokseje", "4321"]), [""; 0]);
        }
        erase(base, BORJANOVO, arrived).await;
        erase(base, VEDROVO, home.ana).await;
        assert_eq!(base.number("select count(*) from transfer_person").await, 0);
        if !base.is_postgres() {
            assert_eq!(traces(&base.settings.folder, &TRACES), [""; 0]);
        }
    });
}

/// A copy of the data as they are now, and later an installation that was made from it.
struct Copy {
    file: std::path::PathBuf,
}

impl Copy {
    async fn of(base: &Base) -> Self {
        let file = base.scratch().join("backup.age");
        backup::backup(&base.settings, &base.keys(), base.database.now(), &file).await.unwrap();
        Self { file }
    }

    /// Restored and opened as `svi serve` does; with how many subjects had come back.
    async fn restored(&self, base: &Base) -> (Database, Settings, usize) {
        let folder = base.scratch().join("restored");
        let settings = Settings { folder, ..base.settings.clone() };
        let now = base.database.now();
        backup::restore(&self.file, &base.keys(), &settings, migrations(), now).await.unwrap();
        let open = Database::open(settings.clone(), base.keys(), base.clock.clone(), migrations());
        let restored = open.await.unwrap();
        let again = restored.erase_returned(&erasers(base)).await.unwrap();
        (restored, settings, again)
    }
}

async fn seen(restored: &Database, unit: &str, id: TransferId) -> SeenTransfer {
    let who = permit(&lead(unit));
    find_transfer(&who, restored, id).await.unwrap().unwrap()
}

#[test]
fn an_older_copy_in_which_the_packet_waited_opens_it_no_more_after_an_erasure() {
    on_both_with_people(async |base| {
        if base.is_postgres() {
            return;
        }
        let (home, id) = on_the_way(base).await;
        let came = received(base, BORJANOVO).await.id;
        let copy = Copy::of(base).await;
        erase(base, VEDROVO, home.ana).await;
        let (restored, settings, again) = copy.restored(base).await;
        // Person and household, and the packet on both sides.
        assert_eq!(again, 4);
        for (unit, id) in [(VEDROVO, id), (BORJANOVO, came)] {
            let found = seen(&restored, unit, id).await;
            assert_eq!((found.persons.len(), found.transfer.packet.clone()), (0, None));
            assert!(!found.transfer.is_waiting(), "{found:?}");
        }
        restored.close().await;
        assert_eq!(traces(&settings.folder, &TRACES), [""; 0]);
    });
}

#[test]
fn an_older_copy_opens_no_packet_of_somebody_who_came_under_protection_since() {
    on_both_with_people(async |base| {
        if base.is_postgres() {
            return;
        }
        let (home, id) = on_the_way(base).await;
        let came = received(base, BORJANOVO).await.id;
        let copy = Copy::of(base).await;
        protect(base, Whom::Person(home.ana)).await;
        work(base).await;
        assert_eq!(traces(&base.settings.folder, &[JMBG, "Prokseje", "4321"]), [""; 0]);
        assert_eq!((all(base, VEDROVO).await, packets(base).await), (vec![], 0));
        assert_eq!(all_for(base, &lead(VEDROVO)).await[0].state, TransferState::Withheld);
        let (restored, _, again) = copy.restored(base).await;
        assert_eq!(again, 2);
        for (unit, id) in [(VEDROVO, id), (BORJANOVO, came)] {
            let found = seen(&restored, unit, id).await;
            assert_eq!((found.persons.len(), found.transfer.packet.clone()), (0, None));
            assert_eq!(found.transfer.state, TransferState::Recalled);
        }
        restored.close().await;
    });
}
