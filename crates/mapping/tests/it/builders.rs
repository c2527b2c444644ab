//! Files of households for the tests, and people who take them over.

use std::sync::LazyLock;

use assessment::{Eyes, KnownHousehold, LiveRules, RuleBook, known_after};
use chrono::NaiveDate;
use database::{Audit, Migration};
use kernel::{Actor, HouseholdId, Permission, Permit, Role};
use mapping::{
    GivenFile, Import, ImportId, ImportState, NewImport, SeenImport, context, find_import,
    give_file, run_import, undo_import,
};
use registry::{
    HouseholdData, HouseholdMergeId, HouseholdMerging, Identity, ListRequest, ListSort,
    NewHousehold, PersonData, Relation, compare_households, create_household, households_listed,
    identities_of, merge_household_records,
};
use testkit::Base;

pub(crate) const VEDROVO: &str = "99015";
pub(crate) const OTHER: &str = "70939";

/// The columns of the files of these tests.
pub(crate) const HEADER: &str = "household_id,person_id,last_name,first_name,personal_number,sex,date_of_birth,relation,member_number,address,rooms,tenure,current_activity\n";

/// A mapping of them that names what is missing.
pub(crate) const MAPPING: &str = r#"
[ids]
household = "household_id"
person = "person_id"
[missing]
refused = ["refused"]
does_not_know = ["does_not_know"]
does_not_apply = ["does_not_apply"]
"#;

/// Two households: a mother with her child, and a man who refuses to say something.
pub(crate) const ROWS: &str = "\
17,1,Jović,Ana,0305984715000,female,1984-05-03,reference,1,Šumska 3,2,owner,farmer
17,2,Jović,Mila,,female,2015-02-01,child,2,Šumska 3,2,owner,
18,1,Petrović,Petar,,male,1950-01-20,reference,1,Lipova 9,3,refused,retired
";

/// The tables of imports and of all that they rest on.
pub(crate) fn migrations() -> &'static [Migration] {
    static ALL: LazyLock<Vec<Migration>> = LazyLock::new(|| {
        let registry = [identity::MIGRATIONS, registry::MIGRATIONS, assessment::MIGRATIONS];
        [registry.concat(), mapping::MIGRATIONS.to_vec()].concat()
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

/// The permit of `actor` for `P`, which the test takes for granted.
pub(crate) fn permit<P: Permission>(actor: &Actor) -> Permit<P> {
    actor.permit().unwrap()
}

pub(crate) fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

/// The mapping with a column for each variable of the header.
pub(crate) fn mapping_of(header: &str) -> String {
    let codes = header.trim().split(',').filter(|code| !code.ends_with("_id"));
    let column = |code: &str| format!("[[column]]\nname = \"{code}\"\nvariable = \"{code}\"\n");
    format!("{MAPPING}{}", codes.map(column).collect::<String>())
}

/// 120 households of one person each, nobody like another one, each with one fault: a number in words.
pub(crate) fn faulty_rows() -> String {
    const SYLLABLES: [&str; 11] =
        ["Bo", "vu", "mi", "ra", "zla", "ko", "pe", "si", "to", "ga", "du"];
    let of = |at: usize| SYLLABLES[at % SYLLABLES.len()];
    let row = |at: usize| {
        let family_name = format!("{}{}{}", of(at), of(at / 11), of(at * 3));
        let given_name = format!("{}{}{}", of(at * 5 + 2), of(at / 11 + 4), of(at * 7 + 1));
        let born = format!("{}-{:02}-{:02}", 1920 + at % 90, 1 + at % 12, 1 + at % 28);
        format!(
            "{at},1,{family_name},{given_name},,female,{born},reference,1,Put {at},mnogo,owner,farmer"
        )
    };
    (0..120).map(row).collect::<Vec<_>>().join("\n")
}

pub(crate) fn file(rows: &str) -> NewImport {
    NewImport {
        source: "Popis 2026".to_owned(),
        round: "2026-1".to_owned(),
        valid_from: day(2026, 11, 1),
        mapping: Some(mapping_of(HEADER)),
        file: GivenFile {
            name: "popis.csv".to_owned(),
            bytes: format!("{HEADER}{rows}").into_bytes(),
        },
        households: None,
    }
}

/// Does the jobs that wait, at a later moment.
pub(crate) async fn work(base: &Base) {
    let jobs = context(&LiveRules::of(base.scratch())).jobs;
    let asked = jobs.into_iter().filter(|job| job.every.is_none()).collect();
    database::run_until_idle(&base.database, asked).await.unwrap();
    let reader = base.database.read(&base.everywhere()).await.unwrap();
    let done = database::jobs::list(&reader, &database::jobs::JobFilter::default(), None, 50).await;
    for job in done.unwrap() {
        assert_eq!(job.error, None, "{}", job.kind);
    }
    drop(reader);
    base.clock.advance(std::time::Duration::from_mins(1));
}

pub(crate) async fn seen(base: &Base, actor: &Actor, id: ImportId) -> SeenImport {
    find_import(&permit(actor), &base.database, id).await.unwrap().unwrap()
}

/// Gives a file and has it previewed.
pub(crate) async fn previewed(base: &Base, actor: &Actor, new: NewImport) -> SeenImport {
    let eyes = (&book().catalogue, Eyes::of(actor));
    let id = give_file(&permit(actor), &base.database, eyes, new).await.unwrap();
    work(base).await;
    seen(base, actor, id).await
}

/// Gives a file and takes it over.
pub(crate) async fn imported(base: &Base, actor: &Actor, new: NewImport) -> Import {
    let import = previewed(base, actor, new).await.import;
    assert_eq!(import.state, ImportState::Ready);
    run_import(&permit(actor), &base.database, import.id).await.unwrap();
    work(base).await;
    seen(base, actor, import.id).await.import
}

/// Takes an import back.
pub(crate) async fn undone(base: &Base, actor: &Actor, id: ImportId) -> Import {
    undo_import(&permit(actor), &base.database, id).await.unwrap();
    work(base).await;
    seen(base, actor, id).await.import
}

/// Everything that the registry and the facts say of a municipality, in the order of names.
pub(crate) async fn everything(base: &Base, unit: &str) -> (Vec<Identity>, Vec<KnownHousehold>) {
    let everybody = base.within(unit);
    let reader = base.database.read_personal(&everybody, Audit::of("look")).await.unwrap();
    let request = ListRequest {
        sort: ListSort::Name,
        is_descending: false,
        beside: None,
        settlement: None,
        search: None,
        limit: 0,
    };
    let ids = households_listed(&reader, &request).await.unwrap();
    let mut identities = identities_of(&reader, &ids).await.unwrap();
    let mut known = known_after(&reader, None, 1_000).await.unwrap();
    // Ids that are drawn in the same moment have no order.
    identities.sort_by_key(|one| one.members.first().map(|(_, data)| data.listed_name()));
    known.sort_by(|a, b| a.roster.listed_name.cmp(&b.roster.listed_name));
    (identities, known)
}

/// The answer of the person or household listed so to a question, as its debug text.
pub(crate) async fn answers(base: &Base, unit: &str, code: &str) -> Vec<String> {
    let (_, known) = everything(base, unit).await;
    let catalogue = &book().catalogue;
    let mut found = Vec::new();
    for home in known {
        let facts = home.facts(catalogue);
        let id = catalogue.find(code).unwrap();
        let all = std::iter::once(&facts.facts).chain(facts.persons.iter().map(|one| &one.facts));
        found.extend(
            all.map(|facts| facts.get(id))
                .filter(|one| !one.is_missing())
                .map(|one| format!("{one:?}")),
        );
    }
    found.sort();
    found
}

/// Runs a test on both databases, with the people of [`coordinator`] and [`manager`] as users, and as served: what waits to be fetched is
/// taken back when somebody comes under protection.
#[expect(clippy::needless_pass_by_value, reason = "a test reads better with its body given whole")]
pub(crate) fn on_both_with_people(body: impl AsyncFn(&Base)) {
    let rules = LiveRules::of(std::path::Path::new("no such folder"));
    let withholders = [context(&rules).withhold.unwrap()];
    testkit::on_both_withholding(migrations(), &withholders, async |base| {
        for unit in [VEDROVO, OTHER] {
            base.enter_user(&coordinator(unit)).await;
            base.enter_user(&manager(unit)).await;
        }
        body(base).await;
    });
}

/// What imports and exports erase of somebody.
pub(crate) fn eraser(base: &Base) -> database::Erase {
    context(&LiveRules::of(base.scratch())).erase.unwrap()
}

/// Two records of one household, the first stands for it: members are taken for the same as proposed.
pub(crate) async fn merged(
    base: &Base,
    who: &Actor,
    (keep, other): (HouseholdId, HouseholdId),
) -> HouseholdMergeId {
    let found = compare_households(&permit(who), &base.database, keep, other).await;
    let found = found.unwrap().unwrap();
    let members = found.members.iter().map(|one| (one.person, found.proposed(one.person)));
    let merging = HouseholdMerging {
        keep,
        other,
        members: members.collect(),
        shown: found.sensible,
        versions: (found.keep.version, found.other.version),
        reason: String::new(),
    };
    let merge = merge_household_records(&permit(who), &base.database, &merging).await.unwrap();
    base.clock.advance(std::time::Duration::from_mins(1));
    merge
}

/// The household in which somebody of that given name is, by an import.
pub(crate) async fn home_of(base: &Base, given_name: &str) -> HouseholdId {
    let (identities, _) = everything(base, VEDROVO).await;
    let is_in = |one: &&Identity| one.members.iter().any(|(_, data)| data.given_name == given_name);
    identities.iter().find(is_in).unwrap().household
}

/// A household of one that was entered in the office.
pub(crate) async fn entered(base: &Base, name: (&str, &str), born: NaiveDate) -> HouseholdId {
    let member = PersonData {
        family_name: name.0.to_owned(),
        given_name: name.1.to_owned(),
        sex: None,
        birth_date: Some(born),
        jmbg: None,
        relation: Relation::Reference,
    };
    let data = HouseholdData { settlement: "Vedrovo".to_owned(), ..HouseholdData::default() };
    let new = NewHousehold { data, members: vec![member] };
    let who = coordinator(VEDROVO);
    create_household(&permit(&who), &base.database, new, day(2026, 11, 1)).await.unwrap()
}
