//! Whether a mapping fits the vocabulary: known variables, their values, their units.

use std::path::{Component, Path};

use assessment::{Kind, Variable, VariableCatalogue};
use tables::{Decimal, Finding};

use super::{
    decode::Decoder,
    spec::{ColumnSpec, Constant, Missing},
};

/// Whether a column can hold its variable; what was expected and found where it cannot.
pub(super) fn check_column(
    column: &ColumnSpec,
    variables: &VariableCatalogue,
) -> Result<(), (String, String)> {
    let code = column.variable.as_str();
    let Some(variable) = variables.find_variable(code) else {
        return Err(("a variable of catalogue/variables.toml".to_owned(), format!("\"{code}\"")));
    };
    if variable.derived {
        return Err((
            "a variable that is asked".to_owned(),
            format!("\"{code}\", which a rule gives"),
        ));
    }
    for value in column.values.values() {
        let known = match variable.kind {
            Kind::Category => variable.index_of(value).is_some(),
            Kind::Flag => value == "yes" || value == "no",
            _ => true,
        };
        if !known {
            let expected =
                variable.values.iter().map(|v| v.code.as_str()).collect::<Vec<_>>().join(", ");
            let expected = if expected.is_empty() { "yes or no".to_owned() } else { expected };
            return Err((format!("a value of {code}: {expected}"), format!("\"{value}\"")));
        }
    }
    if column.factor.is_some_and(|factor| !(factor.is_finite() && factor != 0.0)) {
        return Err(("a factor that is not zero".to_owned(), "another number".to_owned()));
    }
    if (column.factor.is_some() || column.period.is_some()) && !variable.kind.is_numeric() {
        return Err((
            "a factor or period of a number only".to_owned(),
            format!("{code}, which is none"),
        ));
    }
    if column.period.is_some() && periods_of(variable).is_none() {
        return Err((
            "a period of an amount for a time".to_owned(),
            format!("{code}, whose unit has none"),
        ));
    }
    Ok(())
}

/// Whether a constant is a value of its variable.
pub(super) fn check_constant(
    constant: &Constant,
    missing: &Missing,
    variables: &VariableCatalogue,
) -> Result<(), (String, String)> {
    let column = constant.as_column();
    check_column(&column, variables)?;
    let decoded = Decoder::new(&column, missing, Some(Decimal::Point), variables)
        .map(|mut decoder| decoder.decode(&constant.value));
    match decoded.and_then(|decoded| decoded.doubt) {
        Some(doubt) => Err((doubt.expected, Finding::quote(&constant.value))),
        None => Ok(()),
    }
}

/// A mapping that comes from elsewhere must not reach other folders.
pub(super) fn check_beside(file: &str) -> Result<(), (String, String)> {
    let is_plain = |part: Component<'_>| matches!(part, Component::Normal(_) | Component::CurDir);
    if !file.is_empty() && Path::new(file).components().all(is_plain) {
        return Ok(());
    }
    Err((
        "a file beside the file of persons, or in a folder below".to_owned(),
        Finding::quote(file),
    ))
}

/// How often the time of the variable's unit fits into a year.
fn periods_of(variable: &Variable) -> Option<f64> {
    let unit = variable.unit.as_deref()?;
    [("_per_year", 1.0), ("_per_quarter", 4.0), ("_per_month", 12.0), ("_per_week", 52.0)]
        .into_iter()
        .find_map(|(ending, times)| unit.ends_with(ending).then_some(times))
}

/// What a number of the column is multiplied with to stand in the variable's unit.
pub(super) fn factor_of(column: &ColumnSpec, variable: &Variable) -> f64 {
    let turned = match (column.period, periods_of(variable)) {
        (Some(period), Some(times)) => period.per_year() / times,
        _ => 1.0,
    };
    turned * column.factor.unwrap_or(1.0)
}
