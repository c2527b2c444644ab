//! The rows of a text table as a stream of bytes: quotes, line breaks, row numbers, and a limit on the length of a row.
//!
//! One row is in memory at a time and never more than the limit. Rows are numbered as an editor numbers lines: a row
//! whose quoted cell holds a line break counts as many lines as it takes. Blank lines are passed over.

use std::io::{BufRead, Read};

use crate::Finding;

const QUOTE: u8 = b'"';

/// Splits a stream into rows and cells.
pub(crate) struct Records {
    input: Box<dyn BufRead + Send>,
    file: String,
    delimiter: u8,
    terminator: u8,
    limit: usize,
    lines: u64,
    row: u64,
    raw: Vec<u8>,
    unquoted: Vec<u8>,
    bounds: Vec<(usize, usize)>,
    is_quoted: bool,
    /// After a fault that leaves no place to go on from.
    is_over: bool,
}

/// Where the scanner of a row with quotes stands.
#[derive(Clone, Copy, PartialEq)]
enum State {
    CellStart,
    Bare,
    Quoted,
    /// After a quote inside a quoted cell: its end, or the first half of a doubled quote.
    QuoteSeen,
}

impl Records {
    pub(crate) fn new(
        input: Box<dyn BufRead + Send>,
        file: &str,
        delimiter: u8,
        terminator: u8,
        limit: usize,
    ) -> Self {
        Self {
            input,
            file: file.to_owned(),
            delimiter,
            terminator,
            limit,
            lines: 0,
            row: 0,
            raw: Vec::new(),
            unquoted: Vec::new(),
            bounds: Vec::new(),
            is_quoted: false,
            is_over: false,
        }
    }

    /// Goes to the next row; `false` at the end.
    pub(crate) fn advance(&mut self) -> Result<bool, Finding> {
        loop {
            self.raw.clear();
            self.bounds.clear();
            if self.is_over || !self.append_line()? {
                return Ok(false);
            }
            self.row = self.lines;
            self.is_quoted = self.raw.contains(&QUOTE);
            if self.is_quoted {
                self.split_quoted()?;
                return Ok(true);
            }
            let length = without_line_break(&self.raw);
            if length > 0 {
                self.split_bare(length);
                return Ok(true);
            }
        }
    }

    /// The number of the row's first line.
    pub(crate) fn row(&self) -> u64 {
        self.row
    }

    /// Number of cells.
    pub(crate) fn len(&self) -> usize {
        self.bounds.len()
    }

    /// The bytes of a cell; empty beyond the last.
    pub(crate) fn cell(&self, index: usize) -> &[u8] {
        let bytes = if self.is_quoted { &self.unquoted } else { &self.raw };
        self.bounds.get(index).and_then(|&(from, to)| bytes.get(from..to)).unwrap_or_default()
    }

    fn fault(&self, expected: impl Into<String>, found: impl Into<String>) -> Finding {
        Finding::new(self.file.clone(), expected, found).in_row(self.row.max(1))
    }

    /// Appends the next line to the row, its line break included; `false` at the end of the file.
    fn append_line(&mut self) -> Result<bool, Finding> {
        let room = (self.limit + 1).saturating_sub(self.raw.len());
        let read = self.input.by_ref().take(room as u64).read_until(self.terminator, &mut self.raw);
        let read = match read {
            Ok(read) => read,
            Err(fault) => {
                self.is_over = true;
                self.row = self.lines + 1;
                return Err(self.fault("text that can be read", fault.to_string()));
            }
        };
        if self.raw.len() > self.limit {
            if self.raw.len() == read {
                self.row = self.lines + 1;
            }
            self.is_over = true;
            let expected = format!("a row of at most {} bytes", self.limit);
            return Err(self.fault(expected, "a longer one"));
        }
        self.lines += u64::from(read > 0);
        Ok(read > 0)
    }

    fn split_bare(&mut self, length: usize) {
        let mut from = 0;
        for (at, &byte) in self.raw.iter().enumerate().take(length) {
            if byte == self.delimiter {
                self.bounds.push((from, at));
                from = at + 1;
            }
        }
        self.bounds.push((from, length));
    }

    /// Splits a row with quotes, taking in further lines while a quoted cell is open.
    fn split_quoted(&mut self) -> Result<(), Finding> {
        self.unquoted.clear();
        let (mut state, mut at, mut from) = (State::CellStart, 0, 0);
        loop {
            while at < self.raw.len() {
                // A line break outside quotes ends the row: it is the last thing in `raw`.
                if state != State::Quoted
                    && without_line_break(self.raw.get(at..).unwrap_or_default()) == 0
                {
                    at = self.raw.len();
                    break;
                }
                let byte = self.raw.get(at).copied().unwrap_or_default();
                at += 1;
                match state {
                    State::Quoted if byte == QUOTE => state = State::QuoteSeen,
                    State::CellStart if byte == QUOTE => state = State::Quoted,
                    State::QuoteSeen if byte == QUOTE => {
                        self.unquoted.push(QUOTE);
                        state = State::Quoted;
                    }
                    State::CellStart | State::Bare | State::QuoteSeen if byte == self.delimiter => {
                        self.bounds.push((from, self.unquoted.len()));
                        from = self.unquoted.len();
                        state = State::CellStart;
                    }
                    State::Quoted => self.unquoted.push(byte),
                    State::CellStart | State::Bare | State::QuoteSeen => {
                        self.unquoted.push(byte);
                        state = State::Bare;
                    }
                }
            }
            if state != State::Quoted {
                self.bounds.push((from, self.unquoted.len()));
                return Ok(());
            }
            if !self.append_line()? {
                return Err(self.fault("a closing quotation mark", "the end of the file"));
            }
        }
    }
}

/// Length of `line` without the line break at its end; zero for a line break alone.
fn without_line_break(line: &[u8]) -> usize {
    let length = line.strip_suffix(b"\n").map_or(line.len(), <[u8]>::len);
    match line.get(..length) {
        Some([.., b'\r']) => length - 1,
        _ => length,
    }
}
