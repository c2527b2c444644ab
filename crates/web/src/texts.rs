//! The words of this crate.

use std::sync::LazyLock;

use kernel::Locale;

static LOCALE: LazyLock<Locale> = LazyLock::new(|| {
    Locale::shipped(include_str!("../locales/sr.ftl"), include_str!("../locales/en.ftl"))
});

/// The texts of this crate.
pub(crate) fn locale() -> &'static Locale {
    &LOCALE
}
