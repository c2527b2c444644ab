//! The document as DOCX (`WordprocessingML`) for Word and LibreOffice: real styles, a contents field, tables with header
//! rows, page numbers, pictures as SVG with a bitmap for programs that cannot draw it.
//!
//! Written part by part with maud, which escapes every text, and packed without times, so that equal documents make
//! equal bytes.

mod body;
mod package;
mod picture;

use crate::{ReportError, document::Document};

/// The document as DOCX.
///
/// # Errors
/// [`ReportError::Picture`] when a chart is no valid SVG, [`ReportError::Packing`] when the parts cannot be packed.
pub(crate) fn render(document: &Document) -> Result<Vec<u8>, ReportError> {
    let body = body::write(document)?;
    package::pack(document, &body)
}
