//! Who is there: the door through which `identity` tells this crate whose request it is.

use database::Database;
use futures_util::future::BoxFuture;
use kernel::{Actor, Language, UnitCode};

/// What a request shows of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Credentials {
    /// The value of the session's cookie.
    Session(String),
    /// A personal token.
    Token(String),
}

/// Somebody who was recognised.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recognised {
    /// Who, in which municipality, with which roles.
    pub actor: Actor,
    /// The language of the pages, when chosen.
    pub language: Option<Language>,
    /// The municipalities between which the user may switch, with their names in Serbian Latin.
    pub municipalities: Vec<(UnitCode, String)>,
    /// Path of a page that must be dealt with before anything else (a second factor to set up).
    pub step_needed: Option<&'static str>,
    /// Notices not read yet.
    pub unread: u32,
}

/// Recognises who is there.
pub trait Authenticate: Send + Sync {
    /// `None` when the credentials are not, or no longer, good. `request` is the request's id, for the actor.
    fn authenticate<'a>(
        &'a self,
        database: &'a Database,
        credentials: Credentials,
        request: &'a str,
    ) -> BoxFuture<'a, database::Result<Option<Recognised>>>;

    /// Keeps the language that a signed-in user chose.
    fn remember_language<'a>(
        &'a self,
        database: &'a Database,
        actor: &'a Actor,
        language: Language,
    ) -> BoxFuture<'a, database::Result<()>>;
}
