//! The colours, once. Told apart by people who do not see red and green, and by lightness on a grey print.

/// Text and axes.
pub(crate) const INK: &str = "#222222";
/// Secondary text.
pub(crate) const QUIET_INK: &str = "#595959";
/// Grid lines.
pub(crate) const GRID: &str = "#dddddd";
/// The municipality whose report this is.
pub(crate) const OWN: &str = "#0b4f7c";
/// All the others.
pub(crate) const OTHERS: &str = "#a9bfd1";
/// Reference lines and what stands out.
pub(crate) const ACCENT: &str = "#b84a00";
/// Paper.
pub(crate) const PAPER: &str = "#ffffff";

/// Series in one chart, neighbours far apart in lightness. After Okabe & Ito (2008), darkened for thin lines.
const SERIES: [&str; 6] = ["#0b4f7c", "#e69f00", "#00815d", "#c06b98", "#56b4e9", "#444444"];

/// The same hues for areas, further apart in grey than lines may be.
const FILLS: [&str; 6] = ["#0b4f7c", "#f2b134", "#1f9e78", "#d9a5bf", "#8a6a1f", "#444444"];

/// Light to dark for ordered classes.
const SEQUENCE: [&str; 7] =
    ["#dbe8f2", "#bcd5e7", "#9cc2dc", "#6ba3c9", "#3f84b4", "#1c659a", "#0b4570"];

/// The colour of the `n`th series; repeats after six.
pub(crate) fn series(n: usize) -> &'static str {
    SERIES.get(n % SERIES.len()).copied().unwrap_or(INK)
}

/// The colour of the `n`th series' areas; repeats after six.
pub(crate) fn fill(n: usize) -> &'static str {
    FILLS.get(n % FILLS.len()).copied().unwrap_or(INK)
}

/// The colour of the `n`th of `count` ordered classes, light to dark.
pub(crate) fn class(n: usize, count: usize) -> &'static str {
    let last = SEQUENCE.len() - 1;
    let place = if count < 2 { last } else { n.min(count - 1) * last / (count - 1) };
    SEQUENCE.get(place).copied().unwrap_or(OWN)
}

/// Text that can be read upon the `n`th of `count` classes.
pub(crate) fn upon_class(n: usize, count: usize) -> &'static str {
    if count > 1 && n.min(count - 1) * 2 < count { INK } else { PAPER }
}
