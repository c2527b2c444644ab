//! Every package of the tree carries a licence that may be shipped under EUPL-1.2.

use serde_json::Value;
use spdx::{Expression, ParseMode};

use super::{
    Violation,
    house::{packages, text},
};

const ALLOWED: [&str; 15] = [
    "0BSD",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "Bitstream-Vera",
    "CC0-1.0",
    "CDLA-Permissive-2.0",
    "EUPL-1.2",
    "ISC",
    "MIT",
    "OFL-1.1",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

pub(super) fn check(metadata: &Value) -> Vec<Violation> {
    packages(metadata)
        .filter(|package| !is_allowed(text(package, "license")))
        .map(|package| Violation {
            place: format!("{} {}", text(package, "name"), text(package, "version")),
            advice: format!("licence \"{}\" is not in tidy/licences.rs", text(package, "license")),
            rule: "licence",
        })
        .collect()
}

fn is_allowed(licence: &str) -> bool {
    Expression::parse_mode(licence, ParseMode::LAX).is_ok_and(|expression| {
        expression.evaluate(|one| one.license.id().is_some_and(|id| ALLOWED.contains(&id.name)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_allowed_side_of_a_choice_is_enough_and_both_of_a_sum_are_needed() {
        let cases = ["MIT OR GPL-3.0-only", "MIT/Apache-2.0", "MIT AND GPL-3.0-only", ""];
        assert_eq!(cases.map(is_allowed), [true, true, false, false]);
    }
}
