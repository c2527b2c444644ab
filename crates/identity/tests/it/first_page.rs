//! The first page of who keeps the accounts.

use database::{Audit, JobKind, JobState, NewJob, run_until_idle};
use identity::{
    NewInvitation, SeeAudit, UserCounts, close_user, count_users, invite_user, list_users, see_work,
};
use kernel::Role;
use web::Site;

use crate::{
    builders::{HERE, House, PASSWORD, THERE, on_both, permit},
    visitor::{Visitor, site},
};

const ANA: &str = "ana@opstina.rs";
const MILAN: &str = "milan@opstina.rs";

/// A job in the municipality that fails for good.
async fn fail(house: &House<'_>, unit: &str) {
    const KIND: &str = "test.fails";
    let within = house.base.within(unit);
    let mut tx = house.database().begin(&within).await.unwrap();
    tx.enqueue(NewJob::of(KIND, serde_json::Value::Null)).await.unwrap();
    tx.commit(Audit::of("test")).await.unwrap();
    let kind = JobKind::of(KIND, async |_run| Err(database::JobFault("it fails".into())));
    run_until_idle(house.database(), vec![kind.attempts(1)]).await.unwrap();
}

#[test]
fn accounts_are_counted_within_the_municipality() {
    on_both(async |house| {
        house.user(MILAN, Some(HERE), &[Role::Administrator]).await;
        let ana = house.user(ANA, Some(HERE), &[Role::Analyst]).await;
        house.user("ivan@opstina.rs", Some(HERE), &[Role::Analyst]).await;
        house.user("zlatko@opstina.rs", Some(THERE), &[Role::Analyst]).await;
        let milan = house.actor(MILAN).await;
        let new = NewInvitation {
            unit: None,
            email: "jelena@opstina.rs".parse().unwrap(),
            name: "Jelena".into(),
            roles: vec![Role::Analyst],
        };
        invite_user(&permit(&milan), &house.identity, house.database(), new).await.unwrap();
        close_user(&permit(&milan), &house.identity, house.database(), ana, None).await.unwrap();
        let counts = count_users(&permit(&milan), house.database()).await.unwrap();
        let expected = UserCounts { active: 2, without_second_factor: 2, closed: 1, invited: 1 };
        assert_eq!(counts, expected);
        house.wait(8 * 24 * 60 * 60);
        let counts = count_users(&permit(&milan), house.database()).await.unwrap();
        assert_eq!(counts.invited, 0, "it was not answered in time");
    });
}

#[test]
fn failed_jobs_of_the_municipality_are_told_and_no_others() {
    on_both(async |house| {
        house.user(MILAN, Some(HERE), &[Role::Administrator]).await;
        let milan = house.actor(MILAN).await;
        fail(house, THERE).await;
        let work = see_work(&permit(&milan), house.database(), 5).await.unwrap();
        assert_eq!((work.failed.len(), work.counts.get(&JobState::Failed)), (0, None));
        fail(house, HERE).await;
        fail(house, HERE).await;
        let work = see_work(&permit(&milan), house.database(), 1).await.unwrap();
        let kinds: Vec<&str> = work.failed.iter().map(|job| job.kind.as_str()).collect();
        assert_eq!(kinds, ["test.fails"]);
        assert_eq!(work.counts.get(&JobState::Failed), Some(&2));
    });
}

#[test]
fn the_first_page_of_an_administrator_tells_accounts_work_and_what_others_did() {
    on_both(async |house| {
        house.user(MILAN, Some(HERE), &[Role::Analyst]).await;
        house.user("sanja@opstina.rs", Some(HERE), &[Role::Administrator]).await;
        house.user("zlatko@opstina.rs", Some(THERE), &[Role::Administrator]).await;
        let router = site(house, Site::at("https://svi.test"));
        let mut milan = Visitor::at(&router);
        let fields = [("email", MILAN), ("password", PASSWORD), ("next", "/")];
        milan.post("/sign-in", "/sign-in", &fields).await;
        let page = milan.get("/").await.body;
        for title in ["Nalozi", "Stanje sistema", "Šta su drugi poslednje"] {
            assert!(!page.contains(title), "an analyst is told: {title}");
        }
        for email in ["sanja@opstina.rs", "zlatko@opstina.rs"] {
            let other = house.actor(email).await;
            list_users(&permit(&other), house.database()).await.unwrap();
            assert!(other.permit::<SeeAudit>().is_some());
        }
        house.user(ANA, Some(HERE), &[Role::Administrator]).await;
        let mut ana = Visitor::at(&router);
        crate::pages::come_in_with_second_factor(&mut ana, house, ANA).await;
        let page = ana.get("/").await.body;
        for told in [
            "Aktivni nalozi",
            "href=\"/admin/users?state=closed\"",
            "Elektronska pošta nije podešena",
            "neuspelih 0",
            "Sanja",
        ] {
            assert!(page.contains(told), "{told}: {page}");
        }
        assert!(!page.contains("Zlatko"), "{page}");
        let (_, entries) = page.split_once("Šta su drugi poslednje").unwrap();
        let (entries, _) = entries.split_once("href=\"/admin/audit\"").unwrap();
        assert!(!entries.contains(">Ana<"), "one's own looks are left out: {entries}");
        fail(house, HERE).await;
        let page = ana.get("/").await.body;
        assert!(page.contains("traži pažnju") && page.contains("test.fails"), "{page}");
    });
}
