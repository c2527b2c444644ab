//! Erasing a person who asks for it.

use std::collections::BTreeSet;

use database::{Audit, Database, Erase, Tx};
use kernel::{Permit, PersonId};
use uuid::Uuid;

use super::{Refused, person_row};
use crate::{
    permissions::ErasePerson,
    person::PersonData,
    store::{entities::person::Model as PersonRow, erasing, merging, person, reach, standing},
};

/// What is confirmed before somebody is erased.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Erasure {
    /// The name as it was typed: only who means this person types it.
    pub typed_name: String,
}

/// Erases a person: the keys of all records of the person are destroyed, so that what is sealed opens nowhere any more, and every context
/// overwrites what stands in the clear. Any of the records may be named. Who lived alone takes the household along, with all its records.
///
/// # Errors
/// [`Refused::NotFound`], [`Refused::OtherName`], [`Refused::Database`]; then nothing is erased.
pub async fn erase_person(
    permit: &Permit<ErasePerson>,
    database: &Database,
    id: PersonId,
    erasure: &Erasure,
    erasers: &[Erase],
) -> Result<(), Refused> {
    let mut tx = database.begin(permit).await?;
    let named = person_row(&tx, id).await?;
    let keys = tx.keys_of(&[named.id]).await?;
    let name = person::open(&keys, &named)?.data;
    if !is_same(&name, &erasure.typed_name) {
        return Err(Refused::OtherName);
    }
    let stands = standing(&tx, named).await?;
    let records = standing::records_of_persons(&tx, BTreeSet::from([stands.id])).await?;
    let homes = BTreeSet::from([stands.household_id]);
    let homes = standing::records_of_households(&tx, homes).await?;
    let filed = tx.all(reach::everybody_among(&tx, homes.clone())).await?;
    let lived_alone = filed.iter().all(|one| one.ended_on.is_some() || records.contains(&one.id));
    let mut subjects: Vec<Uuid> = records.into_iter().collect();
    if lived_alone {
        subjects.extend(homes);
    }
    erasing::erase_subjects(&mut tx, &subjects, erasers).await?;
    tx.commit(Audit::of("erase_person").about("person", stands.id)).await?;
    Ok(())
}

/// The record that stands for the person of a record.
async fn standing(tx: &Tx, row: PersonRow) -> Result<PersonRow, Refused> {
    if row.canonical_id.is_none() {
        return Ok(row);
    }
    let mut found = merging::canonical_of(tx, std::iter::once(&row)).await?;
    found.remove(&row.id).ok_or(Refused::NotFound)
}

/// Whether the typed name is the person's, in any script and in either order.
fn is_same(data: &PersonData, typed: &str) -> bool {
    let (given, family) = (serbian::fold(&data.given_name), serbian::fold(&data.family_name));
    let typed = serbian::fold(typed);
    let typed = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    typed == format!("{given} {family}").trim() || typed == format!("{family} {given}").trim()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::person::Relation;

    #[test]
    fn the_name_is_confirmed_in_any_script_and_order_and_no_other() {
        let person = PersonData {
            family_name: "Đorđević".into(),
            given_name: "Jelena".into(),
            sex: None,
            birth_date: None,
            jmbg: None,
            relation: Relation::Reference,
        };
        for typed in ["Jelena Đorđević", "Ђорђевић Јелена", " djordjevic  jelena "]
        {
            assert!(is_same(&person, typed), "{typed}");
        }
        for typed in ["", "Jelena", "Jelena Đorđevic-Ilić"] {
            assert!(!is_same(&person, typed), "{typed}");
        }
    }
}
