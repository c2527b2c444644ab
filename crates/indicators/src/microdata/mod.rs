//! Microdata: chosen columns of any table, and whole files of households mapped to variables.

mod decode;
mod read;
mod rows;
mod spec;

pub use read::{ColumnReport, LISTED, Microdata, Report, Selection, check, load, read};
pub use rows::read_columns;
pub use spec::{
    ColumnSpec, Constant, DecimalSpec, DesignSpec, EncodingSpec, FileSpec, HouseholdsSpec, Ids,
    Missing, PeriodSpec, Spec, SpecError,
};
