//! How a field looks: label, hint, control, fault, bound together by ids.

use maud::{Markup, Render, html};

use super::field::{Choice, Field, Kind, Mark};

impl Field<'_> {
    fn id(&self) -> String {
        id_of(self.name)
    }

    fn error(&self) -> Option<&str> {
        self.of.errors.of(self.name)
    }

    /// Tells the summary under which words it stands.
    fn name_error(&self) {
        if let Some(error) = self.of.errors.find(self.name) {
            let _named_before = error.label.set(self.label.clone());
        }
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
            @if !self.is(Mark::Required) && !self.is(Mark::Disabled) && !matches!(self.kind, Kind::Box) {
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
        let class = if self.is(Mark::Wide) { "field field-wide" } else { "field" };
        if self.is_group() {
            return html! {
                fieldset class=(class) data-sensitive[self.is(Mark::Sensitive)] aria-describedby=[self.described_by()] {
                    legend class="form-label" { (self.label) (self.mark()) }
                    (hint) (inside) (fault)
                }
            };
        }
        html! {
            div class=(class) data-sensitive[self.is(Mark::Sensitive)] {
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
                required[self.is(Mark::Required)] disabled[self.is(Mark::Disabled)] autofocus[self.is(Mark::Focused)]
                aria-invalid=[self.invalid()] aria-describedby=[self.described_by()];
        }
    }

    fn number(&self, step: &str, from: Option<i64>, to: Option<i64>) -> Markup {
        html! {
            input type="number" id=(self.id()) name=(self.name) class=(self.class("form-control"))
                value=(self.of.form.raw(self.name)) step=(step) min=[from] max=[to] autocomplete="off"
                inputmode=[self.input_mode()] required[self.is(Mark::Required)] disabled[self.is(Mark::Disabled)]
                aria-invalid=[self.invalid()] aria-describedby=[self.described_by()];
        }
    }

    fn text_area(&self, lines: u8) -> Markup {
        html! {
            textarea id=(self.id()) name=(self.name) class=(self.class("form-control")) rows=(lines)
                maxlength=[self.most] required[self.is(Mark::Required)] disabled[self.is(Mark::Disabled)]
                aria-invalid=[self.invalid()] aria-describedby=[self.described_by()] {
                // A line feed at the beginning would be eaten by the browser.
                "\n" (self.of.form.raw(self.name))
            }
        }
    }

    fn select(&self, choices: &[Choice], is_blank_first: bool) -> Markup {
        let chosen = self.of.form.text(self.name);
        html! {
            select id=(self.id()) name=(self.name) class=(self.class("form-select")) required[self.is(Mark::Required)]
                disabled[self.is(Mark::Disabled)] aria-invalid=[self.invalid()] aria-describedby=[self.described_by()] {
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
                        checked[chosen.contains(&choice.value.as_str())] disabled[self.is(Mark::Disabled)]
                        required[self.is(Mark::Required) && kind == "radio"] aria-invalid=[self.invalid()];
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
                    required[self.is(Mark::Required)] disabled[self.is(Mark::Disabled)] aria-invalid=[self.invalid()]
                    aria-describedby=[self.described_by()];
                span class="form-check-label" { (self.label) }
            }
        }
    }

    fn file(&self, accept: &str, is_multiple: bool) -> Markup {
        html! {
            input type="file" id=(self.id()) name=(self.name) class=(self.class("form-control")) accept=(accept)
                multiple[is_multiple] required[self.is(Mark::Required)] aria-invalid=[self.invalid()]
                aria-describedby=[self.described_by()];
        }
    }
}

impl Render for Field<'_> {
    fn render(&self) -> Markup {
        self.name_error();
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
