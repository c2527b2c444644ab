//! Every household has streams of its own, one for each topic, so that a change of sample size, or of one topic, leaves all other draws where
//! they were.

/// What a stream is for; each draws independently of the others.
#[derive(Debug, Clone, Copy)]
#[repr(u64)]
pub(crate) enum Topic {
    /// Who lives in the household.
    Structure = 1,
    /// Ethnicity, language, documents.
    Identity,
    /// Schools and attendance.
    Education,
    /// Health and functioning.
    Health,
    /// Status and calendar of work.
    Work,
    /// Amounts of income.
    Income,
    /// Dwelling, costs and debts.
    Housing,
    /// The thirteen deprivation items.
    Deprivation,
    /// Benefits, services, contacts, willingness.
    Support,
    /// Answers that were not given.
    Missing,
    /// Selection into a sample or list.
    Selection,
    /// Names, addresses, numbers in the registry.
    Names,
    /// Points on the map.
    Points,
}
