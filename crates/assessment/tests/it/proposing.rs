//! Proposed answers.

use assessment::{
    Answer, BesideRequest, Decision, Given, ProposeFacts, Refused, RequestId, RequestPage,
    RequestState, Subject, decide_request, find_facts, find_request, list_requests, propose_facts,
};
use identity::{Identity, NewUser, Settings};
use kernel::{Actor, Role, UnitCode};
use testkit::{Base, on_both};

use crate::builders::{
    VEDROVO, answer, book, entry, migrations, of_household, of_person, permit, stored, version,
    worker,
};

/// A member of the mobile team who has an account.
async fn team(base: &Base) -> Actor {
    let unit: UnitCode = VEDROVO.parse().unwrap();
    let identity = Identity::new(Settings::at("http://svi.test"));
    identity::set_up_municipality(&base.everywhere(), &base.database, &unit, "Vedrovo")
        .await
        .unwrap();
    let new = NewUser {
        email: "tim@vedrovo.test".parse().unwrap(),
        name: "Mina Tim".to_owned(),
        password: None,
        unit: Some(unit),
        roles: vec![Role::MobileTeam],
    };
    let user = identity::add_user(&identity, &base.database, &new).await.unwrap();
    Actor { user, ..testkit::actor(&[Role::MobileTeam], VEDROVO) }
}

fn coordinator() -> Actor {
    testkit::actor(&[Role::OfficeCoordinator], VEDROVO)
}

async fn rooms(base: &Base, id: kernel::HouseholdId) -> Option<Answer> {
    let catalogue = &book().catalogue;
    let found = find_facts(&permit(&worker(VEDROVO)), &base.database, catalogue, id).await.unwrap();
    let rooms = catalogue.find("rooms").unwrap();
    found.unwrap().household.get(catalogue, Subject::Household, rooms)?.answer
}

#[test]
fn a_proposal_is_recorded_only_when_it_is_approved() {
    on_both(migrations(), async |base| {
        let home = stored(base, VEDROVO).await;
        let team = team(base).await;
        let from = version(base, home.id).await;
        let proposal =
            || entry(&from, vec![of_household(home, vec![answer("rooms", Given::Number(2.0))])]);
        let database = &base.database;
        let first = propose_facts(&permit(&team), database, book(), home.id, proposal()).await;
        base.clock.advance(std::time::Duration::from_mins(1));
        let second = propose_facts(&permit(&team), database, book(), home.id, proposal()).await;
        let (first, second) = (first.unwrap(), second.unwrap());
        assert_eq!(rooms(base, home.id).await, None);
        let coordinator = coordinator();
        let list = list_requests(
            &permit(&coordinator),
            database,
            &RequestPage::first(RequestState::Pending, 50),
        )
        .await;
        let list = list.unwrap();
        assert_eq!(list.rows.iter().map(|one| one.id).collect::<Vec<_>>(), [first, second]);
        assert_eq!(list.rows[0].proposer.as_deref(), Some("Mina Tim"));
        let declined = Decision::Decline("nije tačno".to_owned());
        decide_request(&permit(&coordinator), database, book(), second, &declined).await.unwrap();
        assert_eq!(rooms(base, home.id).await, None);
        decide_request(&permit(&coordinator), database, book(), first, &Decision::Approve)
            .await
            .unwrap();
        assert_eq!(rooms(base, home.id).await, Some(Answer::Number(2.0)));
        let again = decide_request(&permit(&coordinator), database, book(), first, &declined).await;
        assert!(
            matches!(again, Err(Refused::Database(database::Error::Stale { .. }))),
            "{again:?}"
        );
        let found = find_request(&permit(&coordinator), database, &book().catalogue, second).await;
        let found = found.unwrap().unwrap();
        assert_eq!(
            (found.listed.state, found.decision.as_str()),
            (RequestState::Declined, "nije tačno")
        );
        let list = list_requests(
            &permit(&coordinator),
            database,
            &RequestPage::first(RequestState::Pending, 50),
        )
        .await
        .unwrap();
        let counts: Vec<_> = list.counts.into_iter().collect();
        assert_eq!(counts, [(RequestState::Approved, 1), (RequestState::Declined, 1)]);
        assert_eq!(base.number("select count(*) from notice").await, 2);
    });
}

#[test]
fn what_is_sealed_for_somebody_cannot_be_proposed_either() {
    on_both(migrations(), async |base| {
        let home = stored(base, VEDROVO).await;
        let team = testkit::actor(&[Role::MobileTeam], VEDROVO);
        let ethnicity = vec![answer("ethnicity", Given::Word("roma"))];
        let from = version(base, home.id).await;
        let proposal = entry(&from, vec![of_person(home, home.mother, ethnicity)]);
        let permit = permit::<ProposeFacts>(&team);
        let refused = propose_facts(&permit, &base.database, book(), home.id, proposal).await;
        assert!(matches!(refused, Err(Refused::Sealed(_))), "{refused:?}");
    });
}

/// The requests that wait, page by page in pages of two, forwards or back.
async fn pages(base: &Base, who: &Actor, is_descending: bool) -> Vec<Vec<RequestId>> {
    let first = RequestPage::first(RequestState::Pending, 2);
    let mut page = RequestPage { is_descending, ..first };
    let mut found = Vec::new();
    loop {
        let list = list_requests(&permit(who), &base.database, &page).await.unwrap();
        let Some(last) = list.rows.last() else { return found };
        page.beside = Some(BesideRequest { proposed_at: last.proposed_at, id: last.id });
        found.push(list.rows.iter().map(|one| one.id).collect());
    }
}

#[test]
fn requests_are_read_page_by_page_without_those_of_hidden_households() {
    on_both(migrations(), async |base| {
        let (home, hidden) = (stored(base, VEDROVO).await, stored(base, VEDROVO).await);
        let (team, manager) = (team(base).await, crate::builders::manager(VEDROVO));
        base.enter_user(&manager).await;
        let database = &base.database;
        let mut proposed = Vec::new();
        for of in [home, hidden, hidden, hidden, home, home, hidden] {
            let rooms = vec![answer("rooms", Given::Number(2.0))];
            let new = entry(&version(base, of.id).await, vec![of_household(of, rooms)]);
            let id = propose_facts(&permit(&team), database, book(), of.id, new).await.unwrap();
            // Two in the same moment are told apart by their ids.
            if proposed.len() != 4 {
                base.clock.advance(std::time::Duration::from_mins(1));
            }
            proposed.push(id);
        }
        let whom = registry::Whom::Household(hidden.id);
        let protecting = permit::<registry::Protect>(&manager);
        registry::protect_record(&protecting, database, whom, "pretnje", &[]).await.unwrap();
        let mut seen = [proposed[0], proposed[4], proposed[5]];
        seen[1..].sort();
        let forwards = [vec![seen[0], seen[1]], vec![seen[2]]];
        assert_eq!(pages(base, &coordinator(), false).await, forwards);
        let backwards = [vec![seen[2], seen[1]], vec![seen[0]]];
        assert_eq!(pages(base, &coordinator(), true).await, backwards);
        let all: usize = pages(base, &manager, false).await.iter().map(Vec::len).sum();
        assert_eq!(all, 7);
        let foreign = testkit::actor(&[Role::OfficeCoordinator], crate::builders::OTHER);
        assert_eq!(pages(base, &foreign, false).await, Vec::<Vec<RequestId>>::new());
    });
}
