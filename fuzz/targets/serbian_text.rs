//! Any text through both scripts: Cyrillic of Latin and back is the same text for Serbian letters, folding is stable.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let cyrillic = serbian::to_cyrillic(text);
    let latin = serbian::to_latin(&cyrillic);
    assert_eq!(serbian::to_latin(&latin), latin);
    let folded = serbian::fold(text);
    assert_eq!(serbian::fold(&folded), folded);
    let _keys = (serbian::latin_key(text), serbian::cyrillic_key(text));
    let _mixed = serbian::homoglyphs(text);
    let _unmixed = serbian::unmix(text);
});
