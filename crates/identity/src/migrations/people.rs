//! Who there is: municipalities, users, what they are where, invitations, notices.

use database::{
    Steps,
    sea_orm::sea_query::{Alias, ColumnDef, Table},
};

use super::Described;

pub(super) fn up(steps: &mut Steps) {
    users(steps);
    words(steps);
}

fn users(steps: &mut Steps) {
    Described::keyed_by_text("municipality", "code")
        .text("name")
        .text("state")
        .time("opened_at")
        .time_or_null("closing_at")
        .time_or_null("delete_after")
        .time_or_null("closed_at")
        .make(steps);
    Described::of("user_account")
        .text("email")
        .text("email_folded")
        .text("name")
        .text("state")
        .text_or_null("password_hash")
        .bytes_or_null("totp_sealed")
        .bytes_or_null("totp_offered")
        .column("totp_step", ColumnDef::big_integer)
        .text_or_null("language")
        .time("created_at")
        .time_or_null("closed_at")
        .unique(&["email_folded"])
        .make(steps);
    Described::of("membership")
        .user("user_id")
        .text_or_null("tenant")
        .text("role")
        .time("from_at")
        .time_or_null("until_at")
        .index(&["tenant", "user_id"])
        .make(steps);
}

/// What is said to them.
fn words(steps: &mut Steps) {
    Described::of("invitation")
        .text_or_null("tenant")
        .text("email")
        .text("email_folded")
        .text("name")
        .text("roles")
        .bytes("token_hash")
        .id_or_null("invited_by")
        .time("created_at")
        .time("expires_at")
        .time_or_null("accepted_at")
        .time_or_null("withdrawn_at")
        .unique(&["token_hash"])
        .index(&["tenant", "created_at"])
        .index(&["email_folded"])
        .make(steps);
    Described::of("notice")
        .user("user_id")
        .text_or_null("tenant")
        .text("kind")
        .text("args")
        .text("path")
        .time("created_at")
        .time_or_null("read_at")
        .index(&["user_id", "read_at", "created_at"])
        .index(&["tenant"])
        .make(steps);
    Described::of("outgoing_mail")
        .text_or_null("tenant")
        .column("subject", |column| column.uuid().not_null())
        .bytes("message")
        .time("created_at")
        .index(&["tenant"])
        .make(steps);
}

pub(super) fn add_mailed_at(steps: &mut Steps) {
    let mut column = ColumnDef::new(Alias::new("mailed_at"));
    column.timestamp_with_time_zone();
    steps.alter(Table::alter().table(Alias::new("notice")).add_column(&mut column));
}
