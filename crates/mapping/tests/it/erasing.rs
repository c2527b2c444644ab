//! Erasing somebody whom a file brought: nothing of the file, its findings or an export stays readable.

use mapping::{ExportFormat, ExportIdentified, ImportState, find_import};
use registry::{Erasure, erase_person};
use testkit::{Base, traces};

use crate::{
    builders::{
        VEDROVO, coordinator, everything, file, imported, manager, on_both_with_people, permit,
        work,
    },
    exporting::{asked, exported},
};

/// Somebody alone, with a number that another household has as well, so that a finding tells of her.
const ROWS: &str = "\
21,1,Ksantipić,Zulejha,0305984715000,female,1984-05-03,reference,1,Neponovljiva 77,2,owner,farmer
22,1,Petrović,Petar,,male,1950-01-20,reference,1,Lipova 9,3,refused,retired
";

/// Everything by which she would be known again.
const TRACES: [&str; 7] = [
    "Ksantipić",
    "Zulejha",
    "ksantipic",
    "zulejha",
    "0305984715000",
    "Neponovljiva",
    "neponovljiva",
];

async fn blobs(base: &Base) -> i64 {
    base.number("select count(*) from blob").await
}

#[test]
fn who_came_by_a_file_leaves_no_trace_in_any_file() {
    on_both_with_people(async |base| {
        let who = coordinator(VEDROVO);
        let import = imported(base, &who, file(ROWS)).await;
        let manager = manager(VEDROVO);
        let (_, bytes) =
            exported::<ExportIdentified>(base, &manager, (ExportFormat::Csv, asked(&manager)))
                .await;
        assert!(String::from_utf8_lossy(&bytes).contains("Ksantipić"));
        assert!(blobs(base).await > 0);
        if !base.is_postgres() {
            let clear = traces(&base.settings.folder, &TRACES);
            assert!(clear.contains(&"Ksantipić"), "{clear:?}");
        }
        let (identities, _) = everything(base, VEDROVO).await;
        let members = identities.iter().flat_map(|one| &one.members);
        let her = members.clone().find(|(_, data)| data.family_name == "Ksantipić").unwrap().0;
        let erasure = Erasure { typed_name: "Zulejha Ksantipić".to_owned() };
        let erasers = [registry::context().erase.unwrap(), crate::builders::eraser(base)];
        erase_person(&permit(&who), &base.database, her, &erasure, &erasers).await.unwrap();
        work(base).await;
        assert_eq!(blobs(base).await, 0);
        let left = find_import(&permit(&who), &base.database, import.id).await.unwrap().unwrap();
        assert_eq!((left.import.state, left.findings.len()), (ImportState::Imported, 0));
        if !base.is_postgres() {
            assert_eq!(traces(&base.settings.folder, &TRACES), [""; 0]);
        }
        let (identities, _) = everything(base, VEDROVO).await;
        let names: Vec<String> = identities
            .iter()
            .flat_map(|one| one.members.iter().map(|(_, data)| data.family_name.clone()))
            .collect();
        assert_eq!(names, ["Petrović"]);
    });
}
