//! Notes and files.

use kernel::{Actor, HouseholdId, Role};
use registry::{
    NewFile, NoteData, Refused, Whom, attach_file, create_household, list_files, list_notes,
    remove_file, take_file, write_note,
};
use testkit::{Base, on_both};

use crate::builders::{
    OTHER, VEDROVO, case_manager, day, household, migrations, permit, person, today, worker,
};

async fn entered(base: &Base, by: &Actor) -> HouseholdId {
    let new = household(person("Jović", "Ana"), "Vedrovo");
    create_household(&permit(by), &base.database, new, today()).await.unwrap()
}

fn note(text: &str, is_restricted: bool) -> NoteData {
    NoteData { day: day(2026, 11, 3), text: text.into(), is_restricted }
}

#[test]
fn a_corrected_note_stays_as_an_earlier_version() {
    on_both(migrations(), async |base| {
        let worker = worker(VEDROVO);
        let whom = Whom::Household(entered(base, &worker).await);
        let database = &base.database;
        write_note(&permit(&worker), database, whom, &note("krov curi", false), None)
            .await
            .unwrap();
        let first = list_notes(&permit(&worker), database, whom).await.unwrap().unwrap();
        base.clock.advance(std::time::Duration::from_mins(1));
        let better = note("krov prokišnjava", false);
        let old = Some(first[0].id);
        write_note(&permit(&worker), database, whom, &better, old).await.unwrap();
        let notes = list_notes(&permit(&worker), database, whom).await.unwrap().unwrap();
        let seen: Vec<_> = notes
            .iter()
            .map(|one| (one.data.text.as_str(), one.number, one.is_replaced, one.recorded_by))
            .collect();
        let by = Some(worker.user);
        assert_eq!(seen, [("krov prokišnjava", 2, false, by), ("krov curi", 1, true, by)]);
        let again = write_note(&permit(&worker), database, whom, &better, old).await;
        assert!(matches!(again, Err(Refused::NotFound)), "{again:?}");
    });
}

#[test]
fn a_restricted_note_is_for_case_managers_and_coordinators() {
    on_both(migrations(), async |base| {
        let (worker, manager) = (worker(VEDROVO), case_manager(VEDROVO));
        let whom = Whom::Household(entered(base, &worker).await);
        let database = &base.database;
        let secret = note("sumnja na nasilje", true);
        let refused = write_note(&permit(&worker), database, whom, &secret, None).await;
        assert!(matches!(refused, Err(Refused::NotForYou)), "{refused:?}");
        write_note(&permit(&manager), database, whom, &secret, None).await.unwrap();
        let seen = async |actor: &Actor| {
            let notes = list_notes(&permit(actor), database, whom).await.unwrap();
            notes.map(|notes| notes.into_iter().map(|one| one.data).collect::<Vec<_>>())
        };
        assert_eq!(seen(&worker).await, Some(Vec::new()));
        let coordinator = testkit::actor(&[Role::OfficeCoordinator], VEDROVO);
        assert_eq!(seen(&coordinator).await, Some(vec![secret.clone()]));
        let id = list_notes(&permit(&manager), database, whom).await.unwrap().unwrap()[0].id;
        let peek = write_note(&permit(&worker), database, whom, &note("x", false), Some(id)).await;
        assert!(matches!(peek, Err(Refused::NotFound)), "{peek:?}");
        assert_eq!(seen(&crate::builders::worker(OTHER)).await, None);
    });
}

#[test]
fn a_file_is_kept_for_what_it_is_and_taken_away_for_good() {
    on_both(migrations(), async |base| {
        let worker = worker(VEDROVO);
        let whom = Whom::Household(entered(base, &worker).await);
        let database = &base.database;
        let file = |bytes: &[u8]| NewFile {
            name: "slika.jpg".into(),
            about: "fotografija krova".into(),
            bytes: bytes.to_vec(),
            is_restricted: false,
        };
        for wrong in [b"<html>".as_slice(), b"MZ\x90", b"\xff\xd8\xff\xe1", b""] {
            let refused = attach_file(&permit(&worker), database, whom, file(wrong)).await;
            assert!(matches!(refused, Err(Refused::FileKind)), "{refused:?}");
        }
        let photo =
            [b"\xff\xd8\xff\xe1\x00\x08Exif\0\0".as_slice(), b"\xff\xda\x00\x03\x01abc\xff\xd9"];
        attach_file(&permit(&worker), database, whom, file(&photo.concat())).await.unwrap();
        let files = list_files(&permit(&worker), database, whom).await.unwrap().unwrap();
        assert_eq!((files.len(), files[0].about.as_str()), (1, "fotografija krova"));
        let taken = take_file(&permit(&worker), database, whom, files[0].id).await.unwrap();
        let (_, blob) = taken.unwrap();
        assert_eq!(blob.bytes.as_slice(), b"\xff\xd8\xff\xda\x00\x03\x01abc\xff\xd9");
        assert_eq!(blob.media_type, "image/jpeg");
        let stranger = crate::builders::worker(OTHER);
        let theirs = take_file(&permit(&stranger), database, whom, files[0].id).await.unwrap();
        assert_eq!(theirs, None);
        remove_file(&permit(&worker), database, whom, files[0].id).await.unwrap();
        let left = list_files(&permit(&worker), database, whom).await.unwrap().unwrap();
        assert_eq!(left, []);
        assert_eq!(base.number("select count(*) from blob").await, 0);
        assert_eq!(base.number("select count(*) from attachment").await, 1);
    });
}

#[test]
fn a_restricted_file_is_there_for_few_only() {
    on_both(migrations(), async |base| {
        let worker = worker(VEDROVO);
        let manager = testkit::actor(&[Role::CaseManager], VEDROVO);
        let whom = Whom::Household(entered(base, &worker).await);
        let database = &base.database;
        let file = || NewFile {
            name: "nalaz.pdf".into(),
            about: "nalaz lekara".into(),
            bytes: b"%PDF-1.7 nalaz".to_vec(),
            is_restricted: true,
        };
        let refused = attach_file(&permit(&worker), database, whom, file()).await;
        assert!(matches!(refused, Err(Refused::NotForYou)), "{refused:?}");
        attach_file(&permit(&manager), database, whom, file()).await.unwrap();
        let listed = list_files(&permit(&manager), database, whom).await.unwrap().unwrap();
        assert!(listed[0].is_restricted);
        let id = listed[0].id;
        assert_eq!(list_files(&permit(&worker), database, whom).await.unwrap(), Some(Vec::new()));
        assert_eq!(take_file(&permit(&worker), database, whom, id).await.unwrap(), None);
        let removed = remove_file(&permit(&worker), database, whom, id).await;
        assert!(matches!(removed, Err(Refused::NotFound)), "{removed:?}");
        let (_, blob) = take_file(&permit(&manager), database, whom, id).await.unwrap().unwrap();
        assert_eq!(blob.bytes.as_slice(), b"%PDF-1.7 nalaz");
    });
}
