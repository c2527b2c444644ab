//! An answer as a file holds it: by codes, so that the file is read again by the mapping that its header proposes.

use assessment::{Answer, MissingKind, Variable};

/// The text of an answer; nothing for what was not asked.
pub(crate) fn answer_text(variable: &Variable, answer: &Answer) -> String {
    match answer {
        Answer::Number(value) => value.to_string(),
        Answer::Code(index) => variable.code_of(*index).unwrap_or_default().to_owned(),
        Answer::Flag(true) => "yes".to_owned(),
        Answer::Flag(false) => "no".to_owned(),
        Answer::Text(text) => text.clone(),
        Answer::Date(day) => day.to_string(),
        Answer::Missing(MissingKind::NotAsked) => String::new(),
        Answer::Missing(kind) => kind.code().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use assessment::{Given, VariableCatalogue};

    use super::*;

    #[test]
    fn an_answer_is_written_by_its_code_and_why_it_is_missing_by_name() {
        let catalogue = VariableCatalogue::shipped().unwrap();
        let text = |code: &str, given: Given<'_>| {
            let (id, answer) = catalogue.answer(code, &given).unwrap();
            answer_text(catalogue.get(id).unwrap(), &answer)
        };
        assert_eq!(text("care_hours_per_day", Given::Number(2.5)), "2.5");
        assert_eq!(text("sex", Given::Word("female")), "female");
        assert_eq!(text("birth_registered", Given::Flag(false)), "no");
        assert_eq!(text("date_of_birth", Given::Word("3. 5. 1984.")), "1984-05-03");
        assert_eq!(text("rooms", Given::Missing(MissingKind::Refused)), "refused");
        assert_eq!(text("rooms", Given::Missing(MissingKind::NotAsked)), "");
    }
}
