//! Small multiples: the same trend in many panels with one scale, so that panels compare.

use maud::{Markup, html};

use crate::{
    Axis, Caption, TrendPoint,
    caption::WIDTH,
    draw::{self, Anchor, PLAIN, QUIET, STRONG, pen},
    ink,
    scale::Scale,
    text, trend,
};

/// A panel.
#[derive(Debug, Clone, Copy)]
pub struct Panel<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its values by year.
    pub points: &'a [TrendPoint],
    /// Whether it is the unit whose report this is.
    pub is_own: bool,
}

/// Panels of trends with common scales, three in a row.
#[derive(Debug, Clone, Copy)]
pub struct Multiples<'a> {
    /// Title, description, font.
    pub caption: Caption<'a>,
    /// What the lines measure.
    pub axis: Axis<'a>,
    /// The panels, row by row.
    pub panels: &'a [Panel<'a>],
    /// Whether the axis begins at zero.
    pub is_from_zero: bool,
}

const COLUMNS: usize = 3;
const HEIGHT: f64 = 146.0;
/// Lines that a panel's name may take.
const NAME_LINES: usize = 2;

impl Multiples<'_> {
    /// The chart.
    pub fn svg(&self) -> String {
        let drawn: Vec<trend::Drawn> =
            self.panels.iter().flat_map(|panel| trend::values(panel.points)).collect();
        let Some(years) = trend::years(&drawn) else { return self.caption.empty() };
        let top = if self.axis.label.is_empty() { 0.0 } else { 22.0 };
        let rows = self.panels.len().div_ceil(COLUMNS);
        let width = WIDTH / COLUMNS as f64;
        let drawing = html! {
            (draw::words((0.0, 13.0), Anchor::Start, QUIET, &text::shorten(self.axis.label, QUIET.size, WIDTH)))
            @for (n, panel) in self.panels.iter().enumerate() {
                @let corner = ((n % COLUMNS) as f64 * width, top + (n / COLUMNS) as f64 * HEIGHT);
                (self.panel(panel, corner, (&drawn, years)))
            }
        };
        self.caption.frame((WIDTH, top + HEIGHT * rows as f64 + 2.0), &drawing)
    }

    fn panel(
        &self,
        panel: &Panel<'_>,
        (x, y): (f64, f64),
        (drawn, years): (&[trend::Drawn], (i32, i32)),
    ) -> Markup {
        let scale = trend::value_scale(drawn, self.is_from_zero, (y + HEIGHT - 28.0, y + 42.0));
        let left = x + draw::left_room(&self.axis, &scale);
        let right = x + WIDTH / COLUMNS as f64 - 16.0;
        let across =
            Scale::exactly(f64::from(years.0), f64::from(years.1), (left + 6.0, right - 6.0));
        let look = if panel.is_own { STRONG } else { PLAIN };
        let decimals = scale.decimals();
        let ticks = scale.ticks();
        let few: Vec<f64> =
            ticks.iter().copied().step_by(if ticks.len() > 4 { 2 } else { 1 }).collect();
        html! {
            @for (line, words) in text::wrap(&text::clean(panel.name), look.size, right - x - 4.0, NAME_LINES).iter().enumerate() {
                (draw::words((x + 4.0, y + 13.0 + line as f64 * 15.0), Anchor::Start, look, words))
            }
            @for &tick in &few {
                (draw::line((left, scale.at(tick)), (right, scale.at(tick)), pen(ink::GRID, 1.0)))
                (draw::words((left - 5.0, scale.at(tick) + 4.0), Anchor::End, QUIET, &(self.axis.format)(tick, decimals)))
            }
            (trend::year_ticks(years, &across, scale.at(few.first().copied().unwrap_or(0.0)), 60.0))
            @if trend::values(panel.points).is_empty() {
                (draw::words((f64::midpoint(left, right), y + HEIGHT / 2.0 + 4.0), Anchor::Middle, QUIET, &text::shorten(&text::clean(self.caption.no_data), QUIET.size, right - left)))
            } @else {
                (trend::draw_line(0, panel.points, &across, &scale))
            }
        }
    }
}
