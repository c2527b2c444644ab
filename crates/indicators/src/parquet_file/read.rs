//! Chosen columns of a Parquet file as a frame: row groups and columns in parallel, every value written once.
//!
//! A task is one column of one row group. It decodes batches that fit the cache straight into its slice of the column,
//! so that the file's values are in memory once. Texts stay codes all the way: the labels of a row group's dictionary are
//! looked up once, not once a row. Nulls become NaN or the empty code.

use std::{
    collections::BTreeMap,
    fs::File,
    panic::{AssertUnwindSafe, catch_unwind},
    path::Path,
    sync::Arc,
};

use arrow::datatypes::{DataType, Field, Schema};
use parquet::{
    arrow::{
        ProjectionMask,
        arrow_reader::{
            ArrowReaderMetadata, ArrowReaderOptions, ParquetRecordBatchReader,
            ParquetRecordBatchReaderBuilder,
        },
    },
    file::metadata::RowGroupMetaData,
};
use rayon::prelude::*;
use tables::{Column, EMPTY, Frame, Kind, Values, Wanted};

use super::{
    Error,
    sink::{Interner, Sink, Slice},
};

/// Rows decoded at a time: 64 K doubles stay in the second-level cache.
const BATCH_ROWS: usize = 65_536;

/// Most rows read: a footer may claim any number.
const MOST_ROWS: usize = 1 << 31;

/// Reads the columns `wanted`, in this order.
///
/// - numbers: any integer, float, decimal or boolean column; null is NaN; a text column is an error
/// - texts: any scalar column; null is empty; whole floats are written without a fraction
/// - labels stand in the order of their first appearance in the file's dictionaries
///
/// # Errors
/// [`Error`]: the file cannot be opened, is no Parquet file or is cut off, a column is missing or of another kind.
pub fn read(path: &Path, wanted: &[Wanted]) -> Result<Frame, Error> {
    let file = Source::open(path)?;
    let plan =
        wanted.iter().map(|wanted| file.plan(wanted)).collect::<Result<Vec<Planned>, Error>>()?;
    let rows: usize = file.group_rows.iter().sum();
    let mut columns: Vec<Buffer> = plan.iter().map(|p| Buffer::new(p.text, rows)).collect();
    let tasks: Vec<(usize, usize, Slice<'_>)> = columns
        .iter_mut()
        .enumerate()
        .flat_map(|(c, buffer)| {
            let slices = buffer.split(&file.group_rows);
            slices.into_iter().enumerate().map(move |(group, slice)| (c, group, slice))
        })
        .collect();
    let labels = tasks
        .into_par_iter()
        .map(|(c, group, slice)| Ok(((c, group), file.fill(&plan[c], group, slice)?)))
        .collect::<Result<BTreeMap<(usize, usize), Vec<String>>, Error>>()?;
    let columns = columns
        .into_iter()
        .enumerate()
        .map(|(c, buffer)| Column {
            name: plan[c].name.clone(),
            values: buffer.finish(&file.group_rows, |group| labels.get(&(c, group))),
        })
        .collect();
    Ok(Frame { columns, rows })
}

/// The columns of a Parquet file: name and type, in the file's order.
///
/// # Errors
/// [`Error`] when the file cannot be opened or is no whole Parquet file.
pub fn columns(path: &Path) -> Result<Vec<(String, String)>, Error> {
    let file = Source::open(path)?;
    let fields = file.meta.schema().fields();
    Ok(fields.iter().map(|f| (f.name().clone(), f.data_type().to_string())).collect())
}

/// The texts that stand beside the data in a Parquet file's footer.
///
/// # Errors
/// [`Error`] when the file cannot be opened or is no whole Parquet file.
pub fn metadata(path: &Path) -> Result<BTreeMap<String, String>, Error> {
    let file = Source::open(path)?;
    let pairs = file.meta.metadata().file_metadata().key_value_metadata();
    let pairs = pairs.into_iter().flatten();
    Ok(pairs.filter_map(|pair| Some((pair.key.clone(), pair.value.clone()?))).collect())
}

/// One column as it will be read.
struct Planned {
    name: String,
    index: usize,
    text: bool,
}

/// An open file: its path (each task opens it anew, for a position of its own) and its footer.
struct Source<'a> {
    path: &'a Path,
    meta: ArrowReaderMetadata,
    group_rows: Vec<usize>,
}

impl<'a> Source<'a> {
    fn open(path: &'a Path) -> Result<Self, Error> {
        let file = File::open(path).map_err(|cause| Error::cannot_open(path, &cause))?;
        let foreign = |cause: &dyn std::fmt::Display| Error::Unreadable {
            path: path.to_owned(),
            found: cause.to_string(),
        };
        let plain = ArrowReaderMetadata::load(&file, ArrowReaderOptions::new())
            .map_err(|cause| foreign(&cause))?;
        let options = ArrowReaderOptions::new().with_schema(with_dictionaries(plain.schema()));
        let meta = ArrowReaderMetadata::try_new(Arc::clone(plain.metadata()), options)
            .map_err(|cause| foreign(&cause))?;
        let length = file.metadata().map_err(|cause| Error::cannot_open(path, &cause))?.len();
        let groups = meta.metadata().row_groups();
        let group_rows: Vec<usize> = groups
            .iter()
            .map(|group| plausible_rows(group, length))
            .collect::<Option<_>>()
            .ok_or_else(|| foreign(&"a footer that points outside the file"))?;
        if group_rows.iter().try_fold(0_usize, |sum, rows| sum.checked_add(*rows)) > Some(MOST_ROWS)
        {
            return Err(foreign(&format!("more than {MOST_ROWS} rows")));
        }
        Ok(Self { path, meta, group_rows })
    }

    fn unreadable(&self, cause: &dyn std::fmt::Display) -> Error {
        Error::Unreadable { path: self.path.to_owned(), found: cause.to_string() }
    }

    fn plan(&self, wanted: &Wanted) -> Result<Planned, Error> {
        let name = wanted.name.as_str();
        let fields = self.meta.schema().fields();
        let Some((index, field)) = fields.iter().enumerate().find(|(_, f)| f.name() == name) else {
            return Err(Error::NoColumn {
                path: self.path.to_owned(),
                column: name.to_owned(),
                found: fields.iter().map(|f| f.name().clone()).collect(),
            });
        };
        match (wanted.kind, kind_of(field.data_type())) {
            (_, None) => return Err(self.other_kind(name, "numbers or texts", field)),
            (Kind::Number, Some(true)) => return Err(self.other_kind(name, "numbers", field)),
            (Kind::Number, Some(false)) | (Kind::Text, Some(_)) => {}
        }
        Ok(Planned { name: name.to_owned(), index, text: wanted.kind == Kind::Text })
    }

    fn other_kind(&self, column: &str, expected: &'static str, field: &Field) -> Error {
        Error::OtherKind {
            path: self.path.to_owned(),
            column: column.to_owned(),
            expected,
            found: field.data_type().to_string(),
        }
    }

    /// Decodes one column of one row group into its slice; the labels of a text column come back.
    fn fill(
        &self,
        planned: &Planned,
        group: usize,
        slice: Slice<'_>,
    ) -> Result<Vec<String>, Error> {
        let file = File::open(self.path).map_err(|cause| Error::cannot_open(self.path, &cause))?;
        let mask = ProjectionMask::roots(
            self.meta.metadata().file_metadata().schema_descr(),
            [planned.index],
        );
        let batches = ParquetRecordBatchReaderBuilder::new_with_metadata(file, self.meta.clone())
            .with_projection(mask)
            .with_row_groups(vec![group])
            .with_batch_size(BATCH_ROWS)
            .build()
            .map_err(|cause| self.unreadable(&cause))?;
        // The decoder trusts some of what it decodes; a damaged page must not take the program with it.
        let drained = catch_unwind(AssertUnwindSafe(|| drain(batches, slice)));
        drained
            .unwrap_or_else(|_| Err("a damaged page".to_owned()))
            .map_err(|cause| self.unreadable(&cause))
    }
}

fn drain(batches: ParquetRecordBatchReader, slice: Slice<'_>) -> Result<Vec<String>, String> {
    let mut sink = Sink::new(slice);
    for batch in batches {
        sink.take(batch.map_err(|cause| cause.to_string())?.column(0))?;
    }
    sink.finish()
}

/// The rows of a row group, if all its columns lie inside the file.
fn plausible_rows(group: &RowGroupMetaData, file_length: u64) -> Option<usize> {
    for column in group.columns() {
        let first_page = column.dictionary_page_offset().unwrap_or(column.data_page_offset());
        let end = first_page.checked_add(column.compressed_size())?;
        if first_page < 0 || column.compressed_size() < 0 || u64::try_from(end).ok()? > file_length
        {
            return None;
        }
    }
    usize::try_from(group.num_rows()).ok()
}

/// Whether a column holds texts (`true`), numbers (`false`) or neither.
fn kind_of(data_type: &DataType) -> Option<bool> {
    match data_type {
        DataType::Dictionary(_, inner) => kind_of(inner),
        DataType::Boolean => Some(false),
        DataType::Utf8
        | DataType::LargeUtf8
        | DataType::Utf8View
        | DataType::Date32
        | DataType::Date64
        | DataType::Timestamp(..) => Some(true),
        other if other.is_numeric() => Some(false),
        _ => None,
    }
}

/// The schema with every text column as a dictionary, so that pages of codes are never spelled out.
fn with_dictionaries(schema: &Schema) -> Arc<Schema> {
    let code = || DataType::Dictionary(Box::new(DataType::Int32), Box::new(DataType::Utf8));
    let fields: Vec<Field> = schema
        .fields()
        .iter()
        .map(|field| match field.data_type() {
            DataType::Utf8
            | DataType::LargeUtf8
            | DataType::Utf8View
            | DataType::Dictionary(..)
                if kind_of(field.data_type()) == Some(true) =>
            {
                field.as_ref().clone().with_data_type(code())
            }
            _ => field.as_ref().clone(),
        })
        .collect();
    Arc::new(Schema::new(fields))
}

/// A whole column in the making.
enum Buffer {
    Number(Vec<f64>),
    Text(Vec<u32>),
}

impl Buffer {
    fn new(text: bool, rows: usize) -> Self {
        if text { Self::Text(vec![0; rows]) } else { Self::Number(vec![0.0; rows]) }
    }

    fn split(&mut self, lengths: &[usize]) -> Vec<Slice<'_>> {
        match self {
            Self::Number(all) => parts(all, lengths).into_iter().map(Slice::Number).collect(),
            Self::Text(all) => parts(all, lengths).into_iter().map(Slice::Text).collect(),
        }
    }

    /// The finished values: the codes of each row group are turned into codes of the whole column.
    fn finish<'l>(
        self,
        lengths: &[usize],
        labels_of: impl Fn(usize) -> Option<&'l Vec<String>>,
    ) -> Values {
        let mut codes = match self {
            Self::Number(values) => return Values::Number(values),
            Self::Text(codes) => codes,
        };
        let mut interner = Interner::default();
        let maps: Vec<Vec<u32>> = (0..lengths.len())
            .map(|group| {
                let labels = labels_of(group).map(Vec::as_slice).unwrap_or_default();
                labels.iter().map(|label| interner.code(label)).collect()
            })
            .collect();
        let slices = parts(&mut codes, lengths);
        slices.into_par_iter().zip(&maps).for_each(|(slice, map)| {
            if map.iter().zip(0u32..).any(|(to, from)| *to != from) {
                for code in slice {
                    *code = map.get(*code as usize).copied().unwrap_or(EMPTY);
                }
            }
        });
        Values::Text { codes, labels: interner.labels }
    }
}

fn parts<'a, T>(mut all: &'a mut [T], lengths: &[usize]) -> Vec<&'a mut [T]> {
    let mut parts = Vec::with_capacity(lengths.len());
    for length in lengths {
        let (part, rest) = std::mem::take(&mut all).split_at_mut(*length);
        parts.push(part);
        all = rest;
    }
    parts
}
