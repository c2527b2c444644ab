//! Proofs in a handler's arguments: [`May`] that the policy allows one thing, [`SignedIn`] that somebody is there.
//!
//! Both are the first argument; a route without one is registered as public by name, or does not compile.

use axum::{extract::FromRequestParts, http::request::Parts};
use kernel::{Actor, Permission, PermissionInfo, Permit};

use crate::{
    form::{Form, Json, Upload},
    problem::{Kind, Problem},
    view::View,
};

/// Proof that the signed-in user may do `P`.
#[derive(Debug, Clone)]
pub struct May<P>(pub Permit<P>);

impl<P: Permission, S: Sync> FromRequestParts<S> for May<P> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let actor = actor(parts)?;
        actor.permit().map(Self).ok_or_else(Problem::not_found)
    }
}

/// Proof that somebody is signed in, for what everybody has: the own account, the way out.
#[derive(Debug, Clone)]
pub struct SignedIn(pub Actor);

impl<S: Sync> FromRequestParts<S> for SignedIn {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        Ok(Self(actor(parts)?))
    }
}

fn actor(parts: &Parts) -> Result<Actor, Problem> {
    let view = parts.extensions.get::<View>();
    let view = view.ok_or_else(|| Problem::internal(&"a request without a view"))?;
    let actor = view.actor().ok_or(Problem::of(Kind::SignInNeeded))?;
    if let Some(step) = view.step_needed()
        && !view.path().starts_with(step)
    {
        return Err(Problem::of(Kind::StepNeeded).with_detail(step));
    }
    Ok(actor.clone())
}

/// Who may call a route.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guard {
    /// Anybody.
    Public,
    /// Whoever is signed in.
    SignedIn,
    /// Whoever has the permission.
    Permission(PermissionInfo),
}

/// The arguments of a handler that demands a proof.
pub trait TakesPermit {
    /// What it demands.
    const GUARD: Guard;
}

/// The arguments of a handler that demands a proof and takes its body through a form that carries a CSRF token, or through JSON.
pub trait TakesPermitAndBody {
    /// What it demands.
    const GUARD: Guard;
}

/// The arguments of a public handler that takes its body through a form.
pub trait TakesBody {}

/// A body that was checked for where it comes from.
pub trait CheckedBody {}

impl CheckedBody for Form {}
impl CheckedBody for Upload {}
impl<T> CheckedBody for Json<T> {}

macro_rules! takes {
    ($($rest:ident),*) => {
        impl<M, P: Permission, $($rest),*> TakesPermit for (M, May<P>, $($rest,)*) {
            const GUARD: Guard = Guard::Permission(PermissionInfo::of::<P>());
        }
        impl<M, $($rest),*> TakesPermit for (M, SignedIn, $($rest,)*) {
            const GUARD: Guard = Guard::SignedIn;
        }
        impl<M, P: Permission, $($rest,)* B: CheckedBody> TakesPermitAndBody
            for (M, May<P>, $($rest,)* B)
        {
            const GUARD: Guard = Guard::Permission(PermissionInfo::of::<P>());
        }
        impl<M, $($rest,)* B: CheckedBody> TakesPermitAndBody for (M, SignedIn, $($rest,)* B) {
            const GUARD: Guard = Guard::SignedIn;
        }
        impl<M, $($rest,)* B: CheckedBody> TakesBody for (M, $($rest,)* B) {}
    };
}
takes!();
takes!(A1);
takes!(A1, A2);
takes!(A1, A2, A3);
takes!(A1, A2, A3, A4);
takes!(A1, A2, A3, A4, A5);
