//! Grouped horizontal bars: a few series side by side in each group.

use maud::{Markup, html};

use crate::{
    Axis, Caption, Value,
    caption::WIDTH,
    draw::{self, Anchor, PLAIN, QUIET, pen},
    ink,
    scale::{Scale, sane},
    text,
};

/// One group of bars, a value a series in the order of the series' names.
#[derive(Debug, Clone, Copy)]
pub struct Group<'a> {
    /// The group's name.
    pub name: &'a str,
    /// One value a series.
    pub values: &'a [Value<'a>],
}

/// Grouped bars from zero.
#[derive(Debug, Clone, Copy)]
pub struct Grouped<'a> {
    /// Title, description, font.
    pub caption: Caption<'a>,
    /// What the bars measure.
    pub axis: Axis<'a>,
    /// The series' names, for the legend.
    pub series: &'a [&'a str],
    /// The groups, top to bottom.
    pub groups: &'a [Group<'a>],
}

const THICK: f64 = 15.0;

impl Grouped<'_> {
    /// The chart.
    pub fn svg(&self) -> String {
        if self.groups.iter().all(|group| group.values.is_empty()) {
            return self.caption.empty();
        }
        let names = self.groups.iter().map(|group| text::width(group.name, PLAIN.size));
        let left = names.fold(40.0, f64::max).min(200.0) + 10.0;
        let values = || self.groups.iter().flat_map(|group| group.values);
        let labels = values().map(|value| text::width(written(value).1, PLAIN.size));
        let right = WIDTH - labels.fold(16.0, f64::max).min(130.0) - 12.0;
        let scale = Scale::for_bars(values().filter_map(|value| written(value).0), (left, right));
        let (legend, top) = draw::legend(self.series, 0.0, |n, (x, y)| {
            draw::rect((x - 7.0, y - 6.0), (x + 6.0, y + 6.0), ink::fill(n))
        });
        let mut bottom = top + 4.0;
        let mut rows = Vec::new();
        for group in self.groups {
            let height = THICK * group.values.len() as f64;
            rows.push(draw_group(group, &scale, bottom + 6.0));
            bottom += height.max(24.0) + 12.0;
        }
        let drawing = html! {
            (legend)
            (draw::bottom_axis(&self.axis, &scale, (top + 4.0, bottom)))
            @for row in &rows { (row) }
            (draw::line((scale.at(0.0), top + 4.0), (scale.at(0.0), bottom), pen(ink::INK, 1.0)))
        };
        self.caption.frame((WIDTH, bottom + 44.0), &drawing)
    }
}

/// The figure that can be drawn and its words.
fn written<'a>(value: &Value<'a>) -> (Option<f64>, &'a str) {
    match *value {
        Value::Known { value, label, .. } => (sane(value), label),
        Value::Absent(why) => (None, why),
    }
}

fn draw_group(group: &Group<'_>, scale: &Scale, top: f64) -> Markup {
    let left = scale.start() - 8.0;
    let middle = top + THICK * group.values.len() as f64 / 2.0;
    let zero = scale.at(0.0);
    html! {
        (draw::lines((left, middle), Anchor::End, PLAIN, &text::wrap(group.name, PLAIN.size, left, 3)))
        @for (n, value) in group.values.iter().enumerate() {
            @let y = top + THICK * n as f64;
            @let (figure, label) = written(value);
            @let label = text::shorten(&text::clean(label), PLAIN.size, 130.0);
            @match figure {
                Some(figure) => {
                    (draw::rect((zero, y + 0.75), (scale.at(figure), y + THICK - 0.75), ink::fill(n)))
                    (draw::words((scale.at(figure).max(zero) + 5.0, y + 12.0), Anchor::Start, PLAIN, &label))
                }
                None => { (draw::words((zero + 5.0, y + 12.0), Anchor::Start, QUIET, &label)) }
            }
        }
    }
}
