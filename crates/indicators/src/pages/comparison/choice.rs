//! What is compared with whom, as an address says it and as a form asks it.

use kernel::{IndicatorCode, UnitCode};
use maud::{Markup, html};
use places::{Level, Unit};
use web::{View, components::ExportFormat};

use crate::{
    definition::Definition,
    pages::words,
    view::{UnitFigures, Wanted},
};

/// Most indicators of a page, and most units to compare with.
const MOST: usize = 24;

/// What is compared with whom.
#[derive(Debug, Default)]
pub(crate) struct Choice {
    /// In what.
    pub(crate) indicators: Vec<IndicatorCode>,
    /// Nobody stands for the base set.
    pub(crate) with: Vec<UnitCode>,
    /// The file that is wanted in place of a page.
    pub(super) export: Option<ExportFormat>,
}

impl Choice {
    /// Reads an address; what is unknown is left out.
    pub(crate) fn read(query: &str, figures: &UnitFigures<'_>) -> Self {
        let pairs: Vec<(String, String)> = serde_html_form::from_str(query).unwrap_or_default();
        let mut choice = Self::default();
        for (name, value) in pairs {
            match name.as_str() {
                "indicator" => add(&mut choice.indicators, &value, |code| {
                    figures.catalogue().find(code).is_some()
                }),
                "with" => {
                    add(&mut choice.with, &value, |code| figures.places().find(code).is_some());
                }
                "format" => {
                    let mut all = ExportFormat::ALL.into_iter();
                    choice.export = all.find(|format| format.extension() == value);
                }
                _ => {}
            }
        }
        choice
    }

    /// The address of the same as a file.
    pub(super) fn to_export(&self, format: ExportFormat) -> String {
        let indicators = self.indicators.iter().map(|code| ("indicator", code.to_string()));
        let with = self.with.iter().map(|code| ("with", code.to_string()));
        let format = [("format", format.extension().to_owned())];
        let pairs: Vec<(&str, String)> = indicators.chain(with).chain(format).collect();
        let query = serde_html_form::to_string(pairs).unwrap_or_default();
        format!("/indicators/compare?{query}")
    }
}

fn add<T: std::str::FromStr + PartialEq>(
    to: &mut Vec<T>,
    text: &str,
    is_known: impl Fn(&T) -> bool,
) {
    if let Ok(code) = text.trim().parse::<T>()
        && is_known(&code)
        && !to.contains(&code)
        && to.len() < MOST
    {
        to.push(code);
    }
}

/// The form that asks.
pub(super) fn form(view: &View, figures: &UnitFigures<'_>, choice: &Choice) -> Markup {
    html! {
        form method="get" action="/indicators/compare" class="card d-print-none" {
            div class="card-body" {
                div class="fields" {
                    div class="field" {
                        label class="form-label" for="compare-indicator" { (view.t("indicators-compare-what")) }
                        span class="form-hint" id="compare-what-hint" { (view.t("indicators-compare-many")) }
                        select id="compare-indicator" name="indicator" class="form-select" multiple size="10"
                            aria-describedby="compare-what-hint" { (indicators(view, figures, choice)) }
                    }
                    div class="field" {
                        label class="form-label" for="compare-with" { (view.t("indicators-compare-whom")) }
                        span class="form-hint" id="compare-whom-hint" { (view.t("indicators-compare-base")) }
                        select id="compare-with" name="with" class="form-select" multiple size="10"
                            aria-describedby="compare-whom-hint" { (units(view, figures, choice)) }
                    }
                }
                div class="actions form-actions mt-3" {
                    button type="submit" class="btn btn-primary" { (view.t("indicators-compare-go")) }
                    a class="btn" href="/indicators/compare" { (view.t("indicators-compare-clear")) }
                }
            }
        }
    }
}

/// Indicators of which the municipality has a figure, by chapter.
fn indicators(view: &View, figures: &UnitFigures<'_>, choice: &Choice) -> Markup {
    let listing = figures.list(&Wanted { with_figure: true, ..Wanted::default() });
    let option = |definition: &Definition| {
        let is_chosen = choice.indicators.contains(&definition.code);
        html! {
            option value=(definition.code) selected[is_chosen] {
                (words::name(view, definition)) " (" (definition.code) ")"
            }
        }
    };
    html! {
        @for chapter in &listing.chapters {
            optgroup label=(view.t(words::domain(chapter.domain))) {
                @for line in &chapter.lines { (option(line.definition)) }
            }
        }
    }
}

/// Republic, regions, districts, then municipalities by name.
fn units(view: &View, figures: &UnitFigures<'_>, choice: &Choice) -> Markup {
    let of_level = |is_meant: fn(Level) -> bool| {
        let all = figures.places().units();
        let mut units: Vec<&Unit> = all
            .filter(|unit| is_meant(unit.level) && !unit.is_fictional)
            .filter(|unit| unit.code != figures.unit.code)
            .collect();
        units.sort_by_cached_key(|unit| words::order(view.language(), &view.show(&unit.name)));
        units
    };
    let groups = [
        (
            "indicators-territories",
            of_level(|level| matches!(level, Level::Republic | Level::Region)),
        ),
        ("indicators-districts", of_level(|level| level == Level::District)),
        ("indicators-municipalities", of_level(Level::is_local_government)),
        ("indicators-city-municipalities", of_level(|level| level == Level::CityMunicipality)),
    ];
    html! {
        @for (key, units) in groups {
            optgroup label=(view.t(key)) {
                @for unit in units {
                    option value=(unit.code) selected[choice.with.contains(&unit.code)] {
                        (view.show(&unit.name))
                    }
                }
            }
        }
    }
}
