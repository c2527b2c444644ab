//! Identity at work in one process: its settings, and what it offers to `svi` and to other contexts.

use std::{sync::Arc, time::Duration};

use database::{Authority, Database, JobKind, Tenancy};
use kernel::{Actor, Locale};

use crate::{
    authenticate::Recogniser, mail, migrations::MIGRATIONS, oidc::Provider, permissions,
    settings::Settings, sweep,
};

/// Identity with its settings. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Identity(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    settings: Settings,
    provider: Option<Provider>,
}

impl Identity {
    /// With these settings.
    pub fn new(settings: Settings) -> Self {
        let provider = settings.oidc.clone().map(|oidc| Provider::new(oidc, &settings.public_url));
        Self(Arc::new(Inner { settings, provider }))
    }

    /// The settings.
    pub fn settings(&self) -> &Settings {
        &self.0.settings
    }

    /// The other provider, when one is set.
    pub(crate) fn provider(&self) -> Option<&Provider> {
        self.0.provider.as_ref()
    }

    /// What recognises requests.
    pub fn recogniser(&self, database: Database) -> Recogniser {
        Recogniser::new(database, self.clone())
    }

    /// Everything that `svi` needs to know of this context.
    pub fn context(&self) -> web::Context {
        web::Context {
            name: "identity",
            routes: crate::pages::routes(self).merge(crate::api::routes(self)),
            permissions: permissions::all(),
            migrations: MIGRATIONS,
            jobs: self.jobs(),
            menu: crate::pages::menu(),
            panels: Vec::new(),
            search: None,
            personal_data: PERSONAL_DATA,
            locale: Some(locale()),
        }
    }

    fn jobs(&self) -> Vec<JobKind> {
        let life = self.settings().session;
        vec![
            mail::job(self.settings().mail.clone()),
            JobKind::of(sweep::JOB, move |run| sweep::run(run, life))
                .every(Duration::from_secs(60 * 60)),
        ]
    }
}

/// Why a row may be without a municipality: operators have none.
const INSTALLATION: Option<&str> = Some("what concerns operators is in no municipality");

/// Tables with data about people who sign in. They work in several municipalities, so most have no column for one.
const PERSONAL_DATA: &[web::PersonalTable] = &[
    web::PersonalTable {
        table: "user_account",
        no_tenant_because: Some("a user may work in several municipalities"),
    },
    web::PersonalTable { table: "membership", no_tenant_because: INSTALLATION },
    web::PersonalTable { table: "invitation", no_tenant_because: INSTALLATION },
    web::PersonalTable { table: "notice", no_tenant_because: INSTALLATION },
    web::PersonalTable { table: "outgoing_mail", no_tenant_because: INSTALLATION },
    web::PersonalTable {
        table: "session",
        no_tenant_because: Some("a session goes from one municipality to another"),
    },
];

/// The words of this context.
pub(crate) fn locale() -> &'static Locale {
    static LOCALE: std::sync::LazyLock<Locale> = std::sync::LazyLock::new(|| {
        Locale::shipped(include_str!("../locales/sr.ftl"), include_str!("../locales/en.ftl"))
    });
    &LOCALE
}

/// The sign-in at work, before there is an actor.
pub(crate) fn program(name: &'static str, request: Option<&str>) -> Authority {
    Authority::of_program(name, Tenancy::All).in_request(request.map(str::to_owned))
}

/// Somebody at work on their own account, whatever municipality is active.
pub(crate) fn own(actor: &Actor) -> Authority {
    program("identity.own_account", actor.request.as_deref()).asked_by(Some(actor.user))
}
