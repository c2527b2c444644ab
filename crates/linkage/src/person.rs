//! A person's fields with names, for callers that have no columns.

/// What is known of a person; everything may be missing. Values in the order of [`Spec::persons`](crate::Spec::persons).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Person {
    /// Given name.
    pub given_name: Option<String>,
    /// Family name.
    pub family_name: Option<String>,
    /// Maiden or other family name.
    pub other_name: Option<String>,
    /// Sex in any usual spelling.
    pub sex: Option<String>,
    /// Date of birth, ISO or as written; possibly the year only.
    pub birth_date: Option<String>,
    /// JMBG.
    pub jmbg: Option<String>,
    /// Settlement.
    pub settlement: Option<String>,
    /// Street and house number.
    pub address: Option<String>,
    /// Telephone numbers, separated by `;`.
    pub phone: Option<String>,
    /// Code of the household.
    pub household: Option<String>,
    /// Given names of the other members, separated by `;`.
    pub members: Option<String>,
}

impl Person {
    /// The values in the order of [`Spec::persons`](crate::Spec::persons).
    pub fn values(&self) -> [Option<&str>; 11] {
        [
            self.given_name.as_deref(),
            self.family_name.as_deref(),
            self.other_name.as_deref(),
            self.sex.as_deref(),
            self.birth_date.as_deref(),
            self.jmbg.as_deref(),
            self.settlement.as_deref(),
            self.address.as_deref(),
            self.phone.as_deref(),
            self.household.as_deref(),
            self.members.as_deref(),
        ]
    }
}
