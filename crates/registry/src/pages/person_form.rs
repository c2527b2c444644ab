//! The fields of a person: read from a form, shown in one.

use maud::{Markup, html};
use web::{Check, Form, FormErrors, View, components::Fields};

use super::words;
use crate::{
    person::{LONGEST_NAME, PersonData, Relation},
    view::Person,
};

/// Names of a person's fields in a form; several persons of one form are told apart by a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Names {
    pub(super) family_name: String,
    pub(super) given_name: String,
    pub(super) sex: String,
    pub(super) birth_date: String,
    pub(super) jmbg: String,
    pub(super) relation: String,
}

impl Names {
    /// The names of the only person of a form.
    pub(super) fn single() -> Self {
        Self::with(str::to_owned)
    }

    /// The names of a person among several, from 0.
    pub(super) fn of(member: usize) -> Self {
        Self::with(|name| format!("member{member}.{name}"))
    }

    /// Whatever `name` makes of each.
    pub(super) fn with(name: impl Fn(&str) -> String) -> Self {
        Self {
            family_name: name("family_name"),
            given_name: name("given_name"),
            sex: name("sex"),
            birth_date: name("birth_date"),
            jmbg: name("jmbg"),
            relation: name("relation"),
        }
    }

    /// Whether nothing was written about this person.
    pub(super) fn is_blank(&self, form: &Form) -> bool {
        let all = [&self.family_name, &self.given_name, &self.birth_date, &self.jmbg];
        all.into_iter().all(|name| form.text(name).is_empty())
    }
}

/// Reads what is written about a person; what the JMBG states fills what was left empty.
pub(super) fn read(check: &mut Check<'_>, names: &Names) -> PersonData {
    let data = PersonData {
        family_name: check.required(&names.family_name, LONGEST_NAME),
        given_name: check.required(&names.given_name, LONGEST_NAME),
        sex: check.parsed(&names.sex, "registry-error-choice"),
        birth_date: check.date(&names.birth_date),
        jmbg: check.parsed(&names.jmbg, "registry-error-jmbg"),
        relation: check
            .required_parsed(&names.relation, "registry-error-choice")
            .unwrap_or(Relation::NotRelated),
    };
    data.completed()
}

/// The fields of a person.
pub(super) fn fields(view: &View, form: &Form, errors: &FormErrors, names: &Names) -> Markup {
    let fields = Fields::new(view, form, errors);
    let (sexes, relations) = (words::sexes(view), words::relations(view));
    html! {
        div class="fields" {
            (fields.text(&names.family_name, "registry-family_name").required().most(LONGEST_NAME))
            (fields.text(&names.given_name, "registry-given_name").required().most(LONGEST_NAME))
            (fields.select_one(&names.relation, "registry-relation", &relations).required())
            (fields.select(&names.sex, "registry-sex", &sexes))
            (fields.date(&names.birth_date, "registry-birth_date").hint("registry-birth-date-hint"))
            (fields.text(&names.jmbg, "registry-jmbg").hint("registry-jmbg-hint").sensitive().most(13))
        }
    }
}

/// A person's values as a form shows them.
pub(super) fn filled(person: &Person) -> Form {
    let data = &person.data;
    Form::filled([
        ("family_name", data.family_name.clone()),
        ("given_name", data.given_name.clone()),
        ("relation", data.relation.name().to_owned()),
        ("sex", data.sex.map(|sex| sex.name().to_owned()).unwrap_or_default()),
        ("birth_date", data.birth_date.map(|date| date.to_string()).unwrap_or_default()),
        ("jmbg", data.jmbg.as_ref().map(crate::Jmbg::digits).unwrap_or_default()),
        ("version", person.version.to_string()),
    ])
}
