//! What is compared: the fields of a record and their kinds, from code or from a SPEC.toml.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::Error;

/// Most fields that a pair is compared on: their levels are packed five bits each.
pub(crate) const MOST_FIELDS: usize = 25;

/// What a field holds, which decides how it is read and compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Given name or names.
    GivenName,
    /// Family name, double-barrelled too.
    FamilyName,
    /// Maiden or any other family name: evidence where it agrees with a family name of the other record.
    OtherName,
    /// Given and family name in one field, in any order.
    FullName,
    /// Sex: m, ž, male, muški, 1, 2 …
    Sex,
    /// Date of birth, possibly partial: `1990-02-01`, `01.02.1990.`, `19900201`, `1990`.
    Date,
    /// Serbian JMBG: thirteen digits with a check digit, a date and the sex.
    Jmbg,
    /// Any other number or code given to one person.
    NationalId,
    /// Street and house number.
    Address,
    /// Settlement, suburb, town.
    Settlement,
    /// Telephone numbers, several separated by `;`, `,` or `/`.
    Phone,
    /// Code of the household, shared by its members.
    Household,
    /// Given names of the other members of the household, separated by `;` or `,`.
    Members,
    /// Any text.
    Text,
    /// A number or numeric code: postal code, house number.
    Number,
    /// One of a few values.
    Category,
    /// Identifies the record, not the person; never compared.
    Id,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 17] = [
        Self::GivenName,
        Self::FamilyName,
        Self::OtherName,
        Self::FullName,
        Self::Sex,
        Self::Date,
        Self::Jmbg,
        Self::NationalId,
        Self::Address,
        Self::Settlement,
        Self::Phone,
        Self::Household,
        Self::Members,
        Self::Text,
        Self::Number,
        Self::Category,
        Self::Id,
    ];

    /// The word in SPEC.toml: `given_name`, `date` …
    pub const fn code(self) -> &'static str {
        match self {
            Self::GivenName => "given_name",
            Self::FamilyName => "family_name",
            Self::OtherName => "other_name",
            Self::FullName => "full_name",
            Self::Sex => "sex",
            Self::Date => "date",
            Self::Jmbg => "jmbg",
            Self::NationalId => "national_id",
            Self::Address => "address",
            Self::Settlement => "settlement",
            Self::Phone => "phone",
            Self::Household => "household",
            Self::Members => "members",
            Self::Text => "text",
            Self::Number => "number",
            Self::Category => "category",
            Self::Id => "id",
        }
    }
}

/// One field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// Its name: the column of a file.
    pub name: String,
    /// What it holds.
    pub kind: Kind,
}

/// The fields of a record, in the order in which records give their values.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Spec {
    /// The fields.
    #[serde(rename = "field")]
    pub fields: Vec<Field>,
}

impl Spec {
    /// The fields of a person as registers know them; the order is that of [`Person`](crate::Person).
    pub fn persons() -> Self {
        let fields = [
            ("given_name", Kind::GivenName),
            ("family_name", Kind::FamilyName),
            ("other_name", Kind::OtherName),
            ("sex", Kind::Sex),
            ("birth_date", Kind::Date),
            ("jmbg", Kind::Jmbg),
            ("settlement", Kind::Settlement),
            ("address", Kind::Address),
            ("phone", Kind::Phone),
            ("household", Kind::Household),
            ("members", Kind::Members),
        ];
        Self {
            fields: fields
                .into_iter()
                .map(|(name, kind)| Field { name: name.to_owned(), kind })
                .collect(),
        }
    }

    /// Checks the fields: one at least, each once, not too many.
    ///
    /// # Errors
    /// [`NoFields`](Error::NoFields), [`TooManyFields`](Error::TooManyFields), [`Twice`](Error::Twice).
    pub fn new(fields: Vec<Field>) -> Result<Self, Error> {
        let compared = fields.iter().filter(|field| field.kind != Kind::Id).count();
        if compared == 0 {
            return Err(Error::NoFields);
        }
        if fields.len() > MOST_FIELDS {
            return Err(Error::TooManyFields { most: MOST_FIELDS, found: fields.len() });
        }
        let mut seen = BTreeSet::new();
        for field in &fields {
            if !seen.insert(field.name.as_str()) {
                return Err(Error::Twice(field.name.clone()));
            }
        }
        Ok(Self { fields })
    }

    /// Reads a SPEC.toml: `[[field]]` tables with `name` and `kind`.
    ///
    /// # Errors
    /// [`Syntax`](Error::Syntax), and those of [`new`](Self::new).
    pub fn from_toml(text: &str) -> Result<Self, Error> {
        let spec: Self = toml::from_str(text).map_err(|fault| Error::Syntax(fault.to_string()))?;
        Self::new(spec.fields)
    }

    /// The place of the first field of this kind.
    pub fn find_kind(&self, kind: Kind) -> Option<usize> {
        self.fields.iter().position(|field| field.kind == kind)
    }
}
