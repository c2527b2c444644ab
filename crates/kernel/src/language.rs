//! The three languages of every text, and pairs of words that data files carry.

use std::{borrow::Cow, fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// A language with its script.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
pub enum Language {
    /// Serbian, Cyrillic: the default of documents.
    #[default]
    #[serde(rename = "sr-Cyrl")]
    SerbianCyrillic,
    /// Serbian, Latin: the form in which texts are written and kept.
    #[serde(rename = "sr-Latn")]
    SerbianLatin,
    /// English.
    #[serde(rename = "en")]
    English,
}

/// A language tag that Svi does not speak.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("expected sr-Cyrl, sr-Latn or en, found \"{0}\"")]
pub struct UnknownLanguage(pub String);

impl Language {
    /// All languages, documents' default first.
    pub const ALL: [Self; 3] = [Self::SerbianCyrillic, Self::SerbianLatin, Self::English];

    /// The BCP 47 tag.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::SerbianCyrillic => "sr-Cyrl",
            Self::SerbianLatin => "sr-Latn",
            Self::English => "en",
        }
    }

    /// Whether this is Serbian in either script.
    pub const fn is_serbian(self) -> bool {
        !matches!(self, Self::English)
    }

    /// `latin`, a Serbian text written in Latin, as this language shows it: Cyrillic is derived.
    pub fn show(self, latin: &str) -> Cow<'_, str> {
        match self {
            Self::SerbianCyrillic => Cow::Owned(serbian::to_cyrillic(latin)),
            Self::SerbianLatin | Self::English => Cow::Borrowed(latin),
        }
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

impl FromStr for Language {
    type Err = UnknownLanguage;

    fn from_str(tag: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|language| language.tag().eq_ignore_ascii_case(tag))
            .ok_or_else(|| UnknownLanguage(tag.to_owned()))
    }
}

/// One text in Serbian (Latin) and English, as the catalogue's files carry it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// Serbian, Latin script.
    pub sr: String,
    /// English.
    pub en: String,
}

impl Words {
    /// The text in `language`; Cyrillic is derived from the Latin.
    pub fn show(&self, language: Language) -> Cow<'_, str> {
        match language {
            Language::English => Cow::Borrowed(&self.en),
            Language::SerbianLatin | Language::SerbianCyrillic => language.show(&self.sr),
        }
    }
}
