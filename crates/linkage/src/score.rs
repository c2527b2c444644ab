//! Pairs of packed records scored, hopeless ones given up early.

use crate::{
    Kind, Level, Model,
    link::Files,
    model::scorer::Scorer,
    plan::Levels,
    spec::MOST_FIELDS,
    store::{Records, own_level},
};

/// Most bits that the rarity of a value gives or takes.
const MOST_RARITY: f64 = 5.0;
/// How many times commoner than usual a number, a date or an address must be before that counts against it.
const USUAL: f64 = 8.0;

/// What the rarity of equal values adds, by field and code; from the frequencies of the records alone.
pub(crate) struct Rarity {
    by_field: Vec<Vec<f32>>,
}

impl Rarity {
    /// A name, place or text counts by its share; anything else only where it is far commoner than usual, as the first of
    /// January, a telephone that stands for none and the address of an institution are.
    pub(crate) fn new(records: &Records, files: Files) -> Self {
        let by_field =
            records.spec.fields.iter().zip(&records.dictionaries).map(|(field, found)| {
                let all: f64 = found.counts.iter().skip(1).map(|count| f64::from(*count)).sum();
                let own = if files == Files::One { 1.0 } else { 0.0 };
                let share = |count: u32| (f64::from(count) - own).max(1.0) / all.max(1.0);
                let squares = found.counts.iter().skip(1).map(|count| f64::from(*count).powi(2));
                let usual =
                    (squares.sum::<f64>() / all.max(1.0) / all.max(1.0)).max(1.0 / all.max(1.0));
                let bits = |count: &u32| {
                    let bits = (usual / share(*count)).log2();
                    let bits = if counts_by_share(field.kind) {
                        bits.clamp(-MOST_RARITY, MOST_RARITY)
                    } else {
                        (bits + USUAL.log2()).clamp(-2.0 * MOST_RARITY, 0.0)
                    };
                    bits as f32
                };
                found.counts.iter().map(bits).collect()
            });
        Self { by_field: by_field.collect() }
    }

    /// What a field of a pair adds: for the commoner of two spellings of one value.
    fn of(&self, field: usize, a: u32, b: u32) -> f32 {
        let bits =
            |code: u32| self.by_field.get(field).and_then(|bits| bits.get(code as usize)).copied();
        bits(a).unwrap_or_default().min(bits(b).unwrap_or_default())
    }

    /// What each field of a pair adds.
    pub(crate) fn by_field(&self, records: &Records, levels: &Levels, a: u32, b: u32) -> Vec<f32> {
        let codes = records.row(a).iter().zip(records.row(b));
        let by_field = codes.zip(levels).enumerate().map(|(field, ((x, y), level))| {
            if *level == Level::Exact { self.of(field, *x, *y) } else { 0.0 }
        });
        by_field.collect()
    }

    /// What all fields of a pair add.
    pub(crate) fn sum(&self, records: &Records, levels: &Levels, a: u32, b: u32) -> f32 {
        let codes = records.row(a).iter().zip(records.row(b));
        codes.zip(levels).enumerate().fold(0.0, |sum, (field, ((x, y), level))| {
            sum + if *level == Level::Exact { self.of(field, *x, *y) } else { 0.0 }
        })
    }
}

const fn counts_by_share(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::GivenName
            | Kind::FamilyName
            | Kind::OtherName
            | Kind::FullName
            | Kind::Settlement
            | Kind::Text
            | Kind::Number
            | Kind::Category
    )
}

/// Scores pairs of packed records.
pub(crate) struct PairScorer<'r> {
    records: &'r Records,
    rarity: &'r Rarity,
    scorer: Scorer,
    /// Fields by the cost of comparing them, cheapest first.
    order: Vec<usize>,
    /// For each field the greatest weight of two different values, and whether fields together may raise its level.
    hopes: Vec<(f32, bool)>,
    own: Vec<Vec<Level>>,
}

impl<'r> PairScorer<'r> {
    pub(crate) fn new(records: &'r Records, rarity: &'r Rarity, model: &Model) -> Self {
        let scorer = Scorer::new(model);
        let plan = &scorer.plan;
        let mut order: Vec<usize> = (0..plan.kinds.len()).collect();
        order.sort_by_key(|at| plan.kinds.get(*at).map_or(9, |kind| cost(*kind)));
        let is_joint = |at: usize| {
            plan.sisters.iter().any(|(one, _)| *one == at)
                || plan.others.iter().any(|(family, _)| *family == at)
                || plan.birth.is_some_and(|(date, _)| date == at)
        };
        let hopes = (0..plan.kinds.len())
            .map(|at| {
                let inexact = scorer.best_inexact(at);
                let exact = scorer.weights(at, Level::Exact).person;
                // Lists that share a number, and a date that a JMBG tells, are exact though their codes differ.
                let kind = plan.kinds.get(at);
                let may_be_exact = matches!(kind, Some(Kind::Phone | Kind::Members | Kind::Date));
                (if may_be_exact { inexact.max(exact) } else { inexact }, is_joint(at))
            })
            .collect();
        let own = records.spec.fields.iter().zip(&records.dictionaries).map(|(field, found)| {
            found.values.iter().map(|value| own_level(value, field.kind)).collect()
        });
        let own = own.collect();
        Self { records, rarity, scorer, order, hopes, own }
    }

    fn hope(&self, field: usize) -> (f32, bool) {
        self.hopes.get(field).copied().unwrap_or_default()
    }

    /// The weight of a pair; `None` when it is below `least`.
    pub(crate) fn weight(&self, a: u32, b: u32, least: f32) -> Option<f32> {
        let (x, y) = (self.records.row(a), self.records.row(b));
        let mut levels = [Level::Missing; MOST_FIELDS];
        let mut bound = self.scorer.prior;
        let mut open = [false; MOST_FIELDS];
        for (at, (((p, q), level), open)) in
            x.iter().zip(y).zip(&mut levels).zip(&mut open).enumerate()
        {
            let (hope, is_joint) = self.hope(at);
            if p == q {
                let own = self.own.get(at).and_then(|own| own.get(*p as usize));
                *level = own.copied().unwrap_or(Level::Missing);
                bound += self.scorer.weights(at, *level).person;
                if *level == Level::Exact {
                    bound += self.rarity.of(at, *p, *q);
                }
            } else if *p != 0 && *q != 0 {
                *open = true;
                bound += hope;
            } else if is_joint {
                bound += hope;
            }
        }
        if bound < least {
            return None;
        }
        for at in self.order.iter().copied().filter(|at| open.get(*at) == Some(&true)) {
            let kind = self.scorer.plan.kinds.get(at).copied().unwrap_or(Kind::Text);
            let code = |row: &[u32]| row.get(at).copied().unwrap_or_default();
            let (p, q) = (code(x), code(y));
            let level = self.records.value(at, p).level(self.records.value(at, q), kind);
            if let Some(place) = levels.get_mut(at) {
                *place = level;
            }
            let (hope, is_joint) = self.hope(at);
            let weight = self.scorer.weights(at, level).person
                + if level == Level::Exact { self.rarity.of(at, p, q) } else { 0.0 };
            bound += if is_joint { weight.max(hope) } else { weight } - hope;
            if bound < least {
                return None;
            }
        }
        let values = |record| self.records.values(record);
        self.scorer.plan.adjust(&mut levels, values(a), values(b));
        let rarity = self.rarity.sum(self.records, &levels, a, b);
        Some(self.scorer.weight(&levels, rarity)).filter(|weight| *weight >= least)
    }
}

/// Cost of comparing two values of a kind.
const fn cost(kind: Kind) -> u8 {
    match kind {
        Kind::Sex | Kind::Household | Kind::Id => 0,
        Kind::Date => 1,
        Kind::Jmbg | Kind::NationalId => 2,
        Kind::Phone => 3,
        Kind::Category | Kind::Number => 4,
        Kind::GivenName | Kind::FamilyName | Kind::OtherName => 5,
        Kind::Settlement => 6,
        Kind::FullName | Kind::Text | Kind::Address => 7,
        Kind::Members => 8,
    }
}
