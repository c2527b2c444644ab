//! Options of `svi link`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

/// `svi link`
#[derive(Debug, Args)]
#[command(
    after_help = "One file is searched for doubles; of two, the records of the first are looked for in the second.\n\
The first column whose name contains `id` and whose values are unique is the record's id. Columns are\n\
taken for what their names and values say; SPEC.toml says it instead:\n\
\x20 [[field]]\n  name = \"prezime\"               # the column, in both files\n\
\x20 kind = \"family_name\"           # given_name, family_name, other_name, full_name, sex, date, jmbg,\n\
\x20                                # national_id, address, settlement, phone, household, members, text,\n\
\x20                                # number, category; id for the record's id\n\n\
PAIRS.csv has left_id, right_id, weight (log2 of the odds) and probability, best first; with --explain also\n\
what speaks for and against each pair, and PAIRS.model.toml beside it with the shares of every level.\n\
LABELS.csv has two columns of ids, under any header.\n\n\
Example:\n  svi link persons.csv --out pairs.csv\n\
\x20 svi link register.csv list.csv --spec spec.toml --out pairs.csv --explain\n\
\x20 svi link febrl3.csv --out pairs.csv --labels febrl3_links.csv"
)]
pub(crate) struct LinkArgs {
    /// CSV, XLSX or ODS file, one row a record
    pub(crate) file: PathBuf,
    /// A second file with the same columns
    pub(crate) file2: Option<PathBuf>,
    /// Kinds of the columns (TOML); without it they are guessed and said
    #[arg(long)]
    pub(crate) spec: Option<PathBuf>,
    /// Where the pairs are written
    #[arg(long, value_name = "PAIRS.csv")]
    pub(crate) out: PathBuf,
    /// True pairs: precision, recall and F1 are said
    #[arg(long, value_name = "LABELS.csv")]
    pub(crate) labels: Option<PathBuf>,
    /// Say of each pair why, and write the model
    #[arg(long)]
    pub(crate) explain: bool,
    /// How often a record may stand among the pairs
    #[arg(long, value_enum, default_value_t)]
    pub(crate) assign: Assign,
    /// Seed of the random pairs
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub(crate) seed: u64,
}

/// How often a record may stand among the pairs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(crate) enum Assign {
    /// In every pair that is likely enough
    #[default]
    All,
    /// Every record once, best pairs first
    OneToOne,
    /// Every record of the second file once
    OneToMany,
}
