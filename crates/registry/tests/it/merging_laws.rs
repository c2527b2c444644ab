//! Laws of merging, over random sequences of merges and their undoing, of persons and of households: what is undone was never done, in
//! whatever order, and nothing is lost on the way.

use kernel::{Actor, HouseholdId, PersonId};
use proptest::prelude::*;
use registry::{
    HouseholdData, HouseholdMergeId, MergeId, Merging, PersonData, Refused, Relation, Side,
    create_household, find_household, find_person, merge_household_records, merge_persons,
    undo_household_merge, undo_merge,
};
use testkit::{Base, on_sqlite};

use crate::{
    builders::{VEDROVO, household, migrations, permit, person, today, worker},
    entered_twice::{compared, proposed},
    merging::{changed_since, everything},
};

/// Something that is done.
#[derive(Debug, Clone)]
enum Step {
    /// Two records are of one person; of each field, whether the other's value is shown.
    Persons { keep: usize, other: usize, shown: [bool; 3] },
    /// Two records are of one household; of each member of the other one, who of the kept one that is, if anybody.
    Households { keep: usize, other: usize, same: [usize; 4], shown: [bool; 3] },
    /// What was done is undone: the last of it, or any.
    Undo(prop::sample::Index),
}

fn step() -> impl Strategy<Value = Step> {
    let persons = (0..5_usize, 0..5_usize, any::<[bool; 3]>())
        .prop_map(|(keep, other, shown)| Step::Persons { keep, other, shown });
    let households =
        (0..3_usize, 0..3_usize, prop::array::uniform4(0..5_usize), any::<[bool; 3]>())
            .prop_map(|(keep, other, same, shown)| Step::Households { keep, other, same, shown });
    prop_oneof![4 => persons, 2 => households, 3 => any::<prop::sample::Index>().prop_map(Step::Undo)]
}

/// What can be undone.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Done {
    Persons(MergeId),
    Households(HouseholdMergeId),
}

/// Five records in three households.
struct Village {
    worker: Actor,
    homes: Vec<HouseholdId>,
    persons: Vec<PersonId>,
}

async fn village(base: &Base) -> Village {
    let worker = worker(VEDROVO);
    let one = |family: &str, given: &str, number: &str| PersonData {
        jmbg: number.parse().ok(),
        ..person(family, given)
    };
    let groups = [
        vec![one("Jović", "Ana", ""), one("Jović", "Mila", "0305984715019")],
        vec![one("Јовић", "Ана", "0305984715027"), one("Savić", "Mila", "")],
        vec![one("Jovic", "Anka", "0305984715035")],
    ];
    let (mut homes, mut persons) = (Vec::new(), Vec::new());
    for (at, mut group) in groups.into_iter().enumerate() {
        group.iter_mut().skip(1).for_each(|one| one.relation = Relation::Child);
        let mut new = household(group.remove(0), "Vedrovo");
        new.members.extend(group);
        new.data = HouseholdData {
            address: format!("Lipova {at}"),
            note: (at > 0).then(|| format!("beleška {at}")),
            ..new.data
        };
        let home = create_household(&permit(&worker), &base.database, new, today()).await.unwrap();
        let found = find_household(&permit(&worker), &base.database, home).await.unwrap().unwrap();
        homes.push(home);
        persons.extend(found.members.iter().map(|one| one.id));
        base.clock.advance(std::time::Duration::from_secs(1));
    }
    Village { worker, homes, persons }
}

impl Village {
    /// What is written about everybody.
    async fn written(&self, base: &Base) -> Vec<(PersonData, HouseholdId)> {
        let mut all = Vec::new();
        for id in &self.persons {
            let file = find_person(&permit(&self.worker), &base.database, *id).await;
            let person = file.unwrap().expect("everybody stays within reach").person;
            all.push((person.data, person.household));
        }
        all
    }

    async fn notes(&self, base: &Base) -> Vec<Option<String>> {
        let mut all = Vec::new();
        for id in &self.homes {
            let found = find_household(&permit(&self.worker), &base.database, *id).await;
            all.push(found.unwrap().expect("every household stays within reach").data.note);
        }
        all
    }

    /// Does it; `None` for what is refused as it should be.
    async fn take(&self, base: &Base, step: &Step) -> Option<Done> {
        match step {
            Step::Persons { keep, other, shown } => {
                let (keep, other) = (self.persons[*keep], self.persons[*other]);
                let written = async |id| {
                    let file = find_person(&permit(&self.worker), &base.database, id).await;
                    file.unwrap().expect("within reach").person.data
                };
                let (a, b) = (written(keep).await, written(other).await);
                let mixed = PersonData {
                    family_name: if shown[0] { b.family_name } else { a.family_name },
                    given_name: if shown[1] { b.given_name } else { a.given_name },
                    jmbg: if shown[2] { b.jmbg } else { a.jmbg },
                    sex: a.sex,
                    birth_date: a.birth_date,
                    relation: a.relation,
                };
                let merging = Merging { keep, other, shown: mixed, reason: "x".into() };
                let may = permit(&self.worker);
                let merged = merge_persons(&may, &base.database, &merging).await;
                expected(merged).map(Done::Persons)
            }
            Step::Households { keep, other, same, shown } => {
                let (keep, other) = (self.homes[*keep], self.homes[*other]);
                if keep == other {
                    return None;
                }
                let found = compared(base, &self.worker, (keep, other)).await;
                let mut merging = proposed(&found);
                for (at, member) in merging.members.iter_mut().enumerate() {
                    let chosen = found.choices.get(same[at % same.len()]);
                    member.1 = chosen.map(|one| one.person);
                }
                let side = |at: usize| if shown[at] { Side::Right } else { Side::Left };
                merging.shown.address = side(0);
                merging.shown.note = side(1);
                let may = permit(&self.worker);
                let merged = merge_household_records(&may, &base.database, &merging).await;
                expected(merged).map(Done::Households)
            }
            Step::Undo(_) => None,
        }
    }

    /// Undoes it; whether it is undone now. A household that was merged on waits for the later merge.
    async fn undo(&self, base: &Base, done: Done) -> bool {
        let (may, database) = (permit(&self.worker), &base.database);
        let undone = match done {
            Done::Persons(id) => undo_merge(&may, database, id).await,
            Done::Households(id) => undo_household_merge(&may, database, id).await.map(|_id| ()),
        };
        match undone {
            Ok(()) => true,
            Err(Refused::MergedOn) => false,
            Err(other) => panic!("{done:?}: {other:?}"),
        }
    }
}

/// A refusal that the rules foresee.
fn expected<T>(merged: Result<T, Refused>) -> Option<T> {
    match merged {
        Ok(done) => Some(done),
        Err(Refused::Merged | Refused::Membership(_)) => None,
        Err(other) => panic!("{other:?}"),
    }
}

/// Takes the steps; what is done still. With `is_any_order` any of it is undone, otherwise the last.
async fn walk(base: &Base, village: &Village, steps: &[Step], is_any_order: bool) -> Vec<Done> {
    let mut done: Vec<Done> = Vec::new();
    for step in steps {
        match step {
            Step::Undo(_) if done.is_empty() => {}
            Step::Undo(which) => {
                let at = if is_any_order { which.index(done.len()) } else { done.len() - 1 };
                if village.undo(base, done[at]).await {
                    done.remove(at);
                }
            }
            step => done.extend(village.take(base, step).await),
        }
        base.clock.advance(std::time::Duration::from_secs(1));
    }
    done
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, max_shrink_iters: 64, ..ProptestConfig::default() })]

    #[test]
    fn what_is_undone_in_reverse_leaves_everything_as_it_was(steps in prop::collection::vec(step(), 1..9)) {
        on_sqlite(migrations(), async |base| {
            let village = village(base).await;
            let (before, notes) = (everything(base).await, village.notes(base).await);
            let mut done = walk(base, &village, &steps, false).await;
            while let Some(last) = done.pop() {
                assert!(village.undo(base, last).await, "{last:?} waits for nothing");
            }
            assert_eq!(changed_since(base, &before).await, None);
            assert_eq!(village.notes(base).await, notes);
        });
    }

    #[test]
    fn what_is_undone_in_any_order_loses_no_value(
        steps in prop::collection::vec(step(), 1..9),
        order in prop::collection::vec(any::<prop::sample::Index>(), 12),
    ) {
        on_sqlite(migrations(), async |base| {
            let village = village(base).await;
            let (written, notes) = (village.written(base).await, village.notes(base).await);
            let before = everything(base).await;
            let mut done = walk(base, &village, &steps, true).await;
            let mut order = order.iter().cycle();
            while !done.is_empty() {
                let first = order.next().map_or(0, |which| which.index(done.len()));
                // What waits for a later merge lets the next one go first.
                let mut undone = None;
                for at in (0..done.len()).map(|step| (first + step) % done.len()) {
                    if undone.is_none() && village.undo(base, done[at]).await {
                        undone = Some(at);
                    }
                }
                done.remove(undone.expect("not all of them wait for one another"));
            }
            assert_eq!(village.written(base).await, written);
            assert_eq!(village.notes(base).await, notes);
            assert_eq!(changed_since(base, &before).await, None);
        });
    }
}
