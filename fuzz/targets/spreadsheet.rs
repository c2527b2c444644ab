//! A workbook whose sheet is foreign: the zip is well made, so that what lies inside is reached.
#![no_main]

use std::io::Cursor;

use libfuzzer_sys::fuzz_target;
use tables::{Options, Table};

/// A workbook with one sheet, stored without compression.
fn workbook(sheet: &[u8]) -> Vec<u8> {
    let parts: [(&str, &[u8]); 5] = [
        ("[Content_Types].xml", include_bytes!("workbook/content_types.xml")),
        ("_rels/.rels", include_bytes!("workbook/rels.xml")),
        ("xl/workbook.xml", include_bytes!("workbook/workbook.xml")),
        ("xl/_rels/workbook.xml.rels", include_bytes!("workbook/workbook_rels.xml")),
        ("xl/worksheets/sheet1.xml", sheet),
    ];
    let (mut bytes, mut directory) = (Vec::new(), Vec::new());
    for (name, body) in parts {
        let place = bytes.len() as u32;
        let (size, crc) = (body.len() as u32, crc32(body));
        let mut shared = Vec::new();
        for number in [20_u16, 0, 0, 0, 0x21] {
            shared.extend_from_slice(&number.to_le_bytes());
        }
        for number in [crc, size, size] {
            shared.extend_from_slice(&number.to_le_bytes());
        }
        shared.extend_from_slice(&(name.len() as u16).to_le_bytes());
        shared.extend_from_slice(&[0, 0]);
        bytes.extend_from_slice(b"PK\x03\x04");
        bytes.extend_from_slice(&shared);
        bytes.extend_from_slice(name.as_bytes());
        bytes.extend_from_slice(body);
        directory.extend_from_slice(b"PK\x01\x02\x14\0");
        directory.extend_from_slice(&shared);
        directory.extend_from_slice(&[0; 10]);
        directory.extend_from_slice(&place.to_le_bytes());
        directory.extend_from_slice(name.as_bytes());
    }
    let (start, length) = (bytes.len() as u32, directory.len() as u32);
    bytes.extend_from_slice(&directory);
    bytes.extend_from_slice(b"PK\x05\x06\0\0\0\0\x05\0\x05\0");
    bytes.extend_from_slice(&length.to_le_bytes());
    bytes.extend_from_slice(&start.to_le_bytes());
    bytes.extend_from_slice(&[0, 0]);
    bytes
}

fn crc32(bytes: &[u8]) -> u32 {
    let step = |crc: u32, byte: &u8| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| (crc >> 1) ^ (0xEDB8_8320 & (crc & 1).wrapping_neg()))
    };
    !bytes.iter().fold(!0, step)
}

fuzz_target!(|sheet: &[u8]| {
    let bytes = Cursor::new(workbook(sheet));
    let Ok(mut table) = Table::from_reader("file.xlsx", bytes, &Options::default()) else { return };
    while let Ok(Some(row)) = table.next_row() {
        let _number = row.number();
    }
});
