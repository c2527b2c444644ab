//! Units and indicators as a person names them; what is unknown is answered with what is near.

use indicators::definition::Catalogue;
use kernel::{IndicatorCode, UnitCode};
use places::{Match, Places, Unit};

use crate::exit::{Failure, refuse};

/// How many near ones are named.
const SUGGESTIONS: usize = 3;

/// The unit of this code or name.
///
/// # Errors
/// One line with the nearest codes and names.
pub(super) fn unit(places: &Places, text: &str, option: &str) -> anyhow::Result<UnitCode> {
    let near: Vec<&Unit> = match places.match_name(text, None) {
        Match::One(code, _) => return Ok(code),
        Match::Ambiguous(codes) => codes.iter().filter_map(|code| places.find(code)).collect(),
        Match::None(codes) if !codes.is_empty() => {
            codes.iter().filter_map(|code| places.find(code)).collect()
        }
        Match::None(_) => nearest(places.units(), |unit| unit.code.as_str(), text),
    };
    let near: Vec<String> =
        near.iter().map(|unit| format!("{} {}", unit.code, unit.name)).collect();
    let line = format!(
        "{option}: expected the code or name of a unit, found \"{text}\"{}",
        perhaps(&near)
    );
    Err(refuse(Failure::NotFound, line))
}

/// The indicator of this code, in any case.
///
/// # Errors
/// One line with the nearest codes and names.
pub(super) fn indicator(catalogue: &Catalogue, text: &str) -> anyhow::Result<IndicatorCode> {
    let found = catalogue
        .definitions()
        .find(|definition| definition.code.as_str().eq_ignore_ascii_case(text));
    if let Some(definition) = found {
        return Ok(definition.code.clone());
    }
    let near = nearest(catalogue.definitions(), |definition| definition.code.as_str(), text);
    let near: Vec<String> =
        near.iter().map(|found| format!("{} {}", found.code, found.name.sr)).collect();
    let line = format!(
        "--indicator: expected the code of an indicator, found \"{text}\"{}",
        perhaps(&near)
    );
    Err(refuse(Failure::Usage, line))
}

fn perhaps(near: &[String]) -> String {
    if near.is_empty() {
        return String::new();
    }
    format!("; perhaps {}", near.join(", "))
}

/// Those whose code is at most two strokes away, the nearest first.
fn nearest<'a, T>(
    all: impl Iterator<Item = &'a T>,
    code: fn(&T) -> &str,
    text: &str,
) -> Vec<&'a T> {
    let typed: Vec<char> = text.to_ascii_uppercase().chars().take(20).collect();
    let mut near: Vec<(usize, &T)> = all
        .map(|one| {
            (strokes(&typed, &code(one).to_ascii_uppercase().chars().collect::<Vec<_>>()), one)
        })
        .filter(|(strokes, _)| *strokes <= 2)
        .collect();
    near.sort_by_key(|(strokes, _)| *strokes);
    near.into_iter().take(SUGGESTIONS).map(|(_, one)| one).collect()
}

/// Keys typed too much, forgotten or wrong; two that changed places count as one.
fn strokes(a: &[char], b: &[char]) -> usize {
    let mut rows: Vec<Vec<usize>> = vec![(0..=b.len()).collect()];
    for (i, x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let above = |back: usize, column: usize| {
                let line = rows.len().checked_sub(back).and_then(|at| rows.get(at));
                line.and_then(|line| line.get(column)).copied().unwrap_or(usize::MAX - 1)
            };
            let mut least = (above(1, j) + usize::from(x != y)).min(above(1, j + 1) + 1);
            least = least.min(row.last().copied().unwrap_or_default() + 1);
            let before =
                |of: &[char], at: usize| at.checked_sub(1).and_then(|at| of.get(at)).copied();
            if before(a, i) == Some(*y) && before(b, j) == Some(*x) && x != y {
                least = least.min(above(2, j.saturating_sub(1)) + 1);
            }
            row.push(least);
        }
        rows.push(row);
    }
    rows.last().and_then(|row| row.last()).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strokes_count_keys_and_changed_places_once() {
        let count = |a: &str, b: &str| {
            strokes(&a.chars().collect::<Vec<_>>(), &b.chars().collect::<Vec<_>>())
        };
        assert_eq!(count("80438", "80438"), 0);
        assert_eq!(count("80483", "80438"), 1);
        assert_eq!(count("8048", "80438"), 1);
        assert_eq!(count("DEM10", "DEM-10"), 1);
        assert_eq!(count("", "abc"), 3);
        assert_eq!(count("MAT-04", "DEM-10"), 5);
    }
}
