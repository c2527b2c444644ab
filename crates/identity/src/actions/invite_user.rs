//! Inviting somebody, and taking an invitation back.

use database::{Audit, Database};
use kernel::{Permit, Role, TextArgs};

use super::Refused;
use crate::{
    invitation::InvitationId,
    mail::{self, Mail},
    municipality::MunicipalityState,
    permissions::InviteUser,
    secret::Secret,
    state::{Identity, locale},
    store::{
        invitations::{self, NewInvitation},
        municipalities,
    },
    user::{Refusal, may_give},
};

/// Invites somebody. The link goes by mail where the installation has mail; it is shown in any case, to be printed.
///
/// # Errors
/// [`Refused::Rule`], [`Refused::NotFound`] for a municipality that is not set up, [`Refused::Database`].
pub async fn invite_user(
    permit: &Permit<InviteUser>,
    identity: &Identity,
    database: &Database,
    mut new: NewInvitation,
) -> Result<(InvitationId, Secret), Refused> {
    if let Some(unit) = permit.scope().unit() {
        new.unit = Some(unit.clone());
    }
    check_roles(&new)?;
    if !new.roles.iter().all(|role| may_give(permit.scope(), *role)) {
        return Err(Refusal::RoleOutOfReach.into());
    }
    let mut tx = database.begin(permit).await?;
    let name = match &new.unit {
        Some(unit) => {
            let municipality = municipalities::find(&tx, unit).await?.ok_or(Refused::NotFound)?;
            if municipality.state != MunicipalityState::Open {
                return Err(Refused::NotFound);
            }
            Some(municipality.name)
        }
        None => None,
    };
    let (id, secret) = invitations::insert(&mut tx, &new).await?;
    if identity.settings().mail.is_some() {
        let mail = letter(identity, &new, name.as_deref(), &secret);
        mail::post(&mut tx, new.unit.as_ref(), id.0, &mail).await?;
    }
    let entry = Audit::of("invite_user").about("invitation", id.0);
    tx.commit(entry.fields(["email", "name", "roles"])).await?;
    Ok((id, secret))
}

/// Roles of a municipality need one; roles of the installation stand alone.
pub(super) fn check_roles(new: &NewInvitation) -> Result<(), Refused> {
    let fits = |role: &Role| (*role == Role::Operator) == new.unit.is_none();
    if !new.roles.is_empty() && new.roles.iter().all(fits) {
        Ok(())
    } else {
        Err(Refusal::RoleOutOfReach.into())
    }
}

/// The address that an invitation opens at.
pub(crate) fn link(identity: &Identity, secret: &Secret) -> String {
    format!("{}/invitations/{}", identity.settings().public_url, secret.reveal())
}

fn letter(
    identity: &Identity,
    new: &NewInvitation,
    municipality: Option<&str>,
    secret: &Secret,
) -> Mail {
    let language = identity.settings().language;
    let place = municipality.map(|name| language.show(name).into_owned()).unwrap_or_default();
    let args = TextArgs::new()
        .text("name", new.name.clone())
        .text("place", place)
        .text("link", link(identity, secret));
    let key =
        if municipality.is_some() { "identity-mail-invitation" } else { "identity-mail-operator" };
    Mail {
        to: new.email.as_str().to_owned(),
        title: locale().text(language, "identity-mail-invitation-title"),
        text: locale().with(language, key, &args),
    }
}

/// Takes an invitation back.
///
/// # Errors
/// [`Refused::NotFound`], [`Refused::Over`] when it was answered, [`Refused::Database`].
pub async fn withdraw_invitation(
    permit: &Permit<InviteUser>,
    database: &Database,
    id: InvitationId,
) -> Result<(), Refused> {
    let mut tx = database.begin(permit).await?;
    invitations::find(&tx, id).await?.ok_or(Refused::NotFound)?;
    if !invitations::withdraw(&mut tx, id).await? {
        return Err(Refused::Over);
    }
    tx.commit(Audit::of("withdraw_invitation").about("invitation", id.0)).await?;
    Ok(())
}
