//! Erasing a person who asks for it.

use database::{Audit, Database, Erase};
use kernel::{Permit, PersonId};

use super::{Refused, person_row};
use crate::{
    permissions::ErasePerson,
    person::PersonData,
    store::{erasing, person, reach},
};

/// What is confirmed before somebody is erased.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Erasure {
    /// The name as it was typed: only who means this person types it.
    pub typed_name: String,
}

/// Erases a person: the key is destroyed, so that what is sealed opens nowhere any more, and every context overwrites what
/// stands in the clear. Who lived alone takes the household along.
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
    let row = person_row(&tx, id).await?;
    let keys = tx.keys_of(&[row.id]).await?;
    let name = person::open(&keys, &row)?.data;
    if !is_same(&name, &erasure.typed_name) {
        return Err(Refused::OtherName);
    }
    let household = row.household_id;
    let present = tx.all(reach::everybody_in(&tx, household.into())).await?;
    let lived_alone = present.iter().all(|one| one.id == row.id || one.ended_on.is_some());
    let mut subjects = vec![row.id];
    if lived_alone {
        subjects.push(household);
    }
    erasing::erase_subjects(&mut tx, &subjects, erasers).await?;
    tx.commit(Audit::of("erase_person").about("person", id)).await?;
    Ok(())
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
