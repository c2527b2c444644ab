//! A PostgreSQL of its own for a command: `cargo xtask postgres -- COMMAND…`.
//!
//! Makes a server in a temporary folder, as an ordinary user, on a free port of the loopback, names it to the command in
//! `SVI_TEST_POSTGRES` (through its socket: `TEST_POSTGRES_SOCKET`), stops it and removes the folder however the command ends. Its data are synced as in real use.

mod binaries;
mod server;

use std::{io, process::ExitCode};

use tokio::{
    process::Command,
    signal::unix::{Signal, SignalKind, signal},
};

use server::Server;

/// The variables in which the command finds the server: on the loopback, and through its socket.
const VARIABLES: [&str; 2] = ["SVI_TEST_POSTGRES", "TEST_POSTGRES_SOCKET"];

/// Runs the command beside a server and ends as it does.
pub(crate) fn run(command: &[&str]) -> ExitCode {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let ended = match runtime {
        Ok(runtime) => runtime.block_on(beside_server(command)),
        Err(cause) => Err(cause.to_string()),
    };
    ended.unwrap_or_else(|fault| {
        crate::say(&format!("postgres: {fault}"));
        ExitCode::FAILURE
    })
}

async fn beside_server(command: &[&str]) -> Result<ExitCode, String> {
    let mut stop = Stop::new().map_err(|cause| cause.to_string())?;
    let binaries = binaries::find()?;
    let server = tokio::select! {
        server = Server::start(&binaries) => server?,
        code = stop.asked() => return Ok(code),
    };
    let ended = tokio::select! {
        ended = run_command(command, [&server.url, &server.socket_url]) => ended,
        code = stop.asked() => Ok(code),
    };
    server.stop().await;
    ended
}

/// Ctrl-C and the request to end, from the first moment on.
struct Stop {
    interrupt: Signal,
    terminate: Signal,
}

impl Stop {
    fn new() -> io::Result<Self> {
        let interrupt = signal(SignalKind::interrupt())?;
        Ok(Self { interrupt, terminate: signal(SignalKind::terminate())? })
    }

    /// Returns the exit code when this process is asked to end.
    async fn asked(&mut self) -> ExitCode {
        tokio::select! {
            _ = self.interrupt.recv() => ExitCode::from(130),
            _ = self.terminate.recv() => ExitCode::from(143),
        }
    }
}

async fn run_command(command: &[&str], urls: [&str; 2]) -> Result<ExitCode, String> {
    let (program, arguments) = command.split_first().ok_or("no command")?;
    let mut child = Command::new(program);
    // What cargo told this program of itself: build scripts of crates that watch it would run again, and half the tree with them.
    for (name, _) in std::env::vars_os() {
        let text = name.to_string_lossy();
        if text.starts_with("CARGO_PKG_") || text.starts_with("CARGO_MANIFEST_") {
            child.env_remove(&name);
        }
    }
    let mut child = child
        .args(arguments)
        .envs(VARIABLES.into_iter().zip(urls))
        .kill_on_drop(true)
        .spawn()
        .map_err(|cause| format!("{program} does not run: {cause}"))?;
    let code = child.wait().await.map_err(|cause| cause.to_string())?.code();
    Ok(ExitCode::from(code.and_then(|code| u8::try_from(code).ok()).unwrap_or(1)))
}
