//! Who lives together: couples, parents, grandparents, lone parents, elderly people alone.
//!
//! Links are complete and mutual: partners point at each other, parents are at least 13 years older than their children, and
//! there is exactly one reference person, who comes first.

use chance::Stream;

use super::{
    people::{Kin, Marital, Person, Sex},
    settlements::Kind,
};

/// The form of a household.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    ElderAlone,
    AdultAlone,
    ElderCouple,
    Couple,
    CoupleWithChildren,
    LoneParent,
    ThreeGenerations,
    ElderWithGrownChild,
}

/// The members of one household.
pub(crate) fn compose(stream: &mut Stream, kind: Kind) -> Vec<Person> {
    let mut people = match form(stream, kind) {
        Form::ElderAlone => vec![elder(stream)],
        Form::AdultAlone => vec![adult_alone(stream)],
        Form::ElderCouple => {
            let age = stream.between(62, 84);
            couple(stream, kind, age)
        }
        Form::Couple => {
            let age = stream.between(24, 61);
            couple(stream, kind, age)
        }
        Form::CoupleWithChildren => family(stream, kind),
        Form::LoneParent => lone_parent(stream, kind),
        Form::ThreeGenerations => three_generations(stream, kind),
        Form::ElderWithGrownChild => elder_with_child(stream),
    };
    for (place, person) in people.iter_mut().enumerate() {
        person.number = place + 1;
        person.birth_month = stream.between(1, 12);
        person.birth_day = stream.between(1, 28);
    }
    people
}

fn form(stream: &mut Stream, kind: Kind) -> Form {
    use Form::{
        AdultAlone, Couple, CoupleWithChildren, ElderAlone, ElderCouple, ElderWithGrownChild,
        LoneParent, ThreeGenerations,
    };
    let shares = match kind {
        Kind::Town => [0.12, 0.09, 0.12, 0.08, 0.35, 0.07, 0.12, 0.05],
        Kind::Village => [0.14, 0.06, 0.15, 0.05, 0.25, 0.04, 0.23, 0.08],
        Kind::Mountain => [0.31, 0.11, 0.25, 0.04, 0.08, 0.02, 0.07, 0.12],
        Kind::Substandard => [0.03, 0.03, 0.03, 0.05, 0.43, 0.12, 0.28, 0.03],
    };
    let [a, b, c, d, e, f, g, h] = shares;
    stream.choose(&[
        (ElderAlone, a),
        (AdultAlone, b),
        (ElderCouple, c),
        (Couple, d),
        (CoupleWithChildren, e),
        (LoneParent, f),
        (ThreeGenerations, g),
        (ElderWithGrownChild, h),
    ])
}

fn elder(stream: &mut Stream) -> Person {
    let sex = stream.choose(&[(Sex::Female, 0.71), (Sex::Male, 0.29)]);
    let age = 65 + stream.between(0, 12) + stream.between(0, 13);
    let mut person = Person::new(sex, age, Kin::Reference);
    person.marital = stream.choose(&[
        (Marital::Widowed, 0.82),
        (Marital::Single, 0.09),
        (Marital::Divorced, 0.09),
    ]);
    person
}

fn adult_alone(stream: &mut Stream) -> Person {
    let sex = stream.choose(&[(Sex::Male, 0.62), (Sex::Female, 0.38)]);
    let mut person = Person::new(sex, stream.between(24, 64), Kin::Reference);
    person.marital = match person.age {
        ..40 => Marital::Single,
        _ => stream.choose(&[
            (Marital::Single, 0.45),
            (Marital::Divorced, 0.38),
            (Marital::Widowed, 0.17),
        ]),
    };
    person
}

/// A couple in which the man is of this age; the reference person is either of them.
fn couple(stream: &mut Stream, kind: Kind, man_age: i32) -> Vec<Person> {
    let woman_age = (man_age - stream.between(-2, 7)).max(18);
    let man_first = stream.chance(0.68);
    let mut man = Person::new(Sex::Male, man_age, Kin::Reference);
    let mut woman = Person::new(Sex::Female, woman_age, Kin::Partner);
    let marital = if stream.chance(cohabiting_share(kind, woman_age)) {
        Marital::Cohabiting
    } else {
        Marital::Married
    };
    man.marital = marital;
    woman.marital = marital;
    man.partner = Some(usize::from(man_first));
    woman.partner = Some(usize::from(!man_first));
    if man_first {
        return vec![man, woman];
    }
    man.kin = Kin::Partner;
    woman.kin = Kin::Reference;
    vec![woman, man]
}

fn cohabiting_share(kind: Kind, woman_age: i32) -> f64 {
    match (kind, woman_age) {
        (Kind::Substandard, _) => 0.62,
        (_, ..35) => 0.14,
        _ => 0.04,
    }
}

/// Ages of the children at home of a woman of this age, eldest first; may be empty.
fn children_ages(stream: &mut Stream, kind: Kind, mother_age: i32) -> Vec<i32> {
    let roma = kind == Kind::Substandard;
    let first_birth = if roma { stream.between(16, 22) } else { stream.between(20, 31) };
    let born = if roma {
        stream.choose(&[(1, 0.12), (2, 0.27), (3, 0.30), (4, 0.20), (5, 0.11)])
    } else {
        stream.choose(&[(1, 0.31), (2, 0.52), (3, 0.15), (4, 0.02)])
    };
    let mut ages = Vec::new();
    let mut age = mother_age - first_birth;
    for _ in 0..born {
        let stays = match age {
            ..0 => 0.0,
            0..=18 => 1.0,
            19..=24 => 0.66,
            25..=34 => 0.40,
            _ => 0.16,
        };
        if stream.chance(stays) {
            ages.push(age);
        }
        age -= if roma { stream.between(1, 3) } else { stream.between(2, 5) };
    }
    ages
}

fn add_children(
    stream: &mut Stream,
    people: &mut Vec<Person>,
    ages: &[i32],
    mother: Option<usize>,
    father: Option<usize>,
) {
    for age in ages {
        let boys = if *age > 18 { 0.60 } else { 0.515 };
        let sex = if stream.chance(boys) { Sex::Male } else { Sex::Female };
        let mut child = Person::new(sex, *age, Kin::Child);
        child.mother = mother;
        child.father = father;
        people.push(child);
    }
}

fn family(stream: &mut Stream, kind: Kind) -> Vec<Person> {
    let roma = kind == Kind::Substandard;
    let mother_age = if roma { stream.between(18, 47) } else { stream.between(24, 57) };
    let mut people = couple(stream, kind, mother_age + 3);
    let woman = usize::from(people[0].sex == Sex::Male);
    let ages = children_ages(stream, kind, people[woman].age);
    add_children(stream, &mut people, &ages, Some(woman), Some(1 - woman));
    people
}

fn lone_parent(stream: &mut Stream, kind: Kind) -> Vec<Person> {
    let sex = stream.choose(&[(Sex::Female, 0.83), (Sex::Male, 0.17)]);
    let age = stream.between(if kind == Kind::Substandard { 19 } else { 25 }, 54);
    let mut parent = Person::new(sex, age, Kin::Reference);
    parent.marital = stream.choose(&[
        (Marital::Divorced, 0.56),
        (Marital::Widowed, 0.22),
        (Marital::Single, 0.22),
    ]);
    let mut ages = children_ages(stream, kind, age);
    if ages.is_empty() {
        ages.push((age - stream.between(18, 24)).clamp(0, 17));
    }
    let mut people = vec![parent];
    let (mother, father) = if sex == Sex::Female { (Some(0), None) } else { (None, Some(0)) };
    add_children(stream, &mut people, &ages, mother, father);
    people
}

fn three_generations(stream: &mut Stream, kind: Kind) -> Vec<Person> {
    let mut people = family(stream, kind);
    let by_man = stream.chance(0.82);
    let son = usize::from((people[0].sex == Sex::Male) != by_man);
    let kin = if son == 0 { Kin::Parent } else { Kin::ParentInLaw };
    let gap = if kind == Kind::Substandard { (16, 24) } else { (19, 30) };
    let mother_age = people[son].age + stream.between(gap.0, gap.1);
    let father_age = mother_age + stream.between(-1, 6);
    let has_mother = stream.chance(0.90) && mother_age < 95;
    let has_father = (stream.chance(0.58) || !has_mother) && father_age < 96;
    let first = people.len();
    if has_mother {
        people.push(Person::new(Sex::Female, mother_age, kin));
        people[son].mother = Some(first);
    }
    if has_father {
        people[son].father = Some(people.len());
        people.push(Person::new(Sex::Male, father_age, kin));
    }
    let both = has_mother && has_father;
    for (place, elder) in people.iter_mut().enumerate().skip(first) {
        elder.marital = if both { Marital::Married } else { Marital::Widowed };
        elder.partner = both.then_some(2 * first + 1 - place);
    }
    people
}

fn elder_with_child(stream: &mut Stream) -> Vec<Person> {
    let mut people = vec![elder(stream)];
    let age = people[0].age - stream.between(21, 36);
    let (mother, father) =
        if people[0].sex == Sex::Female { (Some(0), None) } else { (None, Some(0)) };
    add_children(stream, &mut people, &[age.max(30)], mother, father);
    if people[0].marital == Marital::Single {
        people[0].marital = Marital::Widowed;
    }
    people
}

#[cfg(test)]
mod tests {
    use super::*;

    fn everybody() -> Vec<Vec<Person>> {
        let of = |kind: Kind, n: u64| compose(&mut Stream::of(5, &[n, kind as u64]), kind);
        Kind::ALL.iter().flat_map(|kind| (0..400).map(move |n| of(*kind, n))).collect()
    }

    #[test]
    fn partners_point_at_each_other() {
        for people in everybody() {
            for (place, person) in people.iter().enumerate() {
                if let Some(partner) = person.partner {
                    assert_eq!(people[partner].partner, Some(place));
                    assert_ne!(people[partner].sex, person.sex);
                }
            }
        }
    }

    #[test]
    fn parents_are_at_least_13_years_older() {
        for people in everybody() {
            for person in &people {
                for parent in [person.mother, person.father].into_iter().flatten() {
                    let gap = people[parent].age - person.age;
                    assert!(gap >= 13, "{gap} years between parent and child");
                }
            }
        }
    }

    #[test]
    fn the_reference_person_is_the_first_and_the_only_one() {
        for people in everybody() {
            assert_eq!(people[0].kin, Kin::Reference);
            assert!(people[1..].iter().all(|p| p.kin != Kin::Reference));
            assert!(people[0].age >= 16);
        }
    }
}
