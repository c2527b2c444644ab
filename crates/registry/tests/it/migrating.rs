//! Households that were entered before memberships were kept.

use database::{Database, Migration};
use registry::HowJoined;
use testkit::on_both;

use crate::builders::{VEDROVO, day, permit, worker};

/// The first migration alone, as an older program had it.
const OLDER: &[Migration] = registry::MIGRATIONS.split_at(1).0;

#[test]
fn who_was_entered_before_is_a_member_since_then() {
    on_both(OLDER, async |base| {
        let (household, person) =
            ("01890a5d-ac96-774b-bcce-b302099a8001", "01890a5d-ac96-774b-bcce-b302099a8002");
        let id = |text: &str| {
            if base.is_postgres() {
                format!("'{text}'")
            } else {
                format!("x'{}'", text.replace('-', ""))
            }
        };
        let name = if base.is_postgres() { "'\\x61'::bytea" } else { "x'61'" };
        let at = "'2026-03-04 10:00:00+00:00'";
        base.raw(&format!(
            "insert into household (id, tenant, code, listed_name, name_order, members, settlement, settlement_key, \
             address, version, created_at, changed_at) values ({}, '{VEDROVO}', 'FFK-QT4-YC3', 'Jović Ana', {name}, 1, \
             'Vedrovo', 'vedrovo', '', 1, {at}, {at})",
            id(household)
        ))
        .await
        .unwrap();
        base.raw(&format!(
            "insert into person (id, tenant, household_id, family_name, given_name, name_order, relation, position, \
             version, created_at, changed_at) values ({}, '{VEDROVO}', {}, 'Jović', 'Ana', {name}, 'reference', 0, 1, \
             {at}, {at})",
            id(person),
            id(household)
        ))
        .await
        .unwrap();
        let (settings, keys) = (base.settings.clone(), base.keys());
        let now = base.clock.clone();
        let newer = Database::open(settings, keys, now, registry::MIGRATIONS).await.unwrap();
        let worker = worker(VEDROVO);
        let person = person.parse().unwrap();
        let file = registry::find_person(&permit(&worker), &newer, person).await.unwrap().unwrap();
        let first = &file.memberships[0];
        assert_eq!((first.joined, first.from_day), (HowJoined::Entry, day(2026, 3, 4)));
        assert_eq!(first.household.as_ref().map(|one| one.listed_name.as_str()), Some("Jović Ana"));
        newer.close().await;
    });
}
