//! Rows of an export: one row a person, answers by code, as the mapping that its header proposes reads them again.
//!
//! Without names a row holds no text that somebody typed, no address, no point and no day of birth; the age in years stands for it.
//! What is sealed for the eyes of who asked is in no export.

use std::collections::{BTreeMap, BTreeSet};

use assessment::{
    Answer, Eyes, Facts, Kind, KnownHousehold, Level, PastResult, Sensitivity, Variable,
    VariableCatalogue, VariableId,
};
use chrono::NaiveDate;
use kernel::{Language, PersonId};
use registry::{Identity, PersonData, age};
use tables::Value;

use crate::answer_text::answer_text;

/// A column; in the order of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Column {
    /// The household.
    Household,
    /// The person.
    Person,
    /// The name of the settlement as the registry writes it.
    SettlementName,
    /// A variable of the vocabulary.
    Of(VariableId),
}

/// A row by its columns; what is not asked has no cell.
pub(crate) type Cells = BTreeMap<Column, Value>;

/// How households become rows.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Exporter<'a> {
    pub(crate) catalogue: &'a VariableCatalogue,
    pub(crate) eyes: Eyes,
    pub(crate) is_identified: bool,
    pub(crate) has_results: bool,
    pub(crate) today: NaiveDate,
    /// The persons who have rows; `None` for everybody.
    pub(crate) only: Option<&'a BTreeSet<PersonId>>,
}

/// A household with all that is exported of it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct One<'a> {
    pub(crate) identity: &'a Identity,
    pub(crate) known: &'a KnownHousehold,
    pub(crate) results: Option<&'a PastResult>,
    /// Its number among the households of this export.
    pub(crate) number: u64,
}

impl Exporter<'_> {
    /// The rows of a household, one for each member who has one.
    pub(crate) fn rows(&self, one: One<'_>) -> Vec<Cells> {
        let facts = one.known.facts(self.catalogue);
        let mut of_household = Cells::new();
        self.answers(&mut of_household, &facts.facts);
        if let Some(results) = one.results.filter(|_| self.has_results) {
            self.results(&mut of_household, &results.household);
        }
        if self.is_identified {
            let data = &one.identity.data;
            self.text(&mut of_household, "address", &data.address);
            if !data.settlement.is_empty() {
                let name = Value::text(data.settlement.as_str());
                of_household.insert(Column::SettlementName, name);
            }
        }
        let members = one.identity.members.iter().enumerate().filter_map(|(at, (id, data))| {
            let place = one.known.position(*id)?;
            self.only.is_none_or(|only| only.contains(id)).then_some(())?;
            let facts = &facts.persons.get(place)?.facts;
            let mut cells = of_household.clone();
            let (household, person) = if self.is_identified {
                let code = one.identity.code.clone();
                (Value::Text(code), Value::Text(id.to_string()))
            } else {
                (Value::number(one.number as f64), Value::number(at as f64 + 1.0))
            };
            cells.insert(Column::Household, household);
            cells.insert(Column::Person, person);
            self.answers(&mut cells, facts);
            self.identity(&mut cells, data);
            if let Some(results) = one.results.filter(|_| self.has_results) {
                let theirs = results.members.iter().find(|(person, _)| person == id);
                self.results(&mut cells, theirs.map_or(&[][..], |(_, theirs)| theirs));
            }
            Some(cells)
        });
        members.collect()
    }

    /// Who somebody is: names, or the age alone.
    fn identity(&self, cells: &mut Cells, data: &PersonData) {
        if self.is_identified {
            self.text(cells, "last_name", &data.family_name);
            self.text(cells, "first_name", &data.given_name);
            let number = data.jmbg.as_ref().map(registry::Jmbg::digits).unwrap_or_default();
            self.text(cells, "personal_number", &number);
        } else if let Some(years) = data.birth_date.and_then(|born| age(born, self.today))
            && let Some(id) = self.catalogue.find("age")
        {
            cells.insert(Column::Of(id), Value::number(f64::from(years)));
        }
    }

    fn text(&self, cells: &mut Cells, code: &str, text: &str) {
        let seen = self
            .catalogue
            .find(code)
            .filter(|id| self.catalogue.get(*id).is_some_and(|variable| self.eyes.see(variable)));
        if let Some(id) = seen.filter(|_| !text.is_empty()) {
            cells.insert(Column::Of(id), Value::text(text));
        }
    }

    fn answers(&self, cells: &mut Cells, facts: &Facts) {
        for (id, answer) in facts.iter() {
            self.put(cells, id, answer);
        }
    }

    fn results(&self, cells: &mut Cells, outcomes: &[assessment::Outcome]) {
        for outcome in outcomes {
            self.put(cells, outcome.variable, &outcome.value.to_answer());
        }
    }

    fn put(&self, cells: &mut Cells, id: VariableId, answer: &Answer) {
        let Some(variable) = self.catalogue.get(id) else { return };
        if *answer == Answer::NOT_ASKED || !self.is_shown(variable) {
            return;
        }
        let value = match answer {
            Answer::Number(number) => Value::number(*number),
            other => Value::Text(answer_text(variable, other)),
        };
        cells.insert(Column::Of(id), value);
    }

    fn is_shown(&self, variable: &Variable) -> bool {
        let tells_who =
            matches!(variable.sensitive, Some(Sensitivity::Contact | Sensitivity::Identity));
        let is_point = matches!(variable.code.as_str(), "latitude" | "longitude");
        let is_open = !tells_who && !is_point && variable.kind != Kind::Text;
        self.eyes.see(variable) && (self.is_identified || is_open)
    }

    /// The name of a column.
    pub(crate) fn name(&self, column: Column) -> &str {
        match column {
            Column::Household => "household_id",
            Column::Person => "person_id",
            Column::SettlementName => "settlement_name",
            Column::Of(id) => self.catalogue.get(id).map_or("", |one| one.code.as_str()),
        }
    }
}

/// The columns that rows fill, with household and person always.
pub(crate) fn columns_of(rows: &[Cells], columns: &mut BTreeSet<Column>) {
    columns.extend([Column::Household, Column::Person]);
    columns.extend(rows.iter().flat_map(|row| row.keys().copied()));
}

/// A row in the order of columns.
pub(crate) fn in_order(mut row: Cells, columns: &BTreeSet<Column>) -> Vec<Value> {
    columns.iter().map(|column| row.remove(column).unwrap_or(Value::Empty)).collect()
}

/// Words of the table of descriptions: its header, and the three columns that are no variables.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct DescriptionWords {
    pub(crate) header: [String; 6],
    pub(crate) household: String,
    pub(crate) person: String,
    pub(crate) settlement_name: String,
    pub(crate) levels: [String; 2],
}

/// What each column holds: code, of whom, what, unit, the question, values.
pub(crate) fn descriptions(
    exporter: &Exporter<'_>,
    columns: &BTreeSet<Column>,
    words: &DescriptionWords,
    language: Language,
) -> Vec<Vec<Value>> {
    let [of_household, of_person] = &words.levels;
    let row = |column: &Column| {
        let name = Value::text(exporter.name(*column));
        let plain = |level: &String, what: &String| {
            vec![
                name.clone(),
                Value::text(level.as_str()),
                Value::text(what.as_str()),
                Value::Empty,
                Value::Empty,
                Value::Empty,
            ]
        };
        let id = match column {
            Column::Household => return plain(of_household, &words.household),
            Column::Person => return plain(of_person, &words.person),
            Column::SettlementName => return plain(of_household, &words.settlement_name),
            Column::Of(id) => *id,
        };
        let Some(variable) = exporter.catalogue.get(id) else {
            return plain(of_person, &String::new());
        };
        let level = match variable.level {
            Level::Household => of_household,
            Level::Person => of_person,
        };
        let question = variable.question.as_ref().map(|words| words.show(language).into_owned());
        let values = variable.values.iter();
        let values: Vec<String> =
            values.map(|one| format!("{} = {}", one.code, one.words().show(language))).collect();
        vec![
            name.clone(),
            Value::text(level.as_str()),
            Value::text(variable.words.show(language).into_owned()),
            variable.unit.as_deref().map_or(Value::Empty, Value::text),
            question.map_or(Value::Empty, Value::Text),
            if values.is_empty() { Value::Empty } else { Value::Text(values.join("; ")) },
        ]
    };
    columns.iter().map(row).collect()
}
