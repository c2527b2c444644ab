//! From which files a person was taken over, for that person.

use database::PersonalReader;
use kernel::PersonId;
use web::{Answer, Held, HeldItem, View};

use crate::store::{import, link};

/// The imports that brought the person or something about the person.
pub(crate) async fn held(
    reader: &PersonalReader,
    view: &View,
    person: PersonId,
) -> Answer<Vec<Held>> {
    let mut items = Vec::new();
    for id in link::imports_of(reader, person).await? {
        let Some(import) = import::find(reader, id).await? else { continue };
        let day = web::components::day_text(view, import.asked_at.date_naive());
        items.push(HeldItem { what: import.source, value: import.file_name, origin: day });
    }
    if items.is_empty() {
        return Ok(Vec::new());
    }
    Ok(vec![Held { title: view.t("mapping-held"), items }])
}
