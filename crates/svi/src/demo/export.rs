//! The field's table as a file: semicolons, decimal comma, codes for what is missing, in the encoding of its year.
//!
//! The first round was typed into an older program (Windows-1250), the second comes as UTF-8 with a byte order mark. An empty
//! cell was not asked; 77, 88 and 99 mean "does not apply", "does not know" and "refused" among codes, seven digits of the
//! same kind among numbers, 0 among the numbers of members. The specification written beside the file says so.

use chance::Stream;

use super::{
    answer::{Answer, Column, Form, Gap, Read},
    columns,
    people::Person,
    sampling::Visit,
    topic::Topic,
};

/// Text encodings of the demo files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Encoding {
    /// Central European Windows.
    Windows1250,
    /// UTF-8 with a byte order mark.
    Utf8WithMark,
}

/// Columns that only a probability sample has.
const DESIGN: [&str; 6] = [
    "selection_probability",
    "household_weight",
    "person_weight",
    "stratum",
    "primary_sampling_unit",
    "stratum_size",
];

/// Header of the key that joins members to their household.
pub(crate) const KEY: &str = "domaćinstvo";

/// The columns of a sample's table, or of a list's.
pub(crate) fn columns_of(sample: bool) -> Vec<Column> {
    let design = |c: &Column| c.variable.is_some_and(|v| DESIGN.contains(&v));
    columns::all().into_iter().filter(|c| sample || !design(c)).collect()
}

/// The table of these visits: a header, then a line for each member.
pub(crate) fn table(seed: u64, visits: &[Visit], columns: &[Column]) -> String {
    let mut text = String::from(KEY);
    for column in columns {
        text.push(';');
        text.push_str(column.name);
    }
    text.push_str("\r\n");
    for visit in visits {
        for person in &visit.household.people {
            text.push_str(&format!("{:05}", visit.household.number + 1));
            for (place, column) in columns.iter().enumerate() {
                text.push(';');
                text.push_str(&cell(seed, visit, person, (place, column)));
            }
            text.push_str("\r\n");
        }
    }
    text
}

fn cell(seed: u64, visit: &Visit, person: &Person, (place, column): (usize, &Column)) -> String {
    let (member, answer) = match column.read {
        Read::Household(read) => (0, read(visit)),
        Read::Person(read) => (person.number as u64, read(visit, person)),
    };
    let household = u64::from(visit.household.number);
    let year = visit.round.year() as u64;
    let path = |column: u64| [year, household, Topic::Missing as u64, member, column];
    let mut own = Stream::of(seed, &path(place as u64 + 1));
    let mut common = Stream::of(seed, &[year, household, Topic::Missing as u64]);
    let answer = withhold(&mut own, &mut common, visit.partial, column.gap, answer);
    written(&answer, column.form)
}

/// The answer, or why it was not given.
fn withhold(
    own: &mut Stream,
    common: &mut Stream,
    partial: bool,
    gap: Gap,
    answer: Answer,
) -> Answer {
    if gap == Gap::Never || matches!(answer, Answer::NotAsked | Answer::DoesNotApply) {
        return answer;
    }
    // Nobody hesitates over what is not there.
    if matches!(answer, Answer::Number(0.0)) {
        return answer;
    }
    if gap == Gap::Late && partial {
        return Answer::NotAsked;
    }
    let silent = gap == Gap::Amount && common.chance(0.016);
    let amount = matches!(answer, Answer::Number(n) if n > 0.0);
    if silent && amount {
        return Answer::Refused;
    }
    match own.unit() {
        ..0.0008 => Answer::DoesNotKnow,
        0.0008..0.0013 => Answer::Refused,
        0.0013..0.004 if gap == Gap::Amount && amount => Answer::DoesNotKnow,
        _ => answer,
    }
}

fn written(answer: &Answer, form: Form) -> String {
    match (answer, form) {
        (Answer::NotAsked, _) => String::new(),
        (Answer::Number(value), Form::Number(decimals)) => {
            format!("{value:.decimals$}").replace('.', ",")
        }
        (Answer::Number(value), _) => format!("{value:.0}"),
        (Answer::Code(code), Form::Choice(codes)) => {
            codes.iter().position(|c| c == code).map_or_else(String::new, |p| (p + 1).to_string())
        }
        (Answer::Code(code), _) => (*code).to_owned(),
        (Answer::Flag(yes), _) => if *yes { "1" } else { "2" }.to_owned(),
        (Answer::Text(text), _) => text.clone(),
        (missing, form) => missing_code(missing, form).to_owned(),
    }
}

/// The code that stands for a kind of missing in a column of this form.
pub(crate) const fn missing_code(missing: &Answer, form: Form) -> &'static str {
    match (missing, form) {
        (Answer::DoesNotApply, Form::Link) => "0",
        (Answer::DoesNotApply, Form::Number(_) | Form::Money) => "7777777",
        (Answer::DoesNotKnow, Form::Number(_) | Form::Money) => "8888888",
        (Answer::Refused, Form::Number(_) | Form::Money) => "9999999",
        (Answer::DoesNotApply, _) => "77",
        (Answer::DoesNotKnow, _) => "88",
        (Answer::Refused, _) => "99",
        _ => "",
    }
}

/// The bytes of a text in an encoding. Letters that Windows-1250 lacks become a question mark; the demo has none.
pub(crate) fn encode(text: &str, encoding: Encoding) -> Vec<u8> {
    match encoding {
        Encoding::Utf8WithMark => [&[0xEF, 0xBB, 0xBF], text.as_bytes()].concat(),
        Encoding::Windows1250 => text.chars().map(windows_1250).collect(),
    }
}

const fn windows_1250(letter: char) -> u8 {
    match letter {
        'Š' => 0x8A,
        'Ž' => 0x8E,
        'š' => 0x9A,
        'ž' => 0x9E,
        'Ć' => 0xC6,
        'Č' => 0xC8,
        'Đ' => 0xD0,
        'ć' => 0xE6,
        'č' => 0xE8,
        'đ' => 0xF0,
        letter if letter.is_ascii() => letter as u8,
        _ => b'?',
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::demo::{people::Round, sampling};

    #[test]
    fn every_line_has_as_many_cells_as_the_header() {
        let visits = sampling::list(1, Round::Second, 20);
        let columns = columns_of(false);
        let text = table(1, &visits, &columns);
        let cells: BTreeSet<usize> = text.lines().map(|l| l.split(';').count()).collect();
        assert_eq!(cells, BTreeSet::from([columns.len() + 1]));
    }

    #[test]
    fn names_and_variables_of_columns_are_not_doubled() {
        let columns = columns_of(true);
        let names: BTreeSet<&str> = columns.iter().map(|c| c.name).collect();
        let variables: BTreeSet<&str> = columns.iter().filter_map(|c| c.variable).collect();
        assert_eq!((names.len(), variables.len()), (columns.len(), columns.len()));
    }

    fn answers(visit: &Visit, column: &Column) -> Vec<Answer> {
        let people = &visit.household.people;
        match column.read {
            Read::Household(read) => vec![read(visit)],
            Read::Person(read) => people.iter().map(|person| read(visit, person)).collect(),
        }
    }

    #[test]
    fn no_code_is_missing_from_the_list_of_its_column() {
        let visits = sampling::draw(1, Round::First, 200).visits;
        for column in columns_of(true) {
            let Form::Choice(codes) = column.form else { continue };
            for answer in visits.iter().flat_map(|visit| answers(visit, &column)) {
                let known = !matches!(answer, Answer::Code(code) if !codes.contains(&code));
                assert!(known, "{}: {answer:?}", column.name);
            }
        }
    }

    #[test]
    fn missing_kinds_have_codes_of_their_own() {
        let codes = |form| {
            [Answer::NotAsked, Answer::DoesNotApply, Answer::DoesNotKnow, Answer::Refused]
                .map(|a| written(&a, form))
        };
        assert_eq!(codes(Form::Flag), ["", "77", "88", "99"]);
        assert_eq!(codes(Form::Money), ["", "7777777", "8888888", "9999999"]);
    }

    #[test]
    fn serbian_letters_survive_windows_1250() {
        assert_eq!(
            encode("čćšžđ ČĆŠŽĐ", Encoding::Windows1250),
            [0xE8, 0xE6, 0x9A, 0x9E, 0xF0, 0x20, 0xC8, 0xC6, 0x8A, 0x8E, 0xD0]
        );
    }
}
