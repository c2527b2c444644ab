//! Statements past all rules: what somebody could do who has the database itself.

use database::sea_orm::{
    ConnectOptions, ConnectionTrait as _, DatabaseConnection, DbErr, FromQueryResult as _,
    JsonValue, Statement,
};

use crate::Base;

#[expect(clippy::expect_used, reason = "for tests: what is not there is a failed test")]
impl Base {
    /// Makes somebody a user of the installation, where a row must name one. The tables of `identity` must be there.
    ///
    /// # Panics
    /// When the database refuses.
    pub async fn enter_user(&self, actor: &kernel::Actor) {
        let id = uuid::Uuid::from(actor.user);
        let (id, mail) = if self.is_postgres() {
            (format!("'{id}'"), id)
        } else {
            (format!("x'{}'", id.simple()), id)
        };
        let sql = format!(
            "insert into user_account (id, email, email_folded, name, state, created_at) \
             values ({id}, '{mail}@example.org', '{mail}@example.org', 'Test', 'active', '2026-11-27T08:00:00+00:00')"
        );
        self.raw(&sql).await.expect("a user");
    }

    /// Gives somebody who was entered the roles of the actor in its municipality.
    ///
    /// # Panics
    /// When the database refuses.
    pub async fn enter_roles(&self, actor: &kernel::Actor) {
        let unit = actor.unit.as_ref().expect("a municipality");
        let literal = |id: uuid::Uuid| {
            if self.is_postgres() { format!("'{id}'") } else { format!("x'{}'", id.simple()) }
        };
        for role in &actor.roles {
            let id = uuid::Uuid::from_bytes(database::random::<16>().expect("randomness"));
            let sql = format!(
                "insert into membership (id, user_id, tenant, role, from_at) \
                 values ({}, {}, '{unit}', '{}', '2026-11-01T08:00:00+00:00')",
                literal(id),
                literal(actor.user.into()),
                role.name()
            );
            self.raw(&sql).await.expect("a membership");
        }
    }

    /// Runs statements as the owner of the data, over all municipalities.
    ///
    /// # Errors
    /// What the database says.
    ///
    /// # Panics
    /// When it cannot be reached.
    pub async fn raw(&self, sql: &str) -> Result<(), DbErr> {
        let connection = self.bare().await;
        if self.is_postgres() {
            connection.execute_unprepared("set svi.tenant = '*'").await.expect("a setting");
        }
        let done = connection.execute_unprepared(sql).await;
        connection.close().await.expect("closed");
        done.map(|_result| ())
    }

    /// Runs a statement as the application's role in the municipality `unit` (`*` for all); returns how many rows it touched.
    ///
    /// # Errors
    /// What the database says.
    ///
    /// # Panics
    /// When it cannot be reached.
    pub async fn raw_as_application(&self, unit: &str, sql: &str) -> Result<u64, DbErr> {
        let connection = self.bare().await;
        if self.is_postgres() {
            let enter = format!("set role svi_application; set svi.tenant = '{unit}'");
            connection.execute_unprepared(&enter).await.expect("the role");
        }
        let done = connection.execute_unprepared(sql).await;
        connection.close().await.expect("closed");
        done.map(|result| result.rows_affected())
    }

    /// The number that a query gives, as the owner over all municipalities.
    ///
    /// # Panics
    /// When it gives none.
    pub async fn number(&self, sql: &str) -> i64 {
        let connection = self.bare().await;
        if self.is_postgres() {
            connection.execute_unprepared("set svi.tenant = '*'").await.expect("a setting");
        }
        let statement = Statement::from_string(connection.get_database_backend(), sql);
        let row = connection.query_one_raw(statement).await.expect("a query").expect("a row");
        connection.close().await.expect("closed");
        row.try_get_by_index(0).expect("a number")
    }

    /// Every row of a table as text, in alphabetical order, without some columns: what stands there can be compared with what stood there.
    ///
    /// # Panics
    /// When there is no such table.
    pub async fn rows(&self, table: &str, without: &[&str]) -> Vec<String> {
        let connection = self.bare().await;
        if self.is_postgres() {
            connection.execute_unprepared("set svi.tenant = '*'").await.expect("a setting");
        }
        let sql = format!("select * from {table}");
        let statement = Statement::from_string(connection.get_database_backend(), sql);
        let found = JsonValue::find_by_statement(statement).all(&connection).await.expect("rows");
        connection.close().await.expect("closed");
        let text = |mut row: JsonValue| {
            let columns = row.as_object_mut().expect("columns");
            columns.retain(|name, _| !without.contains(&name.as_str()));
            row.to_string()
        };
        let mut rows: Vec<String> = found.into_iter().map(text).collect();
        rows.sort();
        rows
    }

    async fn bare(&self) -> DatabaseConnection {
        let url = match &self.settings.url {
            Some(url) => url.clone(),
            None => format!("sqlite://{}", self.settings.folder.join("svi.db").display()),
        };
        let mut options = ConnectOptions::new(url);
        options.max_connections(1).sqlx_logging(false);
        database::sea_orm::Database::connect(options).await.expect("a connection")
    }
}
