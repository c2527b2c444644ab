//! What the database promises, on SQLite and on PostgreSQL.

mod audit;
mod blob;
mod job;
mod rows;
mod tenant;
mod tx;
