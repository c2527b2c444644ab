//! The mapping specification of a demo table, written from the same columns as the table.

use std::fmt::Write as _;

use super::{
    answer::{Answer, Column, Form, Gap},
    export::{Encoding, KEY, missing_code},
};

/// What the form does not ask because nobody in Vedrovo has it, or because another answer covers it. Without this the
/// total income of every household would be unknown.
const NOT_IN_VEDROVO: [&str; 39] = [
    "benefit_free_transport",
    "benefit_heating_wood",
    "benefit_in_kind_aid",
    "benefit_increased_attendance_allowance",
    "benefit_increased_nsp",
    "benefit_parental_allowance",
    "benefit_special_cash_benefit",
    "benefit_unemployment",
    "benefit_work_training",
    "income_capital_per_year",
    "income_child_earnings_per_year",
    "income_foreign_pension_per_year",
    "income_housing_allowance_per_year",
    "income_increased_nsp_per_year",
    "income_other_household_per_year",
    "income_other_per_year",
    "income_parental_benefit_per_year",
    "income_sickness_benefit_per_year",
    "income_special_cash_benefit_per_year",
    "income_taxes_paid_per_year",
    "own_production_per_year",
    "service_s202",
    "service_s203",
    "service_s204",
    "service_s206",
    "service_s207",
    "service_s301",
    "service_s302",
    "service_s304",
    "service_s402",
    "service_s403",
    "service_s404",
    "service_s405",
    "service_s406",
    "service_s503",
    "service_s504",
    "service_s505",
    "service_s506",
    "service_s601",
];

/// The specification as TOML.
pub(crate) fn specification(columns: &[Column], encoding: Encoding, sample: bool) -> String {
    let encoding = match encoding {
        Encoding::Windows1250 => "windows-1250",
        Encoding::Utf8WithMark => "utf-8",
    };
    let mut text = format!(
        "# DEMO: opis tabele izmišljene opštine Vedrovo. Jedan red je jedna osoba; podaci o domaćinstvu se ponavljaju.\n\
         # Prazno: nije pitano. 77 i 7777777: ne odnosi se. 88 i 8888888: ne zna. 99 i 9999999: odbija.\n\n\
         [file]\ndelimiter = \";\"\ndecimal = \"comma\"\nencoding = \"{encoding}\"\n\n\
         [ids]\nhousehold = \"{KEY}\"\nperson = \"član\"\n\n\
         [missing]\nnot_asked = [\"\"]\ndoes_not_apply = [\"{NO}\"]\n"
    );
    if sample {
        text.push_str(
            "\n[design]\nweight = \"ponder\"\nstrata = \"stratum\"\n\
             psu = \"pj_izbora\"\nfpc = \"krugova_u_stratumu\"\n",
        );
    }
    for column in columns {
        describe(&mut text, column);
    }
    for variable in NOT_IN_VEDROVO {
        // Writing to a string cannot fail.
        let _ = write!(text, "\n[[constant]]\nvariable = \"{variable}\"\nvalue = \"{NO}\"\n");
    }
    text
}

/// The word for what does not apply, in constants.
const NO: &str = "ne odnosi se";

fn describe(text: &mut String, column: &Column) {
    let Some(variable) = column.variable else { return };
    // Writing to a string cannot fail.
    let _ = write!(text, "\n[[column]]\nname = \"{}\"\nvariable = \"{variable}\"\n", column.name);
    match column.form {
        Form::Flag => text.push_str("values = { 1 = \"yes\", 2 = \"no\" }\n"),
        Form::Choice(codes) => {
            let pairs: Vec<String> = codes
                .iter()
                .enumerate()
                .map(|(place, code)| format!("{} = \"{code}\"", place + 1))
                .collect();
            let _ = writeln!(text, "values = {{ {} }}", pairs.join(", "));
        }
        _ => {}
    }
    let missing = missing(column);
    if !missing.is_empty() {
        let _ = writeln!(text, "missing = {{ {} }}", missing.join(", "));
    }
}

/// The codes for what is missing; columns that are always filled have none, so that 99 may be an age or a circle there.
fn missing(column: &Column) -> Vec<String> {
    let kinds: &[(Answer, &str)] = match (column.gap, column.form) {
        (_, Form::Link) | (Gap::Never, Form::Flag | Form::Choice(_) | Form::Number(_)) => {
            &[(Answer::DoesNotApply, "does_not_apply")]
        }
        (Gap::Never, _) => &[],
        _ => &[
            (Answer::DoesNotApply, "does_not_apply"),
            (Answer::DoesNotKnow, "does_not_know"),
            (Answer::Refused, "refused"),
        ],
    };
    kinds
        .iter()
        .map(|(kind, name)| format!("{name} = [\"{}\"]", missing_code(kind, column.form)))
        .collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::demo::export::columns_of;

    fn catalogue() -> toml::Table {
        include_str!("../../../../catalogue/variables.toml").parse().unwrap()
    }

    fn text<'a>(table: &'a toml::Value, key: &str) -> &'a str {
        table.get(key).and_then(toml::Value::as_str).unwrap_or_default()
    }

    #[test]
    fn every_column_names_a_variable_of_the_catalogue_that_is_asked() {
        let catalogue = catalogue();
        let asked: Vec<&str> = catalogue["variable"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|v| v.get("derived").is_none())
            .map(|v| text(v, "code"))
            .collect();
        for column in columns_of(true) {
            let variable = column.variable.unwrap();
            assert!(asked.contains(&variable), "{variable}");
        }
    }

    #[test]
    fn every_code_is_one_of_its_variable() {
        let catalogue = catalogue();
        let codes: BTreeMap<&str, Vec<&str>> = catalogue["set"]
            .as_array()
            .unwrap()
            .iter()
            .map(|set| {
                let values = set["values"].as_array().unwrap();
                (text(set, "code"), values.iter().map(|v| text(v, "code")).collect())
            })
            .collect();
        let sets: BTreeMap<&str, &str> = catalogue["variable"]
            .as_array()
            .unwrap()
            .iter()
            .map(|v| (text(v, "code"), text(v, "values")))
            .collect();
        for column in columns_of(true) {
            let Form::Choice(own) = column.form else { continue };
            let allowed = &codes[sets[column.variable.unwrap()]];
            for code in own {
                assert!(allowed.contains(code), "{}: {code}", column.name);
            }
        }
    }

    #[test]
    fn a_specification_is_valid_toml_with_all_columns() {
        let columns = columns_of(true);
        let text = specification(&columns, Encoding::Windows1250, true);
        let table: toml::Table = text.parse().unwrap();
        assert_eq!(table["column"].as_array().unwrap().len(), columns.len());
        assert_eq!(table["file"]["encoding"].as_str(), Some("windows-1250"));
    }
}
