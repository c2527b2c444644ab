//! What chance alone would do: funnel limits and shrinkage, for shares and rates whose counts are known.
//!
//! Both stand beside the value, never instead of it.

use stats::comparison::{FunnelModel, funnel_limits, funnel_position, shrink_counts};

use super::{Entry, Funnel, MIN_COMPARATORS, NoChance, Shrinkage};
use crate::definition::Unit;

/// Above this share events are not rare and the Poisson distribution overstates chance.
const RARE: f64 = 0.1;

/// Cases and base of a unit.
struct Pair {
    cases: f64,
    base: f64,
}

/// Cases, bases and their model, the unit itself first.
struct Rates {
    model: FunnelModel,
    scale: f64,
    own: Pair,
    others: Vec<Pair>,
}

impl Rates {
    /// Counts of the same scale. With `exact`, cases that would have to be computed back from a rounded value do not do.
    fn of(unit: Unit, own: &Entry, others: &[&Entry], exact: bool) -> Result<Self, NoChance> {
        let model = match unit {
            Unit::Percent => FunnelModel::Binomial,
            Unit::PerMille => FunnelModel::Poisson,
            _ => return Err(NoChance::NotARate),
        };
        let scale = own.counts.map(|counts| counts.scale).ok_or(NoChance::NoCounts)?;
        let pair = |entry: &Entry| {
            let counts = entry.counts.filter(|counts| counts.scale == scale)?;
            let computed = if exact { None } else { entry.value.map(|v| v / scale * counts.base) };
            Some(Pair { cases: counts.cases.or(computed)?, base: counts.base })
        };
        let own = pair(own).ok_or(NoChance::NoCounts)?;
        let others: Vec<Pair> = others.iter().filter_map(|entry| pair(entry)).collect();
        if others.len() < MIN_COMPARATORS {
            return Err(NoChance::TooFew(others.len()));
        }
        let is_share = model == FunnelModel::Binomial;
        let is_case = |pair: &Pair| pair.cases >= 0.0 && (!is_share || pair.cases <= pair.base);
        if !(is_case(&own) && others.iter().all(is_case)) {
            return Err(NoChance::NotCases);
        }
        Ok(Self { model, scale, own, others })
    }

    /// Cases over base of the others together.
    fn common(&self) -> f64 {
        let cases: f64 = self.others.iter().map(|pair| pair.cases).sum();
        cases / self.others.iter().map(|pair| pair.base).sum::<f64>()
    }
}

/// Limits around the common rate of the others for the unit's own denominator.
pub(super) fn funnel(unit: Unit, own: &Entry, others: &[&Entry]) -> Result<Funnel, NoChance> {
    let rates = Rates::of(unit, own, others, false)?;
    let (common, base) = (rates.common(), rates.own.base);
    let limits = funnel_limits(rates.model, common, base)?;
    Ok(Funnel {
        common: common * rates.scale,
        base,
        warning: (limits.warning.lower * rates.scale, limits.warning.upper * rates.scale),
        alarm: (limits.alarm.lower * rates.scale, limits.alarm.upper * rates.scale),
        position: funnel_position(rates.own.cases / base, &limits),
    })
}

/// The unit's rate drawn towards that of all, by Poisson–gamma.
pub(super) fn shrunk(unit: Unit, own: &Entry, others: &[&Entry]) -> Result<Shrinkage, NoChance> {
    let rates = Rates::of(unit, own, others, true)?;
    if rates.model == FunnelModel::Binomial && rates.common() > RARE {
        return Err(NoChance::NotRare);
    }
    let pairs = || [&rates.own].into_iter().chain(&rates.others);
    let cases: Vec<f64> = pairs().map(|pair| pair.cases).collect();
    let bases: Vec<f64> = pairs().map(|pair| pair.base).collect();
    let (_, shrunk) = shrink_counts(&cases, &bases, 0.95)?;
    let own = shrunk.first().ok_or(NoChance::NoCounts)?;
    Ok(Shrinkage {
        value: own.estimate * rates.scale,
        interval: own.interval.map(|(lower, upper)| (lower * rates.scale, upper * rates.scale)),
        weight: own.weight,
    })
}
