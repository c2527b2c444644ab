//! Shares and rates that the statistical office publishes beside its counts, computed from them as it does.

use super::{Figure, YEARS, written};

/// A published share or rate: series, what is added up (and taken away), what it is divided by, times what, decimals.
struct Ratio {
    code: &'static str,
    of: &'static [&'static str],
    less: &'static [&'static str],
    per: &'static str,
    scale: f64,
    decimals: usize,
}

const fn ratio(
    code: &'static str,
    of: &'static [&'static str],
    per: &'static str,
    scale: f64,
    decimals: usize,
) -> Ratio {
    Ratio { code, of, less: &[], per, scale, decimals }
}

const RATIOS: [Ratio; 20] = [
    ratio("rzs-05", &["rzs-07"], "rzs-01", 1.0, 0),
    ratio("rzs-13", &["rzs-12"], "rzs-07", 100.0, 1),
    ratio("rzs-15", &["rzs-14"], "rzs-07", 100.0, 1),
    ratio("rzs-17", &["rzs-16"], "rzs-07", 100.0, 1),
    ratio("rzs-19", &["rzs-18"], "rzs-07", 100.0, 1),
    ratio("rzs-21", &["rzs-20"], "rzs-07", 100.0, 1),
    ratio("rzs-23", &["rzs-22"], "rzs-07", 100.0, 1),
    ratio("rzs-27", &["rzs-26"], "rzs-07", 100.0, 1),
    ratio("rzs-31", &["rzs-30"], "rzs-07", 1000.0, 2),
    ratio("rzs-33", &["rzs-32"], "rzs-07", 1000.0, 2),
    ratio("rzs-35", &["rzs-34"], "rzs-30", 1000.0, 1),
    ratio("rzs-37", &["rzs-36"], "rzs-07", 1000.0, 2),
    Ratio { less: &["rzs-22"], ..ratio("rzs-42", &["rzs-07"], "rzs-22", 100.0, 1) },
    Ratio { less: &["rzs-22", "rzs-26"], ..ratio("rzs-43", &["rzs-07"], "rzs-22", 100.0, 1) },
    ratio("rzs-44", &["rzs-26"], "rzs-22", 100.0, 1),
    ratio("rzs-50", &["rzs-49"], "rzs-01", 1.0, 1),
    ratio("rzs-52", &["rzs-51"], "rzs-07", 1000.0, 0),
    ratio("rzs-54", &["rzs-53"], "rzs-06", 100.0, 1),
    ratio("rzs-56", &["rzs-55"], "rzs-06", 100.0, 1),
    ratio("rzs-58", &["rzs-57"], "rzs-07", 1000.0, 1),
];

/// All shares and rates of all years, from the counts.
pub(super) fn figures(counts: &[Figure]) -> Vec<Figure> {
    let of_year = |ratio: &Ratio, year: i32| {
        let count = |code: &str| {
            let found = counts.iter().find(|one| one.code == code && one.year == year)?;
            found.value.replace(',', ".").parse::<f64>().ok()
        };
        let sum = |codes: &[&str]| codes.iter().map(|code| count(code)).sum::<Option<f64>>();
        let per = count(ratio.per)?;
        let value = ratio.scale * (sum(ratio.of)? - sum(ratio.less)?) / per;
        Some(Figure {
            code: ratio.code,
            year,
            value: written(value, ratio.decimals),
            base: (ratio.scale > 1.0).then_some(per as u32),
            source: "RZS",
        })
    };
    YEARS.flat_map(|year| RATIOS.iter().filter_map(move |one| of_year(one, year))).collect()
}
