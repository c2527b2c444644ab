//! Rotation of master keys: all that was sealed opens before, during and after.

use database::{Audit, Keyring, Place, Rotated, retire, rotate};
use testkit::{Base, on_both};
use uuid::Uuid;

use crate::rows::MIGRATIONS;

const fn place(number: u128) -> Place {
    Place { table: "note", column: "sealed", row: Uuid::from_u128(number) }
}

async fn seal(base: &Base, number: u128) -> Vec<u8> {
    let mut tx = base.database.begin(&base.within("80438")).await.unwrap();
    let sealed = tx.seal(Uuid::from_u128(number), &place(number), b"value").await.unwrap();
    tx.commit(Audit::of("seal")).await.unwrap();
    sealed
}

async fn open(base: &Base, number: u128, sealed: &[u8]) -> String {
    let tx = base.database.begin(&base.within("80438")).await.unwrap();
    let subject = Uuid::from_u128(number);
    let keys = tx.keys_of(&[subject]).await.unwrap();
    keys.open_text(subject, &place(number), sealed).unwrap()
}

async fn wrapped_by(base: &Base, master: &str) -> i64 {
    base.number(&format!("select count(*) from sealing_key where master = '{master}'")).await
}

#[test]
fn a_running_process_goes_on_with_the_new_key() {
    on_both(MIGRATIONS, async |base| {
        let mut sealed = Vec::new();
        for number in 0..3 {
            sealed.push(seal(base, number).await);
        }
        let rotated = rotate(&base.database, &base.keys_folder()).await.unwrap();
        assert_eq!(rotated, Rotated { master: "k2".into(), keys: 3 });
        assert_eq!((wrapped_by(base, "k1").await, wrapped_by(base, "k2").await), (0, 3));
        sealed.push(seal(base, 3).await);
        assert_eq!((wrapped_by(base, "k1").await, wrapped_by(base, "k2").await), (0, 4));
        for (number, sealed) in (0..).zip(&sealed) {
            assert_eq!(open(base, number, sealed).await, "value");
        }
        assert_eq!(retire(&base.database, &base.keys_folder()).await.unwrap(), ["k1"]);
        assert_eq!(open(base, 0, &sealed[0]).await, "value");
    });
}

#[test]
fn a_rotation_that_was_interrupted_is_finished() {
    on_both(MIGRATIONS, async |base| {
        let sealed = seal(base, 1).await;
        // The new master key was stored, then the process was killed.
        let mut keys = Keyring::open(&base.keys_folder()).unwrap();
        keys.rotate().unwrap();
        keys.store(&base.keys_folder()).unwrap();
        assert_eq!(retire(&base.database, &base.keys_folder()).await.unwrap(), [""; 0]);
        let rotated = rotate(&base.database, &base.keys_folder()).await.unwrap();
        assert_eq!(rotated, Rotated { master: "k2".into(), keys: 1 });
        assert_eq!(open(base, 1, &sealed).await, "value");
    });
}
