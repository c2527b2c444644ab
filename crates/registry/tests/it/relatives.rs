//! Files of relatives of those who work here.

use std::time::Duration;

use kernel::Role;
use registry::{
    MoveTo, Refused, Relation, Target, Whom, create_household, declare_relative, end_relative,
    find_closed_relative, find_household, list_relatives, move_person, open_relatives_file,
};
use testkit::on_both;

use crate::builders::{
    VEDROVO, change, household, list, migrations, permit, person, today, worker,
};

#[test]
fn a_relatives_file_is_closed_until_a_reason_opens_it_for_an_hour() {
    on_both(migrations(), async |base| {
        let (ana, database) = (worker(VEDROVO), &base.database);
        let new = household(person("Jović", "Petra"), "Vedrovo");
        let id = create_household(&permit(&ana), database, new, today()).await.unwrap();
        declare_relative(&permit(&ana), database, id).await.unwrap();
        assert_eq!(list(base, &ana).await, [""; 0]);
        assert_eq!(find_household(&permit(&ana), database, id).await.unwrap(), None);
        let colleague = testkit::actor(&[Role::MobileTeam], VEDROVO);
        assert_eq!(list(base, &colleague).await, ["Jović Petra"]);
        let closed = find_closed_relative(&permit(&ana), database, Whom::Household(id)).await;
        assert_eq!(closed.unwrap().map(|one| one.household), Some(id));
        open_relatives_file(&permit(&ana), database, id, "nema nikog drugog").await.unwrap();
        assert_eq!(list(base, &ana).await, ["Jović Petra"]);
        let open = find_closed_relative(&permit(&ana), database, Whom::Household(id)).await;
        assert_eq!(open.unwrap(), None);
        base.clock.advance(Duration::from_mins(61));
        assert_eq!(list(base, &ana).await, [""; 0]);
    });
}

#[test]
fn who_leads_the_office_sees_why_files_were_opened_and_ends_declarations() {
    on_both(migrations(), async |base| {
        let (ana, database) = (worker(VEDROVO), &base.database);
        let new = household(person("Jović", "Petra"), "Vedrovo");
        let id = create_household(&permit(&ana), database, new, today()).await.unwrap();
        declare_relative(&permit(&ana), database, id).await.unwrap();
        open_relatives_file(&permit(&ana), database, id, "hitno").await.unwrap();
        let coordinator = testkit::actor(&[Role::OfficeCoordinator], VEDROVO);
        let seen = list_relatives(&permit(&coordinator), database).await.unwrap();
        assert_eq!((seen.len(), seen[0].user), (1, ana.user));
        let reasons: Vec<&str> = seen[0].openings.iter().map(|(why, _)| why.as_str()).collect();
        assert_eq!(reasons, ["hitno"]);
        let own = list_relatives(&permit(&ana), database).await.unwrap();
        assert_eq!((own.len(), own[0].openings.len()), (1, 0));
        let other = testkit::actor(&[Role::MobileTeam], VEDROVO);
        assert_eq!(list_relatives(&permit(&other), database).await.unwrap(), []);
        end_relative(&permit(&coordinator), database, seen[0].id).await.unwrap();
        assert_eq!(list(base, &ana).await, ["Jović Petra"]);
        declare_relative(&permit(&coordinator), database, id).await.unwrap();
        let mine = list_relatives(&permit(&coordinator), database).await.unwrap();
        let own = end_relative(&permit(&coordinator), database, mine[0].id).await;
        assert!(matches!(own, Err(Refused::NotForYou)), "{own:?}");
    });
}

#[test]
fn a_relative_who_moves_is_still_a_relative() {
    on_both(migrations(), async |base| {
        let (ana, database) = (worker(VEDROVO), &base.database);
        let mut new = household(person("Jović", "Petra"), "Vedrovo");
        new.members.push(person("Jović", "Pera"));
        let id = create_household(&permit(&ana), database, new, today()).await.unwrap();
        let found = find_household(&permit(&ana), database, id).await.unwrap().unwrap();
        declare_relative(&permit(&ana), database, id).await.unwrap();
        let colleague = testkit::actor(&[Role::MobileTeam], VEDROVO);
        let data = registry::HouseholdData { settlement: "Brodac".into(), ..Default::default() };
        let to = MoveTo { target: Target::New(data), relation: Relation::Reference };
        let pera = found.members[1].id;
        move_person(&permit(&colleague), database, pera, to, change(1, "")).await.unwrap();
        assert_eq!(list(base, &colleague).await, ["Jović Pera", "Jović Petra"]);
        assert_eq!(list(base, &ana).await, [""; 0]);
        assert_eq!(list_relatives(&permit(&ana), database).await.unwrap().len(), 2);
    });
}
