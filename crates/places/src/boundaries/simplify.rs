//! Fewer points without gaps: borders are simplified once for both neighbours (Douglas–Peucker between junctions).
//!
//! A junction is a point where more or fewer than two sides meet; it always stays. A loop that would shrink to a line keeps
//! all its points. The result depends on the points only, not on the order or direction of rings in the file.

use std::collections::{BTreeMap, BTreeSet};

use super::point::{Loop, Point, sides};

/// Simplified lines by the line they stand for, in its one direction.
type Lines = BTreeMap<Vec<Point>, Vec<Point>>;

/// Simplifies the loops of all units together; `tolerance` in steps of the grid.
pub(super) fn simplify<K: Ord + Clone>(
    units: &BTreeMap<K, Vec<Loop>>,
    tolerance: f64,
) -> BTreeMap<K, Vec<Loop>> {
    let junctions = junctions(units.values().flatten());
    let cut: Vec<(&K, Vec<Line>)> = units
        .iter()
        .flat_map(|(unit, loops)| loops.iter().map(move |points| (unit, points)))
        .map(|(unit, points)| (unit, lines(points, &junctions)))
        .collect();
    let mut simplified: Lines = BTreeMap::new();
    for line in cut.iter().flat_map(|(_, lines)| lines) {
        simplified
            .entry(line.points.clone())
            .or_insert_with(|| douglas_peucker(&line.points, tolerance));
    }
    // Neighbours share lines: a line that one of them needs whole is whole for the other too.
    for (_, lines) in &cut {
        if joined(lines, &simplified).len() < 3 {
            for line in lines {
                simplified.insert(line.points.clone(), line.points.clone());
            }
        }
    }
    let mut result: BTreeMap<K, Vec<Loop>> = BTreeMap::new();
    for (unit, lines) in cut {
        result.entry(unit.clone()).or_default().push(joined(&lines, &simplified));
    }
    result
}

/// A part of a loop between junctions, in its one direction, and whether the loop goes the other way.
struct Line {
    points: Vec<Point>,
    is_backwards: bool,
}

impl Line {
    fn of(mut points: Vec<Point>) -> Self {
        let is_backwards = points.iter().rev().lt(points.iter());
        if is_backwards {
            points.reverse();
        }
        Self { points, is_backwards }
    }
}

fn junctions<'a>(loops: impl Iterator<Item = &'a Loop>) -> BTreeSet<Point> {
    let mut beside: BTreeMap<Point, BTreeSet<Point>> = BTreeMap::new();
    for (a, b) in loops.flat_map(|points| sides(points)) {
        beside.entry(a).or_default().insert(b);
        beside.entry(b).or_default().insert(a);
    }
    beside.into_iter().filter(|(_, ends)| ends.len() != 2).map(|(point, _)| point).collect()
}

/// Cuts a loop at its junctions; without one, at its smallest point.
fn lines(points: &Loop, junctions: &BTreeSet<Point>) -> Vec<Line> {
    let first = points.iter().position(|point| junctions.contains(point));
    let smallest = || points.iter().enumerate().min_by_key(|(_, point)| **point).map(|(at, _)| at);
    let start = first.or_else(smallest).unwrap_or_default();
    let count = points.len();
    let mut found = Vec::new();
    let mut line: Vec<Point> = Vec::new();
    for (step, &point) in points.iter().cycle().skip(start).take(count + 1).enumerate() {
        line.push(point);
        let ends = step == count || junctions.contains(&point);
        if ends && line.len() > 1 {
            found.push(Line::of(std::mem::replace(&mut line, vec![point])));
        }
    }
    found
}

/// The loop that the simplified lines make.
fn joined(lines: &[Line], simplified: &Lines) -> Loop {
    let mut points: Loop = Vec::new();
    for line in lines {
        let kept = simplified.get(&line.points).unwrap_or(&line.points);
        let count = kept.len().saturating_sub(1);
        // The last point is the first of the next line.
        if line.is_backwards {
            points.extend(kept.iter().rev().take(count));
        } else {
            points.extend(kept.iter().take(count));
        }
    }
    points
}

/// The points that are further than `tolerance` from the line without them.
///
/// # Source
/// Douglas & Peucker, Cartographica 10 (1973).
fn douglas_peucker(points: &[Point], tolerance: f64) -> Vec<Point> {
    let Some(last) = points.len().checked_sub(1) else { return Vec::new() };
    let mut kept: BTreeSet<usize> = BTreeSet::from([0, last]);
    let mut open = vec![(0, last)];
    while let Some((from, to)) = open.pop() {
        if let Some((index, distance)) = farthest(points, from, to)
            && distance > tolerance
        {
            kept.insert(index);
            open.extend([(from, index), (index, to)]);
        }
    }
    kept.into_iter().filter_map(|index| points.get(index).copied()).collect()
}

/// The point between two others that is farthest from the straight line between them; the first of equals.
fn farthest(points: &[Point], from: usize, to: usize) -> Option<(usize, f64)> {
    let (a, b) = (points.get(from)?.plane(), points.get(to)?.plane());
    let mut found: Option<(usize, f64)> = None;
    for (index, point) in points.iter().enumerate().take(to).skip(from + 1) {
        let distance = distance(point.plane(), a, b);
        if found.is_none_or(|(_, most)| distance > most) {
            found = Some((index, distance));
        }
    }
    found
}

/// Distance of a point from the line between `a` and `b`, ends included.
fn distance(point: (f64, f64), a: (f64, f64), b: (f64, f64)) -> f64 {
    let (dx, dy) = (b.0 - a.0, b.1 - a.1);
    let length = dx * dx + dy * dy;
    let along = (point.0 - a.0) * dx + (point.1 - a.1) * dy;
    let share = if length > 0.0 { (along / length).clamp(0.0, 1.0) } else { 0.0 };
    (point.0 - a.0 - share * dx).hypot(point.1 - a.1 - share * dy)
}
