//! To the other provider and back.

use std::collections::BTreeMap;

use web::{
    Answer, Cookie, Problem, View,
    axum::{
        extract::{Query, State},
        http::{HeaderMap, HeaderValue, StatusCode, header},
        response::IntoResponse as _,
    },
    redirect,
};

use super::{browser, cookie, door::go_on, problem, with_cookie, without_cookie};
use crate::{
    actions::{Refused, arrive_from_elsewhere, depart_elsewhere},
    secret::Secret,
    state::Identity,
};

/// `GET /sign-in/oidc`
pub(super) async fn depart(
    view: View,
    State(identity): State<Identity>,
    headers: HeaderMap,
    Query(query): Query<BTreeMap<String, String>>,
) -> Answer {
    let provider = identity.provider().ok_or_else(Problem::not_found)?;
    let next = query.get("next").map(String::as_str).filter(|next| redirect::is_local(next));
    let browser = browser(&view, &headers);
    let database = view.app().database();
    let (url, tie) = depart_elsewhere(database, provider, next.unwrap_or("/"), &browser)
        .await
        .map_err(|refused| problem(&view, refused))?;
    let there = HeaderValue::from_str(&url).map_err(|cause| Problem::internal(&cause))?;
    let mut response = StatusCode::SEE_OTHER.into_response();
    response.headers_mut().insert(header::LOCATION, there);
    Ok(with_cookie(&view, response, (Cookie::Challenge, &tie), None))
}

/// `GET /sign-in/oidc/callback`
pub(super) async fn arrive(
    view: View,
    State(identity): State<Identity>,
    headers: HeaderMap,
    Query(query): Query<BTreeMap<String, String>>,
) -> Answer {
    let again = |key| {
        let response = redirect::with_notice(&view, "/sign-in", key);
        without_cookie(&view, response, Cookie::Challenge)
    };
    let tie = cookie(&view, &headers, Cookie::Challenge);
    let (Some(state), Some(code), Some(tie)) = (query.get("state"), query.get("code"), tie) else {
        return Ok(again("identity-elsewhere-cancelled"));
    };
    let given = (&Secret::of(state.as_str()), &tie, code.as_str());
    let browser = browser(&view, &headers);
    match arrive_from_elsewhere(&identity, view.app().database(), given, &browser).await {
        Ok(stage) => Ok(go_on(&view, &stage)),
        Err(Refused::Over) => Ok(again("identity-sign-in-again")),
        Err(Refused::Wrong) => Ok(again("identity-elsewhere-unknown")),
        Err(refused) => Err(problem(&view, refused)),
    }
}
