//! What a list is made of: its columns, a page of its rows, the cursor that leads to the next page.
//!
//! Pages are found by key, not by number (keyset): the last page costs no more than the first, and a row that is added meanwhile
//! shifts nothing. A cursor is opaque to readers and never trusted: it is text that a store compares, nothing else.

use data_encoding::BASE64URL_NOPAD;

/// Most bytes of a cursor's parts.
const LONGEST_PART: usize = 400;

/// When a column is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// Always.
    Always,
    /// Until the reader leaves it out.
    UnlessLeftOut,
    /// Once the reader chooses it.
    WhenChosen,
}

/// A column of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// Its name in addresses and in the store's order.
    pub key: &'static str,
    /// Key of its words.
    pub title: &'static str,
    /// Whether the list can be sorted by it.
    pub is_sortable: bool,
    /// When it is there.
    pub presence: Presence,
    /// Whether it holds numbers.
    pub is_numeric: bool,
}

impl Column {
    /// A column that is always there.
    pub const fn new(key: &'static str, title: &'static str) -> Self {
        Self { key, title, is_sortable: false, presence: Presence::Always, is_numeric: false }
    }

    /// The list can be sorted by it.
    #[must_use]
    pub const fn sortable(self) -> Self {
        Self { is_sortable: true, ..self }
    }

    /// It can be left out.
    #[must_use]
    pub const fn hideable(self) -> Self {
        Self { presence: Presence::UnlessLeftOut, ..self }
    }

    /// It is there only when chosen.
    #[must_use]
    pub const fn hidden_at_first(self) -> Self {
        Self { presence: Presence::WhenChosen, ..self }
    }

    /// Whether it can be left out.
    pub const fn is_hideable(&self) -> bool {
        !matches!(self.presence, Presence::Always)
    }

    /// It holds numbers.
    #[must_use]
    pub const fn numeric(self) -> Self {
        Self { is_numeric: true, ..self }
    }
}

/// What a list can do, declared once as a constant beside its page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TableShape {
    /// Id of the part of the page that changes.
    pub id: &'static str,
    /// Key of what the list holds, for those who listen.
    pub caption: &'static str,
    /// Its columns; the first carries the link to the row's page.
    pub columns: &'static [Column],
    /// Names of its filters, as they stand in addresses.
    pub filters: &'static [&'static str],
    /// The column by which it is sorted at first.
    pub sort: &'static str,
    /// Whether that order is from the last to the first.
    pub is_descending: bool,
}

/// A filter with what can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filter {
    /// Its name, one of [`TableShape::filters`].
    pub name: &'static str,
    /// Key of its words.
    pub title: &'static str,
    /// What can be chosen.
    pub choices: Vec<super::Choice>,
}

impl Filter {
    /// A filter by one of several values.
    pub const fn new(name: &'static str, title: &'static str, choices: Vec<super::Choice>) -> Self {
        Self { name, title, choices }
    }
}

/// A row's place in the order of a list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Position {
    /// The value by which the list is sorted, as the store writes it.
    pub key: String,
    /// The row's id, which decides among equal values.
    pub id: String,
    /// Which row it is, from 1; 0 when that is not known.
    pub number: u64,
}

/// Where a page of a list begins or ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PageCursor {
    /// The rows after this one.
    After(Position),
    /// The rows before this one.
    Before(Position),
    /// The last rows.
    Last,
}

impl PageCursor {
    /// As it stands in addresses.
    pub fn to_text(&self) -> String {
        let (tag, position) = match self {
            Self::Last => return "last".to_owned(),
            Self::After(position) => (b'a', position),
            Self::Before(position) => (b'b', position),
        };
        let id = position.id.as_bytes();
        let mut bytes = vec![tag];
        bytes.extend(position.number.to_be_bytes());
        bytes.extend((id.len() as u16).to_be_bytes());
        bytes.extend(id);
        bytes.extend(position.key.as_bytes());
        BASE64URL_NOPAD.encode(&bytes)
    }

    /// Reads what [`to_text`](Self::to_text) wrote; anything else is `None`.
    pub fn parse(text: &str) -> Option<Self> {
        if text == "last" {
            return Some(Self::Last);
        }
        if text.len() > 4 * LONGEST_PART {
            return None;
        }
        let bytes = BASE64URL_NOPAD.decode(text.as_bytes()).ok()?;
        let (tag, rest) = bytes.split_first()?;
        let (number, rest) = rest.split_first_chunk::<8>()?;
        let (length, rest) = rest.split_first_chunk::<2>()?;
        let (id, key) = rest.split_at_checked(usize::from(u16::from_be_bytes(*length)))?;
        if id.len() > LONGEST_PART || key.len() > LONGEST_PART {
            return None;
        }
        let position = Position {
            key: String::from_utf8(key.to_vec()).ok()?,
            id: String::from_utf8(id.to_vec()).ok()?,
            number: u64::from_be_bytes(*number),
        };
        match tag {
            b'a' => Some(Self::After(position)),
            b'b' => Some(Self::Before(position)),
            _ => None,
        }
    }
}

/// How many rows there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Total {
    /// Exactly so many.
    Exactly(u64),
    /// More than so many; counting on would take too long.
    MoreThan(u64),
}

/// A page of rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TablePage<T> {
    /// The rows, in the order of the list.
    pub rows: Vec<T>,
    /// Which row of the list the first one is, from 1; 0 when that is not known.
    pub first: u64,
    /// How many there are.
    pub total: Total,
    /// Where the page before ends, when there is one.
    pub previous: Option<PageCursor>,
    /// Where the page after begins, when there is one.
    pub next: Option<PageCursor>,
}

impl<T> TablePage<T> {
    /// A page of what the store read for `query`: up to [`limit`](super::TableQuery::limit) rows from the cursor on, those of a
    /// backward query in reverse. `place` gives a row's key of sorting and its id.
    pub fn of(
        query: &super::TableQuery,
        mut read: Vec<T>,
        total: Total,
        place: impl Fn(&T) -> (String, String),
    ) -> Self {
        let is_more = read.len() > query.size();
        read.truncate(query.size());
        let is_backward = query.is_backward();
        if is_backward {
            read.reverse();
        }
        let first = first_number(query.cursor.as_ref(), read.len() as u64, total);
        let at = |row: Option<&T>, number: u64| {
            row.map(|row| {
                let (key, id) = place(row);
                Position { key, id, number: if first == 0 { 0 } else { number } }
            })
        };
        let has_cursor = query.cursor.is_some();
        let before = at(read.first(), first).map(PageCursor::Before);
        let last = (first + read.len() as u64).saturating_sub(1);
        let after = at(read.last(), last).map(PageCursor::After);
        let is_last = matches!(query.cursor, Some(PageCursor::Last));
        Self {
            previous: before.filter(|_| if is_backward { is_more } else { has_cursor }),
            next: after.filter(|_| if is_backward { !is_last } else { is_more }),
            rows: read,
            first,
            total,
        }
    }

    /// All rows on one page.
    pub fn whole(rows: Vec<T>) -> Self {
        let total = Total::Exactly(rows.len() as u64);
        Self { rows, first: 1, total, previous: None, next: None }
    }

    /// One page with the best of so many.
    #[must_use]
    pub fn of_total(self, total: Total) -> Self {
        Self { total, ..self }
    }
}

fn first_number(cursor: Option<&PageCursor>, rows: u64, total: Total) -> u64 {
    match (cursor, total) {
        (None, _) => 1,
        (Some(PageCursor::After(position)), _) if position.number > 0 => {
            position.number.saturating_add(1)
        }
        (Some(PageCursor::Before(position)), _) if position.number > rows => position.number - rows,
        (Some(PageCursor::Last), Total::Exactly(total)) => total.saturating_sub(rows) + 1,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_last_page_is_known_by_name() {
        assert_eq!(PageCursor::Last.to_text(), "last");
        assert_eq!(PageCursor::parse("last"), Some(PageCursor::Last));
    }

    proptest! {
        #[test]
        fn a_cursor_survives_the_address(key in ".{0,60}", id in ".{0,40}", number: u64, forth: bool) {
            let position = Position { key, id, number };
            let cursor =
                if forth { PageCursor::After(position) } else { PageCursor::Before(position) };
            prop_assert_eq!(PageCursor::parse(&cursor.to_text()), Some(cursor));
        }

        #[test]
        fn no_text_breaks_the_reading_of_cursors(text in ".{0,200}") {
            let _cursor = PageCursor::parse(&text);
        }

        #[test]
        fn no_bytes_break_the_reading_of_cursors(bytes in prop::collection::vec(any::<u8>(), 0..80)) {
            if let Some(cursor) = PageCursor::parse(&BASE64URL_NOPAD.encode(&bytes)) {
                prop_assert_eq!(PageCursor::parse(&cursor.to_text()), Some(cursor));
            }
        }
    }
}
