//! Shares by group: a hidden group's share must not follow from the overall share and the other groups.

use super::{Error, Hierarchy, Reason, Rules, Table, suppress};

/// Persons of a group with and without the attribute, as counted (not weighted).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ShareGroup {
    /// Persons with the attribute.
    pub with: u64,
    /// Persons without it.
    pub without: u64,
}

/// Which shares are hidden and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SuppressedShares {
    /// Reason of each group, `None` where its share is shown.
    pub groups: Vec<Option<Reason>>,
    /// Reason of the overall share.
    pub total: Option<Reason>,
}

/// Decides which shares of a list of groups may be shown with the overall share.
///
/// - `groups`: all groups of the total; each person in one
///
/// The sizes of the groups count as known to the reader, so a share gives away both counts behind it; a few persons
/// without the attribute are as recognisable as a few with it.
///
/// # Errors
/// [`Error::Domain`] for rules out of range.
pub fn suppress_shares(groups: &[ShareGroup], rules: &Rules) -> Result<SuppressedShares, Error> {
    let counts: Vec<u64> = groups.iter().flat_map(|group| [group.with, group.without]).collect();
    let dimensions = vec![Hierarchy::flat(groups.len()), Hierarchy::flat(2)];
    let table = Table::counts(dimensions, &counts)?;
    let found = suppress(&table, rules)?;
    // A primary reason says more than a complementary one, and sorts before it.
    let row = |node: usize| found.reasons[3 * node..3 * node + 3].iter().copied().flatten().min();
    Ok(SuppressedShares { groups: (0..groups.len()).map(row).collect(), total: row(groups.len()) })
}
