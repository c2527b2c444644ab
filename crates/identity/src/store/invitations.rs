//! Invitations.

use database::{
    PersonalReader, Result, Tx,
    sea_orm::{ActiveValue::Set, ColumnTrait as _, QueryFilter as _, QueryOrder as _},
};
use kernel::{Role, UnitCode};

use super::{
    read, read_optional,
    tables::invitation::{ActiveModel, Column, Entity, Model},
};
use crate::{
    email::Email,
    invitation::{Invitation, InvitationId, LASTS},
    secret::Secret,
};

const TABLE: &str = "invitation";

/// Who is invited to what.
#[derive(Debug, Clone)]
pub struct NewInvitation {
    /// The municipality, `None` for roles of the installation.
    pub unit: Option<UnitCode>,
    /// To whom the link goes.
    pub email: Email,
    /// Their name.
    pub name: String,
    /// What they become.
    pub roles: Vec<Role>,
}

fn invitation_of(row: Model) -> Result<Invitation> {
    let roles = row.roles.split_whitespace().map(|role| read(TABLE, "roles", role));
    Ok(Invitation {
        id: row.id.into(),
        unit: read_optional(TABLE, "tenant", row.tenant.as_ref())?,
        email: read(TABLE, "email", &row.email)?,
        roles: roles.collect::<Result<_>>()?,
        name: row.name,
        created_at: row.created_at,
        expires_at: row.expires_at,
        accepted_at: row.accepted_at,
        withdrawn_at: row.withdrawn_at,
    })
}

/// A new invitation with the secret of its link.
pub(crate) async fn insert(tx: &mut Tx, new: &NewInvitation) -> Result<(InvitationId, Secret)> {
    let (id, secret): (InvitationId, _) = (tx.new_id()?, Secret::random()?);
    let roles: Vec<&str> = new.roles.iter().map(|role| role.name()).collect();
    let row = ActiveModel {
        id: Set(id.0),
        tenant: Set(new.unit.as_ref().map(|unit| unit.as_str().to_owned())),
        email: Set(new.email.as_str().to_owned()),
        email_folded: Set(new.email.folded().to_owned()),
        name: Set(new.name.clone()),
        roles: Set(roles.join(" ")),
        token_hash: Set(secret.hash()),
        invited_by: Set(tx.authority().user().map(Into::into)),
        created_at: Set(tx.now()),
        expires_at: Set(tx.now() + LASTS),
        accepted_at: Set(None),
        withdrawn_at: Set(None),
    };
    tx.insert::<Entity, _>(row).await?;
    Ok((id, secret))
}

/// Invitations of the scope, the newest first, without those that were accepted.
pub(crate) async fn list(reader: &PersonalReader) -> Result<Vec<Invitation>> {
    let select = reader
        .select::<Entity>()
        .filter(Column::AcceptedAt.is_null())
        .filter(Column::WithdrawnAt.is_null())
        .order_by_desc(Column::CreatedAt)
        .order_by_desc(Column::Id);
    reader.all(select).await?.into_iter().map(invitation_of).collect()
}

/// The invitation of that link.
pub(crate) async fn by_secret(tx: &Tx, secret: &Secret) -> Result<Option<Invitation>> {
    let select = tx.select::<Entity>().filter(Column::TokenHash.eq(secret.hash()));
    tx.one(select).await?.map(invitation_of).transpose()
}

/// An invitation of the scope.
pub(crate) async fn find(tx: &Tx, id: InvitationId) -> Result<Option<Invitation>> {
    let select = tx.select::<Entity>().filter(Column::Id.eq(id.0));
    tx.one(select).await?.map(invitation_of).transpose()
}

/// Open invitations to an address, for who comes from another provider.
pub(crate) async fn open_for(tx: &Tx, email: &Email) -> Result<Vec<Invitation>> {
    let select = tx
        .select::<Entity>()
        .filter(Column::EmailFolded.eq(email.folded()))
        .filter(Column::AcceptedAt.is_null())
        .filter(Column::WithdrawnAt.is_null())
        .filter(Column::ExpiresAt.gt(tx.now()))
        .order_by_asc(Column::Id);
    tx.all(select).await?.into_iter().map(invitation_of).collect()
}

/// Notes that an invitation was accepted; `false` when somebody else was faster.
pub(crate) async fn accept(tx: &mut Tx, id: InvitationId) -> Result<bool> {
    let update = tx
        .update_many::<Entity>()
        .filter(Column::Id.eq(id.0))
        .filter(Column::AcceptedAt.is_null())
        .filter(Column::WithdrawnAt.is_null())
        .col_expr(Column::AcceptedAt, tx.now().into());
    Ok(tx.exec_update(update).await? == 1)
}

/// Takes an invitation back.
pub(crate) async fn withdraw(tx: &mut Tx, id: InvitationId) -> Result<bool> {
    let update = tx
        .update_many::<Entity>()
        .filter(Column::Id.eq(id.0))
        .filter(Column::AcceptedAt.is_null())
        .filter(Column::WithdrawnAt.is_null())
        .col_expr(Column::WithdrawnAt, tx.now().into());
    Ok(tx.exec_update(update).await? == 1)
}
