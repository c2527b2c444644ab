//! The log: lines on the error stream, JSON for programs or text for people.

use tracing_subscriber::{EnvFilter, fmt};

use crate::{
    config::{LogFormat, Settings},
    exit::{Failure, refuse},
};

/// Starts logging warnings only, as lines for people: for a demonstration in a terminal.
///
/// # Errors
/// One line when logging is started already.
pub(crate) fn start_quietly(settings: &Settings) -> anyhow::Result<()> {
    let mut settings = settings.clone();
    settings.log.format = LogFormat::Text;
    settings.log.level = "warn".into();
    start(&settings)
}

/// Starts logging.
///
/// # Errors
/// One line when the level is none.
pub(crate) fn start(settings: &Settings) -> anyhow::Result<()> {
    let level = &settings.log.level;
    let filter = EnvFilter::builder().parse(level).map_err(|cause| {
        let line =
            format!("log.level: expected a level as info or warn,svi::request=info: {cause}");
        refuse(Failure::Input, line)
    })?;
    let builder = fmt().with_env_filter(filter).with_writer(std::io::stderr);
    let started = match settings.log.format {
        LogFormat::Json => builder.json().flatten_event(true).with_span_list(false).try_init(),
        LogFormat::Text => builder.compact().try_init(),
    };
    started.map_err(|cause| refuse(Failure::Internal, cause.to_string()))
}
