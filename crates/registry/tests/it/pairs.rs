//! Persons who are entered twice, searches for them, and decisions, for the tests.

use kernel::{Actor, PersonId, Role};
use registry::{
    Deciding, FindDuplicates, ListedPair, PairDecision, PairId, PairPage, PairState, PairView,
    PersonData, Refused, ask_search, create_household, decide_pair, find_household, find_pair,
    is_reviewed_twice, list_pairs,
};
use testkit::Base;

use crate::builders::{VEDROVO, day, household, permit, person, today, worker};

/// Names of which no two are alike.
pub(crate) const NAMES: [(&str, &str); 40] = [
    ("Petrović", "Marko"),
    ("Nikolić", "Ana"),
    ("Ilić", "Stefan"),
    ("Savić", "Dragana"),
    ("Kovač", "Tibor"),
    ("Živković", "Nevena"),
    ("Stanković", "Bojan"),
    ("Tomić", "Olivera"),
    ("Marković", "Uroš"),
    ("Demirović", "Fatima"),
    ("Lazić", "Goran"),
    ("Radić", "Snežana"),
    ("Božić", "Vuk"),
    ("Kostić", "Katarina"),
    ("Milenković", "Aleksandar"),
    ("Pavlović", "Zorica"),
    ("Vasić", "Nemanja"),
    ("Jovanović", "Ljubica"),
    ("Gajić", "Predrag"),
    ("Filipović", "Teodora"),
    ("Simić", "Radovan"),
    ("Bogdanović", "Isidora"),
    ("Cvetković", "Miroslav"),
    ("Hadžić", "Emina"),
    ("Urošević", "Slobodan"),
    ("Obradović", "Biljana"),
    ("Antić", "Dejan"),
    ("Rakić", "Verica"),
    ("Šarić", "Ognjen"),
    ("Đurić", "Kosana"),
    ("Zdravković", "Igor"),
    ("Čolić", "Mirjana"),
    ("Janković", "Lazar"),
    ("Krstić", "Gordana"),
    ("Matić", "Veljko"),
    ("Nešić", "Rada"),
    ("Perić", "Časlav"),
    ("Todorović", "Danica"),
    ("Vuković", "Ratko"),
    ("Blagojević", "Sofija"),
];

pub(crate) fn coordinator() -> Actor {
    testkit::actor(&[Role::OfficeCoordinator], VEDROVO)
}

/// Enters a person in a household of one.
pub(crate) async fn entered(base: &Base, who: &Actor, data: PersonData) -> PersonId {
    let mut new = household(data, "Vedrovo");
    new.data.address = address(&new.members[0]);
    let id = create_household(&permit(who), &base.database, new, today()).await.unwrap();
    let found = find_household(&permit(who), &base.database, id).await.unwrap().unwrap();
    base.clock.advance(std::time::Duration::from_secs(1));
    found.members[0].id
}

/// Where somebody of that name lives, however it is written.
fn address(data: &PersonData) -> String {
    const STREETS: [&str; 5] = ["Lipova", "Kneza Miloša", "Dunavska", "Sinđelićeva", "Rudarska"];
    let name = serbian::fold(&data.listed_name());
    let number: usize = name.bytes().map(usize::from).sum();
    format!("{} {}", STREETS[number % STREETS.len()], number % 97 + 1)
}

/// Plants so many persons who are entered twice, in another script or with day and month exchanged, and searches; the open pairs.
pub(crate) async fn found(base: &Base, pairs: usize) -> Vec<ListedPair> {
    let who = worker(VEDROVO);
    for (at, (family, given)) in NAMES.iter().enumerate().take(pairs) {
        let (year, month) = (1940 + at as i32 * 2, 2 + at as u32 % 6);
        let mut one = person(family, given);
        one.birth_date = Some(day(year, month, 11));
        let mut again = person(&serbian::to_cyrillic(family), &serbian::to_cyrillic(given));
        again.birth_date = if at % 2 == 0 { one.birth_date } else { Some(day(year, 11, month)) };
        entered(base, &who, one).await;
        entered(base, &who, again).await;
    }
    search(base).await;
    pairs_of(base, &who, PairState::Open).await
}

/// Has the municipality searched.
pub(crate) async fn search(base: &Base) {
    let leader = permit::<FindDuplicates>(&coordinator());
    ask_search(&leader, &base.database).await.unwrap();
    database::run_until_idle(&base.database, registry::context().jobs).await.unwrap();
}

pub(crate) async fn pairs_of(base: &Base, who: &Actor, state: PairState) -> Vec<ListedPair> {
    let page = PairPage { state, is_descending: true, beside: None, limit: 100 };
    list_pairs(&permit(who), &base.database, &page).await.unwrap().rows
}

/// A pair that one person reviews.
pub(crate) async fn plain(base: &Base, pairs: &[ListedPair]) -> PairId {
    let _ = base;
    let mut plain = pairs.iter().map(|one| one.id).filter(|id| !is_reviewed_twice(*id));
    plain.next().expect("of a few pairs one is reviewed once")
}

/// A pair that two people review: ids are drawn until there is one.
pub(crate) async fn reviewed_twice(base: &Base) -> PairId {
    let mut pairs = found(base, 8).await;
    loop {
        if let Some(pair) = pairs.iter().find(|one| is_reviewed_twice(one.id)) {
            return pair.id;
        }
        base.raw("delete from duplicate_pair").await.unwrap();
        search(base).await;
        pairs = pairs_of(base, &worker(VEDROVO), PairState::Open).await;
    }
}

pub(crate) async fn listed(base: &Base, who: &Actor, id: PairId) -> Option<PairView> {
    find_pair(&permit(who), &base.database, id).await.unwrap()
}

/// Decides as the page proposes.
pub(crate) async fn decide(
    base: &Base,
    who: &Actor,
    id: PairId,
    decision: PairDecision,
) -> Result<PairState, Refused> {
    let Some(pair) = listed(base, who, id).await else { return Err(Refused::NotFound) };
    let deciding = Deciding {
        decision,
        shown: pair.sensible,
        kept: pair.kept,
        versions: Some((pair.left.version, pair.right.version)),
        reason: String::new(),
    };
    let decided = decide_pair(&permit(who), &base.database, id, &deciding).await;
    base.clock.advance(std::time::Duration::from_secs(1));
    decided
}
