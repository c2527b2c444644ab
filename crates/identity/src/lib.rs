//! People who sign in: users, roles, second factor, sessions, tokens.

mod email;
mod invitation;
mod limit;
mod migrations;
mod municipality;
mod password;
mod permissions;
mod recovery;
mod secret;
mod session;
mod store;
mod totp;
mod user;
