//! The head of a page about a household or a person: its title, the way back, and what a form about it needs.

use maud::Markup;
use web::{Answer, Page, Problem, Shown, View};

use super::{path_of, path_of_person};
use crate::{actions::Whom, find_heading, permissions::ViewHousehold, view::Heading};

/// The record that a page is about, as the user may see it.
pub(super) async fn head(view: &View, whom: Whom) -> Answer<Heading> {
    let permit = view.actor().and_then(kernel::Actor::permit::<ViewHousehold>);
    let permit = permit.ok_or_else(Problem::not_found)?;
    let found = find_heading(&permit, view.app().database(), whom).await?;
    found.ok_or_else(Problem::not_found)
}

impl Heading {
    /// The path of the record's page.
    pub(super) fn path(&self) -> String {
        self.person.map_or_else(|| path_of(self.household.id), path_of_person)
    }

    /// The page of that title below the record's, around `body`.
    pub(super) fn show(&self, view: &View, title: &str, body: &Markup) -> Shown {
        let mut page = Page::new(view, title)
            .under(view.t("registry-households"), "/households")
            .under(self.household.listed_name.clone(), path_of(self.household.id));
        if self.person.is_some() {
            page = page.under(self.name.clone(), self.path());
        }
        page.narrow().lead(self.name.clone()).show(body)
    }
}
