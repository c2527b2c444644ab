//! Fields of a form, bound to what was typed and to what was wrong with it.
//!
//! A field has a label, says in words whether it may be left empty, and names its hint and its fault to those who listen.

use maud::{Markup, Render, html};

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
    view: &'a View,
    form: &'a Form,
    errors: &'a FormErrors,
}

#[derive(Debug, Clone, Copy)]
enum Kind<'a> {
    Input(&'static str),
    Number { step: &'a str, from: Option<i64>, to: Option<i64> },
    TextArea(u8),
    Select { choices: &'a [Choice], is_blank_first: bool },
    Radios(&'a [Choice]),
    Boxes(&'a [Choice]),
    Box,
    File { accept: &'a str, is_multiple: bool },
}

/// A field in the making; it renders itself.
#[derive(Debug, Clone)]
pub struct Field<'a> {
    of: Fields<'a>,
    kind: Kind<'a>,
    name: &'a str,
    label: String,
    hint: String,
    autocomplete: &'a str,
    most: Option<usize>,
    is_required: bool,
    is_sensitive: bool,
    is_wide: bool,
    has_focus: bool,
    is_disabled: bool,
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
            is_required: false,
            is_sensitive: false,
            is_wide: false,
            has_focus: false,
            is_disabled: false,
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
        Field { autocomplete, is_sensitive: true, ..field }
    }

    /// A code of digits that is typed once.
    pub fn one_time_code(self, name: &'a str, label: &str) -> Field<'a> {
        let field = self.field(Kind::Input("text"), name, label);
        Field { autocomplete: "one-time-code", is_sensitive: true, ..field }
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
        let field = self.field(Kind::TextArea(lines), name, label);
        Field { is_wide: true, ..field }
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
        Self { is_required: true, ..self }
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
        Self { is_sensitive: true, ..self }
    }

    /// At most so many characters.
    #[must_use]
    pub fn most(self, characters: usize) -> Self {
        Self { most: Some(characters), ..self }
    }

    /// As wide as the form.
    #[must_use]
    pub fn wide(self) -> Self {
        Self { is_wide: true, ..self }
    }

    /// It has the focus when the page opens; for pages whose purpose is this field.
    #[must_use]
    pub fn focused(self) -> Self {
        Self { has_focus: true, ..self }
    }

    /// Shown, not to be changed.
    #[must_use]
    pub fn disabled(self) -> Self {
        Self { is_disabled: true, ..self }
    }

    /// With the steps of a decimal number: `0.01`. The value is typed with a comma or a point.
    #[must_use]
    pub fn decimal(self) -> Self {
        Self { kind: Kind::Input("text"), ..self }
    }

    fn id(&self) -> String {
        id_of(self.name)
    }

    fn error(&self) -> Option<&str> {
        self.of.errors.of(self.name)
    }

    /// Ids of the hint and of the fault, for those who listen.
    fn described_by(&self) -> Option<String> {
        let id = self.id();
        let hint = (!self.hint.is_empty()).then(|| format!("{id}-hint"));
        let error = self.error().map(|_| format!("{id}-error"));
        let both: Vec<String> = hint.into_iter().chain(error).collect();
        (!both.is_empty()).then(|| both.join(" "))
    }

    fn is_group(&self) -> bool {
        matches!(self.kind, Kind::Radios(_) | Kind::Boxes(_))
    }

    fn class(&self, base: &str) -> String {
        if self.error().is_some() { format!("{base} is-invalid") } else { base.to_owned() }
    }

    fn invalid(&self) -> Option<&'static str> {
        self.error().map(|_| "true")
    }

    /// Fields of words let the keyboard help; digits get their own keyboard.
    fn input_mode(&self) -> Option<&'static str> {
        match self.kind {
            Kind::Number { .. } => Some("numeric"),
            Kind::Input("text") if self.autocomplete == "one-time-code" => Some("numeric"),
            _ => None,
        }
    }

    fn mark(&self) -> Markup {
        let view = self.of.view;
        html! {
            @if !self.is_required && !self.is_disabled && !matches!(self.kind, Kind::Box) {
                " " span class="text-secondary fw-normal" { "(" (view.t("web-field-optional")) ")" }
            }
        }
    }

    fn around(&self, inside: &Markup) -> Markup {
        let id = self.id();
        let hint = html! {
            @if !self.hint.is_empty() {
                span class="form-hint" id=(format!("{id}-hint")) { (self.hint) }
            }
        };
        let fault = html! {
            @if let Some(error) = self.error() {
                div class="invalid-feedback" id=(format!("{id}-error")) {
                    span class="visually-hidden" { (self.of.view.t("web-field-error")) " " } (error)
                }
            }
        };
        let class = if self.is_wide { "field field-wide" } else { "field" };
        if self.is_group() {
            return html! {
                fieldset class=(class) data-sensitive[self.is_sensitive] aria-describedby=[self.described_by()] {
                    legend class="form-label" { (self.label) (self.mark()) }
                    (hint) (inside) (fault)
                }
            };
        }
        html! {
            div class=(class) data-sensitive[self.is_sensitive] {
                @if !matches!(self.kind, Kind::Box) {
                    label class="form-label" for=(id) { (self.label) (self.mark()) }
                    (hint)
                }
                (inside)
                @if matches!(self.kind, Kind::Box) { (hint) }
                (fault)
            }
        }
    }

    fn input(&self, kind: &str) -> Markup {
        let value = if kind == "password" { "" } else { self.of.form.raw(self.name) };
        html! {
            input type=(kind) id=(self.id()) name=(self.name) class=(self.class("form-control")) value=(value)
                autocomplete=(self.autocomplete) inputmode=[self.input_mode()] maxlength=[self.most]
                required[self.is_required] disabled[self.is_disabled] autofocus[self.has_focus]
                aria-invalid=[self.invalid()] aria-describedby=[self.described_by()];
        }
    }

    fn number(&self, step: &str, from: Option<i64>, to: Option<i64>) -> Markup {
        html! {
            input type="number" id=(self.id()) name=(self.name) class=(self.class("form-control"))
                value=(self.of.form.raw(self.name)) step=(step) min=[from] max=[to] autocomplete="off"
                inputmode=[self.input_mode()] required[self.is_required] disabled[self.is_disabled]
                aria-invalid=[self.invalid()] aria-describedby=[self.described_by()];
        }
    }

    fn text_area(&self, lines: u8) -> Markup {
        html! {
            textarea id=(self.id()) name=(self.name) class=(self.class("form-control")) rows=(lines)
                maxlength=[self.most] required[self.is_required] disabled[self.is_disabled]
                aria-invalid=[self.invalid()] aria-describedby=[self.described_by()] {
                // A line feed at the beginning would be eaten by the browser.
                "\n" (self.of.form.raw(self.name))
            }
        }
    }

    fn select(&self, choices: &[Choice], is_blank_first: bool) -> Markup {
        let chosen = self.of.form.text(self.name);
        html! {
            select id=(self.id()) name=(self.name) class=(self.class("form-select")) required[self.is_required]
                disabled[self.is_disabled] aria-invalid=[self.invalid()] aria-describedby=[self.described_by()] {
                @if is_blank_first { option value="" { (self.of.view.t("web-field-choose")) } }
                @for choice in choices {
                    option value=(choice.value) selected[choice.value == chosen] { (choice.label) }
                }
            }
        }
    }

    fn options(&self, kind: &str, choices: &[Choice]) -> Markup {
        let chosen = self.of.form.all(self.name);
        let id = self.id();
        html! {
            @for (at, choice) in choices.iter().enumerate() {
                label class="form-check" {
                    input type=(kind) name=(self.name) value=(choice.value) class=(self.class("form-check-input"))
                        id=(if at == 0 { id.clone() } else { format!("{id}-{at}") })
                        checked[chosen.contains(&choice.value.as_str())] disabled[self.is_disabled]
                        required[self.is_required && kind == "radio"] aria-invalid=[self.invalid()];
                    span class="form-check-label" { (choice.label) }
                }
            }
        }
    }

    fn check_box(&self) -> Markup {
        html! {
            label class="form-check" for=(self.id()) {
                input type="checkbox" id=(self.id()) name=(self.name) value="yes"
                    class=(self.class("form-check-input")) checked[self.of.form.has(self.name)]
                    required[self.is_required] disabled[self.is_disabled] aria-invalid=[self.invalid()]
                    aria-describedby=[self.described_by()];
                span class="form-check-label" { (self.label) }
            }
        }
    }

    fn file(&self, accept: &str, is_multiple: bool) -> Markup {
        html! {
            input type="file" id=(self.id()) name=(self.name) class=(self.class("form-control")) accept=(accept)
                multiple[is_multiple] required[self.is_required] aria-invalid=[self.invalid()]
                aria-describedby=[self.described_by()];
        }
    }
}

impl Render for Field<'_> {
    fn render(&self) -> Markup {
        let inside = match self.kind {
            Kind::Input(kind) => self.input(kind),
            Kind::Number { step, from, to } => self.number(step, from, to),
            Kind::TextArea(lines) => self.text_area(lines),
            Kind::Select { choices, is_blank_first } => self.select(choices, is_blank_first),
            Kind::Radios(choices) => self.options("radio", choices),
            Kind::Boxes(choices) => self.options("checkbox", choices),
            Kind::Box => self.check_box(),
            Kind::File { accept, is_multiple } => self.file(accept, is_multiple),
        };
        self.around(&inside)
    }
}

/// The id of a field: where a link of the error summary leads.
pub(super) fn id_of(name: &str) -> String {
    let safe = name.chars().map(|one| if one.is_ascii_alphanumeric() { one } else { '-' });
    format!("field-{}", safe.collect::<String>())
}
