//! What would change a result, in sentences.

use kernel::TextArgs;
use web::components::{number, percent};

use super::{explained::Told, words};
use crate::{
    Distance, DistanceUnit, HeldBy, IncomeAway, Part, Subject, Variable, VariableId, WouldChange,
    would_change,
};

/// What would change a result of a subject, as far as the reader sees it.
pub(super) fn lines(
    told: &Told<'_>,
    subject: Subject,
    (id, variable): (VariableId, &Variable),
) -> Vec<String> {
    let changes = would_change(told.case, told.household.eyes, subject, id);
    let about = About { told, result: words::variable(told.view, variable) };
    changes.iter().filter_map(|change| about.line(change)).collect()
}

/// The result of which it is told.
struct About<'a> {
    told: &'a Told<'a>,
    result: String,
}

impl About<'_> {
    fn line(&self, change: &WouldChange) -> Option<String> {
        match change {
            WouldChange::Distance(far) => self.distance(far),
            WouldChange::Income(away) => Some(self.income(away)),
            WouldChange::Ends(held) => Some(self.ends(held)),
            WouldChange::Begins(parts) => {
                let args = self.args().text("parts", self.parts(parts));
                let args = args.count("count", parts.len() as u64);
                Some(self.told.view.tn("assessment-would-begin", &args))
            }
        }
    }

    fn args<'k>(&self) -> TextArgs<'k> {
        TextArgs::new().text("result", self.result.clone())
    }

    fn distance(&self, far: &Distance) -> Option<String> {
        let of = self.told.book.catalogue.get(far.of)?;
        let args = self
            .args()
            .text("of", words::variable(self.told.view, of))
            .text("now", self.measure(far.unit, far.now))
            .text("line", self.measure(far.unit, far.line))
            .text("distance", self.measure(far.unit, (far.now - far.line).abs()));
        Some(self.told.view.tn("assessment-distance", &args))
    }

    fn income(&self, away: &IncomeAway) -> String {
        let view = self.told.view;
        let args = self.args().text("by", self.measure(DistanceUnit::Money, away.by));
        let Some(level) = away.level else {
            return view.tn("assessment-more-income-of-families-ends", &args);
        };
        let args = args.text("level", self.measure(DistanceUnit::Money, level));
        let key = if away.is_more {
            "assessment-more-income-ends"
        } else {
            "assessment-less-income-begins"
        };
        view.tn(key, &args)
    }

    fn ends(&self, held: &HeldBy) -> String {
        let view = self.told.view;
        let args = self.args().text("parts", self.parts(&held.by));
        let mut line = view.tn("assessment-would-end", &args.count("count", held.by.len() as u64));
        if !held.open.is_empty() {
            let args = TextArgs::new().text("parts", self.names(&held.open));
            line = format!("{line} {}", view.tn("assessment-may-hold-too", &args));
        }
        if held.is_rest_sealed {
            line = format!("{line} {}", view.t("assessment-sealed-may-hold-too"));
        }
        line
    }

    /// What holds, each with what it is now.
    fn parts(&self, parts: &[Part]) -> String {
        let one = |part: &Part| {
            let variable = self.told.book.catalogue.get(part.variable)?;
            let answer = words::answer_text(self.told.view, variable, &part.answer);
            Some(format!("{} – {answer}", self.name(part)?))
        };
        parts.iter().filter_map(one).collect::<Vec<_>>().join("; ")
    }

    fn names(&self, parts: &[Part]) -> String {
        parts.iter().filter_map(|part| self.name(part)).collect::<Vec<_>>().join("; ")
    }

    fn name(&self, part: &Part) -> Option<String> {
        let variable = self.told.book.catalogue.get(part.variable)?;
        Some(words::variable(self.told.view, variable))
    }

    fn measure(&self, unit: DistanceUnit, value: f64) -> String {
        let view = self.told.view;
        match unit {
            DistanceUnit::Money => format!("{} RSD", number(view, value, 0)),
            DistanceUnit::Share => percent(view, value, 1),
            DistanceUnit::Count => words::plain_number(view, value),
            DistanceUnit::Score => number(view, value, 3),
        }
    }
}
