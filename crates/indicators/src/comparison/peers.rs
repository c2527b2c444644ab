//! The most similar units: nearest by standardised distance in what official sources say of them.

use kernel::{Period, UnitCode};
use places::Unit;
use stats::comparison::{Distance, nearest_peers};

use super::{Covariate, NoPeers, PeerUnit, Peers, Trait, Values};

/// How many peers are sought.
const WANTED: usize = 10;
/// Fewest covariates by which units may be called similar.
const FEWEST: usize = 2;

const TRAITS: [Trait; 6] = [
    Trait::Population,
    Trait::Density,
    Trait::PopulationChange,
    Trait::Children,
    Trait::Older,
    Trait::Wage,
];

/// The units of `base` most similar to `own`.
///
/// A covariate is used where the unit itself and more than half of the others have it; a unit that lacks one of those
/// used is nobody's peer. Facts of the list of units have no period, series are taken in their newest usable one.
pub(super) fn peers(values: &Values<'_>, base: &[&Unit], own: &Unit) -> Result<Peers, NoPeers> {
    let units: Vec<&Unit> = [own]
        .into_iter()
        .chain(base.iter().copied().filter(|unit| unit.code != own.code))
        .collect();
    let mut without = Vec::new();
    let mut covariates = Vec::new();
    let mut columns = Vec::new();
    for what in TRAITS {
        match column(values, &units, what) {
            Some((period, column)) => {
                covariates.push(Covariate { what, period });
                columns.push(column);
            }
            None => without.push(what),
        }
    }
    if covariates.len() < FEWEST {
        return Err(NoPeers::TooLittleKnown(covariates.len()));
    }
    let columns: Vec<&[f64]> = columns.iter().map(Vec::as_slice).collect();
    let found = nearest_peers(&columns, 0, WANTED, Distance::Standardised)?;
    let named = |position: usize| covariates.get(position).map(|covariate| covariate.what);
    let units = found.peers.iter().filter_map(|peer| {
        let resemblance = peer.resemblance.iter();
        Some(PeerUnit {
            unit: units.get(peer.place)?.code.clone(),
            distance: peer.distance,
            resemblance: resemblance
                .filter_map(|one| Some((named(one.covariate)?, one.difference)))
                .collect(),
        })
    });
    Ok(Peers { units: units.collect(), covariates, without })
}

/// A covariate of all units, NaN where missing; the first unit has it and more than half of the others.
fn column(values: &Values<'_>, units: &[&Unit], what: Trait) -> Option<(Option<Period>, Vec<f64>)> {
    let of_all = |of: &dyn Fn(&Unit) -> Option<f64>| {
        let column: Vec<f64> = units.iter().map(|unit| of(unit).unwrap_or(f64::NAN)).collect();
        let known = column.iter().filter(|value| value.is_finite()).count();
        let is_usable =
            column.first().is_some_and(|own| own.is_finite()) && 2 * known > units.len();
        is_usable.then_some(column)
    };
    let people = |unit: &Unit| unit.population_2022.map(f64::from).filter(|people| *people > 0.0);
    let fact = |of: &dyn Fn(&Unit) -> Option<f64>| Some((None, of_all(of)?));
    let series = |code: &str, change: fn(f64) -> f64| {
        let code = code.parse().ok()?;
        let own: &UnitCode = &units.first()?.code;
        let periods: Vec<Period> =
            values.figures.over_time(own, &code).map(|figure| figure.period).collect();
        periods.into_iter().rev().find_map(|period| {
            let of = |unit: &Unit| {
                let figure = values.figures.find(&unit.code, &code, period)?;
                figure.value.number().map(change)
            };
            Some((Some(period), of_all(&of)?))
        })
    };
    match what {
        Trait::Population => fact(&|unit| people(unit).map(f64::ln)),
        Trait::Density => fact(&|unit| {
            let area = unit.area_km2.filter(|area| *area > 0.0)?;
            people(unit).map(|people| (people / area).ln())
        }),
        Trait::PopulationChange => fact(&|unit| {
            let before = unit.population_2011.filter(|before| *before > 0)?;
            people(unit).map(|now| 100.0 * (now / f64::from(before) - 1.0))
        }),
        Trait::Children => series("rzs-19", |adults| 100.0 - adults),
        Trait::Older => series("rzs-27", |share| share),
        Trait::Wage => series("rzs-wage", f64::ln),
    }
}
