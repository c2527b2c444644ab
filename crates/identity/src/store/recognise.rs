//! Who is there: one query a request, without a look at more than is needed.

use chrono::{DateTime, Utc};
use database::{
    Impersonal, Owned, Reader, Result,
    sea_orm::{
        self, ColumnTrait as _, DbErr, EntityTrait, FromQueryResult, JoinType, QueryFilter as _,
        QueryOrder as _, QueryResult, QuerySelect as _, RelationDef, Select,
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

/// Something with one of the places of its user; of a user who is nothing anywhere, with none.
#[derive(Debug)]
struct WithPlace<T> {
    found: T,
    place: PlaceRow,
}

#[derive(Debug, FromQueryResult)]
struct PlaceRow {
    tenant: Option<String>,
    role: Option<String>,
    municipality: Option<String>,
    municipality_state: Option<String>,
}

impl<T: FromQueryResult> FromQueryResult for WithPlace<T> {
    fn from_query_result(row: &QueryResult, prefix: &str) -> std::result::Result<Self, DbErr> {
        let place = PlaceRow::from_query_result(row, prefix)?;
        Ok(Self { found: T::from_query_result(row, prefix)?, place })
    }
}

/// The session of that secret, whose user may sign in, and what that user is now.
pub(crate) async fn session(
    reader: &Reader,
    secret: &Secret,
) -> Result<Option<(FoundSession, Vec<Place>)>> {
    use session::Column;
    let select = reader
        .select::<session::Entity>()
        .filter(Column::SecretHash.eq(secret.hash()))
        .filter(user_account::Column::State.eq(UserState::Active.name()))
        .select_only()
        .column_as(Column::Id, "session")
        .columns([Column::ActiveUnit, Column::LastSeenAt])
        .columns([Column::ExpiresAt, Column::SecondFactorAt])
        .expr_as(unread(), "unread");
    let users = session::Entity::belongs_to(user_account::Entity)
        .from(Column::UserId)
        .to(user_account::Column::Id);
    found(reader, select, users.into()).await
}

/// The token of that secret, good at the moment of the read, whose user may sign in, and what that user is now.
pub(crate) async fn token(
    reader: &Reader,
    secret: &Secret,
) -> Result<Option<(FoundToken, Vec<Place>)>> {
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
    found(reader, select, users.into()).await
}

/// What a selection of one row by its user's relation finds, with the places of that user.
async fn found<E, T>(
    reader: &Reader,
    select: Select<E>,
    users: RelationDef,
) -> Result<Option<(T, Vec<Place>)>>
where
    E: Owned<Kind = Impersonal>,
    T: FromQueryResult + Send + Sync,
{
    let select = with_places(with_user(select, users), reader.now());
    let rows: Vec<WithPlace<T>> = reader.columns(select).await?;
    let mut one = None;
    let mut places = Vec::with_capacity(rows.len());
    for row in rows {
        places.extend(place_of(row.place)?);
        one = Some(row.found);
    }
    Ok(one.map(|one| (one, places)))
}

/// What a user is now.
pub(crate) async fn places(reader: &Reader, user: Uuid) -> Result<Vec<Place>> {
    let select = reader
        .select::<membership::Entity>()
        .filter(membership::Column::UserId.eq(user))
        .filter(counting(reader.now()))
        .select_only();
    let rows: Vec<PlaceRow> = reader.columns(with_municipalities(select)).await?;
    let places = rows.into_iter().map(place_of);
    Ok(places.collect::<Result<Vec<_>>>()?.into_iter().flatten().collect())
}

fn with_user<E: EntityTrait>(select: Select<E>, users: RelationDef) -> Select<E> {
    use user_account::Column;
    select
        .join(JoinType::InnerJoin, users)
        .column_as(Column::Id, "user")
        .column_as(Column::Name, "name")
        .column_as(Column::Language, "language")
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

/// What the user is now, in municipalities and in the installation.
fn with_places<E: EntityTrait>(select: Select<E>, now: DateTime<Utc>) -> Select<E> {
    let memberships: RelationDef = user_account::Entity::belongs_to(membership::Entity)
        .from(user_account::Column::Id)
        .to(membership::Column::UserId)
        .into();
    let counted = memberships.on_condition(move |_, _| counting(now));
    with_municipalities(select.join(JoinType::LeftJoin, counted))
}

/// Memberships with their municipalities, by name.
fn with_municipalities<E: EntityTrait>(select: Select<E>) -> Select<E> {
    let municipalities: RelationDef = membership::Entity::belongs_to(municipality::Entity)
        .from(membership::Column::Tenant)
        .to(municipality::Column::Code)
        .into();
    select
        .join(JoinType::LeftJoin, municipalities)
        .column_as(membership::Column::Tenant, "tenant")
        .column_as(membership::Column::Role, "role")
        .column_as(municipality::Column::Name, "municipality")
        .column_as(municipality::Column::State, "municipality_state")
        .order_by_asc(municipality::Column::Name)
        .order_by_asc(membership::Column::Role)
}

/// A place that is open; nothing where the user has none.
fn place_of(row: PlaceRow) -> Result<Option<Place>> {
    let is_open = row.tenant.is_none()
        || row.municipality_state.as_deref() == Some(MunicipalityState::Open.name());
    let Some(role) = row.role.filter(|_| is_open) else { return Ok(None) };
    let unit = read_optional("membership", "tenant", row.tenant.as_ref())?;
    let role = read("membership", "role", &role)?;
    Ok(Some(Place { membership: Membership { unit, role }, name: row.municipality }))
}
