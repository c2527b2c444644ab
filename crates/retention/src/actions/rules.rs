//! Rules: seeing them, turning one on or off.

use database::{Audit, Database};
use identity::names_of;
use kernel::{Permit, UserId};

use super::Refused;
use crate::{
    kind::RecordKind,
    permissions::{SeeRetention, SetRules},
    rule::{RetentionRule, YEARS},
    store::rule,
};

/// The rules that were ever set in the municipality, with who set them. The look stands in the access log.
///
/// # Errors
/// [`database::Error`].
pub async fn list_rules(
    permit: &Permit<SeeRetention>,
    database: &Database,
) -> database::Result<Vec<RetentionRule>> {
    let reader = database.read_personal(permit, Audit::of("view_retention_rules")).await?;
    let mut rules = rule::all(&reader).await?;
    let users: Vec<UserId> = rules.iter().filter_map(|one| one.changed_by).collect();
    let names = names_of(&reader, users).await?;
    for one in &mut rules {
        one.changer = one.changed_by.and_then(|user| names.get(&user).cloned());
    }
    Ok(rules)
}

/// Turns the rule about a kind on with that many years, or off.
///
/// # Errors
/// [`Refused::Years`], [`Refused::Database`]; then nothing is changed.
pub async fn set_rule(
    permit: &Permit<SetRules>,
    database: &Database,
    kind: RecordKind,
    (is_on, years): (bool, u16),
) -> Result<(), Refused> {
    if !YEARS.contains(&years) {
        return Err(Refused::Years);
    }
    let mut tx = database.begin(permit).await?;
    rule::set(&mut tx, kind, is_on, years).await?;
    let action = if is_on { "turn_retention_on" } else { "turn_retention_off" };
    tx.commit(Audit::of(action).fields([kind.name()])).await?;
    Ok(())
}
