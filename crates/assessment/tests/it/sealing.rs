//! What must not stand in any file.

use assessment::{Given, NewFacts, enter_facts};
use testkit::on_both;

use crate::builders::{
    VEDROVO, about, answer, book, day, manager, migrations, of_household, of_person, permit,
    stored, version,
};

#[test]
fn no_answer_reason_or_result_stands_in_the_files() {
    on_both(migrations(), async |base| {
        if base.is_postgres() {
            return;
        }
        let home = stored(base, VEDROVO).await;
        let phone = answer("phone", Given::Word("064 777 1234"));
        let income = answer("household_income_reported_per_year", Given::Number(987_654.0));
        let roma = answer("ethnicity", Given::Word("roma"));
        let facts =
            vec![of_household(home, vec![phone, income]), of_person(home, home.mother, vec![roma])];
        let mut about = about("2026-1", day(2026, 11, 1));
        about.reason = "priznala u poverenju".to_owned();
        let new = NewFacts { from_version: version(base, home.id).await, facts, about };
        let manager = manager(VEDROVO);
        enter_facts(&permit(&manager), &base.database, book(), home.id, new).await.unwrap();
        let mut seen = false;
        for entry in std::fs::read_dir(&base.settings.folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() {
                let bytes = std::fs::read(&path).unwrap();
                for secret in ["064 777", "987654", "ethnicity", "roma_household", "poverenju"] {
                    assert!(!contains(&bytes, secret.as_bytes()), "{secret} in {path:?}");
                }
                seen |= contains(&bytes, "2026-1".as_bytes());
            }
        }
        assert!(seen, "the search would have found a clear text");
    });
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}
