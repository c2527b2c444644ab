//! Which figures are not published because too little is known behind them.
//!
//! The practice of EU-SILC: nothing from fewer than 20 records of a sample, nothing where more than half of the records in
//! scope have no answer. The second rule also guards against answers that can be known in one direction only: who lacks
//! three of seventeen items is deprived whatever the rest says, who is not deprived must have answered nearly all; where
//! most are unknown, the known are mostly a "yes". Where all that is known is alike, a fifth unknown is enough for that
//! doubt. Records and unknown answers stay beside a withheld figure, so that the reader sees why. It hides nothing for the
//! sake of persons: `disclosure` does.

use kernel::Design;

use super::figure::Figure;

/// Fewest records of a sample from which a figure is published.
const FEWEST_RECORDS: u64 = 20;

/// Why a figure is not reliable enough.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Doubt {
    /// More than half of the records in scope have no answer; a fifth where all known answers are alike.
    TooManyUnknown,
    /// A sample of fewer than 20 records.
    TooFewRecords,
}

/// What a figure rests on.
#[derive(Debug, Clone, Copy)]
pub(super) struct Behind {
    /// Records with an answer.
    pub(super) n: u64,
    /// Records in scope without one, by kind: not asked, refused, does not know, does not apply. The last kind is out of
    /// scope, not unknown.
    pub(super) missing: [u64; 4],
    /// Whether it is a share and all known answers are a "yes", or all a "no".
    pub(super) all_alike: bool,
}

impl Behind {
    /// The doubt about a figure that rests on this.
    pub(super) fn doubt(self, design: Design) -> Option<Doubt> {
        let Self { n, missing: [not_asked, refused, does_not_know, _], all_alike } = self;
        let unknown = not_asked + refused + does_not_know;
        let a_fifth_is_unknown = unknown > 0 && unknown * 4 >= n;
        if unknown > n || (all_alike && a_fifth_is_unknown) {
            Some(Doubt::TooManyUnknown)
        } else if design == Design::Sample && n < FEWEST_RECORDS {
            Some(Doubt::TooFewRecords)
        } else {
            None
        }
    }
}

impl Doubt {
    const fn code(self) -> &'static str {
        match self {
            Self::TooManyUnknown => "too_many_unknown",
            Self::TooFewRecords => "too_few_records",
        }
    }
}

/// Takes the estimate and all that is said of it away; a figure without one keeps its reason.
pub(super) fn withhold(figure: &mut Figure, doubt: Doubt) {
    if figure.estimate.is_some() {
        (figure.estimate, figure.standard_error) = (None, None);
        (figure.lower, figure.upper) = (None, None);
        figure.reason = Some(doubt.code().to_owned());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MIXED: Behind = Behind { n: 100, missing: [0; 4], all_alike: false };

    #[test]
    fn half_unknown_is_published_and_more_than_half_is_not() {
        for design in [Design::List, Design::Sample, Design::Census] {
            assert_eq!(Behind { missing: [60, 30, 10, 0], ..MIXED }.doubt(design), None);
            let more = Behind { missing: [60, 30, 11, 0], ..MIXED };
            assert_eq!(more.doubt(design), Some(Doubt::TooManyUnknown));
        }
    }

    #[test]
    fn where_all_known_are_alike_a_fifth_unknown_is_too_many() {
        let alike = Behind { all_alike: true, ..MIXED };
        assert_eq!(alike.doubt(Design::List), None);
        assert_eq!(Behind { missing: [24, 0, 0, 0], ..alike }.doubt(Design::List), None);
        let a_fifth = Behind { missing: [25, 0, 0, 0], ..alike };
        assert_eq!(a_fifth.doubt(Design::List), Some(Doubt::TooManyUnknown));
    }

    #[test]
    fn who_is_out_of_scope_is_not_unknown() {
        assert_eq!(Behind { missing: [0, 0, 0, 900], ..MIXED }.doubt(Design::Sample), None);
    }

    #[test]
    fn nineteen_records_of_a_sample_are_too_few_and_of_a_list_enough() {
        let nineteen = Behind { n: 19, ..MIXED };
        assert_eq!(nineteen.doubt(Design::Sample), Some(Doubt::TooFewRecords));
        assert_eq!(Behind { n: 20, ..MIXED }.doubt(Design::Sample), None);
        assert_eq!(nineteen.doubt(Design::List), None);
        assert_eq!(nineteen.doubt(Design::Census), None);
    }
}
