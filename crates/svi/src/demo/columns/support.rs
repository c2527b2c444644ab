//! Sections K to P: benefits, services, distances, ability and will to work, contacts, closing.

use crate::demo::{
    answer::{Answer, Column, Form, Gap, household, number, person, when},
    benefits::{Claim, Need},
    people::Person,
    sampling::Visit,
    settlements::Kind,
    work::Activity,
};

use Form::{Choice, Flag, Number, Text};
use Gap::{Late, Rare};

const CLAIMS: &[&str] = &["receives", "waiting", "rejected", "not_applied", "not_entitled"];
const REASONS: &[&str] =
    &["did_not_know", "documents", "stigma", "too_far", "property_test", "refused_before"];
const NEEDS: &[&str] = &["uses", "needs_waits", "needs_did_not_ask", "not_needed"];
const MODES: &[&str] = &["on_foot", "bus", "car", "none"];
const ABILITY_LEVELS: &[&str] = &["full", "limited", "none"];
const OBSTACLES: &[&str] = &["none", "child_care", "care", "health", "transport", "qualification"];
const DISCRIMINATION: &[&str] = &["none", "ethnic", "disability", "poverty"];
const URGENCIES: &[&str] = &["green", "amber", "red"];

/// Section K.
pub(crate) const BENEFITS: &[Column] = &[
    household("pravo_nsp", "benefit_nsp", Choice(CLAIMS), Late, |v| {
        claim(v.household.support.assistance)
    }),
    household("razlog_nsp", "nsp_not_applied_reason", Choice(REASONS), Late, |v| {
        reason(v.household.support.assistance)
    }),
    household("pravo_dd", "benefit_child_allowance", Choice(CLAIMS), Late, |v| {
        claim(v.household.support.child_allowance)
    }),
    household("pravo_jednokratna", "benefit_one_off_aid", Choice(CLAIMS), Late, |v| {
        claim(v.household.support.one_off)
    }),
    household("pravo_kuhinja", "benefit_soup_kitchen", Choice(CLAIMS), Late, |v| {
        Answer::Code(match v.household.support.services[5] {
            Need::Uses => "receives",
            Need::Waits => "waiting",
            Need::DidNotAsk => "not_applied",
            Need::NotNeeded => "not_entitled",
        })
    }),
    household("pravo_komunalije", "benefit_subsidised_utilities", Choice(CLAIMS), Late, |v| {
        claim(v.household.support.energy)
    }),
    person("pravo_dpn", "benefit_attendance_allowance", Choice(CLAIMS), Late, |v, p| {
        when(p.health.dependent, claim(v.household.support.attendance))
    }),
];

/// Section L: the services that the municipality has or talks of.
pub(crate) const SERVICES: &[Column] = &[
    person("usl_s201", "service_s201", Choice(NEEDS), Late, |v, p| {
        service(v, 1, p.age < 26 && p.health.is_disabled())
    }),
    person("usl_s205", "service_s205", Choice(NEEDS), Late, |v, p| {
        service(v, 0, p.age >= 65 && (p.health.dependent || p.health.is_disabled()))
    }),
    person("usl_s208", "service_s208", Choice(NEEDS), Late, |v, p| service(v, 2, p.schooling.plan)),
    person("usl_s303", "service_s303", Choice(NEEDS), Late, |v, p| {
        service(v, 3, (18..65).contains(&p.age) && p.health.dependent)
    }),
    person("usl_s401", "service_s401", Choice(NEEDS), Late, |v, p| service(v, 4, p.number == 1)),
    person("usl_s901", "service_s901", Choice(NEEDS), Late, |v, p| {
        let settled = v.household.settlement.kind == Kind::Substandard && p.number == 1;
        let uses = settled && v.household.number.is_multiple_of(3);
        Answer::Code(match (settled, uses) {
            (true, true) => "uses",
            (true, false) => "needs_did_not_ask",
            _ => "not_needed",
        })
    }),
    person("usl_zadovoljstvo", "service_satisfaction", Number(0), Late, |v, p| {
        let uses = v.household.support.services.contains(&Need::Uses);
        when(uses && p.number == 1, number(v.household.support.satisfaction))
    }),
];

/// Section M. Distances follow from the settlement; a household adds its own way.
pub(crate) const DISTANCES: &[Column] = &[
    household("csr_km", "distance_csr_km", Number(1), Rare, |v| number(town_km(v))),
    household("csr_min", "distance_csr_minutes", Number(0), Rare, |v| {
        number(minutes(v, town_km(v)))
    }),
    household("ambulanta_km", "distance_clinic_km", Number(1), Rare, |v| number(near_km(v, 0.35))),
    household("ambulanta_min", "distance_clinic_minutes", Number(0), Rare, |v| {
        number(minutes(v, near_km(v, 0.35)))
    }),
    household("apoteka_km", "distance_pharmacy_km", Number(1), Rare, |v| number(near_km(v, 0.8))),
    household("vrtic_km", "distance_kindergarten_km", Number(1), Rare, |v| number(near_km(v, 0.7))),
    household("skola_om_km", "distance_school_km", Number(1), Rare, |v| number(near_km(v, 0.25))),
    household("skola_om_min", "distance_school_minutes", Number(0), Rare, |v| {
        number(minutes(v, near_km(v, 0.25)))
    }),
    household("prodavnica_km", "distance_shop_km", Number(1), Rare, |v| number(near_km(v, 0.15))),
    household("autobus_km", "distance_bus_stop_km", Number(1), Rare, |v| number(near_km(v, 0.12))),
    household("prevoz", "travel_mode", Choice(MODES), Rare, |v| {
        let car = v.household.items[5] == crate::demo::deprivation::Has::Yes;
        Answer::Code(match (v.household.settlement.kind, car) {
            (_, true) => "car",
            (Kind::Town | Kind::Substandard, false) => "on_foot",
            (Kind::Village, false) => "bus",
            (Kind::Mountain, false) => "none",
        })
    }),
    household("linija_dnevno", "bus_lines_per_day", Number(0), Rare, |v| {
        number(match v.household.settlement.kind {
            Kind::Town => 14.0,
            Kind::Substandard => 6.0,
            Kind::Village => 4.0,
            Kind::Mountain => 0.0,
        })
    }),
];

/// Section N, for members of 15 to 64.
pub(crate) const ABILITY: &[Column] = &[
    person("radna_sposobnost", "self_work_ability", Choice(ABILITY_LEVELS), Late, |_, p| {
        let code = match (p.health.dependent || p.health.is_disabled(), p.health.limited) {
            (true, _) => "none",
            (false, true) => "limited",
            (false, false) => "full",
        };
        when(of_working_age(p), Answer::Code(code))
    }),
    person("prepreka", "work_obstacle", Choice(OBSTACLES), Late, |v, p| {
        let code = if p.health.limited {
            "health"
        } else if p.is_female() && v.household.aged_under(5) > 0 {
            "child_care"
        } else if v.household.settlement.kind == Kind::Mountain {
            "transport"
        } else if p.schooling.level < crate::demo::education::Level::SecondaryShort {
            "qualification"
        } else {
            "none"
        };
        when(without_work(p), Answer::Code(code))
    }),
    person("hoce_angazovanje", "willing_work_engagement", Flag, Late, |_, p| {
        when(without_work(p), Answer::Flag(!p.health.limited && p.birth_day % 10 < 7))
    }),
    person("hoce_javne_radove", "willing_public_works", Flag, Late, |_, p| {
        when(without_work(p), Answer::Flag(!p.health.limited && p.birth_day % 10 < 6))
    }),
    person("hoce_obuku", "willing_training", Flag, Late, |_, p| {
        when(without_work(p), Answer::Flag(p.age < 50 && p.birth_day % 10 < 5))
    }),
    person("sati_raspolozivo", "available_hours_per_day", Number(0), Late, |v, p| {
        let small = p.is_female() && v.household.aged_under(7) > 0;
        when(without_work(p), number(if small { 4.0 } else { 8.0 }))
    }),
    person("sme_poziv", "may_be_called", Flag, Late, |_, p| {
        when(without_work(p), Answer::Flag(p.birth_day % 10 < 8))
    }),
];

/// Sections O and P.
pub(crate) const CONTACTS: &[Column] = &[
    household("pozajmica_100", "help_100_euro", Flag, Late, |v| {
        Answer::Flag(v.household.support.can_borrow)
    }),
    person("kontakti", "contacts_per_week", Number(0), Late, |v, p| {
        when(p.age >= 16, number(v.household.support.contacts))
    }),
    person("obilazak", "visited_weekly", Flag, Late, |v, p| {
        let lives_with = v.household.people.len() > 1;
        when(p.age >= 65, Answer::Flag(lives_with || v.household.support.contacts > 1))
    }),
    person("diskriminacija", "discrimination", Choice(DISCRIMINATION), Late, |v, p| {
        let code = match (v.household.support.discriminated, v.household.roma) {
            (false, _) => "none",
            (true, true) => "ethnic",
            (true, false) if p.health.is_disabled() => "disability",
            (true, false) => "poverty",
        };
        when(p.age >= 16, Answer::Code(code))
    }),
    person("dete_radi", "child_works", Flag, Late, |v, p| {
        let idle = p.schooling.attends.is_none();
        let works = p.age >= 10 && (idle || p.work.now() == Activity::Informal);
        when((5..18).contains(&p.age), Answer::Flag(v.household.roma && works))
    }),
    person("dete_u_zajednici", "child_in_union", Flag, Late, |_, p| {
        let married = p.schooling.reason == Some(crate::demo::education::Reason::Marriage);
        when((13..18).contains(&p.age), Answer::Flag(married && p.is_female()))
    }),
    household("potreba_1", "main_need_1", Text, Late, |v| Answer::Text(main_need(v).to_owned())),
    household("hitnost", "urgency", Choice(URGENCIES), Late, |v| {
        let dwelling = &v.household.dwelling;
        let frail = v.household.people.iter().all(|p| p.age >= 65 && p.health.dependent);
        let poor = v.household.equivalised_per_month() < v.round.amount(18_000.0);
        Answer::Code(match (frail || dwelling.disconnected, poor) {
            (true, true) => "red",
            (false, false) => "green",
            _ => "amber",
        })
    }),
];

fn claim(claim: Claim) -> Answer {
    Answer::Code(match claim {
        Claim::Receives => "receives",
        Claim::Refused => "rejected",
        Claim::NotForUs => "not_entitled",
        _ => "not_applied",
    })
}

fn reason(claim: Claim) -> Answer {
    Answer::Code(match claim {
        Claim::DidNotKnow => "did_not_know",
        Claim::Documents => "documents",
        Claim::Ashamed => "stigma",
        Claim::TooFar => "too_far",
        Claim::Property => "property_test",
        Claim::Refused | Claim::Receives | Claim::NotForUs => return Answer::DoesNotApply,
    })
}

fn service(v: &Visit, place: usize, concerned: bool) -> Answer {
    let need = if concerned { v.household.support.services[place] } else { Need::NotNeeded };
    Answer::Code(match need {
        Need::Uses => "uses",
        Need::Waits => "needs_waits",
        Need::DidNotAsk => "needs_did_not_ask",
        Need::NotNeeded => "not_needed",
    })
}

/// The household's own way to the road, 0–1.9 km, from its number.
fn own_way(v: &Visit) -> f64 {
    f64::from(v.household.number * 7 % 20) / 10.0
}

fn town_km(v: &Visit) -> f64 {
    v.household.settlement.km_to_town + own_way(v)
}

/// Way to what is nearer than the town by this share.
fn near_km(v: &Visit, share: f64) -> f64 {
    let km = v.household.settlement.km_to_town * share + own_way(v);
    (km * 10.0).round() / 10.0
}

fn minutes(v: &Visit, km: f64) -> f64 {
    let car = v.household.items[5] == crate::demo::deprivation::Has::Yes;
    let slow = v.household.settlement.kind == Kind::Mountain;
    let per_km = match (car, slow) {
        (true, false) => 1.8,
        (true, true) => 2.6,
        (false, false) => {
            if km < 2.5 {
                12.0
            } else {
                4.2
            }
        }
        (false, true) => 9.0,
    };
    (3.0 + km * per_km).round()
}

fn of_working_age(p: &Person) -> bool {
    (15..65).contains(&p.age)
}

fn without_work(p: &Person) -> bool {
    let idle = matches!(p.work.now(), Activity::Unemployed | Activity::Home | Activity::Informal);
    of_working_age(p) && idle
}

fn main_need(v: &Visit) -> &'static str {
    let household = &v.household;
    let dwelling = &household.dwelling;
    if household.people.iter().any(|p| p.health.dependent) {
        "Nega i pomoć u kući"
    } else if !dwelling.bath || dwelling.damp && household.roma {
        "Popravka kuće, voda i kupatilo"
    } else if household.people.iter().any(|p| p.work.now() == Activity::Unemployed) {
        "Posao"
    } else if household.settlement.kind == Kind::Mountain {
        "Prevoz do lekara"
    } else if household.aged_under(7) > 0 {
        "Mesto u vrtiću"
    } else {
        "Ogrev i lekovi"
    }
}
