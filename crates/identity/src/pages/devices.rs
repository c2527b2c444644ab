//! The devices that are signed in, on the page of the own account.

use kernel::SessionId;
use maud::{Markup, html};
use web::{
    Answer, Form, SignedIn, View,
    components::{Tone, badge, card, csrf_field, date_time, small_table},
};

use super::{account::saved, id, problem, words::device_words};
use crate::{
    actions::{OwnAccount, end_own_sessions},
    session::SessionView,
};

/// The list, with a button for each and one for all others.
pub(super) fn part(view: &View, account: &OwnAccount) -> Markup {
    let own = view.actor().and_then(|actor| actor.session);
    let head = [
        (view.t("identity-device"), false),
        (view.t("identity-address"), false),
        (view.t("identity-last-seen"), false),
        (String::new(), false),
    ];
    let rows: Vec<Vec<Markup>> =
        account.sessions.iter().map(|session| row(view, session, own)).collect();
    let others = html! {
        @if account.sessions.len() > 1 {
            form method="post" action="/account/sessions" {
                (csrf_field(view))
                button class="btn btn-sm" type="submit" name="session" value="others" {
                    (view.t("identity-end-others"))
                }
            }
        }
    };
    let title = view.t("identity-devices");
    card(&title, &others, &small_table(&title, &head, &rows))
}

fn row(view: &View, session: &SessionView, own: Option<SessionId>) -> Vec<Markup> {
    let is_own = Some(session.id) == own;
    let device = html! {
        (device_words(view, &session.device))
        @if is_own { " " (badge(Tone::Info, &view.t("identity-this-device"))) }
    };
    let end = html! {
        @if !is_own {
            form method="post" action="/account/sessions" {
                (csrf_field(view))
                button class="btn btn-sm" type="submit" name="session" value=(session.id) {
                    (view.t("identity-end"))
                }
            }
        }
    };
    vec![
        device,
        html! { (session.address) },
        html! { (date_time(view, session.last_seen_at)) },
        end,
    ]
}

/// `POST /account/sessions`
pub(super) async fn end(SignedIn(actor): SignedIn, view: View, form: Form) -> Answer {
    let which = form.text("session");
    let one = if which == "others" { None } else { Some(id(which)?) };
    let ended = end_own_sessions(view.app().database(), &actor, one).await;
    ended.map_err(|refused| problem(&view, refused))?;
    Ok(saved(&view))
}
