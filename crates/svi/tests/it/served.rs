//! The built program at work: `svi serve` in a folder of its own, asked over HTTP, stopped or killed.

use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::TcpStream,
    path::Path,
    process::{Child, Command, Stdio},
    time::Duration,
};

/// An answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Answer {
    /// Status.
    pub(crate) status: u16,
    /// Head, as it came.
    pub(crate) head: String,
    /// Body.
    pub(crate) body: String,
}

impl Answer {
    /// A header's value.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let lines = self.head.lines().filter_map(|line| line.split_once(": "));
        lines.into_iter().find(|(one, _)| one.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }

    /// Reads an answer from the bytes of an HTTP/1.0 connection.
    pub(crate) fn parse(bytes: &[u8]) -> Option<Self> {
        let text = String::from_utf8_lossy(bytes);
        let (head, body) = text.split_once("\r\n\r\n")?;
        let status = head.split(' ').nth(1)?.parse().ok()?;
        Some(Self { status, head: head.replace('\r', ""), body: body.to_owned() })
    }
}

/// `svi` with arguments, in a clean environment.
pub(crate) fn svi(arguments: &[&str]) -> Command {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin("svi"));
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("SVI_") {
            command.env_remove(name);
        }
    }
    command.args(arguments);
    command
}

/// A process that serves.
#[derive(Debug)]
pub(crate) struct Served {
    child: Child,
    /// `127.0.0.1:49152`.
    pub(crate) address: String,
}

impl Served {
    /// Serves the installation in `folder`; more arguments and variables may be given.
    pub(crate) fn start(folder: &Path, arguments: &[&str], variables: &[(&str, &str)]) -> Self {
        let folder = folder.to_str().unwrap();
        let mut command = svi(&["serve", "--data", folder, "--listen", "127.0.0.1:0"]);
        command.args(arguments).envs(variables.iter().copied());
        Self::spawn(command.stdout(Stdio::piped()).stderr(Stdio::piped()))
    }

    /// Takes up a command that says where it listens.
    #[expect(clippy::panic, reason = "what does not serve is a failed test")]
    pub(crate) fn spawn(command: &mut Command) -> Self {
        let mut child = command.spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim_end().rsplit_once("://").map(|(_, address)| address.to_owned());
        if let Some(address) = address {
            return Self { child, address };
        }
        let output = child.wait_with_output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        panic!("it does not serve: {line}{said}")
    }

    /// Asks and reads to the end.
    pub(crate) fn ask(&self, method: &str, path: &str, headers: &[&str], body: &str) -> Answer {
        self.try_ask(method, path, headers, body).unwrap()
    }

    /// The same; `None` when the connection breaks before there is a whole answer.
    pub(crate) fn try_ask(
        &self,
        method: &str,
        path: &str,
        headers: &[&str],
        body: &str,
    ) -> Option<Answer> {
        let mut stream = TcpStream::connect(&self.address).ok()?;
        stream.set_read_timeout(Some(Duration::from_mins(1))).ok()?;
        stream.write_all(request(method, path, headers, body).as_bytes()).ok()?;
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).ok()?;
        Answer::parse(&bytes)
    }

    /// Gets a page.
    pub(crate) fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, &[], "")
    }

    /// The process's number.
    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    /// Sends a signal by name.
    pub(crate) fn signal(&self, name: &str) {
        let id = self.child.id().to_string();
        assert!(Command::new("kill").args(["-s", name, &id]).status().unwrap().success());
    }

    /// Kills it where it stands.
    pub(crate) fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Asks it to stop; its exit code and its log.
    pub(crate) fn stop(self) -> (i32, String) {
        self.signal("TERM");
        let output = self.child.wait_with_output().unwrap();
        (output.status.code().unwrap(), String::from_utf8(output.stderr).unwrap())
    }
}

/// A request of HTTP/1.0, which is answered whole and then closed.
pub(crate) fn request(method: &str, path: &str, headers: &[&str], body: &str) -> String {
    let mut headers = headers.join("\r\n");
    if !headers.is_empty() {
        headers.push_str("\r\n");
    }
    let length = body.len();
    format!("{method} {path} HTTP/1.0\r\n{headers}content-length: {length}\r\n\r\n{body}")
}
