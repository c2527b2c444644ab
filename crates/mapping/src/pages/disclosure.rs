//! From which files a person was taken over, for that person.

use std::collections::BTreeSet;

use database::PersonalReader;
use web::{Answer, Held, HeldItem, View, Whose};

use crate::store::{import, link};

/// The imports that brought the person or something about the person, and something about the household while the person was there.
pub(crate) async fn held(reader: &PersonalReader, view: &View, whose: &Whose) -> Answer<Vec<Held>> {
    let own = link::imports_of(reader, whose.person).await?;
    let homes = link::imports_of_households(reader, &whose.households()).await?;
    let all: BTreeSet<_> = own.iter().chain(homes.iter().map(|(id, _)| id)).copied().collect();
    let mut items = Vec::new();
    for id in all {
        let Some(import) = import::find(reader, id).await? else { continue };
        let asked = import.asked_at.date_naive();
        let was_there = |(of, home): &(_, _)| *of == id && whose.was_in(*home, asked);
        if !own.contains(&id) && !homes.iter().any(was_there) {
            continue;
        }
        let day = web::components::day_text(view, asked);
        items.push(HeldItem { what: import.source, value: import.file_name, origin: day });
    }
    if items.is_empty() {
        return Ok(Vec::new());
    }
    Ok(vec![Held { title: view.t("mapping-held"), items }])
}
