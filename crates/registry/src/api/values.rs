//! Households and persons as JSON, read and written.

use chrono::{DateTime, NaiveDate, Utc};
use kernel::{HouseholdId, PersonId, UserId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Problem, ProblemKind, View};

use super::{before::Searched, entered_twice::MergedHouseholdValues};
use crate::{
    actions::Change,
    household::{HouseholdData, LONGEST_LINE, LONGEST_NOTE, MOST_MEMBERS, NewHousehold},
    membership::HowJoined,
    person::{LONGEST_NAME, PersonData, Relation, Sex},
    place::{AddressKind, Point},
    view,
};

/// What is written about a person.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = PersonValues)]
pub(super) struct Person {
    family_name: String,
    given_name: String,
    sex: Option<Sex>,
    birth_date: Option<NaiveDate>,
    /// Thirteen digits.
    jmbg: Option<String>,
    relation: Relation,
}

/// A household to be entered, and the search before.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewHouseholdValues {
    settlement: String,
    #[serde(default)]
    address: String,
    address_kind: Option<AddressKind>,
    /// Latitude and longitude: `43.158611, 22.585`.
    point: Option<String>,
    note: Option<String>,
    members: Vec<Person>,
    /// Since when it holds; today when absent.
    valid_from: Option<NaiveDate>,
    /// What is searched for before anybody is entered: a name, a place, a JMBG, a telephone. Who is found, or is like one of the members, is told
    /// and nothing is entered.
    searched: String,
    /// That whoever was found is somebody else: then it is entered.
    #[serde(default)]
    none_of_these: bool,
}

/// A change of a household.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct HouseholdChange {
    settlement: String,
    #[serde(default)]
    address: String,
    address_kind: Option<AddressKind>,
    /// Latitude and longitude: `43.158611, 22.585`.
    point: Option<String>,
    note: Option<String>,
    /// The version that the change was made from.
    version: i32,
    /// Since when it holds; today when absent.
    valid_from: Option<NaiveDate>,
    #[serde(default)]
    reason: String,
}

/// A person who joins a household, and the search before.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct JoiningPerson {
    person: Person,
    /// How the person joined; `entry` when absent.
    joined: Option<HowJoined>,
    /// The household's version that the change was made from.
    version: i32,
    /// Since when it holds; today when absent.
    valid_from: Option<NaiveDate>,
    #[serde(default)]
    reason: String,
    /// What is searched for before anybody is entered: a name, a place, a JMBG, a telephone. Who is found, or is like the person, is told and
    /// nothing is entered.
    searched: String,
    /// That whoever was found is somebody else: then the person is entered.
    #[serde(default)]
    none_of_these: bool,
}

/// A change of a person.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct PersonChange {
    person: Person,
    /// The person's version that the change was made from.
    version: i32,
    /// Since when it holds; today when absent.
    valid_from: Option<NaiveDate>,
    #[serde(default)]
    reason: String,
}

/// A household with its members.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(super) struct HouseholdValues {
    #[schema(value_type = Uuid)]
    id: HouseholdId,
    code: String,
    settlement: String,
    address: String,
    address_kind: Option<AddressKind>,
    /// Latitude and longitude, exact.
    point: Option<String>,
    note: Option<String>,
    version: i32,
    created_at: DateTime<Utc>,
    changed_at: DateTime<Utc>,
    members: Vec<Member>,
    /// Other records of the household, which had been entered twice.
    records: Vec<MergedHouseholdValues>,
}

/// A member of a household.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(super) struct Member {
    #[schema(value_type = Uuid)]
    id: PersonId,
    version: i32,
    family_name: String,
    given_name: String,
    sex: Option<Sex>,
    birth_date: Option<NaiveDate>,
    /// Thirteen digits.
    jmbg: Option<String>,
    relation: Relation,
}

/// A household in a list.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(super) struct ListedValues {
    #[schema(value_type = Uuid)]
    id: HouseholdId,
    code: String,
    listed_name: String,
    settlement: String,
    address: String,
    members: u32,
    changed_at: DateTime<Utc>,
}

/// A page of the list.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(super) struct ListValues {
    pub(super) households: Vec<ListedValues>,
    /// To get the page after this one; absent on the last.
    pub(super) next: Option<String>,
}

/// A household that was entered.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(super) struct CreatedHousehold {
    #[schema(value_type = Uuid)]
    pub(super) id: HouseholdId,
}

/// A person who was added.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(super) struct CreatedPerson {
    #[schema(value_type = Uuid)]
    pub(super) id: PersonId,
}

/// A step of a household's history.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(super) struct HistoryValues {
    #[schema(value_type = Option<Uuid>)]
    person: Option<PersonId>,
    number: i32,
    valid_from: NaiveDate,
    recorded_at: DateTime<Utc>,
    #[schema(value_type = Option<Uuid>)]
    recorded_by: Option<UserId>,
    source: String,
    reason: String,
    /// That somebody joined or left, and how: `joined_birth`, `left_death`; absent for a version of a record.
    event: Option<String>,
    changes: Vec<ChangeValues>,
}

/// A field that was changed.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(super) struct ChangeValues {
    field: String,
    before: Option<String>,
    after: Option<String>,
}

/// Reads values with the limits of the forms; what is wrong is collected with the field's path.
struct Reader<'a> {
    view: &'a View,
    faults: Vec<(String, String)>,
}

impl<'a> Reader<'a> {
    const fn new(view: &'a View) -> Self {
        Self { view, faults: Vec::new() }
    }

    fn line(&mut self, field: &str, text: &str, most: usize, is_required: bool) -> String {
        let text = text.trim();
        let count = text.chars().count();
        if text.is_empty() && is_required {
            self.fault(field, self.view.t("web-error-required"));
        } else if count > most {
            let args = kernel::TextArgs::new().count("most", most as u64);
            let args = args.count("found", count as u64);
            self.fault(field, self.view.tn("web-error-too-long", &args));
        } else if text.chars().any(|one| one.is_control() && !matches!(one, '\n' | '\r' | '\t')) {
            self.fault(field, self.view.t("web-error-control-characters"));
        }
        text.to_owned()
    }

    fn optional(&mut self, field: &str, text: Option<&String>, most: usize) -> Option<String> {
        let text = self.line(field, text.map_or("", String::as_str), most, false);
        (!text.is_empty()).then_some(text)
    }

    fn person(&mut self, place: &str, person: &Person) -> PersonData {
        let path = |name: &str| format!("{place}{name}");
        let jmbg = person.jmbg.as_deref().filter(|text| !text.trim().is_empty());
        let parsed = jmbg.map(|text| text.trim().parse());
        if let Some(Err(_)) = parsed {
            self.fault(&path("jmbg"), self.view.t("registry-error-jmbg"));
        }
        let data = PersonData {
            family_name: self.line(&path("family_name"), &person.family_name, LONGEST_NAME, true),
            given_name: self.line(&path("given_name"), &person.given_name, LONGEST_NAME, true),
            sex: person.sex,
            birth_date: person.birth_date,
            jmbg: parsed.and_then(Result::ok),
            relation: person.relation,
        };
        data.completed()
    }

    fn point(&mut self, text: Option<&str>) -> Option<Point> {
        let text = text.map(str::trim).filter(|text| !text.is_empty())?;
        let point = text.parse().ok();
        if point.is_none() {
            self.fault("point", self.view.t("registry-error-point"));
        }
        point
    }

    fn fault(&mut self, field: &str, message: String) {
        self.faults.push((field.to_owned(), message));
    }

    fn finish<T>(self, value: T) -> Result<T, Problem> {
        if self.faults.is_empty() {
            Ok(value)
        } else {
            Err(Problem::of(ProblemKind::Invalid).with_fields(self.faults))
        }
    }
}

impl NewHouseholdValues {
    /// What is said of the search before.
    pub(super) fn searched(&self) -> Searched<'_> {
        Searched { text: &self.searched, is_none_of_these: self.none_of_these }
    }

    pub(super) fn read(
        &self,
        view: &View,
        today: NaiveDate,
    ) -> Result<(NewHousehold, NaiveDate), Problem> {
        let mut reader = Reader::new(view);
        if self.members.len() > MOST_MEMBERS {
            reader.fault("members", view.t("registry-error-too-many-members"));
        }
        let data = HouseholdData {
            settlement: reader.line("settlement", &self.settlement, LONGEST_LINE, true),
            address: reader.line("address", &self.address, LONGEST_LINE, false),
            address_kind: self.address_kind,
            point: reader.point(self.point.as_deref()),
            note: reader.optional("note", self.note.as_ref(), LONGEST_NOTE),
        };
        let members = self.members.iter().take(MOST_MEMBERS).enumerate();
        let members = members
            .map(|(member, person)| reader.person(&format!("members[{member}]."), person))
            .collect();
        reader.finish((NewHousehold { data, members }, self.valid_from.unwrap_or(today)))
    }
}

impl HouseholdChange {
    pub(super) fn read(
        &self,
        view: &View,
        today: NaiveDate,
    ) -> Result<(HouseholdData, Change), Problem> {
        let mut reader = Reader::new(view);
        let data = HouseholdData {
            settlement: reader.line("settlement", &self.settlement, LONGEST_LINE, true),
            address: reader.line("address", &self.address, LONGEST_LINE, false),
            address_kind: self.address_kind,
            point: reader.point(self.point.as_deref()),
            note: reader.optional("note", self.note.as_ref(), LONGEST_NOTE),
        };
        let change = Change {
            from_version: self.version,
            valid_from: self.valid_from.unwrap_or(today),
            reason: reader.line("reason", &self.reason, LONGEST_LINE, false),
        };
        reader.finish((data, change))
    }
}

impl PersonChange {
    pub(super) fn read(
        &self,
        view: &View,
        today: NaiveDate,
    ) -> Result<(PersonData, Change), Problem> {
        let mut reader = Reader::new(view);
        let data = reader.person("person.", &self.person);
        let change = Change {
            from_version: self.version,
            valid_from: self.valid_from.unwrap_or(today),
            reason: reader.line("reason", &self.reason, LONGEST_LINE, false),
        };
        reader.finish((data, change))
    }
}

impl JoiningPerson {
    /// How the person joined.
    pub(super) fn how(&self) -> HowJoined {
        self.joined.unwrap_or(HowJoined::Entry)
    }

    /// What is said of the search before.
    pub(super) fn searched(&self) -> Searched<'_> {
        Searched { text: &self.searched, is_none_of_these: self.none_of_these }
    }

    pub(super) fn read(
        &self,
        view: &View,
        today: NaiveDate,
    ) -> Result<(PersonData, Change), Problem> {
        let change = PersonChange {
            person: self.person.clone(),
            version: self.version,
            valid_from: self.valid_from,
            reason: self.reason.clone(),
        };
        change.read(view, today)
    }
}

impl Member {
    pub(super) fn of(id: PersonId, version: i32, data: PersonData) -> Self {
        Self {
            id,
            version,
            family_name: data.family_name,
            given_name: data.given_name,
            sex: data.sex,
            birth_date: data.birth_date,
            jmbg: data.jmbg.as_ref().map(crate::Jmbg::digits),
            relation: data.relation,
        }
    }
}

impl From<view::Person> for Member {
    fn from(person: view::Person) -> Self {
        Self::of(person.id, person.version, person.data)
    }
}

impl From<view::Household> for HouseholdValues {
    fn from(household: view::Household) -> Self {
        Self {
            id: household.id,
            code: household.code.to_string(),
            settlement: household.data.settlement,
            address: household.data.address,
            address_kind: household.data.address_kind,
            point: household.data.point.map(|point| point.to_string()),
            note: household.data.note,
            version: household.version,
            created_at: household.created_at,
            changed_at: household.changed_at,
            members: household.members.into_iter().map(Member::from).collect(),
            records: household.records.into_iter().map(Into::into).collect(),
        }
    }
}

impl From<view::ListedHousehold> for ListedValues {
    fn from(row: view::ListedHousehold) -> Self {
        Self {
            id: row.id,
            code: row.code,
            listed_name: row.listed_name,
            settlement: row.settlement,
            address: row.address,
            members: row.members,
            changed_at: row.changed_at,
        }
    }
}

impl From<view::HistoryStep> for HistoryValues {
    fn from(step: view::HistoryStep) -> Self {
        Self {
            person: step.person,
            number: step.number,
            valid_from: step.valid_from,
            recorded_at: step.recorded_at,
            recorded_by: step.recorded_by,
            source: step.source,
            reason: step.reason,
            event: step.event.map(|event| match event {
                view::MemberEvent::Joined(how) => format!("joined_{}", how.name()),
                view::MemberEvent::Left(how) => format!("left_{}", how.name()),
            }),
            changes: step
                .changes
                .into_iter()
                .map(|change| ChangeValues {
                    field: change.field.to_owned(),
                    before: change.before,
                    after: change.after,
                })
                .collect(),
        }
    }
}
