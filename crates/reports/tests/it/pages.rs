//! Pages of reports on both databases: asked for, made by the job, taken away, deleted; and the pages on methods.

use chrono::NaiveDate;
use database::{Migration, jobs};
use indicators::{LiveFigures, installation::Installation};
use kernel::{Language, Role};
use reports::{
    Asked, Format, ListReports, MIGRATIONS, State, context, find_report, gather, render,
};
use tempfile::TempDir;
use testkit::{Base, TestSite, on_both, on_sqlite};

const ANALYST: &str = "analyst:70939:sr-Latn";
const FORM: &[(&str, &str)] =
    &[("period", ""), ("language", "sr-Latn"), ("format", "html"), ("state", "draft")];

/// The tables of reports and of notices to users.
fn migrations() -> &'static [Migration] {
    let all = identity::MIGRATIONS.iter().chain(MIGRATIONS).copied().collect::<Vec<_>>();
    Vec::leak(all)
}

async fn count(base: &Base, table: &str) -> i64 {
    base.number(&format!("select count(*) from {table}")).await
}

struct Stage {
    site: TestSite,
    folder: TempDir,
    figures: std::sync::Arc<LiveFigures>,
}

/// Makes the account of the analyst, who is told when a report is made.
async fn with_account(base: &Base) {
    let id = testkit::actor(&[Role::Analyst], "70939").user.uuid();
    let id = if base.is_postgres() { format!("'{id}'") } else { format!("x'{}'", id.simple()) };
    let account = format!(
        "insert into user_account (id, email, email_folded, name, state, totp_step, created_at) \
         values ({id}, 'ana@pirot.test', 'ana@pirot.test', 'Ana', 'active', 0, '2026-11-27T12:00:00+00:00')"
    );
    base.raw(&account).await.unwrap();
}

impl Stage {
    async fn of(base: &Base) -> Self {
        with_account(base).await;
        let folder = TempDir::new().unwrap();
        let figures = LiveFigures::of(folder.path());
        Self { site: TestSite::of(base, vec![context(&figures)]), folder, figures }
    }

    /// Asks for a report; its path.
    async fn ask(&self, fields: &[(&str, &str)]) -> String {
        let asked = self.site.post(ANALYST, "/reports/new", "/reports", fields).await;
        assert_eq!(asked.status, 303, "{}", asked.text());
        asked.header("location").to_owned()
    }

    async fn work(&self, base: &Base) {
        let jobs = context(&self.figures).jobs;
        let runs = database::run_until_idle(&base.database, jobs).await.unwrap();
        assert_eq!(runs, 1);
    }
}

#[test]
fn a_report_is_asked_for_made_and_taken_away_with_the_bytes_of_the_command() {
    on_both(migrations(), async |base| {
        let stage = Stage::of(base).await;
        let path = stage.ask(FORM).await;
        let waiting = stage.site.get(ANALYST, &path).await;
        assert!(
            waiting.text().contains("hx-get") && waiting.text().contains("http-equiv=\"refresh\"")
        );
        assert_eq!(stage.site.get(ANALYST, &format!("{path}/file")).await.status, 404);
        stage.work(base).await;
        let made = stage.site.get(ANALYST, &path).await;
        assert!(!made.text().contains("hx-get=\"/reports/"));
        let file = stage.site.get(ANALYST, &format!("{path}/file")).await;
        assert_eq!(file.status, 200);
        assert_eq!(file.bytes, by_command(&stage));
        assert_eq!(file.header("content-type"), "text/html; charset=utf-8");
        let name = file.header("content-disposition");
        assert!(name.starts_with("attachment; filename=\"svi-70939-"), "{name}");
        assert!(name.contains("filename*=UTF-8''Izve%C5%A1taj%20o%20socijalnom"), "{name}");
        assert_eq!(count(base, "notice").await, 1);
    });
}

/// What `svi report` writes on the day on which the tests' clock stands.
fn by_command(stage: &Stage) -> Vec<u8> {
    let installation = Installation::open(stage.folder.path()).unwrap();
    let asked = Asked {
        unit: "70939".parse().unwrap(),
        period: None,
        date: NaiveDate::from_ymd_opt(2026, 11, 27).unwrap(),
        state: State::Draft,
    };
    let input = gather(&installation, &asked).unwrap();
    render(&input, Language::SerbianLatin, Format::Html).unwrap()
}

#[test]
fn what_is_wrong_in_the_form_is_said_at_its_field_and_nothing_is_asked_for() {
    on_sqlite(migrations(), async |base| {
        let stage = Stage::of(base).await;
        for (field, value) in [
            ("period", "1999"),
            ("period", "juče"),
            ("language", "de"),
            ("format", "exe"),
            ("state", "maybe"),
        ] {
            let fields: Vec<(&str, &str)> =
                FORM.iter().map(|one| if one.0 == field { (field, value) } else { *one }).collect();
            let refused = stage.site.post(ANALYST, "/reports/new", "/reports", &fields).await;
            assert_eq!(refused.status, 422, "{field} {value}");
            assert!(
                refused.text().contains(&format!("href=\"#field-{field}\"")),
                "{field} {value}"
            );
        }
        let mut adopted = FORM.to_vec();
        adopted[3] = ("state", "adopted");
        for day in ["", "2027-01-01"] {
            adopted.push(("adopted_on", day));
            let refused = stage.site.post(ANALYST, "/reports/new", "/reports", &adopted).await;
            assert!(refused.text().contains("href=\"#field-adopted-on\""), "{day}");
            adopted.pop();
        }
        assert_eq!(count(base, "report").await, 0);
        assert_eq!(count(base, "job").await, 0);
    });
}

#[test]
fn an_adopted_report_says_its_day() {
    on_sqlite(migrations(), async |base| {
        let stage = Stage::of(base).await;
        let fields = [
            ("period", "2018"),
            ("language", "en"),
            ("format", "xlsx"),
            ("state", "adopted"),
            ("adopted_on", "3. 5. 2026."),
        ];
        let path = stage.ask(&fields).await;
        let page = stage.site.get(ANALYST, &path).await;
        assert!(page.text().contains("3. 5. 2026.") && page.text().contains("Izveštaj za 2018"));
        stage.work(base).await;
        let list = stage.site.get("analyst:70939:en", "/reports?format=&language=en").await;
        assert!(list.text().contains("Download") && list.text().contains(&path));
        let none = stage.site.get(ANALYST, "/reports?language=sr-Cyrl").await;
        assert!(!none.text().contains(&path));
    });
}

#[test]
fn a_deleted_report_is_gone_with_its_file_and_its_job() {
    on_both(migrations(), async |base| {
        let stage = Stage::of(base).await;
        let kept = stage.ask(FORM).await;
        stage.work(base).await;
        let path = stage.ask(FORM).await;
        for path in [&kept, &path] {
            let delete = format!("{path}/delete");
            let deleted = stage.site.post(ANALYST, "/reports/new", &delete, &[]).await;
            assert_eq!(deleted.status, 303);
            assert_eq!(stage.site.get(ANALYST, path).await.status, 404);
            let again = stage.site.post(ANALYST, "/reports/new", &delete, &[]).await;
            assert_eq!(again.status, 404);
        }
        assert_eq!(count(base, "report").await, 0);
        assert_eq!(count(base, "report_file").await, 0);
        let reader = base.database.read(&base.everywhere()).await.unwrap();
        let filter = jobs::JobFilter::default();
        let jobs = jobs::list(&reader, &filter, None, 10).await.unwrap();
        let mut states: Vec<_> = jobs.into_iter().map(|job| job.state).collect();
        states.sort();
        assert_eq!(states, [database::JobState::Done, database::JobState::Cancelled]);
    });
}

#[test]
fn another_municipality_sees_nothing_of_it() {
    on_both(migrations(), async |base| {
        let stage = Stage::of(base).await;
        let path = stage.ask(FORM).await;
        stage.work(base).await;
        let stranger = "office_coordinator:80438:sr-Latn";
        for path in [path.clone(), format!("{path}/file")] {
            assert_eq!(stage.site.get(stranger, &path).await.status, 404, "{path}");
        }
        let delete = format!("{path}/delete");
        let deleted = stage.site.post(stranger, "/reports/new", &delete, &[]).await;
        assert_eq!(deleted.status, 404);
        assert!(!stage.site.get(stranger, "/reports").await.text().contains(&path));
        let permit = testkit::actor(&[Role::Analyst], "70939").permit::<ListReports>().unwrap();
        let id = path.trim_start_matches("/reports/").parse().unwrap();
        let found = find_report(&permit, &base.database, id).await.unwrap();
        assert!(found.is_some_and(|(report, _)| report.file.is_some()));
    });
}

#[test]
fn pages_open_in_every_language_without_a_bare_key() {
    on_sqlite(migrations(), async |base| {
        let stage = Stage::of(base).await;
        let path = stage.ask(FORM).await;
        for language in Language::ALL {
            for page in ["/reports", "/reports/new", &path, "/methods", "/methods/inequality"] {
                let page = stage.site.get(&format!("analyst:70939:{language}"), page).await;
                assert_eq!(page.status, 200);
                for part in page.text().split('>').filter_map(|part| part.split('<').next()) {
                    let is_bare =
                        ["reports-", "web-"].iter().any(|key| part.trim().starts_with(key));
                    assert!(!is_bare, "{part} in {language}");
                }
            }
        }
        assert_eq!(stage.site.get(ANALYST, "/methods/none").await.status, 404);
    });
}

#[test]
fn who_may_not_is_refused() {
    on_sqlite(migrations(), async |base| {
        let stage = Stage::of(base).await;
        for path in ["/reports", "/reports/new", "/methods"] {
            assert_eq!(stage.site.get("", path).await.status, 401, "{path}");
            assert_eq!(stage.site.get("operator:70939", path).await.status, 404, "{path}");
        }
        let advisory = "advisory_member:70939";
        assert_eq!(stage.site.get(advisory, "/reports").await.status, 200);
        assert_eq!(stage.site.get(advisory, "/reports/new").await.status, 404);
        let asked = stage.site.post(advisory, "/reports", "/reports", FORM).await;
        assert_eq!(asked.status, 404);
    });
}

#[test]
fn a_municipality_without_any_figure_is_told_so_before_anything_is_asked_for() {
    on_sqlite(migrations(), async |base| {
        let stage = Stage::of(base).await;
        let catalogue = stage.folder.path().join("catalogue");
        std::fs::create_dir(&catalogue).unwrap();
        let unit = "[[unit]]\ncode = \"99015\"\nname = \"Vedrovo\"\nlevel = \"municipality\"\n\
                    district = \"RS226\"\nregion = \"RS22\"\nis_fictional = true\n";
        std::fs::write(catalogue.join("places.toml"), unit).unwrap();
        let vedrovo = "analyst:99015:sr-Latn";
        let refused = stage.site.post(vedrovo, "/reports/new", "/reports", FORM).await;
        assert_eq!(refused.status, 422);
        assert!(refused.text().contains("Opština još nema nijedan podatak"));
    });
}
