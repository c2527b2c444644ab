//! Asking for a report.

use std::{collections::BTreeSet, sync::Arc};

use indicators::LiveFigures;
use kernel::{Language, Period, Permit};
use maud::html;
use web::{
    Answer, Check, Form, FormErrors, May, Page, Problem, View,
    axum::{
        extract::State as Of,
        response::{IntoResponse as _, Response},
    },
    components::{Choice, Fields, FormFrame, Tone, alert},
    redirect,
};

use super::{path_of, words};
use crate::{Format, State, actions::ask_report, permissions::MakeReport, report::NewReport};

type Periods = BTreeSet<Period>;

/// `GET /reports/new`
pub(super) async fn form(
    May(permit): May<MakeReport>,
    view: View,
    Of(figures): Of<Arc<LiveFigures>>,
) -> Answer {
    let form = Form::filled([
        ("language", Language::SerbianCyrillic.tag()),
        ("format", Format::Pdf.extension()),
        ("state", "draft"),
    ]);
    let periods = periods(&permit, &figures).await?;
    Ok(page(&view, &periods, &form, &FormErrors::default()))
}

/// `POST /reports`
pub(super) async fn ask(
    May(permit): May<MakeReport>,
    view: View,
    Of(figures): Of<Arc<LiveFigures>>,
    form: Form,
) -> Answer {
    let periods = periods(&permit, &figures).await?;
    let new = match read(&view, &periods, &form) {
        Ok(new) => new,
        Err(errors) => return Ok(page(&view, &periods, &form, &errors)),
    };
    let id = ask_report(&permit, view.app().database(), &new).await?;
    Ok(redirect::to(&path_of(id)))
}

/// The periods of which the municipality has figures.
async fn periods(permit: &Permit<MakeReport>, figures: &Arc<LiveFigures>) -> Answer<Periods> {
    let unit = permit.scope().unit().cloned().ok_or_else(Problem::not_found)?;
    figures.ask(move |known| Ok(known.of_unit(&unit)?.periods())).await
}

fn read(view: &View, periods: &Periods, form: &Form) -> Result<NewReport, FormErrors> {
    let mut check = Check::new(view, form);
    let period: Option<Period> = check.parsed("period", "reports-error-choice");
    if periods.is_empty() {
        check.fault("period", view.t("reports-error-no-figures"));
    } else if period.is_some_and(|period| !periods.contains(&period)) {
        check.fault("period", view.t("reports-error-choice"));
    }
    let language = check.required_parsed("language", "reports-error-choice");
    let format = check.required_parsed("format", "reports-error-choice");
    let today = view.app().database().now().date_naive();
    let state = match form.raw("state") {
        "draft" => State::Draft,
        "adopted" => {
            let day = check.date("adopted_on");
            if day.is_none() {
                check.fault("adopted_on", view.t("reports-error-adopted-on"));
            } else if day.is_some_and(|day| day > today) {
                check.fault("adopted_on", view.t("reports-error-future"));
            }
            day.map_or(State::Draft, State::Adopted)
        }
        _ => {
            check.fault("state", view.t("reports-error-choice"));
            State::Draft
        }
    };
    check.finish()?;
    Ok(NewReport {
        period,
        language: language.unwrap_or_default(),
        format: format.unwrap_or(Format::Pdf),
        state,
        date: today,
    })
}

fn page(view: &View, periods: &Periods, form: &Form, errors: &FormErrors) -> Response {
    let fields = Fields::new(view, form, errors);
    let years: Vec<Choice> = [Choice::new("", view.t("reports-period-newest"))]
        .into_iter()
        .chain(periods.iter().rev().map(|one| Choice::new(one.to_string(), one.to_string())))
        .collect();
    let languages = Language::ALL.map(|one| Choice::new(one.tag(), view.t(words::language(one))));
    let formats = Format::ALL.map(|one| Choice::new(one.extension(), view.t(words::format(one))));
    let states = [
        Choice::new("draft", view.t("reports-state-draft")),
        Choice::new("adopted", view.t("reports-state-adopted")),
    ];
    let body = html! {
        @if periods.is_empty() {
            (alert(view, Tone::Warning, &html! { (view.t("reports-error-no-figures")) }))
        }
        div class="fields" {
            (fields.select_one("period", "reports-period", &years).hint("reports-period-hint").required())
            (fields.select_one("language", "reports-language", &languages).required())
            (fields.radios("format", "reports-format", &formats).required())
            (fields.radios("state", "reports-state", &states).required())
            (fields.date("adopted_on", "reports-adopted-on").hint("reports-adopted-hint"))
        }
    };
    let frame = FormFrame::new(view, "/reports", errors).cancel("/reports").submit("reports-make");
    let title = view.t("reports-new");
    let page = Page::new(view, &title)
        .under(view.t("reports-title"), "/reports")
        .lead(view.t("reports-new-lead"))
        .narrow()
        .show(&frame.show(&body));
    if errors.is_empty() { page.into_response() } else { page.refused() }
}
