//! The fictional municipality Vedrovo: its code, its place on the map, its settlements.
//!
//! Nothing here is a real place. Code 99015 is not issued (its check digit is valid, so that typing checks accept it); it is
//! set into district RS211 only so that comparison with neighbours, district and region can be shown.

/// The code of the demo municipality.
pub(crate) const UNIT: &str = "99015";
/// Its name; everything printed for people adds that it is demo data.
pub(crate) const NAME: &str = "Vedrovo";
/// The district (NUTS 3) into which it is set.
pub(crate) const DISTRICT: &str = "RS211";
/// The region (NUTS 2) into which it is set.
pub(crate) const REGION: &str = "RS21";
/// Real municipalities of the district that serve as its neighbours in comparison: Arilje, Nova Varoš, Požega, Čajetina.
pub(crate) const NEIGHBOURS: [&str; 4] = ["70041", "70866", "70955", "71234"];
/// Its area in square kilometres.
pub(crate) const AREA_KM2: f64 = 486.0;
/// Where its town lies: longitude and latitude.
pub(crate) const POINT: (f64, f64) = (19.88, 43.72);

/// What kind of settlement it is; the strata of the samples.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    /// The town.
    Town,
    /// A village with a road and a bus.
    Village,
    /// Mountain villages and hamlets.
    Mountain,
    /// The substandard Roma settlement inside the town.
    Substandard,
}

impl Kind {
    /// All kinds, in the order of the strata's numbers.
    pub(crate) const ALL: [Self; 4] =
        [Self::Town, Self::Village, Self::Mountain, Self::Substandard];

    /// The stratum's number in the export, from 1.
    pub(crate) const fn stratum(self) -> u32 {
        self as u32 + 1
    }

    /// Whether it counts as urban.
    pub(crate) const fn is_urban(self) -> bool {
        matches!(self, Self::Town | Self::Substandard)
    }

    /// How far from its place houses stand, in millionths of a degree.
    pub(crate) const fn reach_e6(self) -> i32 {
        match self {
            Self::Town => 12_000,
            Self::Village => 9_000,
            Self::Mountain => 14_000,
            Self::Substandard => 1_500,
        }
    }

    /// How many households an enumeration circle holds, about.
    pub(crate) const fn circle_size(self) -> u32 {
        match self {
            Self::Town | Self::Village => 45,
            Self::Mountain | Self::Substandard => 19,
        }
    }
}

/// One settlement.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Settlement {
    /// Fictional code of six digits.
    pub(crate) code: &'static str,
    /// Name in Latin script.
    pub(crate) name: &'static str,
    /// Kind.
    pub(crate) kind: Kind,
    /// How many households live there.
    pub(crate) households: u32,
    /// By road to the town's centre.
    pub(crate) km_to_town: f64,
    /// Longitude and latitude.
    pub(crate) point: (f64, f64),
}

impl Settlement {
    /// How many enumeration circles it is divided into.
    pub(crate) const fn circles(&self) -> u32 {
        let size = self.kind.circle_size();
        let count = (self.households + size / 2) / size;
        if count == 0 { 1 } else { count }
    }
}

const fn settlement(
    code: &'static str,
    name: &'static str,
    kind: Kind,
    households: u32,
    km_to_town: f64,
    point: (f64, f64),
) -> Settlement {
    Settlement { code, name, kind, households, km_to_town, point }
}

/// All settlements; 7,600 households together.
pub(crate) const SETTLEMENTS: [Settlement; 18] = [
    settlement("990101", "Vedrovo", Kind::Town, 3140, 1.2, (19.880, 43.720)),
    settlement("990102", "Ciglana", Kind::Substandard, 130, 2.6, (19.897, 43.709)),
    settlement("990103", "Donja Vedrina", Kind::Village, 560, 4.1, (19.845, 43.737)),
    settlement("990104", "Gornja Vedrina", Kind::Village, 410, 7.3, (19.815, 43.751)),
    settlement("990105", "Brezovik", Kind::Village, 480, 5.6, (19.931, 43.741)),
    settlement("990106", "Kamenjara", Kind::Village, 430, 8.8, (19.962, 43.703)),
    settlement("990107", "Bukovik Polje", Kind::Village, 390, 9.4, (19.852, 43.668)),
    settlement("990108", "Suvi Do", Kind::Village, 350, 11.7, (19.798, 43.690)),
    settlement("990109", "Zabrđe", Kind::Village, 330, 10.2, (19.912, 43.779)),
    settlement("990110", "Podgaj", Kind::Village, 300, 13.5, (19.985, 43.762)),
    settlement("990111", "Krivaja", Kind::Village, 260, 14.9, (19.771, 43.731)),
    settlement("990112", "Lug", Kind::Village, 240, 6.7, (19.905, 43.684)),
    settlement("990113", "Jasenova Ravan", Kind::Village, 300, 16.8, (19.941, 43.641)),
    settlement("990114", "Vučja Glava", Kind::Mountain, 110, 22.4, (19.742, 43.662)),
    settlement("990115", "Visoka Poljana", Kind::Mountain, 75, 26.1, (19.724, 43.694)),
    settlement("990116", "Stara Kosa", Kind::Mountain, 55, 28.7, (19.731, 43.783)),
    settlement("990117", "Golo Brdo", Kind::Mountain, 22, 33.5, (19.702, 43.641)),
    settlement("990118", "Katunište", Kind::Mountain, 18, 37.2, (19.688, 43.622)),
];

/// How many households live in the municipality.
pub(crate) fn total_households() -> u32 {
    SETTLEMENTS.iter().map(|s| s.households).sum()
}

/// Settlement and place inside it of the household with this number (from 0); `None` past the last.
pub(crate) fn locate(household: u32) -> Option<(usize, u32)> {
    let mut left = household;
    for (index, settlement) in SETTLEMENTS.iter().enumerate() {
        if left < settlement.households {
            return Some((index, left));
        }
        left -= settlement.households;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_code_has_a_valid_check_digit() {
        let digits: Vec<u32> = UNIT.bytes().map(|b| u32::from(b - b'0')).collect();
        let sum = 5 * digits[0] + 4 * digits[1] + 3 * digits[2] + 2 * digits[3];
        assert_eq!((sum % 11, digits[4]), (6, 5));
    }

    #[test]
    fn the_settlements_hold_7600_households() {
        assert_eq!(total_households(), 7600);
        assert_eq!(locate(0), Some((0, 0)));
        assert_eq!(locate(3140), Some((1, 0)));
        assert_eq!(locate(7599), Some((17, 17)));
        assert_eq!(locate(7600), None);
    }

    #[test]
    fn circles_are_small_where_few_live() {
        let circles: Vec<u32> = SETTLEMENTS.iter().map(Settlement::circles).collect();
        assert_eq!(circles[..3], [70, 7, 12]);
        assert_eq!(circles[13..], [6, 4, 3, 1, 1]);
    }
}
