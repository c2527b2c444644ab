//! Lists saved, shared, run and looked at: within the reach of who asks, without what is sealed for them, kept sealed and taken
//! away in time.

use std::fs;

use assessment::{
    Eyes, Given, ListId, ListRefused, ListRunId, LiveRules, ShownRun, change_list, context,
    delete_list, enter_facts, export_list, find_list, find_run, forget_run, list_desk,
    lists::{About, Condition, Question, QuestionFault, RunOf, Test, Who},
    run_list, save_list,
};
use database::{Audit, NewJob};
use kernel::{Actor, Role};
use registry::{Protect, Whom, protect_record};
use testkit::{Base, TestSite, on_both, on_sqlite};

use crate::builders::{
    OTHER, Stored, VEDROVO, answer, book, entry, manager, migrations, of_household, permit, stored,
    version_in, worker,
};

fn asks(on: &str, test: Test) -> Question {
    let mut question = Question::about(About::Households);
    question.add(Condition { on: on.parse().unwrap(), who: Who::Any, test }, None);
    question
}

fn crowded() -> Question {
    asks("rooms", Test::AtMost(1.0))
}

/// A household in a dwelling with so many rooms; none when nobody answered.
async fn home(base: &Base, unit: &str, rooms: Option<f64>) -> Stored {
    let home = stored(base, unit).await;
    if let Some(rooms) = rooms {
        let facts = vec![of_household(home, vec![answer("rooms", Given::Number(rooms))])];
        let worker = worker(unit);
        let new = entry(&version_in(base, unit, home.id).await, facts);
        enter_facts(&permit(&worker), &base.database, book(), home.id, new).await.unwrap();
    }
    home
}

async fn saved(base: &Base, actor: &Actor, question: &Question) -> ListId {
    save_list(&permit(actor), &base.database, "Tesno", question).await.unwrap()
}

async fn asked(base: &Base, actor: &Actor, list: ListId) -> Result<ListRunId, ListRefused> {
    let catalogue = &book().catalogue;
    let (of, eyes) = (RunOf::Saved(list), Eyes::of(actor));
    run_list(&permit(actor), &base.database, (catalogue, eyes), (&of, "")).await
}

async fn run(base: &Base, actor: &Actor, list: ListId) -> ShownRun {
    let id = asked(base, actor, list).await.unwrap();
    let jobs = context(&LiveRules::of(base.scratch())).jobs;
    database::run_until_idle(&base.database, jobs).await.unwrap();
    find_run(&permit(actor), &base.database, id).await.unwrap().unwrap()
}

#[test]
fn a_list_names_whom_it_holds_of_and_says_how_many_could_not_be_decided_and_why() {
    on_both(migrations(), async |base| {
        let small = home(base, VEDROVO, Some(1.0)).await;
        home(base, VEDROVO, Some(3.0)).await;
        home(base, VEDROVO, None).await;
        home(base, OTHER, Some(1.0)).await;
        let worker = worker(VEDROVO);
        let list = saved(base, &worker, &crowded()).await;
        let result = run(base, &worker, list).await.result.unwrap();
        let named: Vec<_> =
            result.rows.iter().map(|row| (row.household, row.name.as_str())).collect();
        assert_eq!(named, [(small.id, "Jović Ana")]);
        assert_eq!((result.asked, result.open), (3, 1));
        let reasons: Vec<_> = result
            .reasons
            .iter()
            .map(|one| (one.on.as_str(), one.kind.code(), one.count))
            .collect();
        assert_eq!(reasons, [("rooms", "not_asked", 1)]);
        assert_eq!((result.places[0].name.as_str(), result.places[0].count), ("Vedrovo", 1));
        let looks = "select count(*) from audit_entry where action = 'run_list'";
        assert_eq!(base.number(looks).await, 1);
    });
}

#[test]
fn who_is_under_protection_is_on_no_list_outside_the_circle_also_when_it_came_later() {
    on_both(migrations(), async |base| {
        let hidden = home(base, VEDROVO, Some(1.0)).await;
        let later = home(base, VEDROVO, Some(1.0)).await;
        let (manager, worker) = (manager(VEDROVO), worker(VEDROVO));
        let protect = async |home: Stored| {
            let whom = Whom::Household(home.id);
            let permit = permit::<Protect>(&manager);
            protect_record(&permit, &base.database, whom, "pretnje", &[]).await.unwrap();
        };
        protect(hidden).await;
        let list = saved(base, &worker, &crowded()).await;
        let of_worker = run(base, &worker, list).await;
        let ids = |shown: &ShownRun| {
            let rows = &shown.result.as_ref().unwrap().rows;
            rows.iter().map(|row| row.household).collect::<Vec<_>>()
        };
        assert_eq!(ids(&of_worker), [later.id]);
        assert_eq!(of_worker.result.as_ref().unwrap().asked, 1);
        let own = saved(base, &manager, &crowded()).await;
        assert_eq!(ids(&run(base, &manager, own).await).len(), 2);
        protect(later).await;
        let again = find_run(&permit(&worker), &base.database, of_worker.run.id).await.unwrap();
        assert_eq!(ids(&again.unwrap()), []);
    });
}

#[test]
fn what_is_sealed_for_who_asks_is_refused_also_in_a_list_that_somebody_else_shared() {
    on_both(migrations(), async |base| {
        let (manager, analyst) = (manager(VEDROVO), testkit::actor(&[Role::Analyst], VEDROVO));
        let question = asks("disability", Test::Is("yes".into()));
        let list = saved(base, &manager, &question).await;
        let database = &base.database;
        let mut shared = find_list(&permit(&manager), database, list).await.unwrap().unwrap();
        let catalogue = &book().catalogue;
        assert!(find_list(&permit(&analyst), database, list).await.unwrap().is_none());
        shared.is_shared = true;
        change_list(&permit(&manager), database, (catalogue, Eyes::of(&manager)), &shared)
            .await
            .unwrap();
        let seen = find_list(&permit(&analyst), database, list).await.unwrap().unwrap();
        assert_eq!((seen.question, seen.version), (question, 2));
        let refused = asked(base, &analyst, list).await.unwrap_err();
        let sealed = QuestionFault::Sealed("disability".parse().unwrap());
        assert!(matches!(refused, ListRefused::Question(fault) if fault == sealed));
        assert!(asked(base, &manager, list).await.is_ok());
        assert_eq!(base.number("select count(*) from list_run").await, 1);
    });
}

#[test]
fn a_list_is_changed_and_deleted_by_its_owner_alone_and_never_over_somebodys_change() {
    on_both(migrations(), async |base| {
        let (owner, other) = (worker(VEDROVO), manager(VEDROVO));
        let list = saved(base, &owner, &crowded()).await;
        let database = &base.database;
        let catalogue = &book().catalogue;
        let mut first = find_list(&permit(&owner), database, list).await.unwrap().unwrap();
        first.is_shared = true;
        let change = async |actor: &Actor, changed| {
            change_list(&permit(actor), database, (catalogue, Eyes::of(actor)), changed).await
        };
        change(&owner, &first).await.unwrap();
        let stale = change(&owner, &first).await.unwrap_err();
        assert!(matches!(stale, ListRefused::Database(database::Error::Stale { .. })));
        let seen = find_list(&permit(&other), database, list).await.unwrap().unwrap();
        assert!(matches!(change(&other, &seen).await, Err(ListRefused::NotFound)));
        let delete = delete_list(&permit(&other), database, list).await;
        assert!(matches!(delete, Err(ListRefused::NotFound)));
        let elsewhere = worker(OTHER);
        assert!(find_list(&permit(&elsewhere), database, list).await.unwrap().is_none());
        delete_list(&permit(&owner), database, list).await.unwrap();
        assert_eq!(list_desk(&permit(&owner), database).await.unwrap().saved, []);
    });
}

#[test]
fn a_result_is_its_askers_own_and_goes_after_thirty_days_while_the_question_stays() {
    on_both(migrations(), async |base| {
        home(base, VEDROVO, Some(1.0)).await;
        let (worker, other) = (worker(VEDROVO), manager(VEDROVO));
        let list = saved(base, &worker, &crowded()).await;
        let id = run(base, &worker, list).await.run.id;
        let database = &base.database;
        assert!(find_run(&permit(&other), database, id).await.unwrap().is_none());
        let refused = export_list(&permit(&other), database, (id, &[]), ("csv", "poziv")).await;
        assert!(matches!(refused, Err(ListRefused::NotFound)));
        for (days, is_kept) in [(29, true), (2, false)] {
            base.clock.advance(std::time::Duration::from_hours(24 * days));
            forget_old(base).await;
            let kept = "select count(*) from list_run where sealed is not null";
            assert_eq!(base.number(kept).await, i64::from(is_kept));
            let shown = find_run(&permit(&worker), database, id).await.unwrap().unwrap();
            assert_eq!((shown.result.is_some(), shown.run.is_kept), (is_kept, is_kept), "{days}");
            assert_eq!(shown.run.question, crowded());
        }
        let again = run(base, &worker, list).await.run.id;
        forget_run(&permit(&worker), database, again).await.unwrap();
        let shown = find_run(&permit(&worker), database, again).await.unwrap().unwrap();
        assert!(shown.result.is_none() && shown.run.made_at.is_some());
    });
}

/// The job that is due once a day.
async fn forget_old(base: &Base) {
    let mut tx = base.database.begin(&base.everywhere()).await.unwrap();
    tx.enqueue(NewJob::of("assessment.forget_lists", serde_json::Value::Null)).await.unwrap();
    tx.commit(Audit::of("test")).await.unwrap();
    let jobs = context(&LiveRules::of(base.scratch())).jobs;
    database::run_until_idle(&base.database, jobs).await.unwrap();
}

#[test]
fn who_is_on_a_list_stands_in_no_file_in_the_clear() {
    on_sqlite(migrations(), async |base| {
        home(base, VEDROVO, Some(1.0)).await;
        let worker = worker(VEDROVO);
        let list = saved(base, &worker, &crowded()).await;
        let shown = run(base, &worker, list).await;
        let row = shown.result.unwrap().rows.remove(0);
        let sealed = "select count(*) from list_run where sealed is not null";
        assert_eq!(base.number(sealed).await, 1);
        // The text that was sealed: an id beside a name stands nowhere else in this form.
        let traces = [
            format!("\"h\":\"{}\"", row.household),
            "\"n\":\"Jović Ana\"".to_owned(),
            "\"rows\"".to_owned(),
        ];
        let mut files = 0;
        for file in fs::read_dir(&base.settings.folder).unwrap() {
            let path = file.unwrap().path();
            let Ok(bytes) = fs::read(&path) else { continue };
            files += 1;
            for trace in &traces {
                let is_there = bytes.windows(trace.len()).any(|part| part == trace.as_bytes());
                assert!(!is_there, "{trace} stands in {}", path.display());
            }
        }
        assert!(files > 0, "no file was read");
    });
}

const WORKER: &str = "office_worker:99015:sr-Latn";

#[test]
fn a_list_is_made_and_run_by_forms_alone_and_taken_out_with_a_reason() {
    on_sqlite(migrations(), async |base| {
        for rooms in [1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 4.0] {
            home(base, VEDROVO, Some(rooms)).await;
        }
        let rules = LiveRules::of(base.scratch());
        let site = TestSite::of(base, vec![registry::context(), context(&rules)]);
        let who = "case_manager:99015:sr-Latn";
        let empty = site.post(who, "/lists", "/lists", &[("name", ""), ("about", "")]).await;
        assert_eq!(empty.status, 422);
        let form = [("name", "Tesno u Vedrovu"), ("about", "households")];
        let made = site.post(who, "/lists", "/lists", &form).await;
        assert_eq!(made.status, 303);
        let path = made.header("location").to_owned();
        let found = site.get(who, &format!("{path}?q=broj+soba")).await;
        assert!(found.text().contains("?on=rooms"), "rooms are found by words");
        let fields = site.get(who, &format!("{path}?on=rooms")).await;
        assert!(fields.text().contains("name=\"test\""));
        let add = format!("{path}/conditions");
        let wrong = [("version", "1"), ("on", "rooms"), ("test", "at_most"), ("value", "jedna")];
        let refused = site.post(who, &path, &add, &wrong).await;
        assert!(refused.status == 422 && refused.text().contains("Upišite broj."));
        let right = [("version", "1"), ("on", "rooms"), ("test", "at_most"), ("value", "1,5")];
        assert_eq!(site.post(who, &path, &add, &right).await.status, 303);
        let shown = site.get(who, &path).await;
        assert!(shown.text().contains("najviše 1,5"), "{}", shown.text());
        let named = [("version", "2"), ("name", "Tesno u Vedrovu")];
        assert_eq!(site.post(who, &path, &path, &named).await.status, 303);
        let kept = site.get(who, &path).await;
        assert!(!kept.text().contains("checked"), "a new name shares nothing");
        assert_eq!(site.get(WORKER, &path).await.status, 404);
        let shared = [("version", "3"), ("name", "Tesno u Vedrovu"), ("shared", "yes")];
        site.post(who, &path, &path, &shared).await;
        assert_eq!(site.get(WORKER, &path).await.status, 200);
        let started = site.post(who, &path, &format!("{path}/run"), &[]).await;
        let run = started.header("location").to_owned();
        assert!(site.get(who, &run).await.text().contains("list-progress"));
        database::run_until_idle(&base.database, context(&rules).jobs).await.unwrap();
        let page = site.get(who, &run).await;
        for expected in ["domaćinstava: 6", "Jović Ana", "href=\"/households/", "Po naseljima"] {
            assert!(page.text().contains(expected), "{expected}");
        }
        let export = format!("{run}/export");
        let refused = site.post(who, &run, &export, &[("reason", ""), ("format", "csv")]).await;
        assert_eq!(refused.status, 422);
        let taken = [("reason", "poziv na razgovor"), ("format", "csv")];
        let file = site.post(who, &run, &export, &taken).await;
        assert_eq!(file.header("content-type"), "text/csv; charset=utf-8");
        assert_eq!(file.text().lines().count(), 7);
        assert_eq!(base.number("select count(*) from list_export").await, 1);
        assert_eq!(
            base.number("select count(*) from audit_entry where action = 'export_list'").await,
            1
        );
        // Nobody else finds it, and who may not take lists out is refused.
        assert_eq!(site.get(WORKER, &run).await.status, 404);
        assert_eq!(site.post(WORKER, "/lists", &export, &taken).await.status, 404);
    });
}

#[test]
fn who_may_not_see_names_sees_counts_and_small_ones_not_at_all() {
    on_sqlite(migrations(), async |base| {
        for rooms in [1.0, 1.0, 1.0, 4.0] {
            home(base, VEDROVO, Some(rooms)).await;
        }
        let rules = LiveRules::of(base.scratch());
        let site = TestSite::of(base, vec![registry::context(), context(&rules)]);
        let analyst = "analyst:99015:sr-Latn";
        let path = "/lists/shipped/overcrowded_with_children";
        assert_eq!(site.get(analyst, path).await.status, 200);
        // A list about disability is not there for who may not see health.
        let sealed = "/lists/shipped/disability_without_care";
        assert_eq!(site.get(analyst, sealed).await.status, 404);
        let actor = testkit::actor(&[Role::Analyst], VEDROVO);
        let list = saved(base, &actor, &crowded()).await;
        let shown = run(base, &actor, list).await;
        let page = site.get(analyst, &format!("/list-runs/{}", shown.run.id)).await;
        assert_eq!(page.status, 200);
        assert!(page.text().contains("domaćinstava: ne prikazuje se"));
        for secret in ["Jović", "/households/", "/persons/"] {
            assert!(!page.text().contains(secret), "{secret}");
        }
    });
}
