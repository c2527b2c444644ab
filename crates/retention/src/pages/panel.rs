//! On the first page: that a list waits for a look.

use kernel::Actor;
use maud::Markup;
use web::{Answer, View};

use super::rules_page::waiting;
use crate::{actions::standing, list::ListState, permissions::SeeRetention};

/// The list that waits; nothing when none does.
pub(crate) async fn waiting_panel(view: View) -> Answer<Option<Markup>> {
    let Some(permit) = view.actor().and_then(Actor::permit::<SeeRetention>) else {
        return Ok(None);
    };
    let standing = standing(&permit, view.app().database()).await?;
    let waits = standing
        .current
        .as_ref()
        .is_some_and(|(list, due)| list.state == ListState::Open && *due > 0);
    Ok(waits.then(|| waiting(&view, &standing)))
}
