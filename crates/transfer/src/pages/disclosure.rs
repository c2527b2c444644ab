//! Between which municipalities a person was handed over, for that person.

use database::PersonalReader;
use identity::municipalities;
use kernel::TextArgs;
use web::{Answer, Held, HeldItem, View, Whose};

use super::words;
use crate::store::transfer;

/// The transfers that the person was part of, or agreed to. One of which somebody else is hidden from who makes the report is not named:
/// it would say where that person went.
pub(crate) async fn held(reader: &PersonalReader, view: &View, whose: &Whose) -> Answer<Vec<Held>> {
    let hidden = transfer::hidden(reader).await?;
    let mut found = transfer::of_person(reader, whose.person.uuid()).await?;
    found.retain(|one| !hidden.contains(&one.id.uuid()));
    if found.is_empty() {
        return Ok(Vec::new());
    }
    let units = municipalities(reader).await?;
    let item = |one: &crate::transfer::Transfer| {
        let unit = units.iter().find(|unit| unit.code == one.other_unit);
        let unit = unit.map_or_else(|| one.other_unit.to_string(), |unit| unit.name.clone());
        let args = TextArgs::new().text("unit", unit);
        HeldItem {
            what: view.tn(words::title_key(one), &args),
            value: view.t(words::state_key(one.state)),
            origin: web::components::day_text(view, one.sent_at.date_naive()),
        }
    };
    Ok(vec![Held { title: view.t("transfer-held"), items: found.iter().map(item).collect() }])
}
