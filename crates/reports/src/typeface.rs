//! The typeface of documents: Noto Sans, from a package, embedded in the program. No other font is ever used, so a
//! document looks and measures the same on every machine.

use std::sync::{Arc, LazyLock};

use resvg::usvg::fontdb;
use typst::{
    foundations::Bytes,
    text::{Font, FontBook},
    utils::LazyHash,
};

/// The family's name.
pub(crate) const FAMILY: &str = "Noto Sans";

/// Stands for a letter that the typeface does not have.
const NO_GLYPH: char = '\u{25a1}';

const FACES: [&[u8]; 4] =
    [notosans::REGULAR_TTF, notosans::BOLD_TTF, notosans::ITALIC_TTF, notosans::BOLD_ITALIC_TTF];

/// The faces as Typst wants them.
pub(crate) struct Faces {
    pub(crate) book: LazyHash<FontBook>,
    pub(crate) fonts: Vec<Font>,
}

/// The faces, read once.
pub(crate) static FOR_PAGES: LazyLock<Faces> = LazyLock::new(|| {
    let fonts: Vec<Font> = FACES.iter().flat_map(|face| Font::iter(Bytes::new(*face))).collect();
    Faces { book: LazyHash::new(FontBook::from_fonts(&fonts)), fonts }
});

/// The faces as the drawer of pictures wants them.
pub(crate) static FOR_PICTURES: LazyLock<Arc<fontdb::Database>> = LazyLock::new(|| {
    let mut faces = fontdb::Database::new();
    for face in FACES {
        faces.load_font_data(face.to_vec());
    }
    faces.set_sans_serif_family(FAMILY);
    faces.set_serif_family(FAMILY);
    faces.set_monospace_family(FAMILY);
    Arc::new(faces)
});

/// `text` with a box for every letter that the typeface lacks: PDF/UA refuses what it cannot draw, the report must not.
pub(crate) fn only_covered(text: &str) -> String {
    let Some(regular) = FOR_PAGES.fonts.first() else { return text.to_owned() };
    let coverage = &regular.info().coverage;
    text.chars()
        .filter(|c| !matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2069}' | '\u{feff}'))
        .map(|c| if c == '\n' || coverage.contains(u32::from(c)) { c } else { NO_GLYPH })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_serbian_letter_is_in_every_face() {
        let letters = "АБВГДЂЕЖЗИЈКЛЉМНЊОПРСТЋУФХЦЧЏШабвгдђежзијклљмнњопрстћуфхцчџшABCČĆDĐEFGHIJKLMNOPRSŠTUVZŽabcčćdđefghijklmnoprsštuvzž0123456789%‰–−„“”·§…×≥≤€";
        for font in &FOR_PAGES.fonts {
            let missing: String =
                letters.chars().filter(|c| !font.info().coverage.contains(u32::from(*c))).collect();
            assert_eq!(missing, "", "{:?}", font.info().variant);
        }
        assert_eq!(FOR_PAGES.fonts.len(), 4);
    }

    #[test]
    fn what_the_typeface_lacks_becomes_a_box() {
        assert_eq!(only_covered("Пирот 漢 🙂\u{200d}č"), "Пирот □ □č");
    }
}
