//! Mail: written in the transaction that has something to say, sealed, sent by a job, then removed.

use std::fmt;

use database::{Audit, Authority, JobFault, JobKind, JobRun, NewJob, Result, Tenancy, Tx};
use kernel::UnitCode;
use lettre::{
    AsyncSmtpTransport, AsyncTransport as _, Message, Tokio1Executor,
    message::{Mailbox, header::ContentType},
    transport::smtp::{
        authentication::Credentials,
        client::{Tls, TlsParameters},
    },
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{email::Email, secret::Secret, store::notices};

/// Name of the job.
pub(crate) const JOB: &str = "identity.send_mail";

/// Whether the way to the mail server is closed to others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MailTls {
    /// From the first byte (port 465).
    Implicit,
    /// After STARTTLS, which must be there (port 587).
    StartTls,
    /// In the clear: only to a server on the same machine.
    None,
}

/// Where mail goes out.
#[derive(Clone, PartialEq, Eq)]
pub struct MailSettings {
    /// The server.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the way is closed.
    pub tls: MailTls,
    /// Who signs in at the server.
    pub user: Option<String>,
    /// With which password.
    pub password: Option<Secret>,
    /// From whom mail comes.
    pub from: Email,
}

impl fmt::Debug for MailSettings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MailSettings")
            .field("host", &self.host)
            .field("port", &self.port)
            .field("tls", &self.tls)
            .finish_non_exhaustive()
    }
}

/// A message as it waits.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Mail {
    pub(crate) to: String,
    pub(crate) title: String,
    pub(crate) text: String,
}

impl fmt::Debug for Mail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Mail(…)")
    }
}

/// Step: sends a message once the transaction is committed. It is sealed under the key of `subject` until then.
pub(crate) async fn post(
    tx: &mut Tx,
    unit: Option<&UnitCode>,
    subject: Uuid,
    mail: &Mail,
) -> Result<()> {
    let text = serde_json::to_string(mail).unwrap_or_default();
    let id = notices::put_mail(tx, unit, subject, &text).await?;
    tx.enqueue(NewJob::of(JOB, serde_json::json!({ "mail": id }))).await?;
    Ok(())
}

/// The job that sends.
pub(crate) fn job(settings: Option<MailSettings>) -> JobKind {
    JobKind::of(JOB, move |run| {
        let settings = settings.clone();
        async move { send(run, settings).await }
    })
    .attempts(12)
}

async fn send(run: JobRun, settings: Option<MailSettings>) -> std::result::Result<(), JobFault> {
    let Some(settings) = settings else { return Err(JobFault("no mail server is set".into())) };
    let id = run.payload.get("mail").and_then(serde_json::Value::as_str);
    let Some(id) = id.and_then(|id| Uuid::parse_str(id).ok()) else {
        return Err(JobFault("the job names no message".into()));
    };
    let authority = Authority::of_program(JOB, Tenancy::All).asked_by(run.authority.user());
    let look = Audit::of("send_mail").about("outgoing_mail", id);
    let reader = run.database.read_personal(&authority, look.clone()).await?;
    let Some(text) = notices::mail(&reader, id).await? else { return Ok(()) };
    drop(reader);
    let mail: Mail = serde_json::from_str(&text)
        .map_err(|_unreadable| JobFault("the message cannot be read".into()))?;
    transport(&settings)?
        .send(message(&settings, mail)?)
        .await
        .map_err(|cause| JobFault(format!("the mail server refuses: {}", reason(&cause))))?;
    let mut tx = run.database.begin(&authority).await?;
    notices::remove_mail(&mut tx, id).await?;
    tx.commit(look).await?;
    Ok(())
}

/// What the server says, without whom it says it of.
fn reason(cause: &lettre::transport::smtp::Error) -> String {
    match cause.status() {
        Some(code) => format!("it answers {code}"),
        None if cause.is_timeout() => "it does not answer in time".into(),
        None if cause.is_tls() => "the connection cannot be secured".into(),
        None => "no connection".into(),
    }
}

fn message(settings: &MailSettings, mail: Mail) -> std::result::Result<Message, JobFault> {
    let mailbox = |address: &str| {
        let address = address.parse::<lettre::Address>();
        address.map(|address| Mailbox::new(None, address))
    };
    let unfit = |_cause| JobFault("an address is not one that mail can be sent to".into());
    Message::builder()
        .from(mailbox(settings.from.as_str()).map_err(unfit)?)
        .to(mailbox(&mail.to).map_err(unfit)?)
        .subject(mail.title)
        .header(ContentType::TEXT_PLAIN)
        .body(mail.text)
        .map_err(|_unfit| JobFault("the message cannot be put together".into()))
}

fn transport(
    settings: &MailSettings,
) -> std::result::Result<AsyncSmtpTransport<Tokio1Executor>, JobFault> {
    let host = settings.host.as_str();
    let tls = || {
        TlsParameters::new(host.to_owned())
            .map_err(|_cause| JobFault("the mail server's name is not one".into()))
    };
    let tls = match settings.tls {
        MailTls::Implicit => Tls::Wrapper(tls()?),
        MailTls::StartTls => Tls::Required(tls()?),
        MailTls::None => Tls::None,
    };
    let builder = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(host);
    let mut builder = builder.port(settings.port).tls(tls);
    if let (Some(user), Some(password)) = (&settings.user, &settings.password) {
        let credentials = Credentials::new(user.clone(), password.reveal().to_owned());
        builder = builder.credentials(credentials);
    }
    Ok(builder.build())
}
