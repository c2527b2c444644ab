//! What pages say of figures: enums of the catalogue in words, values as they are read, reasons why there is none.

use kernel::{Design, Language, Period, TextArgs, Words};
use maud::{Markup, html};
use web::{
    View,
    components::{Choice, count, missing},
};

use crate::{
    comparison::{Absent, NoPeers, NotCompared, NotRanked, Origin},
    definition::{Count, Definition, Direction, Domain, SourceKind},
    from_registry,
    run::{FromRegistry, Record},
    view::{Cell, Measure, Missing, Note, Source, Suppression, Told, bare_name},
};

/// Words of the catalogue in the language of the page.
pub(super) fn said(view: &View, words: &Words) -> String {
    words.show(view.language()).into_owned()
}

/// An indicator's name.
pub(super) fn name(view: &View, definition: &Definition) -> String {
    said(view, &bare_name(&definition.name))
}

/// The key of a chapter's name.
pub(super) const fn domain(domain: Domain) -> &'static str {
    match domain {
        Domain::Demography => "indicators-domain-demography",
        Domain::Finance => "indicators-domain-finance",
        Domain::Employment => "indicators-domain-employment",
        Domain::Education => "indicators-domain-education",
        Domain::Health => "indicators-domain-health",
        Domain::Housing => "indicators-domain-housing",
        Domain::Eu => "indicators-domain-eu",
        Domain::Material => "indicators-domain-material",
        Domain::CashBenefits => "indicators-domain-cash-benefits",
        Domain::Services => "indicators-domain-services",
        Domain::Participation => "indicators-domain-participation",
        Domain::Groups => "indicators-domain-groups",
    }
}

/// The key of a kind of source.
pub(super) const fn source_kind(source: SourceKind) -> &'static str {
    match source {
        SourceKind::OwnMapping => "indicators-source-own-mapping",
        SourceKind::Official => "indicators-source-official",
        SourceKind::Register => "indicators-source-register",
        SourceKind::Finance => "indicators-source-finance",
        SourceKind::Entered => "indicators-source-entered",
    }
}

/// The key of how a figure came about.
pub(super) const fn origin(origin: Origin) -> &'static str {
    match origin {
        Origin::Published => "indicators-origin-published",
        Origin::Mapping(Design::List) => "indicators-origin-list",
        Origin::Mapping(Design::Sample) => "indicators-origin-sample",
        Origin::Mapping(Design::Census) => "indicators-origin-census",
    }
}

/// The key of how households were chosen.
pub(super) const fn design(one: Design) -> &'static str {
    origin(Origin::Mapping(one))
}

/// From which answers a run was made.
pub(super) fn made_from(view: &View, record: &Record) -> String {
    match &record.registry {
        None => view.t("indicators-from-file"),
        Some(FromRegistry { round: None, .. }) => view.t("indicators-from-latest"),
        Some(FromRegistry { round: Some(round), .. }) => {
            view.tn("indicators-from-round", &TextArgs::new().text("round", round.as_str()))
        }
    }
}

/// A number of households that may be few.
pub(super) fn told(view: &View, households: u64) -> String {
    let told = from_registry::told(households);
    told.map_or_else(|| view.t("indicators-run-few"), |many| count(view, many))
}

/// The key of what may be said of figures of that origin.
pub(super) const fn what_may_be_said(origin: Origin) -> &'static str {
    match origin {
        Origin::Published => "indicators-read-published",
        Origin::Mapping(Design::List) => "indicators-read-list",
        Origin::Mapping(Design::Sample) => "indicators-read-sample",
        Origin::Mapping(Design::Census) => "indicators-read-census",
    }
}

/// The key of whether more is better.
pub(super) const fn direction(direction: Direction) -> &'static str {
    match direction {
        Direction::Higher => "indicators-direction-higher",
        Direction::Lower => "indicators-direction-lower",
        Direction::Context => "indicators-direction-context",
    }
}

/// The key of what is counted.
pub(super) const fn counted(counted: Count) -> &'static str {
    match counted {
        Count::Persons => "indicators-count-persons",
        Count::Households => "indicators-count-households",
    }
}

/// The key of why a value is withheld.
pub(super) const fn suppression(why: Suppression) -> &'static str {
    match why {
        Suppression::SmallCell => "indicators-suppressed-small-cell",
        Suppression::Complementary => "indicators-suppressed-complementary",
        Suppression::Unreliable => "indicators-suppressed-unreliable",
    }
}

/// A value as it is read: with its unit, in brackets where few records stand behind it. `Err` says why there is none.
pub(super) fn value(view: &View, measure: &Measure, cell: &Cell) -> Result<String, String> {
    match (cell.suppression, cell.shown()) {
        (Some(why), _) => Err(view.t(suppression(why))),
        (None, None) => Err(view.t("indicators-no-value")),
        (None, Some(value)) => {
            let text = measure.write(value, view.language());
            Ok(if cell.is_uncertain() { format!("({text})") } else { text })
        }
    }
}

/// The same for a page: what is not there looks so.
pub(super) fn value_markup(view: &View, measure: &Measure, cell: &Cell) -> Markup {
    match value(view, measure, cell) {
        Ok(text) => html! { (text) },
        Err(why) => missing(&why),
    }
}

/// The interval of a value that is shown; empty without one.
pub(super) fn interval(view: &View, measure: &Measure, cell: &Cell) -> String {
    let interval = cell.interval.filter(|_| cell.shown().is_some());
    interval.map_or_else(String::new, |one| {
        measure.short_interval(one.lower, one.upper, view.language())
    })
}

/// Who says so.
pub(super) fn source(view: &View, told: &Told) -> String {
    match &told.source {
        Source::Published { title, .. } => said(view, title),
        Source::Run { id, .. } => {
            view.tn("indicators-source-run", &TextArgs::new().text("run", id.as_str()))
        }
    }
}

/// Answers that are missing, by kind; empty when none is.
pub(super) fn unanswered(view: &View, missing: Missing) -> String {
    let kinds = [
        ("indicators-missing-not-asked", missing.not_asked),
        ("indicators-missing-refused", missing.refused),
        ("indicators-missing-does-not-know", missing.does_not_know),
        ("indicators-missing-does-not-apply", missing.does_not_apply),
    ];
    let told = kinds
        .into_iter()
        .filter(|(_, many)| *many > 0)
        .map(|(key, many)| view.tn(key, &TextArgs::new().text("count", count(view, many))));
    told.collect::<Vec<_>>().join(", ")
}

/// What has to be said beside a row of a comparison.
pub(super) fn note(view: &View, note: &Note) -> String {
    match note {
        Note::Absent(reason) => absent(view, reason),
        Note::Median { known, of } => {
            let args = TextArgs::new().count("known", *known as u64).count("of", *of as u64);
            view.tn("indicators-note-median", &args)
        }
        Note::NotRanked(reason) => not_ranked(view, *reason),
        Note::Newest(newest) => view.tn("indicators-note-newest", &period_args("period", *newest)),
    }
}

fn period_args(name: &'static str, period: Period) -> TextArgs<'static> {
    TextArgs::new().text(name, period.to_string())
}

fn absent(view: &View, reason: &Absent) -> String {
    match reason {
        Absent::Unknown(code) => {
            view.tn("indicators-absent-unknown", &TextArgs::new().text("code", code.as_str()))
        }
        Absent::NoValue(period) => {
            view.tn("indicators-absent-no-value", &period_args("period", *period))
        }
        Absent::OtherOrigin(other) => {
            let args = TextArgs::new().text("origin", view.t(origin(*other)));
            view.tn("indicators-absent-other-origin", &args)
        }
        Absent::OtherVersion => view.t("indicators-absent-other-version"),
        Absent::Hidden => view.t("indicators-absent-hidden"),
        Absent::PartOfCity => view.t("indicators-absent-part-of-city"),
        Absent::TooFew { known, of } => {
            let args = TextArgs::new().count("known", *known as u64).count("of", *of as u64);
            view.tn("indicators-absent-too-few", &args)
        }
        Absent::NoPeers(NoPeers::TooLittleKnown(_) | NoPeers::Statistics(_)) => {
            view.t("indicators-absent-no-peers")
        }
    }
}

fn not_ranked(view: &View, reason: NotRanked) -> String {
    match reason {
        NotRanked::TooFew(known) => {
            view.tn("indicators-not-ranked-few", &TextArgs::new().count("known", known as u64))
        }
        NotRanked::Suppressed(hidden) => {
            view.tn("indicators-not-ranked-hidden", &TextArgs::new().count("hidden", hidden as u64))
        }
        NotRanked::List => view.t("indicators-not-ranked-list"),
    }
}

/// Why there is no comparison.
pub(super) fn not_compared(view: &View, reason: &NotCompared) -> String {
    match reason {
        NotCompared::UnknownUnit(_) | NotCompared::NotMunicipal(_) => {
            view.t("indicators-not-compared-unit")
        }
        NotCompared::UnknownIndicator(_) => view.t("indicators-not-compared-indicator"),
        NotCompared::NoFigure { .. } => view.t("indicators-not-compared-no-figure"),
        NotCompared::Hidden { .. } => view.t("indicators-not-compared-hidden"),
        NotCompared::NoCommonPeriod { newest: Some(newest), .. } => {
            view.tn("indicators-not-compared-older", &period_args("period", *newest))
        }
        NotCompared::NoCommonPeriod { newest: None, .. } => {
            view.t("indicators-not-compared-nobody")
        }
    }
}

/// Choices of a filter.
pub(super) fn choices<T: Copy>(
    view: &View,
    all: &[T],
    value: fn(T) -> String,
    key: fn(T) -> &'static str,
) -> Vec<Choice> {
    all.iter().map(|one| Choice::new(value(*one), view.t(key(*one)))).collect()
}

/// The key by which a text is sorted in the language of the page.
pub(super) fn order(language: Language, text: &str) -> Vec<u8> {
    match language {
        Language::English => serbian::fold(text).into_bytes(),
        Language::SerbianLatin => serbian::latin_key(text),
        Language::SerbianCyrillic => serbian::cyrillic_key(text),
    }
}
