//! Who may do what with facts and results, and whose eyes see what is sealed.

use kernel::{Actor, PermissionInfo, permission};

use crate::{Sensitivity, Variable};

permission!(
    /// See what is known of a household and its members.
    ViewFacts = "assessment.view_facts":
        Enumerator => Own, OfficeWorker => Municipality, OfficeCoordinator => Municipality,
        CaseManager => Municipality, MobileTeam => Municipality
);
permission!(
    /// See and enter answers on ethnicity, health, contact and identity.
    ViewSensitiveFacts = "assessment.view_sensitive_facts":
        OfficeWorker => Municipality, OfficeCoordinator => Municipality, CaseManager => Municipality
);
permission!(
    /// See and enter answers on violence.
    ViewViolenceFacts = "assessment.view_violence_facts": CaseManager => Municipality
);
permission!(
    /// Enter answers.
    RecordFacts = "assessment.record_facts":
        OfficeWorker => Municipality, OfficeCoordinator => Municipality, CaseManager => Municipality
);
permission!(
    /// Propose answers, for somebody else to decide on.
    ProposeFacts = "assessment.propose_facts": Enumerator => Own, MobileTeam => Municipality
);
permission!(
    /// Decide on answers that were proposed.
    DecideRequest = "assessment.decide_request":
        OfficeCoordinator => Municipality, CaseManager => Municipality
);
permission!(
    /// See which answers there were, when, by whom and why.
    ViewFactHistory = "assessment.view_fact_history":
        OfficeWorker => Municipality, OfficeCoordinator => Municipality, CaseManager => Municipality
);
permission!(
    /// See what follows from the facts, and why.
    ViewAssessment = "assessment.view_assessment":
        OfficeWorker => Municipality, OfficeCoordinator => Municipality,
        CaseManager => Municipality, MobileTeam => Municipality
);
permission!(
    /// Have all households assessed again.
    Recompute = "assessment.recompute":
        OfficeCoordinator => Municipality, Analyst => Municipality
);

permission!(
    /// Make, share and run lists; who may not see names sees counts.
    UseLists = "assessment.use_lists":
        OfficeWorker => Municipality, OfficeCoordinator => Municipality,
        CaseManager => Municipality, Analyst => Municipality
);
permission!(
    /// See who is on a list.
    SeeListed = "assessment.see_listed":
        OfficeWorker => Municipality, OfficeCoordinator => Municipality,
        CaseManager => Municipality
);
permission!(
    /// Take a list out of the system, with a reason.
    ExportLists = "assessment.export_lists":
        OfficeCoordinator => Municipality, CaseManager => Municipality
);

/// All of them.
pub(crate) fn all() -> Vec<PermissionInfo> {
    vec![
        PermissionInfo::of::<ViewFacts>(),
        PermissionInfo::of::<ViewSensitiveFacts>(),
        PermissionInfo::of::<ViewViolenceFacts>(),
        PermissionInfo::of::<RecordFacts>(),
        PermissionInfo::of::<ProposeFacts>(),
        PermissionInfo::of::<DecideRequest>(),
        PermissionInfo::of::<ViewFactHistory>(),
        PermissionInfo::of::<ViewAssessment>(),
        PermissionInfo::of::<Recompute>(),
        PermissionInfo::of::<UseLists>(),
        PermissionInfo::of::<SeeListed>(),
        PermissionInfo::of::<ExportLists>(),
    ]
}

/// Whose eyes: who lacks a permission sees that something is recorded, not what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Eyes {
    sees_sensitive: bool,
    sees_violence: bool,
}

impl Eyes {
    /// The eyes of somebody signed in.
    pub fn of(actor: &Actor) -> Self {
        Self {
            sees_sensitive: actor.may(PermissionInfo::of::<ViewSensitiveFacts>()),
            sees_violence: actor.may(PermissionInfo::of::<ViewViolenceFacts>()),
        }
    }

    /// Eyes that were remembered with work that goes on later: whether they see what is sensitive, and what is on violence.
    pub const fn remembered((sees_sensitive, sees_violence): (bool, bool)) -> Self {
        Self { sees_sensitive, sees_violence }
    }

    /// Whether they see what is sensitive, and what is on violence.
    pub const fn to_remember(self) -> (bool, bool) {
        (self.sees_sensitive, self.sees_violence)
    }

    /// Whether they see, and may enter, answers to a variable.
    pub const fn see(self, variable: &Variable) -> bool {
        match variable.sensitive {
            None => true,
            Some(Sensitivity::Violence) => self.sees_violence,
            Some(
                Sensitivity::Ethnicity
                | Sensitivity::Health
                | Sensitivity::Contact
                | Sensitivity::Identity,
            ) => self.sees_sensitive,
        }
    }
}

#[cfg(test)]
mod tests {
    use kernel::Role;

    use super::*;
    use crate::VariableCatalogue;

    fn seen(role: Role) -> Vec<&'static str> {
        let catalogue = VariableCatalogue::shipped().unwrap();
        let eyes = Eyes::of(&testkit::actor(&[role], "99015"));
        ["rooms", "ethnicity", "wg_seeing", "phone", "violence_screen"]
            .into_iter()
            .filter(|code| eyes.see(catalogue.find_variable(code).unwrap()))
            .collect()
    }

    #[test]
    fn violence_is_for_case_managers_and_the_rest_of_what_is_sealed_for_offices() {
        assert_eq!(seen(Role::MobileTeam), ["rooms"]);
        assert_eq!(seen(Role::OfficeWorker), ["rooms", "ethnicity", "wg_seeing", "phone"]);
        let all = ["rooms", "ethnicity", "wg_seeing", "phone", "violence_screen"];
        assert_eq!(seen(Role::CaseManager), all);
    }
}
