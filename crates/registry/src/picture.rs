//! What a file is, by its first bytes, and pictures without what cameras write into them.
//!
//! A file is taken for what it is, never for what its name or its sender says. Photographs tell where and when they were
//! taken: that goes before they are kept.

/// The kinds of files that are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// A document.
    Pdf,
    /// A picture.
    Png,
    /// A photograph.
    Jpeg,
}

impl FileKind {
    /// What a file is by its content; `None` for anything that is not taken.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        if bytes.starts_with(b"%PDF-") {
            return Some(Self::Pdf);
        }
        if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
            return Some(Self::Png);
        }
        bytes.starts_with(&[0xff, 0xd8, 0xff]).then_some(Self::Jpeg)
    }

    /// The name as it is sent.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
        }
    }

    /// The kind of that name.
    pub fn of_media_type(name: &str) -> Option<Self> {
        [Self::Pdf, Self::Png, Self::Jpeg].into_iter().find(|one| one.media_type() == name)
    }

    /// How a name of such a file ends.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Png => "png",
            Self::Jpeg => "jpg",
        }
    }
}

/// The bytes as they are kept: of pictures without place, time, camera and comments. `None` for a broken picture.
pub(crate) fn kept(kind: FileKind, bytes: &[u8]) -> Option<Vec<u8>> {
    match kind {
        FileKind::Pdf => Some(bytes.to_vec()),
        FileKind::Png => without_png_texts(bytes),
        FileKind::Jpeg => without_exif(bytes),
    }
}

/// Start of scan: what follows is the picture itself.
const SCAN: u8 = 0xda;
/// Comment.
const COMMENT: u8 = 0xfe;
/// APP0: the frame of JFIF.
const APP0: u8 = 0xe0;
/// APP2: a colour profile, when it says so.
const APP2: u8 = 0xe2;
/// APP15, the last of the application's segments.
const APP15: u8 = 0xef;
/// What a colour profile begins with.
const PROFILE: &[u8] = b"ICC_PROFILE\0";

/// A JPEG without its application segments (APP1 to APP15: EXIF, XMP, IPTC) and comments; the frame (APP0) and a colour
/// profile stay. What is after the end of the picture goes too. `None` when it is no JPEG.
pub fn without_exif(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut rest = bytes.strip_prefix(&[0xff, 0xd8])?;
    let mut out = vec![0xff, 0xd8];
    loop {
        let (marker, after) = marker(rest)?;
        if marker == SCAN {
            let end = end_of_picture(rest)?;
            out.extend_from_slice(rest.get(..end)?);
            return Some(out);
        }
        let length = usize::from(u16::from_be_bytes(*after.first_chunk::<2>()?));
        let segment = after.get(..length)?;
        let content = segment.get(2..)?;
        if stays(marker, content) {
            out.extend_from_slice(&[0xff, marker]);
            out.extend_from_slice(segment);
        }
        rest = after.get(length..)?;
    }
}

/// The next marker and what follows it; fill bytes before it are passed over.
fn marker(bytes: &[u8]) -> Option<(u8, &[u8])> {
    let mut rest = bytes.strip_prefix(&[0xff])?;
    loop {
        let (first, after) = rest.split_first()?;
        match *first {
            0xff => rest = after,
            0x00 | 0x01 | 0xd0..=0xd9 => return None,
            marker => return Some((marker, after)),
        }
    }
}

fn stays(marker: u8, content: &[u8]) -> bool {
    match marker {
        APP0 => content.starts_with(b"JFIF\0"),
        APP2 => content.starts_with(PROFILE),
        COMMENT => false,
        marker => !(APP0..=APP15).contains(&marker),
    }
}

/// How far the scans go, with the mark of the end. Segments between scans that tell something are not taken: then `None`.
fn end_of_picture(bytes: &[u8]) -> Option<usize> {
    let mut at = 0;
    while let Some(step) = bytes.get(at..)?.iter().position(|byte| *byte == 0xff) {
        at += step;
        let next = *bytes.get(at + 1)?;
        match next {
            0xd9 => return Some(at + 2),
            0xff => at += 1,
            COMMENT | APP0..=APP15 => return None,
            0x00 | 0xd0..=0xd7 => at += 2,
            _segment => {
                let length = bytes.get(at + 2..)?.first_chunk::<2>()?;
                at += 2 + usize::from(u16::from_be_bytes(*length));
            }
        }
    }
    None
}

/// Parts of a PNG that draw it; texts, times and EXIF are others.
const DRAWING: [&[u8; 4]; 12] = [
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT",
    b"bKGD", b"pHYs",
];

/// A PNG with the parts that draw it only. `None` when it is broken.
fn without_png_texts(bytes: &[u8]) -> Option<Vec<u8>> {
    let (head, mut rest) = bytes.split_at_checked(8)?;
    let mut out = head.to_vec();
    loop {
        let length = usize::try_from(u32::from_be_bytes(*rest.first_chunk::<4>()?)).ok()?;
        let whole = length.checked_add(12)?;
        let part = rest.get(..whole)?;
        let name = part.get(4..8)?;
        if DRAWING.iter().any(|one| one.as_slice() == name) {
            out.extend_from_slice(part);
        }
        if name == b"IEND" {
            return Some(out);
        }
        rest = rest.get(whole..)?;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn segment(marker: u8, content: &[u8]) -> Vec<u8> {
        let length = u16::try_from(content.len() + 2).unwrap().to_be_bytes();
        [&[0xff, marker], length.as_slice(), content].concat()
    }

    fn scan() -> Vec<u8> {
        [
            segment(SCAN, &[1, 1, 0, 0, 63, 0]),
            vec![0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56, 0xff, 0xd9],
        ]
        .concat()
    }

    #[test]
    fn place_and_camera_go_and_the_picture_stays() {
        let frame = segment(APP0, b"JFIF\0\x01\x02\0\0\x01\0\x01\0\0");
        let profile = segment(APP2, b"ICC_PROFILE\0\x01\x01colours");
        let table = segment(0xdb, &[7; 65]);
        let photo = [
            vec![0xff, 0xd8],
            frame.clone(),
            segment(0xe1, b"Exif\0\0GPS 43.15 22.58"),
            segment(0xe1, b"http://ns.adobe.com/xap/1.0/\0<x/>"),
            profile.clone(),
            segment(APP2, b"MPF\0preview"),
            segment(0xed, b"Photoshop 3.0\0caption"),
            segment(COMMENT, b"kod Stane"),
            table.clone(),
            scan(),
            b"after the end".to_vec(),
        ];
        let expected = [vec![0xff, 0xd8], frame, profile, table, scan()].concat();
        assert_eq!(without_exif(&photo.concat()), Some(expected.clone()));
        assert_eq!(without_exif(&expected), Some(expected));
    }

    #[test]
    fn a_broken_photograph_is_none() {
        let whole = [vec![0xff, 0xd8], segment(0xdb, &[7; 65]), scan()].concat();
        for cut in 0..whole.len() {
            assert_eq!(without_exif(&whole[..cut]), None, "cut at {cut}");
        }
        let between =
            [vec![0xff, 0xd8], segment(SCAN, &[0]), segment(0xe1, b"Exif"), vec![0xff, 0xd9]];
        assert_eq!(without_exif(&between.concat()), None);
    }

    #[test]
    fn a_file_is_what_its_bytes_say() {
        assert_eq!(FileKind::of(b"%PDF-1.7\n"), Some(FileKind::Pdf));
        assert_eq!(FileKind::of(b"\x89PNG\r\n\x1a\n...."), Some(FileKind::Png));
        assert_eq!(FileKind::of(&[0xff, 0xd8, 0xff, 0xe0]), Some(FileKind::Jpeg));
        for other in [b"<html>".as_slice(), b"GIF89a", b"MZ", b"PK\x03\x04", b""] {
            assert_eq!(FileKind::of(other), None);
        }
    }

    #[test]
    fn the_texts_of_a_png_go() {
        let part = |name: &[u8], content: &[u8]| {
            let length = u32::try_from(content.len()).unwrap().to_be_bytes();
            [length.as_slice(), name, content, &[0; 4]].concat()
        };
        let head = b"\x89PNG\r\n\x1a\n".to_vec();
        let (first, data, end) = (part(b"IHDR", &[0; 13]), part(b"IDAT", b"x"), part(b"IEND", b""));
        let told = [part(b"tEXt", b"Author\0Ana"), part(b"eXIf", b"GPS")].concat();
        let whole = [head.clone(), first.clone(), told, data.clone(), end.clone()].concat();
        assert_eq!(kept(FileKind::Png, &whole), Some([head, first, data, end].concat()));
        assert_eq!(kept(FileKind::Png, &whole[..whole.len() - 1]), None);
    }

    proptest! {
        #[test]
        fn no_bytes_break_the_reading(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            let _kind = FileKind::of(&bytes);
            let _png = kept(FileKind::Png, &bytes);
            if let Some(clean) = without_exif(&[&[0xff, 0xd8], bytes.as_slice()].concat()) {
                prop_assert_eq!(without_exif(&clean), Some(clean.clone()));
            }
        }
    }
}
