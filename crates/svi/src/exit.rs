//! Exit codes and the one line with which a command fails.

use std::process::ExitCode;

/// All went well.
pub(crate) const OK: ExitCode = ExitCode::SUCCESS;

/// Why a command ended without its result. The number is the exit code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Failure {
    /// The command worked and found faults in what it was asked to check.
    Findings = 1,
    /// The command line asks for something that does not exist or does not fit together. (clap's own code too.)
    Usage = 2,
    /// The input is wrong: a file, a row, a column, a value.
    Input = 3,
    /// Nothing to work on: no run, no figure for what was asked.
    NotFound = 4,
    /// The result could not be written.
    Output = 5,
    /// The database does not answer, or the address cannot be taken. (`EX_UNAVAILABLE` of sysexits.)
    Unavailable = 69,
    /// A fault of the program itself; its line is worth a report to those who maintain it. (`EX_SOFTWARE` of sysexits.)
    Internal = 70,
}

/// A failure with its line: what, where, what was expected, what was found.
#[derive(Debug)]
pub(crate) struct Refusal {
    /// The kind, which is the exit code.
    pub(crate) kind: Failure,
    /// One line for a person.
    pub(crate) line: String,
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.line)
    }
}

impl std::error::Error for Refusal {}

/// A refusal as `anyhow` carries it.
pub(crate) fn refuse(kind: Failure, line: impl Into<String>) -> anyhow::Error {
    anyhow::Error::new(Refusal { kind, line: line.into() })
}

/// Gives an error of a library its kind; the line is the error's own.
pub(crate) trait OrRefuse<T> {
    /// With `kind` as the exit code.
    fn or_refuse(self, kind: Failure) -> anyhow::Result<T>;
}

impl<T, E: std::fmt::Display> OrRefuse<T> for Result<T, E> {
    fn or_refuse(self, kind: Failure) -> anyhow::Result<T> {
        self.map_err(|error| refuse(kind, error.to_string()))
    }
}

/// Longest line, in characters: a parser may repeat a whole file.
const LONGEST: usize = 1000;

/// Prints the line and gives the code.
#[expect(clippy::print_stderr, reason = "this is where a failure is told")]
pub(crate) fn report(error: &anyhow::Error) -> ExitCode {
    let line = format!("{error:#}").split_whitespace().collect::<Vec<_>>().join(" ");
    let cut = line.char_indices().nth(LONGEST).map(|(end, _)| end);
    match cut.and_then(|end| line.get(..end)) {
        Some(start) => eprintln!("svi: {start}…"),
        None => eprintln!("svi: {line}"),
    }
    let kind = error.downcast_ref::<Refusal>().map_or(Failure::Input, |refusal| refusal.kind);
    ExitCode::from(kind as u8)
}
