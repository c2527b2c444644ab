//! How they come in: sessions, known browsers, second factors, tokens, other providers, and what limits guessing.

use database::{
    Steps,
    sea_orm::sea_query::{Alias, Index},
};

use super::Described;

pub(super) fn up(steps: &mut Steps) {
    browsers(steps);
    guessing(steps);
    elsewhere(steps);
}

fn browsers(steps: &mut Steps) {
    Described::of("session")
        .user("user_id")
        .bytes("secret_hash")
        .text_or_null("active_unit")
        .time("created_at")
        .time("last_seen_at")
        .time("expires_at")
        .text("device")
        .text("address")
        .time_or_null("second_factor_at")
        .unique(&["secret_hash"])
        .index(&["expires_at"])
        .make(steps);
    Described::of("known_device")
        .user("user_id")
        .bytes("secret_hash")
        .time("created_at")
        .time("last_used_at")
        .unique(&["secret_hash"])
        .make(steps);
}

fn guessing(steps: &mut Steps) {
    Described::of("challenge")
        .user("user_id")
        .bytes("secret_hash")
        .column("attempts", |column| column.integer().not_null())
        .text("next")
        .time("created_at")
        .time("expires_at")
        .unique(&["secret_hash"])
        .make(steps);
    Described::of("recovery_code")
        .user("user_id")
        .bytes("hash")
        .time_or_null("used_at")
        .unique(&["user_id", "hash"])
        .make(steps);
    Described::of("sign_in_attempt")
        .time("at")
        .bytes("account_hash")
        .text("address")
        .id_or_null("device_id")
        .text("factor")
        .column("succeeded", |column| column.boolean().not_null())
        .index(&["account_hash", "at"])
        .index(&["address", "at"])
        .index(&["device_id", "at"])
        .index(&["at"])
        .make(steps);
    Described::of("sign_in_link")
        .user("user_id")
        .bytes("token_hash")
        .time("expires_at")
        .time_or_null("used_at")
        .unique(&["token_hash"])
        .make(steps);
}

fn elsewhere(steps: &mut Steps) {
    Described::of("api_token")
        .user("user_id")
        .text("name")
        .bytes("token_hash")
        .text_or_null("unit")
        .text("permissions")
        .time("created_at")
        .time("expires_at")
        .time_or_null("last_used_at")
        .time_or_null("revoked_at")
        .unique(&["token_hash"])
        .make(steps);
    Described::of("external_identity")
        .user("user_id")
        .text("issuer")
        .text("subject")
        .time("created_at")
        .unique(&["issuer", "subject"])
        .make(steps);
    Described::of("oidc_flow")
        .bytes("state_hash")
        .bytes("browser_hash")
        .text("nonce")
        .text("verifier")
        .text("next")
        .time("created_at")
        .time("expires_at")
        .unique(&["state_hash"])
        .index(&["expires_at"])
        .make(steps);
}

/// Several users may have signed in with one browser.
pub(super) fn share_known_device(steps: &mut Steps) {
    steps.drop_index(&Index::drop().name("known_device_secret_hash").to_owned());
    let mut index = Index::create().name("known_device_secret_hash_user_id").unique().to_owned();
    index.table(Alias::new("known_device"));
    index.col(Alias::new("secret_hash")).col(Alias::new("user_id"));
    steps.index(&index);
}
