//! Sections B to F: roster, documents, education, health, work; one answer a member.

use crate::demo::{
    answer::{Answer, Column, Form, Gap, number, optional, person, when},
    education::{Attends, Level, Reason},
    health::Unmet,
    identity::Ethnicity,
    people::{Kin, Marital, Person, Sex},
    sampling::Visit,
    work::Activity,
};

use super::identification::{consents_to_health, date_of_birth};

use Form::{Choice, Date, Flag, Link, Number};
use Gap::{Never, Rare};

const RELATIONS: &[&str] = &["reference", "partner", "child", "parent", "parent_of_partner"];
const MARITAL: &[&str] = &["never_married", "married", "union", "divorced", "widowed"];
const ETHNICITIES: &[&str] = &["serbian", "roma", "hungarian", "bosniak", "other"];
const RESIDENCE: &[&str] = &["own_address", "other_address", "csr_address", "not_registered"];
const LEVELS: &[&str] = &[
    "none",
    "primary_incomplete",
    "primary",
    "secondary_short",
    "secondary",
    "higher",
    "university",
];
const ATTENDED: &[&str] =
    &["nursery", "kindergarten", "preparatory", "primary", "secondary", "tertiary"];
const LEAVING: &[&str] =
    &["finished", "cost", "distance", "work", "marriage", "documents", "no_interest"];
const SKILLS: &[&str] = &["none", "some", "full"];
const TRANSPORT: &[&str] = &["on_foot", "bus", "school_transport", "car", "none"];
const RATED: &[&str] = &["very_good", "good", "fair", "bad", "very_bad"];
const DIFFICULTY: &[&str] = &["none", "some", "a_lot", "cannot"];
const LIMITATION: &[&str] = &["severe", "some", "none"];
const DEPENDENCE: &[&str] = &["none", "partly", "fully"];
const NEED: &[&str] = &["met", "unmet", "no_need"];
const NEED_REASON: &[&str] = &["too_expensive", "too_far", "waiting_list", "no_document", "other"];
const VACCINATION: &[&str] = &["complete", "partial", "none"];
const ACTIVITIES: &[&str] = &[
    "employed_full_time",
    "employed_part_time",
    "self_employed_full_time",
    "farmer",
    "informal",
    "public_works",
    "unemployed",
    "student",
    "retired",
    "unable_to_work",
    "home_duties",
    "other",
];
const SECTORS: &[&str] = &["agriculture", "industry", "construction", "trade", "public", "other"];
const CONTRACTS: &[&str] = &["indefinite", "fixed_term", "temporary", "own_business", "none"];

/// Section B and C.
pub(crate) const ROSTER: &[Column] = &[
    person("član", "member_number", Number(0), Never, |_, p| number(p.number as f64)),
    person("pol", "sex", Choice(&["male", "female"]), Never, |_, p| {
        Answer::Code(if p.sex == Sex::Male { "male" } else { "female" })
    }),
    person("datum_rođenja", "date_of_birth", Date, Never, |v, p| {
        Answer::Text(date_of_birth(v.round, p.age, p.birth_month, p.birth_day))
    }),
    person("starost", "age", Number(0), Never, |_, p| number(p.age)),
    person("srodstvo", "relation", Choice(RELATIONS), Never, |_, p| {
        Answer::Code(match p.kin {
            Kin::Reference => "reference",
            Kin::Partner => "partner",
            Kin::Child => "child",
            Kin::Parent => "parent",
            Kin::ParentInLaw => "parent_of_partner",
        })
    }),
    person("partner_br", "partner_number", Link, Never, |_, p| link(p.partner)),
    person("majka_br", "mother_number", Link, Never, |_, p| link(p.mother)),
    person("otac_br", "father_number", Link, Never, |_, p| link(p.father)),
    person("bracni_status", "marital_status", Choice(MARITAL), Never, |_, p| {
        let code = match p.marital {
            Marital::Single => "never_married",
            Marital::Married => "married",
            Marital::Cohabiting => "union",
            Marital::Divorced => "divorced",
            Marital::Widowed => "widowed",
        };
        when(p.age >= 15, Answer::Code(code))
    }),
    person("prisutnost", "presence", Choice(&["present", "temporarily_away"]), Never, |_, p| {
        Answer::Code(if studies_away(p) { "temporarily_away" } else { "present" })
    }),
    person("školuje_se_van_mesta", "student_away", Flag, Rare, |_, p| {
        when(p.schooling.attends.is_some(), Answer::Flag(studies_away(p)))
    }),
    person("neguje_clana", "carer_of_number", Link, Never, |v, p| {
        optional(cared_for(v, p).map(|c| c as f64))
    }),
    person("sati_nege", "care_hours_per_day", Number(0), Rare, |v, p| {
        when(p.age >= 15, number(care_hours(v, p)))
    }),
    person("nacionalnost", "ethnicity", Choice(ETHNICITIES), Never, |_, p| {
        if !p.papers.consents_to_ethnicity {
            return Answer::NotAsked;
        }
        Answer::Code(match p.papers.ethnicity {
            Ethnicity::Serb => "serbian",
            Ethnicity::Roma => "roma",
            Ethnicity::Hungarian => "hungarian",
            Ethnicity::Bosniak => "bosniak",
            Ethnicity::Other => "other",
        })
    }),
    person("ponder_lica", "person_weight", Number(4), Never, |v, _| optional(v.weight)),
    person("upisan_mkr", "birth_registered", Flag, Rare, |_, p| {
        Answer::Flag(p.papers.birth_registered)
    }),
    person("ima_jmbg", "has_personal_number", Flag, Rare, |_, p| Answer::Flag(p.papers.has_number)),
    person("licna_karta", "has_id_card", Flag, Rare, |_, p| {
        when(p.age >= 16, Answer::Flag(p.papers.has_card))
    }),
    person("prebivaliste", "residence_registered", Choice(RESIDENCE), Rare, |v, p| {
        Answer::Code(match (p.papers.residence, v.household.roma) {
            (true, _) => "own_address",
            (false, true) => "not_registered",
            (false, false) => "other_address",
        })
    }),
    person("zdravstvena_karta", "has_health_card", Flag, Rare, |_, p| {
        Answer::Flag(p.papers.insured)
    }),
    person("pravni_status", "legal_status", Choice(&["none", "displaced"]), Rare, |_, p| {
        Answer::Code(if p.papers.displaced { "displaced" } else { "none" })
    }),
];

/// Section D.
pub(crate) const SCHOOL: &[Column] = &[
    person("pismen", "literate", Flag, Rare, |_, p| {
        when(p.age >= 10, Answer::Flag(p.schooling.literate))
    }),
    person("skola", "education_level", Choice(LEVELS), Rare, |_, p| {
        let code = LEVELS.get(p.schooling.level as usize).copied().unwrap_or("none");
        when(p.age >= 15, Answer::Code(code))
    }),
    person("pohađa", "attends_education", Flag, Rare, |_, p| {
        Answer::Flag(p.schooling.attends.is_some())
    }),
    person("šta_pohađa", "attended_level", Choice(ATTENDED), Rare, |_, p| {
        Answer::Code(match p.schooling.attends {
            None => return Answer::DoesNotApply,
            Some(Attends::Nursery) => "nursery",
            Some(Attends::Kindergarten) => "kindergarten",
            Some(Attends::Preparatory) => "preparatory",
            Some(Attends::Primary | Attends::Adult) => "primary",
            Some(Attends::Secondary) => "secondary",
            Some(Attends::Tertiary) => "tertiary",
        })
    }),
    person("oblik", "education_form", Choice(&["mainstream", "fooo"]), Rare, |_, p| {
        let adult = p.schooling.attends == Some(Attends::Adult);
        when(p.schooling.attends.is_some(), Answer::Code(if adult { "fooo" } else { "mainstream" }))
    }),
    person("ppp", "preparatory_attended", Flag, Rare, |_, p| {
        when((7..=14).contains(&p.age), Answer::Flag(p.schooling.prepared))
    }),
    person("razlog", "leaving_reason", Choice(LEAVING), Rare, |_, p| {
        let finished = p.age >= 18 && p.schooling.level >= Level::SecondaryShort;
        Answer::Code(match (p.schooling.reason, finished) {
            (None, _) => return Answer::DoesNotApply,
            (_, true) => "finished",
            (Some(Reason::Cost), _) => "cost",
            (Some(Reason::Distance), _) => "distance",
            (Some(Reason::Work), _) => "work",
            (Some(Reason::Marriage), _) => "marriage",
            (Some(Reason::NoWish), _) => "no_interest",
            (Some(Reason::NoPlace), _) => "documents",
        })
    }),
    person("iop", "iop_kind", Choice(&["none", "iop1", "iop2"]), Rare, |_, p| {
        let code = match (p.schooling.plan, p.health.is_disabled()) {
            (false, _) => "none",
            (true, false) => "iop1",
            (true, true) => "iop2",
        };
        when(in_school(p), Answer::Code(code))
    }),
    person("skola_km", "school_distance_km", Number(1), Rare, |_, p| {
        when(p.schooling.attends.is_some(), number(p.schooling.km))
    }),
    person("skola_prevoz", "school_transport", Choice(TRANSPORT), Rare, |_, p| {
        let code = match (p.schooling.km < 2.0, p.schooling.transport) {
            (true, _) => "on_foot",
            (false, true) if p.schooling.attends == Some(Attends::Primary) => "school_transport",
            (false, true) => "bus",
            (false, false) => "none",
        };
        when(p.schooling.attends.is_some(), Answer::Code(code))
    }),
    person("uzina", "support_school_meal", Flag, Rare, |_, p| {
        when(in_school(p), Answer::Flag(p.schooling.supported))
    }),
    person("besplatan_prevoz", "support_school_transport", Flag, Rare, |_, p| {
        when(in_school(p), Answer::Flag(p.schooling.transport && p.schooling.km > 4.0))
    }),
    person("rad_na_racunaru", "digital_skills", Choice(SKILLS), Rare, |_, p| {
        let code = SKILLS.get(usize::from(p.schooling.digital)).copied().unwrap_or("none");
        when(p.age >= 15, Answer::Code(code))
    }),
];

/// Section E.
pub(crate) const HEALTH: &[Column] = &[
    person("zdravlje", "self_rated_health", Choice(RATED), Rare, |v, p| {
        let code = RATED.get(usize::from(p.health.rated) - 1).copied().unwrap_or("fair");
        of_health(v, p.age >= 16, Answer::Code(code))
    }),
    person("hronicna", "chronic_illness", Flag, Rare, |v, p| {
        of_health(v, true, Answer::Flag(p.health.limited || p.health.rated >= 4))
    }),
    person("ogranicenje", "activity_limitation", Choice(LIMITATION), Rare, |v, p| {
        let code = match (p.health.dependent, p.health.limited) {
            (true, _) => "severe",
            (false, true) => "some",
            (false, false) => "none",
        };
        of_health(v, true, Answer::Code(code))
    }),
    person("izabrani_lekar", "has_chosen_physician", Flag, Rare, |_, p| {
        Answer::Flag(p.papers.physician)
    }),
    person("lekar_potreba", "doctor_need", Choice(NEED), Rare, |v, p| {
        let code = match (p.health.unmet, p.health.rated) {
            (Some(_), _) => "unmet",
            (None, 1) => "no_need",
            (None, _) => "met",
        };
        of_health(v, p.age >= 16, Answer::Code(code))
    }),
    person("lekar_razlog", "doctor_need_reason", Choice(NEED_REASON), Rare, |v, p| {
        let code = match p.health.unmet {
            None => return Answer::DoesNotApply,
            Some(Unmet::Expensive) => "too_expensive",
            Some(Unmet::Far) => "too_far",
            Some(Unmet::Waiting) => "waiting_list",
            Some(Unmet::Document) => "no_document",
            Some(Unmet::Other) => "other",
        };
        of_health(v, p.age >= 16, Answer::Code(code))
    }),
    person("osiguran", "health_insured", Flag, Rare, |_, p| Answer::Flag(p.papers.insured)),
    person("vakcine", "vaccination", Choice(VACCINATION), Rare, |v, p| {
        let code = if p.health.vaccinated { "complete" } else { "partial" };
        of_health(v, p.age < 15, Answer::Code(code))
    }),
    person("zavisnost", "daily_dependence", Choice(DEPENDENCE), Rare, |v, p| {
        let code = match (p.health.dependent, p.health.functions[4]) {
            (true, 4) => "fully",
            (true, _) => "partly",
            (false, _) => "none",
        };
        of_health(v, true, Answer::Code(code))
    }),
    person("wg_vid", "wg_seeing", Choice(DIFFICULTY), Rare, |v, p| function(v, p, 0)),
    person("wg_sluh", "wg_hearing", Choice(DIFFICULTY), Rare, |v, p| function(v, p, 1)),
    person("wg_hod", "wg_walking", Choice(DIFFICULTY), Rare, |v, p| function(v, p, 2)),
    person("wg_pamcenje", "wg_remembering", Choice(DIFFICULTY), Rare, |v, p| function(v, p, 3)),
    person("wg_briga_o_sebi", "wg_self_care", Choice(DIFFICULTY), Rare, |v, p| function(v, p, 4)),
    person("wg_sporazumevanje", "wg_communicating", Choice(DIFFICULTY), Rare, |v, p| {
        function(v, p, 5)
    }),
];

/// Section F.
pub(crate) const WORK: &[Column] = &[
    person("akt_01", "activity_month_01", Choice(ACTIVITIES), Rare, |_, p| month(p, 0)),
    person("akt_02", "activity_month_02", Choice(ACTIVITIES), Rare, |_, p| month(p, 1)),
    person("akt_03", "activity_month_03", Choice(ACTIVITIES), Rare, |_, p| month(p, 2)),
    person("akt_04", "activity_month_04", Choice(ACTIVITIES), Rare, |_, p| month(p, 3)),
    person("akt_05", "activity_month_05", Choice(ACTIVITIES), Rare, |_, p| month(p, 4)),
    person("akt_06", "activity_month_06", Choice(ACTIVITIES), Rare, |_, p| month(p, 5)),
    person("akt_07", "activity_month_07", Choice(ACTIVITIES), Rare, |_, p| month(p, 6)),
    person("akt_08", "activity_month_08", Choice(ACTIVITIES), Rare, |_, p| month(p, 7)),
    person("akt_09", "activity_month_09", Choice(ACTIVITIES), Rare, |_, p| month(p, 8)),
    person("akt_10", "activity_month_10", Choice(ACTIVITIES), Rare, |_, p| month(p, 9)),
    person("akt_11", "activity_month_11", Choice(ACTIVITIES), Rare, |_, p| month(p, 10)),
    person("akt_12", "activity_month_12", Choice(ACTIVITIES), Rare, |_, p| month(p, 11)),
    person("sati_nedeljno", "hours_per_week", Number(0), Rare, |_, p| {
        when(p.work.count(Activity::is_work) > 0 && p.work.hours > 0, number(p.work.hours))
    }),
    person("sada", "current_activity", Choice(ACTIVITIES), Rare, |_, p| month(p, 11)),
    person("radio_prosle_nedelje", "worked_last_week", Flag, Rare, |_, p| {
        when(p.age >= 15, Answer::Flag(p.work.now().is_work()))
    }),
    person("na_evidenciji_nsz", "nsz_registered", Flag, Rare, |_, p| {
        when((15..65).contains(&p.age), Answer::Flag(p.work.registered))
    }),
    person("nsz_od", "nsz_since", Date, Rare, |v, p| {
        when(p.work.registered, Answer::Text(registered_since(v, p)))
    }),
    person("oblast_rada", "work_sector", Choice(SECTORS), Rare, |_, p| {
        let place = usize::from(p.work.sector).wrapping_sub(1);
        SECTORS.get(place).map_or(Answer::DoesNotApply, |code| Answer::Code(code))
    }),
    person("ugovor", "work_contract", Choice(CONTRACTS), Rare, |_, p| {
        Answer::Code(match (p.work.now(), p.work.contract) {
            (Activity::SelfEmployed, _) => "own_business",
            (_, 1) => "indefinite",
            (_, 2) => "fixed_term",
            (_, 3) => "temporary",
            (_, 4) => "none",
            _ => return Answer::DoesNotApply,
        })
    }),
    person("trazi_posao", "seeks_work", Flag, Rare, |_, p| {
        let idle = (15..75).contains(&p.age) && !p.work.now().is_work();
        when(idle, Answer::Flag(p.work.now() == Activity::Unemployed))
    }),
    person("moze_da_pocne", "can_start_work", Flag, Rare, |_, p| {
        let unemployed = p.work.now() == Activity::Unemployed;
        when(unemployed, Answer::Flag(!p.health.limited))
    }),
];

fn link(place: Option<usize>) -> Answer {
    optional(place.map(|place| (place + 1) as f64))
}

fn studies_away(p: &Person) -> bool {
    p.schooling.attends == Some(Attends::Tertiary) && p.schooling.km > 30.0
}

fn in_school(p: &Person) -> bool {
    matches!(p.schooling.attends, Some(Attends::Primary | Attends::Secondary))
}

/// The member for whom this one mostly cares: a dependent member, or the smallest child.
fn cared_for(v: &Visit, p: &Person) -> Option<usize> {
    let people = &v.household.people;
    let carer = people
        .iter()
        .filter(|c| (16..80).contains(&c.age) && !c.health.dependent)
        .min_by_key(|c| (!c.is_female(), c.work.now().is_work(), c.number))?;
    if carer.number != p.number {
        return None;
    }
    let needy = people.iter().filter(|m| m.number != p.number);
    needy.filter(|m| m.health.dependent || m.age < 7).map(|m| m.number).min()
}

fn care_hours(v: &Visit, p: &Person) -> f64 {
    match cared_for(v, p) {
        None if v.household.aged_under(12) > 0 => {
            if p.is_female() {
                2.0
            } else {
                1.0
            }
        }
        None => 0.0,
        Some(_) if p.work.now().is_work() => 4.0,
        Some(_) => 7.0,
    }
}

fn of_health(v: &Visit, applies: bool, answer: Answer) -> Answer {
    match (consents_to_health(v), applies) {
        (false, _) => Answer::NotAsked,
        (true, applies) => when(applies, answer),
    }
}

fn function(v: &Visit, p: &Person, place: usize) -> Answer {
    let code = DIFFICULTY.get(usize::from(p.health.functions[place]) - 1).copied();
    // Children are asked by another module, which this survey leaves out.
    of_health(v, p.age >= 5, Answer::Code(code.unwrap_or("none")))
}

fn month(p: &Person, place: usize) -> Answer {
    let code = match p.work.months[place] {
        Activity::FullTime => "employed_full_time",
        Activity::PartTime => "employed_part_time",
        Activity::SelfEmployed => "self_employed_full_time",
        Activity::Farmer => "farmer",
        Activity::Informal => "informal",
        Activity::PublicWorks => "public_works",
        Activity::Unemployed => "unemployed",
        Activity::Student => "student",
        Activity::Retired => "retired",
        Activity::Unable => "unable_to_work",
        Activity::Home => "home_duties",
        Activity::Other => "other",
    };
    when(p.age >= 15, Answer::Code(code))
}

fn registered_since(v: &Visit, p: &Person) -> String {
    let months = p.work.months_without.max(1);
    let absolute = v.round.year() * 12 + 8 - months;
    format!("15.{:02}.{}", absolute.rem_euclid(12) + 1, absolute.div_euclid(12))
}
