//! Sign-in at another provider by OpenID Connect: authorisation code with PKCE, state and nonce.
//!
//! What the provider says of itself is fetched when first needed and again after an hour, or when a signature does not
//! verify (its keys may have changed). Who somebody is comes from the signed token alone.

use std::{
    fmt,
    sync::Arc,
    time::{Duration, Instant},
};

use openidconnect::{
    AuthorizationCode, ClientId, ClientSecret, CsrfToken, EndpointMaybeSet, EndpointNotSet,
    EndpointSet, IssuerUrl, Nonce, PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, Scope,
    TokenResponse as _,
    core::{CoreAuthenticationFlow, CoreClient, CoreIdTokenClaims, CoreProviderMetadata},
    ureq,
};
use tokio::sync::Mutex;

use crate::{email::Email, secret::Secret};

/// The other provider.
#[derive(Clone, PartialEq, Eq)]
pub struct OidcSettings {
    /// Its address, as it stands in its tokens.
    pub issuer: String,
    /// What it calls this installation.
    pub client: String,
    /// The secret that it gave.
    pub secret: Secret,
    /// The name on the button, as "Portal eUprava".
    pub name: String,
}

impl fmt::Debug for OidcSettings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OidcSettings")
            .field("issuer", &self.issuer)
            .field("client", &self.client)
            .finish_non_exhaustive()
    }
}

/// Why a sign-in at the provider came to nothing. For the log; people are told that it did not work.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum OidcFault {
    /// The provider does not answer, or not as it should.
    #[error("the provider does not answer as it should: {0}")]
    Provider(String),
    /// What it answers cannot be trusted.
    #[error("the provider's answer cannot be trusted: {0}")]
    Untrusted(String),
}

/// Where the browser goes, and what is kept to check the answer by.
#[derive(Debug)]
pub(crate) struct Departure {
    pub(crate) url: String,
    pub(crate) state: Secret,
    pub(crate) nonce: Secret,
    pub(crate) verifier: Secret,
}

/// Who the provider says somebody is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Arrival {
    pub(crate) issuer: String,
    pub(crate) subject: String,
    /// The address, when the provider has verified it.
    pub(crate) email: Option<Email>,
    pub(crate) name: Option<String>,
    /// Whether the provider itself has asked for a second factor.
    pub(crate) has_second_factor: bool,
}

type Client = CoreClient<
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// How long what the provider says of itself is believed.
const FRESH: Duration = Duration::from_hours(1);
/// How long the provider may take.
const PATIENCE: Duration = Duration::from_secs(10);
/// Words of the standard (RFC 8176) by which a provider says that it asked for more than a password.
const SECOND_FACTORS: [&str; 6] = ["mfa", "otp", "hwk", "swk", "sc", "fpt"];

/// The provider at work.
pub(crate) struct Provider {
    settings: OidcSettings,
    return_to: String,
    agent: ureq::Agent,
    known: Arc<Mutex<Option<(Instant, CoreProviderMetadata)>>>,
}

impl fmt::Debug for Provider {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Provider").field("settings", &self.settings).finish_non_exhaustive()
    }
}

impl Provider {
    pub(crate) fn new(settings: OidcSettings, public_url: &str) -> Self {
        // No redirects: an answer that leads elsewhere would let the server be sent to any address.
        let agent = ureq::AgentBuilder::new().redirects(0).timeout(PATIENCE).build();
        let return_to = format!("{public_url}/sign-in/oidc/callback");
        Self { settings, return_to, agent, known: Arc::default() }
    }

    /// The name on the button.
    pub(crate) fn name(&self) -> &str {
        &self.settings.name
    }

    /// Sends somebody there.
    pub(crate) async fn depart(&self) -> Result<Departure, OidcFault> {
        let client = self.client(self.metadata(false).await?)?;
        let chance = || Secret::random().map_err(|cause| OidcFault::Provider(cause.to_string()));
        let (state, nonce, verifier) = (chance()?, chance()?, chance()?);
        let proof = PkceCodeVerifier::new(verifier.reveal().to_owned());
        let (csrf, once) = (state.reveal().to_owned(), nonce.reveal().to_owned());
        let (url, _state, _nonce) = client
            .authorize_url(
                CoreAuthenticationFlow::AuthorizationCode,
                move || CsrfToken::new(csrf),
                move || Nonce::new(once),
            )
            .add_scope(Scope::new("email".into()))
            .add_scope(Scope::new("profile".into()))
            .set_pkce_challenge(PkceCodeChallenge::from_code_verifier_sha256(&proof))
            .url();
        Ok(Departure { url: url.to_string(), state, nonce, verifier })
    }

    /// Learns who comes back with `code`.
    pub(crate) async fn arrive(
        &self,
        code: &str,
        nonce: &str,
        verifier: &str,
    ) -> Result<Arrival, OidcFault> {
        let client = self.client(self.metadata(false).await?)?;
        let (agent, asked) = (self.agent.clone(), client.clone());
        let code = AuthorizationCode::new(code.to_owned());
        let proof = PkceCodeVerifier::new(verifier.to_owned());
        let ask = move || {
            let request = asked.exchange_code(code).map_err(|cause| cause.to_string())?;
            let request = request.set_pkce_verifier(proof);
            request.request(&agent).map_err(|cause| cause.to_string())
        };
        let answer = tokio::task::spawn_blocking(ask)
            .await
            .map_err(|cause| OidcFault::Provider(cause.to_string()))?
            .map_err(OidcFault::Provider)?;
        let token = answer.id_token().ok_or(OidcFault::Untrusted("no identity token".into()))?;
        let nonce = Nonce::new(nonce.to_owned());
        if let Ok(claims) = token.claims(&client.id_token_verifier(), &nonce) {
            return Ok(arrival(claims));
        }
        let client = self.client(self.metadata(true).await?)?;
        let claims = token.claims(&client.id_token_verifier(), &nonce);
        claims.map(arrival).map_err(|cause| OidcFault::Untrusted(cause.to_string()))
    }

    async fn metadata(&self, again: bool) -> Result<CoreProviderMetadata, OidcFault> {
        let mut known = self.known.lock().await;
        if let Some((since, metadata)) = known.as_ref()
            && since.elapsed() < FRESH
            && !again
        {
            return Ok(metadata.clone());
        }
        let issuer = IssuerUrl::new(self.settings.issuer.clone())
            .map_err(|cause| OidcFault::Provider(cause.to_string()))?;
        let agent = self.agent.clone();
        let fetched =
            tokio::task::spawn_blocking(move || CoreProviderMetadata::discover(&issuer, &agent))
                .await
                .map_err(|cause| OidcFault::Provider(cause.to_string()))?
                .map_err(|cause| OidcFault::Provider(cause.to_string()))?;
        *known = Some((Instant::now(), fetched.clone()));
        Ok(fetched)
    }

    fn client(&self, metadata: CoreProviderMetadata) -> Result<Client, OidcFault> {
        let return_to = RedirectUrl::new(self.return_to.clone())
            .map_err(|cause| OidcFault::Provider(cause.to_string()))?;
        let id = ClientId::new(self.settings.client.clone());
        let secret = ClientSecret::new(self.settings.secret.reveal().to_owned());
        Ok(CoreClient::from_provider_metadata(metadata, id, Some(secret))
            .set_redirect_uri(return_to))
    }
}

fn arrival(claims: &CoreIdTokenClaims) -> Arrival {
    let is_verified = claims.email_verified() == Some(true);
    let email = claims.email().filter(|_| is_verified).and_then(|email| email.parse().ok());
    let methods = claims.auth_method_refs();
    let name = claims.name().and_then(|names| names.get(None));
    Arrival {
        issuer: claims.issuer().to_string(),
        subject: claims.subject().to_string(),
        email,
        name: name.map(|name| name.as_str().chars().take(200).collect()),
        has_second_factor: methods.is_some_and(|methods| {
            methods.iter().any(|method| SECOND_FACTORS.contains(&method.as_str()))
        }),
    }
}
