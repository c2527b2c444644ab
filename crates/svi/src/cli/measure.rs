//! Options of `svi measure` and `svi mpi`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::TableFormat;

/// `svi measure`
#[derive(Debug, Args)]
#[command(
    after_help = "Measures: mean, median, q05…q95 (any whole percent), arpt (of the value);\n\
arpr, rmpg, gini, gpg (percent); qsr, palma (ratio);\n\
fgt0, fgt1, fgt2, watts, sst, gei:E, theil_l, theil_t, atkinson:E (number).\n\
gpg needs --contrast COL:MEN,WOMEN.\n\n\
Example:\n  svi measure persons.csv --value income --weight w --by region --measure arpr,gini,qsr \\\n      --strata stratum --psu household"
)]
pub(crate) struct MeasureArgs {
    /// CSV, XLSX or Parquet file, one row a person
    pub(crate) file: PathBuf,
    /// Column of the value (equivalised income)
    #[arg(long, value_name = "COL")]
    pub(crate) value: String,
    /// Column of the weight; without it everybody counts as one
    #[arg(long, value_name = "COL")]
    pub(crate) weight: Option<String>,
    /// Columns of groups: one result for each combination that occurs
    #[arg(long, value_name = "COL[,COL]", value_delimiter = ',')]
    pub(crate) by: Vec<String>,
    /// Measures, comma-separated
    #[arg(long, value_name = "LIST", value_delimiter = ',', default_value = "arpr,rmpg,qsr,gini")]
    pub(crate) measure: Vec<String>,
    /// A given poverty line, in the unit of the value
    #[arg(long, value_name = "N", conflicts_with_all = ["line_share", "line_by"], allow_negative_numbers = true)]
    pub(crate) line: Option<f64>,
    /// The line as a share of the median
    #[arg(long, value_name = "SHARE", default_value_t = 0.6, allow_negative_numbers = true)]
    pub(crate) line_share: f64,
    /// Column whose groups have a line of their own
    #[arg(long, value_name = "COL")]
    pub(crate) line_by: Option<String>,
    /// Rule of quantiles
    #[arg(long, value_enum, default_value_t)]
    pub(crate) quantile: QuantileRule,
    /// Column of the stratum
    #[arg(long, value_name = "COL")]
    pub(crate) strata: Option<String>,
    /// Column of the primary sampling unit
    #[arg(long, value_name = "COL")]
    pub(crate) psu: Option<String>,
    /// Column with the stratum's number of units
    #[arg(long, value_name = "COL")]
    pub(crate) fpc: Option<String>,
    /// How intervals are made
    #[arg(long, value_enum, default_value_t)]
    pub(crate) ci: Interval,
    /// Replicates of the bootstrap
    #[arg(long, value_name = "N", default_value_t = 500, value_parser = clap::value_parser!(u32).range(2..=100_000))]
    pub(crate) replicates: u32,
    /// Seed of the bootstrap
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub(crate) seed: u64,
    /// Difference between two groups of a column: COL:A,B gives A − B
    #[arg(long, value_name = "COL:A,B")]
    pub(crate) contrast: Option<String>,
    /// How the result is shown
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: TableFormat,
}

/// Rule of quantiles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(crate) enum QuantileRule {
    /// First value whose cumulative share is strictly above (R laeken)
    #[default]
    InverseCdf,
    /// Mean of the two neighbours where the share is met exactly (Eurostat)
    Averaged,
}

/// How intervals are made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(crate) enum Interval {
    /// By linearisation under the design
    #[default]
    Linearized,
    /// By resampling the primary sampling units
    Bootstrap,
    /// No standard errors
    None,
}

/// `svi mpi`
#[derive(Debug, Args)]
#[command(after_help = "SPEC.toml:\n  k = 0.333                      # poor from this score on\n\
\x20 missing = \"drop\"               # or \"reweight\"; an empty cell is a missing answer\n\
\x20 no_answer = [\"98\", \"99\"]       # further cells that are one\n\
\x20 weight = \"w\"                   # optional columns: weight, size (of the household),\n\
\x20 strata = \"s\"                   # strata, psu, fpc; a record counts weight × size\n\
\x20 [[dimension]]\n  code = \"living\"                # name; weight: share of the score, default equal\n\
\x20 [[indicator]]\n  code = \"floor\"                 # weight: share of the dimension, default equal\n\
\x20 dimension = \"living\"\n  column = \"floor_m2\"\n\
\x20 deprived = { below = 8 }       # or equals, any_of = [..], at_or_below, above\n\n\
Measures, all shares from 0 to 1: H, A, M0; M1 and M2 where every indicator has `below`;\n\
uncensored_headcount, censored_headcount, contribution (share of M0), absolute_contribution;\n\
with --by also population_share and group_contribution (share of the overall M0);\n\
with FILE2 also change: of a measure, and for M0 its parts incidence and intensity.\n\n\
Example:\n  svi mpi households.csv --spec mpi.toml --by settlement\n  svi mpi round-2024.csv round-2026.csv --spec mpi.toml")]
pub(crate) struct MpiArgs {
    /// CSV, XLSX or Parquet file
    pub(crate) file: PathBuf,
    /// A later round: the change is shown too
    pub(crate) file2: Option<PathBuf>,
    /// Dimensions, indicators, weights and the cut-off (TOML)
    #[arg(long)]
    pub(crate) spec: PathBuf,
    /// Column of groups
    #[arg(long, value_name = "COL")]
    pub(crate) by: Option<String>,
    /// How the result is shown
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: TableFormat,
}
