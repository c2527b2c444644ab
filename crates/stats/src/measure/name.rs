//! Names of the measures: a contract of the command line and of indicator definitions.

use std::fmt;
use std::str::FromStr;
use thiserror::Error;

/// A measure by its name.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Measure {
    /// `mean`: weighted mean.
    Mean,
    /// `share`: percent of the records whose flag is 1.
    Share,
    /// `ratio`: weighted total over the weighted total of a second column.
    Ratio,
    /// `median`.
    Median,
    /// `q05` … `q95`: quantile at a whole percent, 1–99.
    Quantile(u8),
    /// `arpt`: the poverty line that the records are measured against.
    Arpt,
    /// `arpr`: at-risk-of-poverty rate.
    Arpr,
    /// `rmpg`: relative median poverty gap.
    Rmpg,
    /// `gini`.
    Gini,
    /// `gpg`: gender pay gap between the two sides.
    Gpg,
    /// `qsr`: S80/S20.
    Qsr,
    /// `palma`.
    Palma,
    /// `fgt0`, `fgt1`, `fgt2`.
    Fgt(u8),
    /// `watts`.
    Watts,
    /// `sst`: Sen–Shorrocks–Thon.
    Sst,
    /// `gei:E`: generalised entropy.
    Gei(f64),
    /// `theil_l`.
    TheilL,
    /// `theil_t`.
    TheilT,
    /// `atkinson:E`, E > 0.
    Atkinson(f64),
}

/// What the figure of a measure is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// The unit of the value.
    Value,
    /// Percent.
    Percent,
    /// One total over another.
    Ratio,
    /// A number without unit.
    Number,
}

/// A name that is no measure's.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error(
    "`{found}` is no measure: expected mean, share, ratio, median, q01…q99, arpt, arpr, rmpg, gini, gpg, qsr, palma, fgt0, \
     fgt1, fgt2, watts, sst, gei:E, theil_l, theil_t or atkinson:E (E above zero)"
)]
pub struct ParseMeasureError {
    /// What was found.
    pub found: String,
}

impl Measure {
    /// What its figure is counted in.
    pub fn unit(self) -> Unit {
        match self {
            Self::Mean | Self::Median | Self::Quantile(_) | Self::Arpt => Unit::Value,
            Self::Share | Self::Arpr | Self::Rmpg | Self::Gini | Self::Gpg => Unit::Percent,
            Self::Ratio | Self::Qsr | Self::Palma => Unit::Ratio,
            Self::Fgt(_)
            | Self::Watts
            | Self::Sst
            | Self::Gei(_)
            | Self::TheilL
            | Self::TheilT
            | Self::Atkinson(_) => Unit::Number,
        }
    }

    /// Whether it measures against a poverty line.
    pub fn needs_line(self) -> bool {
        matches!(
            self,
            Self::Arpt | Self::Arpr | Self::Rmpg | Self::Fgt(_) | Self::Watts | Self::Sst
        )
    }

    /// Whether its records must be in order of value.
    pub(crate) fn needs_order(self) -> bool {
        !matches!(self, Self::Mean | Self::Share | Self::Ratio | Self::Gpg)
    }

    /// Whether it is a share of persons, whose interval must stay within its bounds.
    pub(crate) fn is_share(self) -> bool {
        matches!(self, Self::Share | Self::Arpr | Self::Fgt(0))
    }

    /// Whether it leaves out the values at and below zero.
    pub(crate) fn is_of_positive_values(self) -> bool {
        matches!(self, Self::Gei(_) | Self::TheilL | Self::TheilT | Self::Atkinson(_) | Self::Watts)
    }

    /// What the natural scale is multiplied by for the figure.
    pub(crate) fn scale(self) -> f64 {
        if self.unit() == Unit::Percent { 100.0 } else { 1.0 }
    }
}

impl fmt::Display for Measure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Mean => f.write_str("mean"),
            Self::Share => f.write_str("share"),
            Self::Ratio => f.write_str("ratio"),
            Self::Median => f.write_str("median"),
            Self::Quantile(percent) => write!(f, "q{percent:02}"),
            Self::Arpt => f.write_str("arpt"),
            Self::Arpr => f.write_str("arpr"),
            Self::Rmpg => f.write_str("rmpg"),
            Self::Gini => f.write_str("gini"),
            Self::Gpg => f.write_str("gpg"),
            Self::Qsr => f.write_str("qsr"),
            Self::Palma => f.write_str("palma"),
            Self::Fgt(alpha) => write!(f, "fgt{alpha}"),
            Self::Watts => f.write_str("watts"),
            Self::Sst => f.write_str("sst"),
            Self::Gei(epsilon) => write!(f, "gei:{epsilon}"),
            Self::TheilL => f.write_str("theil_l"),
            Self::TheilT => f.write_str("theil_t"),
            Self::Atkinson(epsilon) => write!(f, "atkinson:{epsilon}"),
        }
    }
}

impl FromStr for Measure {
    type Err = ParseMeasureError;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Ok(match name {
            "mean" => Self::Mean,
            "share" => Self::Share,
            "ratio" => Self::Ratio,
            "median" => Self::Median,
            "arpt" => Self::Arpt,
            "arpr" => Self::Arpr,
            "rmpg" => Self::Rmpg,
            "gini" => Self::Gini,
            "gpg" => Self::Gpg,
            "qsr" => Self::Qsr,
            "palma" => Self::Palma,
            "fgt0" => Self::Fgt(0),
            "fgt1" => Self::Fgt(1),
            "fgt2" => Self::Fgt(2),
            "watts" => Self::Watts,
            "sst" => Self::Sst,
            "theil_l" => Self::TheilL,
            "theil_t" => Self::TheilT,
            _ => {
                return with_parameter(name)
                    .ok_or_else(|| ParseMeasureError { found: name.to_owned() });
            }
        })
    }
}

fn with_parameter(name: &str) -> Option<Measure> {
    if let Some(epsilon) = name.strip_prefix("gei:") {
        return epsilon.parse().ok().filter(|epsilon: &f64| epsilon.is_finite()).map(Measure::Gei);
    }
    if let Some(epsilon) = name.strip_prefix("atkinson:") {
        return epsilon
            .parse()
            .ok()
            .filter(|epsilon| *epsilon > 0.0 && f64::is_finite(*epsilon))
            .map(Measure::Atkinson);
    }
    let digits =
        name.strip_prefix('q').filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))?;
    digits.parse().ok().filter(|percent| (1..=99).contains(percent)).map(Measure::Quantile)
}

#[cfg(test)]
mod tests {
    use super::Measure;

    #[test]
    fn every_name_of_the_contract_is_read_and_shown_again() {
        let names = "mean share ratio median q05 q50 q95 arpt arpr rmpg gini gpg qsr palma fgt0 fgt1 fgt2 watts sst gei:2 \
                     gei:0.5 gei:-1 theil_l theil_t atkinson:1 atkinson:0.5";
        for name in names.split_whitespace() {
            assert_eq!(name.parse::<Measure>().unwrap().to_string(), name);
        }
    }

    #[test]
    fn other_names_are_refused() {
        for name in [
            "",
            "q",
            "q0",
            "q00",
            "q100",
            "q+5",
            "q5.5",
            "fgt3",
            "gei:",
            "gei:inf",
            "atkinson:0",
            "Gini",
            "atkinson:x",
        ] {
            assert!(name.parse::<Measure>().is_err(), "{name}");
        }
    }
}
