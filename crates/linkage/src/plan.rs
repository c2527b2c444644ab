//! What a specification means for comparing: which fields belong together, and the levels of a pair.

use crate::{Kind, Level, Spec, spec::MOST_FIELDS, value::Value};

/// Levels of a pair, one for each field of the specification.
pub(crate) type Levels = [Level; MOST_FIELDS];

/// Fields that are compared together.
#[derive(Debug, Clone)]
pub(crate) struct Plan {
    /// Kinds of the fields.
    pub(crate) kinds: Vec<Kind>,
    /// Fields whose values may have changed places: given and family name, two lines of an address.
    pub(crate) sisters: Vec<(usize, usize)>,
    /// The family name and the other names that may stand for it.
    pub(crate) others: Vec<(usize, usize)>,
    /// The given name, the date of birth and the other members of the household.
    pub(crate) members: Option<(usize, Option<usize>, usize)>,
    /// The date of birth and the JMBG that may stand for it.
    pub(crate) birth: Option<(usize, usize)>,
}

impl Plan {
    pub(crate) fn new(spec: &Spec) -> Self {
        let kinds: Vec<Kind> =
            spec.fields.iter().take(MOST_FIELDS).map(|field| field.kind).collect();
        let find = |kind| kinds.iter().position(|found| *found == kind);
        let mut sisters = Vec::new();
        let (given, family) = (find(Kind::GivenName), find(Kind::FamilyName));
        sisters.extend(given.zip(family));
        sisters.extend(numbered_lines(spec));
        let others = family.into_iter().flat_map(|family| {
            let other = |(at, kind): (usize, &Kind)| (*kind == Kind::OtherName).then_some(at);
            kinds.iter().enumerate().filter_map(other).map(move |at| (family, at))
        });
        let others = others.collect();
        let birth = find(Kind::Date).zip(find(Kind::Jmbg));
        let members = given.zip(find(Kind::Members));
        let members = members.map(|(given, members)| (given, find(Kind::Date), members));
        Self { kinds, sisters, others, members, birth }
    }

    /// The levels of a pair whose values `a` and `b` give. Symmetric.
    pub(crate) fn levels<'v>(
        &self,
        a: impl Fn(usize) -> &'v Value,
        b: impl Fn(usize) -> &'v Value,
    ) -> Levels {
        let mut levels = [Level::Missing; MOST_FIELDS];
        for ((at, kind), level) in self.kinds.iter().enumerate().zip(&mut levels) {
            *level = a(at).level(b(at), *kind);
        }
        self.adjust(&mut levels, a, b);
        levels
    }

    /// What only fields together show: changed places, a maiden name, a date inside a JMBG.
    pub(crate) fn adjust<'v>(
        &self,
        levels: &mut Levels,
        a: impl Fn(usize) -> &'v Value,
        b: impl Fn(usize) -> &'v Value,
    ) {
        for &(one, other) in &self.sisters {
            transpose(levels, (one, other), &a, &b);
        }
        for &(family, other) in &self.others {
            take_other_name(levels, (family, other), &a, &b);
        }
        if let Some(places) = self.members
            && (lives_beside(levels, places, &a, &b) || lives_beside(levels, places, &b, &a))
        {
            set(levels, places.2, Level::Conflict);
        }
        if let Some((date, jmbg)) = self.birth {
            take_birth(levels, (date, jmbg), &a, &b);
        }
    }
}

/// Neighbouring fields of one kind whose names differ in a digit: `address_1`, `address_2`.
fn numbered_lines(spec: &Spec) -> Vec<(usize, usize)> {
    let stem = |name: &str| name.replace(|c: char| c.is_ascii_digit(), "");
    let fields: Vec<_> = spec.fields.iter().take(MOST_FIELDS).enumerate().collect();
    let is_line = |kind| matches!(kind, Kind::Text | Kind::Address | Kind::Settlement);
    fields
        .iter()
        .zip(fields.iter().skip(1))
        .filter(|((_, one), (_, next))| {
            is_line(one.kind)
                && one.kind == next.kind
                && one.name != stem(&one.name)
                && stem(&one.name) == stem(&next.name)
        })
        .map(|((at, _), (next, _))| (*at, *next))
        .collect()
}

fn get(levels: &Levels, at: usize) -> Level {
    levels.get(at).copied().unwrap_or(Level::Missing)
}

fn set(levels: &mut Levels, at: usize, level: Level) {
    if let Some(place) = levels.get_mut(at) {
        *place = level;
    }
}

/// Whether a level leaves room for a better explanation.
const fn is_poor(level: Level) -> bool {
    matches!(level, Level::Missing | Level::Slight | Level::Different)
}

fn transpose<'v>(
    levels: &mut Levels,
    (one, other): (usize, usize),
    a: &impl Fn(usize) -> &'v Value,
    b: &impl Fn(usize) -> &'v Value,
) {
    let (first, second) = (get(levels, one), get(levels, other));
    if !is_poor(first) || !is_poor(second) {
        return;
    }
    let crossed = [(a(one), b(other)), (a(other), b(one))];
    let silent = crossed.iter().filter(|(x, y)| x.is_missing() || y.is_missing()).count();
    if silent == 2 {
        return;
    }
    let agrees = |(x, y): &(&Value, &Value)| match (x.name(), y.name()) {
        (Some(x), Some(y)) => {
            x.is_like(y) || x.is_initial() != y.is_initial() && x.level(y) == Level::Initial
        }
        _ => matches!(x.level(y, Kind::Text), Level::Exact | Level::Typo),
    };
    let agreeing = crossed
        .iter()
        .take_while(|pair| agrees(pair) || pair.0.is_missing() || pair.1.is_missing());
    let agreeing = agreeing.count().saturating_sub(silent);
    if agreeing == 2 || agreeing == 1 && silent == 1 {
        set(levels, one, Level::Transposed);
        set(levels, other, Level::Counted);
    }
}

/// A maiden or other name that is the family name of the other record, or its other name.
fn take_other_name<'v>(
    levels: &mut Levels,
    (family, other): (usize, usize),
    a: &impl Fn(usize) -> &'v Value,
    b: &impl Fn(usize) -> &'v Value,
) {
    if !is_poor(get(levels, family)) || get(levels, family) == Level::Missing {
        return;
    }
    let kind = Kind::FamilyName;
    let crossed = [a(family).level(b(other), kind), a(other).level(b(family), kind)];
    if crossed.iter().any(|level| matches!(level, Level::Exact | Level::Typo)) {
        set(levels, family, Level::Variant);
        set(levels, other, Level::Counted);
    }
}

/// Whether the person of `a` is one of the others in the household of `b`: of another name than `b`, or of the year of
/// birth that is written beside the name and is not that of `b`.
fn lives_beside<'v>(
    levels: &Levels,
    (given, date, members): (usize, Option<usize>, usize),
    a: &impl Fn(usize) -> &'v Value,
    b: &impl Fn(usize) -> &'v Value,
) -> bool {
    let (Some(name), Value::Members(others)) = (a(given).name(), b(members)) else { return false };
    let year = |of: &dyn Fn(usize) -> &'v Value| Some(date.map(of)?.date()?.year);
    let (own, other) = (year(a), year(b));
    let is_other_name =
        !matches!(get(levels, given), Level::Exact | Level::Missing | Level::Initial);
    others.iter().filter(|member| member.begins_with(name)).any(|member| match member.year() {
        Some(written) if own.is_some() => own == Some(written) && (is_other_name || other != own),
        _ => is_other_name,
    })
}

/// A date that only the JMBG of one record tells, where the JMBG themselves cannot be compared.
fn take_birth<'v>(
    levels: &mut Levels,
    (date, jmbg): (usize, usize),
    a: &impl Fn(usize) -> &'v Value,
    b: &impl Fn(usize) -> &'v Value,
) {
    if get(levels, date) != Level::Missing || get(levels, jmbg) != Level::Missing {
        return;
    }
    if let (Some(x), Some(y)) = (birth_of(a(date), a(jmbg)), birth_of(b(date), b(jmbg))) {
        set(levels, date, x.level(y));
    }
}

/// The date of birth, or what the JMBG says of it.
pub(crate) fn birth_of(date: &Value, jmbg: &Value) -> Option<crate::date::Date> {
    date.date().or_else(|| {
        jmbg.numeral().filter(|number| number.is_sound)?.holder().map(|holder| holder.birth)
    })
}
