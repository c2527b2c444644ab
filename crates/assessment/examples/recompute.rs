//! How long it takes to assess all households of a municipality again: fills an installation with households of three and some
//! 200 answers each, runs the job three times (all new, all the same, all other than before) and prints how long each took.
//!
//! `cargo run --release -p assessment --example recompute -- 100000`

#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a measurement, for people who read its lines"
)]

use std::{sync::LazyLock, time::Instant};

use assessment::{
    Answer, EntryAbout, FactSource, FactSubject, FactsOf, Kind, Level, LiveRules, Recompute,
    Variable, VariableCatalogue, VariableId, ask_recompute, context, is_asked_elsewhere,
    recompute_state, record_facts,
};
use chrono::NaiveDate;
use database::{Audit, Migration};
use kernel::{HouseholdId, Permit, Role};
use registry::{HouseholdData, NewHousehold, PersonData, Relation, Sex, Source, add_households};
use testkit::{Base, on_sqlite};

const UNIT: &str = "99015";
const AT_A_TIME: usize = 500;
/// Of a hundred questions, so many are answered.
const ANSWERED: usize = 70;

fn migrations() -> &'static [Migration] {
    static ALL: LazyLock<Vec<Migration>> = LazyLock::new(|| {
        [identity::MIGRATIONS, registry::MIGRATIONS, assessment::MIGRATIONS].concat()
    });
    &ALL
}

// As in the program.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    let count = std::env::args().nth(1).and_then(|text| text.parse().ok()).unwrap_or(2_000);
    on_sqlite(migrations(), async |base| {
        fill(base, count).await;
        // What the filling wrote is not written out while it is measured.
        assert!(std::process::Command::new("sync").status().unwrap().success());
        // All new, all the same, all other than before: the parameters of another day.
        for day in [day(2024, 5, 1), day(2024, 5, 1), day(2024, 6, 1)] {
            recompute(base, day).await;
        }
    });
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn household(number: usize) -> NewHousehold {
    let person = |given_name: &str, age: i32, relation| PersonData {
        family_name: format!("Jović {number}"),
        given_name: given_name.to_owned(),
        sex: Some(if age % 2 == 0 { Sex::Female } else { Sex::Male }),
        birth_date: Some(day(2026 - age, 5, 3)),
        jmbg: None,
        relation,
    };
    let shift = i32::try_from(number % 40).unwrap();
    NewHousehold {
        data: HouseholdData { settlement: "Vedrovo".to_owned(), ..HouseholdData::default() },
        members: vec![
            person("Ana", 25 + shift, Relation::Reference),
            person("Petar", 26 + shift, Relation::Partner),
            person("Mila", shift % 18, Relation::Child),
        ],
    }
}

async fn fill(base: &Base, count: usize) {
    let catalogue = VariableCatalogue::shipped().unwrap();
    let began = Instant::now();
    let mut answers = 0;
    for first in (0..count).step_by(AT_A_TIME) {
        let new: Vec<NewHousehold> = (first..count.min(first + AT_A_TIME)).map(household).collect();
        let mut tx = base.database.begin(&base.within(UNIT)).await.unwrap();
        let ids = add_households(&mut tx, &new, Source::Import, day(2026, 11, 1)).await.unwrap();
        let rosters = registry::rosters_of(&tx, &ids).await.unwrap();
        let mut facts: Vec<FactsOf> = Vec::new();
        for (at, roster) in rosters.iter().enumerate() {
            facts.push(of(&catalogue, roster.household, None, first + at));
            for member in &roster.members {
                facts.push(of(&catalogue, roster.household, Some(member.person), first + at));
            }
        }
        answers += facts.iter().map(|one| one.answers.len()).sum::<usize>();
        let about = EntryAbout {
            round: "2026-1".to_owned(),
            valid_from: day(2026, 11, 1),
            source: FactSource::Import,
            reason: String::new(),
        };
        record_facts(&mut tx, &catalogue, &facts, &about).await.unwrap();
        tx.commit(Audit::of("fill")).await.unwrap();
    }
    println!("filled {count} households, {answers} answers in {:.1?}", began.elapsed());
}

fn of(
    catalogue: &VariableCatalogue,
    household: HouseholdId,
    person: Option<kernel::PersonId>,
    seed: usize,
) -> FactsOf {
    let level = if person.is_some() { Level::Person } else { Level::Household };
    let asked = catalogue.iter().filter(|(_, one)| one.level == level && !is_asked_elsewhere(one));
    let answered = asked.enumerate().filter(|(at, _)| (at * 37 + seed) % 100 < ANSWERED);
    FactsOf {
        household,
        subject: person.map_or(FactSubject::Household(household), FactSubject::Person),
        answers: answered.filter_map(|(at, (id, one))| answer(id, one, at + seed)).collect(),
    }
}

fn answer(id: VariableId, variable: &Variable, seed: usize) -> Option<(VariableId, Answer)> {
    let answer = match variable.kind {
        Kind::Flag => Answer::Flag(seed.is_multiple_of(2)),
        Kind::Category => {
            let code = &variable.values[seed % variable.values.len()].code;
            Answer::Code(variable.index_of(code)?)
        }
        Kind::Integer | Kind::Number | Kind::Money => {
            let (min, max) = variable.range?;
            Answer::Number((min + (max - min) * (seed % 10) as f64 / 100.0).round())
        }
        Kind::Date => Answer::Date(day(2026, 1, 1)),
        Kind::Text => Answer::Text("odgovor".to_owned()),
        Kind::Settlement => return None,
    };
    Some((id, answer))
}

async fn recompute(base: &Base, on: NaiveDate) {
    let coordinator = testkit::actor(&[Role::OfficeCoordinator], UNIT);
    let permit: Permit<Recompute> = coordinator.permit().unwrap();
    let chosen = (Some(on), Some(2023));
    ask_recompute(&permit, &base.database, chosen).await.unwrap();
    let jobs = context(&LiveRules::of(base.scratch())).jobs;
    let began = Instant::now();
    database::run_until_idle(&base.database, jobs).await.unwrap();
    let took = began.elapsed();
    let state = recompute_state(&permit, &base.database).await.unwrap();
    println!("assessed in {took:.1?}: {}", state.jobs[0].result.clone().unwrap_or_default());
    base.clock.advance(std::time::Duration::from_mins(1));
}
