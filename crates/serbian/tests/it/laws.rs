//! Laws that hold for every text.

use proptest::prelude::*;
use serbian::{
    Style, fold, homoglyphs, latin_key, number, plural_of_decimal, to_cyrillic, to_latin, unmix,
};

/// Serbian Cyrillic words, small or with a capital, without н, л, д before ј or ж: those pairs are two letters that only
/// known stems keep apart.
fn cyrillic_word() -> impl Strategy<Value = String> {
    "[абвгђежзијкљмњопрстћуфхцчџш]([абвгеијкмопрстћуфхцчшаеиоу]|ђа|жи|љу|ње|џо|ла|ни|ду){1,8}"
        .prop_flat_map(|word| (Just(word), any::<bool>()))
        .prop_map(|(word, capital)| {
            let mut letters = word.chars();
            match letters.next() {
                Some(first) if capital => first.to_uppercase().chain(letters).collect(),
                _ => word,
            }
        })
}

proptest! {
    #[test]
    fn cyrillic_to_latin_and_back_loses_nothing(words in prop::collection::vec(cyrillic_word(), 1..8)) {
        let text = words.join(" ");
        prop_assert_eq!(to_cyrillic(&to_latin(&text)), text);
    }

    #[test]
    fn folding_twice_is_folding_once(text in any::<String>()) {
        let once = fold(&text);
        prop_assert_eq!(fold(&once), once);
    }

    #[test]
    fn folding_serbian_letters_twice_is_folding_once(text in "[a-zđšžčćA-ZĐa-яђјљњћџЂЈ \\-.0-9]{0,24}") {
        let once = fold(&text);
        prop_assert_eq!(fold(&once), once);
    }

    #[test]
    fn folding_does_not_see_the_script(words in prop::collection::vec(cyrillic_word(), 1..8)) {
        let text = words.join("-");
        prop_assert_eq!(fold(&to_latin(&text)), fold(&text));
    }

    #[test]
    fn latin_text_folds_as_its_cyrillic(text in "[a-pr-vzčćđšžA-PR-VZČĆĐŠŽ ,.]{0,40}") {
        prop_assert_eq!(fold(&to_cyrillic(&text)), fold(&text));
    }

    #[test]
    fn no_text_is_too_strange(text in any::<String>()) {
        let _ = (to_cyrillic(&text), to_latin(&text), homoglyphs(&text), unmix(&text), latin_key(&text));
    }

    #[test]
    fn no_number_is_too_strange(value in any::<f64>(), decimals in 0usize..8) {
        let shown = number(value, decimals, Style::Serbian);
        prop_assert!(!shown.contains("NaN") && !shown.contains("inf"));
        let _ = plural_of_decimal(value, decimals);
    }

    #[test]
    fn text_in_cyrillic_stays(words in prop::collection::vec(cyrillic_word(), 1..8)) {
        let text = words.join(" ");
        prop_assert_eq!(to_cyrillic(&text), text);
    }
}
