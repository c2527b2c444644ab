//! Pairs are reviewed: by one person or by two, undone, counted, and not there for whom one of the records is hidden.

use kernel::Role;
use registry::{
    Agreement, Deciding, MergeId, PairDecision, PairId, PairPage, PairState, Protect, Refused,
    ReviewerWork, Whom, decide_pair, declare_relative, find_person, list_pairs, protect_record,
    undo_decision, undo_merge,
};
use serde_json::json;
use testkit::{Base, TestSite, on_both, on_sqlite};

use crate::{
    builders::{OTHER, VEDROVO, case_manager, migrations, permit, worker},
    pairs::{coordinator, decide, found, listed, pairs_of, plain, reviewed_twice},
};

async fn undo(base: &Base, who: &kernel::Actor, id: PairId) -> Result<PairState, Refused> {
    undo_decision(&permit(who), &base.database, id).await
}

#[test]
fn one_person_is_merged_and_two_again_when_that_is_undone() {
    on_both(migrations(), async |base| {
        let who = worker(VEDROVO);
        let pairs = found(base, 3).await;
        let id = plain(base, &pairs).await;
        let before = listed(base, &who, id).await.unwrap();
        assert!(before.may_decide && !before.may_undo && before.reviews.is_empty());
        let sum: f64 = before.prior + before.evidence.iter().map(|one| one.weight).sum::<f64>();
        assert!((sum - before.weight).abs() < 1e-6, "{sum} {}", before.weight);
        // It weighs on its page what it weighs in the list.
        for one in &pairs {
            let page = listed(base, &who, one.id).await.unwrap();
            assert!((page.weight - one.weight()).abs() < 0.02, "{} {}", page.weight, one.weight());
        }
        assert_eq!(decide(base, &who, id, PairDecision::Same).await.unwrap(), PairState::Same);
        let keep = if before.kept == registry::Side::Left { &before.left } else { &before.right };
        let other = if keep.id == before.left.id { &before.right } else { &before.left };
        let canonical = async |of| {
            let file = find_person(&permit(&who), &base.database, of).await.unwrap().unwrap();
            file.person.canonical
        };
        assert_eq!(canonical(other.id).await, Some(keep.id));
        let after = listed(base, &who, id).await.unwrap();
        assert!(!after.may_decide && after.may_undo);
        assert_eq!(
            after.last.as_ref().map(|last| (last.pair, last.decision)),
            Some((id, PairDecision::Same))
        );
        let again = decide(base, &who, id, PairDecision::Same).await;
        assert!(matches!(again, Err(Refused::Decided)), "{again:?}");
        // Anybody who reviews may take it back, at any later time.
        base.clock.advance(std::time::Duration::from_hours(24 * 400));
        assert_eq!(undo(base, &case_manager(VEDROVO), id).await.unwrap(), PairState::Open);
        assert_eq!(canonical(other.id).await, None);
        assert_eq!(listed(base, &who, id).await.unwrap().left.data, before.left.data);
        assert!(matches!(undo(base, &who, id).await, Err(Refused::Decided)));
    });
}

#[test]
fn a_merge_that_is_undone_on_the_page_of_the_person_opens_the_pair_again() {
    on_both(migrations(), async |base| {
        let who = worker(VEDROVO);
        let pairs = found(base, 3).await;
        let id = plain(base, &pairs).await;
        decide(base, &who, id, PairDecision::Same).await.unwrap();
        let pair = listed(base, &who, id).await.unwrap();
        let mut merges: Vec<MergeId> = Vec::new();
        for one in [pair.left.id, pair.right.id] {
            let file = find_person(&permit(&who), &base.database, one).await.unwrap().unwrap();
            merges.extend(file.records.iter().map(|record| record.merge));
        }
        undo_merge(&permit(&who), &base.database, merges[0]).await.unwrap();
        let pair = listed(base, &who, id).await.unwrap();
        assert_eq!((pair.state, pair.reviews.len(), pair.may_decide), (PairState::Open, 0, true));
    });
}

#[test]
fn the_second_reviewer_sees_nothing_of_the_first_and_both_must_agree() {
    on_both(migrations(), async |base| {
        let (first, second, third) = (worker(VEDROVO), case_manager(VEDROVO), coordinator());
        let id = reviewed_twice(base).await;
        assert_eq!(decide(base, &first, id, PairDecision::Same).await.unwrap(), PairState::Open);
        let own = listed(base, &first, id).await.unwrap();
        assert_eq!((own.reviews.len(), own.may_decide, own.may_undo), (1, false, true));
        let blind = listed(base, &second, id).await.unwrap();
        assert_eq!((blind.reviews.len(), blind.may_decide, blind.may_undo), (0, true, false));
        assert!(pairs_of(base, &first, PairState::Open).await.iter().any(|one| one.awaits_second));
        assert!(
            !pairs_of(base, &second, PairState::Open).await.iter().any(|one| one.awaits_second)
        );
        let twice = decide(base, &first, id, PairDecision::Same).await;
        assert!(matches!(twice, Err(Refused::Decided)), "{twice:?}");
        let disputed = decide(base, &second, id, PairDecision::NotSame).await.unwrap();
        assert_eq!(disputed, PairState::Disputed);
        let known = listed(base, &first, id).await.unwrap();
        assert_eq!((known.reviews.len(), known.may_decide), (2, false));
        let refused = decide(base, &second, id, PairDecision::Same).await;
        assert!(matches!(refused, Err(Refused::Decided)), "{refused:?}");
        assert_eq!(decide(base, &third, id, PairDecision::Same).await.unwrap(), PairState::Same);
        assert!(matches!(undo(base, &first, id).await, Err(Refused::Decided)));
        assert_eq!(undo(base, &third, id).await.unwrap(), PairState::Disputed);
        assert_eq!(undo(base, &second, id).await.unwrap(), PairState::Open);
        assert_eq!(decide(base, &second, id, PairDecision::Same).await.unwrap(), PairState::Same);
    });
}

#[test]
fn the_work_of_each_and_the_agreement_of_two_are_counted() {
    on_both(migrations(), async |base| {
        let (first, second) = (worker(VEDROVO), case_manager(VEDROVO));
        base.enter_user(&first).await;
        let twice = reviewed_twice(base).await;
        let pairs = pairs_of(base, &first, PairState::Open).await;
        let rest: Vec<PairId> = pairs
            .iter()
            .map(|one| one.id)
            .filter(|id| !registry::is_reviewed_twice(*id))
            .take(3)
            .collect();
        decide(base, &first, twice, PairDecision::NotSame).await.unwrap();
        decide(base, &second, twice, PairDecision::NotSame).await.unwrap();
        decide(base, &first, rest[0], PairDecision::Same).await.unwrap();
        decide(base, &first, rest[1], PairDecision::Unsure).await.unwrap();
        decide(base, &first, rest[2], PairDecision::NotSame).await.unwrap();
        undo(base, &first, rest[2]).await.unwrap();
        let page = PairPage { state: PairState::Open, is_descending: true, beside: None, limit: 5 };
        let overview = list_pairs(&permit(&first), &base.database, &page).await.unwrap();
        let work = |user, name: &str, same, not_same, unsure| {
            let name = name.to_owned();
            ReviewerWork { user, name, same, not_same, unsure }
        };
        let mut found = overview.work.clone();
        found.sort_by_key(ReviewerWork::decided);
        let expected =
            [work(second.user, &found[0].name, 0, 1, 0), work(first.user, &found[1].name, 1, 1, 1)];
        assert_eq!(found, expected);
        assert_eq!(found[1].decided(), 3);
        assert_eq!(overview.agreement, Agreement { reviewed_twice: 1, agreed: 1 });
        let counts: Vec<u64> = overview.counts.iter().map(|(_, count)| *count).collect();
        assert_eq!(counts, [6, 1, 1, 0]);
    });
}

#[test]
fn a_pair_with_a_hidden_record_is_not_there() {
    on_both(migrations(), async |base| {
        let (who, manager, mobile) = (
            worker(VEDROVO),
            case_manager(VEDROVO),
            testkit::actor(&[Role::OfficeCoordinator], VEDROVO),
        );
        let pairs = found(base, 3).await;
        let id = pairs[0].id;
        let pair = listed(base, &who, id).await.unwrap();
        declare_relative(&permit(&who), &base.database, pair.left.household.id).await.unwrap();
        assert_eq!(listed(base, &who, id).await, None);
        assert_eq!(pairs_of(base, &who, PairState::Open).await.len(), 2);
        assert_eq!(pairs_of(base, &mobile, PairState::Open).await.len(), 3);
        let protecting = permit::<Protect>(&manager);
        let whom = Whom::Person(pair.right.id);
        protect_record(&protecting, &base.database, whom, "pretnje", &[]).await.unwrap();
        assert_eq!(listed(base, &mobile, id).await, None);
        let page = PairPage { state: PairState::Open, is_descending: true, beside: None, limit: 5 };
        let seen = list_pairs(&permit(&mobile), &base.database, &page).await.unwrap();
        assert_eq!((seen.rows.len(), seen.counts[0].1), (2, 2));
        let deciding = Deciding {
            decision: PairDecision::Same,
            shown: pair.sensible,
            kept: pair.kept,
            versions: None,
            reason: String::new(),
        };
        for hidden in [&mobile, &who, &worker(OTHER)] {
            let refused = decide_pair(&permit(hidden), &base.database, id, &deciding).await;
            assert!(matches!(refused, Err(Refused::NotFound)), "{refused:?}");
            assert!(matches!(undo(base, hidden, id).await, Err(Refused::NotFound)));
        }
        assert!(listed(base, &manager, id).await.is_some());
        assert_eq!(listed(base, &worker(OTHER), id).await, None);
        let site = TestSite::of(base, vec![registry::context()]);
        for path in [format!("/duplicates/{id}"), format!("/api/v1/duplicates/{id}")] {
            assert_eq!(site.get("office_coordinator:99015:en", &path).await.status, 404);
            assert_eq!(site.get("case_manager:70939:en", &path).await.status, 404);
            assert_eq!(site.get("mobile_team:99015:en", &path).await.status, 404);
            assert_eq!(site.get("case_manager:99015:en", &path).await.status, 200);
        }
    });
}

#[test]
fn the_pages_are_there_in_three_languages_and_show_words() {
    on_both(migrations(), async |base| {
        let pairs = found(base, 3).await;
        let decided = plain(base, &pairs).await;
        decide(base, &case_manager(VEDROVO), decided, PairDecision::Same).await.unwrap();
        let site = TestSite::of(base, vec![registry::context()]);
        let mut paths = vec!["/duplicates".to_owned(), "/duplicates?state=same".to_owned()];
        paths.extend(["/duplicates?state=disputed".to_owned(), format!("/duplicates/{decided}")]);
        paths.extend(pairs.iter().map(|one| format!("/duplicates/{}", one.id)));
        for path in &paths {
            for language in ["sr-Latn", "sr-Cyrl", "en"] {
                let page = site.get(&format!("case_manager:99015:{language}"), path).await;
                assert_eq!(page.status, 200, "{path}");
                let text = page.text();
                let key = text.split('>').skip(1).find_map(|part| {
                    let shown = part.split('<').next().unwrap_or_default();
                    shown.split_whitespace().find(|word| word.starts_with("registry-"))
                });
                assert_eq!(key, None, "{path} in {language}");
            }
        }
    });
}

#[test]
fn a_decision_leads_to_the_next_pair_and_a_stale_one_is_refused() {
    on_sqlite(migrations(), async |base| {
        let pairs = found(base, 3).await;
        let site = TestSite::of(base, vec![registry::context()]);
        let who = "case_manager:99015:en";
        let path = |id: PairId| format!("/duplicates/{id}");
        let from = path(pairs[0].id);
        let fields = [("decision", "not_same"), ("left_version", "1"), ("right_version", "1")];
        let done = site.post(who, &from, &from, &fields).await;
        assert_eq!(
            (done.status.as_u16(), done.header("location")),
            (303, path(pairs[1].id).as_str())
        );
        let next = site.get(who, &path(pairs[1].id)).await;
        assert!(next.text().contains("Undo the last decision"));
        let undone = site.post(who, &from, &format!("{from}/undo"), &[]).await;
        assert_eq!((undone.status.as_u16(), undone.header("location")), (303, from.as_str()));
        let stale = [("decision", "same"), ("left_version", "7"), ("right_version", "1")];
        assert_eq!(site.post(who, &from, &from, &stale).await.status, 409);
        assert_eq!(site.post(who, &from, &from, &[("decision", "maybe")]).await.status, 422);
    });
}

#[test]
fn a_program_lists_decides_and_undoes() {
    on_both(migrations(), async |base| {
        let pairs = found(base, 3).await;
        let id = plain(base, &pairs).await;
        let site = TestSite::of(base, vec![registry::context()]);
        let who = "office_worker:99015:en";
        let list = site.get(who, "/api/v1/duplicates").await.json();
        assert_eq!(list["pairs"].as_array().map(Vec::len), Some(3));
        let path = format!("/api/v1/duplicates/{id}");
        let pair = site.get(who, &path).await.json();
        assert_eq!(pair["state"], "open");
        assert_eq!(pair["evidence"][1]["field"], "family_name");
        assert_eq!(pair["evidence"][1]["level"], "exact");
        let decision = json!({ "decision": "same", "versions": [1, 1] });
        let decided = site.post_json(who, &format!("{path}/decision"), &decision).await;
        assert_eq!((decided.status.as_u16(), decided.json()), (200, json!({ "state": "same" })));
        let again = site.post_json(who, &format!("{path}/decision"), &decision).await;
        assert_eq!(again.status, 422);
        let undone = site.post_json(who, &format!("{path}/undo"), &json!({})).await;
        assert_eq!((undone.status.as_u16(), undone.json()), (200, json!({ "state": "open" })));
    });
}
