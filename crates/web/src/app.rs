//! What all requests share: the database, the texts, the site's settings, what the contexts bring.

use std::{collections::BTreeMap, fmt, net::IpAddr, sync::Arc};

use database::{Database, Erase};
use kernel::{Language, Locale, TextArgs};

use crate::{
    assets::Assets,
    authenticate::Authenticate,
    context::{Context, Disclose, MenuItem, Panel, Search},
    paper::Print,
    server::Operation,
};

/// What the site is and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Site {
    /// The address under which people reach it, without a slash at the end: `https://svi.pirot.rs`.
    pub public_url: String,
    /// Addresses of proxies whose `X-Forwarded-*` are believed.
    pub proxies: Vec<IpAddr>,
    /// The language of somebody who has chosen none.
    pub language: Language,
    /// Whether this is a demonstration: every page says so.
    pub is_demo: bool,
    /// Largest body of a form in bytes.
    pub largest_form: usize,
    /// Largest upload in bytes.
    pub largest_upload: usize,
    /// SHA-256 of the token with which `/metrics` is read from elsewhere.
    pub metrics_token: Option<[u8; 32]>,
}

impl Site {
    /// A site at `public_url` with what suits most.
    pub fn at(public_url: &str) -> Self {
        Self {
            public_url: public_url.trim_end_matches('/').to_owned(),
            proxies: Vec::new(),
            language: Language::SerbianLatin,
            is_demo: false,
            largest_form: 1 << 20,
            largest_upload: 32 << 20,
            metrics_token: None,
        }
    }

    /// Whether it is reached over TLS: cookies are then bound to it.
    pub fn is_secure(&self) -> bool {
        self.public_url.starts_with("https://")
    }
}

pub(crate) struct Inner {
    pub(crate) site: Site,
    pub(crate) authenticate: Arc<dyn Authenticate>,
    pub(crate) assets: Assets,
    pub(crate) texts: BTreeMap<&'static str, &'static Locale>,
    pub(crate) menu: Vec<MenuItem>,
    pub(crate) panels: Vec<Panel>,
    pub(crate) searches: Vec<Search>,
    disclosers: Vec<Disclose>,
    printer: Option<Print>,
    erasers: Vec<Erase>,
    pub(crate) operation: Operation,
}

/// What all requests share.
#[derive(Clone)]
pub struct App(pub(crate) Arc<Inner>, Database);

impl fmt::Debug for App {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("App").field("site", &self.0.site).finish_non_exhaustive()
    }
}

impl App {
    /// Takes what the contexts bring, except their routes and jobs. Jobs are to be done on this application's database: what is
    /// withheld for somebody's protection is withheld whoever asks.
    pub fn new(
        database: Database,
        site: Site,
        authenticate: Arc<dyn Authenticate>,
        contexts: &[Context],
    ) -> Self {
        let mut texts = BTreeMap::from([("web", crate::texts::locale())]);
        texts.extend(contexts.iter().filter_map(|one| Some((one.name, one.locale?))));
        let mut menu: Vec<MenuItem> = contexts.iter().flat_map(|one| one.menu.clone()).collect();
        menu.push(crate::pages::MENU);
        menu.sort_by_key(|item| item.group);
        let inner = Inner {
            site,
            authenticate,
            assets: Assets::embedded(),
            texts,
            menu,
            panels: contexts.iter().flat_map(|one| one.panels.clone()).collect(),
            searches: contexts.iter().filter_map(|one| one.search.clone()).collect(),
            disclosers: contexts.iter().filter_map(|one| one.disclose.clone()).collect(),
            printer: contexts.iter().find_map(|one| one.print.clone()),
            erasers: contexts.iter().filter_map(|one| one.erase).collect(),
            operation: Operation::default(),
        };
        Self(Arc::new(inner), database.withholding(contexts.iter().filter_map(|one| one.withhold)))
    }

    /// The installation's database; for a page, all that is read through it is one state of the data.
    pub fn database(&self) -> &Database {
        &self.1
    }

    /// For one request that only reads.
    pub(crate) fn for_one_look(&self) -> Self {
        Self(Arc::clone(&self.0), self.1.for_one_look())
    }

    /// Who shows somebody what is held about that person, in the order of the contexts.
    pub fn disclosers(&self) -> &[Disclose] {
        &self.0.disclosers
    }

    /// Who sets documents on paper; `None` when no context does.
    pub fn printer(&self) -> Option<&Print> {
        self.0.printer.as_ref()
    }

    /// Who overwrites what is in the clear of somebody who is erased, in the order of the contexts.
    pub fn erasers(&self) -> &[Erase] {
        &self.0.erasers
    }

    /// The site's settings.
    pub fn site(&self) -> &Site {
        &self.0.site
    }

    /// What an action that stands in the log is, in plain words: the text of `CONTEXT-act-ACTION` of whichever context has it. `None`
    /// when none has.
    pub fn action_text(&self, language: Language, action: &str) -> Option<String> {
        self.0.texts.iter().find_map(|(context, locale)| {
            let key = format!("{context}-act-{action}");
            locale.has(&key).then(|| locale.text(language, &key))
        })
    }

    /// The text of `key`, which begins with its context's name: `registry-title`.
    pub fn text(&self, language: Language, key: &str, args: &TextArgs<'_>) -> String {
        let context = key.split('-').next().unwrap_or_default();
        match self.0.texts.get(context) {
            Some(locale) => locale.with(language, key, args),
            None => key.to_owned(),
        }
    }
}
