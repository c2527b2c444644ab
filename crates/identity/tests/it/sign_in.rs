//! Coming in with a password, and the limits.

use identity::{Browser, Refused, sign_out};
use kernel::Role;

use crate::builders::{HERE, PASSWORD, browser, on_both};

const ANA: &str = "ana@opstina.rs";

#[test]
fn who_knows_the_password_comes_in_and_is_recognised_where_they_work() {
    on_both(async |house| {
        let user = house.user(ANA, Some(HERE), &[Role::Analyst]).await;
        let opened = house.come_in("  ANA@opstina.rs ").await;
        assert_eq!(opened.next, "/households");
        let found = house.recognise(opened.session.reveal()).await.unwrap();
        assert_eq!(found.actor.user, user);
        assert_eq!(found.actor.name, "Ana");
        assert_eq!(found.actor.unit.unwrap().as_str(), HERE);
        assert_eq!(found.actor.roles, [Role::Analyst].into());
        assert_eq!(found.actor.limited_to, None);
        assert_eq!(found.municipalities, [(HERE.parse().unwrap(), "Vranje".to_owned())]);
        assert_eq!(found.step_needed, None);
        assert_eq!(found.unread, 0);
        assert_eq!(
            house.actions().await,
            ["set_up_municipality", "set_up_municipality", "add_user", "try_password", "sign_in"]
        );
    });
}

#[test]
fn a_wrong_password_and_an_unknown_address_get_the_same_answer() {
    on_both(async |house| {
        house.user(ANA, Some(HERE), &[Role::Analyst]).await;
        for (email, password) in
            [(ANA, "pogrešna lozinka"), ("niko@opstina.rs", PASSWORD), ("nije adresa", PASSWORD)]
        {
            let refused = house.try_in(email, password, &browser("203.0.113.7")).await;
            assert!(matches!(refused, Err(Refused::Wrong)), "{email}: {refused:?}");
        }
    });
}

#[test]
fn a_secret_that_is_not_one_is_nobodys() {
    on_both(async |house| {
        house.user(ANA, Some(HERE), &[Role::Analyst]).await;
        let opened = house.come_in(ANA).await;
        let mut other = opened.session.reveal().to_owned();
        other.pop();
        for secret in ["", "x", other.as_str(), "' or 1=1 --"] {
            assert_eq!(house.recognise(secret).await, None);
        }
    });
}

#[test]
fn a_session_ends_at_once_when_its_user_goes_out() {
    on_both(async |house| {
        house.user(ANA, Some(HERE), &[Role::Analyst]).await;
        let opened = house.come_in(ANA).await;
        let actor = house.recognise(opened.session.reveal()).await.unwrap().actor;
        sign_out(house.database(), &actor).await.unwrap();
        assert_eq!(house.recognise(opened.session.reveal()).await, None);
    });
}

#[test]
fn a_session_ends_when_idle_and_lives_on_while_it_is_used() {
    on_both(async |house| {
        house.user(ANA, Some(HERE), &[Role::Analyst]).await;
        let opened = house.come_in(ANA).await;
        for _ in 0..3 {
            house.wait(25 * 60);
            assert!(house.recognise(opened.session.reveal()).await.is_some());
        }
        house.wait(32 * 60);
        assert_eq!(house.recognise(opened.session.reveal()).await, None);
    });
}

#[test]
fn a_session_ends_after_its_longest_time_however_much_it_is_used() {
    on_both(async |house| {
        house.user(ANA, Some(HERE), &[Role::Analyst]).await;
        let opened = house.come_in(ANA).await;
        for _ in 0..28 {
            house.wait(25 * 60);
            assert!(house.recognise(opened.session.reveal()).await.is_some());
        }
        house.wait(25 * 60);
        assert_eq!(house.recognise(opened.session.reveal()).await, None);
    });
}

#[test]
fn attempts_are_limited_across_processes_and_the_right_password_waits_too() {
    on_both(async |house| {
        house.user(ANA, Some(HERE), &[Role::Analyst]).await;
        let second = house.base.reopen().await;
        for number in 0..5 {
            let database = if number % 2 == 0 { house.database() } else { &second };
            let refused = attempt(house, database, ANA, "pogrešna lozinka", "203.0.113.7").await;
            assert!(matches!(refused, Err(Refused::Wrong)), "{refused:?}");
        }
        for database in [house.database(), &second] {
            let refused = attempt(house, database, ANA, PASSWORD, "198.51.100.9").await;
            let Err(Refused::Wait(wait)) = refused else { panic!("{refused:?}") };
            assert_eq!(wait.num_milliseconds(), 1000);
        }
        house.wait(1);
        let opened = attempt(house, &second, ANA, PASSWORD, "198.51.100.9").await;
        assert!(opened.is_ok(), "{opened:?}");
        second.close().await;
    });
}

async fn attempt(
    house: &crate::builders::House<'_>,
    database: &database::Database,
    email: &str,
    password: &str,
    address: &str,
) -> Result<identity::Stage, Refused> {
    let asked = identity::SignIn {
        email: email.into(),
        password: identity::Password::of(password),
        next: "/".into(),
    };
    identity::sign_in(&house.identity, database, asked, &browser(address)).await
}

#[test]
fn an_attack_on_an_account_does_not_keep_its_user_out_of_a_known_browser() {
    on_both(async |house| {
        house.user(ANA, Some(HERE), &[Role::Analyst]).await;
        let own = house.try_in(ANA, PASSWORD, &browser("203.0.113.7")).await.unwrap();
        house.wait(60);
        for _ in 0..6 {
            let _wrong = house.try_in(ANA, "pogrešna lozinka", &browser("203.0.113.7")).await;
        }
        let unknown = house.try_in(ANA, PASSWORD, &browser("198.51.100.9")).await;
        assert!(matches!(unknown, Err(Refused::Wait(_))), "{unknown:?}");
        let known = Browser { known: own.device, ..browser("203.0.113.7") };
        let opened = house.try_in(ANA, PASSWORD, &known).await.unwrap();
        assert_eq!(opened.device, None);
    });
}

#[test]
fn a_known_browser_is_limited_by_itself() {
    on_both(async |house| {
        house.user(ANA, Some(HERE), &[Role::Analyst]).await;
        let own = house.try_in(ANA, PASSWORD, &browser("203.0.113.7")).await.unwrap();
        let known = Browser { known: own.device, ..browser("203.0.113.7") };
        house.wait(60);
        for _ in 0..5 {
            let refused = house.try_in(ANA, "pogrešna lozinka", &known).await;
            assert!(matches!(refused, Err(Refused::Wrong)), "{refused:?}");
        }
        let refused = house.try_in(ANA, PASSWORD, &known).await;
        assert!(matches!(refused, Err(Refused::Wait(_))), "{refused:?}");
    });
}

#[test]
fn who_tries_many_accounts_from_one_address_is_slowed_even_with_an_account_of_their_own() {
    on_both(async |house| {
        house.user(ANA, Some(HERE), &[Role::Analyst]).await;
        for number in 0..30 {
            let email = format!("korisnik{number}@opstina.rs");
            let refused = house.try_in(&email, PASSWORD, &browser("203.0.113.7")).await;
            assert!(matches!(refused, Err(Refused::Wrong)), "{refused:?}");
        }
        let refused = house.try_in("jos@opstina.rs", PASSWORD, &browser("203.0.113.7")).await;
        assert!(matches!(refused, Err(Refused::Wait(_))), "{refused:?}");
        house.wait(2);
        assert!(house.try_in(ANA, PASSWORD, &browser("203.0.113.7")).await.is_ok());
        let _wrong = house.try_in("jos@opstina.rs", PASSWORD, &browser("203.0.113.7")).await;
        let refused = house.try_in("jos@opstina.rs", PASSWORD, &browser("203.0.113.7")).await;
        assert!(matches!(refused, Err(Refused::Wait(_))), "{refused:?}");
    });
}

#[test]
fn a_sign_in_from_a_new_browser_is_told_to_the_user() {
    on_both(async |house| {
        house.user(ANA, Some(HERE), &[Role::Analyst]).await;
        let first = house.come_in(ANA).await;
        assert!(first.device.is_some());
        let second = house.come_in(ANA).await;
        let found = house.recognise(second.session.reveal()).await.unwrap();
        assert_eq!(found.unread, 1);
        let notices = identity::list_notices(house.database(), &found.actor).await.unwrap();
        assert_eq!(notices.len(), 1);
        assert_eq!(notices[0].kind, "identity-notice-new-device");
        assert!(!notices[0].is_read);
        identity::read_notices(house.database(), &found.actor).await.unwrap();
        assert_eq!(house.recognise(second.session.reveal()).await.unwrap().unread, 0);
    });
}

#[test]
fn colleagues_share_a_browser_without_making_it_unknown_to_each_other() {
    on_both(async |house| {
        house.user(ANA, Some(HERE), &[Role::Analyst]).await;
        house.user("ivan@opstina.rs", Some(HERE), &[Role::Analyst]).await;
        let own = house.try_in(ANA, PASSWORD, &browser("203.0.113.7")).await.unwrap();
        let shared = Browser { known: own.device, ..browser("203.0.113.7") };
        let ivan = house.try_in("ivan@opstina.rs", PASSWORD, &shared).await.unwrap();
        assert_eq!(ivan.device, None, "the browser keeps its cookie");
        house.wait(60);
        for email in [ANA, "ivan@opstina.rs"] {
            for _ in 0..6 {
                let _wrong = house.try_in(email, "pogrešna lozinka", &browser("203.0.113.7")).await;
            }
            assert!(house.try_in(email, PASSWORD, &shared).await.is_ok(), "{email}");
        }
    });
}
