//! Definitions × snapshot → figures.
//!
//! The design decides what may be said: of a sample standard errors and intervals, of a census errors of zero, of a list
//! figures alone. Every figure leaves here fit to be published: what is too small is hidden already, and what rests on too
//! few answers is withheld.

use rayon::prelude::*;
use stats::{
    NO_GROUP,
    inequality::pay_gap::Side,
    measure::{Columns, Groups, Interval, LineRule, Measure, Options, contrast, estimate},
};

use super::{
    base::Base,
    disclosure::{Cells, hide},
    figure::Figure,
    reliability::{Behind, withhold},
    verdict::{Verdict, verdicts},
};
use crate::{
    definition::{Breakdown, Catalogue, Count, Definition, Gap, Kind, Line, Unit},
    snapshot::{Data, PRESENT, Snapshot},
};
use kernel::Design;

/// Dated lines, dinars a month for one adult.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Lines {
    /// The national at-risk-of-poverty threshold.
    pub national: Option<f64>,
    /// The base year's threshold, uprated.
    pub anchored: Option<f64>,
}

/// The figures of all computed indicators, in the order of the catalogue: everybody first, then each breakdown.
pub fn compute(snapshot: &Snapshot, catalogue: &Catalogue, lines: Lines) -> Vec<Figure> {
    let divisions: Vec<Division> =
        Breakdown::ALL.into_iter().flat_map(|by| Division::all_of(snapshot, by)).collect();
    let definitions: Vec<&Definition> =
        catalogue.definitions().filter(|d| d.is_computed()).collect();
    definitions
        .into_par_iter()
        .flat_map_iter(|definition| {
            let task = Task { snapshot, catalogue, definition, lines, divisions: &divisions };
            task.figures()
        })
        .collect()
}

/// A breakdown of the rows.
struct Division {
    by: Breakdown,
    /// Whether it divides households rather than persons.
    of_households: bool,
    codes: Vec<u32>,
    labels: Vec<String>,
}

impl Division {
    fn all_of(snapshot: &Snapshot, by: Breakdown) -> Vec<Self> {
        let households = match by {
            Breakdown::Roma => Some("roma_household"),
            Breakdown::Settlement | Breakdown::HouseholdType => Some(by.variable()),
            Breakdown::Sex | Breakdown::AgeGroup | Breakdown::Disability => None,
        };
        let of_persons = Self::of(snapshot, by, by.variable(), false);
        let of_households = households.and_then(|variable| Self::of(snapshot, by, variable, true));
        of_persons.into_iter().chain(of_households).collect()
    }

    fn of(snapshot: &Snapshot, by: Breakdown, variable: &str, of_households: bool) -> Option<Self> {
        let column = snapshot.column(variable)?;
        let Data::Code { codes, labels, .. } = &column.data else { return None };
        let code = |(code, missing): (&u16, &u8)| {
            if *missing == PRESENT { u32::from(*code) } else { NO_GROUP }
        };
        let codes = codes.iter().zip(&column.missing).map(code).collect();
        Some(Self { by, of_households, codes, labels: labels.clone() })
    }

    fn groups(&self) -> Groups<'_> {
        Groups { codes: &self.codes, count: self.labels.len() }
    }
}

/// What `stats` says of the whole or of a group, before it is scaled and hidden.
#[derive(Default, Clone)]
struct Raw {
    estimate: Option<f64>,
    standard_error: Option<f64>,
    lower: Option<f64>,
    upper: Option<f64>,
    n: usize,
    population: f64,
    reason: Option<String>,
}

/// One indicator.
struct Task<'a> {
    snapshot: &'a Snapshot,
    catalogue: &'a Catalogue,
    definition: &'a Definition,
    lines: Lines,
    divisions: &'a [Division],
}

impl Task<'_> {
    fn figures(&self) -> Vec<Figure> {
        if let Kind::Gap(gap) = &self.definition.kind {
            return self.gap(gap);
        }
        let Some(base) = Base::of(self.snapshot, self.definition) else { return Vec::new() };
        let cells = Cells::of(self.snapshot, &base, self.definition, None);
        let mut figures = vec![self.figure(&self.raw(&base, None), None, None, &base)];
        hide(&mut figures, None, &cells, self.definition, self.snapshot.about.design);
        let hidden_whole = figures.first().is_some_and(|figure| figure.hidden.is_some());
        let of_households = self.definition.count == Count::Households;
        for by in &self.definition.by {
            let mut divisions = self.divisions.iter();
            let Some(division) =
                divisions.find(|d| d.by == *by && d.of_households == of_households)
            else {
                continue;
            };
            let raw = self.raw(&base, Some(division));
            let mut groups: Vec<Figure> = raw
                .iter()
                .skip(1)
                .zip(&division.labels)
                .enumerate()
                .map(|(code, (raw, label))| {
                    let group = Some((division, code as u32, label.as_str()));
                    self.figure(std::slice::from_ref(raw), group, Some(*by), &base)
                })
                .collect();
            let groups_of = Some((division.codes.as_slice(), division.labels.len()));
            let cells = Cells::of(self.snapshot, &base, self.definition, groups_of);
            hide(&mut groups, Some(*by), &cells, self.definition, self.snapshot.about.design);
            if hidden_whole {
                // What is too small as a whole is not shown in parts.
                groups.clear();
            }
            figures.append(&mut groups);
        }
        figures
    }

    fn raw(&self, base: &Base, division: Option<&Division>) -> Vec<Raw> {
        let Some(measure) = self.measure() else { return vec![Raw::default()] };
        let Some(options) = self.options(measure) else {
            let reason = Some("no_line".to_owned());
            return vec![Raw { reason, ..Raw::default() }];
        };
        let columns = self.columns(base, division);
        match estimate(&columns, &[measure], &options) {
            Err(cause) => vec![Raw { reason: Some(cause.to_string()), ..Raw::default() }],
            Ok(estimates) => estimates
                .into_iter()
                .map(|e| Raw {
                    estimate: e.estimate,
                    standard_error: e.standard_error,
                    lower: e.lower,
                    upper: e.upper,
                    n: e.n,
                    population: e.population,
                    reason: e.reason.map(|reason| reason.code().to_owned()),
                })
                .collect(),
        }
    }

    fn columns<'b>(&'b self, base: &'b Base, division: Option<&'b Division>) -> Columns<'b> {
        Columns {
            values: &base.values,
            weights: Some(&self.snapshot.weight),
            groups: division.map(Division::groups),
            denominators: base.denominators.as_deref(),
            strata: Some(&self.snapshot.stratum),
            psu: Some(&self.snapshot.psu),
            fpc: self.snapshot.stratum_size.as_deref(),
            ..Columns::default()
        }
    }

    fn measure(&self) -> Option<Measure> {
        match &self.definition.kind {
            Kind::Share(_) => Some(Measure::Share),
            Kind::Mean(_) => Some(Measure::Mean),
            Kind::Ratio(_) => Some(Measure::Ratio),
            Kind::Measure(measure) if measure.of.is_none() => Some(Measure::Share),
            Kind::Measure(measure) => measure.name.parse().ok(),
            Kind::Gap(_) | Kind::Entered(_) => None,
        }
    }

    /// `None` when the line that is asked for is not known.
    fn options(&self, measure: Measure) -> Option<Options> {
        let mut options = Options::default();
        if self.snapshot.about.design != Design::Sample {
            options.interval = Interval::None;
        }
        if let Kind::Measure(measured) = &self.definition.kind
            && measure.needs_line()
        {
            options.line = match measured.line {
                None => LineRule::ShareOfMedian(measured.share.unwrap_or(0.6)),
                Some(Line::National) => LineRule::Fixed(self.lines.national?),
                Some(Line::Anchored) => LineRule::Fixed(self.lines.anchored?),
            };
        }
        Some(options)
    }

    /// Withholds a figure that rests on too few answers. `estimate` is that of `stats`, of a share in percent.
    fn judge(&self, figure: &mut Figure, n: usize, missing: [u64; 4], estimate: Option<f64>) {
        let at_bound = estimate.is_some_and(|percent| percent == 0.0 || percent == 100.0);
        let all_alike = at_bound && self.measure() == Some(Measure::Share);
        let behind = Behind { n: n as u64, missing, all_alike };
        if let Some(doubt) = behind.doubt(self.snapshot.about.design) {
            withhold(figure, doubt);
        }
    }

    /// What the figure of `stats` is multiplied by to stand in the indicator's unit.
    fn factor(&self, population: f64) -> f64 {
        match (&self.definition.kind, self.definition.unit) {
            (Kind::Share(_), Unit::PerMille) => 10.0,
            (Kind::Ratio(ratio), _) => ratio.scale,
            // The share of those counted, times all.
            (Kind::Measure(measured), _) if measured.of.is_none() => population / 100.0,
            (Kind::Measure(measured), Unit::Percent) if measured.name.starts_with("fgt") => 100.0,
            _ => 1.0,
        }
    }

    fn figure(
        &self,
        raw: &[Raw],
        group: Option<(&Division, u32, &str)>,
        by: Option<Breakdown>,
        base: &Base,
    ) -> Figure {
        let raw = raw.first().cloned().unwrap_or_default();
        let factor = self.factor(raw.population);
        let missing = base.missing(|row| {
            group.is_none_or(|(division, code, _)| division.codes.get(row) == Some(&code))
        });
        let mut figure = Figure {
            indicator: self.definition.code.clone(),
            version: self.definition.version,
            by,
            group: group.map(|(_, _, label)| label.to_owned()),
            estimate: raw.estimate.map(|value| value * factor),
            standard_error: raw.standard_error.map(|value| value * factor),
            lower: raw.lower.map(|value| value * factor),
            upper: raw.upper.map(|value| value * factor),
            n: Some(raw.n as u64),
            population: Some(raw.population),
            missing,
            hidden: None,
            reason: raw.reason,
        };
        without_error_in_a_census(&mut figure, self.snapshot.about.design);
        self.judge(&mut figure, raw.n, missing, raw.estimate);
        figure
    }

    fn gap(&self, gap: &Gap) -> Vec<Figure> {
        let Some(of) = self.catalogue.find(&gap.of) else { return Vec::new() };
        let inner = Task { definition: of, ..*self };
        let (Some(base), Some(measure)) = (Base::of(self.snapshot, of), inner.measure()) else {
            return Vec::new();
        };
        let Some(options) = inner.options(measure) else { return Vec::new() };
        let against_all = gap.b.0.is_empty();
        let a = verdicts(self.snapshot, &gap.a);
        let b = verdicts(self.snapshot, &gap.b);
        let side = |(a, b): (&Verdict, &Verdict)| match (a, b, against_all) {
            (Verdict::Yes, _, _) => Side::A,
            (_, Verdict::Yes, false) | (Verdict::No, _, true) => Side::B,
            _ => Side::Neither,
        };
        let sides: Vec<Side> = a.iter().zip(&b).map(side).collect();
        let columns = Columns { sides: Some(&sides), ..inner.columns(&base, None) };
        let Ok(differences) = contrast(&columns, &[measure], &options) else { return Vec::new() };
        let Some(difference) = differences.into_iter().find(|d| d.group.is_none()) else {
            return Vec::new();
        };
        // Against everybody, the group is a part of what it is set against: the gap shrinks by the group's share, which is
        // taken as known in the standard error.
        let everybody = difference.a.population + difference.b.population;
        let rest = difference.b.population / everybody;
        let shrink = if against_all && everybody > 0.0 { rest } else { 1.0 };
        let raw = Raw {
            estimate: difference.difference.map(|value| value * shrink),
            standard_error: difference.standard_error.map(|value| value * shrink),
            lower: difference.lower.map(|value| value * shrink),
            upper: difference.upper.map(|value| value * shrink),
            n: difference.a.n + difference.b.n,
            population: everybody,
            reason: difference.reason.map(|reason| reason.code().to_owned()),
        };
        let mut figure = self.figure(&[raw], None, None, &base);
        for (side, of) in [(Side::A, &difference.a), (Side::B, &difference.b)] {
            let missing = base.missing(|row| sides.get(row) == Some(&side));
            inner.judge(&mut figure, of.n, missing, of.estimate);
        }
        let mut figures = vec![figure];
        let codes: Vec<u32> = sides.iter().copied().map(side_code).collect();
        let cells = Cells::of(self.snapshot, &base, of, Some((&codes, 2)));
        // Where nobody was asked for the side that they are on, there is nothing to protect.
        let is_known = sides.iter().any(|side| *side != Side::Neither);
        if is_known && cells.smallest() < u64::from(self.definition.minimum_cell.max(10)) {
            figures.iter_mut().for_each(super::disclosure::hide_small);
        }
        figures
    }
}

const fn side_code(side: Side) -> u32 {
    match side {
        Side::A => 0,
        Side::B => 1,
        Side::Neither => NO_GROUP,
    }
}

fn without_error_in_a_census(figure: &mut Figure, design: Design) {
    if design == Design::Census && figure.estimate.is_some() {
        figure.standard_error = Some(0.0);
        (figure.lower, figure.upper) = (figure.estimate, figure.estimate);
    }
}
