//! Attempts to sign in, counted for the limits.

use chrono::{DateTime, Utc};
use database::{
    Result, Tx,
    sea_orm::{
        ActiveValue::Set,
        ColumnTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _,
        sea_query::{ExprTrait as _, SimpleExpr},
    },
};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use super::tables::sign_in_attempt::{ActiveModel, Column, Entity};
use crate::limit::{Counted, Failures, WINDOW};

/// More failures than this are not counted one by one.
const MOST_COUNTED: u64 = 64;

/// Which factor was tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Factor {
    /// A password.
    Password,
    /// A code of the telephone or a recovery code.
    Second,
}

impl Factor {
    const fn name(self) -> &'static str {
        match self {
            Self::Password => "password",
            Self::Second => "second",
        }
    }
}

/// From where an account is tried.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Attempt<'a> {
    pub(crate) factor: Factor,
    /// The folded address of e-mail, whether or not there is such an account.
    pub(crate) account: &'a str,
    pub(crate) address: &'a str,
    pub(crate) device: Option<Uuid>,
}

/// What is kept of the account's name: enough to count.
fn hash_of(account: &str) -> Vec<u8> {
    Sha256::digest(format!("sign-in of {account}").as_bytes()).to_vec()
}

/// What is known before the attempt is made.
pub(crate) async fn counted(tx: &Tx, attempt: Attempt<'_>) -> Result<Counted> {
    let factor = Column::Factor.eq(attempt.factor.name());
    let account = Column::AccountHash.eq(hash_of(attempt.account));
    let known_device = match attempt.device {
        Some(device) => {
            let own = factor.clone().and(Column::DeviceId.eq(device));
            Some(failures(tx, own, Reset::BySuccess).await?)
        }
        None => None,
    };
    let unknown = factor.clone().and(account).and(Column::DeviceId.is_null());
    let here = factor.and(Column::Address.eq(attempt.address)).and(Column::DeviceId.is_null());
    Ok(Counted {
        known_device,
        account: failures(tx, unknown, Reset::BySuccess).await?,
        address: failures(tx, here, Reset::Never).await?,
    })
}

/// Failures at the second factor of an account, from wherever.
pub(crate) async fn of_second_factor(tx: &Tx, account: &str) -> Result<Failures> {
    let account = Column::AccountHash.eq(hash_of(account));
    let of = account.and(Column::Factor.eq(Factor::Second.name()));
    failures(tx, of, Reset::BySuccess).await
}

/// Whether a success makes the failures before it forgotten.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reset {
    BySuccess,
    /// Who has an account of their own could otherwise try others' from the same address without end.
    Never,
}

/// Failures within the time that counts.
async fn failures(tx: &Tx, of: SimpleExpr, reset: Reset) -> Result<Failures> {
    let select = tx
        .select::<Entity>()
        .filter(of)
        .filter(Column::At.gt(tx.now() - WINDOW))
        .order_by_desc(Column::At)
        .order_by_desc(Column::Id)
        .limit(MOST_COUNTED);
    let rows = tx.all(select).await?;
    let failed: Vec<_> = rows
        .iter()
        .take_while(|row| !row.succeeded || reset == Reset::Never)
        .filter(|row| !row.succeeded)
        .collect();
    Ok(Failures { count: failed.len() as u64, last: failed.first().map(|row| row.at) })
}

/// Notes an attempt as failed, before the password is looked at: attempts at the same time count each other.
pub(crate) async fn note(tx: &mut Tx, attempt: Attempt<'_>) -> Result<Uuid> {
    let id: Uuid = tx.new_id()?;
    let row = ActiveModel {
        id: Set(id),
        at: Set(tx.now()),
        account_hash: Set(hash_of(attempt.account)),
        address: Set(attempt.address.to_owned()),
        device_id: Set(attempt.device),
        factor: Set(attempt.factor.name().to_owned()),
        succeeded: Set(false),
    };
    tx.insert::<Entity, _>(row).await?;
    Ok(id)
}

/// Notes that the attempt was good after all.
pub(crate) async fn succeed(tx: &mut Tx, id: Uuid) -> Result<()> {
    let row = ActiveModel { id: Set(id), succeeded: Set(true), ..Default::default() };
    tx.update::<Entity, _>(row).await
}

/// Forgets what no longer counts.
pub(crate) async fn sweep(tx: &mut Tx, before: DateTime<Utc>) -> Result<u64> {
    let delete = tx.delete_many::<Entity>().filter(Column::At.lt(before));
    tx.exec_delete(delete).await
}
