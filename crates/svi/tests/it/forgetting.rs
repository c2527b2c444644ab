//! What is kept of a person stands in the report of access, wherever it is kept; after the erasure nothing of it stands in any file. On
//! the built program, served, with everything filled.

use std::{collections::BTreeSet, path::Path, process::Stdio};

use database::schema;
use identity::{Browser, Secret, sign_in_by_link, signed_in_link};
use registry::ViewHousehold;
use testkit::{Base, traces};

use crate::{
    api::{self, Api, UNIT},
    crash::assert_done,
    one_person::{People, Records, TOLD, TRACES, fill, work},
    served::{Answer, Served},
};

/// Personal tables of which the report tells by other words than the values that were entered, with why.
const OTHERWISE: [(&str, &str); 12] = [
    ("protection_circle", "who is in the circle is about colleagues; whoever looked is told"),
    ("consent", "told by purpose and answer: Consents"),
    ("pair_decision", "the state of the pair is told: Possible duplicates"),
    ("fact_request_part", "told with the request that it is a part of"),
    ("import_household", "told by the import, as the persons of the file are"),
    ("retention_item", "told by its state: Retention"),
    ("transfer", "told by the municipality and the state: Subotica"),
    ("transfer_person", "told with the transfer"),
    ("relative", "told without whose relatives they are"),
    ("audit_entry", "told as who looked and who changed"),
    ("sealing_key", "a key says nothing"),
    ("blob", "told by the file that it holds"),
];

/// Tables about those who work there, not about those whom they work for.
const OF_COLLEAGUES: [&str; 8] = [
    "invitation",
    "known_device",
    "membership",
    "notice",
    "outgoing_mail",
    "session",
    "sign_in_attempt",
    "user_account",
];

/// Somebody who is signed in.
struct Session<'a> {
    served: &'a Served,
    cookie: String,
}

impl Session<'_> {
    fn get(&self, path: &str) -> Answer {
        self.served.ask("GET", path, &[&self.cookie], "")
    }

    /// Sends a form with the token of the page that it stands on.
    fn post(&self, path: &str, field: (&str, &str)) -> Answer {
        let page = self.get(path).body;
        let token = page.split("name=\"csrf-token\" content=\"").nth(1).unwrap();
        let token = token.split('"').next().unwrap();
        let body = format!("csrf={token}&{}={}", field.0, field.1);
        let form = "content-type: application/x-www-form-urlencoded";
        self.served.ask("POST", path, &[&self.cookie, form], &body)
    }
}

async fn session<'a>(base: &Base, people: &People, served: &'a Served) -> Session<'a> {
    let (identity, database) = (&people.identity, &base.database);
    let link = signed_in_link(identity, database, people.lead.user).await.unwrap();
    let secret = Secret::of(link.rsplit('/').next().unwrap().to_owned());
    let opened = sign_in_by_link(identity, database, &secret, &Browser::default()).await.unwrap();
    let cookie = format!("cookie: svi-session={}; svi-language=en", opened.session.reveal());
    Session { served, cookie }
}

#[test]
fn everything_that_is_kept_of_a_person_is_told_and_after_the_erasure_nothing_of_it_is_in_any_file()
{
    testkit::on_both(api::migrations(), async |base| {
        let api = Api::prepare(base).await;
        let people = People::enter(base).await;
        let records = fill(base, &people).await;
        every_personal_table_is_filled_and_covered(base).await;
        a_run_is_made(base, &api);
        // With a log, which is looked through, too.
        let mut serving = api.serving();
        serving.env("SVI_LOG_LEVEL", "info").stdout(Stdio::piped()).stderr(Stdio::piped());
        let served = Served::spawn(&mut serving);
        let session = session(base, &people, &served).await;
        the_report_tells_all(&session, records);
        if !base.is_postgres() {
            let clear = traces(&base.settings.folder, &TRACES);
            for text in ["Ksantipić", "Ксантипић", "Neponovljiva", "Nezaboravna", "zulejha"]
            {
                assert!(clear.contains(&text), "the search finds what is there: {clear:?}");
            }
            // What is sealed stands in no file at any time.
            for text in ["0101990715018", "boji se lekara", "sadržaj nalaza", "preti joj"] {
                assert!(!clear.contains(&text), "{text}");
            }
        }
        let path = format!("/persons/{}/erase", records.person);
        let erased = session.post(&path, ("typed_name", "Zulejha+Ksantipi%C4%87"));
        assert_eq!(erased.status, 303, "{erased:?}");
        // While it is served, with its write-ahead log, and when it has stopped.
        nothing_is_left(base);
        let (code, log) = served.stop();
        assert_eq!(code, 0, "{log}");
        assert!(log.contains("/erase"), "the request stands in the log: {log}");
        for text in TRACES {
            assert!(!log.contains(text), "{text} in the log");
        }
        work(base).await;
        nothing_is_left(base);
        let may = people.lead.permit::<ViewHousehold>().unwrap();
        let found = registry::find_person(&may, &base.database, records.person).await.unwrap();
        assert_eq!(found, None);
        let keys = "select count(*) from sealing_key where wrapped is not null and subject in \
             (select id from person where given_name = '' union select id from household where address = '')";
        assert_eq!(base.number(keys).await, 0);
    });
}

/// A personal table that nobody thought of fails here.
async fn every_personal_table_is_filled_and_covered(base: &Base) {
    let contexts = svi::contexts(base.scratch()).unwrap();
    let declared = contexts.iter().flat_map(|one| one.personal_data).map(|one| one.table);
    let own = schema::personal_tables().into_iter().map(|one| one.table);
    let mut all: BTreeSet<&str> = declared.chain(own).collect();
    for table in OF_COLLEAGUES {
        assert!(all.remove(table), "{table} is no personal table any more");
    }
    let told = TOLD.iter().map(|(table, _)| *table).chain(OTHERWISE.iter().map(|(one, _)| *one));
    assert_eq!(all, told.collect::<BTreeSet<&str>>());
    for table in all {
        let rows = base.number(&format!("select count(*) from {table}")).await;
        assert!(rows > 0, "{table} is not filled");
    }
}

/// Figures from the registry: a run stays, under pseudonyms.
fn a_run_is_made(base: &Base, api: &Api) {
    let arguments =
        ["run", "--from-registry", "--unit", UNIT, "--period", "2026", "--design", "list"];
    assert_done(api.command(&arguments));
    let runs = std::fs::read_dir(base.settings.folder.join("runs")).unwrap();
    assert_eq!(runs.count(), 1);
}

fn the_report_tells_all(session: &Session<'_>, records: Records) {
    let path = format!("/persons/{}/access-report", records.person);
    let report = session.get(&path);
    assert_eq!(report.status, 200, "{report:?}");
    for (table, text) in TOLD {
        assert!(report.body.contains(text), "{table}: {text} is not in {}", report.body);
    }
    for text in ["Consents", "Retention", "Subotica", "Vesna Vodič", "Radojka Radnić"] {
        assert!(report.body.contains(text), "{text} is not in {}", report.body);
    }
    let paper = session.get(&format!("{path}/pdf"));
    assert_eq!((paper.status, paper.header("content-type")), (200, Some("application/pdf")));
}

/// Plain bytes in the folder of the installation: database, write-ahead log, blobs, runs, logs, and the keys beside it.
fn nothing_is_left(base: &Base) {
    if base.is_postgres() {
        // There the files are the server's: what it overwrites and when is its own.
        return;
    }
    let keys = base.keys_folder();
    for folder in [base.settings.folder.as_path(), keys.as_path()] {
        assert!(Path::new(folder).exists(), "{}", folder.display());
        assert_eq!(traces(folder, &TRACES), [""; 0], "{}", folder.display());
    }
}
