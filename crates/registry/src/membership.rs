//! Belonging to a household over time: how somebody joins, how somebody leaves, and on which days that can be.

use chrono::NaiveDate;

use crate::closed_set::closed_set;

closed_set!(
    /// How a person joined a household.
    HowJoined {
        /// Was there when the household was entered.
        Entry = "entry",
        /// Was born into it.
        Birth = "birth",
        /// Moved in.
        MovedIn = "moved_in",
        /// Married into it.
        Marriage = "marriage",
        /// Came with a household that was joined to it.
        Merge = "merge",
        /// Left another household for this one, which began with that.
        Split = "split",
        /// Came back, or had been marked as gone by mistake.
        CameBack = "came_back",
        /// Was there all along: the household had been entered twice.
        SameHousehold = "same_household",
    }
);

closed_set!(
    /// How a person left a household.
    HowLeft {
        /// Died.
        Death = "death",
        /// Moved out, to another household or out of the municipality.
        MovedOut = "moved_out",
        /// Married into another household.
        Marriage = "marriage",
        /// Went with the household into another.
        Merge = "merge",
        /// Left for a household that began with that.
        Split = "split",
        /// Moved to another municipality, which took the person's data over.
        Transferred = "transferred",
        /// Was erased by right: nothing is known of the person any more.
        Erased = "erased",
        /// Never left: the record is of somebody whom another record stands for.
        SamePerson = "same_person",
        /// Never left: the household had been entered twice, and another record stands for it.
        SameHousehold = "same_household",
    }
);

closed_set!(
    /// Why a household is no more.
    HowClosed {
        /// Its members went into another one.
        Merged = "merged",
        /// Nobody lives there any more.
        Empty = "empty",
        /// It moved out of the municipality.
        MovedAway = "moved_away",
        /// It moved to another municipality, which took its data over.
        Transferred = "transferred",
        /// It had been entered by mistake.
        Mistake = "mistake",
        /// Its last member was erased by right.
        Erased = "erased",
    }
);

closed_set!(
    /// How a partnership ended.
    HowParted {
        /// By divorce or parting.
        Parted = "parted",
        /// One of them died.
        Death = "death",
    }
);

/// Why a change of membership cannot be. The text of each stands in the locale files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MembershipFault {
    /// The day is still to come.
    DayInFuture,
    /// The day is before the person joined the household, or was born.
    DayTooEarly,
    /// The person is not a member of any household at the moment.
    Gone,
    /// The person is a member already.
    StillThere,
    /// It is the same household.
    SameHousehold,
    /// It is the same person.
    SamePerson,
    /// Two members were said to be one and the same person.
    ChosenTwice,
    /// Nobody was chosen.
    NobodyChosen,
    /// Everybody was chosen: then it is the household that moves.
    EverybodyChosen,
    /// The household is closed.
    Closed,
    /// The household still has members.
    HasMembers,
    /// One of the two has a partner already.
    HasPartner,
    /// No household was chosen.
    NoTarget,
}

/// Whether something can have happened on `day`, for somebody who has been there since `since`.
///
/// # Errors
/// [`MembershipFault::DayInFuture`], [`MembershipFault::DayTooEarly`].
pub fn check_day(
    day: NaiveDate,
    since: Option<NaiveDate>,
    today: NaiveDate,
) -> Result<(), MembershipFault> {
    if day > today {
        return Err(MembershipFault::DayInFuture);
    }
    if since.is_some_and(|since| day < since) {
        return Err(MembershipFault::DayTooEarly);
    }
    Ok(())
}

/// Whether some, but not all, of `members` were chosen: then a household can be split.
///
/// # Errors
/// [`MembershipFault::NobodyChosen`], [`MembershipFault::EverybodyChosen`].
pub fn check_chosen(chosen: usize, members: usize) -> Result<(), MembershipFault> {
    match chosen {
        0 => Err(MembershipFault::NobodyChosen),
        chosen if chosen >= members => Err(MembershipFault::EverybodyChosen),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, month, day).unwrap()
    }

    #[test]
    fn nobody_leaves_before_having_joined_or_tomorrow() {
        let since = Some(day(3, 1));
        let today = day(11, 27);
        assert_eq!(check_day(day(2, 28), since, today), Err(MembershipFault::DayTooEarly));
        assert_eq!(check_day(day(11, 28), since, today), Err(MembershipFault::DayInFuture));
        assert_eq!(check_day(day(3, 1), since, today), Ok(()));
        assert_eq!(check_day(day(1, 1), None, today), Ok(()));
    }

    #[test]
    fn a_split_takes_some_and_leaves_some() {
        assert_eq!(check_chosen(0, 3), Err(MembershipFault::NobodyChosen));
        assert_eq!(check_chosen(3, 3), Err(MembershipFault::EverybodyChosen));
        assert_eq!(check_chosen(1, 3), Ok(()));
    }
}
