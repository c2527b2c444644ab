//! What must not stand in any file.

use registry::{MIGRATIONS, create_household};
use testkit::on_both;

use crate::builders::{VEDROVO, household, permit, person, today, worker};

#[test]
fn neither_jmbg_nor_note_stands_in_the_files() {
    on_both(MIGRATIONS, async |base| {
        if base.is_postgres() {
            return;
        }
        let mut new = household(person("Jović", "Petar"), "Vedrovo");
        new.members[0].sex = None;
        new.members[0].birth_date = None;
        new.members[0].jmbg = Some("0101990710016".parse().unwrap());
        new.data.note = Some("beleška koju niko ne sme da pročita".into());
        create_household(&permit(&worker(VEDROVO)), &base.database, new, today()).await.unwrap();
        let mut seen = Vec::new();
        for entry in std::fs::read_dir(&base.settings.folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() {
                let bytes = std::fs::read(&path).unwrap();
                for secret in ["0101990710016", "niko ne sme"] {
                    assert!(!contains(&bytes, secret.as_bytes()), "{secret} in {path:?}");
                }
                seen.push(contains(&bytes, "Petar".as_bytes()));
            }
        }
        assert!(seen.contains(&true), "the search would have found a clear text");
    });
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}
