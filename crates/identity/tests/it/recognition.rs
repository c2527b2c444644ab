//! Whose request it is: municipalities, tokens, what ends at once.

use std::collections::BTreeSet;

use chrono::TimeDelta;
use identity::{
    NewToken, Refused, TokenId, close_municipality, create_token, end_own_sessions,
    look_at_own_account, reopen_municipality, revoke_token, switch_unit,
};
use kernel::Role;

use crate::builders::{HERE, PASSWORD, THERE, browser, on_both, permit};

const ANA: &str = "ana@opstina.rs";

#[test]
fn one_municipality_is_active_and_only_its_roles_count() {
    on_both(async |house| {
        house.user(ANA, Some(HERE), &[Role::Analyst]).await;
        house.user(ANA, Some(THERE), &[Role::Administrator]).await;
        let opened = house.come_in(ANA).await;
        let found = house.recognise(opened.session.reveal()).await.unwrap();
        let names: Vec<&str> = found.municipalities.iter().map(|(_, name)| name.as_str()).collect();
        assert_eq!(names, ["Niš", "Vranje"]);
        let here = HERE.parse().unwrap();
        let secret = switch_unit(house.database(), &found.actor, &here).await.unwrap();
        assert_eq!(house.recognise(opened.session.reveal()).await, None);
        let there = house.recognise(secret.reveal()).await.unwrap().actor;
        assert_eq!(there.unit.as_ref().map(kernel::UnitCode::as_str), Some(HERE));
        assert_eq!(there.roles, BTreeSet::from([Role::Analyst]));
        let nowhere = "99015".parse().unwrap();
        let refused = switch_unit(house.database(), &there, &nowhere).await;
        assert!(matches!(refused, Err(Refused::NotFound)), "{refused:?}");
    });
}

#[test]
fn a_token_does_what_it_is_limited_to_where_it_was_made_until_it_is_taken_back() {
    on_both(async |house| {
        house.user(ANA, Some(HERE), &[Role::Administrator]).await;
        house.user(ANA, Some(THERE), &[Role::Administrator]).await;
        let opened = house.come_in(ANA).await;
        let actor = house.recognise(opened.session.reveal()).await.unwrap().actor;
        let new = NewToken {
            name: "Izveštaj".into(),
            permissions: BTreeSet::from(["identity.see_users".to_owned()]),
            expires_at: house.now() + TimeDelta::days(30),
        };
        let secret = create_token(&house.identity, house.database(), &actor, &new).await.unwrap();
        assert!(secret.reveal().starts_with("svi_"), "{}", secret.reveal());
        let found = house.recognise_token(secret.reveal()).await.unwrap().actor;
        assert_eq!(found.unit, actor.unit);
        assert!(found.permit::<identity::SeeUsers>().is_some());
        assert!(found.permit::<identity::CloseUser>().is_none());
        assert_eq!(house.recognise(secret.reveal()).await, None);
        assert_eq!(house.recognise_token(opened.session.reveal()).await, None);
        let account = look_at_own_account(&house.identity, house.database(), &actor).await.unwrap();
        let token: TokenId = account.tokens[0].id;
        revoke_token(house.database(), &actor, token).await.unwrap();
        assert_eq!(house.recognise_token(secret.reveal()).await, None);
    });
}

#[test]
fn a_token_ends_by_itself_and_gives_no_more_than_its_user_has() {
    on_both(async |house| {
        house.user(ANA, Some(HERE), &[Role::Administrator]).await;
        let actor = house.actor(ANA).await;
        let token = |permissions: &[&str], days| NewToken {
            name: "Program".into(),
            permissions: permissions.iter().map(|one| (*one).to_owned()).collect(),
            expires_at: house.now() + TimeDelta::days(days),
        };
        for wrong in [
            token(&["identity.see_health"], 30),
            token(&["identity.see_users", "nothing.at_all"], 30),
            token(&[], 30),
            token(&["identity.see_users"], 400),
            token(&["identity.see_users"], 0),
        ] {
            let refused = create_token(&house.identity, house.database(), &actor, &wrong).await;
            assert!(matches!(refused, Err(Refused::Rule(_))), "{refused:?}");
        }
        let week = token(&["identity.see_users"], 7);
        let secret = create_token(&house.identity, house.database(), &actor, &week).await.unwrap();
        house.wait(7 * 24 * 60 * 60);
        assert_eq!(house.recognise_token(secret.reveal()).await, None);
    });
}

#[test]
fn all_other_sessions_end_and_this_one_goes_on() {
    on_both(async |house| {
        house.user(ANA, Some(HERE), &[Role::Analyst]).await;
        let elsewhere = house.come_in(ANA).await;
        let opened = house.come_in(ANA).await;
        let actor = house.recognise(opened.session.reveal()).await.unwrap().actor;
        end_own_sessions(house.database(), &actor, None).await.unwrap();
        assert_eq!(house.recognise(elsewhere.session.reveal()).await, None);
        assert!(house.recognise(opened.session.reveal()).await.is_some());
        let account = look_at_own_account(&house.identity, house.database(), &actor).await.unwrap();
        assert_eq!(account.sessions.len(), 1);
        assert_eq!(account.sessions[0].device, "Firefox on Debian");
        assert_eq!(account.sessions[0].address, "203.0.113.7");
    });
}

#[test]
fn nobody_ends_a_session_of_somebody_else() {
    on_both(async |house| {
        house.user(ANA, Some(HERE), &[Role::Analyst]).await;
        house.user("ivan@opstina.rs", Some(HERE), &[Role::Analyst]).await;
        let ana = house.actor(ANA).await;
        let ivan = house.actor("ivan@opstina.rs").await;
        let refused = end_own_sessions(house.database(), &ivan, ana.session).await;
        assert!(matches!(refused, Err(Refused::NotFound)), "{refused:?}");
    });
}

#[test]
fn a_changed_password_ends_other_sessions_and_the_old_one_opens_nothing() {
    on_both(async |house| {
        house.user(ANA, Some(HERE), &[Role::Analyst]).await;
        let elsewhere = house.come_in(ANA).await;
        let actor = house.actor(ANA).await;
        let (old, at) = (identity::Password::of(PASSWORD), browser("203.0.113.7"));
        let new = "plava reka iza brda";
        let secret =
            identity::change_password(&house.identity, house.database(), &actor, (&old, new), &at)
                .await
                .unwrap();
        assert!(house.recognise(secret.reveal()).await.is_some());
        assert_eq!(house.recognise(elsewhere.session.reveal()).await, None);
        let refused = house.try_in(ANA, PASSWORD, &at).await;
        assert!(matches!(refused, Err(Refused::Wrong)), "{refused:?}");
        assert!(house.try_in(ANA, new, &at).await.is_ok());
    });
}

#[test]
fn a_municipality_that_leaves_is_nobodys_place_until_it_stays_after_all() {
    on_both(async |house| {
        house.user(ANA, Some(HERE), &[Role::Analyst]).await;
        house.user("olga@svi.rs", None, &[Role::Operator]).await;
        let olga = house.actor("olga@svi.rs").await;
        let opened = house.come_in(ANA).await;
        let here = HERE.parse().unwrap();
        close_municipality(&permit(&olga), house.database(), &here).await.unwrap();
        assert_eq!(house.recognise(opened.session.reveal()).await, None);
        let again = house.come_in(ANA).await;
        let found = house.recognise(again.session.reveal()).await.unwrap();
        assert_eq!((found.actor.unit, found.actor.roles), (None, BTreeSet::new()));
        let refused = close_municipality(&permit(&olga), house.database(), &here).await;
        assert!(matches!(refused, Err(Refused::Rule(_))), "{refused:?}");
        reopen_municipality(&permit(&olga), house.database(), &here).await.unwrap();
        let found = house.recognise(again.session.reveal()).await.unwrap();
        assert_eq!(found.actor.roles, BTreeSet::from([Role::Analyst]));
    });
}
