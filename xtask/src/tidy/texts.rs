//! Rules on words: both languages say the same things with the same values, every text is used, every key that code names exists.
//!
//! A crate's keys begin with its name, so a string in code that does is a key. Keys that are put together are known by the literal
//! that puts them together (`format!("registry-sex-{}", …)`), or stand in a group of the file under a comment `# used by: …`.
//! Crates with bare keys (`reports`) are asked for the keys in `.text("…")` and `.with("…", …)`.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Delimiter, TokenStream, TokenTree};

use super::{Source, Violation};

/// Fewest fixed characters of a literal that puts keys together.
const FIXED: usize = 3;

/// A text of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Text {
    line: usize,
    values: BTreeSet<String>,
    is_declared: bool,
}

/// A string in code.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Literal {
    place: String,
    value: String,
    /// Whether a method that takes a key is called with it.
    is_asked: bool,
}

pub(super) fn check(sources: &[Source]) -> Vec<Violation> {
    let crates: Vec<&str> = sources
        .iter()
        .filter_map(|source| source.path.strip_prefix("crates/")?.strip_suffix("/locales/sr.ftl"))
        .collect();
    let literals: Vec<Literal> =
        sources.iter().filter(|source| is_code(source)).flat_map(literals).collect();
    crates.iter().flat_map(|name| check_crate(name, sources, &literals)).collect()
}

fn is_code(source: &Source) -> bool {
    source.is("rs") && source.path.starts_with("crates/") && source.path.contains("/src/")
}

fn check_crate(name: &str, sources: &[Source], literals: &[Literal]) -> Vec<Violation> {
    let path = |language: &str| format!("crates/{name}/locales/{language}.ftl");
    let read = |language: &str| {
        let found = sources.iter().find(|source| source.path == path(language));
        found.map(|source| texts(&source.text)).unwrap_or_default()
    };
    let (serbian, english) = (read("sr"), read("en"));
    let mut found = same(&path("sr"), &serbian, &path("en"), &english);
    let folder = format!("crates/{name}/src/");
    let own: Vec<&Literal> =
        literals.iter().filter(|literal| literal.place.starts_with(&folder)).collect();
    found.extend(unused(&path("sr"), &serbian, &own));
    let prefix = format!("{name}-");
    if serbian.keys().all(|key| key.starts_with(&prefix)) {
        let named = literals.iter().filter(|literal| is_key(&literal.value, &prefix));
        found.extend(unknown(&serbian, named));
    } else {
        found.extend(unknown(&serbian, own.into_iter().filter(|literal| literal.is_asked)));
    }
    found
}

/// The texts of a file by their keys.
fn texts(file: &str) -> BTreeMap<String, Text> {
    let mut texts = BTreeMap::new();
    let (mut key, mut is_declared) = (String::new(), false);
    for (index, line) in file.lines().enumerate() {
        if line.trim().is_empty() {
            is_declared = false;
        } else if line.starts_with('#') {
            is_declared |= line.trim_start_matches('#').trim_start().starts_with("used by:");
        } else if line.starts_with(|c: char| c.is_ascii_alphabetic()) {
            line.split('=').next().unwrap_or_default().trim().clone_into(&mut key);
            let text = Text { line: index + 1, values: BTreeSet::new(), is_declared };
            texts.insert(key.clone(), text);
        }
        if let Some(text) = texts.get_mut(&key) {
            text.values.extend(values(line));
        }
    }
    texts
}

/// Names after `$`.
fn values(line: &str) -> impl Iterator<Item = String> {
    line.split('$').skip(1).map(|rest| {
        rest.chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-')).collect()
    })
}

fn same(
    one_path: &str,
    one: &BTreeMap<String, Text>,
    other_path: &str,
    other: &BTreeMap<String, Text>,
) -> Vec<Violation> {
    let mut found = Vec::new();
    for (path, texts, others) in [(one_path, one, other), (other_path, other, one)] {
        let lonely = texts.iter().filter(|(key, _)| !others.contains_key(*key));
        found.extend(lonely.map(|(key, text)| {
            fault(path, text.line, format!("{key} is missing in the other language"))
        }));
    }
    for (key, text) in one {
        let Some(twin) = other.get(key) else { continue };
        if text.values != twin.values {
            let advice =
                format!("{key} mentions {:?} here and {:?} in English", text.values, twin.values);
            found.push(fault(one_path, text.line, advice));
        }
    }
    found
}

fn unused(path: &str, texts: &BTreeMap<String, Text>, own: &[&Literal]) -> Vec<Violation> {
    let plain: BTreeSet<&str> = own.iter().map(|literal| literal.value.as_str()).collect();
    let made: Vec<Vec<&str>> = own.iter().filter_map(|literal| parts(&literal.value)).collect();
    texts
        .iter()
        .filter(|(key, text)| !text.is_declared && !plain.contains(key.as_str()))
        .filter(|(key, _)| !made.iter().any(|parts| fits(key, parts)))
        .map(|(key, text)| fault(path, text.line, format!("{key} is used nowhere")))
        .collect()
}

fn unknown<'a>(
    texts: &BTreeMap<String, Text>,
    named: impl Iterator<Item = &'a Literal>,
) -> Vec<Violation> {
    named
        .filter(|literal| literal.value.starts_with(|c: char| c.is_ascii_alphabetic()))
        .filter(|literal| !texts.contains_key(&literal.value))
        .map(|literal| Violation {
            place: literal.place.clone(),
            advice: format!("there is no text {}", literal.value),
            rule: "texts",
        })
        .collect()
}

fn is_key(value: &str, prefix: &str) -> bool {
    value.strip_prefix(prefix).is_some_and(|rest| {
        !rest.is_empty()
            && !rest.ends_with('-')
            && rest.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
    })
}

/// What is fixed in a literal with `{…}` in it, when that is enough to tell a key.
fn parts(value: &str) -> Option<Vec<&str>> {
    let mut parts = Vec::new();
    let mut rest = value;
    while let Some((before, after)) = rest.split_once('{') {
        parts.push(before);
        rest = after.split_once('}')?.1;
    }
    if parts.is_empty() {
        return None;
    }
    parts.push(rest);
    let fixed: usize = parts.iter().map(|part| part.len()).sum();
    let is_plain =
        |part: &&str| part.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'));
    (fixed >= FIXED && parts.iter().all(is_plain)).then_some(parts)
}

/// Whether a key begins, goes on and ends with these parts.
fn fits(key: &str, parts: &[&str]) -> bool {
    let [first, middle @ .., last] = parts else { return false };
    let Some(mut rest) = key.strip_prefix(first) else { return false };
    for part in middle {
        match rest.split_once(part) {
            Some((_, after)) => rest = after,
            None => return false,
        }
    }
    rest.ends_with(last)
}

fn fault(path: &str, line: usize, advice: String) -> Violation {
    Violation { place: format!("{path}:{line}"), advice, rule: "texts" }
}

/// Strings of a file, in macros too, without those of its tests.
fn literals(source: &Source) -> Vec<Literal> {
    let mut found = Vec::new();
    if let Ok(tokens) = source.text.parse::<TokenStream>() {
        collect(&source.path, tokens, &mut found);
    }
    found
}

fn collect(path: &str, tokens: TokenStream, found: &mut Vec<Literal>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut is_test = false;
    for (at, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Group(group)
                if group.delimiter() == Delimiter::Bracket && is_cfg_test(&group.stream()) =>
            {
                is_test = true;
            }
            TokenTree::Group(group) => {
                let is_module = group.delimiter() == Delimiter::Brace && is_test;
                if is_module {
                    is_test = false;
                    continue;
                }
                let is_asked = takes_key(&tokens[..at], &group.stream());
                let from = found.len();
                collect(path, group.stream(), found);
                if let Some(first) = found.get_mut(from).filter(|_| is_asked) {
                    first.is_asked = true;
                }
            }
            TokenTree::Literal(literal) => {
                let Ok(text) = syn::parse_str::<syn::LitStr>(&literal.to_string()) else {
                    continue;
                };
                let place = format!("{path}:{}", literal.span().start().line);
                found.push(Literal { place, value: text.value(), is_asked: false });
            }
            TokenTree::Ident(_) | TokenTree::Punct(_) => {}
        }
    }
}

fn is_cfg_test(attribute: &TokenStream) -> bool {
    attribute.to_string().replace(' ', "") == "cfg(test)"
}

/// Whether `before` ends in `.text` or `.with` and the arguments begin with a literal: alone, or with values after it.
fn takes_key(before: &[TokenTree], arguments: &TokenStream) -> bool {
    let [.., TokenTree::Punct(dot), TokenTree::Ident(method)] = before else { return false };
    let arguments: Vec<TokenTree> = arguments.clone().into_iter().collect();
    let begins = matches!(arguments.first(), Some(TokenTree::Literal(_)));
    let is_alone = arguments.len() == 1;
    dot.as_char() == '.' && begins && (if is_alone { method == "text" } else { method == "with" })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn advice(sr: &str, en: &str, code: &str) -> Vec<String> {
        let source = |path: &str, text: &str| Source { path: path.into(), text: text.into() };
        let sources = [
            source("crates/a/locales/sr.ftl", sr),
            source("crates/a/locales/en.ftl", en),
            source("crates/a/src/lib.rs", code),
        ];
        check(&sources)
            .into_iter()
            .map(|found| format!("{} {}", found.place, found.advice))
            .collect()
    }

    #[test]
    fn a_text_of_one_language_is_missed_in_the_other() {
        assert_eq!(
            advice("a-x = X\na-y = Y\n", "a-x = X\n", "f(\"a-x\", \"a-y\")"),
            ["crates/a/locales/sr.ftl:2 a-y is missing in the other language"]
        );
    }

    #[test]
    fn both_languages_mention_the_same_values() {
        assert_eq!(
            advice("a-x = { $n ->\n    [one] { $n } a\n}\n", "a-x = { $m }\n", "f(\"a-x\")"),
            ["crates/a/locales/sr.ftl:1 a-x mentions {\"n\"} here and {\"m\"} in English"]
        );
    }

    #[test]
    fn a_text_that_no_code_names_is_found_but_not_one_that_is_put_together_or_declared() {
        let texts =
            "a-x = X\na-kind-one = 1\n\n# used by: the catalogue\na-free = F\n\na-lost = L\n";
        assert_eq!(
            advice(texts, texts, "html! { (t(\"a-x\")) } f(format!(\"a-kind-{}\", one))"),
            ["crates/a/locales/sr.ftl:7 a-lost is used nowhere"]
        );
    }

    #[test]
    fn a_key_without_a_text_is_found_in_code_and_macros_but_not_in_tests() {
        let code = "fn f() {\n html! { p { (view.t(\"a-none\")) } } }\n\
            #[cfg(test)] mod tests { const A: &str = \"a-invented\"; }";
        assert_eq!(advice("", "", code), ["crates/a/src/lib.rs:2 there is no text a-none"]);
    }

    #[test]
    fn bare_keys_are_asked_for_by_text_and_with() {
        let code = "s.text(\"x\"); s.with(\"y\", &args); args.text(\"n\", 1); s.text(\"z\");";
        assert_eq!(
            advice("x = X\ny = Y\n", "x = X\ny = Y\n", code),
            ["crates/a/src/lib.rs:1 there is no text z"]
        );
    }
}
