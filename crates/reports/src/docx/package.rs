//! The parts around the body, packed: relations, styles, numbering, headers, footers, properties.

mod parts;
mod styles;

use std::io::{Cursor, Write};

use zip::{CompressionMethod, ZipWriter, result::ZipError, write::SimpleFileOptions};

use crate::{Format, ReportError, document::Document};

use super::body::Body;

const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// All parts as one file.
///
/// # Errors
/// [`ReportError::Packing`].
pub(super) fn pack(document: &Document, body: &Body) -> Result<Vec<u8>, ReportError> {
    pack_parts(document, body)
        .map_err(|cause| ReportError::Packing { format: Format::Docx, cause: cause.to_string() })
}

fn pack_parts(document: &Document, body: &Body) -> Result<Vec<u8>, ZipError> {
    let meta = &document.meta;
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    // Without a clock the packer writes 1980-01-01: equal documents, equal bytes.
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    let mut texts = vec![
        ("[Content_Types].xml", parts::content_types()),
        ("_rels/.rels", parts::package_relations()),
        ("docProps/core.xml", parts::core_properties(meta)),
        ("docProps/app.xml", parts::application(meta)),
        ("word/document.xml", body.xml.clone()),
        ("word/_rels/document.xml.rels", parts::document_relations(body)),
        ("word/styles.xml", styles::styles(meta.language)),
        ("word/numbering.xml", parts::numbering(body.ordered_lists)),
        ("word/settings.xml", parts::settings()),
        ("word/header.xml", parts::header(meta)),
        ("word/footer.xml", parts::footer(meta)),
        ("word/headerFirst.xml", parts::first_header(meta)),
        ("word/footerFirst.xml", parts::first_footer(meta)),
    ];
    for (name, text) in texts.drain(..) {
        archive.start_file(name, options)?;
        archive.write_all(XML.as_bytes())?;
        archive.write_all(text.as_bytes())?;
    }
    for (at, picture) in body.pictures.iter().enumerate() {
        archive.start_file(format!("word/media/chart{}.svg", at + 1), options)?;
        archive.write_all(picture.svg.as_bytes())?;
        archive.start_file(format!("word/media/chart{}.png", at + 1), options)?;
        archive.write_all(&picture.png)?;
    }
    Ok(archive.finish()?.into_inner())
}
