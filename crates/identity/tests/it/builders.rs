//! An installation with two municipalities, and people in it.

use chrono::{DateTime, Utc};
use database::{Audit, Authority, Database, NewJob, run_until_idle};
use identity::{
    Browser, Email, Hasher, Identity, MIGRATIONS, NewUser, Opened, Password, Settings, SignIn,
    Stage, add_user, set_up_municipality, sign_in,
};
use kernel::{Actor, Clock as _, Permission, Permit, Role, UserId};
use testkit::Base;
use web::{Authenticate as _, Credentials, Recognised};

/// Vranje.
pub(crate) const HERE: &str = "80438";
/// Niš.
pub(crate) const THERE: &str = "70939";
/// A password that the policy takes.
pub(crate) const PASSWORD: &str = "zelena vrata u dvorištu";

/// Runs a test on both databases.
#[expect(clippy::needless_pass_by_value, reason = "a test is written where it is passed")]
pub(crate) fn on_both(body: impl AsyncFn(&House)) {
    testkit::on_both(MIGRATIONS, async |base: &Base| {
        let house = House::of(base).await;
        body(&house).await;
    });
}

/// The installation of one test.
pub(crate) struct House<'a> {
    pub(crate) base: &'a Base,
    pub(crate) identity: Identity,
}

impl<'a> House<'a> {
    async fn of(base: &'a Base) -> Self {
        let settings = Settings { hasher: Hasher::quick(), ..Settings::at("https://svi.test") };
        let house = Self { base, identity: Identity::new(settings) };
        for (code, name) in [(HERE, "Vranje"), (THERE, "Niš")] {
            let everywhere = house.everywhere();
            let code = code.parse().unwrap();
            set_up_municipality(&everywhere, house.database(), &code, name).await.unwrap();
        }
        house
    }

    pub(crate) fn database(&self) -> &Database {
        &self.base.database
    }

    pub(crate) fn now(&self) -> DateTime<Utc> {
        self.base.clock.now()
    }

    pub(crate) fn everywhere(&self) -> Authority {
        self.base.everywhere()
    }

    /// Lets seconds pass.
    pub(crate) fn wait(&self, seconds: u64) {
        self.base.clock.advance(std::time::Duration::from_secs(seconds));
    }

    /// Does the work that waits, and before it what `due` names as due by time.
    pub(crate) async fn work(&self, due: Option<&'static str>) {
        if let Some(kind) = due {
            let mut tx = self.database().begin(&self.everywhere()).await.unwrap();
            tx.enqueue(NewJob::of(kind, serde_json::Value::Null)).await.unwrap();
            tx.commit(Audit::of("test")).await.unwrap();
        }
        let jobs = self.identity.context().jobs;
        run_until_idle(self.database(), jobs).await.unwrap();
    }

    /// A user with a password.
    pub(crate) async fn user(&self, email: &str, unit: Option<&str>, roles: &[Role]) -> UserId {
        let new = NewUser {
            email: email.parse().unwrap(),
            name: name_of(email),
            password: Some(Password::of(PASSWORD)),
            unit: unit.map(|unit| unit.parse().unwrap()),
            roles: roles.to_vec(),
        };
        add_user(&self.identity, self.database(), &new).await.unwrap()
    }

    /// Signs in with the right password from a browser that is new.
    pub(crate) async fn come_in(&self, email: &str) -> Opened {
        self.try_in(email, PASSWORD, &browser("203.0.113.7")).await.unwrap()
    }

    pub(crate) async fn try_in(
        &self,
        email: &str,
        password: &str,
        browser: &Browser,
    ) -> Result<Opened, identity::Refused> {
        match self.stage(email, password, browser).await? {
            Stage::In(opened) => Ok(opened),
            Stage::SecondFactor(_) => panic!("a second factor is asked for"),
        }
    }

    pub(crate) async fn stage(
        &self,
        email: &str,
        password: &str,
        browser: &Browser,
    ) -> Result<Stage, identity::Refused> {
        let asked = SignIn {
            email: email.into(),
            password: Password::of(password),
            next: "/households".into(),
        };
        sign_in(&self.identity, self.database(), asked, browser).await
    }

    /// Who a session's secret is recognised as.
    pub(crate) async fn recognise(&self, secret: &str) -> Option<Recognised> {
        let recogniser = self.identity.recogniser();
        recogniser
            .authenticate(self.database(), Credentials::Session(secret.into()), "r1")
            .await
            .unwrap()
    }

    /// Who a token is recognised as.
    pub(crate) async fn recognise_token(&self, secret: &str) -> Option<Recognised> {
        let recogniser = self.identity.recogniser();
        recogniser
            .authenticate(self.database(), Credentials::Token(secret.into()), "r1")
            .await
            .unwrap()
    }

    /// A user who has just signed in.
    pub(crate) async fn actor(&self, email: &str) -> Actor {
        let opened = self.come_in(email).await;
        self.recognise(opened.session.reveal()).await.unwrap().actor
    }

    /// Actions in the audit, the newest last.
    pub(crate) async fn actions(&self) -> Vec<String> {
        let look = Audit::of("test");
        let reader = self.database().read_personal(&self.everywhere(), look).await.unwrap();
        let filter = database::AuditFilter::default();
        let entries = database::list_audit_entries(&reader, &filter, None, 200).await.unwrap();
        let actions = entries.into_iter().rev().map(|entry| entry.action);
        actions.filter(|action| action != "test").collect()
    }
}

/// `ana@opstina.rs` is Ana.
fn name_of(email: &str) -> String {
    let email: Email = email.parse().unwrap();
    let mut letters = email.local_part().chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap()
}

/// A browser at that address in which nobody has signed in before.
pub(crate) fn browser(address: &str) -> Browser {
    Browser {
        address: Some(address.parse().unwrap()),
        device: "Firefox on Debian".into(),
        known: None,
        request: "r1".into(),
    }
}

/// The permit that an actor has.
pub(crate) fn permit<P: Permission>(actor: &Actor) -> Permit<P> {
    actor.permit().unwrap()
}
