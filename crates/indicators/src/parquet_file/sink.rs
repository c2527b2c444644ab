//! What receives the batches of one column of one row group: numbers as they are, texts as codes of their labels.

use std::collections::BTreeMap;

use arrow::{
    array::{Array, ArrayRef, AsArray, DictionaryArray, StringArray},
    compute::cast,
    datatypes::{DataType, Float64Type, Int32Type},
};
use tables::EMPTY;

/// The part of a column that one task writes.
pub(super) enum Slice<'a> {
    Number(&'a mut [f64]),
    Text(&'a mut [u32]),
}

/// Labels with their codes, in the order of first appearance.
#[derive(Default)]
pub(super) struct Interner {
    pub(super) labels: Vec<String>,
    codes: BTreeMap<String, u32>,
}

impl Interner {
    pub(super) fn code(&mut self, label: &str) -> u32 {
        if let Some(code) = self.codes.get(label) {
            return *code;
        }
        let code = self.labels.len() as u32;
        self.labels.push(label.to_owned());
        self.codes.insert(label.to_owned(), code);
        code
    }
}

/// What receives the batches of one task.
pub(super) struct Sink<'a> {
    slice: Slice<'a>,
    at: usize,
    interner: Interner,
    /// The dictionary seen last with the codes of its values: batches of a row group share one.
    dictionary: Option<(StringArray, Vec<u32>)>,
}

impl<'a> Sink<'a> {
    pub(super) fn new(slice: Slice<'a>) -> Self {
        Self { slice, at: 0, interner: Interner::default(), dictionary: None }
    }

    pub(super) fn take(&mut self, array: &ArrayRef) -> Result<(), String> {
        let end = self.at + array.len();
        match &mut self.slice {
            Slice::Number(out) => {
                let out = out.get_mut(self.at..end).ok_or("more rows than the footer says")?;
                fill_numbers(array, out)?;
            }
            Slice::Text(out) => {
                let out = out.get_mut(self.at..end).ok_or("more rows than the footer says")?;
                match array.as_dictionary_opt::<Int32Type>() {
                    Some(codes) => {
                        fill_codes(codes, out, &mut self.interner, &mut self.dictionary)?;
                    }
                    None => fill_texts(array, out, &mut self.interner)?,
                }
            }
        }
        self.at = end;
        Ok(())
    }

    pub(super) fn finish(self) -> Result<Vec<String>, String> {
        let expected = match &self.slice {
            Slice::Number(out) => out.len(),
            Slice::Text(out) => out.len(),
        };
        if self.at == expected {
            return Ok(self.interner.labels);
        }
        Err(format!("{} rows where the footer says {expected}", self.at))
    }
}

fn fill_numbers(array: &ArrayRef, out: &mut [f64]) -> Result<(), String> {
    let cast_array;
    let array = if array.data_type() == &DataType::Float64 {
        array
    } else {
        cast_array = cast(array, &DataType::Float64).map_err(|cause| cause.to_string())?;
        &cast_array
    };
    let numbers = array.as_primitive::<Float64Type>();
    out.copy_from_slice(numbers.values());
    if let Some(nulls) = numbers.nulls().filter(|nulls| nulls.null_count() > 0) {
        for (value, valid) in out.iter_mut().zip(nulls) {
            if !valid {
                *value = f64::NAN;
            }
        }
    }
    Ok(())
}

fn fill_codes(
    array: &DictionaryArray<Int32Type>,
    out: &mut [u32],
    interner: &mut Interner,
    seen: &mut Option<(StringArray, Vec<u32>)>,
) -> Result<(), String> {
    let values = array.values().as_string_opt::<i32>().ok_or("a dictionary without texts")?;
    let same = |old: &StringArray| {
        old.len() == values.len() && old.value_data().as_ptr() == values.value_data().as_ptr()
    };
    if !seen.as_ref().is_some_and(|(old, _)| same(old)) {
        let map = values.iter().map(|v| v.map_or(EMPTY, |label| interner.code(label))).collect();
        *seen = Some((values.clone(), map));
    }
    let map = seen.as_ref().map(|(_, map)| map.as_slice()).unwrap_or_default();
    let keys = array.keys();
    for (code, key) in out.iter_mut().zip(keys.values()) {
        *code = map.get(*key as usize).copied().unwrap_or(EMPTY);
    }
    if let Some(nulls) = keys.nulls().filter(|nulls| nulls.null_count() > 0) {
        for (code, valid) in out.iter_mut().zip(nulls) {
            if !valid {
                *code = EMPTY;
            }
        }
    }
    Ok(())
}

fn fill_texts(array: &ArrayRef, out: &mut [u32], interner: &mut Interner) -> Result<(), String> {
    if let Some(numbers) = array.as_primitive_opt::<Float64Type>() {
        // Arrow would write 3.0 where every table says 3.
        for (code, number) in out.iter_mut().zip(numbers) {
            *code = number.map_or(EMPTY, |n| interner.code(&n.to_string()));
        }
        return Ok(());
    }
    let texts = cast(array, &DataType::Utf8).map_err(|cause| cause.to_string())?;
    for (code, text) in out.iter_mut().zip(texts.as_string::<i32>()) {
        *code = text.map_or(EMPTY, |label| interner.code(label));
    }
    Ok(())
}
