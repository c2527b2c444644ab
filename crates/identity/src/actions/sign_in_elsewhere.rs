//! Coming in through another provider. Nobody registers this way: an account or an invitation must be there.

use database::{Audit, Database, Tx};
use kernel::UserId;

use super::{
    Browser, Refused, Stage,
    accept_invitation::{become_user, take_up},
    sign_in::{Arriving, admit},
};
use crate::{
    oidc::{Arrival, Provider},
    secret::Secret,
    state::{Identity, program},
    store::{
        invitations,
        links::{self, Flow},
        users,
    },
    user::UserState,
};

const NAME: &str = "identity.sign_in_elsewhere";

/// Sends somebody to the provider: the address there, and the secret that ties the answer to the browser.
///
/// [`Refused::Wait`] while very many are under way.
pub(crate) async fn depart_elsewhere(
    database: &Database,
    provider: &Provider,
    next: &str,
    browser: &Browser,
) -> Result<(String, Secret), Refused> {
    let departure = provider.depart().await?;
    let tie = Secret::random()?;
    let mut tx = database.begin(&program(NAME, Some(&browser.request))).await?;
    if links::are_too_many_flows(&tx).await? {
        return Err(Refused::Wait(links::FLOW_LASTS));
    }
    let flow = Flow {
        state: &departure.state,
        browser: &tie,
        nonce: departure.nonce.reveal(),
        verifier: departure.verifier.reveal(),
        next,
    };
    links::insert_flow(&mut tx, &flow).await?;
    tx.commit(Audit::of("begin_sign_in_elsewhere")).await?;
    Ok((departure.url, tie))
}

/// Somebody comes back from the provider with a code.
pub(crate) async fn arrive_from_elsewhere(
    identity: &Identity,
    database: &Database,
    (state, tie, code): (&Secret, &Secret, &str),
    browser: &Browser,
) -> Result<Stage, Refused> {
    let provider = identity.provider().ok_or(Refused::NotFound)?;
    let authority = program(NAME, Some(&browser.request));
    let mut tx = database.begin(&authority).await?;
    let flow = links::take_flow(&mut tx, state, tie).await?.ok_or(Refused::Over)?;
    tx.commit(Audit::of("return_from_elsewhere")).await?;
    let arrival = provider.arrive(code, &flow.nonce, &flow.verifier).await?;
    let mut tx = database.begin(&authority).await?;
    let user = recognise(&mut tx, &arrival).await?;
    let arriving = Arriving {
        user,
        has_second_factor: arrival.has_second_factor,
        is_known_device: false,
        next: flow.next,
    };
    let (stage, action) = admit(identity, &mut tx, arriving, browser).await?;
    tx.commit(Audit::of(action).about("user", user).fields(["external_identity"])).await?;
    Ok(stage)
}

/// By issuer and subject; the first time by a verified address of an account or an invitation.
async fn recognise(tx: &mut Tx, arrival: &Arrival) -> Result<UserId, Refused> {
    let known = links::find_external(tx, &arrival.issuer, &arrival.subject).await?;
    if let Some(user) = known {
        return Ok(user);
    }
    let email = arrival.email.as_ref().ok_or(Refused::Wrong)?;
    let row = users::row_by_email(tx, email).await?;
    let active = row.filter(|row| row.state == UserState::Active.name());
    let invitations = invitations::open_for(tx, email).await?;
    let user = match active {
        Some(row) => row.id.into(),
        None if invitations.is_empty() => return Err(Refused::Wrong),
        None => {
            let invited = invitations.first().map(|one| one.name.as_str()).unwrap_or_default();
            let name = arrival.name.as_deref().unwrap_or(invited);
            become_user(tx, email, name, None).await?
        }
    };
    for invitation in &invitations {
        take_up(tx, user, invitation).await?;
    }
    links::insert_external(tx, user, &arrival.issuer, &arrival.subject).await?;
    Ok(user)
}
