//! Section A: identification, design, consents.

use crate::demo::{
    answer::{Answer, Column, Form, Gap, household, number, optional},
    people::{Round, Tongue},
    sampling::{Mode, Visit},
    settlements::{Kind, UNIT},
};

use Form::{Choice, Date, Flag, Number, Text};
use Gap::Never;

const LANGUAGES: &[&str] = &["sr", "rom", "hu", "sq", "other"];
const RESULTS: &[&str] = &["complete", "partial"];
const MODES: &[&str] =
    &["list_csr", "snowball", "census_block", "self_reported", "referral", "random"];
const ADDRESSES: &[&str] = &["formal", "no_house_number", "substandard_settlement"];

/// The columns.
pub(crate) const COLUMNS: &[Column] = &[
    household("krug", "round", Text, Never, |v| Answer::Text(format!("DEMO-{}", v.round.year()))),
    household("broj_upitnika", "form_number", Text, Never, |v| Answer::Text(form_number(v))),
    household("opština", "municipality", Text, Never, |_| Answer::Text(UNIT.to_owned())),
    household("naselje", "settlement", Text, Never, |v| {
        Answer::Text(v.household.settlement.code.to_owned())
    }),
    household("vrsta_naselja", "settlement_kind", Choice(&["urban", "rural"]), Never, |v| {
        Answer::Code(if v.household.settlement.kind.is_urban() { "urban" } else { "rural" })
    }),
    household("mesna_zajednica", "local_community", Text, Never, |v| {
        Answer::Text(v.household.settlement.name.to_owned())
    }),
    household("popisni_krug", "enumeration_area", Text, Never, |v| {
        Answer::Text(format!("{:03}", v.household.circle + 1))
    }),
    household("gps_sirina", "latitude", Number(3), Never, |v| {
        Answer::Number(v.household.settlement.point.1)
    }),
    household("gps_duzina", "longitude", Number(3), Never, |v| {
        Answer::Number(v.household.settlement.point.0)
    }),
    household("vrsta_adrese", "address_kind", Choice(ADDRESSES), Never, |v| {
        Answer::Code(match v.household.settlement.kind {
            Kind::Substandard => "substandard_settlement",
            Kind::Mountain => "no_house_number",
            _ => "formal",
        })
    }),
    household("anketar", "enumerator", Text, Never, |v| {
        Answer::Text(format!("A{:02}", v.household.circle % 14 + 1))
    }),
    household("datum", "interview_date", Date, Never, |v| Answer::Text(date(v))),
    household("jezik", "interview_language", Choice(LANGUAGES), Never, |v| {
        Answer::Code(match v.household.language {
            Tongue::Serbian => "sr",
            Tongue::Romani => "rom",
            Tongue::Hungarian => "hu",
        })
    }),
    household("ishod", "interview_result", Choice(RESULTS), Never, |v| {
        Answer::Code(if v.partial { "partial" } else { "complete" })
    }),
    household("nacin_izbora", "selection_mode", Choice(MODES), Never, |v| {
        Answer::Code(match v.mode {
            Mode::Random => "random",
            Mode::CentreList => "list_csr",
            Mode::Snowball => "snowball",
            Mode::SelfReported => "self_reported",
        })
    }),
    household("verovatnoca", "selection_probability", Number(6), Never, |v| {
        optional(v.probability)
    }),
    household("ponder", "household_weight", Number(4), Never, |v| optional(v.weight)),
    household("stratum", "stratum", Text, Never, |v| {
        Answer::Text(v.household.settlement.kind.stratum().to_string())
    }),
    household("pj_izbora", "primary_sampling_unit", Text, Never, |v| {
        Answer::Text(format!("{:03}", v.household.circle + 1))
    }),
    household("krugova_u_stratumu", "stratum_size", Number(0), Never, |v| {
        optional(v.circles.map(f64::from))
    }),
    household("broj_članova", "household_size", Number(0), Never, |v| {
        number(v.household.people.len() as f64)
    }),
    household("odgovara_clan", "respondent_number", Number(0), Never, |_| number(1)),
    household("prist_ucesce", "consent_participate", Flag, Never, |_| Answer::Flag(true)),
    household("prist_kontakt", "consent_contact", Flag, Never, |v| {
        Answer::Flag(!v.household.number.is_multiple_of(5))
    }),
    household("prist_csr", "consent_share_csr", Flag, Never, |v| {
        Answer::Flag(!v.household.number.is_multiple_of(4))
    }),
    household("prist_nsz", "consent_share_nsz", Flag, Never, |v| {
        Answer::Flag(!v.household.number.is_multiple_of(3))
    }),
    household("prist_nacionalnost", "consent_ethnicity", Flag, Never, |v| {
        Answer::Flag(v.household.people.iter().all(|p| p.papers.consents_to_ethnicity))
    }),
    household("prist_zdravlje", "consent_health", Flag, Never, |v| {
        Answer::Flag(consents_to_health(v))
    }),
    household("datum_pristanka", "consent_date", Date, Never, |v| Answer::Text(date(v))),
];

/// Whether the household agreed to questions about health: 19 of 20 do.
pub(crate) const fn consents_to_health(visit: &Visit) -> bool {
    !visit.household.number.is_multiple_of(20)
}

fn form_number(visit: &Visit) -> String {
    let kind = if visit.mode == Mode::Random { 'U' } else { 'C' };
    format!("D{kind}{}-{:05}", visit.round.year() % 100, visit.household.number + 1)
}

/// Field work runs from 1 October; forty days.
fn date(visit: &Visit) -> String {
    let year = visit.round.year();
    match visit.day {
        day @ ..31 => format!("{:02}.10.{year}", day + 1),
        day => format!("{:02}.11.{year}", day - 30),
    }
}

/// The date of birth that gives the member's age on every day of the field work.
pub(crate) fn date_of_birth(round: Round, age: i32, month: i32, day: i32) -> String {
    // Whoever is born in October or later has no birthday yet this year.
    let year = round.year() - age - i32::from(month >= 10);
    let year = if month == 10 || month == 11 { year + 1 } else { year };
    let month = if month == 10 || month == 11 { month - 5 } else { month };
    format!("{day:02}.{month:02}.{year}")
}
