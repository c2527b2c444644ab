//! What the generator knows about a household and its members, before anything is written as an answer.
//!
//! These are the true states of the fictional people; what a field export shows of them (codes, refusals, gaps) is decided in
//! the columns. Links between members are places in `Household::people`.

use super::{
    benefits::Support,
    deprivation::Items,
    education::Schooling,
    health::Health,
    housing::Dwelling,
    identity::Papers,
    incomes::{Incomes, Source},
    settlements::Settlement,
    work::Work,
};

/// The two rounds of the survey.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Round {
    /// Autumn of 2024; incomes of 2023.
    First,
    /// Autumn of 2026; incomes of 2025.
    Second,
}

impl Round {
    /// The year in which households were visited.
    pub(crate) const fn year(self) -> i32 {
        match self {
            Self::First => 2024,
            Self::Second => 2026,
        }
    }

    /// The national poverty line for the incomes of the round, RSD a month: RZS for 2023, assumed for 2025 as in
    /// `parameters.toml`.
    pub(crate) const fn poverty_line(self) -> f64 {
        match self {
            Self::First => 35_606.0,
            Self::Second => 43_500.0,
        }
    }

    /// An amount of the first round at the level of incomes of this one.
    pub(crate) const fn amount(self, amount: f64) -> f64 {
        amount * self.poverty_line() / 35_606.0
    }

    /// `early` in the first round, `late` in the second.
    pub(crate) const fn of<T: Copy>(self, early: T, late: T) -> T {
        match self {
            Self::First => early,
            Self::Second => late,
        }
    }
}

/// Sex as recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sex {
    /// Muški.
    Male,
    /// Ženski.
    Female,
}

/// Relation to the reference person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kin {
    /// The reference person.
    Reference,
    /// Husband, wife or cohabiting partner of the reference person.
    Partner,
    /// Son or daughter of the reference person or partner.
    Child,
    /// Father or mother of the reference person.
    Parent,
    /// Father or mother of the partner.
    ParentInLaw,
}

/// Marital status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Marital {
    /// Never married.
    Single,
    /// Married.
    Married,
    /// Lives with a partner without marriage.
    Cohabiting,
    /// Divorced or separated.
    Divorced,
    /// Widowed.
    Widowed,
}

/// A member of a household.
#[derive(Debug, Clone)]
pub(crate) struct Person {
    /// Number of the member, from 1.
    pub(crate) number: usize,
    /// Sex.
    pub(crate) sex: Sex,
    /// Completed years on the day of the visit.
    pub(crate) age: i32,
    /// Month of birth, 1–12.
    pub(crate) birth_month: i32,
    /// Day of birth, 1–28.
    pub(crate) birth_day: i32,
    /// Relation to the reference person.
    pub(crate) kin: Kin,
    /// Marital status.
    pub(crate) marital: Marital,
    /// Place of the partner in the household.
    pub(crate) partner: Option<usize>,
    /// Place of the mother.
    pub(crate) mother: Option<usize>,
    /// Place of the father.
    pub(crate) father: Option<usize>,
    /// Documents, insurance, ethnicity.
    pub(crate) papers: Papers,
    /// Education.
    pub(crate) schooling: Schooling,
    /// Health and functioning.
    pub(crate) health: Health,
    /// Work and its calendar.
    pub(crate) work: Work,
    /// Incomes of the year.
    pub(crate) incomes: Incomes,
    /// Personal deprivation items.
    pub(crate) items: Items,
}

impl Person {
    /// A person of whom only sex, age and relation are known yet.
    pub(crate) fn new(sex: Sex, age: i32, kin: Kin) -> Self {
        Self {
            number: 1,
            sex,
            age,
            birth_month: 1,
            birth_day: 1,
            kin,
            marital: Marital::Single,
            partner: None,
            mother: None,
            father: None,
            papers: Papers::default(),
            schooling: Schooling::default(),
            health: Health::default(),
            work: Work::default(),
            incomes: Incomes::default(),
            items: Items::default(),
        }
    }

    /// Whether this is a woman or girl.
    pub(crate) fn is_female(&self) -> bool {
        self.sex == Sex::Female
    }
}

/// A household with everything the questionnaire asks.
#[derive(Debug, Clone)]
pub(crate) struct Household {
    /// Number in the population, from 0.
    pub(crate) number: u32,
    /// Where it lives.
    pub(crate) settlement: &'static Settlement,
    /// Number of its enumeration circle in the municipality, from 0.
    pub(crate) circle: u32,
    /// Whether most of its members are Roma.
    pub(crate) roma: bool,
    /// Language at home.
    pub(crate) language: Tongue,
    /// How well off it is beyond income: −3 … 3; shared by costs, deprivation and support.
    pub(crate) standing: f64,
    /// Members; the reference person first.
    pub(crate) people: Vec<Person>,
    /// Dwelling, costs, debts.
    pub(crate) dwelling: Dwelling,
    /// Household deprivation items.
    pub(crate) items: Items,
    /// Benefits, services, contacts.
    pub(crate) support: Support,
}

/// Language spoken at home.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tongue {
    /// Serbian.
    Serbian,
    /// Romani.
    Romani,
    /// Hungarian.
    Hungarian,
}

impl Household {
    /// How many members are at least as old.
    pub(crate) fn aged_from(&self, age: i32) -> usize {
        self.people.iter().filter(|p| p.age >= age).count()
    }

    /// How many members are younger.
    pub(crate) fn aged_under(&self, age: i32) -> usize {
        self.people.len() - self.aged_from(age)
    }

    /// Size on the modified OECD scale.
    pub(crate) fn equivalent_size(&self) -> f64 {
        let grown = self.aged_from(14).max(1) as f64;
        1.0 + 0.5 * (grown - 1.0) + 0.3 * self.aged_under(14) as f64
    }

    /// Disposable income of the year: incomes of members less taxes and transfers paid.
    pub(crate) fn income_per_year(&self) -> f64 {
        let members: f64 = self.people.iter().map(|p| p.incomes.total()).sum();
        members - self.support.transfers_paid
    }

    /// What all members had from one source in the year.
    pub(crate) fn income_from(&self, source: Source) -> f64 {
        self.people.iter().map(|p| p.incomes.of(source)).sum()
    }

    /// Equivalised disposable income per month.
    pub(crate) fn equivalised_per_month(&self) -> f64 {
        self.income_per_year() / 12.0 / self.equivalent_size()
    }
}
