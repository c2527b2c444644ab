//! Records under protection: there for their circle, by no way for anybody else.

use kernel::{Actor, HouseholdId, PersonId, Role};
use registry::{
    ContactData, ContactKind, HouseholdData, HowClosed, HowJoined, HowLeft, ListRequest, ListSort,
    MoveTo, Protect, Query, Refused, Relation, Target, Whom, add_contact, add_person,
    change_household, change_person, close_household, create_household, declare_relative,
    end_protection, find_closed_relative, find_heading, find_household, find_person,
    find_protection, household_history, households_within_reach, is_household_within_reach,
    is_person_within_reach, list_consents, list_files, list_households, list_marks, list_notes,
    merge_households, move_person, persons_within_reach, protect_record, record_departure,
    search_registry, write_note,
};
use testkit::{Base, on_both};

use crate::builders::{
    VEDROVO, case_manager, change, day, household, list, migrations, names, permit, person, today,
    worker,
};

/// Ana and Vera live together; Mara lives alone in a settlement where nobody else does.
struct Safe {
    manager: Actor,
    outsider: Actor,
    together: HouseholdId,
    alone: HouseholdId,
    ana: PersonId,
    vera: PersonId,
    mara: PersonId,
}

async fn entered(base: &Base) -> Safe {
    let (manager, outsider) = (case_manager(VEDROVO), worker(VEDROVO));
    let mut new = household(person("Jović", "Ana"), "Vedrovo");
    let mut vera = person("Savić", "Vera");
    vera.relation = Relation::NotRelated;
    new.members.push(vera);
    let database = &base.database;
    let together = create_household(&permit(&outsider), database, new, today()).await.unwrap();
    let mut mara = person("Marić", "Mara");
    mara.jmbg = Some("0101990710016".parse().unwrap());
    mara.birth_date = Some(day(1990, 1, 1));
    mara.sex = Some(registry::Sex::Male);
    let new = household(mara, "Skrovište");
    let alone = create_household(&permit(&outsider), database, new, today()).await.unwrap();
    let members = async |id| {
        let found = find_household(&permit(&outsider), database, id).await.unwrap().unwrap();
        found.members.iter().map(|one| one.id).collect::<Vec<_>>()
    };
    let (pair, single) = (members(together).await, members(alone).await);
    let contact = ContactData {
        kind: ContactKind::Phone,
        value: "064 123 4567".into(),
        when: String::new(),
        is_preferred: true,
    };
    add_contact(&permit(&outsider), database, single[0], &contact).await.unwrap();
    let (ana, vera, mara) = (pair[0], pair[1], single[0]);
    Safe { manager, outsider, together, alone, ana, vera, mara }
}

async fn protect(base: &Base, safe: &Safe, whom: Whom) {
    let permit = permit::<Protect>(&safe.manager);
    protect_record(&permit, &base.database, whom, "pretnje", &[]).await.unwrap();
}

/// Everything that the outsider can read of a household and a person, as one text.
async fn told(base: &Base, who: &Actor, id: HouseholdId, one: PersonId) -> String {
    let database = &base.database;
    let request = |search: Option<&str>, settlement: Option<&str>| ListRequest {
        sort: ListSort::Changed,
        is_descending: true,
        beside: None,
        settlement: settlement.map(str::to_owned),
        search: search.map(Query::parse),
        limit: 100,
    };
    let mut told = String::new();
    let reading = permit(who);
    for search in [None, Some("marić"), Some("skrovište mara")] {
        told += &format!("{:?}", list_households(&reading, database, &request(search, None)).await);
    }
    told += &format!(
        "{:?}",
        list_households(&reading, database, &request(None, Some("skroviste"))).await
    );
    for text in ["marić", "mara skrovište", "0101990710016", "064/123-4567", "skrovište"] {
        told +=
            &format!("{:?}", search_registry(&reading, database, &Query::parse(text), 20).await);
    }
    for whom in [Whom::Household(id), Whom::Person(one)] {
        told += &format!("{:?}", find_heading(&permit(who), database, whom).await);
        told += &format!("{:?}", list_notes(&permit(who), database, whom).await);
        told += &format!("{:?}", list_files(&permit(who), database, whom).await);
        told += &format!("{:?}", find_closed_relative(&permit(who), database, whom).await);
    }
    told += &format!("{:?}", find_household(&permit(who), database, id).await);
    told += &format!("{:?}", find_person(&permit(who), database, one).await);
    told += &format!("{:?}", household_history(&permit(who), database, id).await);
    told += &format!("{:?}", list_marks(&permit(who), database, one).await);
    told += &format!("{:?}", list_consents(&permit(who), database, one).await);
    told
}

#[test]
fn a_protected_household_is_there_for_its_circle_and_by_no_way_for_anybody_else() {
    on_both(migrations(), async |base| {
        let safe = entered(base).await;
        let whom = Whom::Household(safe.alone);
        assert!(told(base, &safe.outsider, safe.alone, safe.mara).await.contains("Marić"));
        protect(base, &safe, whom).await;
        let seen = told(base, &safe.outsider, safe.alone, safe.mara).await;
        for secret in ["Mari", "Mara", "Skrovi", "skrovi", "4567"] {
            assert!(!seen.contains(secret), "{secret} in {seen}");
        }
        assert!(!seen.contains("Err("), "{seen}");
        assert!(told(base, &safe.manager, safe.alone, safe.mara).await.contains("Skrovište"));
        assert_eq!(names(base, &safe.manager, "064 1234567").await, ["Marić Mara"]);
        assert_eq!(names(base, &safe.manager, "0101990710016").await, ["Marić Mara"]);
        assert_eq!(list(base, &safe.outsider).await, ["Jović Ana"]);
        let coordinator = testkit::actor(&[Role::OfficeCoordinator], VEDROVO);
        let found = find_household(&permit(&coordinator), &base.database, safe.alone).await;
        assert_eq!(found.unwrap(), None);
    });
}

/// Each change answers as it does for a household that was never there.
#[test]
fn nothing_under_protection_can_be_changed_from_outside() {
    on_both(migrations(), async |base| {
        let safe = entered(base).await;
        protect(base, &safe, Whom::Household(safe.alone)).await;
        let (database, out) = (&base.database, &safe.outsider);
        let (id, mara) = (safe.alone, safe.mara);
        let data = HouseholdData { settlement: "Vedrovo".into(), ..HouseholdData::default() };
        let new = || change(1, "");
        let into = MoveTo { target: Target::Existing(id), relation: Relation::Child };
        let away = MoveTo { target: Target::Existing(safe.together), relation: Relation::Child };
        let born = HowJoined::Birth;
        let note = registry::NoteData { day: today(), text: "x".into(), is_restricted: false };
        let answers = [
            change_household(&permit(out), database, id, data, new()).await,
            change_person(&permit(out), database, mara, person("X", "Y"), new()).await,
            add_person(&permit(out), database, id, person("X", "Y"), born, new()).await.map(|_| ()),
            move_person(&permit(out), database, mara, away, new()).await.map(|_| ()),
            move_person(&permit(out), database, safe.vera, into, new()).await.map(|_| ()),
            merge_households(&permit(out), database, id, safe.together, new()).await,
            merge_households(&permit(out), database, safe.together, id, new()).await,
            close_household(&permit(out), database, id, HowClosed::Mistake, new()).await,
            record_departure(&permit(out), database, mara, HowLeft::Death, new()).await,
            declare_relative(&permit(out), database, id).await,
            write_note(&permit(out), database, Whom::Person(mara), &note, None).await,
        ];
        for (number, answer) in answers.iter().enumerate() {
            assert!(matches!(answer, Err(Refused::NotFound)), "{number}: {answer:?}");
        }
        let found = find_household(&permit(&safe.manager), database, id).await.unwrap().unwrap();
        assert_eq!((found.listed_name.as_str(), found.version), ("Marić Mara", 1));
    });
}

#[test]
fn a_refused_number_does_not_tell_that_somebody_protected_is_known() {
    on_both(migrations(), async |base| {
        let safe = entered(base).await;
        protect(base, &safe, Whom::Person(safe.mara)).await;
        let mut same = person("Neko", "Drugi");
        same.jmbg = Some("0101990710016".parse().unwrap());
        same.birth_date = None;
        same.sex = None;
        let new = household(same, "Vedrovo");
        create_household(&permit(&safe.outsider), &base.database, new, today()).await.unwrap();
        assert_eq!(names(base, &safe.outsider, "0101990710016").await, ["Neko Drugi"]);
        assert_eq!(names(base, &safe.manager, "0101990710016").await, ["Marić Mara", "Neko Drugi"]);
        let whom = Whom::Person(safe.mara);
        end_protection(&permit(&safe.manager), &base.database, whom).await.unwrap();
        assert_eq!(
            names(base, &safe.outsider, "0101990710016").await,
            ["Marić Mara", "Neko Drugi"]
        );
    });
}

#[test]
fn a_protected_member_gives_the_household_no_name_and_is_not_counted() {
    on_both(migrations(), async |base| {
        let safe = entered(base).await;
        protect(base, &safe, Whom::Person(safe.ana)).await;
        assert_eq!(list(base, &safe.outsider).await, ["Marić Mara", "Savić Vera"]);
        let database = &base.database;
        let seen = find_household(&permit(&safe.outsider), database, safe.together).await;
        let seen = seen.unwrap().unwrap();
        let members: Vec<String> = seen.members.iter().map(|one| one.data.listed_name()).collect();
        assert_eq!(members, ["Savić Vera"]);
        assert_eq!(names(base, &safe.outsider, "vedrovo ana").await, [""; 0]);
        assert_eq!(names(base, &safe.manager, "vedrovo ana").await, ["Savić Vera"]);
        let history = household_history(&permit(&safe.outsider), database, safe.together).await;
        let history = format!("{:?}", history.unwrap().unwrap());
        assert!(!history.contains("Ana") && history.contains("Vera"), "{history}");
    });
}

#[test]
fn a_household_in_which_everybody_is_protected_is_protected() {
    on_both(migrations(), async |base| {
        let safe = entered(base).await;
        protect(base, &safe, Whom::Person(safe.ana)).await;
        assert_eq!(list(base, &safe.outsider).await, ["Marić Mara", "Savić Vera"]);
        let away = MoveTo { target: Target::Existing(safe.alone), relation: Relation::NotRelated };
        move_person(&permit(&safe.outsider), &base.database, safe.vera, away, change(1, ""))
            .await
            .unwrap();
        assert_eq!(list(base, &safe.outsider).await, ["Marić Mara"]);
        assert_eq!(list(base, &safe.manager).await, ["Jović Ana", "Marić Mara"]);
    });
}

#[test]
fn who_moves_to_a_protected_household_is_protected_there() {
    on_both(migrations(), async |base| {
        let safe = entered(base).await;
        protect(base, &safe, Whom::Household(safe.alone)).await;
        let to = MoveTo { target: Target::Existing(safe.alone), relation: Relation::NotRelated };
        move_person(&permit(&safe.manager), &base.database, safe.ana, to, change(1, ""))
            .await
            .unwrap();
        assert_eq!(names(base, &safe.outsider, "jović").await, [""; 0]);
        let file = find_person(&permit(&safe.outsider), &base.database, safe.ana).await.unwrap();
        assert_eq!(file, None);
        let seen = find_household(&permit(&safe.outsider), &base.database, safe.together).await;
        let seen = seen.unwrap().unwrap();
        assert_eq!((seen.listed_name.as_str(), seen.former.len()), ("Savić Vera", 0));
    });
}

#[test]
fn the_circle_is_named_and_ends_with_the_protection() {
    on_both(migrations(), async |base| {
        let safe = entered(base).await;
        let whom = Whom::Household(safe.alone);
        let (database, circle) = (&base.database, [safe.outsider.user]);
        let keeper = permit::<Protect>(&safe.manager);
        protect_record(&keeper, database, whom, "pretnje", &circle).await.unwrap();
        assert_eq!(names(base, &safe.outsider, "marić").await, ["Marić Mara"]);
        let found = find_protection(&keeper, database, whom).await.unwrap().unwrap();
        assert_eq!(found.reason, "pretnje");
        let mut users: Vec<_> = found.circle.into_iter().map(|(user, _)| user).collect();
        users.sort();
        let mut expected = vec![safe.outsider.user, safe.manager.user];
        expected.sort();
        assert_eq!(users, expected);
        registry::change_circle(&keeper, database, whom, &[]).await.unwrap();
        assert_eq!(names(base, &safe.outsider, "marić").await, [""; 0]);
        end_protection(&keeper, database, whom).await.unwrap();
        assert_eq!(names(base, &safe.outsider, "marić").await, ["Marić Mara"]);
        assert_eq!(find_protection(&keeper, database, whom).await.unwrap(), None);
    });
}

#[test]
fn a_colleague_takes_the_place_of_who_leaves() {
    on_both(migrations(), async |base| {
        let safe = entered(base).await;
        protect(base, &safe, Whom::Household(safe.alone)).await;
        let mut tx = base.database.begin(&base.within(VEDROVO)).await.unwrap();
        let (from, to) = (safe.manager.user, safe.outsider.user);
        let handed = (registry::handover().hand_over)(&mut tx, from, to).await.unwrap();
        tx.commit(database::Audit::of("test")).await.unwrap();
        assert_eq!(handed, 1);
        assert_eq!(names(base, &safe.outsider, "marić").await, ["Marić Mara"]);
        assert_eq!(names(base, &safe.manager, "marić").await, [""; 0]);
    });
}

#[test]
fn a_record_whose_circle_works_here_no_more_is_taken_over() {
    on_both(migrations(), async |base| {
        let safe = entered(base).await;
        protect(base, &safe, Whom::Household(safe.alone)).await;
        let database = &base.database;
        let own = registry::list_protections(&permit(&safe.manager), database).await.unwrap();
        assert_eq!((own.own.len(), own.left.len()), (1, 0));
        // Nobody of the tests has an account: the circle works here no more.
        let coordinator = testkit::actor(&[Role::OfficeCoordinator], VEDROVO);
        let seen = registry::list_protections(&permit(&coordinator), database).await.unwrap();
        assert_eq!((seen.own.len(), seen.left.len()), (0, 1));
        let id = seen.left[0].0;
        registry::take_protection(&permit(&coordinator), database, id).await.unwrap();
        assert_eq!(names(base, &coordinator, "marić").await, ["Marić Mara"]);
        assert_eq!(names(base, &safe.outsider, "marić").await, [""; 0]);
    });
}

#[test]
fn other_contexts_ask_who_is_within_reach() {
    on_both(migrations(), async |base| {
        let safe = entered(base).await;
        protect(base, &safe, Whom::Household(safe.alone)).await;
        let seen = async |actor: &Actor| {
            let permit = permit::<registry::ViewHousehold>(actor);
            let reader = base.database.read_personal(&permit, database::Audit::of("test")).await;
            let reader = reader.unwrap();
            let households = households_within_reach(&reader, &[safe.alone, safe.together]).await;
            let persons = persons_within_reach(&reader, &[safe.mara, safe.ana]).await;
            (households.unwrap().len(), persons.unwrap().len())
        };
        assert_eq!(seen(&safe.outsider).await, (1, 1));
        assert_eq!(seen(&safe.manager).await, (2, 2));
        let tx = base.database.begin(&permit::<Protect>(&safe.manager)).await.unwrap();
        assert!(is_household_within_reach(&tx, safe.alone).await.unwrap());
        assert!(is_person_within_reach(&tx, safe.mara).await.unwrap());
    });
}
