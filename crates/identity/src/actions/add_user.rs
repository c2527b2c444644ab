//! The command line and the demonstration: users without an administrator who invites them.

use database::{Audit, Database};
use kernel::{Role, UnitCode, UserId};

use super::{Refused, invite_user::check_roles};
use crate::{
    email::Email,
    password::Password,
    secret::Secret,
    state::{Identity, program},
    store::{
        invitations::{self, NewInvitation},
        users,
    },
    user::Membership,
};

const NAME: &str = "identity.add_user";

/// A user to be made by the command line or the demonstration.
#[derive(Debug, Clone)]
pub struct NewUser {
    /// Address.
    pub email: Email,
    /// Name.
    pub name: String,
    /// Password, or `None` when they come in by a link only.
    pub password: Option<Password>,
    /// The municipality, `None` for roles of the installation.
    pub unit: Option<UnitCode>,
    /// What they are.
    pub roles: Vec<Role>,
}

/// Makes a user, or gives the one of that address what is missing; doing it twice changes nothing.
///
/// Whoever can start the program can do this: it is for the machine's own command line, never for a page.
///
/// # Errors
/// [`Refused::Rule`] for roles that do not fit, [`Refused::Database`].
pub async fn add_user(
    identity: &Identity,
    database: &Database,
    new: &NewUser,
) -> Result<UserId, Refused> {
    check_roles(&as_invitation(new))?;
    let hash = match &new.password {
        Some(password) => Some(identity.settings().hasher.hash(password).await?),
        None => None,
    };
    let mut tx = database.begin(&program(NAME, None)).await?;
    let id = match users::row_by_email(&tx, &new.email).await? {
        Some(row) => row.id.into(),
        None => users::insert(&mut tx, &new.email, &new.name, hash).await?,
    };
    for role in &new.roles {
        let membership = Membership { unit: new.unit.clone(), role: *role };
        users::give(&mut tx, id, &membership).await?;
    }
    let entry = Audit::of("add_user").about("user", id);
    tx.commit(entry.fields(["email", "name", "roles"])).await?;
    Ok(id)
}

/// Invites somebody from the command line: `svi user add`. Returns the address of the link, good for a week.
///
/// # Errors
/// [`Refused::Rule`] for roles that do not fit, [`Refused::Database`].
pub async fn invite_by_command(
    identity: &Identity,
    database: &Database,
    new: &NewUser,
) -> Result<String, Refused> {
    let invitation = as_invitation(new);
    check_roles(&invitation)?;
    let mut tx = database.begin(&program(NAME, None)).await?;
    let (id, secret): (_, Secret) = invitations::insert(&mut tx, &invitation).await?;
    let entry = Audit::of("invite_user").about("invitation", id.0);
    tx.commit(entry.fields(["email", "name", "roles"])).await?;
    Ok(super::invite_user::link(identity, &secret))
}

fn as_invitation(new: &NewUser) -> NewInvitation {
    NewInvitation {
        unit: new.unit.clone(),
        email: new.email.clone(),
        name: new.name.clone(),
        roles: new.roles.clone(),
    }
}
