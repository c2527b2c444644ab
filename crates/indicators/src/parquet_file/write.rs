//! A frame as Parquet: the same frame gives the same bytes.
//!
//! Nothing of the moment or the machine goes in: no time, no host, a fixed writer's name, metadata in the order of keys.

use std::{collections::BTreeMap, sync::Arc};

use arrow::{
    array::{ArrayRef, DictionaryArray, Float64Array, Int32Array, StringArray},
    datatypes::{DataType, Field, Int32Type, Schema},
    record_batch::RecordBatch,
};
use parquet::{
    arrow::ArrowWriter,
    basic::{Compression, ZstdLevel},
    errors::ParquetError,
    file::{metadata::KeyValue, properties::WriterProperties},
};
use tables::{EMPTY, Frame, Values};

use super::Error;

const GROUP_ROWS: usize = 131_072;

/// The bytes of a Parquet file with the columns of `frame` and the texts of `metadata` in its footer.
///
/// NaN and empty codes become null. Compressed with zstd.
///
/// # Errors
/// [`Error::Unwritable`] when the columns cannot stand in one table.
pub fn to_bytes(frame: &Frame, metadata: &BTreeMap<String, String>) -> Result<Vec<u8>, Error> {
    write(frame, metadata).map_err(|cause| Error::Unwritable(cause.to_string()))
}

fn write(frame: &Frame, metadata: &BTreeMap<String, String>) -> Result<Vec<u8>, ParquetError> {
    let columns = &frame.columns;
    let fields: Vec<Field> = columns
        .iter()
        .map(|column| match column.values {
            Values::Number(_) => Field::new(&column.name, DataType::Float64, true),
            Values::Text { .. } => {
                Field::new_dictionary(&column.name, DataType::Int32, DataType::Utf8, true)
            }
        })
        .collect();
    let schema = Arc::new(Schema::new(fields));
    let mut arrays = Vec::with_capacity(columns.len());
    for column in columns {
        arrays.push(to_array(&column.values)?);
    }
    let batch = RecordBatch::try_new(Arc::clone(&schema), arrays)?;
    let pairs = metadata.iter().map(|(key, value)| KeyValue::new(key.clone(), value.clone()));
    let properties = WriterProperties::builder()
        .set_created_by("svi".to_owned())
        .set_compression(Compression::ZSTD(ZstdLevel::try_new(3)?))
        .set_max_row_group_row_count(Some(GROUP_ROWS))
        .set_key_value_metadata(Some(pairs.collect()))
        .build();
    let mut bytes = Vec::new();
    let mut writer = ArrowWriter::try_new(&mut bytes, schema, Some(properties))?;
    writer.write(&batch)?;
    writer.close()?;
    Ok(bytes)
}

fn to_array(values: &Values) -> Result<ArrayRef, ParquetError> {
    Ok(match values {
        Values::Number(numbers) => {
            Arc::new(numbers.iter().map(|n| (!n.is_nan()).then_some(*n)).collect::<Float64Array>())
        }
        Values::Text { codes, labels } => {
            let keys: Int32Array =
                codes.iter().map(|code| (*code != EMPTY).then_some(code.cast_signed())).collect();
            let labels = Arc::new(StringArray::from_iter_values(labels));
            Arc::new(DictionaryArray::<Int32Type>::try_new(keys, labels)?)
        }
    })
}
