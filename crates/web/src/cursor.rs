//! The next page of a list for programs: the text that an answer gives as `next`, and reading it again.

use std::str::FromStr;

use crate::{
    components::{PageCursor, Position},
    problem::{Answer, Kind, Problem},
};

/// What `next` says: the rows after the one of that key and id.
pub fn after(key: &impl ToString, id: &impl ToString) -> String {
    PageCursor::After(Position { key: key.to_string(), id: id.to_string(), number: 0 }).to_text()
}

/// The place that a cursor names.
///
/// # Errors
/// A [`Problem`] for a text that no list gave.
pub fn position(text: &str) -> Answer<Position> {
    match PageCursor::parse(text) {
        Some(PageCursor::After(position)) => Ok(position),
        _ => Err(wrong()),
    }
}

/// Key and id of the row that a cursor names.
///
/// # Errors
/// A [`Problem`] for a text that this list did not give.
pub fn read<K: FromStr, I: FromStr>(text: &str) -> Answer<(K, I)> {
    let position = position(text)?;
    let read = position.key.parse().ok().zip(position.id.parse().ok());
    read.ok_or_else(wrong)
}

fn wrong() -> Problem {
    Problem::of(Kind::Unreadable).with_detail("cursor")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_list_gives_is_read_again_and_nothing_else() {
        assert_eq!(read::<i32, u64>(&after(&-250, &7_u64)).ok(), Some((-250, 7)));
        let named: Option<(String, u64)> = read(&after(&"Jović Ana", &7_u64)).ok();
        assert_eq!(named, Some(("Jović Ana".to_owned(), 7)));
        for other in [after(&"Jović Ana", &7_u64), "last".to_owned(), "?".to_owned()] {
            assert!(read::<i32, u64>(&other).is_err(), "{other}");
        }
    }
}
