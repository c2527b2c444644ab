//! The sync before the answer, seen from outside: a trace of the program's system calls on SQLite.

use std::{
    fs,
    io::Write as _,
    process::{Command, Stdio},
};

use crate::{
    api::{self, Api},
    served::Served,
};

/// What is traced.
const CALLS: &str = "trace=fdatasync,fsync,write,writev,sendto,sendmsg";

#[test]
fn a_write_is_on_disk_before_it_is_answered() {
    if !is_there() {
        return;
    }
    testkit::on_both(api::migrations(), async |base| {
        if base.is_postgres() {
            // There the server syncs, in another process.
            return;
        }
        let api = Api::prepare(base).await;
        let trace = base.scratch().join("trace.txt");
        let mut command = Command::new("strace");
        command.args(["-D", "-f", "-y", "-s", "24", "-e", CALLS, "-o"]).arg(&trace);
        let serve = api.serving();
        command.arg(serve.get_program()).args(serve.get_args());
        for (name, value) in serve.get_envs() {
            match value {
                Some(value) => command.env(name, value),
                None => command.env_remove(name),
            };
        }
        let served = Served::spawn(command.stdout(Stdio::piped()).stderr(Stdio::null()));
        for number in 0..5 {
            let body = api::household(0, number);
            let created = served.ask("POST", "/api/v1/households", &api.headers(), &body);
            assert_eq!(created.status, 201, "{created:?}");
        }
        drop(served.stop());
        let lines = fs::read_to_string(&trace).unwrap();
        assert_eq!(answers_after_a_sync(&lines), 5);
    });
}

/// How many answers 201 there are; each has a sync of the write-ahead log between the answer before it and itself.
fn answers_after_a_sync(trace: &str) -> usize {
    let (mut answers, mut is_synced) = (0, false);
    for line in trace.lines() {
        let is_sync =
            line.contains("fdatasync(") || line.contains("fsync(") || line.contains("sync resumed");
        if is_sync && line.ends_with("= 0") {
            is_synced = true;
        }
        if line.contains("\"HTTP/1.0 201") || line.contains("\"HTTP/1.1 201") {
            assert!(is_synced, "answered without a sync: {line}");
            answers += 1;
            is_synced = false;
        }
    }
    answers
}

/// Whether the tracer is there; without it this test says so, in CI it fails.
fn is_there() -> bool {
    let found =
        Command::new("strace").args(["-e", "trace=none", "true"]).stderr(Stdio::null()).status();
    if found.is_ok_and(|status| status.success()) {
        return true;
    }
    assert!(std::env::var_os("CI").is_none(), "CI needs strace: sudo apt-get install strace");
    let line = "not traced: strace is missing or may not trace (sudo apt-get install strace)";
    let _nobody_hears = writeln!(std::io::stderr(), "{line}");
    false
}

#[test]
fn an_answer_without_a_sync_would_be_seen() {
    let trace = "7 fdatasync(9</x/svi.db-wal>) = 0\n7 writev(12<socket:[1]>, [{iov_base=\"HTTP/1.0 201 Created\\r\\nco\"...) = 9\n";
    assert_eq!(answers_after_a_sync(trace), 1);
    let unsynced = trace.lines().nth(1).unwrap().to_owned();
    assert!(std::panic::catch_unwind(|| answers_after_a_sync(&unsynced)).is_err());
}
