//! XLSX workbooks: sheets of typed cells with a styled, frozen header, and a sheet of notes.
//!
//! The same contents and creation date give the same bytes. Texts are never formulas.

use std::{collections::BTreeMap, io::Write};

use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format as CellFormat, FormatAlign, FormatBorder,
    Worksheet, XlsxError,
};

use crate::{Format, Value};

/// The date that a workbook says it was made on; it comes from outside so that the bytes are always the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CreationDate {
    /// Year, 1900 or later.
    pub year: u16,
    /// Month, from 1.
    pub month: u8,
    /// Day, from 1.
    pub day: u8,
}

/// A workbook that cannot be written.
#[derive(Debug, thiserror::Error)]
pub enum WorkbookError {
    /// A sheet's name, size or date that the format does not allow, or a fault of the disk.
    #[error("sheet {sheet}: {cause}")]
    Sheet {
        /// The sheet.
        sheet: String,
        /// What is wrong.
        cause: XlsxError,
    },
    /// The workbook as a whole cannot be written.
    #[error("the workbook cannot be written: {0}")]
    Write(#[from] XlsxError),
    /// The file cannot be written.
    #[error(transparent)]
    Disk(#[from] std::io::Error),
}

/// One sheet.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Sheet {
    name: String,
    header: Vec<String>,
    widths: Vec<f64>,
    rows: Vec<Vec<Value>>,
    is_notes: bool,
}

impl Sheet {
    /// A table: at most 31 characters of name, none of `[ ] : * ? / \`; the header stays in view.
    pub fn new(name: impl Into<String>, header: &[&str]) -> Self {
        let header = header.iter().map(|&name| name.to_owned()).collect();
        Self { name: name.into(), header, ..Self::default() }
    }

    /// Paragraphs in one wide column.
    pub fn notes<'a>(
        name: impl Into<String>,
        paragraphs: impl IntoIterator<Item = &'a str>,
    ) -> Self {
        let rows = paragraphs.into_iter().map(|text| vec![Value::text(text)]).collect();
        let name = name.into();
        Self { name, header: Vec::new(), widths: vec![100.0], rows, is_notes: true }
    }

    /// Widths of the columns in characters; 12 where none is given.
    #[must_use]
    pub fn with_widths(mut self, widths: &[f64]) -> Self {
        self.widths = widths.to_vec();
        self
    }

    /// Appends a row.
    pub fn push(&mut self, row: Vec<Value>) {
        self.rows.push(row);
    }
}

/// A workbook in the making.
#[derive(Debug, Clone, PartialEq)]
pub struct Workbook {
    title: String,
    created: CreationDate,
    page_line: Option<String>,
    sheets: Vec<Sheet>,
}

impl Workbook {
    /// An empty workbook.
    pub fn new(title: impl Into<String>, created: CreationDate) -> Self {
        Self { title: title.into(), created, page_line: None, sheets: Vec::new() }
    }

    /// With a line at the head of every printed page.
    #[must_use]
    pub fn with_page_line(mut self, line: impl Into<String>) -> Self {
        self.page_line = Some(line.into());
        self
    }

    /// Appends a sheet.
    pub fn push(&mut self, sheet: Sheet) {
        self.sheets.push(sheet);
    }

    /// Writes the workbook.
    ///
    /// # Errors
    /// [`WorkbookError`] with the sheet that the format does not allow.
    pub fn write_to(&self, writer: &mut dyn Write) -> Result<(), WorkbookError> {
        let mut book = rust_xlsxwriter::Workbook::new();
        let CreationDate { year, month, day } = self.created;
        let created = ExcelDateTime::from_ymd(year, month, day)?;
        let properties =
            DocProperties::new().set_title(&self.title).set_creation_datetime(&created);
        book.set_properties(&properties);
        for sheet in &self.sheets {
            let target = book.add_worksheet();
            if let Some(line) = &self.page_line {
                lay_out(target, line);
            }
            fill(target, sheet)
                .map_err(|cause| WorkbookError::Sheet { sheet: sheet.name.clone(), cause })?;
        }
        let bytes = book.save_to_buffer()?;
        writer.write_all(&bytes)?;
        Ok(())
    }
}

/// Makes room for wrapped texts: not every program does so itself.
fn set_height<'a>(
    target: &mut Worksheet,
    row: u32,
    texts: impl Iterator<Item = &'a str>,
    widths: &[f64],
) -> Result<(), XlsxError> {
    let lines = texts
        .zip(widths.iter().copied().chain(std::iter::repeat(12.0)))
        .map(|(text, width)| (1.1 * text.chars().count() as f64 / width).ceil())
        .fold(1.0, f64::max);
    if lines > 1.0 {
        target.set_row_height(row, 15.0 * lines.min(25.0))?;
    }
    Ok(())
}

/// Landscape, as wide as the paper, the line above and the page's number below. `&` begins a code there.
fn lay_out(target: &mut Worksheet, line: &str) {
    target.set_landscape();
    target.set_paper_size(9);
    target.set_print_fit_to_pages(1, 0);
    target.set_header(format!("&L{}", line.replace('&', "&&")));
    target.set_footer("&R&P / &N");
}

fn fill(target: &mut Worksheet, sheet: &Sheet) -> Result<(), XlsxError> {
    target.set_name(&sheet.name)?;
    let columns = sheet.header.len().max(sheet.widths.len());
    for column in 0..columns {
        let width = sheet.widths.get(column).copied().unwrap_or(12.0);
        target.set_column_width(column as u16, width)?;
    }
    let style = header_style();
    for (column, name) in sheet.header.iter().enumerate() {
        target.write_string_with_format(0, column as u16, name, &style)?;
    }
    let first = u32::from(!sheet.header.is_empty());
    if first == 1 {
        target.set_freeze_panes(1, 0)?;
        let (last, end) = (sheet.rows.len() as u32, sheet.header.len() as u16 - 1);
        target.autofilter(0, 0, last, end)?;
    }
    let wrapped = CellFormat::new().set_text_wrap().set_align(FormatAlign::Top);
    let mut formats = BTreeMap::new();
    if first == 1 {
        set_height(target, 0, sheet.header.iter().map(String::as_str), &sheet.widths)?;
    }
    for (row, cells) in (first..).zip(&sheet.rows) {
        if let (true, [Value::Text(text)]) = (sheet.is_notes, cells.as_slice()) {
            set_height(target, row, [text.as_str()].into_iter(), &sheet.widths)?;
        }
        for (column, value) in cells.iter().enumerate() {
            let column = column as u16;
            match value {
                Value::Empty => {}
                Value::Text(text) if sheet.is_notes => {
                    target.write_string_with_format(row, column, text, &wrapped)?;
                }
                Value::Text(text) => {
                    target.write_string(row, column, text)?;
                }
                Value::Number(number, _) if !number.is_finite() => {}
                Value::Number(number, format) => {
                    let format = formats.entry(*format).or_insert_with(|| number_style(*format));
                    target.write_number_with_format(row, column, *number, format)?;
                }
            }
        }
    }
    Ok(())
}

fn header_style() -> CellFormat {
    CellFormat::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::Top)
        .set_background_color(Color::RGB(0x00E8_EEF4))
        .set_border_bottom(FormatBorder::Thin)
}

fn number_style(format: Format) -> CellFormat {
    match format {
        Format::General => CellFormat::new(),
        Format::Decimals(0) => CellFormat::new().set_num_format("#,##0"),
        Format::Decimals(decimals) => {
            let zeros = "0".repeat(usize::from(decimals));
            CellFormat::new().set_num_format(format!("#,##0.{zeros}"))
        }
    }
}
