//! Words for values: states, what was expected and found in a cell.

use kernel::TextArgs;
use maud::Markup;
use web::{
    View,
    components::{Tone, badge},
};

use crate::import::ImportState;

/// The key of a state's words.
pub(super) const fn state_key(state: ImportState) -> &'static str {
    match state {
        ImportState::Draft => "mapping-state-draft",
        ImportState::Previewing => "mapping-state-previewing",
        ImportState::Ready => "mapping-state-ready",
        ImportState::Importing => "mapping-state-importing",
        ImportState::Imported => "mapping-state-imported",
        ImportState::Undoing => "mapping-state-undoing",
        ImportState::Undone => "mapping-state-undone",
        ImportState::Discarded => "mapping-state-discarded",
    }
}

/// A state as a badge.
pub(super) fn state(view: &View, state: ImportState) -> Markup {
    let tone = match state {
        ImportState::Imported => Tone::Success,
        ImportState::Ready | ImportState::Draft => Tone::Warning,
        ImportState::Previewing | ImportState::Importing | ImportState::Undoing => Tone::Info,
        ImportState::Undone | ImportState::Discarded => Tone::Neutral,
    };
    badge(tone, &view.t(state_key(state)))
}

/// A pattern of what readers of tables and mappings say in English, with what varies in it, and the key of its words.
type Pattern = (&'static str, &'static str, &'static str);

/// What begins and ends so says what the key says, with what stands between as `{ $what }`.
const PATTERNS: [Pattern; 74] = [
    ("a number whose decimal mark is clear", "", "mapping-said-clear-number"),
    ("a number of 0 or more whose decimal mark is clear", "", "mapping-said-clear-number"),
    ("a number of at most ", "", "mapping-said-number-at-most"),
    ("a number from ", "", "mapping-said-number-from"),
    ("a whole number", "", "mapping-said-whole-number"),
    ("a number", "", "mapping-said-number"),
    ("one of the codes ", "", "mapping-said-one-of"),
    ("one of ", "", "mapping-said-one-of"),
    ("yes or no (or codes in \"values\")", "", "mapping-said-yes-or-no"),
    ("a plausible value of ", "", "mapping-said-plausible"),
    ("the id of a household", "", "mapping-said-household-id"),
    ("an empty cell", "", "mapping-said-empty-cell"),
    ("the same value on all rows of household ", "", "mapping-said-same-value"),
    ("another one", "", "mapping-said-another"),
    ("households of at most ", " persons", "mapping-said-household-size"),
    ("a household with members", "", "mapping-said-household-with-members"),
    ("each person of household ", " once", "mapping-said-person-once"),
    ("members of household ", " numbered from 1 without a gap", "mapping-said-numbered"),
    ("a name; the person is listed under the numbers of the file", "", "mapping-said-name"),
    ("none", "", "mapping-said-none"),
    ("nothing", "", "mapping-said-none"),
    ("what the person is to the reference person", "", "mapping-said-relation"),
    ("one reference person of household ", "", "mapping-said-one-reference"),
    ("a JMBG of thirteen digits", "", "mapping-said-jmbg-shape"),
    ("a JMBG whose check digit fits", "", "mapping-said-jmbg-check"),
    ("a JMBG that begins with a date", "", "mapping-said-jmbg-date"),
    ("a day of birth that has come", "", "mapping-said-born-past"),
    ("a day of birth of at most 120 years ago", "", "mapping-said-born-120"),
    ("the day of birth that the JMBG states", "", "mapping-said-born-jmbg"),
    ("the sex that the JMBG states", "", "mapping-said-sex-jmbg"),
    ("households of the municipality ", "", "mapping-said-municipality"),
    ("each JMBG once in the file", "", "mapping-said-jmbg-once"),
    ("a household that is in the registry still; it is left out", "", "mapping-said-gone"),
    ("one that was closed, moved or is not open to you", "", "mapping-said-gone-found"),
    (
        "a household whose members the registry does not know, or knows all as one household; it is left out",
        "",
        "mapping-said-known",
    ),
    ("a JMBG that is in the registry already", "", "mapping-said-known-found"),
    ("a column ", "", "mapping-said-column"),
    ("what the registry has; a file does not change it", "", "mapping-said-registry"),
    ("a person who lives in the household still; the row is left out", "", "mapping-said-lives"),
    (
        "a person whom the registry does not know yet; the row is left out",
        "",
        "mapping-said-unknown-person",
    ),
    (
        "a person whom the registry does not know yet; the row is taken over",
        "",
        "mapping-said-new-person",
    ),
    ("one who resembles somebody of household ", "", "mapping-said-resembles"),
    (
        "each person in one household of the file; the row is taken over",
        "",
        "mapping-said-one-household",
    ),
    ("one who resembles the person of row ", "", "mapping-said-resembles-row"),
    ("one who has left it in the registry", "", "mapping-said-has-left"),
    ("a household whose data may be changed; it is left out", "", "mapping-said-restricted"),
    (
        "somebody whose data may only be kept: a restriction was granted",
        "",
        "mapping-said-restricted-found",
    ),
    ("an answer that may be used; it is not taken over", "", "mapping-said-usable"),
    ("one to whose use the person does not agree", "", "mapping-said-not-agreed"),
    ("everything of a person who does not take part", "", "mapping-said-takes-no-part"),
    (
        "everything of a household whose reference person does not take part",
        "",
        "mapping-said-home-takes-no-part",
    ),
    ("one that is not used", "", "mapping-said-not-used"),
    ("at most ", " characters", "mapping-said-characters"),
    ("at most ", " households in one file", "mapping-said-households"),
    ("at most ", " columns", "mapping-said-columns"),
    ("a point in or around Serbia", "", "mapping-said-point"),
    ("a point elsewhere", "", "mapping-said-point-found"),
    ("the one of row ", " again", "mapping-said-again"),
    ("a file that the registry takes; nothing was taken over", "", "mapping-said-taken"),
    (
        "a JMBG that is in the registry already, or rules that have changed since the preview",
        "",
        "mapping-said-taken-found",
    ),
    ("the file of households that the mapping names", "", "mapping-said-second-file"),
    ("no file", "", "mapping-said-no-file"),
    ("a known variable", "", "mapping-said-variable"),
    ("a file that can be read", "", "mapping-said-readable"),
    ("a closing quotation mark", "", "mapping-said-quotation"),
    ("the end of the file", "", "mapping-said-end"),
    ("a whole XLSX or ODS workbook", "", "mapping-said-workbook"),
    ("a workbook of at most ", " MB unpacked", "mapping-said-workbook-size"),
    ("a sheet of at most ", " cells", "mapping-said-sheet-size"),
    ("a row of at most ", " bytes", "mapping-said-row-size"),
    ("a larger one", "", "mapping-said-larger"),
    ("a longer one", "", "mapping-said-longer"),
    ("a header", "", "mapping-said-header"),
    ("an empty sheet", "", "mapping-said-empty-sheet"),
];

/// What a finding says, in the reader's language; what no pattern knows stays as it is.
pub(crate) fn said(view: &View, text: &str) -> String {
    for (start, end, key) in PATTERNS {
        let rest = text.strip_prefix(start).and_then(|rest| rest.strip_suffix(end));
        // A pattern without anything that varies is the whole text.
        let varies = start.ends_with(' ');
        if let Some(rest) = rest
            && (varies || rest.is_empty())
        {
            return view.tn(key, &TextArgs::new().text("what", rest));
        }
    }
    text.to_owned()
}
