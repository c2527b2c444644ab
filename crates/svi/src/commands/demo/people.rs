//! Somebody of every role in both municipalities, with a link that signs in as that person.

use database::{Authority, Error, Tenancy};
use identity::{NewUser, Refused, add_user, set_up_municipality, signed_in_link};
use kernel::{Role, UnitCode};

use super::super::user::told;
use crate::{
    demo::households::Municipality,
    exit::{Failure, OrRefuse as _},
    serving::Ready,
};

/// Names of the fictional staff, one a role in the order of [`Role::ALL`].
const NAMES: [&str; 12] = [
    "Jelena Savić",
    "Milica Đorđević",
    "Goran Petrović",
    "Snežana Ilić",
    "Dejan Marković",
    "Bajram Demirović",
    "Olivera Tomić",
    "Ana Nikolić",
    "Vladimir Kostić",
    "Radmila Stanković",
    "Nenad Živković",
    "Katarina Lazić",
];

/// A link for every role, as text for the terminal.
///
/// # Errors
/// One line on what the database says.
pub(super) async fn links(
    ready: &Ready,
    municipalities: &[Municipality],
) -> anyhow::Result<String> {
    let mut text = String::from("\nEach link signs in once; start again for new ones.\n");
    for municipality in municipalities {
        let unit: UnitCode = municipality.code.parse().or_refuse(Failure::Internal)?;
        set_up(ready, &unit, municipality.name).await?;
        text.push_str(&format!("\n{}\n", municipality.name));
        for role in Role::ALL.into_iter().filter(|role| *role != Role::Operator) {
            let place = municipality.name.to_lowercase();
            text.push_str(&line(ready, role, Some(unit.clone()), &place).await?);
        }
    }
    text.push_str("\nThe installation\n");
    text.push_str(&line(ready, Role::Operator, None, "svi").await?);
    Ok(text)
}

async fn set_up(ready: &Ready, unit: &UnitCode, name: &str) -> anyhow::Result<()> {
    let authority = Authority::of_program("svi.fill_demo", Tenancy::All);
    match set_up_municipality(&authority, &ready.database, unit, name).await {
        Ok(()) | Err(Refused::Database(Error::Duplicate)) => Ok(()),
        Err(other) => Err(told(other)),
    }
}

async fn line(
    ready: &Ready,
    role: Role,
    unit: Option<UnitCode>,
    place: &str,
) -> anyhow::Result<String> {
    let email = format!("{role}@{place}.demo").parse().or_refuse(Failure::Internal)?;
    let name = Role::ALL.iter().position(|one| *one == role).and_then(|at| NAMES.get(at));
    let name = name.copied().unwrap_or_default().to_owned();
    let new = NewUser { email, name, password: None, unit, roles: vec![role] };
    let user = add_user(&ready.identity, &ready.database, &new).await.map_err(told)?;
    let link = signed_in_link(&ready.identity, &ready.database, user).await.map_err(told)?;
    Ok(format!("  {:<20}{link}\n", role.name()))
}
