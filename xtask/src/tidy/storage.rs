//! Rules on stored data: SQL in its rooms only, no way around the scope, no program's authority in a page, one code path for
//! both databases.

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens as _;

use super::{Source, Violation};

/// Functions of the mapper that know no scope.
const UNSCOPED: [&str; 9] = [
    "find",
    "find_by_id",
    "insert",
    "insert_many",
    "update",
    "update_many",
    "delete",
    "delete_by_id",
    "delete_many",
];
/// Words by which code asks which database it is.
const BACKENDS: [&str; 3] = ["DatabaseBackend", "DbBackend", "get_database_backend"];
/// Crates that may speak in the program's own name.
const PROGRAM: [&str; 5] = ["database", "identity", "kernel", "svi", "testkit"];
/// Crates that own the database.
const OWNERS: [&str; 2] = ["database", "testkit"];

pub(super) fn check(sources: &[Source]) -> Vec<Violation> {
    let code = sources.iter().filter(|source| source.is("rs") && !source.path.contains("/tests/"));
    code.flat_map(file).collect()
}

fn file(source: &Source) -> Vec<Violation> {
    let mut parts = source.path.split('/');
    let (Some("crates"), Some(name), Some("src"), Some(room)) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return Vec::new();
    };
    let Ok(parsed) = syn::parse_file(&source.text) else { return Vec::new() };
    let mut words = Vec::new();
    for item in parsed.items.iter().filter(|item| !is_test(item)) {
        collect(item.to_token_stream(), &mut words);
    }
    let place = Place { path: &source.path, name, room };
    words.windows(4).flat_map(|window| place.judge(window)).collect()
}

fn is_test(item: &syn::Item) -> bool {
    let syn::Item::Mod(module) = item else { return false };
    module.attrs.iter().any(|attr| attr.to_token_stream().to_string().contains("cfg (test)"))
}

/// Where a word stands.
struct Place<'a> {
    path: &'a str,
    name: &'a str,
    room: &'a str,
}

impl Place<'_> {
    /// Judges the first of four words that follow one another.
    fn judge(&self, window: &[Word]) -> Vec<Violation> {
        let [first, second, third, fourth] = window else { return Vec::new() };
        let texts = [&first.text, &second.text, &third.text].map(String::as_str);
        let mut found = Vec::new();
        let mut report = |advice: &str, rule| {
            let place = format!("{}:{}", self.path, first.line);
            found.push(Violation { place, advice: advice.to_owned(), rule });
        };
        let owns = OWNERS.contains(&self.name);
        let is_sql_room = self.room.starts_with("store") || self.room.starts_with("migrations");
        if first.text == "sea_orm" && !owns && !is_sql_room {
            report("SQL stands in store and migrations only", "stray-sql");
        }
        if !owns && texts == ["Entity", ":", ":"] && UNSCOPED.contains(&fourth.text.as_str()) {
            report("go through the reader or the transaction: they keep the scope", "stray-sql");
        }
        let is_job = self.room.starts_with("jobs");
        if fourth.text == "of_program" && !PROGRAM.contains(&self.name) && !is_job {
            report(
                "the program's own authority is for jobs and the command line",
                "program-authority",
            );
        }
        if BACKENDS.contains(&first.text.as_str()) && !owns {
            report("one code path for both databases", "backend");
        }
        found
    }
}

/// One word of the code with its line.
struct Word {
    text: String,
    line: usize,
}

fn collect(stream: TokenStream, words: &mut Vec<Word>) {
    for tree in stream {
        match tree {
            TokenTree::Group(group) => collect(group.stream(), words),
            other => {
                let line = other.span().start().line;
                words.push(Word { text: other.to_string(), line });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules(path: &str, text: &str) -> Vec<&'static str> {
        let text = format!("//! A.\n{text}\nconst END: [u8; 3] = [1, 2, 3];\n");
        check(&[Source { path: path.into(), text }]).into_iter().map(|v| v.rule).collect()
    }

    #[test]
    fn sql_stands_in_its_rooms_only() {
        let code = "use database::sea_orm::QueryFilter as _;";
        assert_eq!(rules("crates/registry/src/pages/household.rs", code), ["stray-sql"]);
        assert_eq!(rules("crates/registry/src/store/household.rs", code), [""; 0]);
        assert_eq!(rules("crates/registry/src/store.rs", code), [""; 0]);
        assert_eq!(rules("crates/registry/src/migrations/mod.rs", code), [""; 0]);
        let value = "use database::sea_orm::ActiveValue::Set;";
        assert_eq!(rules("crates/registry/src/steps.rs", value), ["stray-sql"]);
        assert_eq!(rules("crates/database/src/tx.rs", code), [""; 0]);
        assert_eq!(rules("crates/registry/tests/it/household.rs", code), [""; 0]);
    }

    #[test]
    fn rows_are_reached_through_the_scope() {
        let code = "fn a() { household::Entity::find(); }";
        assert_eq!(rules("crates/registry/src/store.rs", code), ["stray-sql"]);
        let code = "fn a() { reader.select::<household::Entity>(); }";
        assert_eq!(rules("crates/registry/src/store.rs", code), [""; 0]);
    }

    #[test]
    fn the_programs_authority_is_for_jobs_and_the_command_line() {
        let code = "fn a() { let b = Authority::of_program(c, d); }";
        assert_eq!(rules("crates/registry/src/actions/a.rs", code), ["program-authority"]);
        for path in
            ["crates/registry/src/jobs.rs", "crates/registry/src/jobs/a.rs", "crates/svi/src/a.rs"]
        {
            assert_eq!(rules(path, code), [""; 0]);
        }
        let test = format!("#[cfg(test)]\nmod tests {{ {code} }}");
        assert_eq!(rules("crates/registry/src/actions/a.rs", &test), [""; 0]);
    }

    #[test]
    fn nobody_asks_which_database_it_is() {
        let code = "fn a() { if b.get_database_backend() == c { d() } }";
        assert_eq!(rules("crates/registry/src/store.rs", code), ["backend"]);
        assert_eq!(rules("crates/database/src/backend.rs", code), [""; 0]);
    }
}
