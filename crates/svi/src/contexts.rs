//! The list of contexts: the only place that knows them all. A new one takes its line here.

use assessment::LiveRules;
use database::{Erase, Migration};
use identity::Identity;
use indicators::LiveFigures;
use web::{Context, Site};

use crate::config::Config;

/// All contexts.
#[derive(Debug)]
pub(crate) struct Contexts {
    /// What they bring, in the order of dependency.
    pub(crate) list: Vec<Context>,
    /// Who recognises users.
    pub(crate) identity: Identity,
}

/// All contexts of an installation that is reached as `site`.
///
/// # Errors
/// One line on a setting or a secret's file that is wrong.
pub(crate) fn all(config: &Config, site: &Site) -> anyhow::Result<Contexts> {
    // Read at the first question: a server starts at once.
    let figures = LiveFigures::of(&config.folder);
    let rules = LiveRules::of(&config.folder);
    let mut later = vec![
        registry::context(),
        assessment::context(&rules),
        indicators::context(&figures),
        reports::context(&figures),
        mapping::context(&rules),
        transfer::context(&rules),
    ];
    let erasers: Vec<Erase> = later.iter().filter_map(|context| context.erase).collect();
    later.push(retention::context(erasers));
    let theirs = later.iter().flat_map(|context| context.permissions.clone());
    let permissions: Vec<_> = web::PERMISSIONS.into_iter().chain(theirs).collect();
    let mut settings = crate::serving::identity_settings(config, site)?.with_policy(&permissions);
    settings.handover.push(registry::handover());
    let identity = Identity::new(settings);
    let mut list = vec![identity.context()];
    list.extend(later);
    Ok(Contexts { list, identity })
}

/// The migrations of all.
pub(crate) fn migrations(contexts: &[Context]) -> Vec<Migration> {
    contexts.iter().flat_map(|context| context.migrations).copied().collect()
}
