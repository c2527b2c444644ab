//! How the order of work behaves: how much it hangs on each weight, and whom it puts first. Counts and shares, nobody's name.

use kernel::TextArgs;
use maud::{Markup, html};
use web::{
    View,
    components::{card, count, missing, number, percent, small_table},
};

use super::words;
use crate::{
    order::{KeptGroup, KeptTrial, Order},
    rule_book::RuleBook,
};

/// The cards.
pub(super) fn show(view: &View, book: &RuleBook, order: &Order) -> Markup {
    html! {
        (card(&view.t("assessment-order"), &html! {}, &sensitivity(view, book, order)))
        (card(&view.t("assessment-order-whom"), &html! {}, &disparity(view, order)))
    }
}

fn sensitivity(view: &View, book: &RuleBook, order: &Order) -> Markup {
    let args = TextArgs::new()
        .text("households", count(view, order.households))
        .text("version", order.version.to_string());
    let head = [
        ("assessment-priority-factor", false),
        ("assessment-order-half", true),
        ("assessment-order-double", true),
        ("assessment-order-correlation", true),
    ]
    .map(|(key, is_number)| (view.t(key), is_number));
    let rows: Vec<Vec<Markup>> = order.trials.chunks(2).map(|two| trial(view, book, two)).collect();
    html! {
        p { (view.tn("assessment-order-lead", &args)) }
        p { (view.t("assessment-priority-advisory")) " " (view.t("assessment-order-unranked")) }
        @if rows.is_empty() { (missing(&view.t("assessment-order-too-few"))) }
        @else { (small_table(&view.t("assessment-order"), &head, &rows)) }
    }
}

/// A factor with its weight halved and doubled.
fn trial(view: &View, book: &RuleBook, two: &[KeptTrial]) -> Vec<Markup> {
    let code = two.first().map_or("", |one| one.factor.as_str());
    let variable = book.catalogue.find_variable(code);
    let name = variable.map_or_else(|| code.to_owned(), |one| words::variable(view, one));
    let stays = |one: Option<&KeptTrial>| {
        let share = one.and_then(|one| one.stays);
        html! { (share.map_or_else(|| "–".to_owned(), |share| percent(view, share, 0))) }
    };
    let least = two.iter().filter_map(|one| one.correlation).reduce(f64::min);
    vec![
        html! { (name) },
        stays(two.first()),
        stays(two.get(1)),
        html! { (least.map_or_else(|| "–".to_owned(), |least| number(view, least, 2))) },
    ]
}

fn disparity(view: &View, order: &Order) -> Markup {
    let sex = |group: &KeptGroup| match group.group.as_str() {
        "" => view.t("assessment-order-other"),
        name => view.t(&format!("assessment-order-sex-{name}")),
    };
    let settlement = |group: &KeptGroup| match group.group.as_str() {
        "" => view.t("assessment-order-other"),
        name => view.show(name),
    };
    let vulnerable =
        |group: &KeptGroup| view.t(&format!("registry-group-{}", group.group.to_lowercase()));
    html! {
        p { (view.t("assessment-order-whom-lead")) }
        h3 { (view.t("assessment-order-by-sex")) }
        (table(view, "assessment-order-by-sex", &order.by_sex, sex))
        h3 { (view.t("assessment-order-by-settlement")) }
        (table(view, "assessment-order-by-settlement", &order.by_settlement, settlement))
        h3 { (view.t("assessment-order-by-group")) }
        p { (view.t("assessment-order-by-group-lead")) }
        (table(view, "assessment-order-by-group", &order.by_group, vulnerable))
    }
}

fn table(
    view: &View,
    title: &str,
    groups: &[KeptGroup],
    name: impl Fn(&KeptGroup) -> String,
) -> Markup {
    if groups.is_empty() {
        return missing(&view.t("assessment-order-too-few"));
    }
    let head = [
        (title, false),
        ("assessment-order-households", true),
        ("assessment-order-first", true),
        ("assessment-order-share", true),
    ]
    .map(|(key, is_number)| (view.t(key), is_number));
    let hidden = || html! { span title=(view.t("assessment-order-hidden")) { "∗" } };
    let row = |group: &KeptGroup| {
        let share = group.first.map(|first| first as f64 / group.households.max(1) as f64);
        vec![
            html! { (name(group)) },
            html! { (count(view, group.households)) },
            group.first.map_or_else(hidden, |first| html! { (count(view, first)) }),
            share.map_or_else(hidden, |share| html! { (percent(view, share, 1)) }),
        ]
    };
    let rows: Vec<Vec<Markup>> = groups.iter().map(row).collect();
    let is_hidden = groups.iter().any(|group| group.first.is_none());
    html! {
        (small_table(&view.t(title), &head, &rows))
        @if is_hidden { p class="text-secondary small" { "∗ " (view.t("assessment-order-hidden")) } }
    }
}
