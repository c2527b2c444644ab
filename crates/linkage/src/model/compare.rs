//! One pair: levels, weights, evidence, findings.

use super::{
    Comparison, Evidence, Finding, Model,
    scorer::{Scorer, probability},
};
use crate::{Kind, Level, Prepared, plan::Levels, value::Value};

/// Name of the bar for what members of one household share.
const HOUSEHOLD: &str = "household";

impl Model {
    /// A record made ready for this model's specification.
    pub fn prepare<'a>(&self, values: impl IntoIterator<Item = Option<&'a str>>) -> Prepared {
        Prepared::new(&self.spec, values)
    }

    /// What speaks for and against `a` and `b` being one person. Symmetric; a missing value weighs nothing.
    ///
    /// Rarity of values is zero here: it needs a file whose frequencies are known.
    pub fn compare(&self, a: &Prepared, b: &Prepared) -> Comparison {
        self.compare_with(a, b, &[])
    }

    /// The same with what the rarity of equal values gives or takes: bits by field of the specification, as
    /// [`Linked::rarity`](crate::Linked::rarity) told it of the pair. Where values are equal no more it counts for nothing.
    pub fn compare_with(&self, a: &Prepared, b: &Prepared, rarity: &[f32]) -> Comparison {
        let scorer = Scorer::new(self);
        let levels = scorer.plan.levels(value_of(a), value_of(b));
        let equal =
            |(level, bits): (&Level, &f32)| if *level == Level::Exact { *bits } else { 0.0 };
        let rarity: Vec<f32> = levels.iter().zip(rarity).map(equal).collect();
        self.explain(&scorer, &levels, &rarity, findings(self, a, b, &levels))
    }

    /// The waterfall of a pair with these levels; `rarity` by field, zero where it is short.
    pub(crate) fn explain(
        &self,
        scorer: &Scorer,
        levels: &Levels,
        rarity: &[f32],
        findings: Vec<Finding>,
    ) -> Comparison {
        let mut evidence: Vec<Evidence> = Vec::with_capacity(self.fields.len() + 1);
        for (at, (field, level)) in self.spec.fields.iter().zip(levels).enumerate() {
            if field.kind == Kind::Id {
                continue;
            }
            let rarity = f64::from(rarity.get(at).copied().unwrap_or_default());
            evidence.push(Evidence {
                field: field.name.clone(),
                level: *level,
                weight: f64::from(scorer.weights(at, *level).person) + rarity,
                rarity,
            });
        }
        let taken = f64::from(scorer.household(levels, rarity.iter().sum()));
        if taken > 0.005 {
            let field = HOUSEHOLD.to_owned();
            evidence.push(Evidence { field, level: Level::Exact, weight: -taken, rarity: 0.0 });
        }
        let prior = f64::from(scorer.prior);
        let weight = prior + evidence.iter().map(|bar| bar.weight).sum::<f64>();
        Comparison { weight, probability: probability(weight), prior, evidence, findings }
    }
}

fn value_of<'v>(record: &'v Prepared) -> impl Fn(usize) -> &'v Value {
    static MISSING: Value = Value::Missing;
    move |at| record.values.get(at).unwrap_or(&MISSING)
}

fn findings(model: &Model, a: &Prepared, b: &Prepared, levels: &Levels) -> Vec<Finding> {
    let mut found = Vec::new();
    let place = |kind| model.spec.find_kind(kind);
    let level = |kind| place(kind).and_then(|at| levels.get(at)).copied();
    if let Some(jmbg) = place(Kind::Jmbg) {
        for record in [a, b] {
            let of = |at: usize| value_of(record)(at);
            let value = |kind| place(kind).map(of);
            let Some(number) = of(jmbg).numeral() else {
                found.push(Finding::JmbgMissing);
                continue;
            };
            let Some(holder) = number.holder().filter(|_| number.is_sound) else {
                found.push(Finding::JmbgFaulty);
                continue;
            };
            if value(Kind::Date)
                .and_then(Value::date)
                .is_some_and(|date| date.is_whole() && date != holder.birth)
            {
                found.push(Finding::JmbgContradictsDate);
            }
            if value(Kind::Sex).is_some_and(|sex| *sex == Value::Sex(!holder.is_female)) {
                found.push(Finding::JmbgContradictsSex);
            }
        }
    }
    let is_other_name =
        matches!(level(Kind::GivenName), Some(Level::Different | Level::Slight | Level::Similar));
    if is_other_name
        && level(Kind::Date) == Some(Level::Exact)
        && level(Kind::FamilyName) == Some(Level::Exact)
    {
        found.push(Finding::PerhapsTwins);
    }
    found.sort_unstable();
    found.dedup();
    found
}
