//! What the database promises, on SQLite and on PostgreSQL.

mod audit;
mod job;
mod rows;
mod tenant;
mod tx;
