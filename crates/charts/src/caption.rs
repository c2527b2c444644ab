//! What every chart carries: title and description for those who listen, a word for emptiness, the font.

use maud::{Markup, html};

use crate::{
    draw::{self, Anchor, QUIET, num},
    text::clean,
};

/// Fonts in order of preference; all have the Serbian letters of both scripts.
pub const FONT: &str = "Noto Sans, DejaVu Sans, sans-serif";

/// Width of a chart in its own units. At 160 mm on paper one unit is 0.25 mm and the smallest text 8.5 pt.
pub(crate) const WIDTH: f64 = 640.0;

/// Words and font of a chart. The title is read out, not drawn: page and document set it as the figure's caption.
#[derive(Debug, Clone, Copy)]
pub struct Caption<'a> {
    /// What the chart shows.
    pub title: &'a str,
    /// What it says, in a sentence or two, for those who cannot see it.
    pub description: &'a str,
    /// Shown in place of a chart without values.
    pub no_data: &'a str,
    /// Font families, comma separated.
    pub font: &'a str,
}

impl<'a> Caption<'a> {
    /// With the default [`FONT`].
    pub const fn new(title: &'a str, description: &'a str, no_data: &'a str) -> Self {
        Self { title, description, no_data, font: FONT }
    }

    /// The whole SVG around a drawing of a size.
    pub(crate) fn frame(&self, (width, height): (f64, f64), drawing: &Markup) -> String {
        let font = if self.font.trim().is_empty() { FONT } else { self.font };
        html! {
            svg xmlns="http://www.w3.org/2000/svg" role="img" width=(num(width)) height=(num(height))
                viewBox={ "0 0 " (num(width)) " " (num(height)) } font-family=(clean(font)) {
                title { (clean(self.title)) }
                desc { (clean(self.description)) }
                (drawing)
            }
        }
        .into_string()
    }

    /// The SVG of a chart without values.
    pub(crate) fn empty(&self) -> String {
        let words = draw::words((WIDTH / 2.0, 44.0), Anchor::Middle, QUIET, self.no_data);
        self.frame((WIDTH, 80.0), &words)
    }
}
