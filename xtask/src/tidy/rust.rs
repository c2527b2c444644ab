//! Rules on Rust files: headers, tests that assert, typed ids, names, size.

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::ToTokens as _;
use syn::{spanned::Spanned as _, visit::Visit};

use super::{Source, Violation};

/// Longest file in lines; longer ones are more than one thing.
const MAX_LINES: usize = 500;
/// Types that must not stand for an identifier across crates.
const RAW_IDS: [&str; 5] = ["i32", "i64", "u32", "u64", "Uuid"];
/// Names that say nothing.
const VAGUE: [&str; 9] =
    ["util", "utils", "helper", "helpers", "common", "misc", "shared", "stuff", "manager"];

pub(super) fn check(sources: &[Source]) -> Vec<Violation> {
    let mut scan = Scan::default();
    for source in sources.iter().filter(|source| source.is("rs")) {
        scan.file(source);
    }
    scan.found
}

#[derive(Default)]
struct Scan {
    path: String,
    in_test: bool,
    found: Vec<Violation>,
}

impl Scan {
    fn file(&mut self, source: &Source) {
        self.path.clone_from(&source.path);
        self.in_test = source.path.contains("/tests/") || source.path.contains("/testkit/");
        let stem = source.path.rsplit('/').next().and_then(|name| name.strip_suffix(".rs"));
        if stem.is_some_and(|stem| VAGUE.contains(&stem)) {
            self.report(1, "name the file for what it holds", "vague-name");
        }
        if !source.text.starts_with("//!") && !source.text.starts_with("#![doc = include_str!") {
            self.report(
                1,
                "open with //!: what it is for, what it keeps, what it does not",
                "header",
            );
        }
        let lines = source.text.lines().count();
        if lines > MAX_LINES {
            self.report(1, &format!("{lines} lines: is it one thing?"), "long-file");
        }
        match syn::parse_file(&source.text) {
            Ok(file) => self.visit_file(&file),
            Err(error) => self.report(error.span().start().line, &error.to_string(), "syntax"),
        }
    }

    fn report(&mut self, line: usize, advice: &str, rule: &'static str) {
        let place = format!("{}:{line}", self.path);
        self.found.push(Violation { place, advice: advice.to_owned(), rule });
    }

    fn at(&mut self, span: Span, advice: &str, rule: &'static str) {
        self.report(span.start().line, advice, rule);
    }

    fn test(&mut self, attrs: &[syn::Attribute], name: &syn::Ident, body: TokenStream) {
        let muted = ["ignore", "should_panic"];
        if attrs.iter().any(|attr| muted.iter().any(|word| attr.path().is_ident(word))) {
            self.at(name.span(), "no #[ignore], no #[should_panic]", "muted-test");
        }
        let asserts = words(body).iter().any(|word| {
            let word = word.to_lowercase();
            ["assert", "check", "expect", "snapshot", "proptest"].iter().any(|k| word.contains(k))
        });
        if !asserts {
            self.at(name.span(), "asserts nothing", "hollow-test");
        }
    }
}

impl<'ast> Visit<'ast> for Scan {
    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        let outer = self.in_test;
        let is_test = |attr: &syn::Attribute| attr.to_token_stream().to_string().contains("test");
        self.in_test |= item.attrs.iter().any(is_test);
        if VAGUE.contains(&item.ident.to_string().as_str()) {
            self.at(item.ident.span(), "name the module for what it holds", "vague-name");
        }
        syn::visit::visit_item_mod(self, item);
        self.in_test = outer;
    }

    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        let is_test = |attr: &syn::Attribute| {
            attr.path().segments.last().is_some_and(|segment| segment.ident == "test")
        };
        if item.attrs.iter().any(is_test) {
            self.test(&item.attrs, &item.sig.ident, item.block.to_token_stream());
        }
        syn::visit::visit_item_fn(self, item);
    }

    fn visit_item_struct(&mut self, item: &'ast syn::ItemStruct) {
        // A row as it is stored: its context turns it into typed ids.
        let is_row = |attr: &syn::Attribute| {
            let text = attr.to_token_stream().to_string();
            text.contains("DeriveEntityModel") || text.contains("FromQueryResult")
        };
        if !item.attrs.iter().any(is_row) {
            syn::visit::visit_item_struct(self, item);
        }
    }

    fn visit_field(&mut self, field: &'ast syn::Field) {
        let name = field.ident.as_ref().map(ToString::to_string).unwrap_or_default();
        let kind = field.ty.to_token_stream().to_string().replace(' ', "");
        let is_id = name == "id" || name.ends_with("_id");
        if !self.in_test && is_id && RAW_IDS.contains(&kind.as_str()) {
            self.at(field.span(), &format!("`{name}: {kind}`: give it its own type"), "raw-id");
        }
        syn::visit::visit_field(self, field);
    }
}

fn words(stream: TokenStream) -> Vec<String> {
    stream
        .into_iter()
        .flat_map(|tree| match tree {
            TokenTree::Group(group) => words(group.stream()),
            other => vec![other.to_string()],
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules(path: &str, text: &str) -> Vec<&'static str> {
        let source = Source { path: path.into(), text: text.into() };
        check(&[source]).into_iter().map(|v| v.rule).collect()
    }

    #[test]
    fn each_rule_fires_on_its_fault() {
        assert_eq!(rules("crates/a/src/x.rs", "fn a() {}"), ["header"]);
        assert_eq!(rules("crates/a/src/utils.rs", "//! A.\n"), ["vague-name"]);
        assert_eq!(rules("a/src/x.rs", "//! A.\n#[test]\nfn a() { let b = 1; }"), ["hollow-test"]);
        assert_eq!(
            rules("a/src/x.rs", "//! A.\n#[test]\n#[ignore]\nfn a() { assert!(b); }"),
            ["muted-test"]
        );
        assert_eq!(rules("a/src/x.rs", "//! A.\nstruct A { person_id: u64 }"), ["raw-id"]);
        assert_eq!(
            rules("a/src/x.rs", &format!("//! A.\n{}", "// b\n".repeat(500))),
            ["long-file"]
        );
        assert_eq!(rules("a/src/x.rs", "//! A.\nfn"), ["syntax"]);
    }

    #[test]
    fn a_clean_file_passes() {
        assert_eq!(rules("a/src/x.rs", "//! A.\n#[test]\nfn a() { assert_eq!(1, b); }"), [""; 0]);
        let row = "//! A.\n#[derive(DeriveEntityModel)]\nstruct Model { id: Uuid }";
        assert_eq!(rules("a/src/store.rs", row), [""; 0]);
    }
}
