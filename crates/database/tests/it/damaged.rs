//! Damaged, cut and foreign backups: never a panic, never anything half in place.

use std::{fs, sync::OnceLock};

use database::{
    Audit, Database, Keyring, Settings,
    backup::{backup, restore},
};
use proptest::prelude::*;
use testkit::SettableClock;

use crate::rows::MIGRATIONS;

/// A small installation's backup with its keys.
struct Sample {
    keys: Keyring,
    bytes: Vec<u8>,
}

fn sample() -> &'static Sample {
    static SAMPLE: OnceLock<Sample> = OnceLock::new();
    SAMPLE.get_or_init(|| {
        runtime().block_on(async {
            let folder = tempfile::tempdir().unwrap();
            let settings = Settings::of_folder(&folder.path().join("data"));
            let keys = Keyring::generate().unwrap();
            let clock = std::sync::Arc::new(SettableClock::default());
            let database =
                Database::open(settings.clone(), keys.clone(), clock, MIGRATIONS).await.unwrap();
            let who = database::Authority::of_program("test", database::Tenancy::All);
            database.begin(&who).await.unwrap().commit(Audit::of("begin")).await.unwrap();
            let out = folder.path().join("backup.age");
            backup(&settings, &keys, database.now(), &out).await.unwrap();
            database.close().await;
            Sample { keys, bytes: fs::read(out).unwrap() }
        })
    })
}

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap()
}

/// Tries to restore the bytes; whether it went well. Whatever happens, nothing is left half.
fn try_restore(bytes: &[u8]) -> bool {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("backup.age");
    fs::write(&file, bytes).unwrap();
    let settings = Settings::of_folder(&folder.path().join("place").join("data"));
    let now = chrono::DateTime::UNIX_EPOCH;
    let keys = &sample().keys;
    let done = runtime().block_on(restore(&file, keys, &settings, MIGRATIONS, now));
    let left: Vec<_> = fs::read_dir(folder.path().join("place"))
        .map(|entries| entries.map(|entry| entry.unwrap().file_name()).collect())
        .unwrap_or_default();
    match done {
        Ok(_) => assert_eq!(left, ["data"]),
        Err(_) => assert_eq!(left, [""; 0]),
    }
    done.is_ok()
}

#[test]
fn the_sample_itself_restores() {
    assert!(try_restore(&sample().bytes));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn a_changed_byte_is_noticed(place in any::<prop::sample::Index>(), change in 1_u8..) {
        let mut bytes = sample().bytes.clone();
        let place = place.index(bytes.len());
        bytes[place] ^= change;
        prop_assert!(!try_restore(&bytes));
    }

    #[test]
    fn a_cut_backup_is_noticed(place in any::<prop::sample::Index>()) {
        let bytes = &sample().bytes;
        prop_assert!(!try_restore(&bytes[..place.index(bytes.len())]));
    }

    #[test]
    fn foreign_bytes_are_refused(bytes in proptest::collection::vec(any::<u8>(), 0..2000), is_headed in any::<bool>()) {
        let head: &[u8] = if is_headed { b"age-encryption.org/v1\n-> X25519 " } else { b"" };
        prop_assert!(!try_restore(&[head, &bytes].concat()));
    }
}
