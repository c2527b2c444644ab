//! Entering answers: latest wins, history, missing kinds, versions, what is sealed.

use assessment::{
    Answer, Assessor, Given, HouseholdFacts, MissingKind, Moment, NewFacts, PersonFacts, Refused,
    Subject, compare, enter_facts, fact_history, find_assessment, find_facts, find_known,
    known_after, record_facts, steps,
};
use database::Audit;
use testkit::{Base, on_both};

use crate::builders::{
    OTHER, Stored, VEDROVO, about, answer, book, day, entry, manager, migrations, of_household,
    of_person, permit, stored, version, worker,
};

async fn enter(base: &Base, home: Stored, new: NewFacts) -> Result<(), Refused> {
    let worker = worker(VEDROVO);
    enter_facts(&permit(&worker), &base.database, book(), home.id, new).await.map(|_entry| ())
}

fn rooms(home: Stored, number: f64) -> assessment::FactsOf {
    of_household(home, vec![answer("rooms", Given::Number(number))])
}

/// The answer that a worker sees.
async fn seen(base: &Base, home: Stored, subject: Subject, code: &str) -> Option<Option<Answer>> {
    let catalogue = &book().catalogue;
    let worker = worker(VEDROVO);
    let found = find_facts(&permit(&worker), &base.database, catalogue, home.id).await.unwrap();
    let id = catalogue.find(code).unwrap();
    found.unwrap().household.get(catalogue, subject, id).map(|seen| seen.answer)
}

#[test]
fn an_entered_answer_is_seen_with_where_it_is_from() {
    on_both(migrations(), async |base| {
        let home = stored(base, VEDROVO).await;
        let before = version(base, home.id).await;
        let care = answer("care_hours_per_day", Given::Number(0.1));
        let facts = vec![rooms(home, 2.0), of_person(home, home.mother, vec![care])];
        enter(base, home, entry(&version(base, home.id).await, facts)).await.unwrap();
        let two = Some(Some(Answer::Number(2.0)));
        assert_eq!(seen(base, home, Subject::Household, "rooms").await, two);
        let care = seen(base, home, Subject::Person(0), "care_hours_per_day").await;
        assert_eq!(care, Some(Some(Answer::Number(0.1))));
        assert_eq!(seen(base, home, Subject::Person(1), "care_hours_per_day").await, None);
        let permit = permit(&worker(VEDROVO));
        let found = find_facts(&permit, &base.database, &book().catalogue, home.id).await.unwrap();
        let household = found.unwrap().household;
        let id = book().catalogue.find("rooms").unwrap();
        let origin = household.get(&book().catalogue, Subject::Household, id).unwrap().origin;
        assert_eq!((origin.round.as_str(), origin.valid_from), ("2026-1", day(2026, 11, 20)));
        assert_eq!(household.version(), version(base, home.id).await);
        assert_ne!(household.version(), before);
    });
}

#[test]
fn the_answer_that_holds_since_the_latest_day_is_current_and_all_stay_in_the_history() {
    on_both(migrations(), async |base| {
        let home = stored(base, VEDROVO).await;
        for (round, number, from) in [(0, 2.0, 10), (1, 3.0, 20), (2, 1.0, 15)] {
            let about = about(&format!("krug {round}"), day(2026, 11, from));
            let from_version = version(base, home.id).await;
            let new = NewFacts { from_version, facts: vec![rooms(home, number)], about };
            enter(base, home, new).await.unwrap();
            base.clock.advance(std::time::Duration::from_mins(1));
        }
        let three = Some(Some(Answer::Number(3.0)));
        assert_eq!(seen(base, home, Subject::Household, "rooms").await, three);
        let worker = worker(VEDROVO);
        let catalogue = &book().catalogue;
        let history = fact_history(&permit(&worker), &base.database, catalogue, home.id).await;
        let entries = history.unwrap().unwrap().entries;
        let differ = |from: &str, to: &str| {
            let moment = |round: &str| Moment::Round(round.to_owned());
            let found = compare(&entries, &moment(from), &moment(to));
            found.into_iter().map(|(_, change)| (change.before, change.after)).collect::<Vec<_>>()
        };
        let number = |value| Some(Answer::Number(value));
        assert_eq!(differ("krug 0", "krug 1"), [(number(2.0), number(3.0))]);
        let told: Vec<_> = steps(entries.clone())
            .into_iter()
            .flat_map(|step| step.changes)
            .map(|change| (change.before, change.after))
            .collect();
        let expected =
            [(None, number(2.0)), (number(2.0), number(3.0)), (number(3.0), number(1.0))];
        assert_eq!(told, expected);
        assert_eq!(entries[0].reason, "razgovor");
        assert_eq!(entries[0].recorded_by, Some(worker.user));
    });
}

#[test]
fn why_an_answer_is_missing_stays_different() {
    on_both(migrations(), async |base| {
        let home = stored(base, VEDROVO).await;
        let codes = ["rooms", "dwelling_area", "tenure", "has_kitchen"];
        let answers = codes.iter().zip(MissingKind::ALL);
        let answers = answers.map(|(code, kind)| answer(code, Given::Missing(kind))).collect();
        enter(base, home, entry(&version(base, home.id).await, vec![of_household(home, answers)]))
            .await
            .unwrap();
        for (code, kind) in codes.iter().zip(MissingKind::ALL) {
            let found = seen(base, home, Subject::Household, code).await;
            assert_eq!(found, Some(Some(Answer::Missing(kind))), "{code}");
        }
    });
}

#[test]
fn whoever_saves_second_from_the_same_version_takes_nothing_from_the_first() {
    on_both(migrations(), async |base| {
        let home = stored(base, VEDROVO).await;
        let from = version(base, home.id).await;
        enter(base, home, entry(&from, vec![rooms(home, 2.0)])).await.unwrap();
        let size = answer("household_size", Given::Number(2.0));
        let second = enter(base, home, entry(&from, vec![of_household(home, vec![size])])).await;
        let is_stale = matches!(
            second,
            Err(Refused::Database(database::Error::Stale { table: "fact_sheet" }))
        );
        assert!(is_stale, "{second:?}");
        assert_eq!(seen(base, home, Subject::Household, "household_size").await, None);
    });
}

#[test]
fn nothing_is_recorded_of_strangers_of_the_future_or_of_nothing() {
    on_both(migrations(), async |base| {
        let home = stored(base, VEDROVO).await;
        let other = stored(base, VEDROVO).await;
        let from = version(base, home.id).await;
        let nothing = enter(base, home, entry(&from, vec![of_household(home, vec![])])).await;
        assert!(matches!(nothing, Err(Refused::Nothing)), "{nothing:?}");
        let stranger = of_person(home, other.child, vec![answer("age", Given::Number(3.0))]);
        let stranger = enter(base, home, entry(&from, vec![stranger])).await;
        assert!(matches!(stranger, Err(Refused::NotFound)), "{stranger:?}");
        let late = about("", day(2026, 12, 1));
        let late =
            NewFacts { from_version: from.clone(), facts: vec![rooms(home, 2.0)], about: late };
        let late = enter(base, home, late).await;
        assert!(matches!(late, Err(Refused::InFuture)), "{late:?}");
        let foreign = worker(OTHER);
        let new = entry(&from, vec![rooms(home, 2.0)]);
        let foreign = enter_facts(&permit(&foreign), &base.database, book(), home.id, new).await;
        assert!(matches!(foreign, Err(Refused::NotFound)), "{foreign:?}");
        assert_eq!(base.number("select count(*) from fact_sheet").await, 0);
        assert_eq!(base.number("select count(*) from fact_entry").await, 0);
    });
}

#[test]
fn who_may_not_see_violence_sees_that_something_is_recorded_and_cannot_enter_it() {
    on_both(migrations(), async |base| {
        let home = stored(base, VEDROVO).await;
        let from = version(base, home.id).await;
        let violence = || {
            let answers = vec![answer("violence_screen", Given::Missing(MissingKind::Refused))];
            entry(&from, vec![of_person(home, home.mother, answers)])
        };
        let refused = enter(base, home, violence()).await;
        assert!(
            matches!(&refused, Err(Refused::Sealed(code)) if code == "violence_screen"),
            "{refused:?}"
        );
        let manager = manager(VEDROVO);
        enter_facts(&permit(&manager), &base.database, book(), home.id, violence()).await.unwrap();
        assert_eq!(seen(base, home, Subject::Person(0), "violence_screen").await, Some(None));
    });
}

#[test]
fn stored_facts_give_the_outcomes_of_the_facts_themselves() {
    on_both(migrations(), async |base| {
        let home = stored(base, VEDROVO).await;
        let of_home = vec![
            answer("rooms", Given::Number(1.0)),
            answer("household_income_reported_per_year", Given::Number(494_400.1)),
            answer("tenure", Given::Missing(MissingKind::DoesNotKnow)),
        ];
        let of_mother = vec![
            answer("care_hours_per_day", Given::Number(4.3)),
            answer("literate", Given::Flag(true)),
            answer("wg_seeing", Given::Missing(MissingKind::Refused)),
        ];
        let facts = vec![
            of_household(home, of_home.clone()),
            of_person(home, home.mother, of_mother.clone()),
        ];
        enter(base, home, entry(&version(base, home.id).await, facts)).await.unwrap();
        let catalogue = &book().catalogue;
        let mut expected = HouseholdFacts { id: home.id.to_string(), ..Default::default() };
        for (id, answer) in of_home {
            expected.facts.set(id, answer);
        }
        for (at, (person, born, relation)) in
            [(home.mother, "1984-05-03", "reference"), (home.child, "2015-02-01", "child")]
                .into_iter()
                .enumerate()
        {
            let mut one = PersonFacts { id: person.to_string(), ..Default::default() };
            catalogue.record(&mut one.facts, "member_number", at as f64 + 1.0).unwrap();
            catalogue.record(&mut one.facts, "sex", "female").unwrap();
            catalogue.record(&mut one.facts, "date_of_birth", born).unwrap();
            catalogue.record(&mut one.facts, "relation", relation).unwrap();
            expected.persons.push(one);
        }
        for (id, answer) in of_mother {
            expected.persons[0].facts.set(id, answer);
        }
        let worker = worker(VEDROVO);
        let found = find_assessment(&permit(&worker), &base.database, book(), home.id).await;
        let found = found.unwrap().unwrap().assessed().unwrap();
        assert_eq!(found.facts, expected);
        let at = book().parameters.at(day(2026, 11, 27), 2025);
        let assessor = Assessor::new(catalogue, at, book().definitions).unwrap();
        let assessment = assessor.assess(&expected);
        assert_eq!(found.assessment, assessment);
        let kept = &found.past[0];
        assert_eq!(kept.household, assessment.household);
        let members: Vec<_> = kept.members.iter().map(|(_, outcomes)| outcomes.clone()).collect();
        assert_eq!(members, assessment.persons);
    });
}

#[test]
fn what_is_known_of_a_person_goes_along_into_another_household() {
    on_both(migrations(), async |base| {
        let home = stored(base, VEDROVO).await;
        let other = stored(base, VEDROVO).await;
        let literate = answer("literate", Given::Flag(true));
        let facts = vec![of_person(home, home.mother, vec![literate])];
        enter(base, home, entry(&version(base, home.id).await, facts)).await.unwrap();
        let id = |id: uuid::Uuid| {
            if base.is_postgres() { format!("'{id}'") } else { format!("x'{}'", id.simple()) }
        };
        let (there, who) = (id(other.id.uuid()), id(home.mother.uuid()));
        base.raw(&format!(
            "update person set household_id = {there}, position = 9 where id = {who}"
        ))
        .await
        .unwrap();
        let moved = seen(base, other, Subject::Person(2), "literate").await;
        assert_eq!(moved, Some(Some(Answer::Flag(true))));
        let worker = worker(VEDROVO);
        let catalogue = &book().catalogue;
        let history = fact_history(&permit(&worker), &base.database, catalogue, other.id).await;
        assert_eq!(history.unwrap().unwrap().entries.len(), 1);
    });
}

#[test]
fn a_step_records_and_reads_many_households_together() {
    on_both(migrations(), async |base| {
        let homes = [stored(base, VEDROVO).await, stored(base, VEDROVO).await];
        stored(base, OTHER).await;
        let mut tx = base.database.begin(&base.within(VEDROVO)).await.unwrap();
        let facts: Vec<_> = homes.iter().map(|home| rooms(*home, 2.0)).collect();
        let about = about("uvoz", day(2026, 11, 1));
        record_facts(&mut tx, &book().catalogue, &facts, &about).await.unwrap();
        let known = known_after(&tx, None, 10).await.unwrap();
        let mut ids: Vec<_> = known.iter().map(assessment::KnownHousehold::id).collect();
        let mut expected = homes.map(|home| home.id).to_vec();
        expected.sort();
        ids.sort();
        assert_eq!(ids, expected);
        let first = find_known(&tx, homes[0].id).await.unwrap().unwrap();
        let rooms = first.recorded(&book().catalogue, Subject::Household, "rooms");
        assert_eq!(rooms.map(|one| one.answer), Some(Answer::Number(2.0)));
        tx.commit(Audit::of("test")).await.unwrap();
        assert_eq!(base.number("select count(*) from fact_entry").await, 2);
    });
}
