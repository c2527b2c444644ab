//! `svi demo`: two fictional municipalities, as files and as a site that shows itself in every role.

mod files;
mod fill;
mod people;

use crate::{
    cli::DemoArgs,
    config::{Config, DatabaseOptions, Options, ServerOptions},
    demo::households,
    logs,
    output::say,
    runtime,
    serving::Ready,
};

/// Runs the command.
///
/// # Errors
/// One line on what cannot be written, computed or served.
pub(super) fn run(args: &DemoArgs) -> anyhow::Result<()> {
    if args.files {
        return files::with_reports(args);
    }
    files::without_reports(args)?;
    let options = Options {
        server: ServerOptions { listen: Some(args.listen) },
        database: DatabaseOptions { url: args.database.clone() },
    };
    let config = Config::read(&args.data, &options)?;
    logs::start_quietly(&config.settings)?;
    runtime::run(async {
        let stop = runtime::stop()?;
        let ready = Ready::of(&config, true).await?;
        let mut municipalities = vec![households::FIRST, households::SECOND];
        for municipality in &municipalities {
            fill::fill(&ready.database, &config.folder, municipality, args.seed).await?;
        }
        if let Some(count) = args.fill {
            fill::fill_many(&ready.database, &config.folder, count).await?;
            municipalities.push(households::MANY);
        }
        let links = people::links(&ready, &municipalities).await?;
        say(&format!("Svi listens on {}\n{links}", ready.url()))?;
        ready.serve(stop).await;
        Ok(())
    })
}
