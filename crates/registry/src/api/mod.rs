//! The registry for programs: JSON under `/api/v1`.

mod before;
mod duplicates;
mod entered_twice;
mod households;
mod kept;
mod persons;
mod values;

use web::{Problem, Routes, cursor};

use crate::actions::Refused;

/// Rows of a page of a list.
const PAGE: u64 = 100;

/// The routes, each with its description.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/api/v1/households", households::list)
        .documented::<households::__path_list>()
        .post("/api/v1/households", households::create)
        .documented::<households::__path_create>()
        .get("/api/v1/households/{id}", households::find)
        .documented::<households::__path_find>()
        .put("/api/v1/households/{id}", households::change)
        .documented::<households::__path_change>()
        .get("/api/v1/households/{id}/history", households::history)
        .documented::<households::__path_history>()
        .get("/api/v1/households/{id}/entered-twice/{other}", entered_twice::compare)
        .documented::<entered_twice::__path_compare>()
        .post("/api/v1/households/{id}/entered-twice/{other}", entered_twice::merge)
        .documented::<entered_twice::__path_merge>()
        .post("/api/v1/households/{id}/merges/{merge}/undo", entered_twice::undo)
        .documented::<entered_twice::__path_undo>()
        .post("/api/v1/households/{id}/persons", persons::add)
        .documented::<persons::__path_add>()
        .get("/api/v1/duplicates", duplicates::list)
        .documented::<duplicates::__path_list>()
        .get("/api/v1/duplicates/{id}", duplicates::find)
        .documented::<duplicates::__path_find>()
        .post("/api/v1/duplicates/{id}/decision", duplicates::decide)
        .documented::<duplicates::__path_decide>()
        .post("/api/v1/duplicates/{id}/undo", duplicates::undo)
        .documented::<duplicates::__path_undo>()
        .get("/api/v1/persons/{id}", kept::file)
        .documented::<kept::__path_file>()
        .put("/api/v1/persons/{id}", persons::change)
        .documented::<persons::__path_change>()
        .get("/api/v1/persons/{id}/groups", kept::groups)
        .documented::<kept::__path_groups>()
        .get("/api/v1/persons/{id}/consents", kept::consents)
        .documented::<kept::__path_consents>()
        .get("/api/v1/persons/{id}/notes", kept::notes)
        .documented::<kept::__path_notes>()
}

/// The cursor behind the last of the rows of a full page; `place` gives the key by which it is sorted, and its id.
fn next<T, K: ToString, I: ToString>(rows: &[T], place: impl Fn(&T) -> (K, I)) -> Option<String> {
    let last = rows.last().filter(|_| rows.len() as u64 == PAGE)?;
    let (key, id) = place(last);
    Some(cursor::after(&key, &id))
}

/// What the rules refuse, with the field that it concerns.
fn refused(view: &web::View, refused: Refused) -> Problem {
    let field = |field: &str, key: &str| {
        Problem::of(web::ProblemKind::Invalid).with_fields(vec![(field.to_owned(), view.t(key))])
    };
    match refused {
        Refused::NotFound | Refused::NotForYou => Problem::not_found(),
        Refused::Database(error) => error.into(),
        Refused::NoMember => field("members", "registry-error-no-member"),
        Refused::TooManyMembers => field("members", "registry-error-too-many-members"),
        Refused::JmbgKnown => field("jmbg", "registry-error-jmbg-known"),
        Refused::Membership(fault) => {
            let (name, key) = crate::pages::membership(fault);
            field(name, key)
        }
        Refused::Group(_) => field("group", "registry-fault-no-consent"),
        Refused::OtherName => field("typed_name", "registry-error-other-name"),
        Refused::Restricted => field("person", "registry-error-restricted"),
        Refused::Merged => field("person", "registry-error-merged"),
        Refused::MergedOn => field("household", "registry-error-merged-on"),
        Refused::Decided => field("decision", "registry-error-decided"),
        Refused::FileKind => field("file", "registry-error-file-kind"),
        Refused::Contradiction { member, what } => {
            field(&format!("members[{member}]"), crate::pages::contradiction(what))
        }
    }
}
