//! Need for services and what is not met of it: the person needs a service and waits, or never asked.
//!
//! Services for victims of violence are left out: whoever sees all other answers and a result that these do not explain would know. Case
//! managers see the answers themselves.

use super::{Rule, labour::among};
use crate::{Subject::Person, VariableId, case::Case, ids::Ids, judged::Tally};

pub(super) const RULE: Rule = Rule {
    code: "services",
    version: 2,
    whole_household: false,
    outputs: &["service_needed", "service_gap", "service_gap_count"],
    inputs: &[
        "service_s201",
        "service_s202",
        "service_s203",
        "service_s204",
        "service_s205",
        "service_s206",
        "service_s207",
        "service_s208",
        "service_s301",
        "service_s302",
        "service_s303",
        "service_s304",
        "service_s401",
        "service_s402",
        "service_s404",
        "service_s405",
        "service_s406",
        "service_s503",
        "service_s505",
        "service_s506",
        "service_s601",
        "service_s901",
    ],
    parameters: &[],
    derive,
};

const NEEDED: [&str; 3] = ["uses", "needs_waits", "needs_did_not_ask"];
const NOT_RECEIVED: [&str; 2] = ["needs_waits", "needs_did_not_ask"];

const fn services(ids: &Ids) -> [VariableId; 22] {
    [
        ids.service_s201,
        ids.service_s202,
        ids.service_s203,
        ids.service_s204,
        ids.service_s205,
        ids.service_s206,
        ids.service_s207,
        ids.service_s208,
        ids.service_s301,
        ids.service_s302,
        ids.service_s303,
        ids.service_s304,
        ids.service_s401,
        ids.service_s402,
        ids.service_s404,
        ids.service_s405,
        ids.service_s406,
        ids.service_s503,
        ids.service_s505,
        ids.service_s506,
        ids.service_s601,
        ids.service_s901,
    ]
}

fn derive(case: &mut Case<'_>) {
    let ids = case.ids();
    for at in case.persons() {
        let tally = |codes: &[&str]| {
            Tally::of(services(ids).map(|id| case.is_one_of(Person(at), id, codes)))
        };
        let needed = tally(&NEEDED).at_least(1.0);
        let not_received = tally(&NOT_RECEIVED);
        let gap = among(needed.clone(), || not_received.at_least(1.0));
        case.set(Person(at), ids.service_needed, needed);
        case.set(Person(at), ids.service_gap, gap);
        case.set(Person(at), ids.service_gap_count, not_received.count());
    }
}
