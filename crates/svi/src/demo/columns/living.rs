//! Section I: deprivation items.

use crate::demo::{
    answer::{Answer, Column, Form, Gap, household, person, when},
    deprivation::Has,
    people::Person,
    sampling::Visit,
};

use Form::Choice;
use Gap::Rare;

const ANSWERS: &[&str] = &["yes", "no_cannot_afford", "no_other_reason"];

/// Six items of the household (arrears are in section H) and six of each member of 16 and over.
pub(crate) const DEPRIVATION: &[Column] = &[
    household("dep_trosak", "dep_unexpected_expense", Choice(ANSWERS), Rare, |v| home(v, 0)),
    household("dep_odmor", "dep_holiday", Choice(ANSWERS), Rare, |v| home(v, 1)),
    household("dep_obrok", "dep_meal", Choice(ANSWERS), Rare, |v| home(v, 3)),
    household("dep_toplo", "dep_warm_home", Choice(ANSWERS), Rare, |v| home(v, 4)),
    household("dep_auto", "dep_car", Choice(ANSWERS), Rare, |v| home(v, 5)),
    household("dep_namestaj", "dep_furniture", Choice(ANSWERS), Rare, |v| home(v, 6)),
    person("dep_internet", "dep_internet", Choice(ANSWERS), Rare, |_, p| own(p, 0)),
    person("dep_odeca", "dep_clothes", Choice(ANSWERS), Rare, |_, p| own(p, 1)),
    person("dep_cipele", "dep_shoes", Choice(ANSWERS), Rare, |_, p| own(p, 2)),
    person("dep_novac", "dep_pocket_money", Choice(ANSWERS), Rare, |_, p| own(p, 3)),
    person("dep_slobodno", "dep_leisure", Choice(ANSWERS), Rare, |_, p| own(p, 4)),
    person("dep_druzenje", "dep_friends", Choice(ANSWERS), Rare, |_, p| own(p, 5)),
];

const fn code(has: Has) -> Answer {
    Answer::Code(match has {
        Has::Yes => "yes",
        Has::CannotAfford => "no_cannot_afford",
        Has::OtherReason => "no_other_reason",
    })
}

fn home(v: &Visit, place: usize) -> Answer {
    code(v.household.items[place])
}

fn own(p: &Person, place: usize) -> Answer {
    when(p.age >= 16, code(p.items[place]))
}
