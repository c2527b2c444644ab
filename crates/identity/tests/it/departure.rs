//! Everything of a municipality is taken out, and goes when it has left.

use std::io::Read as _;

use identity::{
    Hasher, Identity, MailSettings, MailTls, NewInvitation, Refused, Settings, ask_export,
    close_municipality, invite_user, list_exports, list_municipalities, list_users, take_export,
};
use kernel::{Actor, Role};

use crate::builders::{HERE, House, THERE, on_both, permit};

/// With mail that nobody takes, so that it stays, sealed.
fn with_mail<'a>(house: &House<'a>) -> House<'a> {
    let mail = MailSettings {
        host: "127.0.0.1".into(),
        port: 1,
        tls: MailTls::None,
        user: None,
        password: None,
        from: "svi@opstina.rs".parse().unwrap(),
    };
    let settings = Settings::at("https://svi.test");
    let settings = Settings { hasher: Hasher::quick(), mail: Some(mail), ..settings };
    House { base: house.base, identity: Identity::new(settings) }
}

async fn invite(house: &House<'_>, actor: &Actor, email: &str) {
    let new = NewInvitation {
        unit: None,
        email: email.parse().unwrap(),
        name: "=cmd|' /C calc'!A0".into(),
        roles: vec![Role::Analyst],
    };
    invite_user(&permit(actor), &house.identity, house.database(), new).await.unwrap();
}

/// Files of an archive with their texts.
fn files(archive: &[u8]) -> std::collections::BTreeMap<String, String> {
    let mut archive = tar::Archive::new(archive);
    let entries = archive.entries().expect("an archive");
    entries
        .map(|entry| {
            let mut entry = entry.expect("a file");
            let name = entry.path().expect("a name").display().to_string();
            let mut text = String::new();
            entry.read_to_string(&mut text).expect("text");
            (name, text)
        })
        .collect()
}

#[test]
fn an_archive_holds_everything_of_the_municipality_opened_and_is_handed_out_once() {
    on_both(async |house| {
        let house = with_mail(house);
        house.user("milan@opstina.rs", Some(HERE), &[Role::Administrator]).await;
        house.user("tamo@opstina.rs", Some(THERE), &[Role::Administrator]).await;
        let milan = house.actor("milan@opstina.rs").await;
        let there = house.actor("tamo@opstina.rs").await;
        invite(&house, &milan, "jelena@opstina.rs").await;
        invite(&house, &there, "druga@opstina.rs").await;
        let job = ask_export(&permit(&milan), house.database()).await.unwrap();
        house.work(None).await;
        let foreign = take_export(&permit(&there), house.database(), job).await;
        assert!(matches!(foreign, Err(Refused::NotFound)), "{foreign:?}");
        let archive = take_export(&permit(&milan), house.database(), job).await.unwrap();
        let files = files(&archive);
        assert!(
            files["invitation.csv"].contains("jelena@opstina.rs"),
            "{}",
            files["invitation.csv"]
        );
        assert!(files["invitation.csv"].contains("'=cmd"), "no cell is taken for a formula");
        assert!(
            files["outgoing_mail.csv"].contains("/invitations/"),
            "{}",
            files["outgoing_mail.csv"]
        );
        assert!(files["audit_entry.csv"].contains("invite_user"));
        assert!(files.values().all(|text| !text.contains("druga@opstina.rs")));
        assert_eq!(files.keys().find(|name| name.contains("sealing_key")), None);
        let again = take_export(&permit(&milan), house.database(), job).await;
        assert!(matches!(again, Err(Refused::Over)), "{again:?}");
        let shown = list_exports(&permit(&milan), house.database()).await.unwrap();
        assert_eq!(shown.len(), 1);
        assert!(house.actions().await.contains(&"take_export".to_owned()));
    });
}

#[test]
fn data_of_a_municipality_go_after_the_grace_and_no_others() {
    on_both(async |house| {
        let house = with_mail(house);
        house.user("milan@opstina.rs", Some(HERE), &[Role::Administrator]).await;
        house.user("tamo@opstina.rs", Some(THERE), &[Role::Administrator]).await;
        house.user("olga@svi.rs", None, &[Role::Operator]).await;
        let milan = house.actor("milan@opstina.rs").await;
        let there = house.actor("tamo@opstina.rs").await;
        let olga = house.actor("olga@svi.rs").await;
        invite(&house, &milan, "jelena@opstina.rs").await;
        invite(&house, &there, "druga@opstina.rs").await;
        let here = HERE.parse().unwrap();
        close_municipality(&permit(&olga), house.database(), &here).await.unwrap();
        let open = async || {
            let list = list_users(&permit(&olga), house.database()).await.unwrap();
            let mut emails: Vec<String> =
                list.invitations.iter().map(|one| one.email.to_string()).collect();
            emails.sort();
            emails
        };
        let states = async || {
            let all = list_municipalities(&house.everywhere(), house.database()).await.unwrap();
            all.into_iter().map(|one| (one.name, one.state.name())).collect::<Vec<_>>()
        };
        house.wait(29 * 24 * 60 * 60);
        house.work(Some("identity.delete_municipalities")).await;
        assert_eq!(open().await, ["druga@opstina.rs", "jelena@opstina.rs"]);
        house.wait(2 * 24 * 60 * 60);
        house.work(Some("identity.delete_municipalities")).await;
        assert_eq!(open().await, ["druga@opstina.rs"]);
        let expected = [("Niš".to_owned(), "open"), ("Vranje".to_owned(), "closed")];
        assert_eq!(states().await, expected);
        let actions = house.actions().await;
        assert_eq!(actions.iter().filter(|one| *one == "invite_user").count(), 2);
        assert!(actions.contains(&"delete_municipality".to_owned()));
        let opened = house.come_in("milan@opstina.rs").await;
        let found = house.recognise(opened.session.reveal()).await.unwrap();
        assert_eq!((found.actor.unit, found.actor.roles.len()), (None, 0));
    });
}
