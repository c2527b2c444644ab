//! From what is written to what holds: codes become positions, weights become shares of the score.
//!
//! Weights that do not sum to what they should are refused, never quietly scaled: beyond rounding of the written
//! figures, scaling would be another measure than the one that was agreed.

use stats::alkire_foster::Missing;

use super::{
    Deprived, Dimension, Indicator, RawDeprived, RawIndicator, RawMissing, RawSpec, RawValue, Spec,
};

/// How far written weights may miss their sum: three times 0.333 is meant as one.
const ROUNDING: f64 = 0.005;

/// A fault, without the file's name.
pub(super) struct Fault {
    pub(super) field: String,
    pub(super) expected: String,
    pub(super) found: String,
}

fn fault(
    field: impl Into<String>,
    expected: impl Into<String>,
    found: impl std::fmt::Display,
) -> Fault {
    Fault { field: field.into(), expected: expected.into(), found: found.to_string() }
}

pub(super) fn resolve(raw: RawSpec) -> Result<Spec, Fault> {
    if !(raw.k > 0.0 && raw.k <= 1.0) {
        return Err(fault("k", "a number above 0 and at most 1", raw.k));
    }
    let dimensions = dimensions(&raw)?;
    let weights = indicator_weights(&raw, &dimensions)?;
    let mut indicators: Vec<Indicator> = Vec::new();
    for (indicator, weight) in raw.indicator.into_iter().zip(weights) {
        let field = |name: &str| format!("indicator {}, field {name}", indicator.code);
        own_code(&indicator.code, "indicator", indicators.iter().map(|other| &other.code))?;
        indicators.push(Indicator {
            dimension: position(&dimensions, &indicator)?,
            deprived: deprived(indicator.deprived, &field("deprived"))?,
            code: indicator.code,
            column: indicator.column,
            weight,
        });
    }
    Ok(Spec {
        k: raw.k,
        missing: match raw.missing {
            RawMissing::Drop => Missing::Drop,
            RawMissing::Reweight => Missing::Reweight,
        },
        no_answer: raw.no_answer.into_iter().map(RawValue::into_text).collect(),
        weight: raw.weight,
        size: raw.size,
        strata: raw.strata,
        psu: raw.psu,
        fpc: raw.fpc,
        dimensions,
        indicators,
    })
}

fn own_code<'a>(
    code: &str,
    kind: &str,
    mut others: impl Iterator<Item = &'a String>,
) -> Result<(), Fault> {
    let field = format!("{kind} {code}, field code");
    if code.trim().is_empty() {
        return Err(fault(field, "a code", "nothing"));
    }
    if others.any(|other| other == code) {
        return Err(fault(field, "a code of its own", "it twice"));
    }
    Ok(())
}

fn dimensions(raw: &RawSpec) -> Result<Vec<Dimension>, Fault> {
    if raw.dimension.is_empty() {
        return Err(fault("dimension", "at least one [[dimension]]", "none"));
    }
    let mut found: Vec<Dimension> = Vec::new();
    let written: Vec<Option<f64>> =
        raw.dimension.iter().map(|dimension| dimension.weight).collect();
    let names: Vec<String> =
        raw.dimension.iter().map(|dimension| format!("dimension {}", dimension.code)).collect();
    let weights = match given(&written, &names)? {
        None => vec![1.0 / raw.dimension.len() as f64; raw.dimension.len()],
        Some(weights) => shares(&weights, &[1.0], "dimensions, field weight")?,
    };
    for (dimension, weight) in raw.dimension.iter().zip(weights) {
        own_code(&dimension.code, "dimension", found.iter().map(|other| &other.code))?;
        let (code, name) = (dimension.code.clone(), dimension.name.clone());
        found.push(Dimension { name: name.unwrap_or_else(|| code.clone()), code, weight });
    }
    Ok(found)
}

fn position(dimensions: &[Dimension], indicator: &RawIndicator) -> Result<usize, Fault> {
    dimensions.iter().position(|dimension| dimension.code == indicator.dimension).ok_or_else(|| {
        let known: Vec<&str> = dimensions.iter().map(|dimension| dimension.code.as_str()).collect();
        fault(
            format!("indicator {}, field dimension", indicator.code),
            format!("one of {}", known.join(", ")),
            format!("\"{}\"", indicator.dimension),
        )
    })
}

/// Share of the score of each indicator, in the order of the file.
fn indicator_weights(raw: &RawSpec, dimensions: &[Dimension]) -> Result<Vec<f64>, Fault> {
    let places: Vec<usize> = raw
        .indicator
        .iter()
        .map(|indicator| position(dimensions, indicator))
        .collect::<Result<_, _>>()?;
    let mut weights = vec![0.0; places.len()];
    for (place, dimension) in dimensions.iter().enumerate() {
        let members: Vec<usize> = (0..places.len()).filter(|j| places[*j] == place).collect();
        if members.is_empty() {
            let field = format!("dimension {}", dimension.code);
            return Err(fault(field, "at least one [[indicator]] of this dimension", "none"));
        }
        let written: Vec<Option<f64>> = members.iter().map(|j| raw.indicator[*j].weight).collect();
        let names: Vec<String> =
            members.iter().map(|j| format!("indicator {}", raw.indicator[*j].code)).collect();
        let within = match given(&written, &names)? {
            None => vec![1.0 / members.len() as f64; members.len()],
            Some(weights) => {
                let field = format!("indicators of dimension {}, field weight", dimension.code);
                shares(&weights, &[1.0, dimension.weight], &field)?
            }
        };
        for (j, share) in members.into_iter().zip(within) {
            weights[j] = share * dimension.weight;
        }
    }
    Ok(weights)
}

/// All weights, or none of them.
fn given(written: &[Option<f64>], names: &[String]) -> Result<Option<Vec<f64>>, Fault> {
    let Some(of_one) = written.iter().position(Option::is_some) else { return Ok(None) };
    let mut weights = Vec::new();
    for (weight, name) in written.iter().zip(names) {
        let field = format!("{name}, field weight");
        match weight {
            Some(weight) if weight.is_finite() && *weight >= 0.0 => weights.push(*weight),
            Some(weight) => return Err(fault(field, "a number of 0 or more", weight)),
            None => {
                let expected = format!("a weight, because {} has one", names[of_one]);
                return Err(fault(field, expected, "none"));
            }
        }
    }
    Ok(Some(weights))
}

/// Weights as shares of their sum, which must be one of `sums` up to rounding.
fn shares(weights: &[f64], sums: &[f64], field: &str) -> Result<Vec<f64>, Fault> {
    let sum: f64 = weights.iter().sum();
    if sum > 0.0 && sums.iter().any(|expected| (sum - expected).abs() <= ROUNDING) {
        return Ok(weights.iter().map(|weight| weight / sum).collect());
    }
    let sums: Vec<String> = sums.iter().map(|sum| format!("{sum:.4}")).collect();
    Err(fault(field, format!("a sum of {}", sums.join(" or ")), format!("{sum:.4}")))
}

fn deprived(raw: RawDeprived, field: &str) -> Result<Deprived, Fault> {
    let rules = "one of equals, any_of, below, at_or_below, above";
    let texts = raw.any_of.into_iter().chain(raw.equals.map(|value| vec![value]));
    let texts =
        texts.map(|values| Deprived::AnyOf(values.into_iter().map(RawValue::into_text).collect()));
    let numbers = raw
        .below
        .map(Deprived::Below)
        .into_iter()
        .chain(raw.at_or_below.map(Deprived::AtOrBelow))
        .chain(raw.above.map(Deprived::Above));
    let mut found: Vec<Deprived> = texts.chain(numbers).collect();
    let count = found.len();
    let (Some(rule), 1) = (found.pop(), count) else {
        let found = if count == 0 { "none".to_owned() } else { format!("{count} of them") };
        return Err(fault(field, rules, found));
    };
    match &rule {
        Deprived::AnyOf(values) if values.is_empty() || values.iter().any(String::is_empty) => {
            Err(fault(field, "texts of cells (an empty cell is a missing answer)", "an empty one"))
        }
        Deprived::Below(cut) | Deprived::AtOrBelow(cut) | Deprived::Above(cut)
            if !cut.is_finite() =>
        {
            Err(fault(field, "a finite cut-off", cut))
        }
        _ => Ok(rule),
    }
}
