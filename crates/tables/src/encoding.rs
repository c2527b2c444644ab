//! Bytes to UTF-8, as a stream: byte order marks, UTF-16 and the Windows code pages.
//!
//! UTF-8 passes through unchecked here; [`records`](crate::records) checks it row by row, where the place is known.

use std::io::{self, BufRead, BufReader, Cursor, Read};

use encoding_rs::{Decoder, DecoderResult, UTF_16BE, UTF_16LE, WINDOWS_1250, WINDOWS_1251};

use crate::{Encoding, Finding};

/// Bytes on which the encoding is decided.
const SAMPLE: usize = 256 * 1024;
const CHUNK: usize = 128 * 1024;

/// `raw` as UTF-8 without byte order mark, and the encoding that was found or given.
pub(crate) fn decode(
    file: &str,
    mut raw: Box<dyn Read + Send>,
    given: Option<Encoding>,
) -> Result<(Box<dyn BufRead + Send>, Encoding), Finding> {
    let sample = take_sample(&mut raw, SAMPLE).map_err(|fault| unreadable(file, &fault))?;
    let encoding = decide(file, &sample, given)?;
    let mark: &[u8] = match encoding {
        Encoding::Utf8 => b"\xEF\xBB\xBF",
        Encoding::Utf16Le => b"\xFF\xFE",
        Encoding::Utf16Be => b"\xFE\xFF",
        Encoding::Windows1250 | Encoding::Windows1251 => b"",
    };
    let mut start = Cursor::new(sample);
    if start.get_ref().starts_with(mark) {
        start.set_position(mark.len() as u64);
    }
    let bytes = start.chain(raw);
    let decoder = match encoding {
        Encoding::Utf8 => return Ok((Box::new(BufReader::with_capacity(CHUNK, bytes)), encoding)),
        Encoding::Utf16Le => UTF_16LE,
        Encoding::Utf16Be => UTF_16BE,
        Encoding::Windows1250 => WINDOWS_1250,
        Encoding::Windows1251 => WINDOWS_1251,
    }
    .new_decoder_without_bom_handling();
    let text = Transcoder { bytes, decoder, waiting: Vec::new(), ended: false, is_done: false };
    Ok((Box::new(BufReader::with_capacity(CHUNK, text)), encoding))
}

/// The first bytes of a stream, fewer than `size` only at its end.
pub(crate) fn take_sample(bytes: &mut impl Read, size: usize) -> io::Result<Vec<u8>> {
    let mut sample = Vec::new();
    bytes.take(size as u64).read_to_end(&mut sample)?;
    Ok(sample)
}

pub(crate) fn unreadable(file: &str, fault: &io::Error) -> Finding {
    Finding::new(file, "a file that can be read", fault.to_string())
}

fn decide(file: &str, sample: &[u8], given: Option<Encoding>) -> Result<Encoding, Finding> {
    let found = detect(sample);
    let Some(given) = given else { return Ok(found) };
    let is_multibyte = || found == Encoding::Utf8 && !sample.is_ascii();
    let contradicts = match given {
        Encoding::Utf8 => matches!(found, Encoding::Utf16Le | Encoding::Utf16Be),
        Encoding::Windows1250 | Encoding::Windows1251 => {
            is_multibyte() || matches!(found, Encoding::Utf16Le | Encoding::Utf16Be)
        }
        Encoding::Utf16Le | Encoding::Utf16Be => found != given && !sample.is_empty(),
    };
    if contradicts {
        return Err(Finding::new(file, given.name(), format!("{} text", found.name())));
    }
    Ok(given)
}

fn detect(sample: &[u8]) -> Encoding {
    if sample.starts_with(b"\xEF\xBB\xBF") {
        return Encoding::Utf8;
    }
    if sample.starts_with(b"\xFF\xFE") {
        return Encoding::Utf16Le;
    }
    if sample.starts_with(b"\xFE\xFF") {
        return Encoding::Utf16Be;
    }
    // Delimiters, digits and line breaks are ASCII: in UTF-16 a good part of one half of the bytes is zero.
    let zeros = |odd: usize| sample.iter().skip(odd).step_by(2).filter(|&&b| b == 0).count();
    let pairs = sample.len() / 2;
    if pairs > 3 && sample.contains(&0) {
        let (even, odd) = (zeros(0), zeros(1));
        if odd * 10 >= pairs * 3 && even * 20 < pairs {
            return Encoding::Utf16Le;
        }
        if even * 10 >= pairs * 3 && odd * 20 < pairs {
            return Encoding::Utf16Be;
        }
    }
    match std::str::from_utf8(sample) {
        Ok(_) => Encoding::Utf8,
        // The sample may end in the middle of a letter.
        Err(fault) if fault.error_len().is_none() => Encoding::Utf8,
        Err(_) => Encoding::Windows1250,
    }
}

impl Encoding {
    /// The name that people use.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Le => "UTF-16 (little endian)",
            Self::Utf16Be => "UTF-16 (big endian)",
            Self::Windows1250 => "Windows-1250",
            Self::Windows1251 => "Windows-1251",
        }
    }
}

struct Transcoder<R> {
    bytes: R,
    decoder: Decoder,
    /// Bytes read and not yet decoded.
    waiting: Vec<u8>,
    ended: bool,
    /// The decoder has said its last word and may not be asked again.
    is_done: bool,
}

impl<R: Read> Read for Transcoder<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        while !self.is_done {
            if self.waiting.is_empty() && !self.ended {
                self.waiting = take_sample(&mut self.bytes, CHUNK)?;
                self.ended = self.waiting.len() < CHUNK;
            }
            let (result, read, written) =
                self.decoder.decode_to_utf8_without_replacement(&self.waiting, out, self.ended);
            self.waiting.drain(..read);
            self.is_done = self.ended && result == DecoderResult::InputEmpty;
            if let DecoderResult::Malformed(..) = result {
                self.is_done = true;
                let name = self.decoder.encoding().name();
                return Err(io::Error::new(io::ErrorKind::InvalidData, format!("no {name} text")));
            }
            if written > 0 || result == DecoderResult::OutputFull {
                return Ok(written);
            }
        }
        Ok(0)
    }
}
