//! What the database promises, on SQLite and on PostgreSQL.

#[cfg(test)]
mod audit;
#[cfg(test)]
mod backup;
#[cfg(test)]
mod blob;
#[cfg(test)]
mod damaged;
#[cfg(test)]
mod doctor;
#[cfg(test)]
mod erasure;
#[cfg(test)]
mod job;
#[cfg(test)]
mod memory;
#[cfg(test)]
mod migration;
#[cfg(test)]
mod owner;
#[cfg(test)]
mod rotation;
#[cfg(test)]
mod rows;
#[cfg(test)]
mod schema;
#[cfg(test)]
mod shared_look;
#[cfg(test)]
mod tenant;
#[cfg(test)]
mod tx;
