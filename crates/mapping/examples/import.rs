//! How long it takes to take a file over: makes a workbook of households of three with some 40 answers about each household and
//! each person, previews it, takes it over, and prints how long each took and how much memory the program had at most.
//!
//! `cargo run --release -p mapping --example import -- 20000`

#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a measurement, for people who read its lines"
)]

use std::{
    sync::LazyLock,
    time::{Duration, Instant},
};

use assessment::{Eyes, Kind, Level, LiveRules, RuleBook, Variable, is_asked_elsewhere};
use chance::Stream;
use chrono::NaiveDate;
use database::{JobKind, Migration};
use kernel::{Actor, Role};
use mapping::{
    GivenFile, ImportId, NewImport, context, find_import, give_file, run_import, undo_import,
};
use tables::{CreationDate, Sheet, Value, Workbook};
use testkit::{Base, on_sqlite};

const UNIT: &str = "99015";
/// Answers about each household and each person.
const ANSWERED: usize = 40;

fn migrations() -> &'static [Migration] {
    static ALL: LazyLock<Vec<Migration>> = LazyLock::new(|| {
        let registry = [identity::MIGRATIONS, registry::MIGRATIONS, assessment::MIGRATIONS];
        [registry.concat(), mapping::MIGRATIONS.to_vec()].concat()
    });
    &ALL
}

// As in the program.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    // The workbook is made by a process of its own: its memory is not that of taking it over.
    let args: Vec<String> = std::env::args().collect();
    let count: usize = args.get(1).and_then(|text| text.parse().ok()).unwrap_or(2_000);
    let path = std::env::temp_dir().join(format!("svi-import-{count}.xlsx"));
    if args.get(2).is_some_and(|word| word == "make") {
        std::fs::write(&path, workbook(count)).unwrap();
        return;
    }
    let program = std::env::current_exe().unwrap();
    let made = std::process::Command::new(program).args([&count.to_string(), "make"]).status();
    assert!(made.unwrap().success(), "the workbook was not made");
    let bytes = std::fs::read(&path).unwrap();
    std::fs::remove_file(&path).unwrap();
    println!("a workbook of {count} households, {} MB", bytes.len() / 1_000_000);
    on_sqlite(migrations(), async |base| take_over(base, bytes.clone()).await);
}

/// Memory of the program in MB: `VmHWM` the most it had, `RssFile` what of files is mapped now.
fn memory(kind: &str) -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with(kind));
    let digits: String = line.unwrap_or_default().chars().filter(char::is_ascii_digit).collect();
    digits.parse::<u64>().unwrap_or_default() / 1_024
}

async fn take_over(base: &Base, bytes: Vec<u8>) {
    let book = RuleBook::open(base.scratch()).unwrap();
    let who = testkit::actor(&[Role::OfficeCoordinator], UNIT);
    let jobs: Vec<JobKind> = context(&LiveRules::of(base.scratch()))
        .jobs
        .into_iter()
        .filter(|job| job.every.is_none())
        .collect();
    base.enter_user(&who).await;
    let permit = who.permit().unwrap();
    println!("at first: {} MB", memory("VmHWM"));
    let began = Instant::now();
    let new = NewImport {
        source: "Popis".to_owned(),
        round: "2026-1".to_owned(),
        valid_from: day(2026, 11, 1),
        mapping: Some(mapping(&book)),
        file: GivenFile { name: "popis.xlsx".to_owned(), bytes },
        households: None,
    };
    let eyes = (&book.catalogue, Eyes::of(&who));
    let id = give_file(&permit, &base.database, eyes, new).await.unwrap();
    database::run_until_idle(&base.database, jobs.clone()).await.unwrap();
    let previewed = said("previewed", began);
    let began = Instant::now();
    run_import(&permit, &base.database, id).await.unwrap();
    database::run_until_idle(&base.database, jobs.clone()).await.unwrap();
    let imported = said("imported", began);
    println!("together: {:.1?}", previewed + imported);
    counts(base, &who, id).await;
    base.clock.advance(Duration::from_mins(1));
    let began = Instant::now();
    undo_import(&who.permit().unwrap(), &base.database, id).await.unwrap();
    database::run_until_idle(&base.database, jobs).await.unwrap();
    said("taken back", began);
    counts(base, &who, id).await;
}

fn said(what: &str, began: Instant) -> Duration {
    let took = began.elapsed();
    let (most, mapped) = (memory("VmHWM"), memory("RssFile"));
    println!("{what} in {took:.1?}, at most {most} MB; mapped are {mapped} MB of files");
    took
}

async fn counts(base: &Base, who: &Actor, id: ImportId) {
    let seen = find_import(&who.permit().unwrap(), &base.database, id).await.unwrap().unwrap();
    println!("{:?} {:?}", seen.import.state, seen.import.counts);
    // Of sixty thousand some resemble each other.
    println!("{} findings", seen.findings.len());
    assert!(seen.findings.iter().all(|one| !one.is_error), "an error was found");
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

/// The variables of the file: so many of each level that a coordinator may enter.
fn asked(book: &RuleBook) -> Vec<&Variable> {
    let of = |level: Level| {
        let all = book.catalogue.variables().iter();
        let some = all.filter(move |one| one.level == level && !is_asked_elsewhere(one));
        some.filter(|one| {
            one.sensitive != Some(assessment::Sensitivity::Violence)
                && !matches!(one.kind, Kind::Settlement | Kind::Text | Kind::Date)
                && !matches!(one.code.as_str(), "latitude" | "longitude" | "age")
        })
        .take(ANSWERED)
    };
    of(Level::Household).chain(of(Level::Person)).collect()
}

const IDENTITY: [&str; 6] =
    ["last_name", "first_name", "sex", "date_of_birth", "relation", "member_number"];

fn mapping(book: &RuleBook) -> String {
    let mut text = "[ids]\nhousehold = \"household_id\"\nperson = \"person_id\"\n".to_owned();
    let codes = asked(book).into_iter().map(|one| one.code.as_str());
    for code in IDENTITY.into_iter().chain(codes) {
        text.push_str(&format!("[[column]]\nname = \"{code}\"\nvariable = \"{code}\"\n"));
    }
    text
}

fn workbook(count: usize) -> Vec<u8> {
    let book = RuleBook::open(std::path::Path::new("no such folder")).unwrap();
    let asked = asked(&book);
    let mut header = vec!["household_id", "person_id"];
    header.extend(IDENTITY);
    header.extend(asked.iter().map(|one| one.code.as_str()));
    let mut sheet = Sheet::new("popis", &header);
    for household in 0..count {
        for person in 0..3 {
            sheet.push(row(&asked, household, person));
        }
    }
    let mut workbook = Workbook::new("Popis", CreationDate { year: 2026, month: 11, day: 1 });
    workbook.push(sheet);
    let mut bytes = Vec::new();
    workbook.write_to(&mut bytes).unwrap();
    bytes
}

/// A name of three syllables, of which there are some thousands.
fn syllables(number: usize) -> String {
    const SYLLABLES: [&str; 17] = [
        "Bo", "vu", "mi", "ra", "zla", "ko", "pe", "si", "to", "ga", "du", "ne", "li", "sta", "ve",
        "ja", "ho",
    ];
    [number, number / 17, number / 289].map(|at| SYLLABLES[at % 17]).concat()
}

fn row(asked: &[&Variable], household: usize, person: usize) -> Vec<Value> {
    let mut chance = Stream::of(1, &[household as u64, person as u64]);
    let given = ["Ana", "Petar", "Mila"][person];
    let born = [1961..=2001, 1960..=2000, 2008..=2025][person].clone();
    let mut row = vec![
        Value::number(household as f64),
        Value::number(person as f64 + 1.0),
        Value::Text(format!("{}ić", syllables(household / 2))),
        Value::Text(format!("{given} {}a", syllables(household * 7 + person))),
        Value::text(if person == 1 { "male" } else { "female" }),
        Value::Text(format!(
            "{}-{:02}-{:02}",
            chance.between(*born.start(), *born.end()),
            chance.between(1, 12),
            chance.between(1, 28)
        )),
        Value::text(["reference", "partner", "child"][person]),
        Value::number(person as f64 + 1.0),
    ];
    for (at, variable) in asked.iter().enumerate() {
        let of = if variable.level == Level::Household { household } else { household + person };
        row.push(answer(variable, of + at));
    }
    row
}

fn answer(variable: &Variable, seed: usize) -> Value {
    match variable.kind {
        Kind::Flag => Value::text(if seed.is_multiple_of(2) { "yes" } else { "no" }),
        Kind::Category => Value::text(variable.values[seed % variable.values.len()].code.as_str()),
        Kind::Integer | Kind::Number | Kind::Money => {
            let (min, max) = variable.range.unwrap_or((0.0, 10.0));
            Value::number((min + (max - min) * (seed % 10) as f64 / 100.0).round())
        }
        Kind::Date | Kind::Text | Kind::Settlement => Value::Empty,
    }
}
