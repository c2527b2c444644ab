//! The first page of who enters answers: own households about which nothing is recorded.

use assessment::{Given, LiveRules, RecordFacts, context, enter_facts, list_unanswered};
use kernel::{Actor, HouseholdId, Role};
use testkit::{Base, TestSite, on_both, on_sqlite};

use crate::builders::{
    Stored, VEDROVO, answer, book, entry, manager, migrations, of_household, of_person, permit,
    stored, version, worker,
};

/// The households that are told, the newest first.
async fn told(base: &Base, to: &Actor) -> Vec<HouseholdId> {
    let found = list_unanswered(&permit(to), &base.database, 5).await.unwrap();
    found.into_iter().map(|one| one.id).collect()
}

async fn later(base: &Base) -> Stored {
    base.clock.advance(std::time::Duration::from_secs(1));
    stored(base, VEDROVO).await
}

#[test]
fn own_households_without_any_answer_are_told_the_newest_first() {
    on_both(migrations(), async |base| {
        let (first, second, third) = (later(base).await, later(base).await, later(base).await);
        let (worker, manager) = (worker(VEDROVO), manager(VEDROVO));
        assert_eq!(told(base, &worker).await, [third.id, second.id, first.id]);
        assert_eq!(told(base, &manager).await, []);
        let rooms = vec![of_household(second, vec![answer("rooms", Given::Number(1.0))])];
        let of_home = entry(&version(base, second.id).await, rooms);
        let seeing = vec![answer("wg_seeing", Given::Word("cannot"))];
        let seeing = vec![of_person(first, first.child, seeing)];
        let of_child = entry(&version(base, first.id).await, seeing);
        for (id, new) in [(second.id, of_home), (first.id, of_child)] {
            enter_facts(&permit(&manager), &base.database, book(), id, new).await.unwrap();
        }
        assert_eq!(told(base, &worker).await, [third.id]);
        let few = list_unanswered(&permit(&worker), &base.database, 0).await.unwrap();
        assert_eq!(few, []);
        assert!(testkit::actor(&[Role::Enumerator], VEDROVO).permit::<RecordFacts>().is_none());
    });
}

#[test]
fn the_first_page_leads_to_the_questions() {
    on_sqlite(migrations(), async |base| {
        let home = later(base).await;
        let rules = LiveRules::of(base.scratch());
        let site = TestSite::of(base, vec![registry::context(), context(&rules)]);
        let page = site.get(&format!("office_worker:{VEDROVO}:sr-Latn"), "/").await;
        assert!(page.text().contains("Domaćinstva bez ijednog odgovora"), "{}", page.text());
        assert!(page.text().contains(&format!("href=\"/households/{}/facts\"", home.id)));
        let other = site.get(&format!("case_manager:{VEDROVO}:sr-Latn"), "/").await;
        assert!(!other.text().contains("Domaćinstva bez ijednog odgovora"));
    });
}
