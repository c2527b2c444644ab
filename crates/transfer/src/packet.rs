//! What is handed over, and the rule of what goes along.

use assessment::{
    HandedAnswer, KnownHousehold, Sensitivity, Variable, VariableCatalogue, count_to_hand_over,
    hand_over,
};
use kernel::PersonId;
use registry::{HandedPerson, LeavingMember, Purpose};
use serde::{Deserialize, Serialize};

/// Questions about where the household lived: it lives elsewhere now.
const OF_THE_OLD_PLACE: [&str; 9] = [
    "address_kind",
    "enumeration_area",
    "form_number",
    "latitude",
    "local_community",
    "longitude",
    "municipality",
    "settlement",
    "settlement_kind",
];

/// A person with answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PacketPerson {
    /// Who.
    pub person: HandedPerson,
    /// What is known of the person.
    pub answers: Vec<HandedAnswer>,
}

/// Everything that is handed over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Packet {
    /// Why, in the sender's words.
    pub reason: String,
    /// The name of who agreed; empty when the ground is a law.
    pub consent_by: String,
    /// Whether the whole household moves.
    pub is_whole: bool,
    /// The persons.
    pub persons: Vec<PacketPerson>,
    /// What is known of the household; empty when only a part of it moves.
    pub answers: Vec<HandedAnswer>,
}

/// Whether an answer goes along, for somebody who agreed to these purposes. Violence is for those who lead the case there.
fn goes(variable: &Variable, agrees: impl Fn(Purpose) -> bool) -> bool {
    let sensitive = match variable.sensitive {
        None | Some(Sensitivity::Contact | Sensitivity::Identity) => true,
        Some(Sensitivity::Ethnicity) => agrees(Purpose::Ethnicity),
        Some(Sensitivity::Health) => agrees(Purpose::Health),
        Some(Sensitivity::Violence) => false,
    };
    sensitive && !OF_THE_OLD_PLACE.contains(&variable.code.as_str())
}

/// A member with the answers that go along.
pub(crate) fn person(
    catalogue: &VariableCatalogue,
    known: &KnownHousehold,
    member: &LeavingMember,
) -> PacketPerson {
    let sheet = known.position(member.person).and_then(|at| known.members.get(at));
    let agrees = |purpose| member.handed.agrees(purpose);
    let answers = sheet.map(|sheet| hand_over(catalogue, sheet, |one| goes(one, agrees)));
    PacketPerson { person: member.handed.clone(), answers: answers.unwrap_or_default() }
}

/// How many answers of a member stay: who leads the case, or who did not agree, keeps them here.
pub(crate) fn left_out(
    catalogue: &VariableCatalogue,
    known: &KnownHousehold,
    member: &LeavingMember,
) -> usize {
    let sheet = known.position(member.person).and_then(|at| known.members.get(at));
    let all = sheet.map_or(0, |sheet| count_to_hand_over(catalogue, sheet));
    all.saturating_sub(person(catalogue, known, member).answers.len())
}

/// The household's own answers that go along when everybody moves: sensitive ones when all agree.
pub(crate) fn household(
    catalogue: &VariableCatalogue,
    known: &KnownHousehold,
    members: &[&LeavingMember],
) -> Vec<HandedAnswer> {
    let agrees = |purpose| members.iter().all(|one| one.handed.agrees(purpose));
    hand_over(catalogue, &known.household, |one| goes(one, agrees))
}

/// Those of `members` who were chosen.
pub(crate) fn chosen<'a>(members: &'a [LeavingMember], ids: &[PersonId]) -> Vec<&'a LeavingMember> {
    members.iter().filter(|one| ids.contains(&one.person)).collect()
}
