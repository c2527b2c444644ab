//! The same household was entered twice: first which is the other record, then both side by side: who is who, which values are shown.

use std::collections::BTreeSet;

use kernel::{HouseholdId, PersonId, TextArgs};
use maud::{Markup, html};
use web::{
    Answer, Check, Form, FormErrors, May, Page, Problem, View,
    axum::{
        extract::Path,
        response::{IntoResponse as _, Response},
    },
    components::{Choice, Fields, FormFrame, card},
    redirect,
};

use super::{
    entered_twice_parts as parts, head::head, household_form::LONGEST_REASON, id,
    new_household::answer, path_of, person_form::Names, picker, refusal, words,
};
use crate::{
    HouseholdMerging,
    actions::Whom,
    compare_households,
    duplicates::Side,
    merge_household_records,
    merged::{ComparedMember, HouseholdComparison},
    merging::ShownPlace,
    permissions::MergePersons,
    person::PersonData,
    view::Heading,
};

/// What is chosen for who is in the other record only.
const LIVES_THERE: &str = "lives_there";

/// `GET /households/{id}/entered-twice`: `q` searches, `target` chooses.
pub(super) async fn form(
    May(permit): May<MergePersons>,
    view: View,
    Path(household): Path<String>,
) -> Answer {
    let keep: HouseholdId = id(&household)?;
    let target = picker::wanted(&view, "target");
    if target.is_empty() {
        let head = head(&view, Whom::Household(keep)).await?;
        return choose(&view, &head).await;
    }
    let other = id(&target)?;
    let found = compare_households(&permit, view.app().database(), keep, other).await?;
    let found = found.filter(|_| keep != other).ok_or_else(Problem::not_found)?;
    Ok(page(&view, &found, &filled(&found), &FormErrors::default()))
}

async fn choose(view: &View, head: &Heading) -> Answer {
    let text = picker::wanted(view, "q");
    let hits = picker::found(view, &text).await?;
    let path = format!("{}/entered-twice", head.path());
    let link = |hit: &crate::Found| {
        (hit.household != head.household.id).then(|| format!("{path}?target={}", hit.household))
    };
    let body = html! {
        p class="text-secondary" { (view.t("registry-twice-lead")) }
        p { (view.t("registry-twice-which")) }
        (picker::search_box(view, &path, ("q", "registry-search-households"), &text))
        (picker::results(view, &text, &hits, link, &html! {}))
    };
    Ok(head.show(view, &view.t("registry-twice"), &body).into_response())
}

/// `POST /households/{id}/entered-twice`
pub(super) async fn save(
    May(permit): May<MergePersons>,
    view: View,
    Path(household): Path<String>,
    form: Form,
) -> Answer {
    let database = view.app().database();
    let (keep, other) = (id(&household)?, id(form.text("target"))?);
    let found = compare_households(&permit, database, keep, other).await?;
    let found = found.filter(|_| keep != other).ok_or_else(Problem::not_found)?;
    let merging = match read(&view, &form, &found) {
        Ok(merging) => merging,
        Err(errors) => return Ok(page(&view, &found, &form, &errors)),
    };
    match merge_household_records(&permit, database, &merging).await {
        Ok(_) => Ok(redirect::with_notice(&view, &path_of(keep), "registry-twice-merged")),
        Err(refused) => {
            let errors = refusal::bind(&view, refused, |member| names(&merging, member))?;
            Ok(page(&view, &found, &form, &errors))
        }
    }
}

/// What is wrong with a member is said where the member is chosen.
fn names(merging: &HouseholdMerging, member: usize) -> Names {
    let field = merging.members.get(member).map(|(person, _)| field_of(*person));
    let field = field.unwrap_or_else(|| "target".to_owned());
    Names::with(|_| field.clone())
}

fn field_of(person: PersonId) -> String {
    format!("same.{person}")
}

fn filled(found: &HouseholdComparison) -> Form {
    let same = found.members.iter().map(|one| {
        let same = found.proposed(one.person).map(|same| same.to_string());
        (field_of(one.person), same.unwrap_or_else(|| LIVES_THERE.to_owned()))
    });
    let fixed = [
        ("target".to_owned(), found.other.id.to_string()),
        ("keep_version".to_owned(), found.keep.version.to_string()),
        ("other_version".to_owned(), found.other.version.to_string()),
    ];
    Form::filled(fixed.into_iter().chain(same))
}

fn read(
    view: &View,
    form: &Form,
    found: &HouseholdComparison,
) -> Result<HouseholdMerging, FormErrors> {
    let mut check = Check::new(view, form);
    let mut members = Vec::with_capacity(found.members.len());
    let mut chosen = BTreeSet::new();
    for one in &found.members {
        let field = field_of(one.person);
        if form.text(&field) == LIVES_THERE {
            members.push((one.person, None));
            continue;
        }
        let same = check.required_parsed::<PersonId>(&field, "registry-error-choice");
        if same.is_some_and(|same| !chosen.insert(same)) {
            check.fault(&field, view.t("registry-fault-chosen-twice"));
        }
        members.push((one.person, same));
    }
    let mut side = |name: &str| {
        let side = check.parsed::<Side>(&format!("shown.{name}"), "registry-error-choice");
        side.unwrap_or_else(|| found.sensible.side(name))
    };
    let shown = ShownPlace {
        settlement: side("settlement"),
        address: side("address"),
        address_kind: side("address_kind"),
        point: side("point"),
        note: side("note"),
    };
    let keep = check.required_parsed("keep_version", "registry-error-choice");
    let other = check.required_parsed("other_version", "registry-error-choice");
    let reason = check.optional("reason", LONGEST_REASON).unwrap_or_default();
    check.finish()?;
    let versions = keep.zip(other).ok_or_else(FormErrors::default)?;
    let (keep, other) = (found.keep.id, found.other.id);
    Ok(HouseholdMerging { keep, other, members, shown, versions, reason })
}

fn page(view: &View, found: &HouseholdComparison, form: &Form, errors: &FormErrors) -> Response {
    let path = path_of(found.keep.id);
    let action = format!("{path}/entered-twice");
    let fields = Fields::new(view, form, errors);
    let inside = html! {
        (fields.hidden("target"))
        (fields.hidden("keep_version"))
        (fields.hidden("other_version"))
        (card(&view.t("registry-twice-members"), &html! {}, &members(view, found, (form, errors))))
        div class="mt-3" { (card(&view.t("registry-twice-values"), &html! {}, &parts::values(view, found, form))) }
        div class="mt-3" {
            (fields.text("reason", "registry-reason").hint("registry-reason-hint").sensitive().most(LONGEST_REASON))
        }
    };
    let frame = FormFrame::new(view, &action, errors).cancel(&path).submit("registry-twice-do");
    let exchanged = format!("{}/entered-twice?target={}", path_of(found.other.id), found.keep.id);
    let body = html! {
        p class="text-secondary" { (view.t("registry-twice-lead")) }
        p { a href=(exchanged) { (view.t("registry-twice-exchange")) } }
        (frame.show(&inside))
    };
    let title = view.t("registry-twice");
    let shown = Page::new(view, &title)
        .under(view.t("registry-households"), "/households")
        .under(found.keep.listed_name.clone(), path)
        .lead(format!("{} – {}", found.keep.code, found.other.code))
        .show(&body);
    answer(shown, errors)
}

/// Everybody who is there in the other record, each with who it is in the one that stays.
fn members(
    view: &View,
    found: &HouseholdComparison,
    (form, errors): (&Form, &FormErrors),
) -> Markup {
    if found.members.is_empty() {
        return html! { p { (view.t("registry-twice-nobody")) } };
    }
    let fields = Fields::new(view, form, errors);
    let mut choices: Vec<Choice> = found
        .choices
        .iter()
        .map(|one| {
            let name = described(view, &one.data);
            let label = if one.is_merged {
                let args = TextArgs::new().text("name", name);
                view.tn("registry-twice-in-other-record", &args)
            } else {
                name
            };
            Choice::new(one.person.to_string(), label)
        })
        .collect();
    choices.push(Choice::new(LIVES_THERE, view.t("registry-twice-lives-there")));
    let names: Vec<String> = found.members.iter().map(|one| field_of(one.person)).collect();
    html! {
        p { (view.t("registry-twice-who")) }
        @for (one, name) in found.members.iter().zip(&names) {
            (fields.select(name, "registry-twice-same", &choices).required()
                .label_text(asked(view, found, one.person)).hint_text(likely(view, found, one)))
        }
    }
}

/// Who is asked about.
fn asked(view: &View, found: &HouseholdComparison, person: PersonId) -> String {
    let member = found.other.members.iter().find(|one| one.id == person);
    let name = member.map(|one| described(view, &one.data)).unwrap_or_default();
    view.tn("registry-twice-asked", &TextArgs::new().text("name", name))
}

fn described(view: &View, data: &PersonData) -> String {
    let born = data.birth_date.map(|day| words::day(view, day));
    let parts = [Some(data.listed_name()), born, Some(words::relation(view, data.relation))];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// How likely it is that somebody of the household that stays is the same person.
fn likely(view: &View, found: &HouseholdComparison, one: &ComparedMember) -> String {
    let Some((person, probability)) = one.likely else {
        return view.t("registry-twice-unlike");
    };
    let name = found.choices.iter().find(|choice| choice.person == person);
    let name = name.map(|choice| choice.data.listed_name()).unwrap_or_default();
    let share = words::probability(view, (probability / (1.0 - probability)).log2());
    view.tn("registry-twice-likely", &TextArgs::new().text("name", name).text("share", share))
}
