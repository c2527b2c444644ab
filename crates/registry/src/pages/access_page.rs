//! The report of access: everything that is held about a person and everybody who looked, in plain words, as a page and on
//! paper, to print and hand over.

use chrono::NaiveDate;
use kernel::{Permit, PersonId, TextArgs};
use maud::{Markup, html};
use web::{
    Answer, Held, May, Page, Paper, PaperPart, Problem, View, Whose,
    axum::{
        body::Body,
        extract::Path,
        http::{HeaderValue, header},
        response::{IntoResponse as _, Response},
    },
    components::{
        Tone, alert, card, date_time, date_time_text, day_text, icon, missing, small_table,
    },
};

use super::{disclosure, id, path_of_person};
use crate::{
    access_report,
    actions::AccessReport,
    held::{Access, HeldRecords},
    permissions::HandleRights,
};

/// Titles of the columns of what is held, with their share of the width of paper.
const HELD: [(&str, u8); 3] =
    [("registry-held-what", 3), ("registry-held-value", 4), ("registry-held-origin", 3)];
/// Titles of the columns of who looked.
const ACCESSES: [(&str, u8); 4] = [
    ("registry-access-at", 3),
    ("registry-access-who", 3),
    ("registry-access-kind", 1),
    ("registry-access-what", 4),
];

/// `GET /persons/{id}/access-report`
pub(super) async fn show(
    May(permit): May<HandleRights>,
    view: View,
    Path(person): Path<String>,
) -> Answer {
    let person: PersonId = id(&person)?;
    let told = Told::of(&permit, &view, person).await?;
    let body = html! {
        (alert(&view, Tone::Warning, &html! { (view.t("registry-access-check")) }))
        @for line in told.lead(&view) { p { (line) } }
        @for part in &told.parts { (section(&view, part)) }
        (card(&view.t("registry-accesses"), &html! {}, &accesses(&view, &told)))
        p class="text-secondary" { (view.t("registry-access-rights")) }
    };
    let on_paper = html! {
        @if view.app().printer().is_some() {
            a class="btn btn-primary" href={ (path_of_person(person)) "/access-report/pdf" } download {
                (icon(&view, "download")) (view.t("registry-access-pdf"))
            }
        }
    };
    let title = view.t("registry-access-report");
    let page = Page::new(&view, &title)
        .under(told.name.clone(), path_of_person(person))
        .under(view.t("registry-rights"), format!("{}/rights", path_of_person(person)))
        .narrow()
        .actions(on_paper)
        .lead(told.name);
    Ok(page.show(&body).into_response())
}

/// `GET /persons/{id}/access-report/pdf`
pub(super) async fn print(
    May(permit): May<HandleRights>,
    view: View,
    Path(person): Path<String>,
) -> Answer<Response> {
    let person: PersonId = id(&person)?;
    let printer = view.app().printer().cloned().ok_or_else(Problem::not_found)?;
    let told = Told::of(&permit, &view, person).await?;
    let name = format!("attachment; filename=\"access-report-{person}.pdf\"");
    let bytes = (printer.0)(told.paper(&view)).await?;
    let mut response = Response::new(Body::from(bytes));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/pdf"));
    let name = HeaderValue::from_str(&name).map_err(|fault| Problem::internal(&fault))?;
    headers.insert(header::CONTENT_DISPOSITION, name);
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    Ok(response)
}

/// What the report tells.
struct Told {
    name: String,
    day: NaiveDate,
    parts: Vec<Held>,
    accesses: Vec<Access>,
    cut_at: Option<u64>,
    is_partial: bool,
}

impl Told {
    /// Of somebody within reach, from all contexts and all records of the person.
    async fn of(permit: &Permit<HandleRights>, view: &View, person: PersonId) -> Answer<Self> {
        let database = view.app().database();
        let report = access_report(permit, database, person).await?;
        let report = report.ok_or_else(Problem::not_found)?;
        let mut parts = parts_of(view, &report, &report.held).await?;
        for held in &report.elsewhere {
            let there = TextArgs::new().text("name", held.person.data.listed_name());
            let there = view.tn("registry-in-other-record", &there);
            let other = parts_of(view, &report, held).await?.into_iter();
            parts
                .extend(other.map(|one| Held { title: format!("{} ({there})", one.title), ..one }));
        }
        Ok(Self {
            name: report.held.person.data.listed_name(),
            day: database.now().date_naive(),
            parts,
            accesses: report.accesses,
            cut_at: report.cut_at,
            is_partial: report.is_partial,
        })
    }

    fn lead(&self, view: &View) -> Vec<String> {
        let day = day_text(view, self.day);
        let mut lead = vec![view.tn("registry-access-lead", &TextArgs::new().text("day", day))];
        if self.is_partial {
            lead.push(view.t("registry-access-partial"));
        }
        lead
    }

    /// What the table of looks does not hold.
    fn not_told(&self, view: &View) -> Vec<String> {
        let cut = self.cut_at.map(|most| {
            view.tn("registry-access-cut", &TextArgs::new().text("most", most.to_string()))
        });
        cut.into_iter().chain([view.t("registry-access-not-told")]).collect()
    }

    fn paper(self, view: &View) -> Paper {
        let columns = |titles: &[(&str, u8)]| {
            titles.iter().map(|(key, width)| (view.t(key), *width)).collect::<Vec<_>>()
        };
        let lead = self.lead(view);
        let mut closing = self.not_told(view);
        closing.push(view.t("registry-access-rights"));
        let held = self.parts.into_iter().map(|part| PaperPart {
            title: part.title,
            columns: columns(&HELD),
            rows: part.items.into_iter().map(|one| vec![one.what, one.value, one.origin]).collect(),
            empty: String::new(),
        });
        let looks = PaperPart {
            title: view.t("registry-accesses"),
            columns: columns(&ACCESSES),
            rows: self.accesses.iter().map(|one| access_texts(view, one)).collect(),
            empty: view.t("registry-accesses-none"),
        };
        let unit = view.unit();
        let from = view.municipalities().iter().find(|(code, _)| Some(code) == unit);
        Paper {
            language: view.language(),
            title: view.t("registry-access-report"),
            subject: self.name,
            from: from.map(|(_, name)| view.show(name)).unwrap_or_default(),
            day: self.day,
            day_text: day_text(view, self.day),
            lead,
            parts: held.chain([looks]).collect(),
            closing,
            demo: view.app().site().is_demo.then(|| view.t("web-demo-title")),
        }
    }
}

/// What all contexts hold in one record; parts without an item are left out.
async fn parts_of(view: &View, report: &AccessReport, held: &HeldRecords) -> Answer<Vec<Held>> {
    let mut parts = disclosure::of_registry(view, held);
    let whose = Whose { person: held.person.id, stays: held.stays.clone() };
    for disclose in view.app().disclosers() {
        parts.extend((disclose.0)(&report.reader, view, &whose).await?);
    }
    parts.retain(|part| !part.items.is_empty());
    Ok(parts)
}

fn section(view: &View, part: &Held) -> Markup {
    let head = HELD.map(|(key, _)| (view.t(key), false));
    let rows: Vec<Vec<Markup>> = part
        .items
        .iter()
        .map(|item| {
            vec![
                html! { (item.what) },
                html! { span class="text-prewrap" { (item.value) } },
                html! { (item.origin) },
            ]
        })
        .collect();
    card(&part.title, &html! {}, &small_table(&part.title, &head, &rows))
}

fn accesses(view: &View, told: &Told) -> Markup {
    let not_told = html! {
        @for line in told.not_told(view) { p class="text-secondary" { (line) } }
    };
    if told.accesses.is_empty() {
        return html! { (missing(&view.t("registry-accesses-none"))) (not_told) };
    }
    let head = ACCESSES.map(|(key, _)| (view.t(key), false));
    let row = |one: &Access| {
        let [_, who, kind, what] = access_columns(view, one);
        vec![date_time(view, one.at), html! { (who) }, html! { (kind) }, html! { (what) }]
    };
    let rows: Vec<Vec<Markup>> = told.accesses.iter().map(row).collect();
    html! { (small_table(&view.t("registry-accesses"), &head, &rows)) (not_told) }
}

fn access_texts(view: &View, one: &Access) -> Vec<String> {
    access_columns(view, one).into()
}

/// When, who, whether a look or a change, and what was done in plain words; an action without words is told by its name.
fn access_columns(view: &View, one: &Access) -> [String; 4] {
    let kind = if one.is_change { "registry-access-change" } else { "registry-access-look" };
    let what = view.app().action_text(view.language(), &one.action);
    let what = what.unwrap_or_else(|| one.action.clone());
    let what = if one.is_of_household {
        format!("{what} ({})", view.t("registry-access-of-household"))
    } else {
        what
    };
    [
        date_time_text(view, one.at),
        one.user.clone().unwrap_or_else(|| view.t("registry-by-program")),
        view.t(kind),
        what,
    ]
}
