//! `svi config show`: what an installation is set to, and by whom.

use serde_json::json;
use tables::Value;

use crate::{
    cli::{Place, TableFormat},
    config::{Config, Shown},
    output::{Grid, write},
};

/// Runs the command.
///
/// # Errors
/// One line on the setting that is wrong.
pub(super) fn show(place: &Place, format: TableFormat) -> anyhow::Result<()> {
    let shown = Config::read(&place.data, &place.options())?.shown();
    let json = shown.iter().map(
        |Shown { key, value, origin }| json!({ "key": key, "value": value, "origin": origin }),
    );
    let json = json.collect();
    let rows = shown.into_iter();
    let rows = rows.map(|one| [one.key, one.value, one.origin].map(Value::Text).to_vec()).collect();
    let columns = ["key", "value", "origin"].map(str::to_owned).to_vec();
    write(Grid { columns, rows }, &json, format)
}
