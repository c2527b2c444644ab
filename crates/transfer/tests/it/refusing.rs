//! Who may not, who is not handed over, what does not fit.

use kernel::Role;
use registry::{
    RightKind, RightRequest, RightState, Whom, create_household, decide_right, list_rights,
    protect_record, record_right,
};
use transfer::{
    Acceptance, Ground, NewTransfer, Refused, TransferHouseholds, TransferId, accept_transfer,
    decline_transfer, find_transfer, prepare_transfer, recall_transfer, send_transfer,
};

use crate::builders::{
    BORJANOVO, Home, VEDROVO, book, coordinator, day, entered, everybody, family, manager,
    on_both_with_people, permit, received, seen, sent,
};

async fn try_to_send(
    base: &testkit::Base,
    home: Home,
    new: NewTransfer,
) -> Result<TransferId, Refused> {
    let who = coordinator(VEDROVO);
    send_transfer(&permit(&who), &base.database, book(), home.id, new).await
}

fn place() -> Acceptance {
    Acceptance { settlement: "Borjanovo".to_owned(), address: String::new() }
}

#[test]
fn only_who_coordinates_an_office_may() {
    for role in Role::ALL {
        let may = testkit::actor(&[role], VEDROVO).permit::<TransferHouseholds>().is_some();
        assert_eq!(may, role == Role::OfficeCoordinator, "{role:?}");
    }
}

#[test]
fn a_transfer_is_there_for_its_own_municipality_and_its_own_side() {
    on_both_with_people(async |base| {
        let home = entered(base, VEDROVO).await;
        let id = sent(base, home, everybody(home)).await;
        let came = received(base, BORJANOVO).await;
        let (here, there) = (coordinator(VEDROVO), coordinator(BORJANOVO));
        let database = &base.database;
        assert_eq!(find_transfer(&permit(&there), database, id).await.unwrap(), None);
        assert_eq!(find_transfer(&permit(&here), database, came.id).await.unwrap(), None);
        let foreign = accept_transfer(&permit(&here), database, book(), came.id, place()).await;
        assert!(matches!(foreign, Err(Refused::NotFound)), "{foreign:?}");
        let own = accept_transfer(&permit(&here), database, book(), id, place()).await;
        assert!(matches!(own, Err(Refused::NotFound)), "{own:?}");
        let foreign = recall_transfer(&permit(&there), database, id).await;
        assert!(matches!(foreign, Err(Refused::NotFound)), "{foreign:?}");
        let foreign =
            decline_transfer(&permit(&here), database, came.id, transfer::WhyDeclined::Other).await;
        assert!(matches!(foreign, Err(Refused::NotFound)), "{foreign:?}");
        let foreign = prepare_transfer(&permit(&there), database, book(), home.id).await;
        assert!(matches!(foreign, Err(Refused::NotFound)), "{foreign:?}");
        let foreign =
            send_transfer(&permit(&there), database, book(), home.id, everybody(home)).await;
        assert!(matches!(foreign, Err(Refused::NotFound)), "{foreign:?}");
        let third = coordinator("80438");
        assert_eq!(find_transfer(&permit(&third), database, came.id).await.unwrap(), None);
        if base.is_postgres() {
            let sql = "update transfer set state = state";
            assert_eq!(base.raw_as_application("80438", sql).await.unwrap(), 0);
            assert_eq!(base.raw_as_application(VEDROVO, sql).await.unwrap(), 1);
        }
    });
}

#[test]
fn protected_persons_are_refused_and_for_others_not_there() {
    on_both_with_people(async |base| {
        let home = entered(base, VEDROVO).await;
        let (who, lead) = (coordinator(VEDROVO), manager(VEDROVO));
        let whom = Whom::Household(home.id);
        protect_record(&permit(&lead), &base.database, whom, "nasilje", &[lead.user, who.user])
            .await
            .unwrap();
        let refused = try_to_send(base, home, everybody(home)).await;
        assert!(matches!(refused, Err(Refused::Protected)), "{refused:?}");
        registry::change_circle(&permit(&lead), &base.database, whom, &[lead.user]).await.unwrap();
        let refused = try_to_send(base, home, everybody(home)).await;
        assert!(matches!(refused, Err(Refused::NotFound)), "{refused:?}");
        assert_eq!(base.number("select count(*) from transfer").await, 0);
    });
}

#[test]
fn who_came_under_protection_since_is_hidden_with_the_transfer() {
    on_both_with_people(async |base| {
        let home = entered(base, VEDROVO).await;
        let id = sent(base, home, everybody(home)).await;
        let (who, lead) = (coordinator(VEDROVO), manager(VEDROVO));
        let whom = Whom::Person(home.mila);
        protect_record(&permit(&lead), &base.database, whom, "nasilje", &[lead.user])
            .await
            .unwrap();
        assert_eq!(find_transfer(&permit(&who), &base.database, id).await.unwrap(), None);
    });
}

#[test]
fn restricted_persons_are_refused() {
    on_both_with_people(async |base| {
        let home = entered(base, VEDROVO).await;
        let (who, database) = (coordinator(VEDROVO), &base.database);
        let request = RightRequest {
            kind: RightKind::Restriction,
            asked_on: day(11, 20),
            text: String::new(),
        };
        record_right(&permit(&who), database, home.mila, &request).await.unwrap();
        let kept = list_rights(&permit(&who), database, home.mila).await.unwrap().unwrap();
        let decision = (RightState::Granted, "");
        decide_right(&permit(&who), database, home.mila, kept[0].id, decision).await.unwrap();
        let refused = try_to_send(base, home, everybody(home)).await;
        assert!(matches!(refused, Err(Refused::Restricted)), "{refused:?}");
        let alone = NewTransfer { persons: vec![home.ana], ..everybody(home) };
        try_to_send(base, home, alone).await.unwrap();
    });
}

#[test]
fn without_persons_ground_day_or_municipality_nothing_is_sent() {
    on_both_with_people(async |base| {
        let home = entered(base, VEDROVO).await;
        let stranger = uuid::Uuid::from_u128(7).into();
        let good = everybody(home);
        let refused = async |new: NewTransfer| {
            format!("{:?}", try_to_send(base, home, new).await.unwrap_err())
        };
        let cases = [
            (NewTransfer { persons: vec![], ..good.clone() }, "NobodyChosen"),
            (NewTransfer { persons: vec![stranger], ..good.clone() }, "NobodyChosen"),
            (NewTransfer { moved_on: day(11, 28), ..good.clone() }, "DayInFuture"),
            (NewTransfer { consent_of: None, ..good.clone() }, "NoConsent"),
            (NewTransfer { consent_of: Some(home.mila), ..good.clone() }, "NoConsent"),
            (NewTransfer { consent_on: Some(day(12, 1)), ..good.clone() }, "NoConsent"),
            (NewTransfer { ground: Ground::Law, ..good.clone() }, "NoArticle"),
            (NewTransfer { unit: VEDROVO.parse().unwrap(), ..good.clone() }, "NoUnit"),
            (NewTransfer { unit: "80438".parse().unwrap(), ..good.clone() }, "NoUnit"),
        ];
        for (new, expected) in cases {
            assert_eq!(refused(new).await, expected);
        }
        sent(base, home, good.clone()).await;
        assert_eq!(refused(good).await, "OnTheWay");
    });
}

#[test]
fn a_jmbg_that_is_there_already_is_warned_of_and_refused() {
    on_both_with_people(async |base| {
        let home = entered(base, VEDROVO).await;
        sent(base, home, everybody(home)).await;
        let who = coordinator(BORJANOVO);
        let twin = create_household(&permit(&who), &base.database, family(), day(3, 1)).await;
        let came = received(base, BORJANOVO).await;
        let shown = seen(base, BORJANOVO, came.id).await;
        let alike: Vec<Vec<(String, bool)>> = shown
            .persons
            .iter()
            .map(|one| {
                one.alike.iter().map(|who| (who.name.clone(), who.has_same_number)).collect()
            })
            .collect();
        let expected =
            [vec![("Jović Ana".to_owned(), true)], vec![("Jović Mila".to_owned(), false)]];
        assert_eq!(alike, expected);
        let refused =
            accept_transfer(&permit(&who), &base.database, book(), came.id, place()).await;
        assert!(matches!(refused, Err(Refused::JmbgKnown)), "{refused:?}");
        // Whom the coordinator may not see is not shown either.
        let lead = manager(BORJANOVO);
        let whom = Whom::Household(twin.unwrap());
        protect_record(&permit(&lead), &base.database, whom, "nasilje", &[lead.user])
            .await
            .unwrap();
        let shown = seen(base, BORJANOVO, came.id).await;
        assert!(shown.persons.iter().all(|one| one.alike.is_empty()));
    });
}
