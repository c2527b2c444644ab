//! Households of a file, recorded in the registry as if they had been entered: who they are by the registry, everything else as
//! answers of one round.

use std::{fs, path::Path, sync::LazyLock};

use assessment::{
    Answer, EntryAbout, FactSource, FactSubject, FactsOf, Kind, VariableCatalogue, VariableId,
    is_asked_elsewhere, record_facts,
};
use chrono::NaiveDate;
use database::{Audit, Migration};
use indicators::microdata::{self, Microdata, Selection, Spec};
use kernel::HouseholdId;
use registry::{HouseholdData, NewHousehold, PersonData, Source, add_households, whole_rosters_of};
use testkit::Base;

use crate::twelve::fixture;

pub(crate) const UNIT: &str = "80438";

/// The tables of facts, of the registry and of the users who work with both.
pub(crate) fn migrations() -> &'static [Migration] {
    static ALL: LazyLock<Vec<Migration>> = LazyLock::new(|| {
        [identity::MIGRATIONS, registry::MIGRATIONS, assessment::MIGRATIONS].concat()
    });
    &ALL
}

/// The twelve kinds of households, with what the registry always knows: who the reference person is, and the members' numbers.
pub(crate) fn twelve(folder: &Path, variables: &VariableCatalogue) -> Microdata {
    let text = fs::read_to_string(fixture("twelve.csv")).unwrap();
    let mut rows = text.lines();
    let mut csv = format!("{};odnos\n", rows.next().unwrap());
    for row in rows {
        let is_first = row.split(';').nth(1) == Some("1");
        csv.push_str(&format!("{row};{}\n", if is_first { "reference" } else { "not_related" }));
    }
    let mut mapping = fs::read_to_string(fixture("twelve.toml")).unwrap();
    mapping.push_str("\n[[column]]\nname = \"pid\"\nvariable = \"member_number\"\n");
    mapping.push_str("\n[[column]]\nname = \"odnos\"\nvariable = \"relation\"\n");
    read(folder, &csv, &mapping, variables)
}

/// Many households with cells for nearly the whole vocabulary, drawn by a fixed rule; every tenth is missing for one of the
/// reasons.
pub(crate) fn many(folder: &Path, variables: &VariableCatalogue, households: usize) -> Microdata {
    let asked: Vec<_> = variables
        .variables()
        .iter()
        .filter(|one| !is_asked_elsewhere(one) && !OF_DESIGN.contains(&one.code.as_str()))
        .filter(|one| !matches!(one.kind, Kind::Text | Kind::Date | Kind::Settlement))
        .collect();
    let mut csv = "hid,pid,pol,rodjen,odnos,tezina,sloj,krug".to_owned();
    let mut mapping = MAPPING.to_owned();
    for one in &asked {
        csv.push_str(&format!(",{}", one.code));
        let column = format!("\n[[column]]\nname = \"{0}\"\nvariable = \"{0}\"\n", one.code);
        mapping.push_str(&column);
    }
    let mut chance = Chance(7);
    for household in 0..households {
        let row_of_household: Vec<String> =
            asked.iter().map(|one| cell(one, &mut chance)).collect();
        for person in 0..=chance.below(3) {
            let (relation, born) = match person {
                0 => ("reference", 1940 + chance.below(55)),
                1 => ("partner", 1945 + chance.below(50)),
                _ => ("child", 2000 + chance.below(23)),
            };
            let sex = if chance.below(2) == 0 { "female" } else { "male" };
            csv.push_str(&format!(
                "\n{household},{},{sex},{born}-03-0{},{relation},{},s{},k{}",
                person + 1,
                1 + chance.below(9),
                2 + household % 5,
                household % 3,
                household % 17,
            ));
            for (one, shared) in asked.iter().zip(&row_of_household) {
                let is_shared = one.level == assessment::Level::Household;
                let cell = if is_shared { shared.clone() } else { cell(one, &mut chance) };
                csv.push_str(&format!(",{cell}"));
            }
        }
    }
    csv.push('\n');
    read(folder, &csv, &mapping, variables)
}

/// What the mapping takes from columns of its own.
const OF_DESIGN: [&str; 4] =
    ["household_weight", "person_weight", "selection_probability", "stratum_size"];

const MAPPING: &str = r#"
[file]
delimiter = ","
decimal = "point"
[ids]
household = "hid"
person = "pid"
[design]
weight = "tezina"
strata = "sloj"
psu = "krug"
[missing]
refused = ["!r"]
does_not_know = ["!d"]
does_not_apply = ["!n"]
[[column]]
name = "pid"
variable = "member_number"
[[column]]
name = "pol"
variable = "sex"
[[column]]
name = "rodjen"
variable = "date_of_birth"
[[column]]
name = "odnos"
variable = "relation"
"#;

/// The same numbers every time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963);
        (self.0 >> 33) % bound
    }
}

fn cell(variable: &assessment::Variable, chance: &mut Chance) -> String {
    if let Some(why) = ["!r", "!d", "!n", ""].get(chance.below(40) as usize) {
        return (*why).to_owned();
    }
    match variable.kind {
        Kind::Flag => ["no", "yes"][chance.below(2) as usize].to_owned(),
        Kind::Category => {
            let values = &variable.values;
            values[chance.below(values.len() as u64) as usize].code.clone()
        }
        Kind::Integer | Kind::Number | Kind::Money => {
            let (min, max) = variable.range.unwrap_or((0.0, 10.0));
            let share = chance.below(100) as f64 / 2_000.0;
            (min + (max - min).min(4_000_000.0) * share).round().max(min).to_string()
        }
        Kind::Text | Kind::Date | Kind::Settlement => String::new(),
    }
}

fn read(folder: &Path, csv: &str, mapping: &str, variables: &VariableCatalogue) -> Microdata {
    let file = folder.join("households.csv");
    fs::write(&file, csv).unwrap();
    let spec = Spec::parse("households.toml", mapping, variables).unwrap();
    microdata::read(&file, &spec, variables).unwrap()
}

/// Enters the households and records everything that the registry does not answer as one round; their ids, in the order of the
/// file.
pub(crate) async fn record(
    base: &Base,
    variables: &VariableCatalogue,
    data: &Microdata,
    round: &str,
) -> Vec<HouseholdId> {
    let mut tx = base.database.begin(&base.within(UNIT)).await.unwrap();
    let today = tx.now().date_naive();
    let new: Vec<NewHousehold> =
        data.households.iter().map(|one| entered(variables, one)).collect();
    let ids = add_households(&mut tx, &new, Source::Import, today).await.unwrap();
    let facts = facts(&tx, variables, data, &ids).await;
    let about = EntryAbout {
        round: round.to_owned(),
        valid_from: today,
        source: FactSource::Import,
        reason: String::new(),
    };
    record_facts(&mut tx, variables, &facts, &about).await.unwrap();
    tx.commit(Audit::of("fill_test")).await.unwrap();
    ids
}

/// Answers of the file about households of these ids.
async fn facts(
    tx: &database::Tx,
    variables: &VariableCatalogue,
    data: &Microdata,
    ids: &[HouseholdId],
) -> Vec<FactsOf> {
    let mut facts = Vec::new();
    for ((home, selection), id) in data.households.iter().zip(&data.selection).zip(ids) {
        let roster = whole_rosters_of(tx, &[*id]).await.unwrap().remove(0);
        let mut answers = answers(variables, &home.facts);
        answers.extend(of_selection(variables, selection));
        facts.push(FactsOf { household: *id, subject: FactSubject::Household(*id), answers });
        let weights = &selection.person_weights;
        for ((person, member), weight) in home.persons.iter().zip(&roster.members).zip(weights) {
            let subject = FactSubject::Person(member.person);
            let mut answers = self::answers(variables, &person.facts);
            answers.push((variables.find("person_weight").unwrap(), Answer::Number(*weight)));
            facts.push(FactsOf { household: *id, subject, answers });
        }
    }
    facts
}

fn answers(variables: &VariableCatalogue, facts: &assessment::Facts) -> Vec<(VariableId, Answer)> {
    let asked = |id: &VariableId| !is_asked_elsewhere(variables.get(*id).unwrap());
    facts.iter().filter(|(id, _)| asked(id)).map(|(id, answer)| (id, answer.clone())).collect()
}

fn of_selection(variables: &VariableCatalogue, selection: &Selection) -> Vec<(VariableId, Answer)> {
    let texts = [("stratum", &selection.stratum), ("primary_sampling_unit", &selection.psu)];
    let named = texts
        .into_iter()
        .filter_map(|(code, text)| Some((variables.find(code)?, Answer::Text(text.clone()?))));
    named.collect()
}

/// Who somebody is, as the registry keeps it.
fn entered(variables: &VariableCatalogue, home: &assessment::HouseholdFacts) -> NewHousehold {
    let person = |facts: &assessment::Facts| {
        let word = |code: &str| {
            let id = variables.find(code).unwrap();
            Some(variables.code_of(id, facts.code(id)?)?.to_owned())
        };
        let born = match facts.get(variables.find("date_of_birth").unwrap()) {
            Answer::Date(day) => Some::<NaiveDate>(*day),
            _ => None,
        };
        PersonData {
            family_name: format!("Tajnić{}", home.id),
            given_name: "Skrivena".to_owned(),
            sex: word("sex").map(|sex| sex.parse().unwrap()),
            birth_date: born,
            jmbg: None,
            relation: word("relation").unwrap().parse().unwrap(),
        }
    };
    NewHousehold {
        data: HouseholdData { settlement: "Sakrivac".to_owned(), ..HouseholdData::default() },
        members: home.persons.iter().map(|one| person(&one.facts)).collect(),
    }
}
