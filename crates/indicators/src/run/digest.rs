//! What a run's id follows from: households, definitions and parameters, each as a digest of its contents.

use std::collections::BTreeSet;

use assessment::{Answer, Facts, RULES};
use kernel::{InvalidCode, RunId};
use sha2::{Digest, Sha256};

use super::store::{Input, UsedParameter};
use crate::{microdata::Microdata, pseudonym::hex, snapshot::About};

/// Version of the program that made a run.
pub(super) const CODE_VERSION: &str = env!("CARGO_PKG_VERSION");

/// What the id follows from.
pub(super) struct Digests {
    pub(super) microdata: String,
    pub(super) definitions: String,
    pub(super) parameters: Vec<UsedParameter>,
    /// The day as of which is computed, where it is not the period's own.
    other_day: Option<String>,
}

impl Digests {
    pub(super) fn of(input: &Input<'_>) -> Self {
        let mut definitions = Sha256::new();
        for definition in input.catalogue.definitions() {
            // The text form holds every field; a definition that has none would not have been read.
            definitions.update(toml::to_string(definition).unwrap_or_default());
        }
        definitions.update(toml::to_string(input.assessor.definitions()).unwrap_or_default());
        let at = input.assessor.parameters();
        let codes: BTreeSet<&str> =
            RULES.iter().flat_map(|rule| rule.parameters).copied().collect();
        let parameters = codes.into_iter().filter_map(|code| {
            let amount = at.get(code).ok()?;
            Some(UsedParameter {
                code: code.to_owned(),
                value: amount.value(),
                source: amount.dated.source.clone(),
            })
        });
        Self {
            microdata: digest(input.microdata),
            definitions: hex(&definitions.finalize()),
            parameters: parameters.collect(),
            other_day: (input.about.period.reference_day() != Some(at.date()))
                .then(|| at.date().to_string()),
        }
    }

    pub(super) fn id(&self, about: &About) -> Result<RunId, InvalidCode> {
        let mut hash = Sha256::new();
        for part in [CODE_VERSION, about.design.as_str(), &self.microdata, &self.definitions] {
            hash.update(part);
            hash.update([0]);
        }
        for parameter in &self.parameters {
            hash.update(&parameter.code);
            hash.update(parameter.value.to_le_bytes());
        }
        if let Some(day) = &self.other_day {
            hash.update(day);
        }
        let hash = hex(&hash.finalize());
        let text =
            format!("{}-{}-{}", about.unit, about.period, hash.get(..12).unwrap_or_default());
        text.parse()
    }
}

/// SHA-256 of households and selection, whatever the order of households in the file.
fn digest(microdata: &Microdata) -> String {
    let mut order: Vec<usize> = (0..microdata.households.len()).collect();
    order.sort_by_key(|place| microdata.households.get(*place).map(|household| &household.id));
    let mut hash = Sha256::new();
    for place in order {
        let Some(household) = microdata.households.get(place) else { continue };
        digest_text(&mut hash, &household.id);
        digest_facts(&mut hash, &household.facts);
        for person in &household.persons {
            digest_text(&mut hash, &person.id);
            digest_facts(&mut hash, &person.facts);
        }
        let Some(selection) = microdata.selection.get(place) else { continue };
        for weight in &selection.person_weights {
            hash.update(weight.to_le_bytes());
        }
        digest_text(&mut hash, selection.stratum.as_deref().unwrap_or("\u{0}"));
        digest_text(&mut hash, selection.psu.as_deref().unwrap_or("\u{0}"));
        hash.update(selection.stratum_size.unwrap_or(-1.0).to_le_bytes());
    }
    hex(&hash.finalize())
}

fn digest_text(hash: &mut Sha256, text: &str) {
    hash.update((text.len() as u64).to_le_bytes());
    hash.update(text);
}

fn digest_facts(hash: &mut Sha256, facts: &Facts) {
    hash.update((facts.len() as u64).to_le_bytes());
    for (id, answer) in facts.iter() {
        hash.update((id.index() as u64).to_le_bytes());
        match answer {
            Answer::Number(number) => {
                hash.update([1]);
                hash.update(number.to_le_bytes());
            }
            Answer::Code(index) => {
                hash.update([2]);
                hash.update(index.0.to_le_bytes());
            }
            Answer::Flag(flag) => hash.update([3, u8::from(*flag)]),
            Answer::Text(text) => {
                hash.update([4]);
                digest_text(hash, text);
            }
            Answer::Date(date) => {
                hash.update([5]);
                digest_text(hash, &date.to_string());
            }
            Answer::Missing(kind) => {
                hash.update([6]);
                digest_text(hash, kind.code());
            }
        }
    }
}
