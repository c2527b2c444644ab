//! Parts of a pair's page: both records field by field, and the waterfall of what speaks for and against one person.

use charts::{Axis, Caption, Step, Waterfall};
use maud::{Markup, html};
use web::{
    Form, View,
    components::{
        Chart, Tone, alert, badge, card, chart, date, date_time, missing, number, small_icon,
        small_table,
    },
};

use super::{path_of, path_of_person, words};
use crate::duplicates::{PairRecord, PairView, ShownFields, Side};

/// Both records in a table. With a form each value that differs is chosen, and which record is kept.
pub(super) fn side_by_side(view: &View, found: &PairView, form: Option<&Form>) -> Markup {
    let head = [
        view.t("registry-pair-field"),
        view.t("registry-pair-left"),
        view.t("registry-pair-right"),
    ];
    let head = head.map(|title| (title, false));
    let mut rows: Vec<Vec<Markup>> = vec![kept(view, found, form)];
    rows.extend(ShownFields::NAMES.iter().map(|name| value(view, found, form, name)));
    rows.extend(around(view, found));
    small_table(&view.t("registry-pair-records"), &head, &rows)
}

fn kept(view: &View, found: &PairView, form: Option<&Form>) -> Vec<Markup> {
    let label = view.t("registry-pair-kept");
    let chosen = form.and_then(|form| form.text("kept").parse().ok()).unwrap_or(found.kept);
    let cell = |side: Side, one: &PairRecord| {
        let person = html! { a href=(path_of_person(one.id)) { (one.data.listed_name()) } };
        html! {
            (person)
            @if form.is_some() {
                (radio("kept", side, side == chosen, &format!("{label}: {}", words::side(view, side)), &html! { (view.t("registry-pair-keep-this")) }))
            }
        }
    };
    vec![html! { (label) }, cell(Side::Left, &found.left), cell(Side::Right, &found.right)]
}

/// One of two values, to be chosen.
pub(super) fn radio(
    name: &str,
    side: Side,
    is_chosen: bool,
    label: &str,
    shown: &Markup,
) -> Markup {
    html! {
        label class="form-check mb-0" {
            input class="form-check-input" type="radio" name=(name) value=(side.name()) checked[is_chosen] aria-label=(label);
            span class="form-check-label" { (shown) }
        }
    }
}

/// A field that can be chosen.
fn value(view: &View, found: &PairView, form: Option<&Form>, name: &'static str) -> Vec<Markup> {
    let title = view.t(&format!("registry-{name}"));
    let (left, right) = (text(view, &found.left, name), text(view, &found.right, name));
    let differs = left != right;
    let field = format!("shown.{name}");
    let sensible = found.sensible.side(name);
    let chosen = form.and_then(|form| form.text(&field).parse().ok()).unwrap_or(sensible);
    let cell = |side: Side, value: &Option<String>| {
        let shown = match value {
            Some(value) => html! { span class="text-prewrap" { (value) } },
            None => missing(&view.t("registry-unknown")),
        };
        if form.is_none() || !differs {
            return shown;
        }
        let words = value.clone().unwrap_or_else(|| view.t("registry-unknown"));
        radio(&field, side, side == chosen, &format!("{title}: {words}"), &shown)
    };
    vec![row_name(view, &title, differs), cell(Side::Left, &left), cell(Side::Right, &right)]
}

/// The name of a row; that the two differ is said in words.
pub(super) fn row_name(view: &View, title: &str, differs: bool) -> Markup {
    html! {
        (title)
        @if differs { div { span class="badge bg-warning-lt" { (small_icon(view, "arrows-sort")) " " (view.t("registry-pair-differs")) } } }
    }
}

fn text(view: &View, one: &PairRecord, name: &str) -> Option<String> {
    let data = &one.data;
    match name {
        "family_name" => Some(data.family_name.clone()),
        "given_name" => Some(data.given_name.clone()),
        "sex" => data.sex.map(|sex| words::sex(view, sex)),
        "birth_date" => data.birth_date.map(|day| words::day(view, day)),
        _ => data.jmbg.as_ref().map(crate::Jmbg::digits),
    }
}

/// What stands around the two and is not chosen: nothing of it is lost.
fn around(view: &View, found: &PairView) -> Vec<Vec<Markup>> {
    let (left, right) = (&found.left, &found.right);
    let row = |key: &str, differs: bool, of: &dyn Fn(&PairRecord) -> Markup| {
        vec![row_name(view, &view.t(key), differs), of(left), of(right)]
    };
    let others = |one: &PairRecord| -> Vec<String> {
        one.others.iter().map(|(_, name, _)| serbian::fold(name)).collect()
    };
    let reached = |one: &PairRecord| -> Vec<String> {
        one.contacts.iter().filter_map(|one| one.data.lookup()).collect()
    };
    vec![
        row("registry-household", left.household.id != right.household.id, &|one| {
            html! { a href=(path_of(one.household.id)) { (one.household.listed_name) } " · " (one.household.code) }
        }),
        row("registry-relation", left.data.relation != right.data.relation, &|one| {
            html! { (words::relation(view, one.data.relation)) }
        }),
        row("registry-settlement", folded(&left.settlement) != folded(&right.settlement), &|one| {
            html! { (one.settlement) }
        }),
        row("registry-address", folded(&left.address) != folded(&right.address), &|one| {
            if one.address.is_empty() {
                missing(&view.t("registry-unknown"))
            } else {
                html! { (one.address) }
            }
        }),
        row("registry-pair-others", others(left) != others(right), &|one| members(view, one)),
        row("registry-contacts", reached(left) != reached(right), &|one| contacts(view, one)),
        row("registry-pair-entered", false, &|one| date_time(view, one.created_at)),
        row("registry-changed", false, &|one| date_time(view, one.changed_at)),
    ]
}

fn folded(text: &str) -> String {
    serbian::fold(text)
}

fn members(view: &View, one: &PairRecord) -> Markup {
    if one.others.is_empty() {
        return missing(&view.t("registry-pair-alone"));
    }
    html! {
        ul class="list-unstyled mb-0" {
            @for (person, name, born) in &one.others {
                li { a href=(path_of_person(*person)) { (name) } @if let Some(born) = born { " (" (date(view, *born)) ")" } }
            }
        }
    }
}

fn contacts(view: &View, one: &PairRecord) -> Markup {
    if one.contacts.is_empty() {
        return missing(&view.t("registry-no-contacts"));
    }
    html! {
        ul class="list-unstyled mb-0" {
            @for contact in &one.contacts {
                li { (words::contact_kind(view, contact.data.kind)) ": " (contact.data.value) }
            }
        }
    }
}

/// What speaks for and against one person: in a sentence, as findings, and bar by bar.
pub(super) fn evidence(view: &View, found: &PairView) -> Markup {
    let probability = words::probability(view, found.weight);
    let body = html! {
        p { (view.t("registry-pair-probability")) ": " strong { (probability) } }
        @for finding in &found.findings {
            (alert(view, Tone::Warning, &html! { (words::finding(view, *finding)) }))
        }
        (waterfall(view, found))
    };
    let tone = badge(words::pair_tone(found.state), &words::pair_state(view, found.state));
    card(&view.t("registry-pair-evidence"), &tone, &body)
}

fn waterfall(view: &View, found: &PairView) -> Markup {
    let bits = |weight: f64| {
        let sign = if weight > 0.05 {
            "+"
        } else if weight < -0.05 {
            "−"
        } else {
            ""
        };
        format!("{sign}{}", number(view, weight.abs(), 1))
    };
    let mut rows: Vec<(String, f64, String)> =
        vec![(view.t("registry-pair-prior"), found.prior, String::new())];
    rows.extend(found.evidence.iter().map(|one| {
        (words::evidence_field(view, &one.field), one.weight, words::level(view, one.level))
    }));
    let labels: Vec<String> = rows
        .iter()
        .map(|(_, weight, level)| match level.as_str() {
            "" => bits(*weight),
            level => format!("{} · {level}", bits(*weight)),
        })
        .collect();
    let steps: Vec<Step<'_>> = rows
        .iter()
        .zip(&labels)
        .map(|((name, change, _), label)| Step { name, change: *change, label })
        .collect();
    let (title, description) =
        (view.t("registry-pair-waterfall"), view.t("registry-pair-waterfall-says"));
    let axis_label = view.t("registry-pair-weight");
    let format = |value: f64, decimals: usize| number(view, value, decimals);
    let (sum, sum_label) = (view.t("registry-pair-sum"), bits(found.weight));
    let svg = Waterfall {
        caption: Caption::new(&title, &description, &description),
        axis: Axis { label: &axis_label, format: &format },
        steps: &steps,
        sum: (&sum, &sum_label),
    }
    .svg();
    let head = vec![
        (view.t("registry-pair-field"), false),
        (view.t("registry-pair-level"), false),
        (view.t("registry-pair-weight"), true),
    ];
    let mut table: Vec<Vec<String>> = rows
        .iter()
        .map(|(name, weight, level)| vec![name.clone(), level.clone(), bits(*weight)])
        .collect();
    table.push(vec![sum.clone(), String::new(), sum_label.clone()]);
    chart(view, &Chart { title, svg, source: description, head, rows: table })
}
