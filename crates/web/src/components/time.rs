//! Days, moments and numbers as readers of the page's language write them.
//!
//! Moments are kept in UTC and shown in the time of Belgrade: central European time, summer time from the last Sunday of March to
//! the last Sunday of October, each time at 01:00 UTC (Directive 2000/84/EC, which Serbia follows). Valid for 1996 and later.

use chrono::{
    DateTime, Datelike as _, Duration, NaiveDate, NaiveDateTime, Timelike as _, Utc, Weekday,
};
use maud::{Markup, html};
use serbian::Style;

use crate::view::View;

/// How the page's language writes numbers and days.
fn style(view: &View) -> Style {
    if view.language().is_serbian() { Style::Serbian } else { Style::English }
}

/// A number with so many decimals: 1.234,5.
pub fn number(view: &View, value: f64, decimals: usize) -> String {
    serbian::number(value, decimals, style(view))
}

/// A count: 1.234.
pub fn count(view: &View, value: u64) -> String {
    serbian::number(value as f64, 0, style(view))
}

/// A share (0–1) in per cent: 12,5%.
pub fn percent(view: &View, share: f64, decimals: usize) -> String {
    serbian::percent(share, decimals, style(view))
}

/// A day: 3. 5. 2026.
pub fn date(view: &View, day: NaiveDate) -> Markup {
    html! { time datetime=(day.format("%Y-%m-%d")) class="text-nowrap" { (day_text(view, day)) } }
}

/// A moment in the time of Belgrade: 3. 5. 2026. 14:05.
pub fn date_time(view: &View, moment: DateTime<Utc>) -> Markup {
    html! {
        time datetime=(moment.format("%Y-%m-%dT%H:%M:%SZ")) class="text-nowrap" {
            (date_time_text(view, moment))
        }
    }
}

/// A moment in the time of Belgrade as text: 3. 5. 2026. 14:05.
pub fn date_time_text(view: &View, moment: DateTime<Utc>) -> String {
    let local = in_belgrade(moment);
    format!("{} {:02}:{:02}", day_text(view, local.date()), local.hour(), local.minute())
}

/// A day as text: 3. 5. 2026.
pub fn day_text(view: &View, day: NaiveDate) -> String {
    serbian::date(day.year(), day.month(), day.day(), style(view))
}

/// The clock on the wall in Belgrade.
pub(crate) fn in_belgrade(moment: DateTime<Utc>) -> NaiveDateTime {
    let year = moment.year();
    let bounds = (change(year, 3), change(year, 10));
    let is_summer = match bounds {
        (Some(from), Some(to)) => (from..to).contains(&moment.naive_utc()),
        _ => false,
    };
    moment.naive_utc() + Duration::hours(if is_summer { 2 } else { 1 })
}

/// 01:00 UTC on the last Sunday of a month of 31 days.
fn change(year: i32, month: u32) -> Option<NaiveDateTime> {
    let last = NaiveDate::from_ymd_opt(year, month, 31)?;
    let back = last.weekday().days_since(Weekday::Sun);
    last.checked_sub_signed(Duration::days(i64::from(back)))?.and_hms_opt(1, 0, 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn belgrade(text: &str) -> String {
        let moment: DateTime<Utc> = text.parse().unwrap();
        in_belgrade(moment).format("%Y-%m-%d %H:%M").to_string()
    }

    #[test]
    fn the_clock_follows_central_european_summer_time() {
        for (utc, local) in [
            ("2026-01-15T12:00:00Z", "2026-01-15 13:00"),
            ("2026-03-29T00:59:59Z", "2026-03-29 01:59"),
            ("2026-03-29T01:00:00Z", "2026-03-29 03:00"),
            ("2026-07-01T22:30:00Z", "2026-07-02 00:30"),
            ("2026-10-25T00:59:59Z", "2026-10-25 02:59"),
            ("2026-10-25T01:00:00Z", "2026-10-25 02:00"),
            ("2024-03-31T01:00:00Z", "2024-03-31 03:00"),
            ("2027-10-31T01:00:00Z", "2027-10-31 02:00"),
            ("2026-12-31T23:30:00Z", "2027-01-01 00:30"),
        ] {
            assert_eq!(belgrade(utc), local, "{utc}");
        }
    }
}
