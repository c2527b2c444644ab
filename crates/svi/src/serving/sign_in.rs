//! How people sign in, as `identity` takes it: mail, another provider, what a demonstration leaves out.

use identity::{Email, MailSettings, MailTls as Tls, OidcSettings, Secret, Settings};
use web::Site;

use crate::{
    config::{Config, FILE, MailTls},
    exit::{Failure, OrRefuse as _, refuse},
};

/// The settings of `identity`.
///
/// # Errors
/// One line on a key that is missing beside another, or a secret that cannot be read.
pub(crate) fn settings(config: &Config, site: &Site) -> anyhow::Result<Settings> {
    let mut settings = Settings::at(&site.public_url);
    settings.language = site.language;
    settings.second_factor_needed = !site.is_demo;
    settings.mail = mail(config)?;
    settings.oidc = provider(config)?;
    Ok(settings)
}

fn mail(config: &Config) -> anyhow::Result<Option<MailSettings>> {
    let mail = &config.settings.mail;
    let Some(host) = mail.host.clone() else { return Ok(None) };
    let from: Email = needed(config, mail.from.as_ref(), "mail.from", "mail.host")?
        .parse()
        .or_refuse(Failure::Input)?;
    let password = mail.password_file.as_ref();
    let password = password.map(|file| config.secret("mail.password_file", file)).transpose()?;
    Ok(Some(MailSettings {
        host,
        port: mail.port,
        tls: match mail.tls {
            MailTls::Tls => Tls::Implicit,
            MailTls::Starttls => Tls::StartTls,
            MailTls::None => Tls::None,
        },
        user: mail.user.clone(),
        password: password.map(Secret::of),
        from,
    }))
}

fn provider(config: &Config) -> anyhow::Result<Option<OidcSettings>> {
    let oidc = &config.settings.oidc;
    let Some(issuer) = oidc.issuer.clone() else { return Ok(None) };
    let beside = "oidc.issuer";
    let file = needed(config, oidc.client_secret_file.as_ref(), "oidc.client_secret_file", beside)?;
    Ok(Some(OidcSettings {
        issuer,
        client: needed(config, oidc.client_id.as_ref(), "oidc.client_id", beside)?.clone(),
        secret: Secret::of(config.secret("oidc.client_secret_file", file)?),
        name: needed(config, oidc.name.as_ref(), "oidc.name", beside)?.clone(),
    }))
}

fn needed<'a, T>(
    config: &Config,
    value: Option<&'a T>,
    key: &str,
    beside: &str,
) -> anyhow::Result<&'a T> {
    value.ok_or_else(|| {
        let file = config.folder.join(FILE);
        refuse(Failure::Input, format!("{}: expected {key} beside {beside}", file.display()))
    })
}
