//! People who are signed in.

use std::collections::BTreeSet;

use kernel::{Actor, Role, UserId};
use uuid::Uuid;

/// Somebody signed in with `roles`, active in the municipality `unit`; the same roles give the same person.
///
/// # Panics
/// When `unit` is not a code of five digits.
#[expect(clippy::expect_used, reason = "for tests: a wrong code is a wrong test")]
pub fn actor(roles: &[Role], unit: &str) -> Actor {
    let roles: BTreeSet<Role> = roles.iter().copied().collect();
    let name = format!("{roles:?} {unit}");
    let number = name.bytes().fold(0xcbf2_9ce4_8422_2325_u128, |number, byte| {
        (number ^ u128::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    Actor {
        user: UserId::from(Uuid::from_u128(number)),
        name,
        session: None,
        unit: Some(unit.parse().expect("a code of five digits")),
        roles,
        limited_to: None,
        request: Some("test".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_roles_give_the_same_person() {
        let worker = || actor(&[Role::OfficeWorker], "80438");
        assert_eq!(worker(), worker());
        assert_ne!(worker().user, actor(&[Role::Analyst], "80438").user);
    }
}
