//! The schema is brought up to date under a lock, after a backup, and never backwards.

use std::fs;

use database::sea_orm::sea_query::{Alias, ColumnDef, Table};
use database::{Database, Error, Migration, Settings, Steps, migration_state};
use testkit::{Base, on_both};

use crate::rows::{MIGRATIONS, write_note};

const NEXT: Migration =
    Migration { time: "2026-11-28T10:00", context: "test", name: "add_index", up: add_index };

fn add_index(steps: &mut Steps) {
    steps.sql("create index note_page_note on note_page (note_id)");
}

fn newer() -> Vec<Migration> {
    [MIGRATIONS, &[NEXT]].concat()
}

async fn open(base: &Base, migrations: &[Migration]) -> database::Result<Database> {
    Database::open(base.settings.clone(), base.keys(), base.clock.clone(), migrations).await
}

#[test]
fn a_backup_is_made_before_the_schema_changes_and_only_then() {
    on_both(MIGRATIONS, async |base| {
        write_note(base, "80438", 1, "a").await;
        let backups = base.settings.folder.join("backups");
        open(base, MIGRATIONS).await.unwrap().close().await;
        assert!(!backups.exists());
        open(base, &newer()).await.unwrap().close().await;
        let names: Vec<_> =
            fs::read_dir(&backups).unwrap().map(|file| file.unwrap().file_name()).collect();
        assert_eq!(names, ["svi-20261127T120000Z.age"]);
        let state = migration_state(&base.settings, &newer()).await.unwrap();
        assert_eq!((state.pending, state.unknown), (vec![], vec![]));
    });
}

#[test]
fn data_of_a_newer_program_are_refused() {
    on_both(MIGRATIONS, async |base| {
        open(base, &newer()).await.unwrap().close().await;
        let fault = open(base, MIGRATIONS).await.unwrap_err();
        let Error::Schema(said) = fault else { panic!("{fault}") };
        assert!(said.contains("2026-11-28T10:00 test add_index"), "{said}");
        let state = migration_state(&base.settings, MIGRATIONS).await.unwrap();
        assert_eq!(state.unknown, [NEXT.id()]);
    });
}

#[test]
fn a_migration_that_fails_leaves_the_schema_as_it_was() {
    on_both(MIGRATIONS, async |base| {
        let broken = Migration {
            up: |steps| {
                steps.sql("create table half (id integer primary key)");
                steps.sql("create nonsense");
            },
            ..NEXT
        };
        let fault = open(base, &[MIGRATIONS, &[broken]].concat()).await.unwrap_err();
        assert!(fault.to_string().contains("add_index"), "{fault}");
        assert!(base.raw("select * from half").await.is_err());
        open(base, &newer()).await.unwrap().close().await;
    });
}

#[test]
fn a_text_that_is_added_sorts_by_bytes_on_both_databases() {
    on_both(MIGRATIONS, async |base| {
        let adds = Migration {
            up: |steps| {
                let mut text = ColumnDef::new(Alias::new("title"));
                let table =
                    Table::alter().table(Alias::new("note")).add_column(text.text()).to_owned();
                steps.alter(&table);
            },
            ..NEXT
        };
        open(base, &[MIGRATIONS, &[adds]].concat()).await.unwrap().close().await;
        for (number, title) in [(1, "a"), (2, "B"), (3, "č")] {
            write_note(base, "80438", number, title).await;
        }
        base.raw("update note set title = text").await.unwrap();
        // By bytes capitals come first; by a language's rules they do not.
        let first = "select count(*) from note where title < 'a'";
        assert_eq!(base.number(first).await, 1);
        let collations = "select count(*) from information_schema.columns \
                          where data_type = 'text' and table_schema = 'public' and collation_name is distinct from 'C'";
        if base.is_postgres() {
            assert_eq!(base.number(collations).await, 0);
        }
    });
}

#[test]
fn two_processes_that_start_at_once_agree() {
    on_both(MIGRATIONS, async |base| {
        let migrations = newer();
        let (first, second) = tokio::join!(open(base, &migrations), open(base, &migrations));
        first.unwrap().close().await;
        second.unwrap().close().await;
        let applied = base.number("select count(*) from applied_migration").await;
        assert_eq!(applied, i64::try_from(migrations.len() + 5).unwrap());
    });
}

#[test]
fn an_installation_that_is_not_there_is_not_made_by_asking() {
    on_both(MIGRATIONS, async |base| {
        let folder = base.scratch().join("elsewhere");
        let settings = Settings::of_folder(&folder);
        let state = migration_state(&settings, MIGRATIONS).await.unwrap();
        assert_eq!(state.applied.len(), 0);
        assert!(!folder.exists());
    });
}
