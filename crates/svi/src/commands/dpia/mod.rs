//! `svi dpia`: a draft of the data protection impact assessment, with the installation's facts filled in.

use std::fmt::Write as _;

use chrono::NaiveDate;
use kernel::{Language, PermissionInfo, Reach, Role};
use registry::{Basis, DAYS_TO_ANSWER, Purpose, basis_text, text_on};
use web::Context;

use crate::{
    cli::DpiaArgs,
    clock::SystemClock,
    config::{Config, Shown},
    contexts,
    output::say,
    serving::site_of,
};

const SERBIAN: &str = include_str!("sr.md");
const ENGLISH: &str = include_str!("en.md");
/// Words that stay as they are in either script: the places to be filled, names of programs and methods.
const KEPT: [&str; 14] = [
    "version",
    "day",
    "tables",
    "bases",
    "consents",
    "permissions",
    "days",
    "settings",
    "Svi",
    "svi",
    "doctor",
    "XChaCha20",
    "Poly1305",
    "argon2id",
];

/// Runs the command.
///
/// # Errors
/// One line on a setting that is wrong.
pub(super) fn run(args: &DpiaArgs) -> anyhow::Result<()> {
    let config = Config::read(&args.place.data, &args.place.options())?;
    let contexts = contexts::all(&config, &site_of(&config)?)?.list;
    let today = kernel::Clock::now(&SystemClock).date_naive();
    let facts = Facts { contexts: &contexts, settings: &config.shown(), today };
    say(facts.document(args.lang).trim_end())
}

/// What is known of an installation without looking at anybody's data.
struct Facts<'a> {
    contexts: &'a [Context],
    settings: &'a [Shown],
    today: NaiveDate,
}

impl Facts<'_> {
    /// The draft as Markdown.
    fn document(&self, language: Language) -> String {
        let is_serbian = language.is_serbian();
        let template = if is_serbian { SERBIAN } else { ENGLISH };
        let text = match language {
            Language::SerbianCyrillic => serbian::to_cyrillic_except(template, &KEPT),
            Language::SerbianLatin | Language::English => template.to_owned(),
        };
        [
            ("{{version}}", env!("CARGO_PKG_VERSION").to_owned()),
            ("{{day}}", self.today.format("%-d. %-m. %Y.").to_string()),
            ("{{tables}}", self.tables(language)),
            ("{{bases}}", bases(language)),
            ("{{consents}}", self.consents(language)),
            ("{{permissions}}", self.permissions(language)),
            ("{{days}}", DAYS_TO_ANSWER.to_string()),
            ("{{settings}}", self.settings()),
        ]
        .into_iter()
        .fold(text, |text, (place, value)| text.replace(place, &value))
    }

    fn tables(&self, language: Language) -> String {
        let is_serbian = language.is_serbian();
        let mut text = if is_serbian {
            table(language, "deo programa", "tabele sa podacima o licima")
        } else {
            table(language, "part of the program", "tables with data about persons")
        };
        for context in self.contexts.iter().filter(|one| !one.personal_data.is_empty()) {
            let names: Vec<&str> = context.personal_data.iter().map(|one| one.table).collect();
            // Writing to a string cannot fail.
            let _ = writeln!(text, "| `{}` | `{}` |", context.name, names.join("`, `"));
        }
        text.trim_end().to_owned()
    }

    fn consents(&self, language: Language) -> String {
        let mut text = String::new();
        for purpose in Purpose::ALL.iter().copied() {
            let Some(shown) = text_on(purpose, self.today) else { continue };
            let key = format!("registry-purpose-{}", purpose.name().replace('_', "-"));
            let words = in_script(language, &shown.sr, &shown.en);
            let name = self.word(language, "registry", &key);
            let _ = writeln!(text, "- **{name}** ({}): {words}", shown.version);
        }
        text.trim_end().to_owned()
    }

    fn permissions(&self, language: Language) -> String {
        let (role, may) =
            if language.is_serbian() { ("uloga", "dozvole") } else { ("role", "permissions") };
        let mut text = table(language, role, may);
        let all: Vec<PermissionInfo> =
            self.contexts.iter().flat_map(|one| one.permissions.clone()).collect();
        for role in Role::ALL {
            let granted: Vec<String> = all.iter().filter_map(|one| granted(one, role)).collect();
            let key = format!("identity-role-{}", role.name().replace('_', "-"));
            let name = self.word(language, "identity", &key);
            let granted = if granted.is_empty() { "–".to_owned() } else { granted.join(", ") };
            let _ = writeln!(text, "| {name} | {granted} |");
        }
        text.trim_end().to_owned()
    }

    fn settings(&self) -> String {
        let lines = self.settings.iter().map(|one| format!("- `{}` = `{}`", one.key, one.value));
        lines.collect::<Vec<_>>().join("\n")
    }

    fn word(&self, language: Language, context: &str, key: &str) -> String {
        let found = self.contexts.iter().find(|one| one.name == context);
        let locale = found.and_then(|one| one.locale);
        locale.map_or_else(|| key.to_owned(), |locale| locale.text(language, key))
    }
}

fn bases(language: Language) -> String {
    let texts = Basis::ALL.iter().filter_map(|basis| basis_text(*basis));
    let lines = texts.map(|(sr, en)| format!("- {}", in_script(language, sr, en)));
    lines.collect::<Vec<_>>().join("\n")
}

fn in_script(language: Language, serbian_latin: &str, english: &str) -> String {
    match language {
        Language::SerbianCyrillic => serbian::to_cyrillic(serbian_latin),
        Language::English => english.to_owned(),
        Language::SerbianLatin => serbian_latin.to_owned(),
    }
}

fn table(language: Language, first: &str, second: &str) -> String {
    let (first, second) = (in_script(language, first, first), in_script(language, second, second));
    format!("| {first} | {second} |\n|---|---|\n")
}

/// What a role may do by a permission; nothing when it is not granted.
fn granted(permission: &PermissionInfo, role: Role) -> Option<String> {
    let (_, reach) = permission.grants.iter().find(|(granted, _)| *granted == role)?;
    Some(match reach {
        Reach::Municipality => format!("`{}`", permission.name),
        other => format!("`{}` ({other:?})", permission.name),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(language: Language) -> String {
        let contexts = [registry::context()];
        let settings = [Shown {
            key: "server.listen".into(),
            value: "127.0.0.1:8080".into(),
            origin: "default".into(),
        }];
        let today = NaiveDate::from_ymd_opt(2026, 11, 28).unwrap();
        Facts { contexts: &contexts, settings: &settings, today }.document(language)
    }

    #[test]
    fn every_place_is_filled_in_every_language() {
        for language in [Language::SerbianLatin, Language::SerbianCyrillic, Language::English] {
            let text = document(language);
            assert!(!text.contains("{{"), "{text}");
            assert!(text.contains("`household`, `person`"), "{text}");
            assert!(text.contains("`server.listen` = `127.0.0.1:8080`"));
            assert!(text.contains("`registry.handle_rights`"));
        }
    }

    #[test]
    fn the_cyrillic_draft_leaves_names_of_the_program_alone() {
        let text = document(Language::SerbianCyrillic);
        assert!(text.starts_with("# Процена утицаја обраде"), "{text}");
        assert!(text.contains("| `registry` |"));
    }
}
