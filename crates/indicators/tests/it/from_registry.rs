//! Figures of the registry are those of the file from which it was filled; who may not be counted is left out and who is under
//! protection is not; asking, progress and the way to the figures.

use std::sync::Arc;

use assessment::{AnswersOf, LiveRules, VariableCatalogue};
use indicators::{
    AskedRun, LiveFigures, PseudonymKey, ask_run, context,
    from_registry::{self, Gathered, Wanted},
    installation::{Installation, Moment},
    microdata::{Microdata, Selection},
    run::{Figure, Run},
    run_state,
    snapshot::About,
};
use kernel::{Actor, Design, Role};
use registry::{
    ErasePerson, HandleRights, Protect, RightKind, RightRequest, RightState, Whom, decide_right,
    erase_person, list_rights, protect_record, record_right,
};
use tempfile::TempDir;
use testkit::{Base, TestSite, on_both, on_sqlite};

use crate::mapped::{self, UNIT, migrations, record};

const DESIGNS: [Design; 3] = [Design::List, Design::Sample, Design::Census];

fn analyst() -> Actor {
    testkit::actor(&[Role::Analyst], UNIT)
}

fn about(design: Design) -> About {
    About { unit: UNIT.parse().unwrap(), period: "2024".parse().unwrap(), design }
}

async fn gathered(base: &Base, design: Design, answers: AnswersOf) -> Gathered {
    let variables = Arc::new(VariableCatalogue::shipped().unwrap());
    let wanted = Wanted { design, answers };
    let told = |done, total| assert!(done <= total, "{done} of {total}");
    from_registry::read(&base.database, &base.within(UNIT), &variables, &wanted, told)
        .await
        .unwrap()
}

fn computed(data: &Microdata, design: Design, registry: Option<&Gathered>) -> Run {
    let folder = TempDir::new().unwrap();
    let installation = Installation::open(folder.path()).unwrap();
    let moment = Moment {
        made_at: "2026-11-27T10:00:00Z",
        day: None,
        registry: registry.map(|one| &one.about),
    };
    let key = PseudonymKey::from_seed(1);
    installation.compute_as_of(&about(design), data, &key, &moment).unwrap()
}

/// Of a list and a census everybody counts once, whatever weights the file has.
fn counted(data: &Microdata, design: Design) -> Microdata {
    let mut data = data.clone();
    if design != Design::Sample {
        for (selection, home) in data.selection.iter_mut().zip(&data.households) {
            let person_weights = vec![1.0; home.persons.len()];
            *selection = Selection { person_weights, ..Selection::default() };
        }
    }
    data
}

fn is_close(a: Option<f64>, b: Option<f64>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => (a - b).abs() <= 1e-12 * a.abs().max(1.0),
        (a, b) => a.is_none() && b.is_none(),
    }
}

/// Whole figures: values to 1e-12, everything else the same.
fn assert_same(of_file: &[Figure], of_registry: &[Figure]) {
    assert_eq!(of_file.len(), of_registry.len());
    for (a, b) in of_file.iter().zip(of_registry) {
        let values = |f: &Figure| [f.estimate, f.standard_error, f.lower, f.upper, f.population];
        for (a_value, b_value) in values(a).into_iter().zip(values(b)) {
            assert!(is_close(a_value, b_value), "{a:?}\n{b:?}");
        }
        let rest = |f: &Figure| Figure {
            estimate: None,
            standard_error: None,
            lower: None,
            upper: None,
            population: None,
            ..f.clone()
        };
        assert_eq!(rest(a), rest(b));
    }
}

async fn assert_figures_equal(base: &Base, data: &Microdata, fewest_shown: usize) {
    let variables = VariableCatalogue::shipped().unwrap();
    record(base, &variables, data, "2024-1").await;
    for design in DESIGNS {
        let of_file = computed(&counted(data, design), design, None);
        let shown = of_file.figures.iter().filter(|one| one.estimate.is_some()).count();
        let hidden = of_file.figures.iter().filter(|one| one.hidden.is_some()).count();
        assert!(shown >= fewest_shown && hidden > 0, "{design}: {shown} shown, {hidden} hidden");
        for answers in [AnswersOf::Latest, AnswersOf::Round("2024-1".to_owned())] {
            let gathered = gathered(base, design, answers).await;
            let of_registry = computed(&gathered.microdata, design, Some(&gathered));
            let size = |run: &Run| (run.record.households, run.record.persons);
            assert_eq!(size(&of_file), size(&of_registry), "{:?}", gathered.about);
            assert_same(&of_file.figures, &of_registry.figures);
        }
    }
}

#[test]
fn every_figure_of_the_twelve_households_is_that_of_their_file() {
    on_both(migrations(), async |base| {
        let variables = VariableCatalogue::shipped().unwrap();
        let data = mapped::twelve(base.scratch(), &variables);
        assert_figures_equal(base, &data, 30).await;
    });
}

#[test]
fn every_figure_of_many_households_with_all_questions_is_that_of_their_file() {
    on_both(migrations(), async |base| {
        let variables = VariableCatalogue::shipped().unwrap();
        let data = mapped::many(base.scratch(), &variables, 120);
        assert_figures_equal(base, &data, 150).await;
    });
}

#[test]
fn only_the_answers_of_the_round_are_taken_and_who_has_none_is_not_mapped() {
    on_both(migrations(), async |base| {
        let variables = VariableCatalogue::shipped().unwrap();
        let data = mapped::twelve(base.scratch(), &variables);
        record(base, &variables, &data, "2024-1").await;
        record(base, &variables, &data, "2026-1").await;
        let all = gathered(base, Design::List, AnswersOf::Latest).await;
        assert_eq!((all.microdata.households.len(), all.about.unmapped), (48, Some(0)));
        let first = AnswersOf::Round("2024-1".to_owned());
        let first = gathered(base, Design::List, first).await;
        assert_eq!((first.microdata.households.len(), first.about.unmapped), (24, Some(24)));
        assert_eq!(first.about.round.as_deref(), Some("2024-1"));
        let none = gathered(base, Design::List, AnswersOf::Round("2025-1".to_owned())).await;
        assert_eq!(none.microdata, Microdata::default());
    });
}

fn coordinator() -> Actor {
    testkit::actor(&[Role::OfficeCoordinator], UNIT)
}

#[test]
fn who_is_under_protection_is_counted_and_whose_data_may_only_be_kept_is_not() {
    on_both(migrations(), async |base| {
        let variables = VariableCatalogue::shipped().unwrap();
        let data = mapped::twelve(base.scratch(), &variables);
        let ids = record(base, &variables, &data, "2024-1").await;
        let manager = testkit::actor(&[Role::CaseManager], UNIT);
        let protect = manager.permit::<Protect>().unwrap();
        let whom = Whom::Household(ids[1]);
        protect_record(&protect, &base.database, whom, "pretnje", &[]).await.unwrap();
        let all = gathered(base, Design::Census, AnswersOf::Latest).await;
        assert_eq!(all.microdata.households.len(), 24);

        let protected = ids[1].to_string();
        let open: Vec<_> =
            all.microdata.households.iter().filter(|one| one.id != protected).collect();
        let members = |home: usize| {
            let home = open[home];
            home.persons
                .iter()
                .map(|one| one.id.parse().unwrap())
                .collect::<Vec<kernel::PersonId>>()
        };
        restrict(base, members(2)[0]).await;
        let restricted = gathered(base, Design::Census, AnswersOf::Latest).await;
        assert_eq!(restricted.microdata.households.len(), 23);
        // One household is fewer than may be told.
        assert_eq!((restricted.about.restricted, restricted.about.erased), (None, Some(0)));
        for home in 3..7 {
            restrict(base, members(home)[0]).await;
        }
        erase(base, members(10)[0]).await;
        let more = gathered(base, Design::Census, AnswersOf::Latest).await;
        assert_eq!((more.about.restricted, more.about.erased), (Some(5), None));
        let there: Vec<&str> =
            more.microdata.households.iter().map(|one| one.id.as_str()).collect();
        assert!(!there.contains(&open[2].id.as_str()));
    });
}

async fn restrict(base: &Base, person: kernel::PersonId) {
    let coordinator = coordinator();
    let permit = coordinator.permit::<HandleRights>().unwrap();
    let today = base.database.now().date_naive();
    let text = String::new();
    let request = RightRequest { kind: RightKind::Restriction, asked_on: today, text };
    record_right(&permit, &base.database, person, &request).await.unwrap();
    let asked = list_rights(&permit, &base.database, person).await.unwrap().unwrap();
    let granted = (RightState::Granted, "");
    decide_right(&permit, &base.database, person, asked[0].id, granted).await.unwrap();
}

async fn erase(base: &Base, person: kernel::PersonId) {
    let coordinator = coordinator();
    let permit = coordinator.permit::<ErasePerson>().unwrap();
    let viewer = coordinator.permit::<registry::ViewHousehold>().unwrap();
    let found = registry::find_person(&viewer, &base.database, person).await.unwrap().unwrap();
    let erasure = registry::Erasure { typed_name: found.person.data.listed_name() };
    let rules = LiveRules::of(base.scratch());
    let erasers = [registry::context().erase.unwrap(), assessment::context(&rules).erase.unwrap()];
    erase_person(&permit, &base.database, person, &erasure, &erasers).await.unwrap();
}

#[test]
fn the_same_contents_give_the_same_run_and_another_day_another_one() {
    on_both(migrations(), async |base| {
        let variables = VariableCatalogue::shipped().unwrap();
        let data = mapped::twelve(base.scratch(), &variables);
        record(base, &variables, &data, "2024-1").await;
        let figures = LiveFigures::of(base.scratch());
        let asked = AskedRun {
            period: "2024".parse().unwrap(),
            design: Design::Sample,
            round: Some("2024-1".to_owned()),
            day: None,
        };
        let first = made(base, &figures, &asked).await;
        let again = made(base, &figures, &asked).await;
        assert_eq!(first, again);
        assert_eq!((&first["households"], &first["persons"]), (&24.into(), &44.into()));
        let other = AskedRun { day: "2024-12-31".parse().ok(), ..asked.clone() };
        assert_ne!(made(base, &figures, &other).await["run"], first["run"]);
        let nobody = AskedRun { round: Some("1999".to_owned()), ..asked };
        assert_eq!(made(base, &figures, &nobody).await, serde_json::json!({ "run": null }));
    });
}

async fn made(base: &Base, figures: &Arc<LiveFigures>, asked: &AskedRun) -> serde_json::Value {
    let analyst = analyst();
    let permit = analyst.permit().unwrap();
    let id = ask_run(&permit, &base.database, asked).await.unwrap();
    database::run_until_idle(&base.database, context(figures).jobs).await.unwrap();
    let state = run_state(&permit, &base.database).await.unwrap();
    state.find(id).unwrap().result.clone().unwrap()
}

const ANALYST: &str = "analyst:80438:sr-Latn";
const PAGE: &str = "/indicators/runs";

#[test]
fn an_analyst_asks_for_figures_is_led_to_them_and_sees_no_name_anywhere() {
    on_sqlite(migrations(), async |base| {
        let variables = VariableCatalogue::shipped().unwrap();
        let data = mapped::many(base.scratch(), &variables, 60);
        record(base, &variables, &data, "2024-1").await;
        let figures = LiveFigures::of(base.scratch());
        let rules = LiveRules::of(base.scratch());
        let contexts = || vec![registry::context(), assessment::context(&rules), context(&figures)];
        let site = TestSite::of(base, contexts());
        let empty = site.post(ANALYST, PAGE, PAGE, &[("period", "2024?")]).await;
        assert_eq!(empty.status, 422);
        assert!(empty.text().contains("tromesečje (2026-Q3)"));
        assert!(empty.text().contains("2024-1 (domaćinstava: 60)"));
        let form = [("period", "2024"), ("design", "sample"), ("round", "2024-1"), ("day", "")];
        let asked = site.post(ANALYST, PAGE, PAGE, &form).await;
        assert_eq!(asked.status, 303);
        assert!(site.get(ANALYST, PAGE).await.text().contains("run-progress"));
        database::run_until_idle(&base.database, context(&figures).jobs).await.unwrap();
        let page = site.get(ANALYST, PAGE).await;
        let path = page.text().split("href=\"").find(|part| part.starts_with("/indicators/runs/"));
        let path = path.unwrap().split('"').next().unwrap().to_owned();
        let run = site.get(ANALYST, &path).await;
        assert_eq!(run.status, 200);
        for expected in ["iz registra, krug 2024-1", "Interval 95%", "Odgovori koji nedostaju"] {
            assert!(run.text().contains(expected), "{expected}");
        }
        let first = site.get(ANALYST, "/").await;
        for expected in ["Poslednji obračun", "procena iz uzorka", "Mapirano po krugovima", &path]
        {
            assert!(first.text().contains(expected), "{expected}");
        }
        let walk = ["/", PAGE, &path, "/indicators", "/indicators/compare", "/assessment"];
        for path in walk {
            let page = site.get(ANALYST, path).await;
            assert_eq!(page.status, 200, "{path}");
            for secret in ["Tajnić", "Skrivena", "Sakrivac", "/households/", "/persons/"] {
                assert!(!page.text().contains(secret), "{secret} on {path}");
            }
        }
        for path in ["/households", "/households/new"] {
            assert_eq!(site.get(ANALYST, path).await.status, 404, "{path}");
        }
    });
}

#[test]
fn who_may_not_compute_sees_no_form_and_is_refused() {
    on_sqlite(migrations(), async |base| {
        let figures = LiveFigures::of(base.scratch());
        let site = TestSite::of(base, vec![context(&figures)]);
        let worker = "office_worker:80438:sr-Latn";
        assert!(!site.get(worker, PAGE).await.text().contains("name=\"design\""));
        let form = [("period", "2024"), ("design", "list")];
        assert_eq!(site.post(worker, PAGE, PAGE, &form).await.status, 404);
        assert!(site.get(ANALYST, PAGE).await.text().contains("name=\"design\""));
        assert_eq!(site.get(ANALYST, "/indicators/runs/80438-2024-0").await.status, 404);
    });
}
