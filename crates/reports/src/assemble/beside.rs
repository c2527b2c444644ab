//! The same figure elsewhere, as the report shows it; the figure itself keeps its own newest value.

use indicators::{
    comparison::{self, Against, Asked, How, Origin, Values, Whom},
    view::area,
};
use kernel::{Period, Words};
use places::Unit as Place;
use stats::comparison::Position;

use super::{Sources, names};
use crate::{Benchmark, Chance, Compared, Comparison, Figure, Rank, Similar};

/// Sets the others beside a figure. Where they have nothing so new, the last common period is compared, and said.
pub(super) fn set(
    figure: &mut Figure,
    sources: &Sources<'_>,
    values: &Values<'_>,
    unit: &Place,
    (origin, until): (Origin, Option<Period>),
) {
    let asked = Asked { with: None, origin: Some(origin), until };
    let Ok(found) = comparison::compare(values, sources.places, &unit.code, &figure.code, &asked)
    else {
        return;
    };
    if found.own.period != figure.period {
        let Some(own) = found.own.value else { return };
        figure.compared = Some(Compared { period: found.own.period, own });
    }
    figure.chance = found.funnel.as_ref().ok().map(|funnel| match funnel.position {
        Position::Inside => Chance::Within,
        Position::Low | Position::VeryLow => Chance::Below,
        Position::High | Position::VeryHigh => Chance::Above,
    });
    figure.everywhere = found.all.values.iter().map(|(_, value)| *value).collect();
    figure.comparisons = found.against.iter().filter_map(|one| beside(sources, one)).collect();
    let republic = figure.comparisons.iter_mut().find(|one| one.benchmark == Benchmark::Republic);
    if let (Some(republic), Ok(standing)) = (republic, found.all.standing) {
        republic.rank = Some(Rank { place: standing.place(), of: standing.of as u32 });
        republic.quartiles = found.all.quartiles;
    }
}

/// The municipalities most alike, as any comparison finds them; none where too little is known of the unit.
pub(super) fn similar(
    sources: &Sources<'_>,
    values: &Values<'_>,
    unit: &Place,
    figures: &[Figure],
) -> Similar {
    let of_one = |figure: &Figure| {
        let asked = Asked { with: None, origin: Some(Origin::Published), until: None };
        let found =
            comparison::compare(values, sources.places, &unit.code, &figure.code, &asked).ok()?;
        found.peers?.ok()
    };
    let Some(peers) = figures.iter().filter(|one| !one.comparisons.is_empty()).find_map(of_one)
    else {
        return Similar::default();
    };
    let name = |code| sources.places.find(code).map(|place| names::name(&place.name));
    Similar {
        by: peers.covariates.iter().map(|one| one.what.words()).collect(),
        places: peers.units.iter().filter_map(|one| name(&one.unit)).collect(),
    }
}

fn beside(sources: &Sources<'_>, against: &Against) -> Option<Comparison> {
    let other = against.other.as_ref().ok()?;
    let group = against.group.as_ref();
    let standing = group.and_then(|group| group.standing.as_ref().ok());
    Some(Comparison {
        benchmark: benchmark(&against.whom)?,
        label: label(sources, &against.whom, other.how),
        value: Some(other.value),
        standard_error: other.standard_error,
        rank: standing.map(|one| Rank { place: one.place(), of: one.of as u32 }),
        quartiles: group.and_then(|group| group.quartiles),
    })
}

const fn benchmark(whom: &Whom) -> Option<Benchmark> {
    match whom {
        Whom::Named(_) => None,
        Whom::Neighbour(_) => Some(Benchmark::Neighbour),
        Whom::District(_) => Some(Benchmark::District),
        Whom::Region(_) => Some(Benchmark::Region),
        Whom::Republic(_) => Some(Benchmark::Republic),
        Whom::DevelopmentGroup(_) => Some(Benchmark::DevelopmentGroup),
        Whom::Similar => Some(Benchmark::PeerGroup),
    }
}

fn label(sources: &Sources<'_>, whom: &Whom, how: How) -> Words {
    let called = match whom {
        Whom::Similar => names::words("Slične opštine i gradovi", "Similar municipalities"),
        Whom::DevelopmentGroup(group) => names::words(
            format!("Opštine {group}. grupe razvijenosti"),
            format!("Municipalities of development group {group}"),
        ),
        Whom::Republic(_) => names::words("Republika Srbija", "Republic of Serbia"),
        Whom::Named(code) | Whom::Neighbour(code) | Whom::District(code) | Whom::Region(code) => {
            let place = sources.places.find(code);
            place.map_or_else(|| names::name(code.as_str()), |place| area(&place.name))
        }
    };
    match how {
        How::Figure | How::Counts => called,
        How::Median { .. } => {
            names::words(format!("{} (medijana)", called.sr), format!("{} (median)", called.en))
        }
    }
}
