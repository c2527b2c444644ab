//! Any text as what is typed into boxes: searches, citizens' numbers, household codes, numbers.
#![no_main]

use libfuzzer_sys::fuzz_target;
use registry::{HouseholdCode, Jmbg, Query};

fuzz_target!(|text: &str| {
    let _query = Query::parse(text);
    if let Ok(jmbg) = text.parse::<Jmbg>() {
        assert_eq!(jmbg.digits().parse::<Jmbg>().ok(), Some(jmbg));
    }
    if let Ok(code) = text.parse::<HouseholdCode>() {
        assert_eq!(code.to_string().parse::<HouseholdCode>().ok(), Some(code));
    }
    let _number = tables::parse_number(text, None);
});
