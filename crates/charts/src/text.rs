//! Text in charts: what XML allows, how wide it is, how it breaks into lines.
//!
//! Widths are estimated from classes of letters, a little generously: fonts differ and nothing here reads one.

/// `text` without the characters that XML 1.0 forbids; line breaks and tabs become spaces.
pub(crate) fn clean(text: &str) -> String {
    text.chars()
        .filter_map(|c| match c {
            '\t' | '\n' | '\r' => Some(' '),
            '\u{FFFE}' | '\u{FFFF}' => None,
            c if c.is_control() => None,
            c => Some(c),
        })
        .collect()
}

/// The estimated width of one line at a font size.
pub(crate) fn width(text: &str, size: f64) -> f64 {
    text.chars().map(|c| em(c) * size).sum()
}

fn em(c: char) -> f64 {
    match c {
        'i' | 'j' | 'l' | 'ј' | 'і' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | '(' | ')'
        | ' ' => 0.34,
        'm' | 'w' | 'M' | 'W' | 'ш' | 'щ' | 'Ш' | 'Ж' | 'М' | 'Щ' | 'ю' | 'ж' | 'љ' | 'њ' | 'Љ'
        | 'Њ' | '%' => 0.95,
        c if c.is_uppercase() => 0.72,
        '\u{0400}'..='\u{04FF}' => 0.64,
        _ => 0.6,
    }
}

/// `text` broken at spaces into at most `lines` lines of a width; what does not fit ends in an ellipsis.
pub(crate) fn wrap(text: &str, size: f64, limit: f64, lines: usize) -> Vec<String> {
    let mut wrapped: Vec<String> = Vec::new();
    let text = clean(text);
    for word in text.split_whitespace() {
        let is_last_line = wrapped.len() >= lines;
        match wrapped.last_mut() {
            Some(line)
                if is_last_line || width(line, size) + width(word, size) + 0.34 * size <= limit =>
            {
                line.push(' ');
                line.push_str(word);
            }
            _ => wrapped.push(word.to_owned()),
        }
    }
    wrapped.into_iter().map(|line| shorten(&line, size, limit)).collect()
}

/// One line cut to a width, with an ellipsis where it was cut.
pub(crate) fn shorten(line: &str, size: f64, limit: f64) -> String {
    if width(line, size) <= limit {
        return line.to_owned();
    }
    let mut used = 0.9 * size;
    let mut kept: String = line
        .chars()
        .take_while(|&c| {
            used += em(c) * size;
            used <= limit
        })
        .collect();
    kept.truncate(kept.trim_end().len());
    kept.push('…');
    kept
}
