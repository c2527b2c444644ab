//! What a reader reads from: the transaction of its look, or, for one statement, no transaction at all.

use std::sync::Arc;

use async_trait::async_trait;
use sea_orm::{
    ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr, ExecResult,
    QueryResult, Statement,
};

/// What a reader reads from.
pub(crate) enum Source {
    /// One state of the data.
    Look(Arc<DatabaseTransaction>),
    /// The state at each statement.
    Pool(DatabaseConnection),
}

#[async_trait]
impl ConnectionTrait for Source {
    fn get_database_backend(&self) -> DbBackend {
        match self {
            Self::Look(look) => look.get_database_backend(),
            Self::Pool(pool) => pool.get_database_backend(),
        }
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        match self {
            Self::Look(look) => look.execute_raw(statement).await,
            Self::Pool(pool) => pool.execute_raw(statement).await,
        }
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        match self {
            Self::Look(look) => look.execute_unprepared(sql).await,
            Self::Pool(pool) => pool.execute_unprepared(sql).await,
        }
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        match self {
            Self::Look(look) => look.query_one_raw(statement).await,
            Self::Pool(pool) => pool.query_one_raw(statement).await,
        }
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        match self {
            Self::Look(look) => look.query_all_raw(statement).await,
            Self::Pool(pool) => pool.query_all_raw(statement).await,
        }
    }
}
