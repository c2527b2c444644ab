//! The environment as settings: `SVI_` and the key with underscores, `SVI_SERVER_PUBLIC_URL` for `server.public_url`.

use figment::providers::Env;

use super::model::Settings;

/// The prefix of Svi's variables.
const PREFIX: &str = "SVI_";

/// Variables that are known become keys; others stay as they are, which is an error that names them.
pub(super) fn provider() -> Env {
    let known: Vec<String> = keys();
    Env::prefixed(PREFIX).map(move |name| {
        let name = name.as_str().to_ascii_lowercase();
        let key = known.iter().find(|key| key.replace('.', "_") == name);
        key.cloned().unwrap_or(name).into()
    })
}

/// The variable of a key.
pub(super) fn variable(path: &[String]) -> String {
    format!("{PREFIX}{}", path.join("_").to_ascii_uppercase())
}

/// All keys, `section.name`.
pub(super) fn keys() -> Vec<String> {
    let all = figment::value::Value::serialize(Settings::default()).ok();
    let sections = all.and_then(figment::value::Value::into_dict).unwrap_or_default();
    let keys = sections.into_iter().flat_map(|(section, values)| {
        let names = values.into_dict().unwrap_or_default().into_keys();
        names.map(move |name| format!("{section}.{name}")).collect::<Vec<_>>()
    });
    keys.collect()
}
