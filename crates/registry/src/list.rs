//! What can be asked of the list of households.

use kernel::HouseholdId;

use crate::{search::Query, view::ListedHousehold};

/// Counting stops here: nobody pages through more, and the list stays quick.
pub const MOST_COUNTED: u64 = 5_000;

/// A search lists so many households, the best first: who finds more types another word.
pub const MOST_FOUND: usize = 100;

/// The column by which the list is sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListSort {
    /// By the name after which households are listed, in Serbian order.
    Name,
    /// By when something was last changed.
    Changed,
}

/// The row beside which a page begins: its value of the sorted column, as [`ListSort::place`] wrote it, and its id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beside {
    /// The value.
    pub key: String,
    /// The id.
    pub id: HouseholdId,
}

/// What is listed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListRequest {
    /// By what it is sorted.
    pub sort: ListSort,
    /// From the last to the first; a page before a row is read so.
    pub is_descending: bool,
    /// Where the page begins; `None` for the beginning.
    pub beside: Option<Beside>,
    /// Folded name of a settlement, to list its households only.
    pub settlement: Option<String>,
    /// To list what a search finds only, the best first: one page.
    pub search: Option<Query>,
    /// Most rows.
    pub limit: u64,
}

/// Rows of the list and how many there are in all, counted up to [`MOST_COUNTED`] and one; of a search up to [`MOST_FOUND`] and one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HouseholdList {
    /// The rows, in the order that was asked for.
    pub rows: Vec<ListedHousehold>,
    /// How many there are.
    pub total: u64,
    /// Settlements to filter by: folded name and name.
    pub settlements: Vec<(String, String)>,
}

impl ListSort {
    /// The value of the sorted column of a row as text, and its id.
    pub fn place(self, row: &ListedHousehold) -> (String, String) {
        let key = match self {
            Self::Name => data_encoding::HEXLOWER.encode(&serbian::latin_key(&row.listed_name)),
            Self::Changed => row.changed_at.timestamp_micros().to_string(),
        };
        (key, row.id.to_string())
    }
}
