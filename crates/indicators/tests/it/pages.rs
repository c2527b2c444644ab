//! Pages and API of figures, over a folder with one run whose small groups are withheld.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    sync::Arc,
};

use indicators::{
    LiveFigures, context,
    run::{Figure, Run},
    view::Cell,
};
use kernel::{Design, Language};
use tempfile::TempDir;
use testkit::{Answered, TestSite, on_sqlite};

use crate::{mapped::migrations, twelve};

const ANALYST: &str = "analyst:80438:sr-Latn";
const PAGES: [&str; 10] = [
    "/indicators",
    "/indicators?q=siromastvo&figure=yes&columns=&columns=interval&columns=n&columns=from&size=200",
    "/indicators/EU-01",
    "/indicators/DEM-10",
    "/indicators/compare",
    "/indicators/compare?indicator=DEM-10&indicator=EU-01",
    "/indicators/map?indicator=DEM-10",
    "/indicators/map?indicator=EU-01",
    "/indicators/runs",
    "/indicators/parameters",
];

/// A site over a folder with the run of the twelve households, and that run.
#[expect(clippy::needless_pass_by_value, reason = "a test reads better with its body given whole")]
fn on_site(design: Design, body: impl AsyncFn(&TestSite, &Run)) {
    let folder = TempDir::new().unwrap();
    let run = twelve::make(&folder, design, 1);
    on_sqlite(migrations(), async |base| {
        let figures = LiveFigures::of(folder.path());
        body(&TestSite::of(base, vec![context(&figures)]), &run).await;
    });
}

/// What stands between tags, without the JSON of maps.
fn words(html: &str) -> String {
    let mut words = String::new();
    for part in html.split('<').skip(1) {
        if let Some((_, text)) = part.split_once('>') {
            words.push_str(text);
            words.push('\n');
        }
    }
    words
}

#[test]
fn every_page_opens_in_every_language_without_a_bare_key() {
    on_site(Design::Sample, async |site, _| {
        for language in Language::ALL {
            for path in PAGES {
                let answered = site.get(&format!("analyst:80438:{language}"), path).await;
                assert_eq!(answered.status, 200, "{path} in {language}");
                let html = answered.text();
                for key in ["indicators-", "web-"] {
                    let bare = words(html).lines().any(|line| line.trim().starts_with(key));
                    assert!(!bare, "{key} on {path} in {language}");
                }
                assert!(!html.contains("{ $") && !html.contains("{$"), "{path} in {language}");
            }
        }
    });
}

#[test]
fn nobody_and_those_without_the_permission_are_refused() {
    on_site(Design::Sample, async |site, _| {
        let all = PAGES.iter().chain(&["/places/outlines.geojson", "/api/v1/indicators"]);
        for path in all {
            assert_eq!(site.get("", path).await.status, 401, "{path}");
            if *path != "/indicators/parameters" {
                let operator = site.get("operator:80438", path).await;
                assert_eq!(operator.status, 404, "{path}");
            }
        }
        let worker = site.get("office_worker:80438", "/indicators/parameters").await;
        assert_eq!(worker.status, 404);
        assert_eq!(site.get("analyst:79999", "/indicators").await.status, 404);
    });
}

#[test]
fn what_is_not_there_is_not_found() {
    on_site(Design::Sample, async |site, _| {
        for path in ["/indicators/XXX-99", "/indicators/%22", "/api/v1/indicators/XXX-99"] {
            assert_eq!(site.get(ANALYST, path).await.status, 404, "{path}");
        }
        let invalid = site.get(ANALYST, "/api/v1/indicators?domain=nothing").await;
        assert_eq!(invalid.status, 400);
        assert_eq!(site.get(ANALYST, "/api/v1/compare?indicator=XXX-99").await.status, 422);
    });
}

#[test]
fn a_figure_stands_with_its_interval_its_groups_and_its_run() {
    on_site(Design::Sample, async |site, run| {
        let page = site.get(ANALYST, "/indicators/EU-01").await;
        let words = words(page.text());
        for expected in ["62,1%", "procena iz uzorka", "38", "Pol", run.record.id.as_str()] {
            assert!(words.contains(expected), "{expected}");
        }
    });
}

#[test]
fn of_a_list_the_page_says_that_it_is_of_those_mapped_and_compares_nothing() {
    on_site(Design::List, async |site, _| {
        let page = site.get(ANALYST, "/indicators/EU-13").await;
        let words = words(page.text());
        assert!(words.contains("od mapiranih (lista)"));
        assert!(!words.contains("Interval 95%") && !words.contains("U poređenju sa drugima"));
    });
}

/// An indicator of the run with values that may not be shown, as they would be written; what they are says the same round as a
/// census. Whole numbers are left out, for other things are written so.
fn withheld(run: &Run, design: Design) -> (String, BTreeSet<String>) {
    let census = twelve::make(&TempDir::new().unwrap(), Design::Census, 1);
    let written = |figure: &Figure| figure.estimate.map(|estimate| format!("{estimate:.1}"));
    let mut of_indicators: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for figure in run.figures.iter().filter(|one| Cell::of(one, design).suppression.is_some()) {
        let is_same = |one: &&Figure| {
            one.indicator == figure.indicator && one.by == figure.by && one.group == figure.group
        };
        let value = census.figures.iter().find(is_same).and_then(written);
        let value = value.filter(|value| !value.ends_with(".0"));
        of_indicators.entry(figure.indicator.as_str()).or_default().extend(value);
    }
    for figure in run.figures.iter().filter(|one| Cell::of(one, design).shown().is_some()) {
        if let Some(values) = of_indicators.get_mut(figure.indicator.as_str()) {
            values.remove(&written(figure).unwrap());
        }
    }
    let most = of_indicators.into_iter().max_by_key(|(_, values)| values.len()).unwrap();
    (most.0.to_owned(), most.1)
}

fn assert_without(answered: &Answered, withheld: &BTreeSet<String>) {
    assert_eq!(answered.status, 200);
    for value in withheld {
        let text = answered.text();
        let comma = value.replace('.', ",");
        assert!(!text.contains(value) && !text.contains(&comma), "{value} is shown");
    }
}

#[test]
fn what_is_withheld_is_on_no_page_in_no_file_and_in_no_json() {
    on_site(Design::Sample, async |site, run| {
        let (code, withheld) = withheld(run, Design::Sample);
        assert!(!withheld.is_empty());
        for path in [
            format!("/indicators/{code}"),
            format!("/indicators/compare?indicator={code}"),
            format!("/indicators/map?indicator={code}"),
            format!("/indicators?q={code}&format=csv&columns=&columns=interval&columns=n"),
            format!("/api/v1/indicators/{code}"),
            format!("/api/v1/indicators?q={code}"),
        ] {
            assert_without(&site.get(ANALYST, &path).await, &withheld);
        }
        let page = site.get(ANALYST, &format!("/indicators/{code}")).await;
        assert!(page.text().contains("ne prikazuje se: prem"));
        let json = site.get(ANALYST, &format!("/api/v1/indicators/{code}")).await;
        assert!(json.text().contains("\"suppressed\":\""));
    });
}

#[test]
fn the_catalogue_is_searched_in_any_script_and_taken_away_as_a_file() {
    on_site(Design::Sample, async |site, _| {
        let found = site
            .get(ANALYST, "/indicators?q=%D0%BE%D0%B4%D0%BE%D1%98%D1%87%D0%B0%D0%B4%D0%B8")
            .await;
        assert!(found.text().contains("HEA-03") && !found.text().contains("EU-01"));
        let file = site.get(ANALYST, "/indicators?q=EU-01&domain=eu&format=csv").await;
        assert_eq!(file.header("content-type"), "text/csv; charset=utf-8");
        let mut lines = file.text().trim_start_matches('\u{feff}').lines();
        assert_eq!(lines.next(), Some("Pokazatelj;Šifra;Vrednost;Jedinica;Period;Osnov;Oblast"));
        let first = lines.next().unwrap_or_default();
        assert!(first.contains(";EU-01;62,06896"), "{first}");
        assert!(first.ends_with(";%;2024;procena iz uzorka;Evropski pokazatelji"), "{first}");
    });
}

#[test]
fn a_comparison_is_the_same_file_as_from_the_command_line() {
    on_site(Design::Sample, async |site, _| {
        let path = "/indicators/compare?indicator=DEM-10&with=70939&with=99999&format=csv";
        let file = site.get(ANALYST, path).await;
        let lines: Vec<&str> = file.text().trim_start_matches('\u{feff}').lines().collect();
        assert!(lines[0].starts_with("indicator;name;unit;period;value;with;code;with_name;other"));
        assert_eq!(lines.len(), 2);
        assert!(lines[1].contains(";named;70939;Pirot;"), "{}", lines[1]);
        let json = site.get(ANALYST, "/api/v1/compare?indicator=DEM-10&with=70939").await;
        assert!(json.text().contains("\"name\":\"Pirot\""));
    });
}

#[test]
fn outlines_are_sent_once_as_long_as_they_stay_the_same() {
    on_site(Design::Sample, async |site, _| {
        let path = "/places/outlines.geojson";
        let first = site.get(ANALYST, path).await;
        assert_eq!(first.header("content-type"), "application/geo+json");
        let tag = first.header("etag").to_owned();
        let again = site.get_with(ANALYST, path, ("if-none-match", &tag)).await;
        assert_eq!((again.status.as_u16(), again.bytes.len()), (304, 0));
        let cyrillic = site.get_with("analyst:80438:sr-Cyrl", path, ("if-none-match", &tag)).await;
        assert_eq!(cyrillic.status, 200);
    });
}

#[test]
fn a_run_that_is_added_shows_at_the_next_question() {
    let folder = TempDir::new().unwrap();
    on_sqlite(migrations(), async |base| {
        let figures = LiveFigures::of(folder.path());
        let site = TestSite::of(base, vec![context(&figures)]);
        let before = site.get(ANALYST, "/indicators/runs").await;
        assert!(before.text().contains("Još nema obračuna"));
        let run = twelve::make(&folder, Design::Census, 1);
        let after = site.get(ANALYST, "/indicators/runs").await;
        assert!(after.text().contains(run.record.id.as_str()));
    });
}

#[test]
fn a_folder_that_cannot_be_read_is_a_fault_of_the_program_and_not_shown() {
    let folder = TempDir::new().unwrap();
    fs::create_dir(folder.path().join("catalogue")).unwrap();
    fs::write(folder.path().join("catalogue/definitions.toml"), "no such").unwrap();
    on_sqlite(migrations(), async |base| {
        let figures: Arc<LiveFigures> = LiveFigures::of(folder.path());
        let site = TestSite::of(base, vec![context(&figures)]);
        let answered = site.get(ANALYST, "/indicators").await;
        assert_eq!(answered.status, 500);
        assert!(!answered.text().contains("definitions.toml"));
    });
}

#[test]
fn both_languages_have_the_same_texts() {
    let figures = LiveFigures::of(std::path::Path::new("/nowhere"));
    let locale = context(&figures).locale.unwrap();
    let [serbian, english] = locale.keys();
    assert_eq!(serbian, english);
    assert!(serbian.iter().all(|key| key.starts_with("indicators-")));
}
