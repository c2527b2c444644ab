//! What breakdowns, groups, institutions and territories are called in both languages.

use assessment::{ValueLabel, VariableCatalogue};
use kernel::Words;

use crate::definition::{Breakdown, Catalogue, Count, Definition, Kind};

fn words(sr: &str, en: &str) -> Words {
    Words { sr: sr.to_owned(), en: en.to_owned() }
}

/// An indicator's name without the catalogue's remark that it is of those mapped, for every figure says its design itself,
/// and without signs that the typeface of documents lacks.
pub fn bare_name(name: &Words) -> Words {
    let bare = |name: &str| {
        let remark = [" (mapirani)", " (mapirana)", " (mapped)"];
        remark.iter().find_map(|remark| name.strip_suffix(remark)).unwrap_or(name).replace('₀', "0")
    };
    Words { sr: bare(&name.sr), en: bare(&name.en) }
}

/// What a breakdown divides by.
pub fn breakdown(by: Breakdown) -> Words {
    match by {
        Breakdown::Sex => words("Pol", "Sex"),
        Breakdown::AgeGroup => words("Starost", "Age"),
        Breakdown::Settlement => words("Vrsta naselja", "Kind of settlement"),
        Breakdown::Roma => words("Romi i Romkinje", "Roma"),
        Breakdown::Disability => words("Osobe sa invaliditetom", "Persons with disabilities"),
        Breakdown::HouseholdType => words("Vrsta domaćinstva", "Household type"),
    }
}

/// A group of a breakdown, by the vocabulary; a code that it does not know stands for itself.
pub fn group(variables: &VariableCatalogue, by: Breakdown, code: &str) -> Words {
    match (by, code) {
        (Breakdown::Roma, "yes") => return words("Romi i Romkinje", "Roma"),
        (Breakdown::Roma, "no") => return words("ostalo stanovništvo", "rest of the population"),
        (Breakdown::Disability, "yes") => return words("sa invaliditetom", "with a disability"),
        (Breakdown::Disability, "no") => return words("bez invaliditeta", "without a disability"),
        _ => {}
    }
    let variable = variables.find_variable(by.variable());
    let value = variable.and_then(|one| one.values.iter().find(|value| value.code == code));
    value.map_or_else(|| words(code, code), ValueLabel::words)
}

/// Institutions by the key that definitions give them.
pub fn institution(key: &str) -> Words {
    match key {
        "RZS" => {
            words("Republički zavod za statistiku", "Statistical Office of the Republic of Serbia")
        }
        "NSZ" => words("Nacionalna služba za zapošljavanje", "National Employment Service"),
        "CSR" => words("Centar za socijalni rad", "Centre for social work"),
        "MIN" => words("registri ministarstava", "registers of ministries"),
        "JLS" => words("evidencija i budžet opštine", "municipal records and budget"),
        "PRV" => words("pružaoci usluga", "service providers"),
        "SCH" => words("škole", "schools"),
        "DZ" => words("dom zdravlja", "health centre"),
        "OM" => words("sopstveno socijalno mapiranje", "own social mapping"),
        "MUP" => words("Ministarstvo unutrašnjih poslova", "Ministry of the Interior"),
        "PIO" => words("Fond PIO", "Pension and Disability Insurance Fund"),
        other => words(other, other),
    }
}

/// Whom figures count, as it stands after a number.
pub fn counted(definition: &Definition) -> Words {
    match definition.count {
        Count::Persons => words("lica", "persons"),
        Count::Households => words("domaćinstava", "households"),
    }
}

/// A district's or region's name; English leaves the proper name and says what it is.
pub fn area(name: &str) -> Words {
    let kinds = [" oblast", " okrug", " upravni okrug"];
    let proper = kinds.iter().rev().find_map(|kind| name.strip_suffix(kind));
    let english = match (name, proper) {
        ("Beogradski region", _) => "Belgrade Region".to_owned(),
        ("Region Vojvodine", _) => "Region of Vojvodina".to_owned(),
        ("Region Šumadije i Zapadne Srbije", _) => {
            "Region of Šumadija and Western Serbia".to_owned()
        }
        ("Region Južne i Istočne Srbije", _) => {
            "Region of Southern and Eastern Serbia".to_owned()
        }
        ("Region Kosovo i Metohija", _) => "Region of Kosovo and Metohija".to_owned(),
        (_, Some(proper)) => format!("{proper} District"),
        (_, None) => name.to_owned(),
    };
    Words { sr: name.to_owned(), en: english }
}

/// The page of `docs/methods` on what an indicator measures; `None` for plain counts and shares and for what others
/// publish.
pub fn methods(catalogue: &Catalogue, definition: &Definition) -> Option<&'static str> {
    match &definition.kind {
        Kind::Measure(measure) => of_measure(&measure.name),
        Kind::Share(share) => share.of.variables().find_map(|one| of_variable(one.as_str())),
        Kind::Gap(gap) => methods(catalogue, catalogue.find(&gap.of).filter(|one| !is_gap(one))?),
        Kind::Mean(_) | Kind::Ratio(_) | Kind::Entered(_) => None,
    }
}

const fn is_gap(definition: &Definition) -> bool {
    matches!(definition.kind, Kind::Gap(_))
}

fn of_measure(name: &str) -> Option<&'static str> {
    match name {
        "arpr" | "arpt" | "rmpg" => Some("at-risk-of-poverty"),
        "gini" | "qsr" | "palma" => Some("inequality"),
        "median" => Some("quantiles"),
        "watts" | "sst" => Some("fgt-watts-sst"),
        name if name.starts_with("fgt") => Some("fgt-watts-sst"),
        _ => None,
    }
}

fn of_variable(code: &str) -> Option<&'static str> {
    match code {
        "arope" => Some("arope"),
        "smsd" | "msd" | "child_specific_deprivation" => Some("material-deprivation"),
        "vlwi" => Some("work-intensity"),
        "housing_overburden" | "overcrowded" | "severe_housing_deprivation" => Some("housing"),
        "disability" => Some("disability"),
        "below_nsp_level" | "eligible_not_receiving" => Some("nsp-screening"),
        "in_work_poor" => Some("at-risk-of-poverty"),
        code if code.starts_with("arop") => Some("at-risk-of-poverty"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(code: &str) -> Option<&'static str> {
        let catalogue = Catalogue::shipped().unwrap();
        methods(&catalogue, catalogue.find(&code.parse().unwrap()).unwrap())
    }

    #[test]
    fn an_indicator_names_the_page_of_its_method() {
        let found =
            ["EU-01", "EU-05", "EU-08", "EU-13", "ROM-04.smsd", "EU-12", "DEM-01", "DEM-05"]
                .map(page);
        assert_eq!(
            found,
            [
                Some("at-risk-of-poverty"),
                Some("inequality"),
                Some("fgt-watts-sst"),
                Some("arope"),
                Some("material-deprivation"),
                Some("work-intensity"),
                None,
                None,
            ]
        );
    }

    #[test]
    fn every_page_that_is_named_exists() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/methods");
        let catalogue = Catalogue::shipped().unwrap();
        let missing: Vec<&str> = catalogue
            .definitions()
            .filter_map(|one| methods(&catalogue, one))
            .filter(|page| !std::path::Path::new(folder).join(format!("{page}.md")).is_file())
            .collect();
        assert_eq!(missing, Vec::<&str>::new());
    }

    #[test]
    fn groups_are_called_as_the_vocabulary_calls_them() {
        let variables = VariableCatalogue::shipped().unwrap();
        assert_eq!(group(&variables, Breakdown::Roma, "yes"), words("Romi i Romkinje", "Roma"));
        assert_eq!(group(&variables, Breakdown::Sex, "female").en, "Female");
        assert_eq!(group(&variables, Breakdown::Sex, "other"), words("other", "other"));
    }
}
