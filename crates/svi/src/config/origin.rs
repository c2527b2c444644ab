//! Where each setting comes from.

use std::path::Path;

use figment::{
    Figment, Metadata, Profile, Provider,
    providers::Serialized,
    value::{Dict, Map, Value},
};

use super::{Options, environment};

/// One setting as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Shown {
    /// `section.name`.
    pub(crate) key: String,
    /// Its value; of what may hold a secret only that it is set.
    pub(crate) value: String,
    /// `default`, the file, the variable or the option.
    pub(crate) origin: String,
}

const DEFAULT: &str = "default";
const OPTION: &str = "option";
const ENVIRONMENT: &str = "environment variable(s)";

/// Options of the command line as a source.
struct FromOptions<'a>(&'a Options);

impl Provider for FromOptions<'_> {
    fn metadata(&self) -> Metadata {
        Metadata::named(OPTION)
    }

    fn data(&self) -> Result<Map<Profile, Dict>, figment::Error> {
        Serialized::defaults(self.0).data()
    }
}

pub(super) fn options(options: &Options) -> impl Provider + use<'_> {
    FromOptions(options)
}

/// The source of a value in words.
pub(super) fn name_of(metadata: Option<&Metadata>, path: &[String], file: &Path) -> String {
    let Some(metadata) = metadata else { return file.display().to_string() };
    match (&metadata.source, metadata.name.as_ref()) {
        (Some(figment::Source::File(file)), _) => file.display().to_string(),
        (_, OPTION) => match path.last().map(String::as_str) {
            Some("url") => "option --database".to_owned(),
            Some(name) => format!("option --{name}"),
            None => OPTION.to_owned(),
        },
        (_, name) if name.contains(ENVIRONMENT) => environment::variable(path),
        _ => DEFAULT.to_owned(),
    }
}

pub(super) fn shown(sources: &Figment, file: &Path) -> Vec<Shown> {
    let keys = environment::keys().into_iter();
    keys.filter_map(|key| {
        let value = sources.find_value(&key).ok()?;
        let path: Vec<String> = key.split('.').map(str::to_owned).collect();
        let metadata = sources.get_metadata(value.tag());
        let origin = name_of(metadata, &path, file);
        Some(Shown { value: text(&key, &value), key, origin })
    })
    .collect()
}

fn text(key: &str, value: &Value) -> String {
    let is_secret = key == "database.url";
    match value {
        Value::Empty(..) => "(not set)".to_owned(),
        _ if is_secret => "(set)".to_owned(),
        Value::String(_, text) => text.clone(),
        Value::Array(_, values) => {
            values.iter().map(|one| text(key, one)).collect::<Vec<_>>().join(", ")
        }
        Value::Bool(_, value) => value.to_string(),
        Value::Num(_, number) => number
            .to_u128()
            .map(|number| number.to_string())
            .or_else(|| number.to_i128().map(|number| number.to_string()))
            .unwrap_or_default(),
        Value::Char(_, value) => value.to_string(),
        Value::Dict(..) => String::new(),
    }
}
