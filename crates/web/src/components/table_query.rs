//! What a reader asked of a list: search, order, filters, columns, page. Read from the address with limits, and written back
//! into every link of the list.

use super::{Column, PageCursor, Position, Presence, TableShape};

/// Most characters of a search or of a filter's value.
const LONGEST: usize = 200;
/// Rows of a page, at first and to choose from.
const SIZES: [u16; 4] = [50, 20, 100, 200];

/// A file to take what a list shows away in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExportFormat {
    /// For any program.
    Csv,
    /// For office programs.
    Xlsx,
}

impl ExportFormat {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Csv, Self::Xlsx];

    /// The ending of file names.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
        }
    }
}

/// What a reader asked of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableQuery {
    shape: TableShape,
    /// What was typed into the search box, without spaces around.
    pub search: String,
    /// Key of the column by which the list is sorted: always one that can be.
    pub sort: &'static str,
    /// From the last to the first.
    pub is_descending: bool,
    /// Filters that are set, in the order of the shape.
    pub filters: Vec<(&'static str, String)>,
    columns: Option<Vec<&'static str>>,
    /// Where the page begins; `None` for the first.
    pub cursor: Option<PageCursor>,
    size: u16,
    /// The file that is wanted in place of a page.
    pub export: Option<ExportFormat>,
}

impl TableQuery {
    /// Reads the query of an address ([`View::query`](crate::View::query)). What the shape does not know is left out.
    pub fn read(query: &str, shape: &TableShape) -> Self {
        let mut read = Self::plain(shape);
        let pairs: Vec<(String, String)> = serde_html_form::from_str(query).unwrap_or_default();
        for (name, value) in pairs {
            read.take(&name, value.trim());
        }
        read
    }

    /// Nothing asked.
    pub fn plain(shape: &TableShape) -> Self {
        Self {
            shape: *shape,
            search: String::new(),
            sort: shape.sort,
            is_descending: shape.is_descending,
            filters: Vec::new(),
            columns: None,
            cursor: None,
            size: SIZES[0],
            export: None,
        }
    }

    fn take(&mut self, name: &str, value: &str) {
        match name {
            "q" => {
                self.search = value.chars().filter(|one| !one.is_control()).take(LONGEST).collect();
            }
            "sort" => self.take_sort(value),
            "columns" => self.take_column(value),
            "cursor" => self.cursor = PageCursor::parse(value),
            "size" => {
                let size = value.parse().ok().filter(|size| SIZES.contains(size));
                self.size = size.unwrap_or(SIZES[0]);
            }
            "format" => {
                self.export =
                    ExportFormat::ALL.into_iter().find(|format| format.extension() == value);
            }
            other => self.take_filter(other, value),
        }
    }

    /// `name` upwards, `-name` downwards.
    fn take_sort(&mut self, value: &str) {
        let (key, is_descending) = match value.strip_prefix('-') {
            Some(key) => (key, true),
            None => (value, false),
        };
        let column = self.shape.columns.iter().find(|column| column.key == key);
        if let Some(column) = column.filter(|column| column.is_sortable) {
            self.sort = column.key;
            self.is_descending = is_descending;
        }
    }

    /// An empty value says that a choice was made, even when nothing was chosen.
    fn take_column(&mut self, value: &str) {
        let chosen = self.columns.get_or_insert_default();
        let column = self.shape.columns.iter().find(|column| column.key == value);
        if let Some(column) = column
            && !chosen.contains(&column.key)
        {
            chosen.push(column.key);
        }
    }

    fn take_filter(&mut self, name: &str, value: &str) {
        let known = self.shape.filters.iter().find(|filter| **filter == name);
        if let Some(known) = known {
            self.filters.retain(|(name, _)| name != known);
            if !value.is_empty() {
                self.filters.push((known, value.chars().take(LONGEST).collect()));
            }
        }
    }

    /// The value of a filter, when it is set.
    pub fn filter(&self, name: &str) -> Option<&str> {
        self.filters.iter().find(|(one, _)| *one == name).map(|(_, value)| value.as_str())
    }

    /// The columns that are shown, in the order of the shape.
    pub fn columns(&self) -> Vec<Column> {
        let is_shown = |column: &Column| match &self.columns {
            Some(chosen) => !column.is_hideable() || chosen.contains(&column.key),
            None => column.presence != Presence::WhenChosen,
        };
        self.shape.columns.iter().copied().filter(is_shown).collect()
    }

    /// What the list can do.
    pub const fn shape(&self) -> &TableShape {
        &self.shape
    }

    /// Rows of a page.
    pub fn size(&self) -> usize {
        usize::from(self.size)
    }

    /// Rows that the store reads: one more than a page has, to know whether there is another.
    pub fn limit(&self) -> u64 {
        u64::from(self.size) + 1
    }

    /// Whether the store reads from the end: the page before a row, or the last one.
    pub fn is_backward(&self) -> bool {
        matches!(self.cursor, Some(PageCursor::Before(_) | PageCursor::Last))
    }

    /// Whether the store reads in descending order: the order that was asked for, turned around when it reads backward.
    /// Rows are wanted beyond [`position`](Self::position) in this order.
    pub fn reads_descending(&self) -> bool {
        self.is_descending != self.is_backward()
    }

    /// The row from which the store reads on, not including it.
    pub const fn position(&self) -> Option<&Position> {
        match &self.cursor {
            Some(PageCursor::After(position) | PageCursor::Before(position)) => Some(position),
            Some(PageCursor::Last) | None => None,
        }
    }

    /// Whether something narrows the list.
    pub fn is_narrowed(&self) -> bool {
        !self.search.is_empty() || !self.filters.is_empty()
    }

    /// With another order, from the first page on.
    #[must_use]
    pub fn sorted(&self, key: &'static str, is_descending: bool) -> Self {
        Self { sort: key, is_descending, cursor: None, ..self.clone() }
    }

    /// On another page.
    #[must_use]
    pub fn at(&self, cursor: Option<PageCursor>) -> Self {
        Self { cursor, ..self.clone() }
    }

    /// Everything again: no search, no filter, the first page.
    #[must_use]
    pub fn everything(&self) -> Self {
        Self { search: String::new(), filters: Vec::new(), cursor: None, ..self.clone() }
    }

    /// What is asked for, as names and values of an address, without the page.
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let mut pairs = Vec::new();
        if !self.search.is_empty() {
            pairs.push(("q", self.search.clone()));
        }
        pairs.extend(self.filters.iter().cloned());
        if self.sort != self.shape.sort || self.is_descending != self.shape.is_descending {
            let sign = if self.is_descending { "-" } else { "" };
            pairs.push(("sort", format!("{sign}{}", self.sort)));
        }
        if let Some(columns) = &self.columns {
            pairs.push(("columns", String::new()));
            pairs.extend(columns.iter().map(|key| ("columns", (*key).to_owned())));
        }
        if self.size != SIZES[0] {
            pairs.push(("size", self.size.to_string()));
        }
        pairs
    }

    /// The query of an address, with the question mark; empty when nothing is asked.
    pub fn to_query(&self) -> String {
        let mut pairs = self.pairs();
        if let Some(cursor) = &self.cursor {
            pairs.push(("cursor", cursor.to_text()));
        }
        if let Some(format) = self.export {
            pairs.push(("format", format.extension().to_owned()));
        }
        if pairs.is_empty() {
            return String::new();
        }
        format!("?{}", serde_html_form::to_string(pairs).unwrap_or_default())
    }

    /// The query that takes what is shown away in a file.
    pub fn to_export(&self, format: ExportFormat) -> String {
        Self { export: Some(format), cursor: None, ..self.clone() }.to_query()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const SHAPE: TableShape = TableShape {
        id: "things",
        caption: "web-gallery-units",
        columns: &[
            Column::new("name", "web-gallery-name").sortable(),
            Column::new("place", "web-gallery-district").sortable().hideable(),
            Column::new("size", "web-gallery-persons").hidden_at_first(),
        ],
        filters: &["kind"],
        sort: "name",
        is_descending: false,
    };

    fn keys(query: &TableQuery) -> Vec<&'static str> {
        query.columns().iter().map(|column| column.key).collect()
    }

    #[test]
    fn an_address_says_what_is_asked() {
        let query =
            TableQuery::read("q=+Đorđe+&sort=-place&kind=b&columns=&columns=size&size=20", &SHAPE);
        assert_eq!(query.search, "Đorđe");
        assert_eq!((query.sort, query.is_descending), ("place", true));
        assert_eq!(query.filter("kind"), Some("b"));
        assert_eq!(keys(&query), ["name", "size"]);
        assert_eq!(query.limit(), 21);
        assert_eq!(
            query.to_query(),
            "?q=%C4%90or%C4%91e&kind=b&sort=-place&columns=&columns=size&size=20"
        );
    }

    #[test]
    fn what_the_list_does_not_know_is_left_out() {
        let query = TableQuery::read("sort=size&columns=x&size=7000&other=1&cursor=%00", &SHAPE);
        let expected = TableQuery { columns: Some(Vec::new()), ..TableQuery::plain(&SHAPE) };
        assert_eq!(query, expected);
        assert_eq!(TableQuery::plain(&SHAPE).to_query(), "");
    }

    proptest! {
        #[test]
        fn no_address_breaks_a_list_and_links_keep_what_was_asked(query in ".{0,200}") {
            let read = TableQuery::read(&query, &SHAPE);
            prop_assert_eq!(TableQuery::read(read.to_query().trim_start_matches('?'), &SHAPE), read);
        }

        #[test]
        fn what_was_asked_survives_its_links(search in "[^\\pC]{0,40}", kind in "\\PC{0,30}", size in 0_usize..4, down: bool) {
            let mut read = TableQuery::plain(&SHAPE);
            read.take("q", search.trim());
            read.take("kind", kind.trim());
            read.take("size", &SIZES[size].to_string());
            read.take("sort", if down { "-place" } else { "place" });
            prop_assert_eq!(TableQuery::read(read.to_query().trim_start_matches('?'), &SHAPE), read);
        }
    }
}
