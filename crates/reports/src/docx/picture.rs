//! Charts as pictures of a DOCX: the SVG itself and a bitmap beside it.

use resvg::{
    tiny_skia::{Pixmap, Transform},
    usvg::{Options, Tree},
};

use crate::{
    ReportError,
    document::Chart,
    typeface::{FAMILY, FOR_PICTURES},
};

/// Bitmaps have this many dots a CSS pixel: sharp on paper, small in the file.
const SCALE: f32 = 2.0;

/// A chart ready to be packed.
pub(super) struct Picture {
    pub(super) svg: String,
    pub(super) png: Vec<u8>,
    /// Height over width.
    pub(super) height: f32,
}

/// Draws the bitmap of a chart with the report's own typeface.
///
/// # Errors
/// [`ReportError::Picture`] when the SVG is not valid.
pub(super) fn draw(chart: &Chart) -> Result<Picture, ReportError> {
    let fail = |cause: String| ReportError::Picture { caption: chart.caption.clone(), cause };
    let options = Options {
        font_family: FAMILY.to_owned(),
        fontdb: FOR_PICTURES.clone(),
        ..Options::default()
    };
    let tree = Tree::from_str(&chart.svg, &options).map_err(|fault| fail(fault.to_string()))?;
    let size = tree.size();
    let (width, height) = (size.width() * SCALE, size.height() * SCALE);
    let mut canvas = Pixmap::new(width.ceil() as u32, height.ceil() as u32)
        .ok_or_else(|| fail(format!("no picture is {width} × {height} dots")))?;
    canvas.fill(resvg::tiny_skia::Color::WHITE);
    resvg::render(&tree, Transform::from_scale(SCALE, SCALE), &mut canvas.as_mut());
    let png = canvas.encode_png().map_err(|fault| fail(fault.to_string()))?;
    Ok(Picture { svg: chart.svg.clone(), png, height: size.height() / size.width() })
}
