//! Numbers of citizens for persons that do not exist: valid, and each given once.

use super::population::Date;

const WEIGHTS: [u32; 12] = [7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2];
const FIRST_YEAR: usize = 1930;
const YEARS: usize = 100;
const REGIONS: usize = 100;
/// Serial numbers of one day, region and sex.
const SERIALS: u32 = 500;

/// How many numbers each day, region and sex has given.
#[derive(Debug)]
pub(crate) struct Register {
    given: Vec<u16>,
}

impl Register {
    /// Nothing given yet.
    pub(crate) fn new() -> Self {
        Self { given: vec![0; YEARS * 372 * REGIONS * 2] }
    }

    /// The next serial number; `None` when the day has no more.
    pub(crate) fn next(&mut self, birth: Date, region: u8, female: bool) -> Option<u16> {
        let year = (birth.year as usize).checked_sub(FIRST_YEAR)?;
        let day = (year * 12 + birth.month as usize - 1) * 31 + birth.day as usize - 1;
        let place = (day * REGIONS + usize::from(region)) * 2 + usize::from(female);
        let given = self.given.get_mut(place)?;
        while u32::from(*given) < SERIALS {
            // A step that is prime to 500 visits every serial number once, neighbours in time far apart.
            let serial = (place as u32 * 131 + u32::from(*given) * 37) % SERIALS;
            let serial = (serial + if female { SERIALS } else { 0 }) as u16;
            *given += 1;
            if digits(birth, region, serial).is_some() {
                return Some(serial);
            }
        }
        None
    }
}

/// The thirteen digits; `None` for the one serial number in eleven that has no check digit.
pub(crate) fn digits(birth: Date, region: u8, serial: u16) -> Option<String> {
    let Date { year, month, day } = birth;
    let text = format!("{day:02}{month:02}{:03}{region:02}{serial:03}", year % 1000);
    let digits = text.bytes().map(|byte| u32::from(byte - b'0'));
    let sum: u32 = WEIGHTS.iter().zip(digits).map(|(weight, digit)| weight * digit).sum();
    match 11 - sum % 11 {
        10 => None,
        check => Some(format!("{text}{}", check % 11)),
    }
}
