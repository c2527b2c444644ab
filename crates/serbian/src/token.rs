//! Text cut into words, gaps and passages that must stay as they are.
//!
//! The pieces joined give the text again. Passages that stay: between the marks U+2068 and U+2069, between backticks,
//! addresses of pages and of mail, names of files.

const OPEN: char = '\u{2068}';
const CLOSE: char = '\u{2069}';
const ENDINGS: [&str; 26] = [
    "com", "csv", "docx", "eu", "ftl", "gov", "html", "info", "int", "json", "md", "net", "ods",
    "org", "parquet", "pdf", "png", "rs", "sql", "svg", "toml", "txt", "uk", "xlsx", "xml", "zip",
];

/// A piece of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Token<'t> {
    /// The piece.
    pub(crate) text: &'t str,
    /// Letters, digits and what clings to them; otherwise a gap or a passage that stays.
    pub(crate) is_word: bool,
    /// A passage that stays.
    pub(crate) stays: bool,
}

/// `text` between the marks U+2068 and U+2069, so that neither [`to_cyrillic`](crate::to_cyrillic) nor
/// [`to_latin`](crate::to_latin) changes it; both drop the marks.
pub fn protect(text: &str) -> String {
    format!("{OPEN}{text}{CLOSE}")
}

/// `text` without the marks of [`protect`]: for texts that are shown in Latin as they were written.
pub fn without_marks(text: &str) -> String {
    text.replace([OPEN, CLOSE], "")
}

/// The pieces of `text`, in order.
pub(crate) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = passage(first, rest).or_else(|| address(&pieces, rest));
        let (length, is_word, stays) = match length {
            Some(length) => (length, false, true),
            None if is_wordlike(first) => (run(rest, is_wordlike), true, false),
            None => (gap(rest), false, false),
        };
        let (piece, tail) = rest.split_at_checked(length).unwrap_or((rest, ""));
        pieces.push(Token { text: piece, is_word, stays });
        rest = tail;
    }
    pieces
}

/// Letters, ASCII digits, joining underscores, combining marks and the break that keeps `n` and `j` apart.
fn is_wordlike(c: char) -> bool {
    c.is_alphabetic() || c.is_ascii_digit() || c == '_' || is_combining(c) || c == '\u{200C}'
}

/// Marks that combine with the letter before them.
pub(crate) const fn is_combining(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036F}')
}

/// Bytes of the longest beginning whose characters satisfy `belongs`.
fn run(text: &str, belongs: impl Fn(char) -> bool) -> usize {
    text.find(|c| !belongs(c)).unwrap_or(text.len())
}

/// Bytes up to the next word or passage, at least one character.
fn gap(text: &str) -> usize {
    let starts = |c| is_wordlike(c) || matches!(c, OPEN | '`');
    let first = text.chars().next().map_or(0, char::len_utf8);
    text.get(first..).map_or(first, |tail| first + tail.find(starts).unwrap_or(tail.len()))
}

/// Bytes of a passage between marks or backticks that begins here.
fn passage(first: char, text: &str) -> Option<usize> {
    let close = match first {
        OPEN => CLOSE,
        '`' => '`',
        _ => return None,
    };
    let inner = text.get(first.len_utf8()..)?;
    inner.find(close).map(|at| first.len_utf8() + at + close.len_utf8())
}

/// Bytes of an address or a file name that begins here, where a word may begin.
fn address(before: &[Token<'_>], text: &str) -> Option<usize> {
    if before.last().is_some_and(|token| token.is_word) || !text.starts_with(is_wordlike) {
        return None;
    }
    let chunk = text.split(|c: char| c.is_whitespace() || "<>()[]{}\"„”“,;`\u{2068}".contains(c));
    let chunk = chunk.into_iter().next()?.trim_end_matches(['.', ':', '!', '?', '\'']);
    is_address(chunk).then_some(chunk.len())
}

fn is_address(chunk: &str) -> bool {
    if chunk.contains("://") || chunk.starts_with("www.") || chunk.starts_with("mailto:") {
        return true;
    }
    if let Some((user, host)) = chunk.split_once('@') {
        return !user.is_empty() && host.contains('.');
    }
    let Some((name, ending)) = chunk.split('/').next().and_then(|host| host.rsplit_once('.'))
    else {
        return false;
    };
    name.ends_with(|c: char| c.is_ascii_alphanumeric())
        && name.is_ascii()
        && ENDINGS.contains(&ending.to_ascii_lowercase().as_str())
}
