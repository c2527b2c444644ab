//! Features of one unit as one outline.
//!
//! A feature inside another one of the unit adds nothing and is left out. Sides that two features share lie inside the
//! unit and vanish, so that a city drawn by city municipalities gets one border. Exact where the file writes the points
//! of a shared border equally; elsewhere the inner lines stay.

use std::collections::{BTreeMap, BTreeSet};

use super::point::{Loop, Point, sides};

/// Which of the features lie within a larger one.
pub(super) fn covered(features: &[&[Loop]]) -> Vec<bool> {
    let mut order: Vec<usize> = (0..features.len()).collect();
    let size = |index: &usize| features.get(*index).map_or(0.0, |rings| area(rings));
    order.sort_by(|a, b| size(b).total_cmp(&size(a)).then(a.cmp(b)));
    let mut is_covered = vec![false; features.len()];
    let mut kept: Vec<&[Loop]> = Vec::new();
    for index in order {
        let Some(&rings) = features.get(index) else { continue };
        let inside = point_inside(rings);
        if inside.is_some_and(|point| kept.iter().any(|outer| contains(outer, point))) {
            if let Some(flag) = is_covered.get_mut(index) {
                *flag = true;
            }
        } else {
            kept.push(rings);
        }
    }
    is_covered
}

/// The border of what `rings` enclose by the even–odd rule: sides that occur twice are gone.
pub(super) fn dissolve<'a>(rings: impl IntoIterator<Item = &'a Loop>) -> Vec<Loop> {
    let mut single: BTreeSet<(Point, Point)> = BTreeSet::new();
    for (a, b) in rings.into_iter().flat_map(|ring| sides(ring)) {
        let side = (a.min(b), a.max(b));
        if !single.remove(&side) {
            single.insert(side);
        }
    }
    let mut next: BTreeMap<Point, BTreeSet<Point>> = BTreeMap::new();
    for (a, b) in single {
        next.entry(a).or_default().insert(b);
        next.entry(b).or_default().insert(a);
    }
    let mut loops = Vec::new();
    while let Some(start) = next.first_key_value().map(|(&point, _)| point) {
        loops.push(walk(&mut next, start));
    }
    loops
}

/// Follows sides from `start` until it is back, and takes them out. Every point has an even number of sides, so that the
/// way can only end where it began.
fn walk(next: &mut BTreeMap<Point, BTreeSet<Point>>, start: Point) -> Loop {
    let mut points = vec![start];
    let mut at = start;
    while let Some(to) = next.get(&at).and_then(BTreeSet::first).copied() {
        remove(next, at, to);
        remove(next, to, at);
        if to == start {
            break;
        }
        points.push(to);
        at = to;
    }
    points
}

fn remove(next: &mut BTreeMap<Point, BTreeSet<Point>>, from: Point, to: Point) {
    if let Some(ends) = next.get_mut(&from) {
        ends.remove(&to);
        if ends.is_empty() {
            next.remove(&from);
        }
    }
}

/// Sum of the areas of the rings, holes too: only for an order by size.
fn area(rings: &[Loop]) -> f64 {
    let twice = |ring: &Loop| -> f64 {
        sides(ring).map(|(a, b)| (a.plane(), b.plane())).map(|(a, b)| a.0 * b.1 - b.0 * a.1).sum()
    };
    rings.iter().map(|ring| twice(ring).abs() / 2.0).sum()
}

/// Where the sides cross the parallel `north`, from west to east; `north` must lie between the steps of the grid.
fn crossings(rings: &[Loop], north: f64) -> Vec<f64> {
    let mut found: Vec<f64> = rings
        .iter()
        .flat_map(|ring| sides(ring))
        .map(|(a, b)| (a.plane(), b.plane()))
        .filter(|(a, b)| (a.1 < north) != (b.1 < north))
        .map(|(a, b)| a.0 + (north - a.1) / (b.1 - a.1) * (b.0 - a.0))
        .collect();
    found.sort_by(f64::total_cmp);
    found
}

/// A point well inside: in the middle of the widest part at half height.
fn point_inside(rings: &[Loop]) -> Option<(f64, f64)> {
    let norths = || rings.iter().flatten().map(|point| point.north);
    let north = f64::midpoint(f64::from(norths().min()?), f64::from(norths().max()?)).floor() + 0.5;
    let found = crossings(rings, north);
    let parts = found.chunks_exact(2).filter_map(|pair| Some((*pair.first()?, *pair.get(1)?)));
    let widest = parts.max_by(|a, b| (a.1 - a.0).total_cmp(&(b.1 - b.0)))?;
    Some((f64::midpoint(widest.0, widest.1), north))
}

fn contains(rings: &[Loop], (east, north): (f64, f64)) -> bool {
    crossings(rings, north).iter().filter(|&&crossing| crossing < east).count() % 2 == 1
}
