//! Groups of people who are pushed to the edge (code list VG of the project), and legal status.
//!
//! Belonging to a national minority is said by the person alone, with consent. What tells of health is kept with consent too,
//! unless a law asks for it. Both are hidden at once when the consent is withdrawn. That a woman is a victim of violence is there for few:
//! whoever hurts her may know somebody in the office.

use serde::{Deserialize, Serialize};

use crate::{closed_set::closed_set, consent::Purpose};

closed_set!(
    /// A group, by its code.
    Group {
        /// Child in poverty.
        ChildInPoverty = "VG01",
        /// Young person neither in work nor in education.
        Neet = "VG02",
        /// Young person leaving care.
        LeavingCare = "VG03",
        /// Single parent.
        SingleParent = "VG04",
        /// Family with three children or more.
        ManyChildren = "VG05",
        /// Person with a disability.
        Disability = "VG06",
        /// Carer.
        Carer = "VG07",
        /// Older person living alone.
        OlderAlone = "VG08",
        /// Roma.
        Roma = "VG09",
        /// Another national minority.
        Minority = "VG10",
        /// Woman who is a victim of violence.
        Violence = "VG11",
        /// Long-term unemployed.
        LongUnemployed = "VG12",
        /// Receives social assistance (NSP).
        SocialAssistance = "VG13",
        /// Low qualification.
        LowQualification = "VG14",
        /// Refugee or internally displaced.
        Displaced = "VG15",
        /// Returnee.
        Returnee = "VG16",
        /// Homeless.
        Homeless = "VG17",
        /// Legally invisible.
        LegallyInvisible = "VG18",
        /// Remote rural household.
        RemoteRural = "VG19",
        /// Mental health.
        MentalHealth = "VG20",
        /// Addiction.
        Addiction = "VG21",
        /// Formerly convicted.
        FormerlyConvicted = "VG22",
        /// Working and poor.
        WorkingPoor = "VG23",
        /// Unemployed adult who can work.
        AbleUnemployed = "VG24",
    }
);

closed_set!(
    /// Special legal status (`legal_status` of the catalogue of variables).
    LegalStatus {
        /// Refugee.
        Refugee = "refugee",
        /// Internally displaced.
        Displaced = "displaced",
        /// Returned under readmission.
        ReadmissionReturnee = "readmission_returnee",
        /// Seeks asylum.
        AsylumSeeker = "asylum_seeker",
        /// Without citizenship.
        Stateless = "stateless",
    }
);

impl Group {
    /// Whether only the person may say it.
    pub const fn is_self_declared(self) -> bool {
        matches!(self, Self::Roma | Self::Minority)
    }

    /// Whether it is for the few who work with victims of violence.
    pub const fn tells_of_violence(self) -> bool {
        matches!(self, Self::Violence)
    }

    /// The purpose to which the person must have agreed for the group to be kept and shown.
    pub const fn purpose(self) -> Option<Purpose> {
        match self {
            Self::Roma | Self::Minority => Some(Purpose::Ethnicity),
            Self::Disability | Self::MentalHealth | Self::Addiction => Some(Purpose::Health),
            _ => None,
        }
    }
}

/// What is kept of a person: a group or a status.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind", content = "value")]
pub enum Mark {
    /// A group.
    Group(Group),
    /// A legal status.
    Status(LegalStatus),
}

/// A mark with who said so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct MarkData {
    /// Which.
    pub mark: Mark,
    /// Whether the person said so.
    pub is_self_declared: bool,
}

/// Why a group cannot be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GroupFault {
    /// Only the person may say it.
    NotSelfDeclared,
    /// The person has not agreed, or has withdrawn.
    NoConsent,
    /// It is kept already.
    KnownAlready,
}

impl MarkData {
    /// Whether it may be kept, given whether the person has agreed to a purpose.
    ///
    /// # Errors
    /// [`GroupFault`].
    pub fn check(self, may: impl Fn(Purpose) -> bool) -> Result<(), GroupFault> {
        let Mark::Group(group) = self.mark else { return Ok(()) };
        if group.is_self_declared() && !self.is_self_declared {
            return Err(GroupFault::NotSelfDeclared);
        }
        match group.purpose() {
            Some(purpose) if !may(purpose) => Err(GroupFault::NoConsent),
            _ => Ok(()),
        }
    }

    /// Whether it is for somebody who sees what tells of violence, or does not: then it is as if it were not there.
    pub const fn is_for(self, sees_violence: bool) -> bool {
        match self.mark {
            Mark::Group(group) => sees_violence || !group.tells_of_violence(),
            Mark::Status(_) => true,
        }
    }

    /// Whether it may be shown.
    pub fn may_be_shown(self, may: impl Fn(Purpose) -> bool) -> bool {
        match self.mark {
            Mark::Group(group) => group.purpose().is_none_or(may),
            Mark::Status(_) => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ethnicity_is_said_by_the_person_and_with_consent() {
        let roma = |is_self_declared| MarkData { mark: Mark::Group(Group::Roma), is_self_declared };
        assert_eq!(roma(false).check(|_| true), Err(GroupFault::NotSelfDeclared));
        assert_eq!(roma(true).check(|_| false), Err(GroupFault::NoConsent));
        assert_eq!(roma(true).check(|one| one == Purpose::Ethnicity), Ok(()));
        assert!(!roma(true).may_be_shown(|_| false));
    }

    #[test]
    fn a_group_that_tells_nothing_of_the_kind_needs_no_consent() {
        let carer = MarkData { mark: Mark::Group(Group::Carer), is_self_declared: false };
        assert_eq!(carer.check(|_| false), Ok(()));
        let health = MarkData { mark: Mark::Group(Group::Addiction), is_self_declared: false };
        assert_eq!(health.check(|one| one == Purpose::Health), Ok(()));
        assert_eq!(health.check(|one| one == Purpose::Ethnicity), Err(GroupFault::NoConsent));
    }

    #[test]
    fn the_codes_are_those_of_the_list() {
        let codes: Vec<&str> = Group::ALL.iter().map(|one| one.name()).collect();
        let expected: Vec<String> = (1..=24).map(|number| format!("VG{number:02}")).collect();
        assert_eq!(codes, expected);
    }
}
