//! CSV that opens in any office program without running anything.
//!
//! A text that begins with `=`, `+`, `-`, `@`, a tab or a carriage return is prefixed with an apostrophe, so that no
//! cell is taken for a formula; numbers are written as numbers. UTF-8, lines end with LF.

use std::io::{self, Write};

use crate::{Decimal, Format, Value};

/// How a CSV file is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CsvStyle {
    /// Between cells.
    pub delimiter: u8,
    /// Before the fraction.
    pub decimal: Decimal,
    /// Whether a byte order mark tells Excel that this is UTF-8.
    pub byte_order_mark: bool,
}

impl CsvStyle {
    /// For programs: comma, decimal point, no byte order mark.
    pub const PLAIN: Self =
        Self { delimiter: b',', decimal: Decimal::Point, byte_order_mark: false };
    /// For Excel with Serbian settings: semicolon, decimal comma, byte order mark.
    pub const SERBIAN_OFFICE: Self =
        Self { delimiter: b';', decimal: Decimal::Comma, byte_order_mark: true };
}

/// Writes a header and rows.
///
/// # Errors
/// What the writer reports; [`InvalidInput`](io::ErrorKind::InvalidInput) when a row is not as long as the header.
pub fn write_csv<R>(
    mut writer: impl Write,
    style: CsvStyle,
    header: &[&str],
    rows: R,
) -> io::Result<()>
where
    R: IntoIterator<Item = Vec<Value>>,
{
    if style.byte_order_mark {
        writer.write_all(b"\xEF\xBB\xBF")?;
    }
    let mut csv = csv::WriterBuilder::new().delimiter(style.delimiter).from_writer(writer);
    csv.write_record(header.iter().map(|name| safe(name)))?;
    for row in rows {
        csv.write_record(row.iter().map(|value| shown(value, style.decimal)))?;
    }
    csv.flush()
}

fn shown(value: &Value, decimal: Decimal) -> String {
    let number = match value {
        Value::Empty => return String::new(),
        Value::Text(text) => return safe(text),
        Value::Number(number, _) if !number.is_finite() => return String::new(),
        Value::Number(number, Format::General) => number.to_string(),
        Value::Number(number, Format::Decimals(decimals)) => {
            format!("{number:.*}", usize::from(*decimals))
        }
    };
    match decimal {
        Decimal::Point => number,
        Decimal::Comma => number.replace('.', ","),
    }
}

fn safe(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(style: CsvStyle, rows: Vec<Vec<Value>>) -> String {
        let mut out = Vec::new();
        write_csv(&mut out, style, &["naziv", "broj"], rows).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_text_is_never_taken_for_a_formula_and_a_number_stays_a_number() {
        let rows = vec![
            vec![Value::text("=1+1"), Value::number(-1.5)],
            vec![Value::text("a \"b\"\nc"), Value::rounded(2.0, 1)],
            vec![Value::text("-"), Value::number(f64::NAN)],
        ];
        assert_eq!(
            written(CsvStyle::PLAIN, rows),
            "naziv,broj\n'=1+1,-1.5\n\"a \"\"b\"\"\nc\",2.0\n'-,\n"
        );
    }

    #[test]
    fn serbian_offices_get_semicolons_and_decimal_commas() {
        let rows = vec![vec![Value::text("Niš"), Value::rounded(1234.56, 1)]];
        assert_eq!(written(CsvStyle::SERBIAN_OFFICE, rows), "\u{feff}naziv;broj\nNiš;1234,6\n");
    }
}
