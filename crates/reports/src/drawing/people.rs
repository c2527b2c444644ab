//! Charts of all people of the municipality: by age, by what they have.

use charts::{Axis, Caption, Curve, Lorenz, Pyramid};
use kernel::TextArgs;

use crate::{
    document::Chart,
    model::{self, AgeGroup},
    speech::Speech,
};

use super::data_table;

/// Women and men by age: men on the left.
pub(crate) fn draw_pyramid(speech: Speech, groups: &[AgeGroup]) -> Chart {
    let most = groups.iter().max_by(|a, b| (a.women + a.men).total_cmp(&(b.women + b.men)));
    let (ages, count) = most.map_or((String::new(), 0.0), |g| (g.ages.clone(), g.women + g.men));
    let args = TextArgs::new().text("ages", ages).text("count", speech.number(count, 0));
    let alt = speech.with("chart-pyramid-alt", &args);
    let caption = speech.text("chart-pyramid");
    let (women, men) = (speech.text("column-women"), speech.text("column-men"));
    let bars: Vec<charts::AgeGroup<'_>> = groups
        .iter()
        .map(|group| charts::AgeGroup { name: &group.ages, left: group.men, right: group.women })
        .collect();
    let no_data = speech.text("no-data");
    let format = |value: f64, places: usize| speech.number(value, places);
    let chart = Pyramid {
        caption: Caption::new(&caption, &alt, &no_data),
        axis: Axis { label: "", format: &format },
        sides: (&men, &women),
        groups: &bars,
    };
    let cells = groups
        .iter()
        .map(|g| vec![g.ages.clone(), speech.number(g.women, 0), speech.number(g.men, 0)])
        .collect();
    let columns = [("column-age", false), ("column-women", true), ("column-men", true)];
    let data = data_table(speech, &caption, &columns, cells);
    Chart { svg: chart.svg(), alt, caption, data: Some(data) }
}

/// Who holds how much of all income. `None` without a curve.
pub(crate) fn draw_lorenz(speech: Speech, lines: &[model::Curve]) -> Option<Chart> {
    let first = lines.first()?;
    let caption = speech.text("chart-lorenz");
    let percent = |share: f64| format!("{}%", speech.number(share * 100.0, 0));
    let half = share_of_the_poorer_half(&first.points)?;
    let alt = speech.with("chart-lorenz-alt", &TextArgs::new().text("share", percent(half)));
    let names: Vec<String> = lines.iter().map(|line| speech.words(&line.name)).collect();
    let curves: Vec<Curve<'_>> =
        names.iter().zip(lines).map(|(name, line)| Curve { name, points: &line.points }).collect();
    let (persons, held, equality, no_data) = (
        speech.text("chart-lorenz-persons"),
        speech.text("chart-lorenz-held"),
        speech.text("chart-lorenz-equality"),
        speech.text("no-data"),
    );
    let format = |share: f64, _: usize| percent(share);
    let chart = Lorenz {
        caption: Caption::new(&caption, &alt, &no_data),
        persons: Axis { label: &persons, format: &format },
        held: Axis { label: &held, format: &format },
        equality: &equality,
        curves: &curves,
    };
    Some(Chart { svg: chart.svg(), alt, caption, data: None })
}

/// Where the curve crosses half of the persons, on the straight line between its points.
fn share_of_the_poorer_half(points: &[(f64, f64)]) -> Option<f64> {
    let before = points.iter().rfind(|(persons, _)| *persons <= 0.5).copied().unwrap_or((0.0, 0.0));
    let after = points.iter().find(|(persons, _)| *persons > 0.5).copied()?;
    Some(before.1 + (after.1 - before.1) * (0.5 - before.0) / (after.0 - before.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_poorer_half_is_read_off_the_curve() {
        assert_eq!(
            share_of_the_poorer_half(&[(0.4, 0.2), (0.6, 0.4), (1.0, 1.0)]),
            Some(0.300_000_000_000_000_04)
        );
        assert_eq!(share_of_the_poorer_half(&[(0.5, 0.25), (1.0, 1.0)]), Some(0.25));
        assert_eq!(share_of_the_poorer_half(&[]), None);
    }
}
