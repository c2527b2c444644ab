//! Population pyramid: age groups, two sexes back to back.

use maud::{Markup, html};

use crate::{
    Axis, Caption,
    caption::WIDTH,
    draw::{self, Anchor, PLAIN, QUIET, STRONG, pen},
    ink,
    scale::{Scale, sane},
    text,
};

/// An age group; negative and undrawable values count as nothing.
#[derive(Debug, Clone, Copy)]
pub struct AgeGroup<'a> {
    /// Its name, such as 15–19.
    pub name: &'a str,
    /// The value on the left.
    pub left: f64,
    /// The value on the right.
    pub right: f64,
}

/// A population pyramid.
#[derive(Debug, Clone, Copy)]
pub struct Pyramid<'a> {
    /// Title, description, font.
    pub caption: Caption<'a>,
    /// What the bars measure.
    pub axis: Axis<'a>,
    /// Names of the two sides, left and right.
    pub sides: (&'a str, &'a str),
    /// Age groups, youngest first: the youngest stands at the bottom.
    pub groups: &'a [AgeGroup<'a>],
}

const STEP: f64 = 17.0;

impl Pyramid<'_> {
    /// The chart.
    pub fn svg(&self) -> String {
        if !self.groups.iter().any(|group| size(group.left) > 0.0 || size(group.right) > 0.0) {
            return self.caption.empty();
        }
        let names = self.groups.iter().map(|group| text::width(group.name, QUIET.size));
        let gutter = names.fold(24.0, f64::max).min(140.0) / 2.0 + 8.0;
        let middle = WIDTH / 2.0;
        let reach = || self.groups.iter().flat_map(|group| [size(group.left), size(group.right)]);
        let right = Scale::for_bars(reach(), (middle + gutter, WIDTH - 24.0));
        let left = Scale::for_bars(reach(), (middle - gutter, 24.0));
        let (top, bottom) = (24.0, 24.0 + STEP * self.groups.len() as f64);
        let label = text::shorten(self.axis.label, QUIET.size, WIDTH - 20.0);
        let drawing = html! {
            (side(&self.axis, &left, self.sides.0, (top, bottom)))
            (side(&self.axis, &right, self.sides.1, (top, bottom)))
            @for (n, group) in self.groups.iter().enumerate() {
                @let y = bottom - STEP * (n as f64 + 1.0);
                (draw::rect((left.at(0.0), y + 1.0), (left.at(size(group.left)), y + STEP - 1.0), ink::OWN))
                (draw::rect((right.at(0.0), y + 1.0), (right.at(size(group.right)), y + STEP - 1.0), ink::fill(1)))
                (draw::words((middle, y + 12.5), Anchor::Middle, QUIET, &text::shorten(&text::clean(group.name), QUIET.size, 140.0)))
            }
            (draw::words((middle, bottom + 34.0), Anchor::Middle, QUIET, &label))
        };
        self.caption.frame((WIDTH, bottom + 44.0), &drawing)
    }
}

fn size(value: f64) -> f64 {
    sane(value).unwrap_or(0.0).max(0.0)
}

fn side(axis: &Axis<'_>, scale: &Scale, name: &str, (top, bottom): (f64, f64)) -> Markup {
    let decimals = scale.decimals();
    let ticks = scale.ticks();
    let far = ticks.last().copied().unwrap_or(1.0);
    let middle = f64::midpoint(scale.at(0.0), scale.at(far));
    html! {
        (draw::words((middle, 14.0), Anchor::Middle, STRONG, &text::shorten(&text::clean(name), PLAIN.size, 260.0)))
        @for tick in ticks {
            (draw::line((scale.at(tick), top), (scale.at(tick), bottom), pen(ink::GRID, 1.0)))
            (draw::words((scale.at(tick), bottom + 16.0), Anchor::Middle, QUIET, &(axis.format)(tick, decimals)))
        }
    }
}
