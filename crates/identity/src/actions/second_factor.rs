//! The second factor: asked for at sign-in, set up and replaced on the own account.

use database::{Audit, Database};
use kernel::Actor;

use super::{
    Browser, Opened, Refused, Stage, prove,
    sign_in::{Arriving, admit},
};
use crate::{
    limit::wait_for_second_factor,
    notice::{Notice, notify},
    password::Password,
    recovery::RecoveryCode,
    secret::Secret,
    state::{Identity, own, program},
    store::{
        attempts::{self, Attempt, Factor},
        second_factor, sessions,
        tables::user_account,
        users,
    },
    totp::SecondFactor,
};

/// Attempts within one sign-in.
const MOST_ATTEMPTS: i32 = 5;

/// Comes in with a code of the telephone, or with a recovery code.
///
/// # Errors
/// [`Refused::Over`] when the sign-in is no longer under way, [`Refused::Wrong`], [`Refused::Wait`], [`Refused::Database`].
pub async fn pass_second_factor(
    identity: &Identity,
    database: &Database,
    challenge: &Secret,
    typed: &str,
    browser: &Browser,
) -> Result<Opened, Refused> {
    let authority = program("identity.sign_in", Some(&browser.request));
    let mut tx = database.begin(&authority).await?;
    let challenge = sessions::find_challenge(&tx, challenge).await?.ok_or(Refused::Over)?;
    if !sessions::count_attempt(&mut tx, challenge.id, MOST_ATTEMPTS).await? {
        return Err(Refused::Over);
    }
    let row = users::row(&tx, challenge.user_id.into()).await?.ok_or(Refused::Over)?;
    let account = row.email_folded.clone();
    let failures = attempts::of_second_factor(&tx, &account).await?;
    if let Some(wait) = wait_for_second_factor(failures, tx.now()) {
        return Err(Refused::Wait(wait));
    }
    let (factor, address) = (Factor::Second, browser.network());
    let attempt = Attempt { factor, account: &account, address: &address, device: None };
    let attempt = attempts::note(&mut tx, attempt).await?;
    let Some(how) = fits(&mut tx, &row, typed).await? else {
        tx.commit(Audit::of("fail_second_factor").about("user", row.id)).await?;
        return Err(Refused::Wrong);
    };
    attempts::succeed(&mut tx, attempt).await?;
    sessions::end_challenge(&mut tx, challenge.id).await?;
    let arriving = Arriving {
        user: row.id.into(),
        has_second_factor: true,
        is_known_device: false,
        next: challenge.next,
    };
    let (stage, _action) = admit(identity, &mut tx, arriving, browser).await?;
    let Stage::In(opened) = stage else { return Err(Refused::Over) };
    tx.commit(Audit::of(how).about("user", row.id)).await?;
    Ok(opened)
}

/// Uses up the code; by what somebody came in, when it was good.
async fn fits(
    tx: &mut database::Tx,
    row: &user_account::Model,
    typed: &str,
) -> Result<Option<&'static str>, Refused> {
    let user = row.id.into();
    if let Some(factor) = second_factor::current(tx, row).await?
        && let Some(step) = factor.step_of(typed, tx.now(), row.totp_step)
    {
        let is_first = second_factor::use_step(tx, user, step).await?;
        return Ok(is_first.then_some("sign_in_with_second_factor"));
    }
    if second_factor::use_code(tx, user, typed).await? {
        notify(tx, user, None, Notice::of("identity-notice-recovery-code", "/account")).await?;
        return Ok(Some("sign_in_with_recovery_code"));
    }
    Ok(None)
}

/// The secret to set up: one that was offered and not confirmed, or a new one.
///
/// # Errors
/// [`database::Error`].
pub async fn offer_second_factor(
    database: &Database,
    actor: &Actor,
) -> database::Result<SecondFactor> {
    let authority = own(actor);
    let look = Audit::of("see_second_factor").about("user", actor.user);
    let reader = database.read_personal(&authority, look).await?;
    if let Some(offered) = second_factor::look_up_offered(&reader, actor.user).await? {
        return Ok(offered);
    }
    drop(reader);
    let mut tx = database.begin(&authority).await?;
    let factor = SecondFactor::random()?;
    second_factor::offer(&mut tx, actor.user, &factor).await?;
    tx.commit(Audit::of("offer_second_factor").about("user", actor.user)).await?;
    Ok(factor)
}

/// Sets up the offered secret by a code of it. Who has a second factor already proves the password first.
///
/// All other sessions end; this one gets a new secret. The recovery codes are shown once.
///
/// # Errors
/// [`Refused::Wrong`], [`Refused::Wait`], [`Refused::Over`], [`Refused::Database`].
pub async fn confirm_second_factor(
    identity: &Identity,
    database: &Database,
    actor: &Actor,
    (code, password): (&str, &Password),
    browser: &Browser,
) -> Result<(Secret, Vec<RecoveryCode>), Refused> {
    let session = actor.session.ok_or(Refused::NotFound)?;
    prove_again(identity, database, actor, password, browser).await?;
    let mut tx = database.begin(&own(actor)).await?;
    let row = users::row(&tx, actor.user).await?.ok_or(Refused::NotFound)?;
    let factor = second_factor::offered(&tx, &row).await?.ok_or(Refused::Over)?;
    let step = factor.step_of(code, tx.now(), None).ok_or(Refused::Wrong)?;
    second_factor::confirm(&mut tx, actor.user, &factor, step).await?;
    let codes = RecoveryCode::set()?;
    second_factor::set_codes(&mut tx, actor.user, &codes).await?;
    sessions::end_all(&mut tx, actor.user, Some(session)).await?;
    let secret = sessions::rotate_with_second_factor(&mut tx, session).await?;
    let entry = Audit::of("set_up_second_factor").about("user", actor.user);
    tx.commit(entry.fields(["second_factor", "recovery_codes"])).await?;
    Ok((secret, codes))
}

/// New recovery codes; the old ones open nothing any more.
///
/// # Errors
/// [`Refused::Wrong`], [`Refused::Wait`], [`Refused::NotFound`] without a second factor, [`Refused::Database`].
pub async fn new_recovery_codes(
    identity: &Identity,
    database: &Database,
    actor: &Actor,
    password: &Password,
    browser: &Browser,
) -> Result<Vec<RecoveryCode>, Refused> {
    prove_again(identity, database, actor, password, browser).await?;
    let mut tx = database.begin(&own(actor)).await?;
    let row = users::row(&tx, actor.user).await?.ok_or(Refused::NotFound)?;
    if row.totp_sealed.is_none() {
        return Err(Refused::NotFound);
    }
    let codes = RecoveryCode::set()?;
    second_factor::set_codes(&mut tx, actor.user, &codes).await?;
    let entry = Audit::of("renew_recovery_codes").about("user", actor.user);
    tx.commit(entry.fields(["recovery_codes"])).await?;
    Ok(codes)
}

/// Asks for the password again where there is one and a second factor is at stake: an open browser is not enough.
async fn prove_again(
    identity: &Identity,
    database: &Database,
    actor: &Actor,
    password: &Password,
    browser: &Browser,
) -> Result<(), Refused> {
    let look = Audit::of("see_own_account").about("user", actor.user);
    let reader = database.read_personal(&own(actor), look).await?;
    let user = users::look_up(&reader, actor.user).await?.ok_or(Refused::NotFound)?;
    drop(reader);
    if !(user.has_second_factor && user.has_password) {
        return Ok(());
    }
    let typed = (user.email.as_str(), password);
    let proof = prove::password(identity, database, &own(actor), typed, browser).await?;
    let mut tx = database.begin(&own(actor)).await?;
    attempts::succeed(&mut tx, proof.attempt).await?;
    tx.commit(Audit::of("prove_password").about("user", actor.user)).await?;
    Ok(())
}
