//! Microdata: chosen columns of any table, and whole files of households mapped to variables.

mod decode;
mod fit;
mod model;
mod read;
mod rows;
mod spec;
mod whole;

pub use model::{ColumnReport, Microdata, Report, Selection};
pub use read::{LISTED, check, load, load_from, read};
pub use rows::{Input, read_columns};
pub use spec::{
    ColumnSpec, Constant, DecimalSpec, DesignSpec, EncodingSpec, FileSpec, HouseholdsSpec, Ids,
    Missing, PeriodSpec, Spec, SpecError,
};
