//! Documents that a person has or has not: a missing one is what somebody can be helped with.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::closed_set::closed_set;

closed_set!(
    /// A document (questionnaire, block C).
    DocumentKind {
        /// Entry in the register of births (izvod iz matične knjige rođenih).
        BirthCertificate = "birth_certificate",
        /// Identity card (lična karta).
        IdCard = "id_card",
        /// Registered residence (prijava prebivališta).
        Residence = "residence",
        /// Certificate of citizenship (uverenje o državljanstvu).
        Citizenship = "citizenship",
        /// Health card (zdravstvena kartica).
        HealthCard = "health_card",
        /// Travel document (putna isprava).
        Passport = "passport",
        /// Certificate of refugee or displaced status (izbeglička legitimacija, legitimacija IRL).
        StatusCard = "status_card",
        /// Decision on disability or on bodily damage.
        DisabilityDecision = "disability_decision",
        /// Work book or proof of work.
        WorkRecord = "work_record",
        /// Bank account, to which aid can be paid.
        BankAccount = "bank_account",
    }
);

closed_set!(
    /// Whether the person has it.
    DocumentState {
        /// Has it.
        Has = "has",
        /// Has it, but it is not valid any more.
        Expired = "expired",
        /// Has none.
        HasNot = "has_not",
        /// Not known.
        Unknown = "unknown",
    }
);

closed_set!(
    /// What makes it hard to get (`document_obstacle` of the catalogue of variables).
    DocumentObstacle {
        /// It costs too much.
        Cost = "cost",
        /// No registered address.
        NoAddress = "no_address",
        /// Not in the register of births.
        NoBirthRecord = "no_birth_record",
        /// The procedure is not known.
        Procedure = "procedure",
        /// It is too far away.
        Distance = "distance",
        /// Something else.
        Other = "other",
    }
);

/// Most characters of a document's number.
pub(crate) const LONGEST_NUMBER: usize = 60;

/// What is known of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentData {
    /// Which one.
    pub kind: DocumentKind,
    /// Whether the person has it.
    pub state: DocumentState,
    /// Its number, when it is needed.
    pub number: Option<String>,
    /// The last day on which it is valid.
    pub valid_to: Option<NaiveDate>,
    /// What makes it hard to get.
    pub obstacle: Option<DocumentObstacle>,
}

impl DocumentData {
    /// The state on `today`: what was valid until a day before has expired since.
    pub fn state_on(&self, today: NaiveDate) -> DocumentState {
        match (self.state, self.valid_to) {
            (DocumentState::Has, Some(last)) if last < today => DocumentState::Expired,
            (state, _) => state,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_expires_by_itself() {
        let day = |day| NaiveDate::from_ymd_opt(2026, 11, day).unwrap();
        let card = DocumentData {
            kind: DocumentKind::IdCard,
            state: DocumentState::Has,
            number: None,
            valid_to: Some(day(26)),
            obstacle: None,
        };
        assert_eq!(card.state_on(day(26)), DocumentState::Has);
        assert_eq!(card.state_on(day(27)), DocumentState::Expired);
        let none = DocumentData { state: DocumentState::HasNot, ..card };
        assert_eq!(none.state_on(day(27)), DocumentState::HasNot);
    }
}
