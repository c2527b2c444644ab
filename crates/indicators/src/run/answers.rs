//! How complete the answers behind a run are, by part of the questionnaire.

use std::collections::BTreeMap;

use assessment::{Level, VariableCatalogue};
use serde::{Deserialize, Serialize};

use crate::snapshot::{PRESENT, Snapshot};

/// The answers to one part of the questionnaire. An answer that does not apply is none that is missing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BlockAnswers {
    /// The part: `A` to `P`, `J2`.
    pub code: String,
    /// Questions of it that the snapshot holds.
    pub questions: u64,
    /// Answers given.
    pub answered: u64,
    /// Answers that should be there and are not: not asked, refused, not known.
    pub missing: [u64; 3],
}

impl BlockAnswers {
    /// Of a hundred answers that should be there, so many are missing; `None` where none should be there.
    pub fn percent_missing(&self) -> Option<f64> {
        let missing: u64 = self.missing.iter().sum();
        let all = missing + self.answered;
        (all > 0).then(|| 100.0 * missing as f64 / all as f64)
    }
}

/// Counts the answers of a snapshot: of households once a household, of persons once a person; results of rules are left out.
pub(super) fn by_block(snapshot: &Snapshot, variables: &VariableCatalogue) -> Vec<BlockAnswers> {
    let mut blocks: BTreeMap<&str, BlockAnswers> = BTreeMap::new();
    for column in &snapshot.columns {
        let Some(variable) = variables.find_variable(column.variable.as_str()) else { continue };
        if variable.derived {
            continue;
        }
        let block = blocks.entry(&variable.block).or_insert_with(|| BlockAnswers {
            code: variable.block.clone(),
            questions: 0,
            answered: 0,
            missing: [0; 3],
        });
        block.questions += 1;
        for (missing, is_first) in column.missing.iter().zip(&snapshot.is_first) {
            if variable.level == Level::Household && !is_first {
                continue;
            }
            match missing.checked_sub(1) {
                None => block.answered += u64::from(*missing == PRESENT),
                // What does not apply comes last of the kinds and is not missing.
                Some(kind) => {
                    if let Some(count) = block.missing.get_mut(usize::from(kind)) {
                        *count += 1;
                    }
                }
            }
        }
    }
    blocks.into_values().collect()
}

#[cfg(test)]
mod tests {
    use kernel::Design;

    use super::*;
    use crate::snapshot::{About, Data, SnapshotColumn};

    fn column(code: &str, missing: [u8; 3]) -> SnapshotColumn {
        let data = Data::Number(vec![1.0; 3]);
        SnapshotColumn { variable: code.parse().unwrap(), data, missing: missing.to_vec() }
    }

    #[test]
    fn a_household_answers_once_and_what_does_not_apply_is_not_missing() {
        let variables = VariableCatalogue::shipped().unwrap();
        let snapshot = Snapshot {
            about: About {
                unit: "80438".parse().unwrap(),
                period: "2026".parse().unwrap(),
                design: Design::List,
            },
            household: vec!["a".into(), "a".into(), "b".into()],
            person: vec!["a1".into(), "a2".into(), "b1".into()],
            is_first: vec![true, false, true],
            weight: vec![1.0; 3],
            stratum: vec![0; 3],
            psu: vec![0, 0, 1],
            stratum_size: None,
            columns: vec![
                // 1 not asked, 2 refused, 3 does not know, 4 does not apply.
                column("age", [0, 3, 4]),
                column("rooms", [2, 2, 0]),
                column("arop", [1, 1, 1]),
            ],
        };
        let told: Vec<_> = by_block(&snapshot, &variables)
            .into_iter()
            .map(|one| (one.code.clone(), one.questions, one.answered, one.missing))
            .collect();
        let block = |code: &str| variables.find_variable(code).unwrap().block.clone();
        let expected = vec![(block("age"), 1, 1, [0, 0, 1]), (block("rooms"), 1, 1, [0, 1, 0])];
        assert_eq!(told, expected);
    }

    #[test]
    fn a_part_that_applies_to_nobody_has_no_share() {
        let none = BlockAnswers { code: "K".into(), questions: 2, answered: 0, missing: [0, 0, 0] };
        assert_eq!(none.percent_missing(), None);
        let half = BlockAnswers { answered: 3, missing: [1, 1, 1], ..none };
        assert_eq!(half.percent_missing(), Some(50.0));
    }
}
