//! Ways in from elsewhere: links that sign in once, other providers.

use chrono::{DateTime, TimeDelta, Utc};
use database::{
    Result, Tx,
    sea_orm::{
        ActiveValue::Set, ColumnTrait as _, ExprTrait as _, QueryFilter as _, QueryOrder as _,
        QuerySelect as _,
    },
};
use kernel::UserId;

use super::tables::{external_identity, oidc_flow, sign_in_link};
use crate::secret::Secret;

/// How long somebody may take at the provider.
pub(crate) const FLOW_LASTS: TimeDelta = TimeDelta::minutes(15);
/// Sign-ins at a provider that may be under way in an installation.
const MOST_FLOWS: u64 = 500;

/// A link that signs a user in once.
pub(crate) async fn insert_link(
    tx: &mut Tx,
    user: UserId,
    expires_at: DateTime<Utc>,
) -> Result<Secret> {
    let secret = Secret::random()?;
    let row = sign_in_link::ActiveModel {
        id: Set(tx.new_id()?),
        user_id: Set(user.uuid()),
        token_hash: Set(secret.hash()),
        expires_at: Set(expires_at),
        used_at: Set(None),
    };
    tx.insert::<sign_in_link::Entity, _>(row).await?;
    Ok(secret)
}

/// Uses a link; whose it is, when it is good.
pub(crate) async fn use_link(tx: &mut Tx, secret: &Secret) -> Result<Option<UserId>> {
    use sign_in_link::{Column, Entity};
    let good = Column::TokenHash.eq(secret.hash());
    let select = tx.select::<Entity>().filter(good.clone()).filter(Column::ExpiresAt.gt(tx.now()));
    let Some(row) = tx.one(select).await? else { return Ok(None) };
    let update = tx
        .update_many::<Entity>()
        .filter(good)
        .filter(Column::UsedAt.is_null())
        .col_expr(Column::UsedAt, tx.now().into());
    Ok((tx.exec_update(update).await? == 1).then_some(row.user_id.into()))
}

/// Who somebody of another provider is here.
pub(crate) async fn find_external(tx: &Tx, issuer: &str, subject: &str) -> Result<Option<UserId>> {
    use external_identity::{Column, Entity};
    let select = tx.select::<Entity>().filter(Column::Issuer.eq(issuer));
    let row = tx.one(select.filter(Column::Subject.eq(subject))).await?;
    Ok(row.map(|row| row.user_id.into()))
}

/// Ties a user to who they are at another provider.
pub(crate) async fn insert_external(
    tx: &mut Tx,
    user: UserId,
    issuer: &str,
    subject: &str,
) -> Result<()> {
    let row = external_identity::ActiveModel {
        id: Set(tx.new_id()?),
        user_id: Set(user.uuid()),
        issuer: Set(issuer.to_owned()),
        subject: Set(subject.to_owned()),
        created_at: Set(tx.now()),
    };
    tx.insert::<external_identity::Entity, _>(row).await
}

/// Unties a user from other providers: done when the account is closed.
pub(crate) async fn forget_external(tx: &mut Tx, user: UserId) -> Result<()> {
    use external_identity::{Column, Entity};
    let delete = tx.delete_many::<Entity>().filter(Column::UserId.eq(user.uuid()));
    tx.exec_delete(delete).await?;
    Ok(())
}

/// What a sign-in at a provider is begun with.
pub(crate) struct Flow<'a> {
    pub(crate) state: &'a Secret,
    pub(crate) browser: &'a Secret,
    pub(crate) nonce: &'a str,
    pub(crate) verifier: &'a str,
    pub(crate) next: &'a str,
}

impl std::fmt::Debug for Flow<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Flow").field("next", &self.next).finish_non_exhaustive()
    }
}

/// Whether so many sign-ins at a provider are under way that no more are begun: anybody can begin one, and nobody may fill the disk.
pub(crate) async fn are_too_many_flows(tx: &Tx) -> Result<bool> {
    use oidc_flow::{Column, Entity};
    let open = tx.select::<Entity>().filter(Column::ExpiresAt.gt(tx.now()));
    let last = open.order_by_asc(Column::Id).offset(MOST_FLOWS - 1).limit(1);
    Ok(tx.one(last).await?.is_some())
}

/// Notes a sign-in that a provider is asked for.
pub(crate) async fn insert_flow(tx: &mut Tx, flow: &Flow<'_>) -> Result<()> {
    let row = oidc_flow::ActiveModel {
        id: Set(tx.new_id()?),
        state_hash: Set(flow.state.hash()),
        browser_hash: Set(flow.browser.hash()),
        nonce: Set(flow.nonce.to_owned()),
        verifier: Set(flow.verifier.to_owned()),
        next: Set(flow.next.to_owned()),
        created_at: Set(tx.now()),
        expires_at: Set(tx.now() + FLOW_LASTS),
    };
    tx.insert::<oidc_flow::Entity, _>(row).await
}

/// Takes the sign-in of that state, which the same browser began; it can be taken once.
pub(crate) async fn take_flow(
    tx: &mut Tx,
    state: &Secret,
    browser: &Secret,
) -> Result<Option<oidc_flow::Model>> {
    use oidc_flow::{Column, Entity};
    let own = || Column::StateHash.eq(state.hash()).and(Column::BrowserHash.eq(browser.hash()));
    let select = tx.select::<Entity>().filter(own()).filter(Column::ExpiresAt.gt(tx.now()));
    let found = tx.one(select).await?;
    let delete = tx.delete_many::<Entity>().filter(own());
    let taken = tx.exec_delete(delete).await?;
    Ok(found.filter(|_| taken == 1))
}

/// Forgets sign-ins that nobody came back from.
pub(crate) async fn sweep_flows(tx: &mut Tx) -> Result<()> {
    let gone = oidc_flow::Column::ExpiresAt.lte(tx.now());
    let delete = tx.delete_many::<oidc_flow::Entity>().filter(gone);
    tx.exec_delete(delete).await?;
    Ok(())
}
