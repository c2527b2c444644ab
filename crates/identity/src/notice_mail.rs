//! Every ten minutes: who has notices that were not read in the meantime is told by mail that there are some. What they say
//! stands on the page only, where one has to sign in.

use chrono::TimeDelta;
use database::{Audit, JobFault, JobRun};
use kernel::TextArgs;

use crate::{
    mail::{self, Mail},
    settings::Settings,
    state::{locale, program},
    store::{notices, users},
    user::UserState,
};

/// Name of the job.
pub(crate) const JOB: &str = "identity.mail_notices";

/// Who is at work sees a notice within this time and needs no mail.
const READ_WITHIN: TimeDelta = TimeDelta::minutes(10);

pub(crate) async fn run(run: JobRun, settings: Settings) -> Result<(), JobFault> {
    if settings.mail.is_none() {
        return Ok(());
    }
    let mut tx = run.database.begin(&program(JOB, None)).await?;
    let before = tx.now() - READ_WITHIN;
    let waiting = notices::not_mailed(&tx, before).await?;
    if waiting.is_empty() {
        return Ok(());
    }
    for (user, count) in &waiting {
        let Some(user) = users::find(&tx, *user).await? else { continue };
        if user.state == UserState::Active {
            let language = user.language.unwrap_or(settings.language);
            let args = TextArgs::new()
                .text("name", user.name.clone())
                .count("count", *count)
                .text("link", format!("{}/notices", settings.public_url));
            let mail = Mail {
                to: user.email.as_str().to_owned(),
                title: locale().with(language, "identity-mail-notices-title", &args),
                text: locale().with(language, "identity-mail-notices", &args),
            };
            mail::post(&mut tx, None, user.id.uuid(), &mail).await?;
        }
    }
    notices::mark_mailed(&mut tx, before).await?;
    tx.commit(Audit::of("mail_notices")).await?;
    Ok(())
}
