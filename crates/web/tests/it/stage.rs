//! A site to test against: a database in a folder of its own, people whose session is their name.

#![expect(clippy::expect_used, reason = "a test ends where its site cannot be made")]

use std::{collections::BTreeSet, path::PathBuf, sync::Arc};

use database::{Database, Keyring, Settings};
use futures_util::future::BoxFuture;
use kernel::{Actor, FixedClock, Language, Role, UnitCode};
use web::{App, Authenticate, Context, Credentials, Recognised, Site};

/// Recognises whoever shows one of these: `nobody-yet`, or the name of a role.
#[derive(Debug, Default)]
pub(crate) struct People;

impl Authenticate for People {
    fn authenticate<'a>(
        &'a self,
        _: &'a Database,
        credentials: Credentials,
        request: &'a str,
    ) -> BoxFuture<'a, database::Result<Option<Recognised>>> {
        let (name, is_token) = match credentials {
            Credentials::Session(name) => (name, false),
            Credentials::Token(name) => (name, true),
        };
        let found = recognised(&name, is_token, request);
        Box::pin(async move { Ok(found) })
    }

    fn remember_language<'a>(
        &'a self,
        _: &'a Database,
        _: &'a Actor,
        _: Language,
    ) -> BoxFuture<'a, database::Result<()>> {
        Box::pin(async { Ok(()) })
    }
}

fn recognised(name: &str, is_token: bool, request: &str) -> Option<Recognised> {
    let role: Role = name.parse().ok()?;
    let pirot: UnitCode = "70939".parse().ok()?;
    let bor: UnitCode = "80438".parse().ok()?;
    let actor = Actor {
        user: "01890a5d-ac96-774b-bcce-b302099a8057".parse().ok()?,
        name: "Živka Đorđević".into(),
        session: None,
        unit: Some(pirot.clone()),
        roles: BTreeSet::from([role]),
        limited_to: is_token.then(BTreeSet::new),
        request: Some(request.to_owned()),
    };
    Some(Recognised {
        actor,
        language: None,
        municipalities: vec![(pirot, "Pirot".into()), (bor, "Bor".into())],
        step_needed: (role == Role::Provider).then_some("/account/second-factor"),
        unread: 3,
    })
}

/// The site with its data in `folder`.
pub(crate) async fn app(folder: PathBuf, site: Site, contexts: &[Context]) -> App {
    let clock = Arc::new(FixedClock("2026-11-27T12:00:00Z".parse().expect("a moment")));
    let keys = Keyring::generate().expect("keys");
    let database =
        Database::open(Settings::of_folder(&folder), keys, clock, &[]).await.expect("a database");
    App::new(database, site, Arc::new(People), contexts)
}
