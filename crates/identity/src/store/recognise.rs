//! Who is there: two queries a request, without a look at more than is needed.

use chrono::{DateTime, Utc};
use database::{
    Reader, Result,
    sea_orm::{
        self, ColumnTrait as _, EntityTrait as _, FromQueryResult, JoinType, QueryFilter as _,
        QueryOrder as _, QuerySelect as _, Select,
        sea_query::{Expr, ExprTrait as _, Query, SimpleExpr, SubQueryStatement},
    },
};
use uuid::Uuid;

use super::{
    read, read_optional,
    tables::{api_token, membership, municipality, notice, session, user_account},
    users::counting,
};
use crate::{
    municipality::MunicipalityState,
    secret::Secret,
    user::{Membership, UserState},
};

/// A session with its user.
#[derive(Debug, FromQueryResult)]
pub(crate) struct FoundSession {
    pub(crate) session: Uuid,
    pub(crate) user: Uuid,
    pub(crate) name: String,
    pub(crate) language: Option<String>,
    pub(crate) state: String,
    pub(crate) active_unit: Option<String>,
    pub(crate) last_seen_at: DateTime<Utc>,
    pub(crate) expires_at: DateTime<Utc>,
    pub(crate) second_factor_at: Option<DateTime<Utc>>,
    pub(crate) unread: i64,
}

/// A token with its user.
#[derive(Debug, FromQueryResult)]
pub(crate) struct FoundToken {
    pub(crate) token: Uuid,
    pub(crate) user: Uuid,
    pub(crate) name: String,
    pub(crate) language: Option<String>,
    pub(crate) unit: Option<String>,
    pub(crate) permissions: String,
    pub(crate) last_used_at: Option<DateTime<Utc>>,
}

/// A municipality where somebody is something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) membership: Membership,
    pub(crate) name: Option<String>,
}

#[derive(Debug, FromQueryResult)]
struct PlaceRow {
    tenant: Option<String>,
    role: String,
    name: Option<String>,
    state: Option<String>,
}

/// The session of that secret, whose user may sign in.
pub(crate) async fn session(reader: &Reader, secret: &Secret) -> Result<Option<FoundSession>> {
    use session::Column;
    let select = reader
        .select::<session::Entity>()
        .filter(Column::SecretHash.eq(secret.hash()))
        .select_only()
        .column_as(Column::Id, "session")
        .columns([Column::ActiveUnit, Column::LastSeenAt])
        .columns([Column::ExpiresAt, Column::SecondFactorAt])
        .expr_as(unread(), "unread");
    let users = session::Entity::belongs_to(user_account::Entity)
        .from(Column::UserId)
        .to(user_account::Column::Id);
    let rows = reader.columns(with_user(select, users.into())).await?;
    Ok(rows.into_iter().find(|row: &FoundSession| row.state == UserState::Active.name()))
}

/// The token of that secret, good at the moment of the read, whose user may sign in.
pub(crate) async fn token(reader: &Reader, secret: &Secret) -> Result<Option<FoundToken>> {
    use api_token::Column;
    let select = reader
        .select::<api_token::Entity>()
        .filter(Column::TokenHash.eq(secret.hash()))
        .filter(Column::RevokedAt.is_null())
        .filter(Column::ExpiresAt.gt(reader.now()))
        .filter(user_account::Column::State.eq(UserState::Active.name()))
        .select_only()
        .column_as(Column::Id, "token")
        .columns([Column::Unit, Column::Permissions, Column::LastUsedAt]);
    let users = api_token::Entity::belongs_to(user_account::Entity)
        .from(Column::UserId)
        .to(user_account::Column::Id);
    Ok(reader.columns(with_user(select, users.into())).await?.pop())
}

fn with_user<E: sea_orm::EntityTrait>(select: Select<E>, users: sea_orm::RelationDef) -> Select<E> {
    use user_account::Column;
    select
        .join(JoinType::InnerJoin, users)
        .column_as(Column::Id, "user")
        .column_as(Column::Name, "name")
        .column_as(Column::Language, "language")
        .column_as(Column::State, "state")
}

/// Notices of the session's user that are not read.
fn unread() -> SimpleExpr {
    let count = Query::select()
        .expr(Expr::col((notice::Entity, notice::Column::Id)).count())
        .from(notice::Entity)
        .and_where(
            Expr::col((notice::Entity, notice::Column::UserId))
                .equals((session::Entity, session::Column::UserId)),
        )
        .and_where(Expr::col((notice::Entity, notice::Column::ReadAt)).is_null())
        .to_owned();
    SimpleExpr::SubQuery(None, Box::new(SubQueryStatement::SelectStatement(count)))
}

/// What a user is now, in municipalities that are open and in the installation.
pub(crate) async fn places(reader: &Reader, user: Uuid) -> Result<Vec<Place>> {
    let municipalities = membership::Entity::belongs_to(municipality::Entity)
        .from(membership::Column::Tenant)
        .to(municipality::Column::Code);
    let select = reader
        .select::<membership::Entity>()
        .filter(membership::Column::UserId.eq(user))
        .filter(counting(reader.now()))
        .join(JoinType::LeftJoin, municipalities.into())
        .select_only()
        .columns([membership::Column::Tenant, membership::Column::Role])
        .column_as(municipality::Column::Name, "name")
        .column_as(municipality::Column::State, "state")
        .order_by_asc(municipality::Column::Name)
        .order_by_asc(membership::Column::Role);
    let rows: Vec<PlaceRow> = reader.columns(select).await?;
    let is_open = |row: &PlaceRow| {
        row.tenant.is_none() || row.state.as_deref() == Some(MunicipalityState::Open.name())
    };
    rows.into_iter().filter(is_open).map(place_of).collect()
}

fn place_of(row: PlaceRow) -> Result<Place> {
    let unit = read_optional("membership", "tenant", row.tenant.as_ref())?;
    let role = read("membership", "role", &row.role)?;
    Ok(Place { membership: Membership { unit, role }, name: row.name })
}
