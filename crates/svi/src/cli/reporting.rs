//! Options of `svi compare` and `svi report`.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, ValueEnum};
use kernel::{Language, Period, UnitCode};

use super::TableFormat;

const COMPARE_HELP: &str = "\
Without --with: the neighbours, the district, the region, the republic, the development group where its list is entered, \
and the ten most similar municipalities. Only like is compared with like: one period (the newest that the unit and the \
others have), one version of the definition, one kind of source. How a value came about: figure = its own; counts = \
computed from the counts of all units; median = of the group's units. A rank needs five others and no hidden value.

JSON: { unit: { code, name }, comparisons: [ { indicator, version, name, unit, direction, period, newest_period, origin, \
source, value, standard_error, against: [ { with, code, name, value, standard_error, difference, \
difference_standard_error, how, source, reason, group } ], all: group with values: [ { unit, value } ], peers: \
{ covariates: [ { code, name, period } ], without, units: [ { code, name, distance, alike: [ { code, difference } ] } ] }, \
funnel: { common, base, limits_95, limits_998, position }, shrunk: { value, interval_95, weight } } ], \
not_compared: [ { indicator, reason } ] }; group: { units, known, quartiles, rank, tied, of, percentile, z, reason }. \
What could not be computed is null or has a reason.

Example:
  svi compare --unit Pirot --indicator DEM-10,HEA-03 --format csv";

/// `svi compare`
#[derive(Debug, Args)]
#[command(after_help = COMPARE_HELP)]
pub(crate) struct CompareArgs {
    /// Code or name of the municipality
    #[arg(long, value_name = "CODE")]
    pub(crate) unit: String,
    /// Codes or names of others, districts or regions, comma-separated
    #[arg(long, value_name = "CODE,…", value_delimiter = ',')]
    pub(crate) with: Vec<String>,
    /// Codes of indicators, comma-separated; without it all that there are
    #[arg(long, value_name = "C,…", value_delimiter = ',')]
    pub(crate) indicator: Vec<String>,
    /// The installation's folder
    #[arg(long, default_value = "data")]
    pub(crate) data: PathBuf,
    /// Language of names
    #[arg(long, default_value_t = Language::SerbianLatin)]
    pub(crate) lang: Language,
    /// How the result is shown
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: TableFormat,
}

/// `svi report`
#[derive(Debug, Args)]
#[command(
    after_help = "The committee's own words stand in DATA/words/CODE/SECTION.md and are set beside the computed text.\n\nExample:\n  svi report --unit 70939 --lang sr-Cyrl --format pdf --out report.pdf"
)]
pub(crate) struct ReportArgs {
    /// Code of the municipality
    #[arg(long)]
    pub(crate) unit: UnitCode,
    /// The period reported on; without it the newest that there is
    #[arg(long)]
    pub(crate) period: Option<Period>,
    /// The date on the report; without it today
    #[arg(long)]
    pub(crate) date: Option<NaiveDate>,
    /// Day on which the assembly adopted the report; without it the report is a draft
    #[arg(long, value_name = "DATE")]
    pub(crate) adopted: Option<NaiveDate>,
    /// Language and script
    #[arg(long, default_value_t = Language::SerbianCyrillic)]
    pub(crate) lang: Language,
    /// Format of the file
    #[arg(long, value_enum)]
    pub(crate) format: ReportFormat,
    /// The installation's folder
    #[arg(long, default_value = "data")]
    pub(crate) data: PathBuf,
    /// Where to write
    #[arg(long)]
    pub(crate) out: PathBuf,
}

/// Format of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ReportFormat {
    /// To print and to publish; tagged
    Pdf,
    /// To edit in Word or LibreOffice
    Docx,
    /// One page for a browser
    Html,
    /// Figures, definitions and notes
    Xlsx,
}
