//! What an import says of answers to whose use somebody said no: row by row, before and after, never the answer, and why only to who may
//! know.

use std::collections::BTreeSet;

use kernel::{Actor, PersonId};
use mapping::{NewImport, SeenImport, find_import, run_import};
use registry::{Basis, ConsentAnswer, ConsentData, Purpose, record_consent};
use testkit::Base;

use crate::builders::{
    HEADER, VEDROVO, answers, coordinator, day, everything, file, imported, mapping_of,
    on_both_with_people, permit, previewed, seen, work,
};

const BEFORE: &str = "\
17,1,Jović,Ana,0305984715000,female,1984-05-03,reference,1,Šumska 3,2,owner,farmer,roma,none
17,2,Jović,Mila,,female,2015-02-01,child,2,Šumska 3,2,owner,,roma,none
18,1,Petrović,Petar,,male,1950-01-20,reference,1,Lipova 9,3,owner,retired,serbian,none
";

const AFTER: &str = "\
17,1,Jović,Ana,0305984715000,female,1984-05-03,reference,1,Šumska 3,2,owner,farmer,serbian,some
17,2,Jović,Mila,,female,2015-02-01,child,2,Šumska 3,2,owner,,serbian,none
18,1,Petrović,Petar,,male,1950-01-20,reference,1,Lipova 9,4,owner,retired,roma,none
";

fn with_more(rows: &str) -> NewImport {
    let header = format!("{},ethnicity,wg_seeing\n", HEADER.trim_end());
    let mut new = file("");
    new.file.bytes = format!("{header}{rows}").into_bytes();
    NewImport { mapping: Some(mapping_of(&header)), ..new }
}

async fn says(base: &Base, person: PersonId, purpose: Purpose, answer: ConsentAnswer) {
    let data = ConsentData {
        purpose,
        basis: Basis::Consent,
        answer,
        day: day(2026, 11, 20),
        text_version: "1".to_owned(),
        signature: None,
        proxy: None,
    };
    let who = coordinator(VEDROVO);
    record_consent(&permit(&who), &base.database, person, &data).await.unwrap();
    base.clock.advance(std::time::Duration::from_mins(1));
}

fn told(seen: &SeenImport) -> Vec<String> {
    let line = |one: &mapping::KeptFinding| {
        assert!(!one.is_error);
        let column = one.column.as_deref().unwrap_or("-");
        format!("{} {column}: {} / {}", one.row.unwrap_or_default(), one.expected, one.found)
    };
    seen.findings.iter().map(line).collect()
}

const USABLE: &str = "an answer that may be used; it is not taken over";

#[test]
fn a_preview_says_which_columns_of_which_rows_are_not_used_and_the_result_says_it_as_it_was() {
    on_both_with_people(async |base| {
        let who = coordinator(VEDROVO);
        imported(base, &who, with_more(BEFORE)).await;
        let (identities, _) = everything(base, VEDROVO).await;
        let of = |name: &str| {
            let mut all = identities.iter().flat_map(|one| &one.members);
            all.find(|(_, data)| data.given_name == name).unwrap().0
        };
        let (ana, petar) = (of("Ana"), of("Petar"));
        for purpose in [Purpose::Ethnicity, Purpose::Health, Purpose::Photo] {
            says(base, ana, purpose, ConsentAnswer::Refused).await;
        }
        says(base, petar, Purpose::Participation, ConsentAnswer::Withdrawn).await;
        let found = previewed(base, &who, with_more(AFTER)).await;
        let of_petar = [
            format!(
                "4 -: {USABLE} / everything of a household whose reference person does not take part"
            ),
            format!("4 -: {USABLE} / everything of a person who does not take part"),
        ];
        let of_ana = |columns: &str| {
            format!("2 {columns}: {USABLE} / one to whose use the person does not agree")
        };
        let all: Vec<String> =
            std::iter::once(of_ana("ethnicity, wg_seeing")).chain(of_petar.clone()).collect();
        assert_eq!(told(&found), all);
        assert_eq!(
            found.import.counts.as_ref().map(|one| (one.errors, one.warnings)),
            Some((0, 3))
        );
        // A program that may only give files is not told why.
        let only = BTreeSet::from(["mapping.import_households".to_owned()]);
        let program = Actor { limited_to: Some(only), ..who.clone() };
        let blind = find_import(&permit(&program), &base.database, found.import.id).await;
        let blind = told(&blind.unwrap().unwrap());
        let not_used = |place: &str| format!("{place}: {USABLE} / one that is not used");
        assert_eq!(blind, ["2 ethnicity, wg_seeing", "4 -", "4 -"].map(not_used));
        // Before the file is taken over, she agrees to one of the uses again.
        says(base, ana, Purpose::Health, ConsentAnswer::Given).await;
        run_import(&permit(&who), &base.database, found.import.id).await.unwrap();
        work(base).await;
        let done = seen(base, &who, found.import.id).await;
        let all: Vec<String> = std::iter::once(of_ana("ethnicity")).chain(of_petar).collect();
        assert_eq!(told(&done), all);
        assert_eq!(done.import.counts.as_ref().map(|one| one.warnings), Some(3));
        says(base, ana, Purpose::Ethnicity, ConsentAnswer::Given).await;
        says(base, petar, Purpose::Participation, ConsentAnswer::Given).await;
        // What was there before is there again; nothing of the file came through.
        let kinds = ["Code(0)", "Code(0)", "Code(1)"];
        assert_eq!(answers(base, VEDROVO, "ethnicity").await, kinds);
        assert_eq!(answers(base, VEDROVO, "rooms").await, ["Number(2.0)", "Number(3.0)"]);
    });
}

#[test]
fn the_same_file_again_says_what_is_not_used_and_nobody_new_is_told_of() {
    on_both_with_people(async |base| {
        let who = coordinator(VEDROVO);
        let first = imported(base, &who, with_more(BEFORE)).await;
        assert_eq!(told(&seen(base, &who, first.id).await), [""; 0]);
        let (identities, _) = everything(base, VEDROVO).await;
        let mila = identities.iter().flat_map(|one| &one.members);
        let mila = mila.clone().find(|(_, data)| data.given_name == "Mila").unwrap().0;
        says(base, mila, Purpose::Ethnicity, ConsentAnswer::Refused).await;
        let again = previewed(base, &who, with_more(BEFORE)).await;
        let counts = again.import.counts.as_ref().unwrap();
        assert_eq!((counts.same_households, counts.changed_households), (2, 0));
        let not_agreed = "one to whose use the person does not agree";
        assert_eq!(told(&again), [format!("3 ethnicity: {USABLE} / {not_agreed}")]);
    });
}
