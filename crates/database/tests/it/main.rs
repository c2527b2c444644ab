//! What the database promises, on SQLite and on PostgreSQL.

mod audit;
mod backup;
mod blob;
mod damaged;
mod doctor;
mod erasure;
mod job;
mod migration;
mod rotation;
mod rows;
mod schema;
mod tenant;
mod tx;
