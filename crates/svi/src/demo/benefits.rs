//! Benefits received, refused and not asked for; services used and needed; who can help.

use chance::Stream;

use super::{
    education::Attends,
    incomes::Source,
    people::{Household, Round},
    settlements::Kind,
    work::Activity,
};

/// Where somebody stands with a right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Claim {
    /// Receives it.
    Receives,
    /// Applied and was refused.
    Refused,
    /// Did not apply: did not know of it.
    DidNotKnow,
    /// Did not apply: documents.
    Documents,
    /// Did not apply: would be ashamed.
    Ashamed,
    /// Did not apply: too far, too complicated.
    TooFar,
    /// Did not apply: owns too much (property test).
    Property,
    /// Not for this household.
    #[default]
    NotForUs,
}

/// Where a household stands with a service.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Need {
    /// Uses it.
    Uses,
    /// Needs it and waits.
    Waits,
    /// Needs it, did not ask.
    DidNotAsk,
    /// Does not need it.
    #[default]
    NotNeeded,
}

/// Help at home, day care for children with disabilities, personal attendant of a child, personal assistance, family
/// counselling, soup kitchen.
pub(crate) const SERVICES: usize = 6;

/// Benefits, services, contacts of a household.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(crate) struct Support {
    /// Social assistance in money.
    pub(crate) assistance: Claim,
    /// Child allowance.
    pub(crate) child_allowance: Claim,
    /// Attendance allowance.
    pub(crate) attendance: Claim,
    /// One-off local aid.
    pub(crate) one_off: Claim,
    /// Energy-vulnerable customer.
    pub(crate) energy: Claim,
    /// Services, in the order of [`SERVICES`].
    pub(crate) services: [Need; SERVICES],
    /// Satisfaction with the services used, 1–5.
    pub(crate) satisfaction: i32,
    /// Paid to other households in the year, RSD.
    pub(crate) transfers_paid: f64,
    /// Net income of the last three months, RSD a month.
    pub(crate) last_months: f64,
    /// Making ends meet: 1 very hard … 6 very easy.
    pub(crate) ends_meet: i32,
    /// Somebody could lend 100 €.
    pub(crate) can_borrow: bool,
    /// Contacts a week with people outside the household.
    pub(crate) contacts: i32,
    /// Felt discriminated against in 12 months.
    pub(crate) discriminated: bool,
}

/// Gives a household its benefits and services; earned incomes and pensions are known by now.
pub(crate) fn support(stream: &mut Stream, household: &mut Household, round: Round) {
    let attendance = attendance(stream, household, round);
    let mut support = Support { attendance, ..Support::default() };
    support.child_allowance = child_allowance(stream, household, round);
    parental(stream, household, round);
    let pays = household.people[0].age < 60 && stream.chance(0.035);
    support.transfers_paid = if pays { stream.skewed(140_000.0, 0.4).round() } else { 0.0 };
    support.assistance = assistance(stream, household, round);
    support.one_off = one_off(stream, household, round);
    let poor = household.equivalised_per_month() < round.amount(30_000.0);
    support.energy = match (poor, stream.chance(round.of(0.17, 0.22))) {
        (true, true) => Claim::Receives,
        (true, false) => no_claim(stream, household.settlement.kind),
        _ => Claim::NotForUs,
    };
    support.services = services(stream, household, round);
    support.satisfaction = stream.choose(&[(2, 0.05), (3, 0.18), (4, 0.42), (5, 0.35)]);
    contacts(stream, household, &mut support, round);
    household.support = support;
}

/// The amount of social assistance that the law gives to a family without income, RSD a month.
///
/// # Source
/// Amounts of April 2024 and October 2025, domain §2.7; at most six members count.
pub(crate) fn theoretical_assistance(household: &Household, round: Round) -> f64 {
    let (first, adult, child) =
        round.of((11_674.0, 5_837.0, 3_502.0), (12_266.0, 6_133.0, 3_680.0));
    let adults = household.aged_from(18).clamp(1, 6);
    let children = household.aged_under(18).min(6 - adults);
    first + adult * (adults - 1) as f64 + child * children as f64
}

fn assistance(stream: &mut Stream, household: &mut Household, round: Round) -> Claim {
    let theoretical = theoretical_assistance(household, round);
    let counted: f64 = household
        .people
        .iter()
        .map(|p| {
            let disregarded = [
                Source::ChildAllowance,
                Source::Attendance,
                Source::IncreasedAttendance,
                Source::Parental,
            ];
            let free: f64 = disregarded.iter().map(|s| p.incomes.of(*s)).sum();
            // Occasional work leaves no trace that the office could count.
            p.incomes.total() - free - 0.75 * p.incomes.of(Source::Casual)
        })
        .sum::<f64>()
        / 12.0;
    let land = household.settlement.kind == Kind::Mountain && stream.chance(0.7);
    let gap = theoretical - counted.max(0.0);
    if gap <= 500.0 {
        return Claim::NotForUs;
    }
    let share = if household.roma { 0.66 } else { round.of(0.38, 0.45) };
    if stream.chance(if land { 0.08 } else { share }) {
        household.people[0].incomes.add(Source::SocialAssistance, gap * 12.0);
        return Claim::Receives;
    }
    if land { Claim::Property } else { no_claim(stream, household.settlement.kind) }
}

fn no_claim(stream: &mut Stream, kind: Kind) -> Claim {
    let far = if kind == Kind::Mountain { 0.5 } else { 0.1 };
    stream.choose(&[
        (Claim::DidNotKnow, 0.34),
        (Claim::Documents, if kind == Kind::Substandard { 0.34 } else { 0.14 }),
        (Claim::Ashamed, 0.18),
        (Claim::TooFar, far),
        (Claim::Property, 0.10),
        (Claim::Refused, 0.16),
    ])
}

fn child_allowance(stream: &mut Stream, household: &mut Household, round: Round) -> Claim {
    let children = household.aged_under(19).min(4);
    if children == 0 {
        return Claim::NotForUs;
    }
    let per_head = household.income_per_year() / 12.0 / household.people.len() as f64;
    if per_head > round.of(14_500.0, 16_800.0) {
        return Claim::NotForUs;
    }
    if !stream.chance(if household.roma { 0.70 } else { 0.74 }) {
        return no_claim(stream, household.settlement.kind);
    }
    let amount = round.of(4_020.0, 4_480.0) * 12.0 * children as f64;
    household.people[0].incomes.add(Source::ChildAllowance, amount);
    Claim::Receives
}

fn attendance(stream: &mut Stream, household: &mut Household, round: Round) -> Claim {
    let (basic, increased) = round.of((13_880.0, 37_500.0), (15_100.0, 40_900.0));
    let kind = household.settlement.kind;
    let mut claim = Claim::NotForUs;
    for person in &mut household.people {
        if !person.health.dependent {
            continue;
        }
        if stream.chance(if kind == Kind::Mountain { 0.30 } else { 0.48 }) {
            let (source, amount) = if stream.chance(0.45) {
                (Source::IncreasedAttendance, increased)
            } else {
                (Source::Attendance, basic)
            };
            person.incomes.add(source, amount * 12.0);
            claim = Claim::Receives;
        } else if claim == Claim::NotForUs {
            claim = no_claim(stream, kind);
        }
    }
    claim
}

fn parental(stream: &mut Stream, household: &mut Household, round: Round) {
    let mothers: Vec<usize> = household
        .people
        .iter()
        .filter(|p| p.age <= 1 && p.papers.birth_registered)
        .filter_map(|p| p.mother)
        .collect();
    for mother in mothers {
        if stream.chance(0.93) {
            let amount = round.of(134_000.0, 146_000.0);
            household.people[mother].incomes.add(Source::Parental, amount);
        }
    }
}

fn one_off(stream: &mut Stream, household: &mut Household, round: Round) -> Claim {
    let poor = household.equivalised_per_month() < round.amount(26_000.0);
    if !poor {
        return Claim::NotForUs;
    }
    if stream.chance(if household.roma { 0.42 } else { 0.16 }) {
        let amount = stream.skewed(15_500.0, 0.3) * round.of(1.0, 1.15);
        household.people[0].incomes.add(Source::LocalAid, amount);
        return Claim::Receives;
    }
    no_claim(stream, household.settlement.kind)
}

fn services(stream: &mut Stream, household: &Household, round: Round) -> [Need; SERVICES] {
    let has = |test: &dyn Fn(&super::people::Person) -> bool| household.people.iter().any(test);
    let frail = has(&|p| p.age >= 65 && (p.health.dependent || p.health.is_disabled()));
    let child = has(&|p| p.age < 26 && p.health.is_disabled());
    let pupil = has(&|p| p.schooling.plan && p.schooling.attends == Some(Attends::Primary));
    let adult = has(&|p| (18..65).contains(&p.age) && p.health.dependent);
    let strained =
        household.roma || household.people.iter().any(|p| p.age < 18 && p.father.is_none());
    let hungry = household.equivalised_per_month() < round.amount(16_000.0);
    let far = household.settlement.kind == Kind::Mountain;
    let reach = if far { 0.02 } else { round.of(0.085, 0.12) };
    let mut need = |needed: bool, share: f64, uses: f64| {
        let needs = needed && stream.chance(share);
        let used = stream.chance(uses);
        let waits = stream.chance(0.3);
        match (needs, used, waits) {
            (false, ..) => Need::NotNeeded,
            (true, true, _) => Need::Uses,
            (true, false, true) => Need::Waits,
            (true, false, false) => Need::DidNotAsk,
        }
    };
    [
        need(frail, 0.8, reach),
        need(child, 0.7, if far { 0.0 } else { 0.34 }),
        need(pupil, 0.6, if far { 0.1 } else { 0.5 }),
        need(adult, 0.7, if far { 0.0 } else { 0.16 }),
        need(strained, 0.25, 0.2),
        need(hungry, 0.6, if far { 0.0 } else { 0.3 }),
    ]
}

fn contacts(stream: &mut Stream, household: &Household, support: &mut Support, round: Round) {
    let income = household.equivalised_per_month();
    let alone = household.people.len() == 1;
    let far = household.settlement.kind == Kind::Mountain;
    let drawn = stream.between(0, if far { 4 } else { 9 }) + i32::from(!alone) * 2;
    support.contacts = if alone && stream.chance(0.1) { 0 } else { drawn };
    let ease = income / round.poverty_line() + 0.35 * household.standing + 0.5 * stream.normal();
    support.ends_meet = match ease {
        ..0.75 => 1,
        0.75..1.3 => 2,
        1.3..2.0 => 3,
        2.0..2.8 => 4,
        2.8..3.8 => 5,
        _ => 6,
    };
    support.can_borrow = stream.chance((0.42 + 0.14 * ease).clamp(0.05, 0.95));
    support.discriminated = stream.chance(if household.roma { 0.38 } else { 0.05 });
    let working = household.people.iter().any(|p| p.work.now() != Activity::Other);
    let drift = if working { stream.skewed(1.0, 0.12) } else { 1.0 };
    support.last_months =
        (household.income_per_year().max(0.0) / 12.0 * drift / 100.0).round() * 100.0;
}
