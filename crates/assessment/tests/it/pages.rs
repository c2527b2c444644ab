//! Pages of facts and results, in three languages, as everybody who may.

use assessment::{Given, LiveRules, context, enter_facts};
use kernel::HouseholdId;
use testkit::{Base, TestSite, on_both};
use web::axum::http::StatusCode;

use crate::builders::{
    Stored, VEDROVO, answer, book, entry, manager, migrations, of_household, of_person, permit,
    stored, version,
};

fn site(base: &Base) -> TestSite {
    let rules = LiveRules::of(base.scratch());
    TestSite::of(base, vec![registry::context(), context(&rules)])
}

async fn known(base: &Base) -> Stored {
    let home = stored(base, VEDROVO).await;
    let facts = vec![
        of_household(home, vec![answer("rooms", Given::Number(1.0))]),
        of_person(
            home,
            home.mother,
            vec![
                answer("wg_seeing", Given::Word("cannot")),
                answer("violence_screen", Given::Missing(assessment::MissingKind::Refused)),
            ],
        ),
    ];
    let manager = manager(VEDROVO);
    let new = entry(&version(base, home.id).await, facts);
    enter_facts(&permit(&manager), &base.database, book(), home.id, new).await.unwrap();
    home
}

fn facts(id: HouseholdId) -> String {
    format!("/households/{id}/facts")
}

#[test]
fn every_page_of_a_household_is_there_in_every_language() {
    on_both(migrations(), async |base| {
        let home = known(base).await;
        let site = site(base);
        let facts = facts(home.id);
        for (path, words) in [
            (facts.clone(), ["Чињенице", "Činjenice", "Facts"]),
            (
                format!("{facts}/history"),
                ["Историја одговора", "Istorija odgovora", "History of answers"],
            ),
            (format!("{facts}/compare"), ["Поређење", "Poređenje", "Comparison"]),
            (format!("{facts}/J/edit"), ["Становање", "Stanovanje", "Housing"]),
            (format!("/households/{}/assessment", home.id), ["Процена", "Procena", "Assessment"]),
            (
                format!("/households/{}", home.id),
                ["Чињенице и процена", "Činjenice i procena", "Facts and assessment"],
            ),
        ] {
            for (tag, word) in ["sr-Cyrl", "sr-Latn", "en"].into_iter().zip(words) {
                let page = site.get(&format!("case_manager:{VEDROVO}:{tag}"), &path).await;
                assert_eq!(page.status, StatusCode::OK, "{path} {tag}");
                assert!(page.text().contains(word), "{path} {tag}: {}", page.text());
                assert!(!page.text().contains(">assessment-"), "{path} {tag}: {}", page.text());
            }
        }
    });
}

#[test]
fn what_is_sealed_is_not_on_the_page_of_who_may_not_see_it() {
    on_both(migrations(), async |base| {
        let home = known(base).await;
        let site = site(base);
        let facts = facts(home.id);
        for path in [facts.clone(), format!("/households/{}/assessment", home.id)] {
            let page = site.get(&format!("mobile_team:{VEDROVO}:en"), &path).await;
            assert_eq!(page.status, StatusCode::OK, "{path}");
            assert!(page.text().contains("recorded, but not for your eyes"), "{path}");
            assert!(!page.text().contains("Cannot"), "{path}: {}", page.text());
        }
        let history =
            site.get(&format!("office_worker:{VEDROVO}:en"), &format!("{facts}/history")).await;
        assert!(history.text().contains("recorded, but not for your eyes"));
        assert!(!history.text().contains("declines to answer"), "{}", history.text());
        let form =
            site.get(&format!("office_worker:{VEDROVO}:en"), &format!("{facts}/O/edit")).await;
        assert!(!form.text().contains("violence_screen"), "{}", form.text());
    });
}

#[test]
fn the_report_of_access_tells_of_violence_by_case_managers_alone_and_of_the_rest_with_its_history()
{
    on_both(migrations(), async |base| {
        let home = known(base).await;
        let site = site(base);
        let violence = book().catalogue.find_variable("violence_screen").unwrap();
        let violence = violence.words.en.as_str();
        let partial = "leaves out what only a case manager may tell";
        let page = async |role: &str, person: kernel::PersonId| {
            let path = format!("/persons/{person}/access-report");
            let page = site.get(&format!("{role}:{VEDROVO}:en"), &path).await;
            assert_eq!(page.status, StatusCode::OK, "{}", page.text());
            page.text().to_owned()
        };
        let coordinators = page("office_coordinator", home.mother).await;
        assert!(!coordinators.contains(violence), "{coordinators}");
        for told in [partial, "Cannot", "Every answer that was recorded", ", version ", "points;"] {
            assert!(coordinators.contains(told), "{told}: {coordinators}");
        }
        // Of whom nothing of the kind is known the same is said.
        assert!(page("office_coordinator", home.child).await.contains(partial));
        let managers = page("case_manager", home.mother).await;
        assert!(managers.contains(violence), "{managers}");
        assert!(!managers.contains(partial), "{managers}");
    });
}

#[test]
fn answers_typed_into_a_form_are_recorded_and_faults_come_back_to_their_fields() {
    on_both(migrations(), async |base| {
        let home = stored(base, VEDROVO).await;
        let site = site(base);
        let who = format!("office_worker:{VEDROVO}:en");
        let facts = facts(home.id);
        let edit = format!("{facts}/J/edit");
        let from = version(base, home.id).await;
        let fields = |rooms: &'static str, more: Option<(&'static str, &'static str)>| {
            let mut fields = vec![
                ("version", from.as_str()),
                ("valid_from", "2026-11-20"),
                ("source", "survey"),
                ("round", "2026-1"),
                ("h.rooms", rooms),
                ("h.tenure", "?refused"),
            ];
            fields.extend(more);
            fields
        };
        let wrong = site.post(&who, &edit, &edit, &fields("mnogo", None)).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.text().contains("Expected a number"), "{}", wrong.text());
        assert!(wrong.text().contains("value=\"mnogo\""), "{}", wrong.text());
        let unusual = site.post(&who, &edit, &edit, &fields("900", None)).await;
        assert_eq!(unusual.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(unusual.text().contains("name=\"unusual\""), "{}", unusual.text());
        let saved = site.post(&who, &edit, &edit, &fields("900", Some(("unusual", "yes")))).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text());
        assert_eq!(saved.header("location"), format!("{facts}#block-j"));
        let page = site.get(&who, &facts).await;
        assert!(page.text().contains("declines to answer"), "{}", page.text());
        assert!(page.text().contains("Check answers that are unusual"), "{}", page.text());
        let stale = site.post(&who, &edit, &edit, &fields("3", None)).await;
        assert_eq!(stale.status, StatusCode::CONFLICT, "{}", stale.text());
        let missing = site.get(&who, &format!("{facts}?missing=yes&q=sprat")).await;
        assert_eq!(missing.status, StatusCode::OK);
    });
}

#[test]
fn the_page_of_all_households_names_nobody() {
    on_both(migrations(), async |base| {
        known(base).await;
        let site = site(base);
        let who = format!("analyst:{VEDROVO}:sr-Latn");
        let page = site.get(&who, "/assessment").await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(!page.text().contains("Jović"), "{}", page.text());
        let asked = site.post(&who, "/assessment", "/assessment", &[("income_year", "2023")]).await;
        assert_eq!(asked.status, StatusCode::SEE_OTHER, "{}", asked.text());
        let wrong = site.post(&who, "/assessment", "/assessment", &[("income_year", "23")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    });
}

#[test]
fn other_weights_are_tried_by_the_address_and_nothing_is_kept() {
    on_both(migrations(), async |base| {
        let home = known(base).await;
        let site = site(base);
        let who = format!("case_manager:{VEDROVO}:en");
        let path = format!("/households/{}/assessment", home.id);
        let shipped = site.get(&who, &path).await;
        assert!(shipped.text().contains("2 of 36 points"), "{}", shipped.text());
        let tried = site.get(&who, &format!("{path}?w.lone_parent=9,5&w.nothing=7")).await;
        assert!(tried.text().contains("9.50 of 43.50 points"), "{}", tried.text());
        let again = site.get(&who, &path).await;
        assert!(again.text().contains("2 of 36 points"), "{}", again.text());
    });
}

/// Answers that change results of everybody: more rooms, the mother sees, the child's birth is in no register.
async fn changed(base: &Base, home: Stored) {
    base.clock.advance(std::time::Duration::from_mins(1));
    let facts = vec![
        of_household(home, vec![answer("rooms", 4)]),
        of_person(home, home.mother, vec![answer("wg_seeing", "none")]),
        of_person(home, home.child, vec![answer("birth_registered", false)]),
    ];
    let manager = manager(VEDROVO);
    let new = entry(&version(base, home.id).await, facts);
    enter_facts(&permit(&manager), &base.database, book(), home.id, new).await.unwrap();
}

#[test]
fn earlier_assessments_tell_what_changed_and_the_points_of_then() {
    on_both(migrations(), async |base| {
        let home = known(base).await;
        changed(base, home).await;
        let site = site(base);
        let path = format!("/households/{}/assessment", home.id);
        let earlier = async |who: &str| {
            let page = site.get(&format!("{who}:{VEDROVO}:en"), &path).await;
            assert_eq!(page.status, StatusCode::OK, "{}", page.text());
            page.text().split("Earlier assessments").last().unwrap().to_owned()
        };
        let told = earlier("mobile_team").await;
        let documents = book().catalogue.find_variable("child_without_documents").unwrap();
        for words in [
            "What changed since the assessment of",
            "Overcrowded",
            documents.words.en.as_str(),
            "Jović Mila",
            "Points of then: 2 of 36;",
            "Points of then: 7 of 36;",
            "Version of the weights: 1.",
        ] {
            assert!(told.contains(words), "{words}: {told}");
        }
        // What changed for the team is told; what is on health changed for others alone.
        let disability = book().catalogue.find_variable("disability").unwrap().words.en.as_str();
        assert!(!told.contains(disability), "{told}");
        let managers = earlier("case_manager").await;
        assert!(managers.contains(disability), "{managers}");
        // Sets of before weights were kept open as they are.
        let kept = r#"{"definitions":{},"parameters":[],"missing":[]}"#;
        base.raw(&format!("update parameter_set set contents = '{kept}'")).await.unwrap();
        let told = earlier("mobile_team").await;
        assert!(told.contains("The weights of then were not kept"), "{told}");
        assert!(!told.contains("Points of then"), "{told}");
    });
}

#[test]
fn what_would_change_a_result_is_told_in_plain_words() {
    on_both(migrations(), async |base| {
        let home = known(base).await;
        changed(base, home).await;
        let site = site(base);
        let path = format!("/households/{}/assessment", home.id);
        for (tag, words) in [
            (
                "en",
                "Child without personal documents: ends if this is otherwise: Birth registered – no.",
            ),
            (
                "sr-Latn",
                "Dete bez ličnih dokumenata: prestaje ako se promeni ovo: Upisan/upisana u matičnu knjigu rođenih – ne.",
            ),
        ] {
            let page = site.get(&format!("mobile_team:{VEDROVO}:{tag}"), &path).await;
            assert!(page.text().contains(words), "{words}: {}", page.text());
        }
    });
}

#[test]
fn what_the_mobile_team_proposes_waits_on_the_coordinators_page() {
    on_both(migrations(), async |base| {
        let home = stored(base, VEDROVO).await;
        let site = site(base);
        let team = format!("mobile_team:{VEDROVO}:en");
        let path = format!("{}/J/propose", facts(home.id));
        let from = version(base, home.id).await;
        let fields = [("version", from.as_str()), ("source", "survey"), ("h.rooms", "2")];
        let sent = site.post(&team, &path, &path, &fields).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text());
        assert_eq!(base.number("select count(*) from fact_sheet").await, 0);
        let coordinator = format!("office_coordinator:{VEDROVO}:en");
        let list = site.get(&coordinator, "/fact-requests").await;
        assert!(list.text().contains("waiting (1)"), "{}", list.text());
        let request = list.text().split("href=\"/fact-requests/").nth(1).unwrap();
        let request = format!("/fact-requests/{}", request.split('"').next().unwrap());
        let page = site.get(&coordinator, &request).await;
        assert!(page.text().contains("2 rooms"), "{}", page.text());
        let wordless =
            site.post(&coordinator, &request, &request, &[("decision", "decline")]).await;
        assert_eq!(wordless.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", wordless.text());
        assert!(wordless.text().contains("Say why the proposal is declined"));
        let hidden = site.get(&format!("office_worker:{VEDROVO}:en"), &request).await;
        assert_eq!(hidden.status, StatusCode::NOT_FOUND);
    });
}

#[test]
fn a_form_asks_what_fits_the_age_keeps_what_is_recorded_and_leads_to_all_questions() {
    on_both(migrations(), async |base| {
        let home = stored(base, VEDROVO).await;
        let site = site(base);
        let who = format!("office_worker:{VEDROVO}:en");
        let edit = format!("{}/F/edit", facts(home.id));
        let of = |person: kernel::PersonId| format!("name=\"p.{person}.seeks_work\"");
        // Mila is eleven: nobody asks her for work.
        let page = site.get(&who, &edit).await;
        assert!(page.text().contains(&of(home.mother)));
        assert!(!page.text().contains(&of(home.child)), "{}", page.text());
        assert!(
            page.text()
                .contains("24 questions do not fit the age or the household and are not shown.")
        );
        assert!(page.text().contains(&format!("{edit}?all=yes")));
        let all = format!("{edit}?all=yes");
        let whole = site.get(&who, &all).await;
        assert!(whole.text().contains(&of(home.child)));
        assert!(whole.text().contains("(Not asked at this age or in such a household.)"));
        let field = format!("p.{}.seeks_work", home.child);
        let from = version(base, home.id).await;
        let fields = [("version", from.as_str()), ("source", "survey"), (field.as_str(), "no")];
        let saved = site.post(&who, &all, &edit, &fields).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text());
        // What is recorded is shown at any age, and is not taken back by the next entry.
        let again = site.get(&who, &edit).await;
        assert!(again.text().contains(&of(home.child)));
        assert!(again.text().contains("23 questions do not fit the age"), "{}", again.text());
        let page = site.get(&who, &facts(home.id)).await;
        assert!(page.text().contains("Seeks work"), "{}", page.text());
        let education = site.get(&who, &format!("{}/D/edit", facts(home.id))).await;
        let of = |person: kernel::PersonId, code: &str| format!("name=\"p.{person}.{code}\"");
        assert!(education.text().contains(&of(home.child, "school_transport")));
        assert!(!education.text().contains(&of(home.mother, "school_transport")));
        assert!(education.text().contains(&of(home.mother, "digital_skills")));
    });
}

#[test]
fn what_each_family_has_is_asked_only_where_several_live_and_the_pages_tell_how_many() {
    on_both(migrations(), async |base| {
        let home = stored(base, VEDROVO).await;
        let site = site(base);
        let who = format!("office_worker:{VEDROVO}:en");
        let edit = format!("{}/K/edit", facts(home.id));
        let assessment = format!("/households/{}/assessment", home.id);
        let asked = format!("name=\"p.{}.nsp_family_receives\"", home.child);
        assert!(!site.get(&who, &edit).await.text().contains(&asked));
        let one = "your household is one family";
        let page = site.get(&who, &assessment).await;
        assert!(page.text().contains(one) && !page.text().contains("counted with family"));
        let numbers = [(home.mother, 1.0), (home.child, 2.0)];
        let numbers = numbers.map(|(person, number)| {
            of_person(home, person, vec![answer("family_number", Given::Number(number))])
        });
        let new = entry(&version(base, home.id).await, numbers.to_vec());
        enter_facts(&permit(&manager(VEDROVO)), &base.database, book(), home.id, new)
            .await
            .unwrap();
        assert!(site.get(&who, &edit).await.text().contains(&asked));
        let page = site.get(&who, &assessment).await;
        assert!(page.text().contains("2 families live in your household"), "{}", page.text());
        assert!(page.text().contains("This person is counted with family no. 2 of the household"));
        let panel = site.get(&who, &format!("/households/{}", home.id)).await;
        assert!(panel.text().contains("Families in the household"), "{}", panel.text());
    });
}
