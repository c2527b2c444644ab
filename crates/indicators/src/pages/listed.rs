//! Lists whose rows are all in memory: a page of them, or all as a file.

use tables::Value;
use web::{
    Answer, Shown, View,
    axum::response::IntoResponse as _,
    components::{Export, PageCursor, TablePage, TableQuery, Total},
};

/// What answers a request for a list.
#[derive(Debug)]
pub(super) enum Listed {
    /// A page.
    Page(Box<Shown>),
    /// A file with its rows.
    File(Export, Vec<Vec<Value>>),
}

impl Listed {
    /// The page, ready to be sent.
    pub(super) fn page(shown: Shown) -> Self {
        Self::Page(Box::new(shown))
    }

    /// Sends it.
    pub(super) async fn send(self, view: &View) -> Answer {
        match self {
            Self::Page(shown) => Ok(shown.into_response()),
            Self::File(export, rows) => export.send(view, rows).await,
        }
    }
}

/// The page of `rows` that is asked for; they are in the order of the list. A row that is gone leaves an empty page, which leads
/// back to the first.
pub(super) fn page_of<T>(
    query: &TableQuery,
    rows: Vec<T>,
    id: impl Fn(&T) -> String,
) -> TablePage<T> {
    let total = Total::Exactly(rows.len() as u64);
    let at = query.position().and_then(|here| rows.iter().position(|row| id(row) == here.id));
    let limit = query.size() + 1;
    let rows = rows.into_iter();
    let read = match (&query.cursor, at) {
        (None, _) => rows.take(limit).collect(),
        (Some(PageCursor::Last), _) => rows.rev().take(limit).collect(),
        (Some(PageCursor::After(_)), Some(at)) => rows.skip(at + 1).take(limit).collect(),
        (Some(PageCursor::Before(_)), Some(at)) => rows.take(at).rev().take(limit).collect(),
        (Some(PageCursor::After(_) | PageCursor::Before(_)), None) => Vec::new(),
    };
    TablePage::of(query, read, total, |row| (String::new(), id(row)))
}

#[cfg(test)]
mod tests {
    use web::components::{Column, TableShape};

    use super::*;

    const SHAPE: TableShape = TableShape {
        id: "numbers",
        caption: "indicators-title",
        columns: &[Column::new("number", "indicators-column-name")],
        filters: &[],
        sort: "number",
        is_descending: false,
    };

    fn page(query: &TableQuery) -> TablePage<u32> {
        page_of(query, (1..=50).collect(), u32::to_string)
    }

    #[test]
    fn every_row_is_reached_forward_and_backward() {
        let mut query = TableQuery::read("size=20", &SHAPE);
        let first = page(&query);
        assert_eq!((first.rows.len(), first.first), (20, 1));
        query.cursor = first.next;
        let second = page(&query);
        assert_eq!((second.rows.first(), second.first), (Some(&21), 21));
        query.cursor = Some(PageCursor::Last);
        let last = page(&query);
        assert_eq!((last.rows.first(), last.rows.last(), last.next), (Some(&31), Some(&50), None));
        query.cursor = last.previous;
        assert_eq!(page(&query).rows, (11..=30).collect::<Vec<_>>());
    }

    #[test]
    fn a_row_that_is_gone_leaves_an_empty_page() {
        let mut query = TableQuery::plain(&SHAPE);
        query.cursor = Some(PageCursor::After(web::components::Position {
            id: "x".into(),
            ..Default::default()
        }));
        assert!(page(&query).rows.is_empty());
    }
}
