//! Keeping the accounts.

use std::{
    collections::BTreeSet,
    sync::{Arc, Mutex},
};

use identity::{
    Closed, Handover, Hasher, Identity, Refusal, Refused, RoleChange, Settings, change_roles,
    close_user, end_sessions_of, find_user, list_users, see_audit,
};
use kernel::{Role, UserId};

use crate::builders::{HERE, PASSWORD, THERE, browser, on_both, permit};

const ANA: &str = "ana@opstina.rs";
const MILAN: &str = "milan@opstina.rs";

fn roles(roles: &[Role]) -> RoleChange {
    RoleChange { unit: None, roles: roles.iter().copied().collect() }
}

#[test]
fn an_administrator_sees_who_works_in_the_municipality_and_nobody_else() {
    on_both(async |house| {
        let ana = house.user(ANA, Some(HERE), &[Role::Analyst]).await;
        let zlatko = house.user("zlatko@opstina.rs", Some(THERE), &[Role::Analyst]).await;
        house.user(MILAN, Some(HERE), &[Role::Administrator]).await;
        let milan = house.actor(MILAN).await;
        let list = list_users(&permit(&milan), house.database()).await.unwrap();
        let emails: Vec<&str> = list.users.iter().map(|user| user.email.as_str()).collect();
        assert_eq!(emails, [ANA, MILAN]);
        let found = find_user(&permit(&milan), &house.identity, house.database(), ana).await;
        assert_eq!(found.unwrap().user.name, "Ana");
        let hidden = find_user(&permit(&milan), &house.identity, house.database(), zlatko).await;
        assert!(matches!(hidden, Err(Refused::NotFound)), "{hidden:?}");
        let actions = house.actions().await;
        assert_eq!(actions.iter().filter(|one| *one == "list_users").count(), 1);
    });
}

#[test]
fn roles_count_from_the_next_request_on() {
    on_both(async |house| {
        let ana = house.user(ANA, Some(HERE), &[Role::Analyst]).await;
        house.user(MILAN, Some(HERE), &[Role::Administrator]).await;
        let milan = house.actor(MILAN).await;
        let opened = house.come_in(ANA).await;
        let change = roles(&[Role::AdvisoryMember]);
        change_roles(&permit(&milan), house.database(), ana, change).await.unwrap();
        let found = house.recognise(opened.session.reveal()).await.unwrap();
        assert_eq!(found.actor.roles, BTreeSet::from([Role::AdvisoryMember]));
        assert_eq!(found.unread, 1);
        let nothing = roles(&[]);
        change_roles(&permit(&milan), house.database(), ana, nothing).await.unwrap();
        let found = house.recognise(opened.session.reveal()).await.unwrap();
        assert_eq!((found.actor.unit, found.actor.roles), (None, BTreeSet::new()));
    });
}

#[test]
fn nobody_gives_themselves_roles_or_roles_out_of_reach_or_in_another_municipality() {
    on_both(async |house| {
        let ana = house.user(ANA, Some(HERE), &[Role::Analyst]).await;
        let zlatko = house.user("zlatko@opstina.rs", Some(THERE), &[Role::Analyst]).await;
        let milan_id = house.user(MILAN, Some(HERE), &[Role::Administrator]).await;
        let milan = house.actor(MILAN).await;
        let change = async |user: UserId, change| {
            change_roles(&permit(&milan), house.database(), user, change).await
        };
        let oneself = change(milan_id, roles(&[Role::Administrator, Role::OfficeWorker])).await;
        assert!(matches!(oneself, Err(Refused::Rule(Refusal::Oneself))), "{oneself:?}");
        let operator = change(ana, roles(&[Role::Operator])).await;
        assert!(matches!(operator, Err(Refused::Rule(Refusal::RoleOutOfReach))), "{operator:?}");
        let foreign = change(zlatko, roles(&[Role::Administrator])).await;
        assert!(matches!(foreign, Err(Refused::NotFound)), "{foreign:?}");
        let same = change(ana, roles(&[Role::Analyst])).await;
        assert!(matches!(same, Err(Refused::Rule(Refusal::Nothing))), "{same:?}");
    });
}

#[test]
fn who_runs_the_installation_gives_administrators_but_no_role_that_sees_persons() {
    on_both(async |house| {
        let ana = house.user(ANA, Some(HERE), &[Role::Analyst]).await;
        house.user("olga@svi.rs", None, &[Role::Operator]).await;
        let olga = house.actor("olga@svi.rs").await;
        let unit = || Some(HERE.parse().unwrap());
        let worker =
            RoleChange { unit: unit(), roles: BTreeSet::from([Role::Analyst, Role::OfficeWorker]) };
        let refused = change_roles(&permit(&olga), house.database(), ana, worker).await;
        assert!(matches!(refused, Err(Refused::Rule(Refusal::RoleOutOfReach))), "{refused:?}");
        let administrator = RoleChange {
            unit: unit(),
            roles: BTreeSet::from([Role::Analyst, Role::Administrator]),
        };
        change_roles(&permit(&olga), house.database(), ana, administrator).await.unwrap();
        let found = find_user(&permit(&olga), &house.identity, house.database(), ana).await;
        let roles: Vec<Role> = found.unwrap().user.memberships.iter().map(|one| one.role).collect();
        assert_eq!(roles, [Role::Analyst, Role::Administrator]);
    });
}

#[test]
fn all_sessions_of_a_user_end_at_once() {
    on_both(async |house| {
        let ana = house.user(ANA, Some(HERE), &[Role::Analyst]).await;
        house.user(MILAN, Some(HERE), &[Role::Administrator]).await;
        let milan = house.actor(MILAN).await;
        let opened = house.come_in(ANA).await;
        let ended = end_sessions_of(&permit(&milan), house.database(), ana).await.unwrap();
        assert_eq!(ended, 1);
        assert_eq!(house.recognise(opened.session.reveal()).await, None);
    });
}

#[test]
fn an_account_that_also_works_elsewhere_is_kept_by_who_runs_the_installation_only() {
    on_both(async |house| {
        let ana = house.user(ANA, Some(HERE), &[Role::Analyst]).await;
        house.user(ANA, Some(THERE), &[Role::Analyst]).await;
        house.user(MILAN, Some(HERE), &[Role::Administrator]).await;
        let milan = house.actor(MILAN).await;
        let refused = end_sessions_of(&permit(&milan), house.database(), ana).await;
        assert!(matches!(refused, Err(Refused::Rule(Refusal::WorksElsewhere))), "{refused:?}");
        let opened = house.come_in(ANA).await;
        let permit = permit(&milan);
        let closed = close_user(&permit, &house.identity, house.database(), ana, None).await;
        assert_eq!(closed.unwrap(), Closed::Here(0));
        let found = house.recognise(opened.session.reveal()).await.unwrap();
        assert_eq!(found.actor.unit.unwrap().as_str(), THERE);
        assert_eq!(found.municipalities.len(), 1);
    });
}

#[test]
fn who_leaves_hands_over_and_has_no_way_in_any_more() {
    on_both(async |house| {
        let ana = house.user(ANA, Some(HERE), &[Role::Analyst]).await;
        let ivan = house.user("ivan@opstina.rs", Some(HERE), &[Role::Analyst]).await;
        let milan_id = house.user(MILAN, Some(HERE), &[Role::Administrator]).await;
        let milan = house.actor(MILAN).await;
        let opened = house.come_in(ANA).await;
        let handed: Arc<Mutex<Vec<(UserId, UserId)>>> = Arc::default();
        let seen = Arc::clone(&handed);
        let handover = Handover {
            key: "test-cases",
            hand_over: Arc::new(move |_tx, from, to| {
                seen.lock().unwrap().push((from, to));
                Box::pin(async { Ok(7) })
            }),
        };
        let settings = Settings {
            hasher: Hasher::quick(),
            handover: vec![handover],
            ..Settings::at("https://svi.test")
        };
        let identity = Identity::new(settings);
        let close =
            async |heir| close_user(&permit(&milan), &identity, house.database(), ana, heir).await;
        let to_oneself = close(Some(ana)).await;
        assert!(matches!(to_oneself, Err(Refused::Rule(Refusal::Nothing))), "{to_oneself:?}");
        assert_eq!(close(Some(ivan)).await.unwrap(), Closed::Account(7));
        assert_eq!(*handed.lock().unwrap(), [(ana, ivan)]);
        assert_eq!(house.recognise(opened.session.reveal()).await, None);
        let refused = house.try_in(ANA, PASSWORD, &browser("203.0.113.7")).await;
        assert!(matches!(refused, Err(Refused::Wrong)), "{refused:?}");
        let again = close(None).await;
        assert!(matches!(again, Err(Refused::Rule(Refusal::Closed))), "{again:?}");
        let oneself =
            close_user(&permit(&milan), &identity, house.database(), milan_id, None).await;
        assert!(matches!(oneself, Err(Refused::Rule(Refusal::Oneself))), "{oneself:?}");
    });
}

#[test]
fn the_audit_names_who_did_it_and_shows_no_other_municipality() {
    on_both(async |house| {
        let ana = house.user(ANA, Some(HERE), &[Role::Analyst]).await;
        house.user(MILAN, Some(HERE), &[Role::Administrator]).await;
        house.user("tamo@opstina.rs", Some(THERE), &[Role::Administrator]).await;
        let milan = house.actor(MILAN).await;
        let there = house.actor("tamo@opstina.rs").await;
        let change = roles(&[Role::AdvisoryMember]);
        change_roles(&permit(&milan), house.database(), ana, change).await.unwrap();
        let filter = database::AuditFilter::default();
        let seen = see_audit(&permit(&milan), house.database(), (&filter, None), 10).await.unwrap();
        let actions: Vec<&str> = seen.entries.iter().map(|entry| entry.action.as_str()).collect();
        assert_eq!(actions, ["see_audit", "change_roles"]);
        let entry = &seen.entries[1];
        assert_eq!(entry.subject, Some(("user".to_owned(), ana.uuid())));
        assert_eq!(seen.names.get(&entry.user.unwrap()).map(String::as_str), Some("Milan"));
        let foreign = see_audit(&permit(&there), house.database(), (&filter, None), 10).await;
        let actions: Vec<String> =
            foreign.unwrap().entries.into_iter().map(|entry| entry.action).collect();
        assert_eq!(actions, ["see_audit"]);
    });
}
