//! What the rules refuse, back at the field that it concerns.

use web::{FormErrors, Problem, ProblemKind, View};

use super::person_form::Names;
use crate::{
    actions::Refused, group::GroupFault, membership::MembershipFault, person::Contradiction,
};

/// The faults of the form when the reader can mend them there; otherwise the problem.
pub(super) fn bind(
    view: &View,
    refused: Refused,
    names: impl Fn(usize) -> Names,
) -> Result<FormErrors, Problem> {
    let mut errors = FormErrors::default();
    match refused {
        Refused::NotFound | Refused::NotForYou => return Err(Problem::not_found()),
        Refused::Restricted => {
            let told = view.t("registry-error-restricted");
            return Err(Problem::of(ProblemKind::Invalid).with_detail(told));
        }
        Refused::Merged => {
            let told = view.t("registry-error-merged");
            return Err(Problem::of(ProblemKind::Invalid).with_detail(told));
        }
        Refused::MergedOn => {
            let told = view.t("registry-error-merged-on");
            return Err(Problem::of(ProblemKind::Invalid).with_detail(told));
        }
        Refused::Database(error) => return Err(error.into()),
        Refused::NoMember => {
            errors.add(&names(0).family_name, view.t("registry-error-no-member"));
        }
        Refused::TooManyMembers => {
            errors.add(&names(0).family_name, view.t("registry-error-too-many-members"));
        }
        Refused::JmbgKnown => errors.add(&names(0).jmbg, view.t("registry-error-jmbg-known")),
        Refused::Contradiction { member, what } => {
            let names = names(member);
            let field = match what {
                Contradiction::BornInFuture | Contradiction::BornTooLongAgo => names.birth_date,
                Contradiction::JmbgOtherDate | Contradiction::JmbgOtherSex => names.jmbg,
            };
            errors.add(&field, view.t(contradiction(what)));
        }
        Refused::Membership(fault) => {
            let (field, key) = membership(fault);
            errors.add(field, view.t(key));
        }
        Refused::Group(fault) => {
            let (field, key) = group(fault);
            errors.add(field, view.t(key));
        }
        Refused::OtherName => errors.add("typed_name", view.t("registry-error-other-name")),
        Refused::Decided => errors.add("decision", view.t("registry-error-decided")),
        Refused::FileKind => errors.add("file", view.t("registry-error-file-kind")),
    }
    Ok(errors)
}

/// Key of a contradiction's words.
pub(crate) const fn contradiction(what: Contradiction) -> &'static str {
    match what {
        Contradiction::BornInFuture => "registry-error-born-in-future",
        Contradiction::BornTooLongAgo => "registry-error-born-too-long-ago",
        Contradiction::JmbgOtherDate => "registry-error-jmbg-other-date",
        Contradiction::JmbgOtherSex => "registry-error-jmbg-other-sex",
    }
}

/// The field that a fault of membership concerns, and the key of its words.
pub(crate) const fn membership(fault: MembershipFault) -> (&'static str, &'static str) {
    match fault {
        MembershipFault::DayInFuture => ("valid_from", "registry-fault-day-in-future"),
        MembershipFault::DayTooEarly => ("valid_from", "registry-fault-day-too-early"),
        MembershipFault::Gone => ("valid_from", "registry-fault-gone"),
        MembershipFault::StillThere => ("valid_from", "registry-fault-still-there"),
        MembershipFault::SameHousehold => ("target", "registry-fault-same-household"),
        MembershipFault::SamePerson => ("partner", "registry-fault-same-person"),
        MembershipFault::ChosenTwice => ("members", "registry-fault-chosen-twice"),
        MembershipFault::NobodyChosen => ("members", "registry-fault-nobody-chosen"),
        MembershipFault::EverybodyChosen => ("members", "registry-fault-everybody-chosen"),
        MembershipFault::Closed => ("valid_from", "registry-fault-closed"),
        MembershipFault::HasMembers => ("how", "registry-fault-has-members"),
        MembershipFault::HasPartner => ("partner", "registry-fault-has-partner"),
        MembershipFault::NoTarget => ("target", "registry-fault-no-target"),
    }
}

const fn group(fault: GroupFault) -> (&'static str, &'static str) {
    match fault {
        GroupFault::NotSelfDeclared => ("is_self_declared", "registry-fault-not-self-declared"),
        GroupFault::NoConsent => ("group", "registry-fault-no-consent"),
        GroupFault::KnownAlready => ("group", "registry-fault-known-already"),
    }
}
