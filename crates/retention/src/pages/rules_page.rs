//! The rules of the municipality, and what waits for somebody's look.

use kernel::TextArgs;
use maud::{Markup, html};
use web::{
    Answer, May, Page, View,
    axum::response::IntoResponse as _,
    components::{Tone, action_button, alert, badge, card, count, date, day_text, small_table},
};

use super::path_of;
use crate::{
    actions::{Standing, list_rules, standing},
    kind::{RecordKind, Suggestion},
    list::ListState,
    permissions::{CarryOut, SeeRetention, SetRules},
    rule::RetentionRule,
};

/// Seconds until the page is loaded again while a list is being made.
const AGAIN: u32 = 3;

/// `GET /retention`
pub(super) async fn show(May(permit): May<SeeRetention>, view: View) -> Answer {
    let database = view.app().database();
    let rules = list_rules(&permit, database).await?;
    let standing = standing(&permit, database).await?;
    let title = view.t("retention-title");
    let body = html! {
        (waiting(&view, &standing))
        (card(&view.t("retention-rules"), &html! {}, &table(&view, &rules)))
        p class="text-secondary small mt-3" { (view.t("retention-rules-note")) }
    };
    let mut page =
        Page::new(&view, &title).lead(view.t("retention-lead")).actions(actions(&view, &standing));
    if standing.is_making {
        page = page.refreshing(AGAIN);
    }
    Ok(page.show(&body).into_response())
}

fn actions(view: &View, standing: &Standing) -> Markup {
    let is_acting =
        standing.current.as_ref().is_some_and(|(list, _)| list.state == ListState::Acting);
    html! {
        @if view.may::<CarryOut>() && !standing.is_making && !is_acting {
            (action_button(view, "/retention/lists", &view.t("retention-make"), Tone::Info, None))
        }
        a class="btn" href="/retention/lists" { (view.t("retention-lists")) }
    }
}

/// The list that is open, or that there is none.
pub(super) fn waiting(view: &View, standing: &Standing) -> Markup {
    if standing.is_making {
        return alert(view, Tone::Info, &html! { (view.t("retention-making")) });
    }
    let Some((list, due)) = &standing.current else {
        return html! { p class="text-secondary" { (view.t("retention-none-open")) } };
    };
    let args = TextArgs::new().count("count", *due).text("day", day_text(view, list.open_until()));
    let key = match list.state {
        ListState::Acting => "retention-waiting-acting",
        _ if *due == 0 => "retention-waiting-nothing",
        _ => "retention-waiting",
    };
    let body = html! {
        (view.tn(key, &args)) " "
        a href=(path_of(list.id)) { (view.t("retention-look")) }
    };
    alert(view, if *due > 0 { Tone::Warning } else { Tone::Info }, &body)
}

fn table(view: &View, rules: &[RetentionRule]) -> Markup {
    let keys = ["retention-rule", "retention-action", "retention-state"];
    let head = keys.map(|key| (view.t(key), false));
    let rows: Vec<Vec<Markup>> = RecordKind::all()
        .filter_map(|kind| {
            let rule = rules.iter().find(|one| one.kind == kind);
            Some(row(view, kind, kind.shipped()?, rule))
        })
        .collect();
    small_table(&view.t("retention-rules"), &head, &rows)
}

fn row(
    view: &View,
    kind: RecordKind,
    shipped: &Suggestion,
    rule: Option<&RetentionRule>,
) -> Vec<Markup> {
    let language = view.language();
    let name = shipped.name.show(language);
    let event = TextArgs::new().text("event", shipped.event.show(language).into_owned());
    vec![
        html! {
            @if view.may::<SetRules>() {
                a href=(format!("/retention/rules/{}", kind.name())) { (name) }
            } @else { strong { (name) } }
            br; span class="text-secondary small" { (shipped.why.show(language)) }
        },
        html! {
            (view.t(shipped.action.key()))
            br; span class="text-secondary small" { (view.tn("retention-counts-from", &event)) }
        },
        state(view, shipped, rule),
    ]
}

fn state(view: &View, shipped: &Suggestion, rule: Option<&RetentionRule>) -> Markup {
    let years = |years: u16| TextArgs::new().count("count", u64::from(years));
    let on = rule.filter(|rule| rule.is_on);
    html! {
        @if let Some(rule) = on {
            (badge(Tone::Success, &view.t("retention-on"))) " "
            (view.tn("retention-years-after", &years(rule.years)))
        } @else {
            (badge(Tone::Neutral, &view.t("retention-off"))) " "
            span class="text-secondary" { (view.tn("retention-suggested", &years(shipped.years))) }
        }
        @if let Some(rule) = rule {
            br; span class="text-secondary small" {
                (date(view, rule.changed_at.date_naive()))
                @if let Some(name) = &rule.changer { " · " (name) }
            }
        }
    }
}

/// How many items, as a text of a table.
pub(super) fn number(view: &View, value: u64) -> Markup {
    html! { (count(view, value)) }
}
