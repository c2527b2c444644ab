//! The menu at the side: what the contexts offer and the user may see, in groups. On a phone it is a popover.

use maud::{Markup, html};

use crate::{
    components::icon,
    context::{MenuGroup, MenuItem},
    view::View,
};

const GROUPS: [(MenuGroup, &str); 3] = [
    (MenuGroup::Work, "web-menu-work"),
    (MenuGroup::Figures, "web-menu-figures"),
    (MenuGroup::Administration, "web-menu-administration"),
];

pub(super) fn side(view: &View) -> Markup {
    let items: Vec<&MenuItem> =
        view.app().0.menu.iter().filter(|item| view.may_do(item.permission)).collect();
    let here = here(view.path(), &items);
    html! {
        aside class="navbar navbar-vertical navbar-expand-lg d-print-none" {
            div class="container-fluid" {
                button class="navbar-toggler" type="button" popovertarget="main-nav" aria-label=(view.t("web-menu-open")) {
                    span class="navbar-toggler-icon" {}
                }
                a class="navbar-brand" href="/" { (brand()) }
                nav class="navbar-collapse" id="main-nav" popover aria-label=(view.t("web-menu")) {
                    ul class="navbar-nav" {
                        (entry(view, ("/", "web-home", "home"), here, Some("g h")))
                        @for (group, title) in GROUPS {
                            @if items.iter().any(|item| item.group == group) {
                                li class="nav-item menu-title" { (view.t(title)) }
                                @for item in items.iter().filter(|item| item.group == group) {
                                    (entry(view, (item.path, item.key, item.icon), here, None))
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The name of the program with its mark.
pub(super) fn brand() -> Markup {
    html! {
        svg class="brand-mark" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true" focusable="false" {
            rect width="32" height="32" rx="7" class="brand-ground" {}
            g class="brand-people" {
                circle cx="10" cy="13" r="4" {}
                circle cx="22" cy="13" r="4" {}
                path d="M4 26a6 6 0 0 1 12 0zM16 26a6 6 0 0 1 12 0z" {}
            }
        }
        span { "Svi" }
    }
}

/// The entry under which the page stands: the longest path that leads to it.
fn here(path: &str, items: &[&MenuItem]) -> &'static str {
    let leads = |item: &&&MenuItem| {
        path.strip_prefix(item.path).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    let best = items.iter().filter(leads).map(|item| item.path).max_by_key(|path| path.len());
    best.unwrap_or(if path == "/" { "/" } else { "" })
}

fn entry(
    view: &View,
    (path, key, icon_name): (&str, &str, &str),
    here: &str,
    shortcut: Option<&str>,
) -> Markup {
    let current = (path == here).then_some("page");
    html! {
        li class="nav-item" {
            a class="nav-link" href=(path) aria-current=[current] data-shortcut=[shortcut] {
                span class="nav-link-icon" { (icon(view, icon_name)) }
                span class="nav-link-title" { (view.t(key)) }
            }
        }
    }
}
