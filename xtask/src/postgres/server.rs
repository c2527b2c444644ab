//! The server: made, started, stopped.

use std::{
    fs, io,
    net::TcpListener,
    os::unix::fs::{PermissionsExt as _, chown},
    path::{Path, PathBuf},
    process::Stdio,
    time::Duration,
};

use tokio::{
    io::{AsyncBufReadExt as _, BufReader, Lines},
    process::{Child, ChildStderr, Command},
    time::timeout,
};

use super::binaries::output;

/// The superuser of the temporary server, the owner of the tests' databases.
const OWNER: &str = "svi";
/// Longest wait for the start and for the end.
const PATIENCE: Duration = Duration::from_mins(1);

/// A running server; it ends with this process.
pub(super) struct Server {
    /// Where it is, with its password.
    pub(super) url: String,
    /// The same through its socket, as a program beside it reaches it.
    pub(super) socket_url: String,
    child: Child,
    folder: Folder,
}

impl Server {
    /// Makes and starts one with the programs in `binaries`.
    pub(super) async fn start(binaries: &Path) -> Result<Self, String> {
        let user = User::ordinary()?;
        let folder = Folder::make(&user).map_err(|cause| format!("temporary folder: {cause}"))?;
        let password = password().map_err(|cause| format!("/dev/urandom: {cause}"))?;
        make_cluster(binaries, &user, &folder, &password).await?;
        let port = free_port().map_err(|cause| format!("no free port: {cause}"))?;
        let mut child = start_server(binaries, &user, &folder, port)?;
        let stderr = child.stderr.take().ok_or("the server has no log")?;
        let mut log = BufReader::new(stderr).lines();
        timeout(PATIENCE, until_ready(&mut log))
            .await
            .map_err(|_elapsed| "the server does not start within a minute".to_owned())??;
        // The log is read to its end so that the server never waits for a reader.
        tokio::spawn(async move { while let Ok(Some(_)) = log.next_line().await {} });
        let url = format!("postgres://{OWNER}:{password}@127.0.0.1:{port}/postgres");
        let socket = folder.0.display().to_string().replace('/', "%2F");
        let socket_url = format!("postgres://{OWNER}:{password}@{socket}:{port}/postgres");
        Ok(Self { url, socket_url, child, folder })
    }

    /// Stops it and removes its folder.
    pub(super) async fn stop(mut self) {
        if let Some(id) = self.child.id() {
            // SIGINT is the server's fast shutdown: clients are sent away, data are written.
            let _sent = Command::new("kill").args(["-INT", &id.to_string()]).status().await;
        }
        if timeout(PATIENCE, self.child.wait()).await.is_err() {
            // It hangs: its data are thrown away anyway.
            let _killed = self.child.kill().await;
        }
        drop(self.folder);
    }
}

/// Who runs the server; PostgreSQL refuses to run as root.
struct User {
    /// Name and ids when this process is root.
    other: Option<(String, u32, u32)>,
}

impl User {
    fn ordinary() -> Result<Self, String> {
        let own = output("id", &["-u"]).ok_or("id does not run")?;
        if own.trim() != "0" {
            return Ok(Self { other: None });
        }
        ["postgres", "nobody"]
            .into_iter()
            .find_map(|name| {
                let id = |option| output("id", &[option, name])?.trim().parse().ok();
                Some(Self { other: Some((name.to_owned(), id("-u")?, id("-g")?)) })
            })
            .ok_or_else(|| "running as root, and there is no user to run the server".to_owned())
    }

    /// A program as this user, that ends when this process ends.
    fn command(&self, program: &Path) -> Command {
        let mut command = Command::new("setpriv");
        command.args(["--pdeathsig", "INT"]);
        if let Some((_, user, group)) = &self.other {
            command.args(["--reuid", &user.to_string(), "--regid", &group.to_string()]);
            command.arg("--clear-groups");
        }
        command.arg(program).current_dir("/").stdin(Stdio::null()).kill_on_drop(true);
        command
    }
}

/// The temporary folder, removed when dropped.
struct Folder(PathBuf);

impl Folder {
    fn make(user: &User) -> io::Result<Self> {
        let path = std::env::temp_dir().join(format!("svi-postgres-{}", std::process::id()));
        fs::create_dir(&path)?;
        let folder = Self(path);
        fs::set_permissions(&folder.0, fs::Permissions::from_mode(0o700))?;
        if let Some((_, user, group)) = &user.other {
            chown(&folder.0, Some(*user), Some(*group))?;
        }
        Ok(folder)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What cannot be removed lies in the system's temporary folder.
        let _removed = fs::remove_dir_all(&self.0);
    }
}

async fn make_cluster(
    binaries: &Path,
    user: &User,
    folder: &Folder,
    password: &str,
) -> Result<(), String> {
    let secret = folder.0.join("password");
    fs::write(&secret, password).map_err(|cause| format!("{}: {cause}", secret.display()))?;
    if let Some((_, user, group)) = &user.other {
        chown(&secret, Some(*user), Some(*group)).map_err(|cause| cause.to_string())?;
    }
    let made = user
        .command(&binaries.join("initdb"))
        .arg("--pgdata")
        .arg(folder.0.join("data"))
        .args(["--username", OWNER, "--auth", "scram-sha-256", "--encoding", "UTF8"])
        .args(["--locale", "C", "--pwfile"])
        .arg(&secret)
        .output()
        .await
        .map_err(|cause| format!("initdb does not run: {cause}"))?;
    if made.status.success() {
        return Ok(());
    }
    Err(format!("initdb: {}", String::from_utf8_lossy(&made.stderr)))
}

fn start_server(binaries: &Path, user: &User, folder: &Folder, port: u16) -> Result<Child, String> {
    let sockets = format!("unix_socket_directories={}", folder.0.display());
    let settings = [
        "listen_addresses=127.0.0.1",
        &sockets,
        "max_connections=200",
        "shared_buffers=512MB",
        "log_min_messages=warning",
    ];
    user.command(&binaries.join("postgres"))
        .arg("-D")
        .arg(folder.0.join("data"))
        .args(["-p", &port.to_string()])
        .args(settings.into_iter().flat_map(|setting| ["-c", setting]))
        .env("LC_ALL", "C")
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        // In a group of its own a Ctrl-C at the terminal reaches it through this process only.
        .process_group(0)
        .spawn()
        .map_err(|cause| format!("the server does not run: {cause}"))
}

async fn until_ready(log: &mut Lines<BufReader<ChildStderr>>) -> Result<(), String> {
    let mut said = Vec::new();
    while let Ok(Some(line)) = log.next_line().await {
        if line.contains("ready to accept connections") {
            return Ok(());
        }
        said.push(line);
    }
    Err(format!("the server does not start: {}", said.join("\n")))
}

fn free_port() -> io::Result<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}

fn password() -> io::Result<String> {
    use std::io::Read as _;
    let mut bytes = [0_u8; 16];
    fs::File::open("/dev/urandom")?.read_exact(&mut bytes)?;
    Ok(format!("{:032x}", u128::from_be_bytes(bytes)))
}
