//! What came of asking: who is on the list, how many could not be decided and why, where they live.

use std::collections::BTreeMap;

use kernel::{HouseholdId, PersonId};
use registry::{Objection, Roster};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::verdict::Truth;
use crate::MissingKind;

/// Days for which a result is kept.
pub const KEPT_DAYS: i64 = 30;

/// A result, within the reach of who asked.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct ListResult {
    /// Who is on the list, by name.
    pub rows: Vec<ListedRow>,
    /// Households or persons that were looked at.
    pub asked: u64,
    /// Of these, the ones that could not be decided.
    pub open: u64,
    /// Households that were not looked at, because data of a member may only be kept.
    #[serde(default)]
    pub only_kept: u64,
    /// Why not, the most frequent first.
    pub reasons: Vec<OpenReason>,
    /// Settlements by name.
    pub places: Vec<Place>,
}

/// Somebody on a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ListedRow {
    /// The household.
    #[serde(rename = "h")]
    pub household: HouseholdId,
    /// The person, of a list of persons.
    #[serde(rename = "p", default, skip_serializing_if = "Option::is_none")]
    pub person: Option<PersonId>,
    /// The name, for sorting.
    #[serde(rename = "n")]
    pub name: String,
    /// The settlement.
    #[serde(rename = "s")]
    pub settlement: String,
    /// Points of priority of the household.
    #[serde(rename = "o")]
    pub points: f64,
    /// Whether a member of the household objected; asked anew each time that the row is looked at.
    #[serde(skip)]
    pub objection: Option<Objection>,
}

impl ListedRow {
    /// The points by which the household may be put into an order: none when an objection was accepted.
    pub fn ranked(&self) -> Option<f64> {
        Some(self.points).filter(|_| self.objection != Some(Objection::Accepted))
    }

    /// The id that tells the row from all others.
    pub const fn id(&self) -> Uuid {
        match self.person {
            Some(person) => person.uuid(),
            None => self.household.uuid(),
        }
    }
}

/// Why some could not be decided.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OpenReason {
    /// The variable without an answer, or `@settlement`.
    pub on: String,
    /// For what reason there is none.
    pub kind: MissingKind,
    /// How many could not be decided because of it, among other reasons.
    pub count: u64,
}

/// A settlement.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// Its name as the registry has it; empty where it has none.
    pub name: String,
    /// How many of it are on the list.
    pub count: u64,
    /// Where it is, in millionths of a degree: the middle of its households' fields of a kilometre; `None` where fewer than five
    /// have a point.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub middle: Option<(i32, i32)>,
}

/// A result in the making.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    rows: Vec<ListedRow>,
    asked: u64,
    open: u64,
    only_kept: u64,
    reasons: BTreeMap<(String, MissingKind), u64>,
    places: BTreeMap<String, Settled>,
}

#[derive(Debug, Default)]
struct Settled {
    name: String,
    count: u64,
    latitudes: Vec<i64>,
    longitudes: Vec<i64>,
}

/// Fewest households by whose points a settlement is placed.
const FEWEST_POINTS: usize = 5;

impl Tally {
    /// Counts households that may not be looked at.
    pub(crate) const fn leave_out(&mut self, households: u64) {
        self.only_kept += households;
    }

    /// Takes in a household: what was found of it, or of each of its members in their order.
    pub(crate) fn add(&mut self, roster: &Roster, points: f64, found: &Found) {
        let place = self.places.entry(serbian::fold(&roster.settlement)).or_default();
        if place.name.is_empty() {
            place.name.clone_from(&roster.settlement);
        }
        if let Some(area) = roster.area {
            place.latitudes.push(i64::from(area.latitude_e6));
            place.longitudes.push(i64::from(area.longitude_e6));
        }
        let row = |person: Option<PersonId>, name: &str| ListedRow {
            household: roster.household,
            person,
            name: name.to_owned(),
            settlement: roster.settlement.clone(),
            points,
            objection: None,
        };
        let mut found_here = Vec::new();
        match found {
            Found::Household(truth) => found_here.push((truth, None, roster.listed_name.as_str())),
            Found::Persons(truths) => {
                let members = truths.iter().zip(&roster.members);
                found_here.extend(
                    members.map(|(truth, one)| (truth, Some(one.person), one.name.as_str())),
                );
            }
        }
        for (truth, person, name) in found_here {
            self.asked += 1;
            match truth {
                Truth::Yes => {
                    place.count += 1;
                    self.rows.push(row(person, name));
                }
                Truth::No => {}
                Truth::Open(reasons) => {
                    self.open += 1;
                    for why in reasons {
                        let key = (why.on.to_string(), why.kind);
                        *self.reasons.entry(key).or_default() += 1;
                    }
                }
            }
        }
    }

    /// The result: rows by name.
    pub(crate) fn finish(self) -> ListResult {
        let mut rows = self.rows;
        rows.sort_by_cached_key(|row| (serbian::latin_key(&row.name), row.id()));
        let reasons = self.reasons.into_iter();
        let mut reasons: Vec<OpenReason> =
            reasons.map(|((on, kind), count)| OpenReason { on, kind, count }).collect();
        reasons.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.on.cmp(&b.on)));
        let mut places: Vec<Place> = self.places.into_values().map(Settled::place).collect();
        places.sort_by_cached_key(|place| serbian::latin_key(&place.name));
        let (asked, open, only_kept) = (self.asked, self.open, self.only_kept);
        ListResult { rows, asked, open, only_kept, reasons, places }
    }
}

impl Settled {
    fn place(self) -> Place {
        let middle = (self.latitudes.len() >= FEWEST_POINTS)
            .then(|| Some((middle(&self.latitudes)?, middle(&self.longitudes)?)))
            .flatten();
        Place { name: self.name, count: self.count, middle }
    }
}

fn middle(values: &[i64]) -> Option<i32> {
    let sum: i64 = values.iter().sum();
    i32::try_from(sum / i64::try_from(values.len()).ok()?).ok()
}

/// What was found of a household.
#[derive(Debug)]
pub(crate) enum Found {
    /// Of the household.
    Household(Truth),
    /// Of each member, in the order of the roster.
    Persons(Vec<Truth>),
}
