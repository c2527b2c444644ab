//! What changed between two versions of a record, field by field.

use crate::{
    store::seal::{HouseholdRecord, PersonRecord},
    view::FieldChange,
};

/// What changed in a household; everything written when there was nothing before.
pub(crate) fn household_changes(
    before: Option<&HouseholdRecord>,
    now: &HouseholdRecord,
) -> Vec<FieldChange> {
    changes(before.map(household_fields), household_fields(now))
}

/// What changed in a person; everything written when there was nothing before.
pub(crate) fn person_changes(
    before: Option<&PersonRecord>,
    now: &PersonRecord,
) -> Vec<FieldChange> {
    changes(before.map(person_fields), person_fields(now))
}

type Fields<const N: usize> = [(&'static str, Option<String>); N];

fn household_fields(record: &HouseholdRecord) -> Fields<6> {
    [
        ("settlement", written(&record.settlement)),
        ("address", written(&record.address)),
        ("address_kind", record.address_kind.map(|kind| kind.name().to_owned())),
        ("point", record.point.clone()),
        ("note", record.note.clone()),
        ("closed_how", record.closed_how.map(|how| how.name().to_owned())),
    ]
}

fn person_fields(record: &PersonRecord) -> Fields<6> {
    [
        ("family_name", written(&record.family_name)),
        ("given_name", written(&record.given_name)),
        ("relation", Some(record.relation.name().to_owned())),
        ("sex", record.sex.map(|sex| sex.name().to_owned())),
        ("birth_date", record.birth_date.map(|date| date.to_string())),
        ("jmbg", record.jmbg.clone()),
    ]
}

fn written(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

fn changes<const N: usize>(before: Option<Fields<N>>, now: Fields<N>) -> Vec<FieldChange> {
    let before = before.unwrap_or_else(|| now.clone().map(|(field, _)| (field, None)));
    let pairs = before.into_iter().zip(now);
    pairs
        .filter(|((_, before), (_, after))| before != after)
        .map(|((field, before), (_, after))| FieldChange { field, before, after })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_changed_is_listed() {
        let before = HouseholdRecord {
            settlement: "Vedrovo".into(),
            address: String::new(),
            address_kind: None,
            point: None,
            note: Some("pas u dvorištu".into()),
            closed_how: None,
        };
        let now =
            HouseholdRecord { address: "Cara Dušana 12".into(), note: None, ..before.clone() };
        let expected = [
            FieldChange { field: "address", before: None, after: Some("Cara Dušana 12".into()) },
            FieldChange { field: "note", before: Some("pas u dvorištu".into()), after: None },
        ];
        assert_eq!(household_changes(Some(&before), &now), expected);
        assert_eq!(household_changes(Some(&now), &now), []);
    }
}
