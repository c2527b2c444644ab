//! Parts of the pages about households that were entered twice: values side by side, other records of a household, taking a merge back.

use kernel::{HouseholdId, TextArgs};
use maud::{Markup, html};
use web::{
    Answer, Form, May, Problem, ProblemKind, View,
    axum::extract::Path,
    components::{card, csrf_field, date_time, missing, small_table},
    redirect,
};

use super::{
    id,
    pair_parts::{radio, row_name},
    path_of,
    person_form::Names,
    refusal, words,
};
use crate::{
    duplicates::Side,
    household::HouseholdData,
    merged::{HouseholdComparison, HouseholdMergeId, MergedHousehold},
    merging::ShownPlace,
    permissions::MergePersons,
    undo_household_merge,
    view::{Household, Person},
};

/// `POST /households/{id}/merges/{merge}/undo`
pub(super) async fn undo(
    May(permit): May<MergePersons>,
    view: View,
    Path((household, merge)): Path<(String, String)>,
    _form: Form,
) -> Answer {
    let household: HouseholdId = id(&household)?;
    let merge: HouseholdMergeId = id(&merge)?;
    match undo_household_merge(&permit, view.app().database(), merge).await {
        Ok(_) => Ok(redirect::with_notice(&view, &path_of(household), "registry-twice-undone")),
        Err(refused) => {
            let errors = refusal::bind(&view, refused, |_| Names::single())?;
            let told = errors.0.first().map(|one| one.message.clone()).unwrap_or_default();
            Err(Problem::of(ProblemKind::Invalid).with_detail(told))
        }
    }
}

/// Other records of a household; nothing when there are none.
pub(super) fn records(view: &View, household: &Household) -> Markup {
    if household.records.is_empty() {
        return html! {};
    }
    let body = html! {
        p class="text-secondary" { (view.t("registry-twice-records-lead")) }
        @for one in &household.records { (record(view, household.id, one)) }
    };
    card(&view.t("registry-twice-records"), &html! {}, &body)
}

fn record(view: &View, household: HouseholdId, one: &MergedHousehold) -> Markup {
    let action = format!("{}/merges/{}/undo", path_of(household), one.merge);
    let what = TextArgs::new().text("name", one.household.code.clone());
    let by = one.merger.clone().unwrap_or_else(|| view.t("registry-by-program"));
    html! {
        section class="mb-3" {
            h3 class="h4" {
                a href=(path_of(one.household.id)) { (one.household.code) " · " (one.household.listed_name) }
            }
            p class="text-secondary small" {
                (view.t("registry-twice-merged-at")) " " (date_time(view, one.merged_at)) " · " (by)
                @if !one.reason.is_empty() { " · " (one.reason) }
            }
            @if view.may::<MergePersons>() {
                form method="post" action=(action) data-once {
                    (csrf_field(view))
                    button type="submit" class="btn btn-sm" {
                        (view.t("registry-twice-undo"))
                        span class="visually-hidden" { ": " (view.tn("registry-in-other-record", &what)) }
                    }
                }
            }
        }
    }
}

/// Both records in a table; each value that differs is chosen.
pub(super) fn values(view: &View, found: &HouseholdComparison, form: &Form) -> Markup {
    let head = ["registry-pair-field", "registry-twice-stays", "registry-twice-other"]
        .map(|key| (view.t(key), false));
    let mut rows = vec![vec![
        html! { (view.t("registry-household")) },
        named(&found.keep),
        named(&found.other),
    ]];
    rows.extend(ShownPlace::NAMES.iter().map(|name| value(view, found, form, name)));
    rows.push(vec![
        html! { (view.t("registry-members")) },
        people(view, &found.keep.members),
        people(view, &found.other.members),
    ]);
    small_table(&view.t("registry-twice-values"), &head, &rows)
}

fn named(household: &Household) -> Markup {
    html! { a href=(path_of(household.id)) { (household.listed_name) } " · " (household.code) }
}

fn people(view: &View, members: &[Person]) -> Markup {
    if members.is_empty() {
        return missing(&view.t("registry-twice-empty"));
    }
    html! {
        ul class="list-unstyled mb-0" {
            @for one in members {
                li {
                    (one.data.listed_name())
                    @if let Some(born) = one.data.birth_date { " (" (words::day(view, born)) ")" }
                }
            }
        }
    }
}

/// A value that can be chosen.
fn value(view: &View, found: &HouseholdComparison, form: &Form, name: &'static str) -> Vec<Markup> {
    let title = view.t(&format!("registry-{name}"));
    let left = text(view, &found.keep.data, name);
    let right = text(view, &found.other.data, name);
    let differs = left != right;
    let field = format!("shown.{name}");
    let chosen = form.text(&field).parse().ok().unwrap_or_else(|| found.sensible.side(name));
    let cell = |side: Side, value: &Option<String>| {
        let shown = match value {
            Some(value) => html! { span class="text-prewrap" { (value) } },
            None => missing(&view.t("registry-unknown")),
        };
        if !differs {
            return shown;
        }
        let words = value.clone().unwrap_or_else(|| view.t("registry-unknown"));
        radio(&field, side, side == chosen, &format!("{title}: {words}"), &shown)
    };
    vec![row_name(view, &title, differs), cell(Side::Left, &left), cell(Side::Right, &right)]
}

fn text(view: &View, data: &HouseholdData, name: &str) -> Option<String> {
    let filled = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    match name {
        "settlement" => filled(&data.settlement),
        "address" => filled(&data.address),
        "address_kind" => data.address_kind.map(|kind| words::address_kind(view, kind)),
        "point" => data.point.map(|point| point.to_string()),
        _ => data.note.clone(),
    }
}
