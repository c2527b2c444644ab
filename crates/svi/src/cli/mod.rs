//! The command line. Names and options are a contract: scripts of municipalities depend on them.

mod demo;
mod keeping;
mod linking;
mod measure;
mod reporting;
mod serving;

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, Parser, Subcommand, ValueEnum};
use kernel::{Design, Period, UnitCode};

pub(crate) use demo::DemoArgs;
pub(crate) use keeping::{BackupArgs, DoctorArgs, DpiaArgs, KeysCommand, RestoreArgs};
pub(crate) use linking::{Assign, LinkArgs};
pub(crate) use measure::{Interval, MeasureArgs, MpiArgs, QuantileRule};
pub(crate) use reporting::{CompareArgs, ReportArgs, ReportFormat};
pub(crate) use serving::{ConfigCommand, MigrateArgs, Place, ServeArgs, UserAddArgs, UserCommand};

/// Who is socially excluded and why, what helps them, and whether it helped.
#[derive(Debug, Parser)]
#[command(name = "svi", version, propagate_version = true, max_term_width = 100)]
pub(crate) struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Measures of income and poverty from a table of persons
    Measure(Box<MeasureArgs>),
    /// Multidimensional poverty (Alkire–Foster) from a table of persons or households
    Mpi(MpiArgs),
    /// Records of one person, in one file or between two
    Link(Box<LinkArgs>),
    /// Household microdata: look before you compute
    #[command(subcommand)]
    Microdata(MicrodataCommand),
    /// The catalogue of variables, parameters and indicators
    #[command(subcommand)]
    Catalogue(CatalogueCommand),
    /// Bring figures in
    #[command(subcommand)]
    Import(ImportCommand),
    /// Compute every indicator that the microdata of a round can feed
    Run(RunArgs),
    /// Compare a municipality with others, its district, region and the republic
    Compare(CompareArgs),
    /// The Report on social inclusion and social protection of a municipality
    Report(ReportArgs),
    /// Two fictional municipalities, served with a signed-in link for every role
    Demo(DemoArgs),
    /// The pages and the API of an installation
    Serve(ServeArgs),
    /// Bring the database's schema up to date
    Migrate(MigrateArgs),
    /// Write everything into one encrypted file, while serving
    Backup(BackupArgs),
    /// Bring a backup back, whole or not at all
    Restore(RestoreArgs),
    /// Say whether everything that is stored is well
    Doctor(DoctorArgs),
    /// Draft the data protection impact assessment with the installation's facts
    Dpia(DpiaArgs),
    /// The keys of sealed values
    #[command(subcommand)]
    Keys(KeysCommand),
    /// People who sign in
    #[command(subcommand)]
    User(UserCommand),
    /// The installation's settings
    #[command(subcommand)]
    Config(ConfigCommand),
}

const MAPPING_HELP: &str = "\
SPEC.toml says which column is which variable of catalogue/variables.toml:
  [ids]
  household = \"hid\"                # the same on the rows of all members; person = \"pid\" is optional
  [design]                         # optional columns: weight, strata, psu, fpc
  weight = \"w\"
  [missing]                        # texts that are no answer; a blank was not asked
  refused = [\"99\"]               # also does_not_know, does_not_apply, not_asked
  [[column]]
  name = \"pol\"
  variable = \"sex\"
  values = { 1 = \"male\", 2 = \"female\" }
  [[column]]
  name = \"plata\"
  variable = \"income_wage_per_year\"
  period = \"month\"               # an amount a month, turned into one a year
Optional: [file] delimiter, decimal, encoding, sheet, header_row; [[constant]] variable, value;
[households] file, household, [[households.column]] for a second file, one row a household.

Example:
  svi microdata check round-2026.csv --spec round-2026.toml";

/// `svi microdata …`
#[derive(Debug, Subcommand)]
pub(crate) enum MicrodataCommand {
    /// Say what is there, what is missing and what is implausible; row and column named
    #[command(after_help = MAPPING_HELP)]
    Check {
        /// CSV, XLSX or Parquet file
        file: PathBuf,
        /// Mapping of its columns to variables (TOML)
        #[arg(long)]
        spec: PathBuf,
        /// The installation's folder
        #[arg(long, default_value = "data")]
        data: PathBuf,
    },
}

/// `svi catalogue …`
#[derive(Debug, Subcommand)]
pub(crate) enum CatalogueCommand {
    /// Check the definitions: variables, values, filters, words, versions
    #[command(after_help = "Example:\n  svi catalogue check")]
    Check {
        /// The installation's folder
        #[arg(long, default_value = "data")]
        data: PathBuf,
    },
}

const BOUNDARIES_HELP: &str = "\
A feature is taken over when a property holds the code of a unit (code, maticni_broj, sifra, …)
or its name in either script; a property with the district tells units of one name apart.
City municipalities make up their city. What is not sure is listed and left out.
The outlines replace those imported before.

Example:
  svi import boundaries municipalities.geojson --data demo";

/// `svi import …`
#[derive(Debug, Subcommand)]
pub(crate) enum ImportCommand {
    /// Official figures: the export of the Statistical Office as published, or the general template
    #[command(
        after_help = "The general template has the columns unit, indicator, period, value, base, source.\n\nExample:\n  svi import official jls_export.csv --data demo"
    )]
    Official {
        /// The file as published
        file: PathBuf,
        /// The figures' period, where the file names none (mean wages)
        #[arg(long)]
        period: Option<Period>,
        /// The installation's folder
        #[arg(long, default_value = "data")]
        data: PathBuf,
    },
    /// Outlines of municipalities for the maps of reports, from a GeoJSON file
    #[command(after_help = BOUNDARIES_HELP)]
    Boundaries {
        /// GeoJSON file: a collection of polygons in degrees (WGS 84)
        file: PathBuf,
        /// The installation's folder
        #[arg(long, default_value = "data")]
        data: PathBuf,
    },
}

/// `svi run`
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  svi run round-2026.csv --spec round-2026.toml --unit 70939 --period 2026 --design sample --data demo\n  svi run --from-registry --round 2026-1 --unit 70939 --period 2026 --design list --data DIR"
)]
pub(crate) struct RunArgs {
    /// CSV, XLSX or Parquet file of a round
    #[arg(
        required_unless_present = "from_registry",
        conflicts_with = "from_registry",
        requires = "spec"
    )]
    pub(crate) file: Option<PathBuf>,
    /// Mapping of its columns to variables (TOML)
    #[arg(long, conflicts_with = "from_registry")]
    pub(crate) spec: Option<PathBuf>,
    /// Take the households from the registry instead of a file
    #[arg(long)]
    pub(crate) from_registry: bool,
    /// Only answers of this round of mapping; without it the latest answers
    #[arg(long, value_name = "NAME", requires = "from_registry")]
    pub(crate) round: Option<String>,
    /// Day on which amounts are taken; without it the period's own
    #[arg(long, value_name = "DATE", requires = "from_registry")]
    pub(crate) date: Option<NaiveDate>,
    /// PostgreSQL address of the registry; without it that of svi.toml
    #[arg(long, value_name = "URL", requires = "from_registry")]
    pub(crate) database: Option<String>,
    /// Code of the municipality
    #[arg(long)]
    pub(crate) unit: UnitCode,
    /// The round's period: a year, a quarter (2026-Q3) or a month (2026-07)
    #[arg(long)]
    pub(crate) period: Period,
    /// How the households were chosen; it decides what may be said
    #[arg(long, value_parser = parse_design)]
    pub(crate) design: Design,
    /// The installation's folder
    #[arg(long, default_value = "data")]
    pub(crate) data: PathBuf,
}

/// How a table is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(crate) enum TableFormat {
    /// For people
    #[default]
    Table,
    /// For spreadsheets
    Csv,
    /// For programs
    Json,
}

fn parse_design(text: &str) -> Result<Design, String> {
    text.parse()
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;

    #[test]
    fn the_command_line_is_consistent() {
        Cli::command().debug_assert();
        assert_eq!(Cli::command().get_subcommands().count(), 19);
    }
}
