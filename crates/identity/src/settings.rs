//! What an installation decides about signing in.

use std::{fmt, sync::Arc};

use database::Tx;
use futures_util::future::BoxFuture;
use kernel::{Language, PermissionInfo, UserId};

use crate::{mail::MailSettings, oidc::OidcSettings, password::Hasher, session::SessionLife};

/// Hands what one user has to another, in the transaction that closes the account; says how many records went over.
pub type HandOver = Arc<
    dyn for<'a> Fn(&'a mut Tx, UserId, UserId) -> BoxFuture<'a, database::Result<u64>>
        + Send
        + Sync,
>;

/// What a later context brings for the day when somebody leaves.
#[derive(Clone)]
pub struct Handover {
    /// Key of the words for what is handed over, as `office-handover-cases`.
    pub key: &'static str,
    /// Does it.
    pub hand_over: HandOver,
}

impl fmt::Debug for Handover {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Handover").field("key", &self.key).finish_non_exhaustive()
    }
}

/// The settings.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The address of the site, for links in mail, without a slash at the end.
    pub public_url: String,
    /// The language of mail to somebody who has chosen none.
    pub language: Language,
    /// How long sessions live.
    pub session: SessionLife,
    /// Whether roles that see persons need a second factor. Only a demonstration says no.
    pub second_factor_needed: bool,
    /// How passwords are hashed.
    pub hasher: Hasher,
    /// Everything that all contexts let be permitted, for the policy's page and for tokens.
    pub policy: Vec<PermissionInfo>,
    /// What is handed over when somebody leaves.
    pub handover: Vec<Handover>,
    /// How mail is sent; `None` when the office has no mail: links are printed.
    pub mail: Option<MailSettings>,
    /// Sign-in at another provider.
    pub oidc: Option<OidcSettings>,
}

impl Settings {
    /// What suits most, for a site at `public_url`.
    pub fn at(public_url: &str) -> Self {
        Self {
            public_url: public_url.trim_end_matches('/').to_owned(),
            language: Language::SerbianLatin,
            session: SessionLife::default(),
            second_factor_needed: true,
            hasher: Hasher::default(),
            policy: crate::permissions::all(),
            handover: Vec::new(),
            mail: None,
            oidc: None,
        }
    }

    /// With what another context lets be permitted.
    #[must_use]
    pub fn with_policy(mut self, permissions: &[PermissionInfo]) -> Self {
        self.policy.extend_from_slice(permissions);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{MailTls, Secret, actions::SignIn, password::Password, store::links::Flow};

    #[test]
    fn no_secret_is_printed_with_what_holds_it() {
        const SECRET: &str = "tajna-koja-se-ne-stampa";
        let secret = || Secret::of(SECRET);
        let mail = MailSettings {
            host: "mail.opstina.rs".into(),
            port: 587,
            tls: MailTls::StartTls,
            user: Some("svi".into()),
            password: Some(secret()),
            from: "svi@opstina.rs".parse().unwrap(),
        };
        let oidc = OidcSettings {
            issuer: "https://prijava.rs".into(),
            client: "svi".into(),
            secret: secret(),
            name: "Portal".into(),
        };
        let settings =
            Settings { mail: Some(mail), oidc: Some(oidc), ..Settings::at("https://svi.rs") };
        let asked = SignIn {
            email: "ana@opstina.rs".into(),
            password: Password::of(SECRET),
            next: "/".into(),
        };
        let (state, browser) = (secret(), secret());
        let flow =
            Flow { state: &state, browser: &browser, nonce: SECRET, verifier: SECRET, next: "/" };
        let printed = format!("{settings:?} {asked:?} {flow:?}");
        assert!(!printed.contains(SECRET), "{printed}");
        assert!(printed.contains("mail.opstina.rs"), "{printed}");
    }
}
