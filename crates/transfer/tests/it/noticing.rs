//! Who is told: those who may answer where it arrives, and who sent it when nobody does. Without a name, leading to the page.

use std::time::Duration;

use database::{Audit, NewJob};
use testkit::Base;

use crate::builders::{
    BORJANOVO, VEDROVO, again, all, coordinator, entered, everybody, lead, manager,
    on_both_with_people, received, sent, work,
};

/// How many notices of a kind somebody in a municipality has that say and lead so.
async fn told(base: &Base, kind: &str, (unit, other, path): (&str, &str, String)) -> i64 {
    let sql = format!(
        "select count(*) from notice where kind = '{kind}' and tenant = '{unit}' \
         and args = '{{\"unit\":\"{other}\"}}' and path = '{path}'"
    );
    base.number(&sql).await
}

async fn all_notices(base: &Base) -> i64 {
    base.number("select count(*) from notice").await
}

#[test]
fn who_may_answer_learns_once_that_a_transfer_arrived_and_nobody_else() {
    on_both_with_people(async |base| {
        for unit in [VEDROVO, BORJANOVO] {
            for who in [coordinator(unit), manager(unit), lead(unit)] {
                base.enter_roles(&who).await;
            }
        }
        let home = entered(base, VEDROVO).await;
        let id = sent(base, home, everybody(home)).await;
        let came = received(base, BORJANOVO).await.id;
        let arrived = (BORJANOVO, "Vedrovo", format!("/transfers/{came}"));
        // Both who coordinate; not who only leads cases, and nobody where it came from.
        assert_eq!(told(base, "transfer-notice-arrived", arrived.clone()).await, 2);
        assert_eq!(all_notices(base).await, 2);
        let deliver = serde_json::json!({ "transfer": id.to_string() });
        again(base, VEDROVO, "transfer.deliver_packet", deliver).await;
        assert_eq!(told(base, "transfer-notice-arrived", arrived).await, 2);
    });
}

#[test]
fn whose_account_is_closed_or_whose_role_is_over_is_told_nothing() {
    on_both_with_people(async |base| {
        for who in [coordinator(BORJANOVO), lead(BORJANOVO)] {
            base.enter_roles(&who).await;
        }
        let sql = "update membership set until_at = '2026-11-02T08:00:00+00:00' \
                   where user_id in (select user_id from membership where role = 'case_manager')";
        base.raw(sql).await.unwrap();
        base.raw("update user_account set state = 'closed'").await.unwrap();
        let home = entered(base, VEDROVO).await;
        sent(base, home, everybody(home)).await;
        assert_eq!(all(base, BORJANOVO).await.len(), 1);
        assert_eq!(all_notices(base).await, 0);
        base.raw("update user_account set state = 'active'").await.unwrap();
        let home = entered_anew(base).await;
        sent(base, home, everybody(home)).await;
        assert_eq!(all_notices(base).await, 1);
    });
}

/// The same family once more: the first has gone.
async fn entered_anew(base: &Base) -> crate::builders::Home {
    base.raw("update person set jmbg_hash = null").await.unwrap();
    entered(base, VEDROVO).await
}

#[test]
fn who_sent_it_learns_that_nobody_answered() {
    on_both_with_people(async |base| {
        let home = entered(base, VEDROVO).await;
        let id = sent(base, home, everybody(home)).await;
        base.clock.advance(Duration::from_hours(31 * 24));
        for _ in 0..2 {
            let mut tx = base.database.begin(&base.everywhere()).await.unwrap();
            tx.enqueue(NewJob::of("transfer.expire", serde_json::Value::Null)).await.unwrap();
            tx.commit(Audit::of("ask")).await.unwrap();
            work(base).await;
        }
        let expired = (VEDROVO, "Borjanovo", format!("/transfers/{id}"));
        assert_eq!(told(base, "transfer-notice-expired", expired).await, 1);
        assert_eq!(all_notices(base).await, 1);
    });
}
