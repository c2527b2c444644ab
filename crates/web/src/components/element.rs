//! The smallest parts: icon, badge, alert, empty state, a button that does something, the way back.

use maud::{Markup, html};

use crate::{form::CSRF_FIELD, view::View};

/// What a thing means, apart from its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tone {
    /// Nothing special.
    #[default]
    Neutral,
    /// For information.
    Info,
    /// Done, or good.
    Success,
    /// Look at it.
    Warning,
    /// Wrong, or dangerous.
    Danger,
}

impl Tone {
    /// All tones.
    pub const ALL: [Self; 5] =
        [Self::Neutral, Self::Info, Self::Success, Self::Warning, Self::Danger];

    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Neutral => "secondary",
            Self::Info => "info",
            Self::Success => "success",
            Self::Warning => "warning",
            Self::Danger => "danger",
        }
    }

    const fn icon(self) -> &'static str {
        match self {
            Self::Neutral | Self::Info => "info-circle",
            Self::Success => "circle-check",
            Self::Warning => "alert-triangle",
            Self::Danger => "alert-circle",
        }
    }
}

/// An icon of the sprite (`frontend/src/icons.txt`), beside words that say the same.
pub fn icon(view: &View, name: &str) -> Markup {
    let sprite = view.app().0.assets.script("src/icons.svg").unwrap_or_default();
    html! { svg class="icon" aria-hidden="true" focusable="false" { use href=(format!("{sprite}#{name}")) {} } }
}

/// An icon as high as the text around it.
pub fn small_icon(view: &View, name: &str) -> Markup {
    let sprite = view.app().0.assets.script("src/icons.svg").unwrap_or_default();
    html! {
        svg class="icon icon-sm" aria-hidden="true" focusable="false" { use href=(format!("{sprite}#{name}")) {} }
    }
}

/// A short word about the state of a thing.
pub fn badge(tone: Tone, text: &str) -> Markup {
    html! { span class=(format!("badge bg-{}-lt", tone.name())) { (text) } }
}

/// A message on the page, with an icon so that it is known by more than its colour.
pub fn alert(view: &View, tone: Tone, body: &Markup) -> Markup {
    let role = if tone == Tone::Danger { "alert" } else { "status" };
    html! {
        div class=(format!("alert alert-{}", tone.name())) role=(role) {
            div class="alert-icon" { (icon(view, tone.icon())) }
            div { (body) }
        }
    }
}

/// A place where nothing is, with what to do about it.
pub fn empty_state(
    view: &View,
    icon_name: &str,
    title: &str,
    text: &str,
    action: &Markup,
) -> Markup {
    html! {
        div class="empty" {
            div class="empty-icon" { (icon(view, icon_name)) }
            p class="empty-title" { (title) }
            @if !text.is_empty() { p class="empty-subtitle text-secondary" { (text) } }
            @if !action.0.is_empty() { div class="empty-action" { (action) } }
        }
    }
}

/// The page's token: every form that is not built by [`FormFrame`](super::FormFrame) carries it.
pub fn csrf_field(view: &View) -> Markup {
    html! { input type="hidden" name=(CSRF_FIELD) value=(view.csrf()); }
}

/// A button that does one thing, as a form of its own. With a question it asks first.
pub fn action_button(
    view: &View,
    action: &str,
    label: &str,
    tone: Tone,
    question: Option<&str>,
) -> Markup {
    let class = match tone {
        Tone::Neutral => "btn".to_owned(),
        Tone::Danger => "btn btn-outline-danger".to_owned(),
        other => format!("btn btn-{}", if other == Tone::Info { "primary" } else { other.name() }),
    };
    html! {
        form method="post" action=(action) class="d-inline" data-once {
            (csrf_field(view))
            button type="submit" class=(class) data-confirm=[question]
                data-confirm-yes=[question.map(|_| label)] { (label) }
        }
    }
}

/// The pages above this one, outermost first, then this one.
pub fn breadcrumbs(view: &View, above: &[(String, String)], here: &str) -> Markup {
    html! {
        nav aria-label=(view.t("web-breadcrumbs")) class="d-print-none" {
            ol class="breadcrumb" {
                @for (title, path) in above {
                    li class="breadcrumb-item" { a href=(path) { (title) } }
                }
                li class="breadcrumb-item active" aria-current="page" { (here) }
            }
        }
    }
}
