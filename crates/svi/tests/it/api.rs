//! An installation with somebody who has a token, served by the built program.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
    process::Command,
    sync::LazyLock,
};

use chrono::TimeDelta;
use database::{Authority, Migration, Tenancy};
use identity::{
    Identity, NewToken, NewUser, Settings, add_user, create_token, set_up_municipality,
};
use kernel::{Actor, Role};
use testkit::Base;

use crate::{
    crash::assert_done,
    served::{Served, svi},
};

/// The municipality.
pub(crate) const UNIT: &str = "70939";

static MIGRATIONS: LazyLock<Vec<Migration>> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap();
    let contexts = svi::contexts(folder.path()).unwrap();
    contexts.iter().flat_map(|context| context.migrations).copied().collect()
});

/// The migrations of all contexts.
pub(crate) fn migrations() -> &'static [Migration] {
    &MIGRATIONS
}

/// Somebody at the door of the API.
pub(crate) struct Api {
    folder: PathBuf,
    keys: PathBuf,
    url: Option<String>,
    authorization: String,
}

impl Api {
    /// Makes the municipality, a user and a token.
    pub(crate) async fn prepare(base: &Base) -> Self {
        set_clock(base);
        let contexts = svi::contexts(base.scratch()).unwrap();
        let policy: Vec<_> = contexts.iter().flat_map(|one| one.permissions.clone()).collect();
        let identity = Identity::new(Settings::at("http://svi.test").with_policy(&policy));
        let everywhere = Authority::of_program("test", Tenancy::All);
        let database = &base.database;
        let unit: kernel::UnitCode = UNIT.parse().unwrap();
        set_up_municipality(&everywhere, database, &unit, "Pirot").await.unwrap();
        let role = Role::OfficeCoordinator;
        let new = NewUser {
            email: "ana@vedrovo.test".parse().unwrap(),
            name: "Ana Nikolić".to_owned(),
            password: None,
            unit: Some(unit),
            roles: vec![role],
        };
        let user = add_user(&identity, database, &new).await.unwrap();
        let session = Some(uuid::Uuid::from_u128(7).into());
        let actor = Actor { user, session, ..testkit::actor(&[role], UNIT) };
        let names = policy.iter().filter(|permission| actor.may(**permission));
        let permissions: BTreeSet<String> =
            names.map(|permission| permission.name.to_owned()).collect();
        let expires_at = database.now() + TimeDelta::days(30);
        let token = NewToken { name: "test".to_owned(), permissions, expires_at };
        let token = create_token(&identity, database, &actor, &token).await.unwrap();
        Self {
            folder: base.settings.folder.clone(),
            keys: base.keys_folder(),
            url: base.settings.url.clone(),
            authorization: format!("authorization: Bearer {}", token.reveal()),
        }
    }

    /// The head of a request.
    pub(crate) fn headers(&self) -> [&str; 2] {
        [&self.authorization, "content-type: application/json"]
    }

    /// The command that serves it.
    pub(crate) fn serving(&self) -> Command {
        let mut command = self.command(&["serve", "--listen", "127.0.0.1:0"]);
        command.env("SVI_LOG_LEVEL", "warn");
        command
    }

    /// The program, serving it.
    pub(crate) fn serve(&self) -> Served {
        use std::process::Stdio;
        Served::spawn(self.serving().stdout(Stdio::piped()).stderr(Stdio::null()))
    }

    /// A command on it.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        on(arguments, &self.folder, &self.keys, self.url.as_deref())
    }

    /// Restores a backup into an empty installation and looks whether it is well.
    pub(crate) fn restore_elsewhere(&self, base: &Base, backup: &Path) {
        if base.is_postgres() {
            // Restoring needs a database of its own, which this test does not have; `database` tests it.
            return;
        }
        let elsewhere = base.scratch().join("elsewhere");
        let backup = backup.to_str().unwrap();
        assert_done(on(&["restore", backup], &elsewhere, &self.keys, None));
        assert_done(on(&["doctor"], &elsewhere, &self.keys, None));
    }
}

fn on(arguments: &[&str], folder: &Path, keys: &Path, url: Option<&str>) -> Command {
    let mut command = svi(arguments);
    command.arg("--data").arg(folder).env("SVI_KEYS_FOLDER", keys);
    if let Some(url) = url {
        command.args(["--database", url]);
    }
    command
}

/// The program has the machine's clock, so what is prepared for it must have it too.
fn set_clock(base: &Base) {
    #[expect(clippy::disallowed_methods, reason = "the built program has this clock")]
    let now = std::time::SystemTime::now();
    base.clock.set(now.into());
}

/// A household of two as JSON.
pub(crate) fn household(writer: usize, number: u64) -> String {
    serde_json::json!({
        "settlement": "Donja Vedrina",
        "address": format!("{writer}-{number}"),
        "note": "DEMO: pas u dvorištu",
        "members": [
            { "family_name": "Nikolić", "given_name": format!("Ana {number}"), "relation": "reference",
              "sex": "female", "birth_date": "1980-05-03", "jmbg": null },
            { "family_name": "Nikolić", "given_name": "Luka", "relation": "child", "sex": "male",
              "birth_date": null, "jmbg": null },
        ],
        "searched": "Nikolić",
        "none_of_these": true,
    })
    .to_string()
}

/// A change of a household that has that version.
pub(crate) fn change(version: i64) -> String {
    serde_json::json!({
        "settlement": "Gornja Vedrina", "address": "17", "note": null, "version": version,
        "reason": "preselili su se",
    })
    .to_string()
}
