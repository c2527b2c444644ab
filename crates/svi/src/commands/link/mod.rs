//! `svi link`: records of one person, in one file or between two.

mod columns;
mod labels;
mod read;
mod write;

use std::path::Path;

use linkage::{Files, Linked, Options, Records, one_to_many, one_to_one};
use read::Ids;

use crate::{
    cli::{Assign, LinkArgs},
    exit::{Failure, OrRefuse as _},
    output::say,
    progress::Progress,
};

/// Runs the command.
///
/// # Errors
/// One line on what cannot be read, linked or written; then nothing is written.
pub(super) fn run(args: &LinkArgs) -> anyhow::Result<()> {
    let progress = Progress::start("reading");
    let columns = columns::choose(args)?;
    let mut records = Records::new(columns.spec.clone());
    let first = read::append(&args.file, &columns, 0, &mut records)?;
    let second = match &args.file2 {
        Some(file) => Some(read::append(file, &columns, 1, &mut records)?),
        None => None,
    };
    let left = first.len();
    let files = if second.is_some() { Files::Two { left } } else { Files::One };
    let labels = match &args.labels {
        Some(file) => Some(labels::read(file, &first, second.as_ref())?),
        None => None,
    };
    progress.step("linking");
    let count = records.len();
    let options = Options { seed: args.seed, ..Options::default() };
    let mut linked = linkage::link_records(records, files, &options).or_refuse(Failure::Input)?;
    match args.assign {
        Assign::All => {}
        Assign::OneToOne => linked.pairs = one_to_one(&linked.pairs),
        Assign::OneToMany => linked.pairs = one_to_many(&linked.pairs),
    }
    progress.step("writing");
    let ids = Names { first: &first, second: second.as_ref() };
    let mut pairs = write::order(&linked, &ids);
    write::pairs(&args.out, &mut pairs, &ids, args.explain.then_some(&linked))?;
    if args.explain {
        write::model(&args.out, &linked)?;
    }
    drop(progress);
    say(&columns.said())?;
    say(&summary(&linked, count, &args.out))?;
    match labels {
        Some(labels) => labels::show(&linked, &labels),
        None => Ok(()),
    }
}

/// Ids of the records of both files by their numbers.
struct Names<'a> {
    first: &'a Ids,
    second: Option<&'a Ids>,
}

impl Names<'_> {
    fn of(&self, record: u32) -> &str {
        let record = record as usize;
        match self.second {
            Some(second) if record >= self.first.len() => second.get(record - self.first.len()),
            _ => self.first.get(record),
        }
    }
}

fn summary(linked: &Linked, records: usize, out: &Path) -> String {
    let thresholds = linked.thresholds;
    let above = |least: f64| linked.pairs.partition_point(|pair| f64::from(pair.weight) >= least);
    let mut text = format!(
        "{records} records, {} pairs compared, {} in {}\n",
        linked.compared,
        linked.pairs.len(),
        out.display()
    );
    if linked.left_out > 0 {
        let left_out = linked.left_out;
        text.push_str(&format!("{left_out} pairs of values too common were not compared\n"));
    }
    text.push_str(&format!(
        "proposed threshold: weight {:.2}, {} pairs\n",
        thresholds.proposed,
        above(thresholds.proposed)
    ));
    text.push_str(&format!(
        "the same from {:.2} on ({} pairs), for a person to decide from {:.2} on ({} more)\n",
        thresholds.same,
        above(thresholds.same),
        thresholds.perhaps,
        above(thresholds.perhaps) - above(thresholds.same)
    ));
    text
}
