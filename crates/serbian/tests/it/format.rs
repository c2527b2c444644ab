//! Numbers, dates and plural forms.

use serbian::{
    Plural::{Few, One, Other},
    Style::{English, Serbian},
    date, date_in_words, interval, month_genitive, month_of_year, number, percent, plural,
    plural_of_decimal, range,
};

#[test]
fn numbers_have_groups_and_the_decimal_sign_of_the_language() {
    assert_eq!(number(1_234_567.891, 2, Serbian), "1.234.567,89");
    assert_eq!(number(1_234_567.891, 2, English), "1,234,567.89");
    assert_eq!(number(999.0, 0, Serbian), "999");
    assert_eq!(number(1000.0, 1, Serbian), "1.000,0");
    assert_eq!(number(-5.25, 1, Serbian), "−5,3");
    assert_eq!(number(f64::NAN, 1, Serbian), "–");
}

#[test]
fn halves_round_away_from_zero_as_the_reader_sees_them() {
    assert_eq!(number(2.675, 2, English), "2.68");
    assert_eq!(number(0.5, 0, English), "1");
    assert_eq!(number(-0.5, 0, English), "−1");
    assert_eq!(number(999.95, 1, English), "1,000.0");
    assert_eq!(number(-0.04, 1, English), "0.0");
    assert_eq!(percent(0.285, 0, Serbian), "29%");
    assert_eq!(percent(0.145, 0, Serbian), "15%");
}

#[test]
fn shares_ranges_and_intervals() {
    assert_eq!(percent(0.2134, 1, Serbian), "21,3%");
    assert_eq!(percent(1.0, 0, English), "100%");
    assert_eq!(percent(12.5, 0, English), "1,250%");
    assert_eq!(percent(0.004, 1, English), "0.4%");
    assert_eq!(range(10.0, 20.0, 0, Serbian), "10–20");
    assert_eq!(range(-3.0, 5.0, 0, Serbian), "−3 – 5");
    assert_eq!(interval(1.2, 3.4, 1, Serbian), "[1,2; 3,4]");
    assert_eq!(interval(1.2, 3.4, 1, English), "[1.2, 3.4]");
}

#[test]
fn dates_have_ordinal_dots_in_serbian() {
    assert_eq!(date(2026, 5, 3, Serbian), "3. 5. 2026.");
    assert_eq!(date(2026, 5, 3, English), "3 May 2026");
    assert_eq!(date_in_words(2026, 5, 3, Serbian), "3. maja 2026.");
    assert_eq!(month_of_year(2026, 9, Serbian), "septembar 2026.");
    assert_eq!(month_genitive(13, Serbian), None);
    assert_eq!(month_genitive(0, Serbian), None);
}

#[test]
fn counts_take_one_of_three_forms() {
    for (n, form) in
        [(0, Other), (1, One), (2, Few), (4, Few), (5, Other), (11, Other), (12, Other)]
    {
        assert_eq!(plural(n), form, "{n}");
    }
    for (n, form) in [(21, One), (22, Few), (111, Other), (114, Other), (121, One), (1002, Few)] {
        assert_eq!(plural(n), form, "{n}");
    }
    assert_eq!(plural(22).pick("lice", "lica", "lica (mn.)"), "lica");
}

#[test]
fn the_digits_after_the_comma_decide_for_decimals() {
    for (value, decimals, form) in [
        (1.0, 0, One),
        (1.0, 1, Other),
        (1.1, 1, One),
        (2.3, 1, Few),
        (1.5, 1, Other),
        (0.11, 2, Other),
    ] {
        assert_eq!(plural_of_decimal(value, decimals), form, "{value} {decimals}");
    }
    assert_eq!(plural_of_decimal(f64::INFINITY, 1), Other);
}
