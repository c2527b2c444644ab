//! What was acknowledged is there: the built program is killed (SIGKILL) while others write, at a moment that a seed chooses.
//!
//! `SVI_CRASH_ROUNDS` sets how often on each database (5; `make soak` 50).

use std::{
    collections::BTreeMap,
    sync::{
        Mutex,
        atomic::{AtomicBool, Ordering},
        mpsc,
    },
    thread,
};

use testkit::Base;

use crate::{
    api::{self, Api},
    served::{Answer, Served, svi},
};

/// Who writes at the same time.
const WRITERS: usize = 6;

#[test]
fn what_was_acknowledged_survives_a_kill_on_both_databases() {
    let rounds = std::env::var_os("SVI_CRASH_ROUNDS");
    let rounds = rounds.map_or(5, |text| text.to_str().unwrap().parse().unwrap());
    testkit::on_both(api::migrations(), async |base| {
        let api = Api::prepare(base).await;
        let mut acknowledged = BTreeMap::new();
        for round in 0..rounds {
            kill_while_writing(base, &api, round, &mut acknowledged);
            assert_nothing_is_lost(base, &api, &acknowledged);
            assert_nothing_is_half(base).await;
        }
        assert!(acknowledged.len() >= rounds * WRITERS, "{} acknowledged", acknowledged.len());
        assert_healthy(base);
    });
}

#[test]
fn a_backup_taken_under_load_is_whole() {
    testkit::on_both(api::migrations(), async |base| {
        let api = Api::prepare(base).await;
        let served = api.serve();
        let backup = base.scratch().join("backup.age");
        let acknowledged = Mutex::new(BTreeMap::new());
        let is_over = AtomicBool::new(false);
        thread::scope(|scope| {
            let (done, writes) = mpsc::channel();
            for writer in 0..WRITERS {
                let (served, api, acknowledged) = (&served, &api, &acknowledged);
                let (done, is_over) = (done.clone(), &is_over);
                scope.spawn(move || {
                    write_on(served, api, writer, acknowledged, &done, is_over);
                });
            }
            writes.recv().unwrap();
            assert_done(api.command(&["backup", "--out", backup.to_str().unwrap()]));
            is_over.store(true, Ordering::Relaxed);
        });
        assert_eq!(served.stop().0, 0);
        api.restore_elsewhere(base, &backup);
    });
}

/// Writes until it is over or the connection breaks; says each time that something was acknowledged.
fn write_on(
    served: &Served,
    api: &Api,
    writer: usize,
    acknowledged: &Mutex<BTreeMap<String, i64>>,
    done: &mpsc::Sender<()>,
    is_over: &AtomicBool,
) {
    for number in 0.. {
        if is_over.load(Ordering::Relaxed) {
            return;
        }
        if write(served, api, writer, number, acknowledged).is_none() {
            return;
        }
        let _heard_enough = done.send(());
    }
}

/// Serves, lets writers write, kills after so many acknowledged writes as the seed says.
fn kill_while_writing(
    base: &Base,
    api: &Api,
    round: usize,
    acknowledged: &mut BTreeMap<String, i64>,
) {
    let served = api.serve();
    let written = Mutex::new(std::mem::take(acknowledged));
    let moment = WRITERS + chance(round as u64 * 2 + u64::from(base.is_postgres())) % 60;
    let (done, writes) = mpsc::channel();
    let id = served.id().to_string();
    let never = &AtomicBool::new(false);
    thread::scope(|scope| {
        for writer in 0..WRITERS {
            let (served, written, done) = (&served, &written, done.clone());
            let writer = round * WRITERS + writer;
            scope.spawn(move || write_on(served, api, writer, written, &done, never));
        }
        drop(done);
        for _ in 0..moment {
            writes.recv().unwrap();
        }
        let killed = std::process::Command::new("kill").args(["-s", "KILL", &id]).status();
        assert!(killed.unwrap().success());
    });
    served.kill();
    *acknowledged = written.into_inner().unwrap();
}

/// Enters a household and changes it; what was answered is noted. `None` when the connection broke.
fn write(
    served: &Served,
    api: &Api,
    writer: usize,
    number: u64,
    acknowledged: &Mutex<BTreeMap<String, i64>>,
) -> Option<()> {
    let created = served.try_ask(
        "POST",
        "/api/v1/households",
        &api.headers(),
        &api::household(writer, number),
    )?;
    assert_eq!(created.status, 201, "{created:?}");
    let id = id_of(&created);
    acknowledged.lock().unwrap().insert(id.clone(), 1);
    let path = format!("/api/v1/households/{id}");
    let changed = served.try_ask("PUT", &path, &api.headers(), &api::change(1))?;
    assert_eq!(changed.status, 204, "{changed:?}");
    acknowledged.lock().unwrap().insert(id, 2);
    Some(())
}

fn assert_nothing_is_lost(_base: &Base, api: &Api, acknowledged: &BTreeMap<String, i64>) {
    let served = api.serve();
    for (id, version) in acknowledged {
        let found = served.ask("GET", &format!("/api/v1/households/{id}"), &api.headers(), "");
        assert_eq!(found.status, 200, "household {id} is lost: {found:?}");
        let value: serde_json::Value = serde_json::from_str(&found.body).unwrap();
        let found = value["version"].as_i64().unwrap();
        assert!(found >= *version, "version {version} of household {id} is lost, {found} is there");
    }
    assert_eq!(served.stop().0, 0);
}

/// No record without its version, no version without its record, no change without its audit entry.
async fn assert_nothing_is_half(base: &Base) {
    let questions = [
        "select count(*) from household h where not exists \
         (select 1 from record_version v where v.record = h.id and v.number = h.version)",
        "select count(*) from person p where not exists \
         (select 1 from record_version v where v.record = p.id and v.number = p.version)",
        "select count(*) from record_version v where not exists \
         (select 1 from household h where h.id = v.household_id)",
        "select count(*) from household h where not exists \
         (select 1 from audit_entry a where a.subject_id = h.id and a.action = 'create_household')",
        "select count(*) from household h where not exists (select 1 from person p where p.household_id = h.id)",
        "select count(*) from household h where h.version - 1 <> \
         (select count(*) from audit_entry a where a.subject_id = h.id and a.action = 'change_household')",
        "select count(*) from audit_entry a where a.action = 'create_household' \
         and not exists (select 1 from household h where h.id = a.subject_id)",
    ];
    for question in questions {
        assert_eq!(base.number(question).await, 0, "{question}");
    }
}

fn assert_healthy(base: &Base) {
    let data = base.settings.folder.to_str().unwrap();
    let mut doctor = svi(&["doctor", "--data", data]);
    doctor.env("SVI_KEYS_FOLDER", base.keys_folder());
    if let Some(url) = &base.settings.url {
        doctor.args(["--database", url]);
    }
    assert_done(doctor);
}

/// Asserts that a command did what it was asked.
pub(crate) fn assert_done(mut command: std::process::Command) {
    let output = command.output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    let out = String::from_utf8_lossy(&output.stdout).into_owned();
    assert_eq!(output.status.code(), Some(0), "{command:?}: {said}{out}");
}

fn id_of(created: &Answer) -> String {
    let value: serde_json::Value = serde_json::from_str(&created.body).unwrap();
    value["id"].as_str().unwrap().to_owned()
}

/// A number from a seed (splitmix64): the same moments in every run.
fn chance(seed: u64) -> usize {
    let mixed = seed.wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    ((mixed ^ (mixed >> 27)) >> 40) as usize
}
