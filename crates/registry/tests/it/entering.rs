//! Entering households.

use kernel::Role;
use registry::{
    Contradiction, CreateHousehold, MIGRATIONS, Refused, Relation, ViewHousehold, create_household,
    find_household,
};
use testkit::on_both;

use crate::builders::{OTHER, VEDROVO, day, household, permit, person, today, worker};

#[test]
fn an_entered_household_reads_back_whole() {
    on_both(MIGRATIONS, async |base| {
        let ana = worker(VEDROVO);
        let mut new = household(person("Đorđević", "Jelena"), "Vedrovo");
        new.data.note = Some("Ulaz iz dvorišta.".into());
        let mut child = person("Đorđević", "Luka");
        child.relation = Relation::Child;
        child.jmbg = Some("0101990710016".parse().unwrap());
        child.birth_date = None;
        child.sex = None;
        new.members.push(child.completed());
        let id = create_household(&permit(&ana), &base.database, new.clone(), today()).await;
        let id = id.unwrap();
        let found = find_household(&permit(&ana), &base.database, id).await.unwrap().unwrap();
        assert_eq!(found.data, new.data);
        let members: Vec<_> = found.members.iter().map(|one| one.data.clone()).collect();
        assert_eq!(members, new.members);
        assert_eq!(found.listed_name, "Đorđević Jelena");
        assert_eq!(found.version, 1);
    });
}

#[test]
fn a_household_of_another_municipality_is_not_there() {
    on_both(MIGRATIONS, async |base| {
        let new = household(person("Jović", "Ana"), "Vedrovo");
        let ana = worker(VEDROVO);
        let id = create_household(&permit(&ana), &base.database, new, today()).await.unwrap();
        let stranger = permit::<ViewHousehold>(&worker(OTHER));
        assert_eq!(find_household(&stranger, &base.database, id).await.unwrap(), None);
    });
}

#[test]
fn an_enumerator_sees_only_what_the_enumerator_entered() {
    on_both(MIGRATIONS, async |base| {
        let new = household(person("Jović", "Ana"), "Vedrovo");
        let ana = worker(VEDROVO);
        let theirs =
            create_household(&permit(&ana), &base.database, new.clone(), today()).await.unwrap();
        let enumerator = testkit::actor(&[Role::Enumerator], VEDROVO);
        let own = create_household(&permit(&enumerator), &base.database, new, today()).await;
        let look = permit::<ViewHousehold>(&enumerator);
        let found = find_household(&look, &base.database, own.unwrap()).await.unwrap();
        assert_eq!(found.map(|one| one.listed_name), Some("Jović Ana".into()));
        assert_eq!(find_household(&look, &base.database, theirs).await.unwrap(), None);
    });
}

#[test]
fn a_contradiction_refuses_the_whole_entry() {
    on_both(MIGRATIONS, async |base| {
        let mut new = household(person("Jović", "Ana"), "Vedrovo");
        let mut unborn = person("Jović", "Una");
        unborn.birth_date = Some(day(2027, 1, 1));
        new.members.push(unborn);
        let ana = permit::<CreateHousehold>(&worker(VEDROVO));
        let refused = create_household(&ana, &base.database, new, today()).await.unwrap_err();
        let Refused::Contradiction { member: 1, what: Contradiction::BornInFuture } = refused
        else {
            panic!("{refused:?}")
        };
        assert_eq!(base.number("select count(*) from household").await, 0);
        assert_eq!(base.number("select count(*) from audit_entry").await, 0);
    });
}

#[test]
fn a_jmbg_is_entered_once_in_a_municipality_and_again_in_another() {
    on_both(MIGRATIONS, async |base| {
        let mut new = household(person("Jović", "Petar"), "Vedrovo");
        new.members[0].jmbg = Some("0101990710016".parse().unwrap());
        new.members[0].birth_date = Some(day(1990, 1, 1));
        new.members[0].sex = Some(registry::Sex::Male);
        let here = permit::<CreateHousehold>(&worker(VEDROVO));
        create_household(&here, &base.database, new.clone(), today()).await.unwrap();
        let again = create_household(&here, &base.database, new.clone(), today()).await;
        assert!(matches!(again, Err(Refused::JmbgKnown)), "{again:?}");
        assert_eq!(base.number("select count(*) from household").await, 1);
        let there = permit::<CreateHousehold>(&worker(OTHER));
        create_household(&there, &base.database, new, today()).await.unwrap();
        assert_eq!(base.number("select count(*) from household").await, 2);
    });
}
