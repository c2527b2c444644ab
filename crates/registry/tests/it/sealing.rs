//! What must not stand in any file.

use registry::{
    Basis, ConsentAnswer, ConsentData, ContactData, ContactKind, DocumentData, DocumentKind,
    DocumentState, LegalStatus, MIGRATIONS, Mark, MarkData, NewFile, NoteData, Purpose, Whom,
    add_contact, add_mark, attach_file, create_household, find_household, protect_record,
    record_consent, record_departure, write_document, write_note,
};
use testkit::{Base, on_both};

use crate::builders::{
    VEDROVO, case_manager, change, household, migrations, permit, person, today, worker,
};

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

/// Everything that is sealed beside households and persons themselves.
#[test]
fn nothing_that_is_sealed_stands_in_the_files() {
    on_both(migrations(), async |base| {
        if base.is_postgres() {
            return;
        }
        keep_everything(base).await;
        assert_absent(&base.settings.folder, &SECRETS);
    });
}

/// Parts of what [`keep_everything`] keeps.
const SECRETS: [&str; 12] = [
    "0649876543",
    "641234",
    "kadjemuz",
    "brojkarte77",
    "readmission",
    "tajnabeleska",
    "imedatoteke",
    "opisdatoteke",
    "sadrzajdatoteke",
    "starateljime",
    "razlogsmrti",
    "razlogzastite",
];

async fn keep_everything(base: &Base) {
    let manager = case_manager(VEDROVO);
    let new = household(person("Jović", "Petar"), "Vedrovo");
    let database = &base.database;
    let id = create_household(&permit(&manager), database, new, today()).await.unwrap();
    let found = find_household(&permit(&manager), database, id).await.unwrap().unwrap();
    let petar = found.members[0].id;
    let contact = ContactData {
        kind: ContactKind::Phone,
        value: "0649876543".into(),
        when: "kadjemuzodsutan".into(),
        is_preferred: true,
    };
    add_contact(&permit(&manager), database, petar, &contact).await.unwrap();
    let card = DocumentData {
        kind: DocumentKind::IdCard,
        state: DocumentState::Has,
        number: Some("brojkarte77".into()),
        valid_to: None,
        obstacle: None,
    };
    write_document(&permit(&manager), database, petar, &card).await.unwrap();
    let status = Mark::Status(LegalStatus::ReadmissionReturnee);
    let mark = MarkData { mark: status, is_self_declared: false };
    add_mark(&permit(&manager), database, petar, mark).await.unwrap();
    let note = NoteData { day: today(), text: "tajnabeleska".into(), is_restricted: true };
    let whom = Whom::Person(petar);
    write_note(&permit(&manager), database, whom, &note, None).await.unwrap();
    let file = NewFile {
        name: "imedatoteke.pdf".into(),
        about: "opisdatoteke".into(),
        bytes: b"%PDF-1.7 sadrzajdatoteke".to_vec(),
        is_restricted: false,
    };
    attach_file(&permit(&manager), database, whom, file).await.unwrap();
    let yes = ConsentData {
        purpose: Purpose::Health,
        basis: Basis::Consent,
        answer: ConsentAnswer::Given,
        day: today(),
        text_version: "1".into(),
        signature: None,
        proxy: Some("starateljime".into()),
    };
    record_consent(&permit(&manager), database, petar, &yes).await.unwrap();
    let death = registry::HowLeft::Death;
    record_departure(&permit(&manager), database, petar, death, change(1, "razlogsmrti"))
        .await
        .unwrap();
    protect_record(&permit(&manager), database, whom, "razlogzastite", &[]).await.unwrap();
}

fn assert_absent(folder: &std::path::Path, secrets: &[&str]) {
    let mut folders = vec![folder.to_owned()];
    let mut read = 0;
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let bytes = std::fs::read(&path).unwrap();
            read += 1;
            for secret in secrets {
                assert!(!contains(&bytes, secret.as_bytes()), "{secret} in {path:?}");
            }
        }
    }
    assert!(read > 2, "{read} files were read");
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}
