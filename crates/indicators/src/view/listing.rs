//! The catalogue as it is listed: chapters, search, filters, and what is known of a municipality.

use super::{Measure, Told, UnitFigures};
use crate::definition::{Definition, Domain, SourceKind};

/// What of the catalogue is wanted; by default all of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Wanted {
    /// Words of code, name or definition, in any script, with or without diacritics; all of them must occur.
    pub search: String,
    /// Only this chapter.
    pub domain: Option<Domain>,
    /// Only indicators whose figures normally come from this kind of source.
    pub source: Option<SourceKind>,
    /// Only those of which the municipality has a figure.
    pub with_figure: bool,
}

/// The catalogue, as far as it is wanted.
#[derive(Debug, Clone, PartialEq)]
pub struct Listing<'a> {
    /// Chapters that have something, in order.
    pub chapters: Vec<Chapter<'a>>,
    /// Indicators listed.
    pub found: usize,
    /// Indicators of the catalogue.
    pub all: usize,
    /// How many each chapter would list under the other filters.
    pub domains: Vec<(Domain, usize)>,
    /// How many each kind of source would list under the other filters.
    pub sources: Vec<(SourceKind, usize)>,
}

/// A chapter.
#[derive(Debug, Clone, PartialEq)]
pub struct Chapter<'a> {
    /// Which.
    pub domain: Domain,
    /// Its indicators in the order of the catalogue.
    pub lines: Vec<Line<'a>>,
}

/// An indicator.
#[derive(Debug, Clone, PartialEq)]
pub struct Line<'a> {
    /// Its definition.
    pub definition: &'a Definition,
    /// How its figures are written.
    pub measure: Measure,
    /// The newest figure of the municipality; none where nothing is known.
    pub figure: Option<Told>,
}

impl<'a> UnitFigures<'a> {
    /// Lists the catalogue.
    pub fn list(&self, wanted: &Wanted) -> Listing<'a> {
        let words = serbian::fold(&wanted.search);
        let words: Vec<&str> = words.split_whitespace().collect();
        let catalogue = &self.installation.indicators;
        let lines: Vec<Line<'a>> = catalogue
            .definitions()
            .filter(|definition| is_named(definition, &words))
            .map(|definition| self.line(definition))
            .filter(|line| !wanted.with_figure || line.figure.is_some())
            .collect();
        let of_domain =
            |line: &&Line<'a>| wanted.domain.is_none_or(|one| one == line.definition.domain);
        let of_source =
            |line: &&Line<'a>| wanted.source.is_none_or(|one| one == line.definition.source);
        let domains = Domain::ALL.map(|domain| {
            let count = lines.iter().filter(of_source).filter(|l| l.definition.domain == domain);
            (domain, count.count())
        });
        let sources = SourceKind::ALL.map(|source| {
            let count = lines.iter().filter(of_domain).filter(|l| l.definition.source == source);
            (source, count.count())
        });
        let shown: Vec<&Line<'a>> = lines.iter().filter(of_domain).filter(of_source).collect();
        let chapter = |domain| {
            let own = shown.iter().filter(|line| line.definition.domain == domain);
            Chapter { domain, lines: own.map(|line| (*line).clone()).collect() }
        };
        let chapters = Domain::ALL.map(chapter);
        Listing {
            found: shown.len(),
            all: catalogue.definitions().count(),
            domains: domains.to_vec(),
            sources: sources.to_vec(),
            chapters: chapters.into_iter().filter(|one| !one.lines.is_empty()).collect(),
        }
    }

    fn line(&self, definition: &'a Definition) -> Line<'a> {
        let figure = self.newest(definition);
        let value = figure.as_ref().and_then(|told| told.cell.shown());
        Line { definition, measure: Measure::of_values(definition, value), figure }
    }
}

/// Whether all words occur in what the indicator is called, in either language.
fn is_named(definition: &Definition, words: &[&str]) -> bool {
    if words.is_empty() {
        return true;
    }
    let text = [
        definition.code.as_str(),
        &definition.name.sr,
        &definition.name.en,
        &definition.definition.sr,
        &definition.definition.en,
    ];
    let text = serbian::fold(&text.join(" "));
    words.iter().all(|word| text.contains(word))
}
