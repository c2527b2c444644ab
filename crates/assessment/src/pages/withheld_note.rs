//! Who said no to what: said once on each page where answers are missing for it.

use kernel::TextArgs;
use maud::{Markup, html};
use registry::{Purpose, Roster};
use web::{
    View,
    components::{Tone, alert},
};

use crate::withheld::Withheld;

/// A note for everybody in the household of whom something is withheld; nothing when nobody said no.
pub(super) fn show(view: &View, roster: &Roster) -> Markup {
    let told: Vec<String> = roster
        .members
        .iter()
        .flat_map(|member| {
            let args = TextArgs::new().text("who", member.name.clone());
            let purposes = Withheld::of(&member.refused).purposes();
            purposes.filter_map(move |purpose| Some(view.tn(key(purpose)?, &args)))
        })
        .collect();
    html! {
        @if !told.is_empty() {
            (alert(view, Tone::Info, &html! { @for one in &told { p class="mb-1" { (one) } } }))
        }
    }
}

const fn key(purpose: Purpose) -> Option<&'static str> {
    match purpose {
        Purpose::Participation => Some("assessment-withheld-participation"),
        Purpose::Ethnicity => Some("assessment-withheld-ethnicity"),
        Purpose::Health => Some("assessment-withheld-health"),
        Purpose::Contact | Purpose::ShareCsr | Purpose::ShareNsz | Purpose::Photo => None,
    }
}
