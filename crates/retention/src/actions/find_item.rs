//! One item of a list, with what holds it.

use database::{Audit, Database};
use identity::names_of;
use kernel::Permit;

use super::{find_list::names, seen};
use crate::{
    list::{Hold, Item, ItemId, RetentionList},
    permissions::CarryOut,
    store::{hold, item, list},
};

/// An item as it is seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeenItem {
    /// The item.
    pub item: Item,
    /// Its list.
    pub list: RetentionList,
    /// The name of whom it is about; `None` when that was erased.
    pub name: Option<String>,
    /// What holds it.
    pub hold: Option<Hold>,
}

/// An item; `None` where there is none, or none that may be seen. The look stands in the access log.
///
/// # Errors
/// [`database::Error`].
pub async fn find_item(
    permit: &Permit<CarryOut>,
    database: &Database,
    id: ItemId,
) -> database::Result<Option<SeenItem>> {
    let look = Audit::of("view_retention_item").about("retention_item", id);
    let reader = database.read_personal(permit, look).await?;
    let Some(found) = item::find(&reader, id).await? else { return Ok(None) };
    let mut items = seen(&reader, vec![found]).await?;
    item::with_events(&reader, &mut items).await?;
    let (persons, households) = names(&reader, &items).await?;
    let Some(found) = items.pop() else { return Ok(None) };
    let Some(list) = list::find(&reader, found.list).await? else { return Ok(None) };
    let mut hold = hold::of_item(&reader, &found).await?;
    if let Some(hold) = &mut hold {
        let names = names_of(&reader, hold.recorded_by).await?;
        hold.recorder = names.into_values().next();
    }
    let name = match found.person {
        Some(person) => persons.get(&person),
        None => households.get(&found.household),
    };
    Ok(Some(SeenItem { name: name.cloned(), item: found, list, hold }))
}
