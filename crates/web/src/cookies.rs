//! Cookies: reading them from a request, writing them so that only this site gets them back.

use axum::http::{HeaderMap, HeaderValue, header};
use chrono::Duration;

use crate::app::Site;

/// The cookies that Svi sets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cookie {
    /// The session of somebody signed in.
    Session,
    /// Ties forms to the browser of somebody who is not signed in.
    Visitor,
    /// The language of the pages.
    Language,
    /// Key of what is to be said once on the next page.
    Notice,
    /// Light or dark.
    Theme,
    /// A sign-in that is under way: the first factor has passed, or the provider was asked.
    Challenge,
    /// A browser in which somebody has signed in before.
    Device,
}

impl Cookie {
    /// The name: over TLS those that matter are bound to the host.
    pub fn name(self, site: &Site) -> &'static str {
        match (self, site.is_secure()) {
            (Self::Session, true) => "__Host-svi-session",
            (Self::Session, false) => "svi-session",
            (Self::Visitor, true) => "__Host-svi-visitor",
            (Self::Visitor, false) => "svi-visitor",
            (Self::Language, _) => "svi-language",
            (Self::Notice, _) => "svi-notice",
            (Self::Challenge, true) => "__Host-svi-challenge",
            (Self::Challenge, false) => "svi-challenge",
            (Self::Device, true) => "__Host-svi-device",
            (Self::Device, false) => "svi-device",
            // The script reads and writes it.
            (Self::Theme, _) => "theme",
        }
    }

    /// The header that sets it. `lasts` of `None` ends with the browser.
    pub fn set(self, site: &Site, value: &str, lasts: Option<Duration>) -> Option<HeaderValue> {
        let mut text = format!("{}={value}; Path=/; SameSite=Lax", self.name(site));
        if self != Self::Theme {
            text.push_str("; HttpOnly");
        }
        if site.is_secure() {
            text.push_str("; Secure");
        }
        if let Some(lasts) = lasts {
            text.push_str(&format!("; Max-Age={}", lasts.num_seconds()));
        }
        HeaderValue::from_str(&text).ok()
    }

    /// The header that removes it.
    pub fn remove(self, site: &Site) -> Option<HeaderValue> {
        self.set(site, "", Some(Duration::zero()))
    }

    /// Its value in a request.
    pub fn of<'a>(self, headers: &'a HeaderMap, site: &Site) -> Option<&'a str> {
        let name = self.name(site);
        let all = headers.get_all(header::COOKIE);
        all.iter()
            .filter_map(|value| value.to_str().ok())
            .flat_map(|value| value.split(';'))
            .filter_map(|pair| pair.trim().split_once('='))
            .find_map(|(one, value)| (one == name).then_some(value))
    }
}
