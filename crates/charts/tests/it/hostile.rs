//! Laws: whatever the values and words, the drawing is well-formed XML without NaN.

use proptest::prelude::*;

use crate::all::charts;

fn check(values: &[f64], word: &str) {
    let again = charts(values, word);
    for ((name, svg), repeated) in charts(values, word).into_iter().zip(again) {
        let parsed = roxmltree::Document::parse(&svg);
        assert!(parsed.is_ok(), "{name}: {parsed:?}\n{svg}");
        for wrong in ["NaN", "\"inf", "-inf", " inf", "undefined"] {
            assert!(!svg.contains(wrong), "{name} contains {wrong}: {svg}");
        }
        assert_eq!(svg, repeated.1);
    }
}

#[test]
fn values_beyond_reason_and_hostile_words_break_no_chart() {
    let wild = [
        f64::INFINITY,
        f64::NEG_INFINITY,
        f64::MAX,
        f64::MIN_POSITIVE,
        -0.0,
        1e15,
        -1e15,
        0.1,
        f64::from(i32::MAX),
    ];
    for word in [
        "",
        "</text><script>",
        "a\u{0}b\u{1b}\u{ffff}\n",
        "\"'&<>",
        "дуга реч без краја и конца ".repeat(30).as_str(),
        "\u{202e}\u{301}",
    ] {
        check(&wild, word);
        check(&[], word);
        check(&[0.0], word);
        check(&[5.0, 5.0, 5.0], word);
    }
}

fn any_value() -> impl Strategy<Value = f64> {
    prop_oneof![any::<f64>(), -1e3..1e3f64, 0.0..1.0f64, Just(f64::NAN), Just(f64::INFINITY)]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_values_and_words_give_a_well_formed_drawing(
        values in prop::collection::vec(any_value(), 0..9),
        word in "[^NIiu]{0,24}",
    ) {
        check(&values, &word);
    }
}
