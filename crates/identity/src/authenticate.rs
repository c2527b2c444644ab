//! Whose request it is: one query, and once a minute a mark that the session was seen.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use database::{Audit, Database, Reader, Result};
use futures_util::future::BoxFuture;
use kernel::{Actor, Language, UnitCode};
use web::{Authenticate, Credentials, Recognised};

use crate::{
    secret::Secret,
    session::{SEEN_EVERY, needs_second_factor},
    state::{Identity, own, program},
    store::{
        recognise::{self, FoundSession, FoundToken, Place},
        sessions, tokens, users,
    },
    user::{Membership, roles_in},
};

/// The page where a second factor is set up.
pub(crate) const SECOND_FACTOR_PAGE: &str = "/account/second-factor";

/// Recognises who is there.
#[derive(Debug, Clone)]
pub struct Recogniser {
    identity: Identity,
}

impl Recogniser {
    pub(crate) const fn new(identity: Identity) -> Self {
        Self { identity }
    }

    async fn by_session(
        &self,
        database: &Database,
        secret: &Secret,
        request: &str,
    ) -> Result<Option<Recognised>> {
        let authority = program("identity.recognise", Some(request));
        let reader = database.read_once(&authority).await?;
        let found = recognise::session(&reader, secret).await?;
        let Some((found, places)) = found else { return Ok(None) };
        let now = reader.now();
        let life = self.identity.settings().session;
        if !life.is_alive(found.last_seen_at, found.expires_at, now) {
            return Ok(None);
        }
        drop(reader);
        if now - found.last_seen_at >= SEEN_EVERY {
            mark_seen(database, &found, now).await;
        }
        Ok(Some(self.recognised(&found, &places, request)))
    }

    fn recognised(&self, found: &FoundSession, places: &[Place], request: &str) -> Recognised {
        let memberships: Vec<Membership> = places.iter().map(|p| p.membership.clone()).collect();
        let municipalities = municipalities(places);
        let unit = found.active_unit.as_deref().and_then(|unit| unit.parse().ok());
        // Who has lost the active municipality is in the first of the others.
        let unit = unit
            .filter(|unit| municipalities.iter().any(|(one, _)| one == unit))
            .or_else(|| municipalities.first().map(|(unit, _)| unit.clone()));
        let is_needed = self.identity.settings().second_factor_needed
            && found.second_factor_at.is_none()
            && memberships.iter().any(|one| needs_second_factor(one.role));
        Recognised {
            actor: Actor {
                user: found.user.into(),
                name: found.name.clone(),
                session: Some(found.session.into()),
                roles: roles_in(&memberships, unit.as_ref()),
                unit,
                limited_to: None,
                request: Some(request.to_owned()),
            },
            language: language(found.language.as_deref()),
            municipalities,
            step_needed: is_needed.then_some(SECOND_FACTOR_PAGE),
            unread: u32::try_from(found.unread).unwrap_or(u32::MAX),
        }
    }

    async fn by_token(
        database: &Database,
        secret: &Secret,
        request: &str,
    ) -> Result<Option<Recognised>> {
        if !secret.reveal().starts_with(tokens::PREFIX) {
            return Ok(None);
        }
        let authority = program("identity.recognise", Some(request));
        let reader = database.read_once(&authority).await?;
        let found = recognise::token(&reader, secret).await?;
        let Some((found, places)) = found else { return Ok(None) };
        let is_due = last_used_is_due(&reader, &found);
        drop(reader);
        if is_due {
            mark_used(database, &found).await;
        }
        Ok(Some(of_token(&found, &places, request)))
    }
}

/// That a mark is not set must not keep anybody from the work: it is logged.
async fn mark_seen(database: &Database, found: &FoundSession, now: DateTime<Utc>) {
    let authority = program("identity.recognise", None);
    if let Err(error) = sessions::mark_seen(database, &authority, found.session, now).await {
        tracing::warn!(%error, "a session cannot be marked as seen");
    }
}

async fn mark_used(database: &Database, found: &FoundToken) {
    let authority = program("identity.recognise", None);
    if let Err(error) = tokens::mark_used(database, &authority, found.token).await {
        tracing::warn!(%error, "a token cannot be marked as used");
    }
}

async fn keep_language(database: &Database, actor: &Actor, language: Language) -> Result<()> {
    let mut tx = database.begin(&own(actor)).await?;
    users::set_language(&mut tx, actor.user, language).await?;
    let entry = Audit::of("choose_language").about("user", actor.user);
    tx.commit(entry.fields(["language"])).await
}

fn last_used_is_due(reader: &Reader, found: &FoundToken) -> bool {
    found.last_used_at.is_none_or(|at| reader.now() - at >= SEEN_EVERY)
}

fn of_token(found: &FoundToken, places: &[Place], request: &str) -> Recognised {
    let memberships: Vec<Membership> = places.iter().map(|p| p.membership.clone()).collect();
    let municipalities = municipalities(places);
    let unit: Option<UnitCode> = found.unit.as_deref().and_then(|unit| unit.parse().ok());
    let unit = unit.filter(|unit| municipalities.iter().any(|(one, _)| one == unit));
    let limits: BTreeSet<String> =
        found.permissions.split_whitespace().map(str::to_owned).collect();
    Recognised {
        actor: Actor {
            user: found.user.into(),
            name: found.name.clone(),
            session: None,
            roles: roles_in(&memberships, unit.as_ref()),
            unit,
            limited_to: Some(limits),
            request: Some(request.to_owned()),
        },
        language: language(found.language.as_deref()),
        municipalities,
        step_needed: None,
        unread: 0,
    }
}

fn language(tag: Option<&str>) -> Option<Language> {
    tag.and_then(|tag| tag.parse().ok())
}

/// Open municipalities where the user is something, by name.
fn municipalities(places: &[Place]) -> Vec<(UnitCode, String)> {
    let mut found: Vec<(UnitCode, String)> = Vec::new();
    for place in places {
        if let (Some(unit), Some(name)) = (&place.membership.unit, &place.name)
            && found.iter().all(|(one, _)| one != unit)
        {
            found.push((unit.clone(), name.clone()));
        }
    }
    found
}

impl Authenticate for Recogniser {
    fn authenticate<'a>(
        &'a self,
        database: &'a Database,
        credentials: Credentials,
        request: &'a str,
    ) -> BoxFuture<'a, Result<Option<Recognised>>> {
        Box::pin(async move {
            match credentials {
                Credentials::Session(secret) => {
                    self.by_session(database, &Secret::of(secret), request).await
                }
                Credentials::Token(secret) => {
                    Self::by_token(database, &Secret::of(secret), request).await
                }
            }
        })
    }

    fn remember_language<'a>(
        &'a self,
        database: &'a Database,
        actor: &'a Actor,
        language: Language,
    ) -> BoxFuture<'a, Result<()>> {
        Box::pin(keep_language(database, actor, language))
    }
}
