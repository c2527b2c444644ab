//! PostgreSQL with an owner that is no superuser, as in real use: the runbook's two statements are enough.

use std::fs;

use database::{
    Audit, Database, Settings,
    backup::{backup, restore},
    doctor::{Depth, Severity, examine},
};
use testkit::{Base, on_both};
use uuid::Uuid;

use crate::rows::{MIGRATIONS, new_note, note};

async fn open(base: &Base, settings: &Settings) -> Database {
    Database::open(settings.clone(), base.keys(), base.clock.clone(), MIGRATIONS).await.unwrap()
}

async fn count(base: &Base, database: &Database) -> u64 {
    let look = Audit::of("see_notes");
    let reader = database.read_personal(&base.everywhere(), look).await.unwrap();
    reader.all(reader.select::<note::Entity>()).await.unwrap().len() as u64
}

#[test]
fn an_ordinary_owner_migrates_serves_backs_up_and_restores() {
    on_both(MIGRATIONS, async |base| {
        let Some(url) = &base.settings.url else {
            // A file belongs to who made it: there is no such owner on SQLite.
            assert_eq!(base.database.kind(), "SQLite");
            return;
        };
        let name = format!("owner_{}", Uuid::from_bytes(database::random().unwrap()).simple());
        base.raw(&format!("create role {name} login createrole password 'p%40'")).await.unwrap();
        let host = url.rsplit_once('@').unwrap().1.rsplit_once('/').unwrap().0;
        let settings = |part: &str| Settings {
            folder: base.scratch().join(part),
            url: Some(format!("postgres://{name}:p%2540@{host}/{name}_{part}")),
            connections: 2,
        };
        for part in ["first", "second"] {
            let sql = format!("create database {name}_{part} owner {name} template template0");
            base.raw(&sql).await.unwrap();
        }
        let first = open(base, &settings("first")).await;
        for (unit, number) in [("80438", 1), ("70939", 2)] {
            let mut tx = first.begin(&base.within(unit)).await.unwrap();
            tx.insert(new_note(number, "text")).await.unwrap();
            tx.commit(Audit::of("write_note")).await.unwrap();
        }
        let out = base.scratch().join("backup.age");
        backup(&settings("first"), &base.keys(), first.now(), &out).await.unwrap();
        restore(&out, &base.keys(), &settings("second"), MIGRATIONS, first.now()).await.unwrap();
        let second = open(base, &settings("second")).await;
        assert_eq!((count(base, &first).await, count(base, &second).await), (2, 2));
        for database in [first, second] {
            let found = examine(&database, MIGRATIONS, Depth::Everything).await.unwrap();
            assert!(found.iter().all(|one| one.severity == Severity::Note), "{found:?}");
            database.close().await;
        }
        assert_eq!(fs::read_dir(base.scratch().join("second")).unwrap().count(), 1);
        for part in ["first", "second"] {
            base.raw(&format!("drop database {name}_{part} with (force)")).await.unwrap();
        }
        base.raw(&format!("revoke svi_application from {name}")).await.unwrap();
        base.raw(&format!("drop role {name}")).await.unwrap();
    });
}
