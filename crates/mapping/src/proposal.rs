//! A mapping proposed from the header of a file: columns that are named as variables hold them. It is shown as text, to be read
//! and changed by somebody before it is used; nothing is guessed beyond equal names.

use std::collections::BTreeSet;

use assessment::{Kind, Variable, VariableCatalogue};

/// Names of a column with the household's id, the best first.
const HOUSEHOLD: [&str; 6] =
    ["household_id", "household", "hh_id", "hhid", "domacinstvo", "id_domacinstva"];
/// Names of a column with the person's id, the best first.
const PERSON: [&str; 5] = ["person_id", "person", "pid", "osoba", "id_osobe"];

/// The mapping as text, with the columns that nobody maps as comments.
pub(crate) fn propose(header: &[String], catalogue: &VariableCatalogue) -> String {
    let folded: Vec<String> = header.iter().map(|name| folded(name)).collect();
    let named = |names: &[&str]| {
        let at = names.iter().find_map(|name| folded.iter().position(|one| one == name))?;
        header.get(at)
    };
    let (household, person) = (named(&HOUSEHOLD), named(&PERSON));
    let mut text = String::from("[ids]\n");
    let first = header.first().map(String::as_str).unwrap_or_default();
    text.push_str(&format!("household = {}\n", quoted(household.map_or(first, String::as_str))));
    if let Some(person) = person {
        text.push_str(&format!("person = {}\n", quoted(person)));
    }
    text.push_str(
        "\n[missing]\nrefused = [\"refused\"]\ndoes_not_know = [\"does_not_know\"]\ndoes_not_apply = [\"does_not_apply\"]\n",
    );
    let mut taken: BTreeSet<&str> = BTreeSet::new();
    let mut left = Vec::new();
    for (name, code) in header.iter().zip(&folded) {
        if Some(name) == household || Some(name) == person {
            continue;
        }
        let variable = catalogue.find_variable(code).filter(|one| !one.derived);
        match variable {
            Some(variable) if taken.insert(code) => {
                text.push_str(&column(name, variable));
            }
            _ if name.is_empty() => {}
            _ => left.push(name.as_str()),
        }
    }
    if !left.is_empty() {
        text.push_str("\n# ---\n");
        for name in left {
            let name: String = name.chars().filter(|one| !one.is_control()).collect();
            text.push_str(&format!("# {name}\n"));
        }
    }
    text
}

fn column(name: &str, variable: &Variable) -> String {
    let code = &variable.code;
    let mut text = format!("\n[[column]]\nname = {}\nvariable = \"{code}\"\n", quoted(name));
    if variable.kind == Kind::Category {
        let words: Vec<&str> = variable.values.iter().map(|one| one.code.as_str()).collect();
        text.push_str(&format!("# {}\n", words.join(", ")));
    }
    text
}

/// The name as codes are written: folded, blanks and hyphens as underscores.
fn folded(name: &str) -> String {
    let name = serbian::fold(name);
    name.trim().replace([' ', '-'], "_")
}

/// A text as TOML writes it.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for one in text.chars() {
        match one {
            '"' | '\\' => quoted.extend(['\\', one]),
            one if one.is_control() => quoted.push_str(&format!("\\u{:04X}", u32::from(one))),
            one => quoted.push(one),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use indicators::microdata::Spec;
    use proptest::prelude::*;

    use super::*;

    fn header(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn columns_named_as_variables_hold_them_and_the_others_are_named() {
        let catalogue = VariableCatalogue::shipped().unwrap();
        let names = ["household_id", "Person ID", "first_name", "Rooms", "arope", "napomena"];
        let text = propose(&header(&names), &catalogue);
        let expected = "[ids]\nhousehold = \"household_id\"\nperson = \"Person ID\"\n\n\
            [missing]\nrefused = [\"refused\"]\ndoes_not_know = [\"does_not_know\"]\n\
            does_not_apply = [\"does_not_apply\"]\n\n\
            [[column]]\nname = \"first_name\"\nvariable = \"first_name\"\n\n\
            [[column]]\nname = \"Rooms\"\nvariable = \"rooms\"\n\n# ---\n# arope\n# napomena\n";
        assert_eq!(text, expected);
        assert!(Spec::parse("proposal", &text, &catalogue).is_ok());
    }

    proptest! {
        #[test]
        fn whatever_a_header_says_the_proposal_reads_as_a_mapping(
            names in proptest::collection::vec("\\PC{0,12}|rooms|sex|[\"\\\\\n\t#]{0,4}", 1..12)
        ) {
            let catalogue = VariableCatalogue::shipped().unwrap();
            let mut names = names;
            names.push("rooms".to_owned());
            let text = propose(&names, &catalogue);
            let spec = Spec::parse("proposal", &text, &catalogue);
            prop_assert!(spec.is_ok(), "{:?}\n{}", spec, text);
        }
    }
}
