//! A household in one municipality, people who coordinate the offices of two, and the jobs between them.

use std::sync::LazyLock;

use assessment::{
    Answer, EntryAbout, FactSource, FactSubject, FactsOf, LiveRules, NewFacts, RuleBook,
    enter_facts, find_known,
};
use chrono::NaiveDate;
use database::{Audit, Migration, NewJob};
use kernel::{Actor, HouseholdId, Permission, Permit, PersonId, Role};
use registry::{
    Basis, ConsentAnswer, ConsentData, ContactData, ContactKind, DocumentData, DocumentKind,
    DocumentState, Group, HouseholdData, Mark, MarkData, NewHousehold, PersonData, Purpose,
    Relation, Sex, Whom, add_contact, add_mark, create_household, find_household, protect_record,
    record_consent, write_document,
};
use testkit::Base;
use transfer::{
    Direction, Ground, ListRequest, NewTransfer, SeenTransfer, Transfer, TransferId, context,
    find_transfer, list_transfers, send_transfer,
};

pub(crate) const VEDROVO: &str = "99015";
pub(crate) const BORJANOVO: &str = "70939";
pub(crate) const ANA: &str = "0305984715000";

/// The tables of transfers and of all that they rest on.
pub(crate) fn migrations() -> &'static [Migration] {
    static ALL: LazyLock<Vec<Migration>> = LazyLock::new(|| {
        let registry = [identity::MIGRATIONS, registry::MIGRATIONS, assessment::MIGRATIONS];
        [registry.concat(), transfer::MIGRATIONS.to_vec()].concat()
    });
    &ALL
}

/// The shipped rules.
pub(crate) fn book() -> &'static RuleBook {
    static BOOK: LazyLock<RuleBook> =
        LazyLock::new(|| RuleBook::open(std::path::Path::new("no such folder")).unwrap());
    &BOOK
}

pub(crate) fn coordinator(unit: &str) -> Actor {
    testkit::actor(&[Role::OfficeCoordinator], unit)
}

pub(crate) fn manager(unit: &str) -> Actor {
    testkit::actor(&[Role::CaseManager], unit)
}

/// Somebody who coordinates the office and leads cases: may protect, and sees what the circle sees.
pub(crate) fn lead(unit: &str) -> Actor {
    testkit::actor(&[Role::OfficeCoordinator, Role::CaseManager], unit)
}

/// Puts somebody under protection; the circle is who leads the case.
pub(crate) async fn protect(base: &Base, whom: Whom) {
    let who = permit(&lead(VEDROVO));
    protect_record(&who, &base.database, whom, "nasilje", &[]).await.unwrap();
    base.clock.advance(std::time::Duration::from_mins(1));
}

/// The permit of `actor` for `P`, which the test takes for granted.
pub(crate) fn permit<P: Permission>(actor: &Actor) -> Permit<P> {
    actor.permit().unwrap()
}

pub(crate) fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).unwrap()
}

fn person(given_name: &str, born: (i32, u32, u32), relation: Relation) -> PersonData {
    PersonData {
        family_name: "Jović".to_owned(),
        given_name: given_name.to_owned(),
        sex: Some(Sex::Female),
        birth_date: NaiveDate::from_ymd_opt(born.0, born.1, born.2),
        jmbg: None,
        relation,
    }
}

/// Ana with her JMBG, and Mila, her child.
pub(crate) fn family() -> NewHousehold {
    let mut ana = person("Ana", (1984, 5, 3), Relation::Reference);
    ana.jmbg = Some(ANA.parse().unwrap());
    let data = HouseholdData {
        settlement: "Vedrovo".to_owned(),
        address: "Šumska 3".to_owned(),
        note: Some("Pas u dvorištu.".to_owned()),
        ..HouseholdData::default()
    };
    NewHousehold { data, members: vec![ana, person("Mila", (2015, 2, 1), Relation::Child)] }
}

/// A household that was entered, with its members.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Home {
    pub(crate) id: HouseholdId,
    pub(crate) ana: PersonId,
    pub(crate) mila: PersonId,
}

pub(crate) async fn entered(base: &Base, unit: &str) -> Home {
    let (who, database) = (coordinator(unit), &base.database);
    let id = create_household(&permit(&who), database, family(), day(3, 1)).await.unwrap();
    let found = find_household(&permit(&who), database, id).await.unwrap().unwrap();
    base.clock.advance(std::time::Duration::from_mins(1));
    Home { id, ana: found.members[0].id, mila: found.members[1].id }
}

fn consent(purpose: Purpose) -> ConsentData {
    ConsentData {
        purpose,
        basis: Basis::Consent,
        answer: ConsentAnswer::Given,
        day: day(11, 3),
        text_version: "1".to_owned(),
        signature: None,
        proxy: None,
    }
}

/// What else is known: ways to reach, a document, groups with and without consent, answers of two days.
pub(crate) async fn known(base: &Base, home: Home) {
    let (who, database) = (manager(VEDROVO), &base.database);
    let contact = ContactData {
        kind: ContactKind::Phone,
        value: "064 123 4567".to_owned(),
        when: "uveče".to_owned(),
        is_preferred: true,
    };
    add_contact(&permit(&who), database, home.ana, &contact).await.unwrap();
    let card = DocumentData {
        kind: DocumentKind::IdCard,
        state: DocumentState::Has,
        number: Some("007".to_owned()),
        valid_to: None,
        obstacle: None,
    };
    write_document(&permit(&who), database, home.ana, &card).await.unwrap();
    for purpose in [Purpose::Ethnicity, Purpose::Health] {
        record_consent(&permit(&who), database, home.ana, &consent(purpose)).await.unwrap();
    }
    for group in [Group::Roma, Group::Addiction, Group::Carer] {
        let mark = MarkData { mark: Mark::Group(group), is_self_declared: true };
        add_mark(&permit(&who), database, home.ana, mark).await.unwrap();
    }
    let of_home = FactSubject::Household(home.id);
    let first = [
        (of_home, "rooms", Answer::Number(2.0)),
        (FactSubject::Person(home.ana), "current_activity", code("current_activity", "farmer")),
    ];
    answered(base, home, (5, 10), &first).await;
    let second = [
        (of_home, "dwelling_area", Answer::Number(41.5)),
        (FactSubject::Person(home.ana), "wg_seeing", code("wg_seeing", "some")),
        (FactSubject::Person(home.ana), "ethnicity", code("ethnicity", "roma")),
        (FactSubject::Person(home.ana), "violence_screen", code("violence_screen", "none")),
    ];
    answered(base, home, (9, 2), &second).await;
    let withdrawn = ConsentData {
        answer: ConsentAnswer::Withdrawn,
        day: day(11, 20),
        ..consent(Purpose::Health)
    };
    record_consent(&permit(&who), database, home.ana, &withdrawn).await.unwrap();
}

/// An answer by its code.
fn code(variable: &str, value: &str) -> Answer {
    let variable = book().catalogue.find_variable(variable).unwrap();
    Answer::Code(variable.index_of(value).unwrap())
}

async fn answered(
    base: &Base,
    home: Home,
    (month, first): (u32, u32),
    answers: &[(FactSubject, &str, Answer)],
) {
    let facts = answers.iter().map(|(subject, code, answer)| FactsOf {
        household: home.id,
        subject: *subject,
        answers: vec![(book().catalogue.find(code).unwrap(), answer.clone())],
    });
    let about = EntryAbout {
        round: "2026-1".to_owned(),
        valid_from: day(month, first),
        source: FactSource::Office,
        reason: String::new(),
    };
    let tx = base.database.begin(&base.within(VEDROVO)).await.unwrap();
    let from_version = find_known(&tx, home.id).await.unwrap().unwrap().version().to_owned();
    drop(tx);
    let new = NewFacts { from_version, facts: facts.collect(), about };
    let who = manager(VEDROVO);
    enter_facts(&permit(&who), &base.database, book(), home.id, new).await.unwrap();
    base.clock.advance(std::time::Duration::from_mins(1));
}

/// Everybody of the household to the other municipality, as Ana agreed.
pub(crate) fn everybody(home: Home) -> NewTransfer {
    NewTransfer {
        unit: BORJANOVO.parse().unwrap(),
        persons: vec![home.ana, home.mila],
        moved_on: day(11, 20),
        reason: "Preselile su se kod bake.".to_owned(),
        ground: Ground::Consent,
        consent_of: Some(home.ana),
        consent_on: Some(day(11, 25)),
        article: String::new(),
    }
}

/// Sends and delivers.
pub(crate) async fn sent(base: &Base, home: Home, new: NewTransfer) -> TransferId {
    let who = coordinator(VEDROVO);
    let id = send_transfer(&permit(&who), &base.database, book(), home.id, new).await.unwrap();
    work(base).await;
    id
}

/// Does the jobs that wait, at a later moment.
pub(crate) async fn work(base: &Base) {
    let jobs = context(&LiveRules::of(base.scratch())).jobs;
    database::run_until_idle(&base.database, jobs).await.unwrap();
    let reader = base.database.read(&base.everywhere()).await.unwrap();
    let done = database::jobs::list(&reader, &database::jobs::JobFilter::default(), None, 50).await;
    for job in done.unwrap() {
        assert_eq!(job.error, None, "{}", job.kind);
    }
    drop(reader);
    base.clock.advance(std::time::Duration::from_mins(1));
}

/// Asks for a job again, as if the process had been killed before its end was noted.
pub(crate) async fn again(base: &Base, unit: &str, kind: &'static str, payload: serde_json::Value) {
    let mut tx = base.database.begin(&base.within(unit)).await.unwrap();
    tx.enqueue(NewJob::of(kind, payload)).await.unwrap();
    tx.commit(Audit::of("again")).await.unwrap();
    work(base).await;
}

/// The transfers of a municipality.
pub(crate) async fn all(base: &Base, unit: &str) -> Vec<Transfer> {
    all_for(base, &coordinator(unit)).await
}

/// The transfers of a municipality that somebody sees.
pub(crate) async fn all_for(base: &Base, who: &Actor) -> Vec<Transfer> {
    let request =
        ListRequest { is_descending: true, beside: None, direction: None, state: None, limit: 50 };
    let (rows, total, _) = list_transfers(&permit(who), &base.database, &request).await.unwrap();
    assert_eq!(rows.len() as u64, total);
    rows
}

/// The only transfer that came to a municipality.
pub(crate) async fn received(base: &Base, unit: &str) -> Transfer {
    let rows = all(base, unit).await;
    let mut rows = rows.into_iter().filter(|one| one.direction == Direction::Received);
    let found = rows.next().unwrap();
    assert_eq!(rows.next(), None);
    found
}

pub(crate) async fn seen(base: &Base, unit: &str, id: TransferId) -> SeenTransfer {
    let who = coordinator(unit);
    find_transfer(&permit(&who), &base.database, id).await.unwrap().unwrap()
}

/// Keys that open something still, of all subjects.
pub(crate) async fn open_keys(base: &Base) -> i64 {
    base.number("select count(*) from sealing_key where wrapped is not null").await
}

/// Packets that are kept.
pub(crate) async fn packets(base: &Base) -> i64 {
    base.number("select count(*) from transfer where packet is not null").await
}

/// Runs a test on both databases with both municipalities and their people.
#[expect(clippy::needless_pass_by_value, reason = "a test reads better with its body given whole")]
pub(crate) fn on_both_with_people(body: impl AsyncFn(&Base)) {
    let rules = LiveRules::of(std::path::Path::new("no such folder"));
    let withholders = [context(&rules).withhold.unwrap()];
    testkit::on_both_withholding(migrations(), &withholders, async |base| {
        for (unit, name) in [(VEDROVO, "Vedrovo"), (BORJANOVO, "Borjanovo")] {
            base.enter_user(&coordinator(unit)).await;
            base.enter_user(&manager(unit)).await;
            base.enter_user(&lead(unit)).await;
            let sql = format!(
                "insert into municipality (code, name, state, opened_at) \
                 values ('{unit}', '{name}', 'open', '2026-11-27T08:00:00+00:00')"
            );
            base.raw(&sql).await.unwrap();
        }
        body(base).await;
    });
}
