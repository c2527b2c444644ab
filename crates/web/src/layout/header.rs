//! The bar above every page: search, municipality, language, notices, account. Every choice is a form or a link, so that
//! it works without a script.

use kernel::Language;
use maud::{Markup, html};

use super::menu;
use crate::{
    components::{count, csrf_field, icon},
    view::View,
};

/// The languages with their own names, in the order in which they are shown.
const LANGUAGES: [(Language, &str, &str); 3] = [
    (Language::SerbianLatin, "Lat", "Srpski (latinica)"),
    (Language::SerbianCyrillic, "Ћир", "Српски (ћирилица)"),
    (Language::English, "En", "English"),
];

pub(super) fn show(view: &View) -> Markup {
    let is_in = view.actor().is_some();
    html! {
        header class="topbar d-print-none" {
            @if !is_in { a class="navbar-brand" href="/" { (menu::brand()) } }
            @if is_in { (search(view)) }
            div class="topbar-end" {
                @if is_in { (municipality(view)) }
                (languages(view))
                @if is_in { (notices(view)) (account(view)) } @else { (theme_menu(view)) (sign_in(view)) }
            }
        }
        @if view.app().site().is_demo {
            section class="demo-banner" aria-label=(view.t("web-demo-title")) {
                (icon(view, "info-circle")) span { (view.t("web-demo")) }
            }
        }
    }
}

fn search(view: &View) -> Markup {
    html! {
        form method="get" action="/search" role="search" class="topbar-search" aria-label=(view.t("web-search")) {
            div class="input-icon" {
                span class="input-icon-addon" { (icon(view, "search")) }
                input type="search" name="q" class="form-control" placeholder=(view.t("web-search"))
                    aria-label=(view.t("web-search")) autocomplete="off" maxlength="200" data-shortcut="/";
            }
        }
        a class="btn btn-icon topbar-search-link" href="/search" aria-label=(view.t("web-search")) { (icon(view, "search")) }
    }
}

/// Where to go back to after a choice.
fn next_field(view: &View) -> Markup {
    html! { input type="hidden" name="next" value=(view.here()); }
}

fn municipality(view: &View) -> Markup {
    let all = view.municipalities();
    let active = all.iter().find(|(code, _)| Some(code) == view.unit());
    let name = active.map_or_else(|| view.t("web-municipality-none"), |(_, name)| view.show(name));
    html! {
        @if all.len() > 1 {
            details class="menu" data-menu {
                summary class="btn btn-ghost" aria-label=(format!("{}: {name}", view.t("web-municipality"))) {
                    (icon(view, "building-community")) span class="topbar-words" { (name) }
                }
                form method="post" action="/municipality" class="menu-panel" {
                    (csrf_field(view)) (next_field(view))
                    p class="menu-heading" { (view.t("web-municipality-choose")) }
                    @for (code, name) in all {
                        @let is_active = Some(code) == view.unit();
                        button type="submit" name="unit" value=(code) class="dropdown-item" aria-pressed=(is_active) {
                            (view.show(name)) @if is_active { " " (icon(view, "check")) }
                        }
                    }
                }
            }
        } @else if active.is_some() {
            span class="topbar-place" { (icon(view, "building-community")) span class="topbar-words" { (name) } }
        }
    }
}

fn languages(view: &View) -> Markup {
    html! {
        form method="post" action="/language" {
            (csrf_field(view)) (next_field(view))
            div class="languages" role="group" aria-label=(view.t("web-language")) {
                @for (language, short, name) in LANGUAGES {
                    button type="submit" name="language" value=(language.tag()) class="btn btn-ghost btn-sm"
                        lang=(language.tag()) title=(name) aria-label=(format!("{short}: {name}"))
                        aria-pressed=(language == view.language()) { (short) }
                }
            }
        }
    }
}

fn notices(view: &View) -> Markup {
    let unread = u64::from(view.unread());
    let words = if unread == 0 {
        view.t("web-notices")
    } else {
        view.tn("web-notices-unread", &kernel::TextArgs::new().count("count", unread))
    };
    html! {
        a class="btn btn-icon btn-ghost bell" href="/notices" aria-label=(words) title=(words) {
            (icon(view, "bell"))
            @if unread > 0 { span class="bell-count" aria-hidden="true" { (count(view, unread.min(99))) } }
        }
    }
}

fn account(view: &View) -> Markup {
    let name = view.actor().map_or("", |actor| actor.name.as_str());
    html! {
        details class="menu" data-menu {
            summary class="btn btn-ghost" aria-label=(format!("{}: {name}", view.t("web-account"))) {
                (icon(view, "user")) span class="topbar-words" { (name) }
            }
            div class="menu-panel" {
                p class="menu-heading" { (name) }
                a class="dropdown-item" href="/account" { (icon(view, "settings")) (view.t("web-account")) }
                a class="dropdown-item" href="/help" { (icon(view, "help-circle")) (view.t("web-help")) }
                div class="menu-rule" {}
                (themes(view))
                div class="menu-rule" {}
                form method="post" action="/sign-out" data-sign-out {
                    (csrf_field(view))
                    button type="submit" class="dropdown-item" { (icon(view, "logout")) (view.t("web-sign-out")) }
                }
            }
        }
    }
}

fn theme_menu(view: &View) -> Markup {
    html! {
        details class="menu" data-menu {
            summary class="btn btn-icon btn-ghost" aria-label=(view.t("web-theme")) { (icon(view, "moon")) }
            div class="menu-panel" { (themes(view)) }
        }
    }
}

fn themes(view: &View) -> Markup {
    let choices = [
        ("auto", "web-theme-auto", "device-desktop"),
        ("light", "web-theme-light", "sun"),
        ("dark", "web-theme-dark", "moon"),
    ];
    let chosen = view.theme().unwrap_or("auto");
    html! {
        form method="post" action="/theme" {
            (csrf_field(view)) (next_field(view))
            div role="group" aria-label=(view.t("web-theme")) {
                @for (choice, key, icon_name) in choices {
                    button type="submit" name="theme" value=(choice) class="dropdown-item" data-theme-choice=(choice)
                        aria-pressed=(choice == chosen) { (icon(view, icon_name)) (view.t(key)) }
                }
            }
        }
    }
}

fn sign_in(view: &View) -> Markup {
    html! {
        @if !view.path().starts_with("/sign-in") {
            a class="btn btn-primary btn-sm" href="/sign-in" { (view.t("web-sign-in")) }
        }
    }
}
