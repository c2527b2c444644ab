//! `cargo xtask people`: records of persons who do not exist, some of them there more than once, for the benchmark of linkage.
//!
//! The same seed gives the same bytes. What is held in memory is some 80 bytes a record; texts are made row by row.

mod damage;
mod jmbg;
mod lists;
mod population;
mod record;
mod spelling;
mod topic;

#[cfg(test)]
mod tests;

use std::{
    fs::{self, File},
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
};

use chance::Stream;
use lists::Lists;
use population::Person;
use record::Record;
use topic::Topic;

const USAGE: &str = "expected: cargo xtask people --records COUNT --duplicates SHARE --seed NUMBER --out FILE --labels FILE";

/// What is asked for.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Plan {
    /// Rows of the file.
    pub(crate) records: usize,
    /// The share of rows that are a further record of somebody.
    pub(crate) duplicates: f64,
    pub(crate) seed: u64,
    pub(crate) out: PathBuf,
    pub(crate) labels: PathBuf,
}

/// Which person a row is about, and the how manyth record of theirs it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Row {
    person: u32,
    copy: u8,
}

/// Makes both files and says what is in them.
///
/// # Errors
/// One line: what is wrong with the arguments, or the file that cannot be written and why.
pub(crate) fn command(arguments: &[String]) -> Result<String, String> {
    let plan = plan(arguments)?;
    let lists = Lists::read();
    let copies = (plan.records as f64 * plan.duplicates).round() as usize;
    let persons = population::draw(plan.seed, &lists, plan.records - copies);
    let rows = rows(plan.seed, persons.len(), copies);
    write(&plan.out, |file| records(file, &plan, &lists, &persons, &rows))?;
    let pairs = pairs(&rows);
    write(&plan.labels, |file| {
        writeln!(file, "left_id,right_id")?;
        pairs.iter().try_for_each(|(left, right)| {
            writeln!(file, "{},{}", record::id(*left as usize), record::id(*right as usize))
        })
    })?;
    Ok(format!("{} records of {} persons, {} pairs", rows.len(), persons.len(), pairs.len()))
}

fn plan(arguments: &[String]) -> Result<Plan, String> {
    let wrong = |found: &str| format!("{USAGE}; found {found}");
    let (mut records, mut duplicates, mut seed) = (None, None, None);
    let (mut out, mut labels) = (None, None);
    for pair in arguments.chunks(2) {
        let [name, value] = pair else { return Err(wrong(&pair.join(" "))) };
        match name.as_str() {
            "--records" => {
                records = value.parse().ok().filter(|count| (1..=5_000_000).contains(count));
            }
            "--duplicates" => {
                duplicates = value.parse().ok().filter(|share| (0.0..=0.5).contains(share));
            }
            "--seed" => seed = value.parse().ok(),
            "--out" => out = Some(PathBuf::from(value)),
            "--labels" => labels = Some(PathBuf::from(value)),
            other => return Err(wrong(other)),
        }
    }
    match (records, duplicates, seed, out, labels) {
        (Some(records), Some(duplicates), Some(seed), Some(out), Some(labels)) => {
            Ok(Plan { records, duplicates, seed, out, labels })
        }
        _ => Err(format!(
            "{USAGE} (COUNT up to 5000000, SHARE up to 0.5); found {}",
            arguments.join(" ")
        )),
    }
}

/// All rows in random order; nobody has more than three further records.
fn rows(seed: u64, persons: usize, copies: usize) -> Vec<Row> {
    let persons = persons as u32;
    let mut rows: Vec<Row> = (0..persons).map(|person| Row { person, copy: 0 }).collect();
    let mut stream = Topic::Copies.stream(seed, 0);
    let mut order: Vec<u32> = (0..persons).collect();
    stream.shuffle(&mut order);
    let mut left = copies;
    for person in order {
        let most = stream.choose(&[(1, 0.8), (2, 0.15), (3, 0.05)]).min(left);
        rows.extend((1..=most).map(|copy| Row { person, copy: copy as u8 }));
        left -= most;
        if left == 0 {
            break;
        }
    }
    Topic::Order.stream(seed, 0).shuffle(&mut rows);
    rows
}

fn records(
    file: &mut impl Write,
    plan: &Plan,
    lists: &Lists,
    persons: &[Person],
    rows: &[Row],
) -> io::Result<()> {
    writeln!(file, "{}", record::COLUMNS)?;
    for (number, row) in rows.iter().enumerate() {
        if let Some(person) = persons.get(row.person as usize) {
            let mut stream =
                Topic::Row.stream(plan.seed, u64::from(row.person) * 8 + u64::from(row.copy));
            written(person, row.copy > 0, lists, &mut stream).write(number + 1, file)?;
        }
    }
    Ok(())
}

/// The record as it stands in the file. The household's number is kept, lost or another one in a further record.
fn written(person: &Person, duplicate: bool, lists: &Lists, stream: &mut Stream) -> Record {
    let mut record = Record::of(person, lists);
    record.thin(stream, duplicate);
    if duplicate {
        match stream.below(10) {
            0..4 => {}
            4..7 => record.household.clear(),
            _ => record.household = damage::new_household(stream),
        }
        damage::damage(&mut record, person, lists, stream);
    }
    record
}

/// The places of all pairs of rows about one person, the first one counted as 1.
fn pairs(rows: &[Row]) -> Vec<(u32, u32)> {
    let mut places: Vec<(u32, u32)> =
        (1..).zip(rows).map(|(place, row)| (row.person, place)).collect();
    places.sort_unstable();
    let mut pairs = Vec::new();
    for group in places.chunk_by(|(left, _), (right, _)| left == right) {
        for (at, (_, left)) in group.iter().enumerate() {
            pairs.extend(group.iter().skip(at + 1).map(|(_, right)| (*left, *right)));
        }
    }
    pairs.sort_unstable();
    pairs
}

/// Writes beside the file and puts it in its place when it is whole.
fn write(
    path: &Path,
    content: impl FnOnce(&mut BufWriter<File>) -> io::Result<()>,
) -> Result<(), String> {
    let part = path.with_extension("part");
    let whole = || {
        let mut file = BufWriter::with_capacity(1 << 20, File::create(&part)?);
        content(&mut file)?;
        file.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()?;
        fs::rename(&part, path)
    };
    whole().map_err(|error| format!("{}: expected to write it: {error}", path.display()))
}
