//! Options of `svi compare` and `svi report`.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, ValueEnum};
use kernel::{IndicatorCode, Language, Period, UnitCode};

use super::TableFormat;

/// `svi compare`
#[derive(Debug, Args)]
#[command(
    after_help = "Without --with: the neighbours, the district, the region, the republic and similar municipalities.\n\nExample:\n  svi compare --unit 80438 --indicator DEM-10,EMP-02 --format csv"
)]
pub(crate) struct CompareArgs {
    /// Code of the municipality
    #[arg(long)]
    pub(crate) unit: UnitCode,
    /// Codes of others, comma-separated
    #[arg(long, value_name = "CODE,…", value_delimiter = ',')]
    pub(crate) with: Vec<UnitCode>,
    /// Codes of indicators, comma-separated; without it all that there are
    #[arg(long, value_name = "C,…", value_delimiter = ',')]
    pub(crate) indicator: Vec<IndicatorCode>,
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
    after_help = "The committee's own words stand in DATA/words/CODE/SECTION.md and are set beside the computed text.\n\nExample:\n  svi report --unit 80438 --lang sr-Cyrl --format pdf --out report.pdf"
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
