//! The people of a round: the pyramid of ages and the curve of incomes, from its snapshot.

use indicators::{
    run::Run,
    snapshot::{Data, PRESENT, Snapshot},
};
use kernel::{Design, Words};
use stats::{
    Sorted,
    inequality::lorenz::{LorenzPoint, lorenz_curve},
};

use super::Rounds;
use crate::{AgeGroup, Curve};

/// Years of an age group.
const WIDTH: usize = 5;
/// Groups; the last is open.
const GROUPS: usize = 18;
/// Fewest persons of a bar: a bar of fewer could be somebody.
const SMALLEST: u32 = 5;
/// Parts of a curve: so few points that no person can be read off.
const PARTS: usize = 100;

/// Women and men by five years of age, from the youngest; empty when a group is too small to be shown.
pub(super) fn pyramid(snapshot: &Snapshot) -> Vec<AgeGroup> {
    let (Some(ages), Some((sexes, woman))) = (numbers(snapshot, "age"), sexes(snapshot)) else {
        return Vec::new();
    };
    let mut bars = [[(0.0, 0_u32); 2]; GROUPS];
    for ((age, sex), weight) in ages.iter().zip(sexes).zip(&snapshot.weight) {
        let Some((age, sex)) = age.zip(sex) else { continue };
        let group = ((age / WIDTH as f64) as usize).min(GROUPS - 1);
        let bar = &mut bars[group][usize::from(sex != woman)];
        *bar = (bar.0 + weight, bar.1 + 1);
    }
    let is_shown = bars.iter().flatten().all(|(_, n)| *n == 0 || *n >= SMALLEST);
    if !is_shown {
        return Vec::new();
    }
    let label = |group: usize| {
        let first = group * WIDTH;
        if group + 1 == GROUPS {
            format!("{first}+")
        } else {
            format!("{first}–{}", first + WIDTH - 1)
        }
    };
    let group = |(group, [women, men]): (usize, &[(f64, u32); 2])| AgeGroup {
        ages: label(group),
        women: women.0,
        men: men.0,
    };
    bars.iter().enumerate().map(group).collect()
}

/// Lorenz curves of income of the rounds that are samples or a census, the newest first.
pub(super) fn curves(rounds: &Rounds<'_>) -> Vec<Curve> {
    [rounds.last, rounds.before].into_iter().flatten().filter_map(curve).collect()
}

fn curve((run, snapshot): &(Run, Snapshot)) -> Option<Curve> {
    if run.record.about.design == Design::List {
        return None;
    }
    let incomes = numbers(snapshot, "equivalised_income")?;
    let incomes: Vec<f64> = incomes.into_iter().map(|one| one.unwrap_or(f64::NAN)).collect();
    let sorted = Sorted::new(&incomes, Some(&snapshot.weight));
    let points = lorenz_curve(&sorted, PARTS).ok()?;
    let gini = run.figures.iter().find(|one| one.indicator.as_str() == "EU-05" && one.by.is_none());
    let period = run.record.about.period;
    let name = |style, word: &str| match gini.and_then(|one| one.estimate) {
        Some(gini) => format!("{period} ({word} {})", serbian::number(gini, 1, style)),
        None => period.to_string(),
    };
    Some(Curve {
        name: Words {
            sr: name(serbian::Style::Serbian, "Džini"),
            en: name(serbian::Style::English, "Gini"),
        },
        points: points.iter().map(point).collect(),
    })
}

const fn point(point: &LorenzPoint) -> (f64, f64) {
    (point.population, point.income)
}

fn numbers(snapshot: &Snapshot, variable: &str) -> Option<Vec<Option<f64>>> {
    let column = snapshot.column(variable)?;
    let Data::Number(values) = &column.data else { return None };
    let known = |(value, missing): (&f64, &u8)| (*missing == PRESENT).then_some(*value);
    Some(values.iter().zip(&column.missing).map(known).collect())
}

/// The code of each person's sex, and the code that means a woman.
fn sexes(snapshot: &Snapshot) -> Option<(Vec<Option<u16>>, u16)> {
    let column = snapshot.column("sex")?;
    let Data::Code { codes, labels, .. } = &column.data else { return None };
    let woman = labels.iter().position(|label| label == "female")? as u16;
    let known = |(code, missing): (&u16, &u8)| (*missing == PRESENT).then_some(*code);
    Some((codes.iter().zip(&column.missing).map(known).collect(), woman))
}
