//! The shipped list and codes, short to write.

use kernel::UnitCode;
use places::Places;

pub(crate) fn places() -> Places {
    Places::shipped().unwrap()
}

pub(crate) fn code(text: &str) -> UnitCode {
    text.parse().unwrap()
}
