//! The first page of who enters households: whom to ask, of one's own entries alone.

use kernel::{Actor, HouseholdId, PersonId, Role};
use registry::{
    Basis, ConsentAnswer, ConsentData, HowLeft, Purpose, Relation, Whom, close_household,
    create_household, declare_relative, find_household, list_unasked, protect_record,
    record_consent, record_departure,
};
use testkit::{Base, TestSite, on_both, on_sqlite};

use crate::builders::{
    VEDROVO, case_manager, change, household, migrations, permit, person, today, worker,
};

/// Enters a household of Ana and Mila.
async fn enter(base: &Base, by: &Actor, family: &str) -> (HouseholdId, Vec<PersonId>) {
    base.clock.advance(std::time::Duration::from_secs(1));
    let mut new = household(person(family, "Ana"), "Vedrovo");
    let mut mila = person(family, "Mila");
    mila.relation = Relation::Child;
    new.members.push(mila);
    let id = create_household(&permit(by), &base.database, new, today()).await.unwrap();
    let found = find_household(&permit(by), &base.database, id).await.unwrap().unwrap();
    (id, found.members.iter().map(|one| one.id).collect())
}

async fn say(base: &Base, by: &Actor, person: PersonId, purpose: Purpose) {
    let data = ConsentData {
        purpose,
        basis: Basis::Consent,
        answer: ConsentAnswer::Refused,
        day: today(),
        text_version: "1".into(),
        signature: None,
        proxy: None,
    };
    record_consent(&permit(by), &base.database, person, &data).await.unwrap();
}

/// Who is told as still to be asked: the household's name with the names of its members.
async fn told(base: &Base, to: &Actor) -> Vec<String> {
    let found = list_unasked(&permit(to), &base.database, 5).await.unwrap();
    let names = |one: &registry::UnaskedHousehold| {
        let members: Vec<&str> = one.members.iter().map(|(_, name)| name.as_str()).collect();
        format!("{}: {}", one.household.listed_name, members.join(", "))
    };
    found.iter().map(names).collect()
}

#[test]
fn who_entered_them_is_told_who_was_never_asked_the_newest_first() {
    on_both(migrations(), async |base| {
        let (vera, mara) = (worker(VEDROVO), case_manager(VEDROVO));
        let (_, jovic) = enter(base, &vera, "Jović").await;
        enter(base, &vera, "Savić").await;
        enter(base, &mara, "Marić").await;
        let all = ["Savić Ana: Savić Ana, Savić Mila", "Jović Ana: Jović Ana, Jović Mila"];
        assert_eq!(told(base, &vera).await, all);
        assert_eq!(told(base, &mara).await, ["Marić Ana: Marić Ana, Marić Mila"]);
        // A refusal is an answer; an answer about something else is none.
        say(base, &vera, jovic[0], Purpose::Participation).await;
        say(base, &vera, jovic[1], Purpose::Contact).await;
        assert_eq!(told(base, &vera).await, [all[0], "Jović Ana: Jović Mila"]);
        say(base, &mara, jovic[1], Purpose::Participation).await;
        assert_eq!(told(base, &vera).await, [all[0]]);
        enter(base, &vera, "Tasić").await;
        let few = list_unasked(&permit(&vera), &base.database, 1).await.unwrap();
        assert_eq!(few[0].household.listed_name, "Tasić Ana");
        assert_eq!(few.len(), 1);
    });
}

#[test]
fn nobody_is_told_who_left_or_is_out_of_reach() {
    on_both(migrations(), async |base| {
        let (vera, mara) = (worker(VEDROVO), case_manager(VEDROVO));
        let (_, jovic) = enter(base, &vera, "Jović").await;
        let (closed, _) = enter(base, &vera, "Savić").await;
        let (relatives, _) = enter(base, &vera, "Tasić").await;
        let (hidden, _) = enter(base, &vera, "Lukić").await;
        let database = &base.database;
        let left = change(1, "umrla");
        record_departure(&permit(&vera), database, jovic[1], HowLeft::Death, left).await.unwrap();
        let how = registry::HowClosed::MovedAway;
        close_household(&permit(&vera), database, closed, how, change(1, "")).await.unwrap();
        declare_relative(&permit(&vera), database, relatives).await.unwrap();
        let whom = Whom::Household(hidden);
        protect_record(&permit(&mara), database, whom, "pretnje", &[]).await.unwrap();
        assert_eq!(told(base, &vera).await, ["Jović Ana: Jović Ana"]);
    });
}

#[test]
fn the_first_page_leads_to_the_form_for_the_answer() {
    on_sqlite(migrations(), async |base| {
        let vera = worker(VEDROVO);
        let (household, members) = enter(base, &vera, "Jović").await;
        let site = TestSite::of(base, vec![registry::context()]);
        let page = site.get("office_worker:99015:sr-Latn", "/").await;
        assert!(page.text().contains("Nisu pitani za učešće"), "{}", page.text());
        assert!(page.text().contains(&format!("href=\"/households/{household}\"")));
        let way = format!("href=\"/persons/{}/consents?purpose=participation\"", members[1]);
        assert!(page.text().contains(&way), "{}", page.text());
        let other = site.get("case_manager:99015:sr-Latn", "/").await;
        assert!(!other.text().contains("Nisu pitani za učešće"));
        let analyst = testkit::actor(&[Role::Analyst], VEDROVO);
        assert!(analyst.permit::<registry::RecordConsent>().is_none());
    });
}
