//! The second factor and recovery codes.

use identity::{
    Password, Refused, SecondFactor, Stage, confirm_second_factor, new_recovery_codes,
    offer_second_factor, pass_second_factor, reset_second_factor,
};
use kernel::{Actor, Role};

use crate::builders::{HERE, House, PASSWORD, browser, on_both, permit};

const ANA: &str = "ana@opstina.rs";

/// Sets a second factor up for somebody who has signed in; the secret, the codes, and the session's new secret.
async fn set_up(house: &House<'_>, actor: &Actor) -> (SecondFactor, Vec<String>, String) {
    let factor = offer_second_factor(house.database(), actor).await.unwrap();
    let code = factor.code_at(house.now());
    let given = (code.as_str(), &Password::of(""));
    let at = browser("203.0.113.7");
    let (secret, codes) =
        confirm_second_factor(&house.identity, house.database(), actor, given, &at).await.unwrap();
    let codes = codes.iter().map(|code| code.reveal().to_owned()).collect();
    (factor, codes, secret.reveal().to_owned())
}

async fn challenge(house: &House<'_>) -> identity::Secret {
    match house.stage(ANA, PASSWORD, &browser("203.0.113.7")).await.unwrap() {
        Stage::SecondFactor(secret) => secret,
        Stage::In(_) => panic!("no second factor is asked for"),
    }
}

#[test]
fn who_sees_persons_has_to_set_up_a_second_factor_first() {
    on_both(async |house| {
        house.user(ANA, Some(HERE), &[Role::OfficeWorker]).await;
        let opened = house.come_in(ANA).await;
        let found = house.recognise(opened.session.reveal()).await.unwrap();
        assert_eq!(found.step_needed, Some("/account/second-factor"));
        let (_factor, codes, secret) = set_up(house, &found.actor).await;
        assert_eq!(codes.len(), 10);
        assert_eq!(house.recognise(opened.session.reveal()).await, None);
        assert_eq!(house.recognise(&secret).await.unwrap().step_needed, None);
    });
}

#[test]
fn an_offered_secret_stays_the_same_until_it_is_confirmed() {
    on_both(async |house| {
        house.user(ANA, Some(HERE), &[Role::OfficeWorker]).await;
        let actor = house.actor(ANA).await;
        let first = offer_second_factor(house.database(), &actor).await.unwrap();
        assert_eq!(offer_second_factor(house.database(), &actor).await.unwrap(), first);
        let given = ("000000", &Password::of(""));
        let at = browser("203.0.113.7");
        let wrong =
            confirm_second_factor(&house.identity, house.database(), &actor, given, &at).await;
        assert!(matches!(wrong, Err(Refused::Wrong)), "{wrong:?}");
    });
}

#[test]
fn a_code_opens_once_and_a_sign_in_without_it_is_nobody() {
    on_both(async |house| {
        house.user(ANA, Some(HERE), &[Role::OfficeWorker]).await;
        let actor = house.actor(ANA).await;
        let (factor, _codes, _secret) = set_up(house, &actor).await;
        house.wait(60);
        let code = factor.code_at(house.now());
        let first = challenge(house).await;
        assert_eq!(house.recognise(first.reveal()).await, None);
        let at = browser("203.0.113.7");
        let opened = pass_second_factor(&house.identity, house.database(), &first, &code, &at);
        let opened = opened.await.unwrap();
        assert_eq!(opened.next, "/households");
        let found = house.recognise(opened.session.reveal()).await.unwrap();
        assert_eq!(found.step_needed, None);
        let again = pass_second_factor(&house.identity, house.database(), &first, &code, &at).await;
        assert!(matches!(again, Err(Refused::Over)), "{again:?}");
        let second = challenge(house).await;
        let replayed =
            pass_second_factor(&house.identity, house.database(), &second, &code, &at).await;
        assert!(matches!(replayed, Err(Refused::Wrong)), "{replayed:?}");
    });
}

#[test]
fn a_recovery_code_opens_once_and_its_use_is_told() {
    on_both(async |house| {
        house.user(ANA, Some(HERE), &[Role::OfficeWorker]).await;
        let actor = house.actor(ANA).await;
        let (_factor, codes, _secret) = set_up(house, &actor).await;
        let at = browser("203.0.113.7");
        let code = codes[3].to_uppercase();
        let first = challenge(house).await;
        let opened = pass_second_factor(&house.identity, house.database(), &first, &code, &at);
        let opened = opened.await.unwrap();
        let actor = house.recognise(opened.session.reveal()).await.unwrap().actor;
        let notices = identity::list_notices(house.database(), &actor).await.unwrap();
        assert!(notices.iter().any(|one| one.kind == "identity-notice-recovery-code"));
        house.wait(60);
        let second = challenge(house).await;
        let again =
            pass_second_factor(&house.identity, house.database(), &second, &code, &at).await;
        assert!(matches!(again, Err(Refused::Wrong)), "{again:?}");
    });
}

#[test]
fn guessing_codes_ends_the_sign_in_and_then_has_to_wait() {
    on_both(async |house| {
        house.user(ANA, Some(HERE), &[Role::OfficeWorker]).await;
        let actor = house.actor(ANA).await;
        let (factor, ..) = set_up(house, &actor).await;
        house.wait(60);
        let at = browser("203.0.113.7");
        let first = challenge(house).await;
        for _ in 0..5 {
            let wrong =
                pass_second_factor(&house.identity, house.database(), &first, "000001", &at).await;
            assert!(matches!(wrong, Err(Refused::Wrong)), "{wrong:?}");
        }
        let code = factor.code_at(house.now());
        let over = pass_second_factor(&house.identity, house.database(), &first, &code, &at).await;
        assert!(matches!(over, Err(Refused::Over)), "{over:?}");
        let second = challenge(house).await;
        let wait = pass_second_factor(&house.identity, house.database(), &second, &code, &at).await;
        assert!(matches!(wait, Err(Refused::Wait(_))), "{wait:?}");
    });
}

#[test]
fn a_second_factor_is_replaced_only_with_the_password() {
    on_both(async |house| {
        house.user(ANA, Some(HERE), &[Role::OfficeWorker]).await;
        let actor = house.actor(ANA).await;
        let (_factor, _codes, secret) = set_up(house, &actor).await;
        let actor = house.recognise(&secret).await.unwrap().actor;
        house.wait(60);
        let other = offer_second_factor(house.database(), &actor).await.unwrap();
        let code = other.code_at(house.now());
        let at = browser("203.0.113.7");
        let wrong = (code.as_str(), &Password::of("pogrešna"));
        let refused =
            confirm_second_factor(&house.identity, house.database(), &actor, wrong, &at).await;
        assert!(matches!(refused, Err(Refused::Wrong)), "{refused:?}");
        let right = (code.as_str(), &Password::of(PASSWORD));
        let done =
            confirm_second_factor(&house.identity, house.database(), &actor, right, &at).await;
        assert!(done.is_ok(), "{done:?}");
    });
}

#[test]
fn new_recovery_codes_make_the_old_ones_worthless() {
    on_both(async |house| {
        house.user(ANA, Some(HERE), &[Role::OfficeWorker]).await;
        let actor = house.actor(ANA).await;
        let (_factor, old, secret) = set_up(house, &actor).await;
        let actor = house.recognise(&secret).await.unwrap().actor;
        let (at, password) = (browser("203.0.113.7"), Password::of(PASSWORD));
        let new = new_recovery_codes(&house.identity, house.database(), &actor, &password, &at);
        let new = new.await.unwrap();
        let first = challenge(house).await;
        let refused =
            pass_second_factor(&house.identity, house.database(), &first, &old[0], &at).await;
        assert!(matches!(refused, Err(Refused::Wrong)), "{refused:?}");
        let opened =
            pass_second_factor(&house.identity, house.database(), &first, new[0].reveal(), &at);
        assert!(opened.await.is_ok());
    });
}

#[test]
fn an_administrator_takes_a_lost_second_factor_away_and_a_new_one_has_to_be_set_up() {
    on_both(async |house| {
        let ana = house.user(ANA, Some(HERE), &[Role::OfficeWorker]).await;
        house.user("milan@opstina.rs", Some(HERE), &[Role::Administrator]).await;
        let actor = house.actor(ANA).await;
        let (_factor, _codes, secret) = set_up(house, &actor).await;
        let administrator = house.actor("milan@opstina.rs").await;
        reset_second_factor(&permit(&administrator), house.database(), ana).await.unwrap();
        assert_eq!(house.recognise(&secret).await, None);
        let opened = house.come_in(ANA).await;
        let found = house.recognise(opened.session.reveal()).await.unwrap();
        assert_eq!(found.step_needed, Some("/account/second-factor"));
    });
}
