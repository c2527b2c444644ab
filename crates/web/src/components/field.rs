//! Fields of a form, bound to what was typed and to what was wrong with it.
//!
//! A field has a label, says in words whether it may be left empty, and names its hint and its fault to those who listen.

use maud::{Markup, html};

use crate::{check::FormErrors, form::Form, view::View};

/// One of several values of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub label: String,
}

impl Choice {
    /// A value with its words.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into() }
    }
}

/// Makes the fields of one form.
#[derive(Debug, Clone, Copy)]
pub struct Fields<'a> {
    pub(super) view: &'a View,
    pub(super) form: &'a Form,
    pub(super) errors: &'a FormErrors,
}

#[derive(Debug, Clone, Copy)]
pub(super) enum Kind<'a> {
    Input(&'static str),
    Number { step: &'a str, from: Option<i64>, to: Option<i64> },
    TextArea(u8),
    Select { choices: &'a [Choice], is_blank_first: bool },
    Radios(&'a [Choice]),
    Boxes(&'a [Choice]),
    Box,
    File { accept: &'a str, is_multiple: bool },
}

/// What is special about a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    Required,
    Sensitive,
    Wide,
    Focused,
    Disabled,
}

/// A field in the making; it renders itself.
#[derive(Debug, Clone)]
pub struct Field<'a> {
    pub(super) of: Fields<'a>,
    pub(super) kind: Kind<'a>,
    pub(super) name: &'a str,
    pub(super) label: String,
    pub(super) hint: String,
    pub(super) autocomplete: &'a str,
    pub(super) most: Option<usize>,
    pub(super) marks: Vec<Mark>,
}

impl<'a> Fields<'a> {
    /// Fields that show `form` and what is wrong in it.
    pub const fn new(view: &'a View, form: &'a Form, errors: &'a FormErrors) -> Self {
        Self { view, form, errors }
    }

    fn field(self, kind: Kind<'a>, name: &'a str, label: &str) -> Field<'a> {
        Field {
            of: self,
            kind,
            name,
            label: self.view.t(label),
            hint: String::new(),
            autocomplete: "off",
            most: None,
            marks: Vec::new(),
        }
    }

    /// A line of text. `label` is the key of its words, here and below.
    pub fn text(self, name: &'a str, label: &str) -> Field<'a> {
        self.field(Kind::Input("text"), name, label)
    }

    /// An e-mail address.
    pub fn email(self, name: &'a str, label: &str) -> Field<'a> {
        self.field(Kind::Input("email"), name, label)
    }

    /// A telephone number.
    pub fn telephone(self, name: &'a str, label: &str) -> Field<'a> {
        self.field(Kind::Input("tel"), name, label)
    }

    /// A password; `autocomplete` is `current-password` or `new-password`. What was typed is never sent back.
    pub fn password(self, name: &'a str, label: &str, autocomplete: &'a str) -> Field<'a> {
        let field = self.field(Kind::Input("password"), name, label);
        Field { autocomplete, ..field }.sensitive()
    }

    /// A code of digits that is typed once.
    pub fn one_time_code(self, name: &'a str, label: &str) -> Field<'a> {
        let field = self.field(Kind::Input("text"), name, label);
        Field { autocomplete: "one-time-code", ..field }.sensitive()
    }

    /// A day.
    pub fn date(self, name: &'a str, label: &str) -> Field<'a> {
        self.field(Kind::Input("date"), name, label)
    }

    /// A whole number.
    pub fn number(
        self,
        name: &'a str,
        label: &str,
        from: Option<i64>,
        to: Option<i64>,
    ) -> Field<'a> {
        self.field(Kind::Number { step: "1", from, to }, name, label)
    }

    /// Several lines of text.
    pub fn text_area(self, name: &'a str, label: &str, lines: u8) -> Field<'a> {
        self.field(Kind::TextArea(lines), name, label).wide()
    }

    /// One of many; the first entry is empty.
    pub fn select(self, name: &'a str, label: &str, choices: &'a [Choice]) -> Field<'a> {
        self.field(Kind::Select { choices, is_blank_first: true }, name, label)
    }

    /// One of many, never none.
    pub fn select_one(self, name: &'a str, label: &str, choices: &'a [Choice]) -> Field<'a> {
        self.field(Kind::Select { choices, is_blank_first: false }, name, label)
    }

    /// One of a few, all in view.
    pub fn radios(self, name: &'a str, label: &str, choices: &'a [Choice]) -> Field<'a> {
        self.field(Kind::Radios(choices), name, label)
    }

    /// Any of a few, all in view.
    pub fn boxes(self, name: &'a str, label: &str, choices: &'a [Choice]) -> Field<'a> {
        self.field(Kind::Boxes(choices), name, label)
    }

    /// Yes or no.
    pub fn check_box(self, name: &'a str, label: &str) -> Field<'a> {
        self.field(Kind::Box, name, label)
    }

    /// A file; the form needs [`FormFrame::with_files`](super::FormFrame::with_files).
    pub fn file(self, name: &'a str, label: &str, accept: &'a str, is_multiple: bool) -> Field<'a> {
        self.field(Kind::File { accept, is_multiple }, name, label)
    }

    /// A value that is not shown.
    pub fn hidden(self, name: &str) -> Markup {
        html! { input type="hidden" name=(name) value=(self.form.raw(name)); }
    }
}

impl Field<'_> {
    /// It must be filled.
    #[must_use]
    pub fn required(self) -> Self {
        self.marked(Mark::Required)
    }

    /// With a hint, by its key.
    #[must_use]
    pub fn hint(self, key: &str) -> Self {
        Self { hint: self.of.view.t(key), ..self }
    }

    /// With a hint in ready words.
    #[must_use]
    pub fn hint_text(self, hint: String) -> Self {
        Self { hint, ..self }
    }

    /// Ready words in place of the key's: for labels with values in them.
    #[must_use]
    pub fn label_text(self, label: String) -> Self {
        Self { label, ..self }
    }

    /// The browser keeps no draft of it: personal number, health, violence.
    #[must_use]
    pub fn sensitive(self) -> Self {
        self.marked(Mark::Sensitive)
    }

    /// At most so many characters.
    #[must_use]
    pub fn most(self, characters: usize) -> Self {
        Self { most: Some(characters), ..self }
    }

    /// As wide as the form.
    #[must_use]
    pub fn wide(self) -> Self {
        self.marked(Mark::Wide)
    }

    /// It has the focus when the page opens; for pages whose purpose is this field.
    #[must_use]
    pub fn focused(self) -> Self {
        self.marked(Mark::Focused)
    }

    /// Shown, not to be changed.
    #[must_use]
    pub fn disabled(self) -> Self {
        self.marked(Mark::Disabled)
    }

    /// With the steps of a decimal number: `0.01`. The value is typed with a comma or a point.
    #[must_use]
    pub fn decimal(self) -> Self {
        Self { kind: Kind::Input("text"), ..self }
    }

    fn marked(mut self, mark: Mark) -> Self {
        self.marks.push(mark);
        self
    }

    pub(super) fn is(&self, mark: Mark) -> bool {
        self.marks.contains(&mark)
    }
}
