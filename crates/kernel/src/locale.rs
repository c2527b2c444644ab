//! Texts of a crate in all languages: Fluent files in Serbian Latin and English, Cyrillic derived.
//!
//! Keys that are missing show as the key itself, so that nothing ever fails on a word; tests hold the files complete.

use std::{borrow::Cow, collections::BTreeSet};

use fluent_bundle::{
    FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle, types::FluentNumber,
};

use crate::Language;

/// Named values that a text mentions.
#[derive(Debug, Default)]
pub struct TextArgs<'a>(FluentArgs<'a>);

impl<'a> TextArgs<'a> {
    /// No values yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// With a text, shown as it is.
    #[must_use]
    pub fn text(mut self, name: &'a str, text: impl Into<Cow<'a, str>>) -> Self {
        self.0.set(name, FluentValue::String(text.into()));
        self
    }

    /// With a text as somebody typed it (a name, what is searched for): no script is derived for it.
    #[must_use]
    pub fn typed(mut self, name: &'a str, text: &str) -> Self {
        self.0.set(name, FluentValue::String(serbian::protect(text).into()));
        self
    }

    /// With a count, which selects the plural form.
    #[must_use]
    pub fn count(mut self, name: &'a str, count: u64) -> Self {
        self.0.set(name, FluentValue::Number(FluentNumber::from(count)));
        self
    }
}

/// A Fluent file that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the texts in {language} cannot be read: {cause}")]
pub struct LocaleError {
    /// The file's language.
    pub language: Language,
    /// What Fluent found.
    pub cause: String,
}

/// The texts of one crate.
pub struct Locale {
    serbian: FluentBundle<FluentResource>,
    english: FluentBundle<FluentResource>,
    keys: [BTreeSet<String>; 2],
}

impl std::fmt::Debug for Locale {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Locale").field("keys", &self.keys).finish_non_exhaustive()
    }
}

impl Locale {
    /// Reads `locales/sr.ftl` (Latin) and `locales/en.ftl`.
    ///
    /// # Errors
    /// [`LocaleError`] when a file is not valid Fluent or holds a key twice.
    pub fn new(serbian: &str, english: &str) -> Result<Self, LocaleError> {
        let (serbian, serbian_keys) = read(serbian, Language::SerbianLatin)?;
        let (english, english_keys) = read(english, Language::English)?;
        Ok(Self { serbian, english, keys: [serbian_keys, english_keys] })
    }

    /// The texts that a crate ships. Tests hold the files readable; should one not be, its keys show instead of words.
    pub fn shipped(serbian: &str, english: &str) -> Self {
        Self::new(serbian, english).unwrap_or_else(|_unreadable| Self::empty())
    }

    fn empty() -> Self {
        Self {
            serbian: FluentBundle::new_concurrent(Vec::new()),
            english: FluentBundle::new_concurrent(Vec::new()),
            keys: [BTreeSet::new(), BTreeSet::new()],
        }
    }

    /// The text of `key` in `language` without values.
    pub fn text(&self, language: Language, key: &str) -> String {
        self.with(language, key, &TextArgs::new())
    }

    /// The text of `key` in `language`; plural forms follow the language's own rules.
    pub fn with(&self, language: Language, key: &str, args: &TextArgs<'_>) -> String {
        let bundle = if language.is_serbian() { &self.serbian } else { &self.english };
        let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
            return key.to_owned();
        };
        let mut faults = Vec::new();
        let text = bundle.format_pattern(pattern, Some(&args.0), &mut faults);
        match language {
            Language::SerbianCyrillic => language.show(&text).into_owned(),
            Language::SerbianLatin | Language::English => serbian::without_marks(&text),
        }
    }

    /// Whether a text of this key exists in every language.
    pub fn has(&self, key: &str) -> bool {
        self.keys.iter().all(|keys| keys.contains(key))
    }

    /// Keys in Serbian and in English, for tests of completeness.
    pub const fn keys(&self) -> &[BTreeSet<String>; 2] {
        &self.keys
    }
}

fn read(
    text: &str,
    language: Language,
) -> Result<(FluentBundle<FluentResource>, BTreeSet<String>), LocaleError> {
    let fail = |cause: String| LocaleError { language, cause };
    let resource = FluentResource::try_new(text.to_owned())
        .map_err(|(_, faults)| fail(format!("{faults:?}")))?;
    let keys = text
        .lines()
        .filter(|line| line.starts_with(|c: char| c.is_ascii_alphabetic()))
        .filter_map(|line| line.split_once('='))
        .map(|(key, _)| key.trim().to_owned())
        .collect();
    let tag = if language.is_serbian() { "sr" } else { "en" };
    let tag = tag
        .parse()
        .map_err(|fault: unic_langid::LanguageIdentifierError| fail(fault.to_string()))?;
    let mut bundle = FluentBundle::new_concurrent(vec![tag]);
    bundle.set_use_isolating(false);
    bundle.add_resource(resource).map_err(|faults| fail(format!("{faults:?}")))?;
    Ok((bundle, keys))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SR: &str = "korisnici = { $n ->\n    [one] { $n } korisnik\n    [few] { $n } korisnika\n   *[other] { $n } korisnika\n}\nnaslov = Izveštaj\n";
    const EN: &str = "korisnici = { $n ->\n    [one] { $n } user\n   *[other] { $n } users\n}\nnaslov = Report\n";

    #[test]
    fn plural_forms_follow_the_language() {
        let locale = Locale::new(SR, EN).unwrap();
        let text = |language, n| locale.with(language, "korisnici", &TextArgs::new().count("n", n));
        assert_eq!(text(Language::SerbianLatin, 21), "21 korisnik");
        assert_eq!(text(Language::SerbianLatin, 22), "22 korisnika");
        assert_eq!(text(Language::English, 21), "21 users");
    }

    #[test]
    fn what_somebody_typed_keeps_its_script() {
        let texts = "nema = Nema: { $wanted }\n";
        let locale = Locale::new(texts, texts).unwrap();
        let text =
            |language| locale.with(language, "nema", &TextArgs::new().typed("wanted", "John"));
        assert_eq!(Language::ALL.map(text), ["Нема: John", "Nema: John", "Nema: John"]);
    }

    #[test]
    fn a_missing_key_shows_itself() {
        let locale = Locale::new(SR, EN).unwrap();
        assert_eq!(locale.text(Language::English, "nema"), "nema");
        assert!(locale.has("naslov"));
    }
}
