//! Values of closed sets in the reader's words, and choices for forms.

use chrono::NaiveDate;
use kernel::{Language, TextArgs};
use web::{
    View,
    components::{Choice, Tone},
};

use crate::{
    consent::{Basis, ConsentAnswer, Purpose, Signature, basis_text},
    contact::ContactKind,
    document::{DocumentKind, DocumentObstacle, DocumentState},
    duplicates::{Evidence, PairDecision, PairState, Side},
    group::Mark,
    membership::{HowClosed, HowJoined, HowLeft},
    person::{Relation, Sex, age},
    place::AddressKind,
    rights::{RightKind, RightState},
};

/// A value by its stable name, under the keys that begin with `prefix`.
fn value(view: &View, prefix: &str, name: &str) -> String {
    view.t(&format!("{prefix}{}", name.replace('_', "-").to_lowercase()))
}

/// Values to choose from, under the keys that begin with `prefix`.
pub(super) fn choices<'a>(
    view: &View,
    prefix: &str,
    names: impl IntoIterator<Item = &'a str>,
) -> Vec<Choice> {
    names.into_iter().map(|name| Choice::new(name, value(view, prefix, name))).collect()
}

/// A relation in words.
pub(super) fn relation(view: &View, relation: Relation) -> String {
    value(view, "registry-relation-", relation.name())
}

/// A sex in words.
pub(super) fn sex(view: &View, sex: Sex) -> String {
    value(view, "registry-sex-", sex.name())
}

/// All relations to choose from.
pub(super) fn relations(view: &View) -> Vec<Choice> {
    choices(view, "registry-relation-", Relation::ALL.iter().map(|one| one.name()))
}

/// Both sexes to choose from.
pub(super) fn sexes(view: &View) -> Vec<Choice> {
    choices(view, "registry-sex-", Sex::ALL.iter().map(|one| one.name()))
}

/// A kind of address in words.
pub(super) fn address_kind(view: &View, kind: AddressKind) -> String {
    value(view, "registry-place-", kind.name())
}

/// How somebody joined, in words.
pub(super) fn joined(view: &View, how: HowJoined) -> String {
    value(view, "registry-joins-", how.name())
}

/// How somebody left, in words.
pub(crate) fn left(view: &View, how: HowLeft) -> String {
    value(view, "registry-leaves-", how.name())
}

/// How a household ended, in words.
pub(super) fn closed(view: &View, how: HowClosed) -> String {
    value(view, "registry-closes-", how.name())
}

/// A way to reach somebody, in words.
pub(super) fn contact_kind(view: &View, kind: ContactKind) -> String {
    value(view, "registry-contact-", kind.name())
}

/// A document in words.
pub(super) fn document(view: &View, kind: DocumentKind) -> String {
    value(view, "registry-document-", kind.name())
}

/// Whether somebody has a document, in words.
pub(super) fn document_state(view: &View, state: DocumentState) -> String {
    value(view, "registry-document-state-", state.name())
}

/// An obstacle in words.
pub(super) fn obstacle(view: &View, obstacle: DocumentObstacle) -> String {
    value(view, "registry-obstacle-", obstacle.name())
}

/// A group or status in words.
pub(super) fn mark(view: &View, mark: Mark) -> String {
    match mark {
        Mark::Group(group) => value(view, "registry-group-", group.name()),
        Mark::Status(status) => value(view, "registry-status-", status.name()),
    }
}

/// A purpose in words.
pub(super) fn purpose(view: &View, purpose: Purpose) -> String {
    value(view, "registry-purpose-", purpose.name())
}

/// An answer in words.
pub(super) fn answer(view: &View, answer: ConsentAnswer) -> String {
    value(view, "registry-answer-", answer.name())
}

/// How an answer was given, in words.
pub(super) fn signature(view: &View, signature: Signature) -> String {
    value(view, "registry-signature-", signature.name())
}

/// A basis to choose, with its article.
pub(super) fn basis(view: &View, basis: Basis) -> Choice {
    Choice::new(basis.name(), of_basis(view, basis))
}

/// A basis with its article.
pub(super) fn of_basis(view: &View, basis: Basis) -> String {
    let (sr, en) = basis_text(basis).unwrap_or_default();
    of_catalogue(view, sr, en)
}

/// A text of the catalogue in the reader's language and script.
pub(super) fn of_catalogue(view: &View, sr: &str, en: &str) -> String {
    if view.language().is_serbian() { view.show(sr) } else { en.to_owned() }
}

/// What is asked for by right, in words.
pub(super) fn right(view: &View, kind: RightKind) -> String {
    value(view, "registry-right-kind-", kind.name())
}

/// What became of it, in words.
pub(super) fn right_state(view: &View, state: RightState) -> String {
    value(view, "registry-right-state-", state.name())
}

/// A decision about it, as a button says it.
pub(super) fn right_decision(view: &View, decision: RightState) -> String {
    value(view, "registry-right-do-", decision.name())
}

/// Full years in words.
pub(super) fn years(view: &View, born: NaiveDate, today: NaiveDate) -> Option<String> {
    let args = TextArgs::new().count("years", u64::from(age(born, today)?));
    Some(view.tn("registry-years", &args))
}

/// A day in words of a line of text.
pub(super) fn day(view: &View, day: NaiveDate) -> String {
    day_in(view.language(), day)
}

/// A day in words of a line of text in a language.
pub(super) fn day_in(language: Language, day: NaiveDate) -> String {
    use chrono::Datelike as _;
    let style =
        if language.is_serbian() { serbian::Style::Serbian } else { serbian::Style::English };
    serbian::date(day.year(), day.month(), day.day(), style)
}

/// Where a pair stands, in words.
pub(super) fn pair_state(view: &View, state: PairState) -> String {
    value(view, "registry-pair-state-", state.name())
}

/// How it looks.
pub(super) const fn pair_tone(state: PairState) -> Tone {
    match state {
        PairState::Open => Tone::Neutral,
        PairState::Same => Tone::Success,
        PairState::NotSame => Tone::Info,
        PairState::Disputed => Tone::Warning,
    }
}

/// A decision about a pair, in words.
pub(super) fn pair_decision(view: &View, decision: PairDecision) -> String {
    value(view, "registry-decision-", decision.name())
}

/// One of the two records, in words.
pub(super) fn side(view: &View, side: Side) -> String {
    value(view, "registry-pair-", side.name())
}

/// What is compared, in words.
pub(super) fn evidence_field(view: &View, field: &str) -> String {
    value(view, "registry-evidence-", field)
}

/// How two values agree, in words.
pub(super) fn level(view: &View, level: linkage::Level) -> String {
    value(view, "registry-level-", level.code())
}

/// What is compared and how it agrees.
pub(super) fn evidence(view: &View, one: &Evidence) -> String {
    format!("{}: {}", evidence_field(view, &one.field), level(view, one.level))
}

/// What should be looked at, in words.
pub(super) fn finding(view: &View, finding: linkage::Finding) -> String {
    use linkage::Finding;
    view.t(match finding {
        Finding::JmbgMissing => "registry-finding-jmbg-missing",
        Finding::JmbgFaulty => "registry-finding-jmbg-faulty",
        Finding::JmbgContradictsDate => "registry-finding-jmbg-contradicts-date",
        Finding::JmbgContradictsSex => "registry-finding-jmbg-contradicts-sex",
        Finding::PerhapsTwins => "registry-finding-perhaps-twins",
    })
}

/// The probability of log2 odds, in per cent; never a certainty.
pub(super) fn probability(view: &View, weight: f64) -> String {
    let probability = 1.0 / (1.0 + (-weight).exp2());
    let percent = web::components::percent;
    if probability > 0.999 {
        view.tn("registry-more-than", &TextArgs::new().text("share", percent(view, 0.999, 1)))
    } else if probability < 0.01 {
        view.tn("registry-less-than", &TextArgs::new().text("share", percent(view, 0.01, 0)))
    } else {
        percent(view, probability.min(0.99), 0)
    }
}
