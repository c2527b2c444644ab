//! One person of whom something is kept in every place there is: entered twice and imported once, visited, written about, listed,
//! exported and on the way to another municipality.

use assessment::{
    EntryAbout, Eyes, FactSource, FactSubject, FactsOf, Given, NewFacts, ProposeFacts, RecordFacts,
    RuleBook, enter_facts, find_known,
    lists::{About, Condition, Question, RunOf, Test, Who},
    propose_facts, run_list, save_list,
};
use chrono::{NaiveDate, TimeDelta};
use identity::{Identity, NewUser, Settings, add_user, set_up_municipality};
use kernel::{Actor, HouseholdId, Permission, Permit, PersonId, Role, UnitCode};
use mapping::{
    Asked, ExportFormat, ExportIdentified, GivenFile, NewExport, NewImport, ask_export, give_file,
    run_import,
};
use registry::{
    Basis, Change, ConsentAnswer, ConsentData, ContactData, ContactKind, Deciding, DocumentData,
    DocumentKind, DocumentState, Group, Home, HouseholdData, HouseholdMerging, Mark, MarkData,
    Marriage, Merging, NewFile, NewHousehold, NoteData, PairDecision, PersonData, Purpose, Query,
    Relation, RightKind, RightRequest, Sex, ShownFields, ShownPlace, Side, Whom,
};
use testkit::Base;
use transfer::{Ground, NewTransfer, send_transfer};

use crate::api::UNIT;

/// Another municipality.
const OTHER: &str = "80438";

/// Texts that stand nowhere else, each with the table that keeps it.
pub(crate) const TOLD: [(&str, &str); 30] = [
    ("person", "Ksantipić"),
    ("person", "0101990715018"),
    ("person", "Ксантипић"),
    ("search_term", "ksantipic, zulejha"),
    ("household", "Neponovljiva staza 77"),
    ("household", "zvono ne radi od poplave"),
    ("record_version", "Nezaboravna 3"),
    ("household_merge", "ista kuća uneta dvaput"),
    ("person_merge", "ista žena, drugo pismo"),
    ("household_member", "Household"),
    ("partnership", "Ostalić"),
    ("protection", "preti joj bivši muž"),
    ("relative", "said that this is the household of relatives"),
    ("relative_opening", "koleginica na bolovanju"),
    ("contact", "0657774321"),
    ("contact", "posle pet, kod komšinice"),
    ("person_document", "brojkarte77"),
    ("person_mark", "carer"),
    ("note", "boji se lekara"),
    ("note", "krov prokišnjava"),
    ("attachment", "nalaz-oca.pdf"),
    ("right_request", "želi da zna ko je gledao"),
    ("duplicate_pair", "Possible duplicates"),
    ("fact_entry", "rekla u poverenju"),
    ("fact_sheet", "011 333 9999"),
    ("fact_request", "ekipa je videla na licu mesta"),
    ("assessment_result", "points;"),
    ("list_run", "Tesno i hladno"),
    ("import_person", "popis-kuca.csv"),
    ("retention_hold", "spor pred sudom"),
];

/// What stands in the clear or sealed and must stand nowhere afterwards, in the scripts and as words of the search.
pub(crate) const TRACES: [&str; 38] = [
    "Ksantipić",
    "Zulejha",
    "ksantipic",
    "zulejha",
    "Ксантипић",
    "Зулејха",
    "0101990715018",
    "Neponovljiva",
    "neponovljiva",
    "Nezaboravna",
    "nezaboravna",
    "Nedohodna",
    "nedohodna",
    "zvono ne radi",
    "ista kuća uneta",
    "ista žena, drugo",
    "preti joj",
    "koleginica na bolovanju",
    "0657774321",
    "657774321",
    "posle pet",
    "brojkarte77",
    "boji se lekara",
    "krov prokišnjava",
    "nalaz-oca",
    "otpusna lista",
    "sadržaj nalaza",
    "želi da zna",
    "možda ista",
    "rekla u poverenju",
    "011 333 9999",
    "ekipa je videla",
    "spor pred sudom",
    "starateljka Prokseja",
    "Prokseja",
    "seli se kod sestre",
    "Carer",
    "VG07",
];

/// Who works there.
pub(crate) struct People {
    /// Coordinates the office and leads cases.
    pub(crate) lead: Actor,
    team: Actor,
    worker: Actor,
    administrator: Actor,
    pub(crate) identity: Identity,
}

fn permit<P: Permission>(actor: &Actor) -> Permit<P> {
    actor.permit().unwrap()
}

impl People {
    /// Enters them.
    pub(crate) async fn enter(base: &Base) -> Self {
        let identity = Identity::new(Settings::at("http://svi.test"));
        let unit: UnitCode = OTHER.parse().unwrap();
        let database = &base.database;
        set_up_municipality(&base.everywhere(), database, &unit, "Subotica").await.unwrap();
        let user = async |roles: &[Role], name: &str| {
            let new = NewUser {
                email: format!("{}@svi.test", roles[0].name()).parse().unwrap(),
                name: name.to_owned(),
                password: None,
                unit: Some(UNIT.parse().unwrap()),
                roles: roles.to_vec(),
            };
            let user = add_user(&identity, database, &new).await.unwrap();
            Actor { user, ..testkit::actor(roles, UNIT) }
        };
        Self {
            lead: user(&[Role::CaseManager, Role::OfficeCoordinator], "Vesna Vodič").await,
            team: user(&[Role::MobileTeam], "Tihomir Terenac").await,
            worker: user(&[Role::OfficeWorker], "Radojka Radnić").await,
            administrator: user(&[Role::Administrator], "Ada Adminić").await,
            identity,
        }
    }
}

/// The records of the person.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Records {
    /// The one that stands.
    pub(crate) person: PersonId,
    home: HouseholdId,
}

/// Fills every place. The clock stands three years back for what is old, and at the present afterwards.
pub(crate) async fn fill(base: &Base, people: &People) -> Records {
    let now = base.database.now();
    base.clock.set(now - TimeDelta::days(3 * 366));
    let records = enter(base, people).await;
    write(base, people, records).await;
    protect(base, people, records).await;
    base.clock.set(now);
    import_and_merge(base, people, records).await;
    answer(base, people, records).await;
    retain(base, people).await;
    let lead = &people.lead;
    let book = book();
    let mut question = Question::about(About::Households);
    let on = "rooms".parse().unwrap();
    question.add(Condition { on, who: Who::Any, test: Test::AtMost(1.0) }, None);
    let list = save_list(&permit(lead), &base.database, "Tesno i hladno", &question).await.unwrap();
    let (of, eyes) = (RunOf::Saved(list), Eyes::of(lead));
    run_list(&permit(lead), &base.database, (&book.catalogue, eyes), (&of, "")).await.unwrap();
    let asked = Asked {
        settlement: None,
        search: None,
        list: None,
        has_results: true,
        eyes: eyes.to_remember(),
        language: "sr-Latn".to_owned(),
        reason: "godišnji pregled".to_owned(),
    };
    let new = NewExport { format: ExportFormat::Csv, is_identified: true, asked };
    let catalogue = &book.catalogue;
    ask_export::<ExportIdentified>(&permit(lead), &base.database, catalogue, &new).await.unwrap();
    let today = today(base);
    let new = NewTransfer {
        unit: OTHER.parse().unwrap(),
        persons: vec![records.person],
        moved_on: today,
        reason: "seli se kod sestre".to_owned(),
        ground: Ground::Consent,
        consent_of: Some(records.person),
        consent_on: Some(today),
        article: String::new(),
    };
    send_transfer(&permit(lead), &base.database, &book, records.home, new).await.unwrap();
    work(base).await;
    records
}

fn book() -> RuleBook {
    RuleBook::open(std::path::Path::new("no such folder")).unwrap()
}

fn today(base: &Base) -> NaiveDate {
    base.database.now().date_naive()
}

/// Does the jobs that wait.
pub(crate) async fn work(base: &Base) {
    let contexts = svi::contexts(base.scratch()).unwrap();
    let jobs = contexts.into_iter().flat_map(|one| one.jobs);
    let jobs = jobs.filter(|job| job.every.is_none()).collect();
    database::run_until_idle(&base.database, jobs).await.unwrap();
    let reader = base.database.read(&base.everywhere()).await.unwrap();
    let all = database::jobs::JobFilter::default();
    for job in database::jobs::list(&reader, &all, None, 50).await.unwrap() {
        assert_eq!(job.error, None, "{}", job.kind);
    }
    drop(reader);
    base.clock.advance(std::time::Duration::from_secs(1));
}

fn zulejha() -> PersonData {
    PersonData {
        family_name: "Ksantipić".into(),
        given_name: "Zulejha".into(),
        sex: Some(Sex::Female),
        birth_date: NaiveDate::from_ymd_opt(1990, 1, 1),
        jmbg: Some("0101990715018".parse().unwrap()),
        relation: Relation::Reference,
    }
}

async fn household(base: &Base, who: &Actor, address: &str, member: PersonData) -> HouseholdId {
    let data = HouseholdData {
        settlement: "Vedrovo".into(),
        address: address.into(),
        point: "43.158611, 22.585".parse().ok(),
        note: Some("zvono ne radi od poplave".into()),
        ..HouseholdData::default()
    };
    let new = NewHousehold { data, members: vec![member] };
    let id = registry::create_household(&permit(who), &base.database, new, today(base)).await;
    base.clock.advance(std::time::Duration::from_secs(1));
    id.unwrap()
}

async fn only_member(base: &Base, who: &Actor, home: HouseholdId) -> (PersonId, i32) {
    let found = registry::find_household(&permit(who), &base.database, home).await;
    let found = found.unwrap().unwrap();
    (found.members[0].id, found.version)
}

/// Enters the household, and once more, and takes the two for one.
async fn enter(base: &Base, people: &People) -> Records {
    let (lead, database) = (&people.lead, &base.database);
    let home = household(base, lead, "Neponovljiva staza 77", zulejha()).await;
    let again = PersonData { jmbg: None, ..zulejha() };
    let again = household(base, lead, "Nedohodna 5", again).await;
    let ((person, version), (other, other_version)) =
        (only_member(base, lead, home).await, only_member(base, lead, again).await);
    let side = Side::Left;
    let shown =
        ShownPlace { settlement: side, address: side, address_kind: side, point: side, note: side };
    let merging = HouseholdMerging {
        keep: home,
        other: again,
        members: vec![(other, Some(person))],
        shown,
        versions: (version, other_version),
        reason: "ista kuća uneta dvaput".into(),
    };
    registry::merge_household_records(&permit(lead), database, &merging).await.unwrap();
    let husband = PersonData {
        family_name: "Ostalić".into(),
        given_name: "Marko".into(),
        sex: Some(Sex::Male),
        jmbg: None,
        ..zulejha()
    };
    let his = household(base, lead, "Dunavska 1", husband).await;
    let (partner, _) = only_member(base, lead, his).await;
    let found = registry::find_person(&permit(lead), database, person).await.unwrap().unwrap();
    let change = Change {
        from_version: found.person.version,
        valid_from: today(base),
        reason: String::new(),
    };
    let marriage = Marriage { partner, home: Home::AsBefore, relation: Relation::Partner };
    registry::record_marriage(&permit(lead), database, person, marriage, change).await.unwrap();
    Records { person, home }
}

/// What is kept beside the records.
async fn write(base: &Base, people: &People, records: Records) {
    let (lead, database, day) = (&people.lead, &base.database, today(base));
    let (person, home) = (Whom::Person(records.person), Whom::Household(records.home));
    for (whom, text) in [(person, "boji se lekara"), (home, "krov prokišnjava")] {
        let note = NoteData { day, text: text.into(), is_restricted: false };
        registry::write_note(&permit(lead), database, whom, &note, None).await.unwrap();
        let file = NewFile {
            name: "nalaz-oca.pdf".into(),
            about: "otpusna lista".into(),
            bytes: "%PDF-1.7 sadržaj nalaza".into(),
            is_restricted: false,
        };
        registry::attach_file(&permit(lead), database, whom, file).await.unwrap();
    }
    let contact = ContactData {
        kind: ContactKind::Phone,
        value: "0657774321".into(),
        when: "posle pet, kod komšinice".into(),
        is_preferred: true,
    };
    registry::add_contact(&permit(lead), database, records.person, &contact).await.unwrap();
    let card = DocumentData {
        kind: DocumentKind::IdCard,
        state: DocumentState::Has,
        number: Some("brojkarte77".into()),
        valid_to: None,
        obstacle: None,
    };
    registry::write_document(&permit(lead), database, records.person, &card).await.unwrap();
    let carer = MarkData { mark: Mark::Group(Group::Carer), is_self_declared: true };
    registry::add_mark(&permit(lead), database, records.person, carer).await.unwrap();
    let consent = ConsentData {
        purpose: Purpose::Contact,
        basis: Basis::Consent,
        answer: ConsentAnswer::Given,
        day,
        text_version: "1".into(),
        signature: None,
        proxy: Some("starateljka Prokseja".into()),
    };
    registry::record_consent(&permit(lead), database, records.person, &consent).await.unwrap();
    let text = "želi da zna ko je gledao".into();
    let request = RightRequest { kind: RightKind::Access, asked_on: day, text };
    registry::record_right(&permit(lead), database, records.person, &request).await.unwrap();
}

/// A protection that is over, and a colleague whose relatives these are.
async fn protect(base: &Base, people: &People, records: Records) {
    let (lead, database) = (&people.lead, &base.database);
    let whom = Whom::Person(records.person);
    let reason = "preti joj bivši muž";
    registry::protect_record(&permit(lead), database, whom, reason, &[]).await.unwrap();
    registry::end_protection(&permit(lead), database, whom).await.unwrap();
    let may = permit(&people.worker);
    registry::declare_relative(&may, database, records.home).await.unwrap();
    let reason = "koleginica na bolovanju";
    registry::open_relatives_file(&may, database, records.home, reason).await.unwrap();
}

/// A file brings the person again, in the other script; who works there finds that it is the same.
async fn import_and_merge(base: &Base, people: &People, records: Records) {
    const COLUMNS: [&str; 7] =
        ["last_name", "first_name", "sex", "date_of_birth", "relation", "member_number", "address"];
    let (lead, database) = (&people.lead, &base.database);
    let column = |code: &&str| format!("[[column]]\nname = \"{code}\"\nvariable = \"{code}\"\n");
    let columns: String = COLUMNS.iter().map(column).collect();
    let rows = format!(
        "household_id,person_id,{}\n1,1,Ксантипић,Зулејха,female,1990-01-01,reference,1,Nezaboravna 3\n",
        COLUMNS.join(",")
    );
    let new = NewImport {
        source: "Popis kuća".to_owned(),
        round: "2026-1".to_owned(),
        valid_from: today(base),
        mapping: Some(format!(
            "[ids]\nhousehold = \"household_id\"\nperson = \"person_id\"\n{columns}"
        )),
        file: GivenFile { name: "popis-kuca.csv".to_owned(), bytes: rows.into_bytes() },
        households: None,
    };
    let eyes = (&book().catalogue, Eyes::of(lead));
    let import = give_file(&permit(lead), database, eyes, new).await.unwrap();
    work(base).await;
    run_import(&permit(lead), database, import).await.unwrap();
    work(base).await;
    let query = Query::parse("Nezaboravna");
    let found = registry::search_registry(&permit(lead), database, &query, 5).await.unwrap();
    let (other, _) = only_member(base, lead, found[0].household).await;
    let pair = registry::name_pair(&permit(lead), database, records.person, other).await.unwrap();
    let side = Side::Left;
    let shown = ShownFields {
        family_name: side,
        given_name: side,
        sex: side,
        birth_date: side,
        jmbg: side,
    };
    let deciding = Deciding {
        decision: PairDecision::Unsure,
        shown,
        kept: side,
        versions: None,
        reason: "možda ista".into(),
    };
    registry::decide_pair(&permit(lead), database, pair, &deciding).await.unwrap();
    let merging = Merging {
        keep: records.person,
        other,
        shown: zulejha(),
        reason: "ista žena, drugo pismo".into(),
    };
    registry::merge_persons(&permit(lead), database, &merging).await.unwrap();
    base.clock.advance(std::time::Duration::from_secs(1));
}

/// Answers that were recorded, and others that wait for a decision.
async fn answer(base: &Base, people: &People, records: Records) {
    let (book, database) = (book(), &base.database);
    let household = records.home;
    let of = |subject, code: &str, given: Given<'_>| FactsOf {
        household,
        subject,
        answers: vec![book.catalogue.answer(code, &given).unwrap()],
    };
    let about = |reason: &str| EntryAbout {
        round: "2026-1".to_owned(),
        valid_from: today(base),
        source: FactSource::Office,
        reason: reason.to_owned(),
    };
    let (home, person) = (FactSubject::Household(household), FactSubject::Person(records.person));
    let facts = vec![
        of(home, "rooms", Given::Number(1.0)),
        of(home, "phone", Given::Word("011 333 9999")),
        of(person, "wg_seeing", Given::Word("some")),
    ];
    let version = async |tx: database::Tx| {
        find_known(&tx, household).await.unwrap().unwrap().version().to_owned()
    };
    let tx = database.begin(&permit::<RecordFacts>(&people.lead)).await.unwrap();
    let from_version = version(tx).await;
    let new = NewFacts { from_version, facts, about: about("rekla u poverenju") };
    enter_facts(&permit(&people.lead), database, &book, household, new).await.unwrap();
    base.clock.advance(std::time::Duration::from_secs(1));
    let facts = vec![of(home, "rooms", Given::Number(2.0))];
    let tx = database.begin(&permit::<ProposeFacts>(&people.team)).await.unwrap();
    let from_version = version(tx).await;
    let new = NewFacts { from_version, facts, about: about("ekipa je videla na licu mesta") };
    propose_facts(&permit(&people.team), database, &book, household, new).await.unwrap();
}

/// The old note stands on a list of what was kept long enough, and stays for a reason.
async fn retain(base: &Base, people: &People) {
    let database = &base.database;
    let kind = "note".parse().unwrap();
    retention::set_rule(&permit(&people.administrator), database, kind, (true, 2)).await.unwrap();
    retention::ask_list(&permit(&people.lead), database).await.unwrap();
    work(base).await;
    let page = retention::ListPage { is_descending: true, beside: None, limit: 1 };
    let lists = retention::list_lists(&permit(&people.lead), database, &page).await.unwrap();
    let all = |items: Vec<retention::Item>| {
        let total = items.len() as u64;
        (items, total)
    };
    let seen = retention::find_list(&permit(&people.lead), database, lists[0].id, true, all).await;
    let items = seen.unwrap().unwrap().items;
    let item = items.iter().find(|one| one.person.is_some()).unwrap();
    let until = today(base) + TimeDelta::days(900);
    let held = (until, "spor pred sudom");
    retention::hold_item(&permit(&people.lead), database, item.id, held).await.unwrap();
}
