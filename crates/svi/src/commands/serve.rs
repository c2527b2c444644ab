//! `svi serve`: the pages and the API of an installation.

use crate::{cli::ServeArgs, config::Config, logs, output::say, runtime, serving::Ready};

/// Runs the command.
///
/// # Errors
/// One line on what is in the way.
pub(super) fn run(args: &ServeArgs) -> anyhow::Result<()> {
    let config = Config::read(&args.place.data, &args.options())?;
    logs::start(&config.settings)?;
    runtime::run(async {
        let stop = runtime::stop()?;
        let ready = Ready::of(&config, false).await?;
        say(&format!("Svi listens on {}\n", ready.url()))?;
        ready.serve(stop).await;
        Ok(())
    })
}
