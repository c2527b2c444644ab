//! Comparisons as JSON, with everything that is known; the help of `svi compare` documents the structure.

use serde::Serialize;
use serde_json::{Value, json};
use stats::comparison::Position;

use super::{
    Beside, Compared,
    grid::{Names, name, tidy},
};
use crate::comparison::{Against, Funnel, Group, NoChance, NoPeers, Peers, Shrinkage, Standing};

/// The document.
pub fn document(shown: &Names<'_>, compared: &[Compared]) -> Value {
    let found = compared.iter().filter_map(|one| one.found.as_ref().ok());
    let reasons = compared.iter().filter_map(|one| {
        let reason = one.found.as_ref().err()?.to_string();
        Some(json!({ "indicator": one.indicator.as_str(), "reason": reason }))
    });
    json!({
        "unit": { "code": shown.unit.as_str(), "name": shown.unit_name(shown.unit) },
        "comparisons": found.map(|found| comparison(shown, found)).collect::<Vec<_>>(),
        "not_compared": reasons.collect::<Vec<_>>(),
    })
}

/// The word that the catalogue's files use.
pub(super) fn word(value: &impl Serialize) -> Option<String> {
    serde_json::to_value(value).ok()?.as_str().map(str::to_owned)
}

fn comparison(shown: &Names<'_>, beside: &Beside) -> Value {
    let found = &beside.comparison;
    let own = &found.own;
    let definition = shown.catalogue.find(&found.indicator);
    json!({
        "indicator": found.indicator.as_str(),
        "version": found.version,
        "name": definition.map(|definition| definition.name.show(shown.language)),
        "unit": definition.and_then(|definition| word(&definition.unit)),
        "direction": word(&found.direction),
        "period": own.period.to_string(),
        "newest_period": found.newest.to_string(),
        "origin": own.origin.as_str(),
        "source": &*own.source,
        "value": own.value.map(tidy),
        "standard_error": own.standard_error,
        "against": sides(shown, beside),
        "all": group(&found.all, true),
        "peers": found.peers.as_ref().map(|peers| similar(shown, peers)),
        "funnel": funnel(&found.funnel),
        "shrunk": shrunk(&found.shrunk),
    })
}

fn sides(shown: &Names<'_>, beside: &Beside) -> Vec<Value> {
    let against = beside.comparison.against.iter().zip(&beside.rows);
    against.map(|(against, row)| side(against, &name(shown, row))).collect()
}

fn side(against: &Against, name: &str) -> Value {
    let other = against.other.as_ref().ok();
    json!({
        "with": against.whom.as_str(),
        "code": against.whom.code().map(kernel::UnitCode::as_str),
        "name": name,
        "value": other.map(|other| tidy(other.value)),
        "standard_error": other.and_then(|other| other.standard_error),
        "difference": other.map(|other| tidy(other.difference)),
        "difference_standard_error": other.and_then(|other| other.difference_standard_error),
        "how": other.map(|other| other.how.as_str()),
        "source": other.map(|other| &*other.source),
        "reason": against.other.as_ref().err().map(ToString::to_string),
        "group": against.group.as_ref().map(|found| group(found, false)),
    })
}

fn group(found: &Group, with_values: bool) -> Value {
    let standing = found.standing.as_ref().ok();
    let mut group = json!({
        "units": found.size,
        "known": found.values.len(),
        "quartiles": found.quartiles.map(|quartiles| quartiles.map(tidy)),
        "rank": standing.map(Standing::place),
        "tied": standing.map(|standing| standing.tied),
        "of": standing.map(|standing| standing.of),
        "percentile": standing.map(|standing| tidy(standing.percentile)),
        "z": standing.and_then(|standing| standing.z).map(tidy),
        "reason": found.standing.as_ref().err().map(ToString::to_string),
    });
    if let (true, Some(group)) = (with_values, group.as_object_mut()) {
        let values = found.values.iter();
        let values =
            values.map(|(unit, value)| json!({ "unit": unit.as_str(), "value": tidy(*value) }));
        group.insert("values".to_owned(), values.collect());
    }
    group
}

fn similar(shown: &Names<'_>, peers: &Result<Peers, NoPeers>) -> Value {
    let peers = match peers {
        Ok(peers) => peers,
        Err(reason) => return json!({ "reason": reason.to_string() }),
    };
    let covariates = peers.covariates.iter().map(|covariate| {
        json!({
            "code": covariate.what.as_str(),
            "name": covariate.what.words().show(shown.language),
            "period": covariate.period.map(|period| period.to_string()),
        })
    });
    let units = peers.units.iter().map(|peer| {
        let alike = peer.resemblance.iter();
        let alike = alike.map(
            |(what, difference)| json!({ "code": what.as_str(), "difference": tidy(*difference) }),
        );
        json!({
            "code": peer.unit.as_str(),
            "name": shown.unit_name(&peer.unit),
            "distance": tidy(peer.distance),
            "alike": alike.collect::<Vec<_>>(),
        })
    });
    json!({
        "covariates": covariates.collect::<Vec<_>>(),
        "without": peers.without.iter().map(|what| what.as_str()).collect::<Vec<_>>(),
        "units": units.collect::<Vec<_>>(),
    })
}

fn funnel(found: &Result<Funnel, NoChance>) -> Value {
    match found {
        Err(reason) => json!({ "reason": reason.to_string() }),
        Ok(funnel) => json!({
            "common": tidy(funnel.common),
            "base": funnel.base,
            "limits_95": [tidy(funnel.warning.0), tidy(funnel.warning.1)],
            "limits_998": [tidy(funnel.alarm.0), tidy(funnel.alarm.1)],
            "position": match funnel.position {
                Position::Inside => "inside",
                Position::Low => "low",
                Position::High => "high",
                Position::VeryLow => "very_low",
                Position::VeryHigh => "very_high",
            },
        }),
    }
}

fn shrunk(found: &Result<Shrinkage, NoChance>) -> Value {
    match found {
        Err(reason) => json!({ "reason": reason.to_string() }),
        Ok(shrunk) => json!({
            "value": tidy(shrunk.value),
            "interval_95": shrunk.interval.map(|(lower, upper)| [tidy(lower), tidy(upper)]),
            "weight": tidy(shrunk.weight),
        }),
    }
}
