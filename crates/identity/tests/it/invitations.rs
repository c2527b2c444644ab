//! Becoming a user.

use std::collections::BTreeSet;

use identity::{
    NewInvitation, Refusal, Refused, Weakness, accept_as_user, accept_invitation, invite_user,
    look_at_invitation, withdraw_invitation,
};
use kernel::{Actor, Role};

use crate::builders::{HERE, House, PASSWORD, THERE, browser, on_both, permit};

const JELENA: &str = "jelena@opstina.rs";

async fn administrator(house: &House<'_>) -> Actor {
    house.user("milan@opstina.rs", Some(HERE), &[Role::Administrator]).await;
    house.actor("milan@opstina.rs").await
}

fn invitation(email: &str, unit: Option<&str>, roles: &[Role]) -> NewInvitation {
    NewInvitation {
        unit: unit.map(|unit| unit.parse().unwrap()),
        email: email.parse().unwrap(),
        name: "Jelena Marković".into(),
        roles: roles.to_vec(),
    }
}

async fn invite(
    house: &House<'_>,
    actor: &Actor,
    new: NewInvitation,
) -> Result<(identity::InvitationId, identity::Secret), Refused> {
    invite_user(&permit(actor), &house.identity, house.database(), new).await
}

#[test]
fn who_is_invited_chooses_a_password_and_is_in() {
    on_both(async |house| {
        let milan = administrator(house).await;
        let new = invitation(JELENA, None, &[Role::Analyst, Role::AdvisoryMember]);
        let (_id, secret) = invite(house, &milan, new).await.unwrap();
        let (seen, has_account) =
            look_at_invitation(house.database(), &secret, "r1").await.unwrap();
        assert_eq!((seen.email.as_str(), has_account), (JELENA, false));
        assert_eq!(seen.unit.unwrap().as_str(), HERE);
        let given = ("Jelena Marković", PASSWORD);
        let at = browser("203.0.113.7");
        let opened = accept_invitation(&house.identity, house.database(), &secret, given, &at);
        let opened = opened.await.unwrap();
        let found = house.recognise(opened.session.reveal()).await.unwrap();
        assert_eq!(found.actor.name, "Jelena Marković");
        assert_eq!(found.actor.roles, BTreeSet::from([Role::Analyst, Role::AdvisoryMember]));
        let again = accept_invitation(&house.identity, house.database(), &secret, given, &at).await;
        assert!(matches!(again, Err(Refused::Over)), "{again:?}");
        house.come_in(JELENA).await;
    });
}

#[test]
fn a_weak_password_leaves_the_invitation_open() {
    on_both(async |house| {
        let milan = administrator(house).await;
        let new = invitation(JELENA, None, &[Role::Analyst]);
        let (_id, secret) = invite(house, &milan, new).await.unwrap();
        let given = ("Jelena Marković", "jelenamarkovic1");
        let at = browser("203.0.113.7");
        let weak = accept_invitation(&house.identity, house.database(), &secret, given, &at).await;
        assert!(matches!(weak, Err(Refused::Weak(Weakness::OwnName))), "{weak:?}");
        assert!(look_at_invitation(house.database(), &secret, "r1").await.is_ok());
    });
}

#[test]
fn an_invitation_ends_after_a_week_and_when_it_is_taken_back() {
    on_both(async |house| {
        let milan = administrator(house).await;
        let new = || invitation(JELENA, None, &[Role::Analyst]);
        let (id, taken_back) = invite(house, &milan, new()).await.unwrap();
        let (_id, forgotten) = invite(house, &milan, new()).await.unwrap();
        withdraw_invitation(&permit(&milan), house.database(), id).await.unwrap();
        let refused = look_at_invitation(house.database(), &taken_back, "r1").await;
        assert!(matches!(refused, Err(Refused::Over)), "{refused:?}");
        house.wait(7 * 24 * 60 * 60);
        let refused = look_at_invitation(house.database(), &forgotten, "r1").await;
        assert!(matches!(refused, Err(Refused::Over)), "{refused:?}");
    });
}

#[test]
fn who_has_an_account_takes_an_invitation_up_signed_in_and_nobody_else_can() {
    on_both(async |house| {
        house.user("milan@opstina.rs", Some(HERE), &[Role::Administrator]).await;
        house.user(JELENA, Some(THERE), &[Role::Analyst]).await;
        house.user("zlatko@opstina.rs", Some(THERE), &[Role::Analyst]).await;
        let milan = house.actor("milan@opstina.rs").await;
        let new = invitation(JELENA, None, &[Role::Analyst]);
        let (_id, secret) = invite(house, &milan, new).await.unwrap();
        let given = ("Jelena", PASSWORD);
        let at = browser("203.0.113.7");
        let refused =
            accept_invitation(&house.identity, house.database(), &secret, given, &at).await;
        assert!(matches!(refused, Err(Refused::SignInFirst)), "{refused:?}");
        let zlatko = house.actor("zlatko@opstina.rs").await;
        let refused = accept_as_user(house.database(), &zlatko, &secret).await;
        assert!(matches!(refused, Err(Refused::NotFound)), "{refused:?}");
        let opened = house.come_in(JELENA).await;
        let jelena = house.recognise(opened.session.reveal()).await.unwrap().actor;
        accept_as_user(house.database(), &jelena, &secret).await.unwrap();
        let found = house.recognise(opened.session.reveal()).await.unwrap();
        let names: Vec<String> = found.municipalities.into_iter().map(|(_, name)| name).collect();
        assert_eq!(names, ["Niš", "Vranje"]);
    });
}

#[test]
fn nobody_invites_to_a_role_out_of_reach() {
    on_both(async |house| {
        let milan = administrator(house).await;
        house.user("olga@svi.rs", None, &[Role::Operator]).await;
        let olga = house.actor("olga@svi.rs").await;
        for (actor, new) in [
            (&milan, invitation(JELENA, None, &[Role::Operator])),
            (&milan, invitation(JELENA, None, &[])),
            (&olga, invitation(JELENA, Some(HERE), &[Role::OfficeWorker])),
            (&olga, invitation(JELENA, Some(HERE), &[Role::Operator])),
            (&olga, invitation(JELENA, None, &[Role::Administrator])),
        ] {
            let refused = invite(house, actor, new).await;
            let is_refused = matches!(refused, Err(Refused::Rule(Refusal::RoleOutOfReach)));
            assert!(is_refused, "{refused:?}");
        }
        let unknown = invitation(JELENA, Some("99015"), &[Role::Administrator]);
        let refused = invite(house, &olga, unknown).await;
        assert!(matches!(refused, Err(Refused::NotFound)), "{refused:?}");
        let elsewhere = invitation(JELENA, Some(THERE), &[Role::Analyst]);
        let (_id, secret) = invite(house, &milan, elsewhere).await.unwrap();
        let (seen, _) = look_at_invitation(house.database(), &secret, "r1").await.unwrap();
        assert_eq!(seen.unit.unwrap().as_str(), HERE);
    });
}
