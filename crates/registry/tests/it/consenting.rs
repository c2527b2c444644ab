//! Consents, and what is shown with them only.

use kernel::{Actor, PersonId, Role};
use registry::{
    Basis, ConsentAnswer, ConsentData, Group, GroupFault, LegalStatus, Mark, MarkData, Merging,
    Purpose, Refused, Signature, ViewGroups, add_mark, create_household, end_mark, find_household,
    has_agreed, list_consents, list_marks, merge_persons, record_consent,
};
use testkit::{Base, on_both};

use crate::builders::{OTHER, VEDROVO, day, household, migrations, permit, person, today, worker};

async fn ana(base: &Base, by: &Actor) -> PersonId {
    let new = household(person("Jović", "Ana"), "Vedrovo");
    let id = create_household(&permit(by), &base.database, new, today()).await.unwrap();
    let found = find_household(&permit(by), &base.database, id).await.unwrap().unwrap();
    found.members[0].id
}

fn said(purpose: Purpose, answer: ConsentAnswer, on: u32) -> ConsentData {
    ConsentData {
        purpose,
        basis: Basis::Consent,
        answer,
        day: day(2026, 11, on),
        text_version: "1".into(),
        signature: Some(Signature::Paper),
        proxy: Some("majka Vera Savić".into()),
    }
}

const ROMA: MarkData = MarkData { mark: Mark::Group(Group::Roma), is_self_declared: true };

#[test]
fn ethnicity_is_kept_with_consent_and_hidden_at_once_when_it_is_withdrawn() {
    on_both(migrations(), async |base| {
        let worker = worker(VEDROVO);
        let (ana, database) = (ana(base, &worker).await, &base.database);
        let refused = add_mark(&permit(&worker), database, ana, ROMA).await;
        assert!(matches!(refused, Err(Refused::Group(GroupFault::NoConsent))), "{refused:?}");
        let yes = said(Purpose::Ethnicity, ConsentAnswer::Given, 3);
        record_consent(&permit(&worker), database, ana, &yes).await.unwrap();
        let by_others = MarkData { is_self_declared: false, ..ROMA };
        let refused = add_mark(&permit(&worker), database, ana, by_others).await;
        assert!(matches!(refused, Err(Refused::Group(GroupFault::NotSelfDeclared))), "{refused:?}");
        add_mark(&permit(&worker), database, ana, ROMA).await.unwrap();
        let twice = add_mark(&permit(&worker), database, ana, ROMA).await;
        assert!(matches!(twice, Err(Refused::Group(GroupFault::KnownAlready))), "{twice:?}");
        base.clock.advance(std::time::Duration::from_mins(1));
        let status =
            MarkData { mark: Mark::Status(LegalStatus::Stateless), is_self_declared: false };
        add_mark(&permit(&worker), database, ana, status).await.unwrap();
        let shown = async || {
            let marks = list_marks(&permit(&worker), database, ana).await.unwrap().unwrap();
            (marks.shown.iter().map(|one| one.data).collect::<Vec<_>>(), marks.hidden)
        };
        assert_eq!(shown().await, (vec![ROMA, status], 0));
        base.clock.advance(std::time::Duration::from_mins(1));
        let no = said(Purpose::Ethnicity, ConsentAnswer::Withdrawn, 27);
        record_consent(&permit(&worker), database, ana, &no).await.unwrap();
        assert_eq!(shown().await, (vec![status], 1));
    });
}

#[test]
fn groups_are_for_those_who_may_and_end_when_they_hold_no_more() {
    on_both(migrations(), async |base| {
        let worker = worker(VEDROVO);
        let (ana, database) = (ana(base, &worker).await, &base.database);
        let carer = MarkData { mark: Mark::Group(Group::Carer), is_self_declared: false };
        add_mark(&permit(&worker), database, ana, carer).await.unwrap();
        let kept = list_marks(&permit(&worker), database, ana).await.unwrap().unwrap();
        assert!(testkit::actor(&[Role::Enumerator], VEDROVO).permit::<ViewGroups>().is_none());
        let stranger = crate::builders::worker(OTHER);
        assert_eq!(list_marks(&permit(&stranger), database, ana).await.unwrap(), None);
        end_mark(&permit(&worker), database, ana, kept.shown[0].id).await.unwrap();
        let kept = list_marks(&permit(&worker), database, ana).await.unwrap().unwrap();
        assert_eq!((kept.shown.len(), kept.hidden), (0, 0));
    });
}

#[test]
fn that_somebody_is_a_victim_of_violence_is_there_for_case_managers_alone() {
    on_both(migrations(), async |base| {
        let worker = worker(VEDROVO);
        let (ana, database) = (ana(base, &worker).await, &base.database);
        let manager = testkit::actor(&[Role::CaseManager], VEDROVO);
        let victim = MarkData { mark: Mark::Group(Group::Violence), is_self_declared: true };
        add_mark(&permit(&manager), database, ana, victim).await.unwrap();
        let shown = list_marks(&permit(&manager), database, ana).await.unwrap().unwrap();
        assert_eq!(shown.shown.iter().map(|one| one.data).collect::<Vec<_>>(), [victim]);
        for role in [Role::OfficeWorker, Role::OfficeCoordinator, Role::MobileTeam] {
            let other = testkit::actor(&[role], VEDROVO);
            let marks = list_marks(&permit(&other), database, ana).await.unwrap().unwrap();
            assert_eq!((marks.shown.len(), marks.hidden), (0, 0), "{role:?}");
            // Whether it is kept already is not told either.
            let refused = add_mark(&permit(&other), database, ana, victim).await;
            assert!(matches!(refused, Err(Refused::NotForYou)), "{refused:?}");
            let refused = end_mark(&permit(&other), database, ana, shown.shown[0].id).await;
            assert!(matches!(refused, Err(Refused::NotFound)), "{refused:?}");
        }
        end_mark(&permit(&manager), database, ana, shown.shown[0].id).await.unwrap();
    });
}

#[test]
fn every_answer_stays_with_who_recorded_it_and_who_answered() {
    on_both(migrations(), async |base| {
        let worker = worker(VEDROVO);
        let (ana, database) = (ana(base, &worker).await, &base.database);
        let yes = said(Purpose::Health, ConsentAnswer::Given, 3);
        let no = said(Purpose::Health, ConsentAnswer::Refused, 1);
        for one in [&yes, &no] {
            record_consent(&permit(&worker), database, ana, one).await.unwrap();
            base.clock.advance(std::time::Duration::from_mins(1));
        }
        let kept = list_consents(&permit(&worker), database, ana).await.unwrap().unwrap();
        let answers: Vec<ConsentData> = kept.all.iter().map(|one| one.data.clone()).collect();
        assert_eq!(answers, [yes.clone(), no]);
        assert_eq!(kept.words, [yes]);
        assert_eq!(kept.all[0].recorded_by, Some(worker.user));
        assert!(registry::may_use(&kept.words, Purpose::Health));
        let tomorrow = said(Purpose::Photo, ConsentAnswer::Given, 28);
        let refused = record_consent(&permit(&worker), database, ana, &tomorrow).await;
        assert!(matches!(refused, Err(Refused::Membership(_))), "{refused:?}");
    });
}

#[test]
fn what_was_said_by_another_record_counts_when_its_key_is_gone() {
    on_both(migrations(), async |base| {
        let worker = worker(VEDROVO);
        let database = &base.database;
        let (keep, other) = (ana(base, &worker).await, ana(base, &worker).await);
        let no = said(Purpose::ShareNsz, ConsentAnswer::Refused, 3);
        record_consent(&permit(&worker), database, other, &no).await.unwrap();
        base.clock.advance(std::time::Duration::from_mins(1));
        let yes = said(Purpose::ShareNsz, ConsentAnswer::Given, 3);
        record_consent(&permit(&worker), database, keep, &yes).await.unwrap();
        base.clock.advance(std::time::Duration::from_mins(1));
        let shown = person("Jović", "Ana");
        let merging = Merging { keep, other, shown, reason: String::new() };
        merge_persons(&permit(&worker), database, &merging).await.unwrap();
        let mut tx = database.begin(&base.within(VEDROVO)).await.unwrap();
        tx.destroy_key(other.uuid()).await.unwrap();
        tx.commit(database::Audit::of("test")).await.unwrap();
        let manager = testkit::actor(&[Role::CaseManager], VEDROVO);
        let look = database::Audit::of("test");
        let reader = database.read_personal(&permit::<ViewGroups>(&manager), look).await.unwrap();
        assert!(!has_agreed(&reader, keep, Purpose::ShareNsz).await.unwrap());
        drop(reader);
        let kept = list_consents(&permit(&worker), database, other).await.unwrap().unwrap();
        let told: Vec<_> =
            kept.all.iter().map(|one| (one.data.answer, one.data.proxy.clone())).collect();
        let mother = Some("majka Vera Savić".to_owned());
        assert_eq!(told, [(ConsentAnswer::Refused, None), (ConsentAnswer::Given, mother)]);
    });
}
