//! Rows as the database has them. Ids are bare here; the rest of `store` turns rows into the types of the rules.

use database::table;

table!(
    /// Municipalities set up here.
    Impersonal "municipality" municipality of_all {
        #[sea_orm(primary_key, auto_increment = false)]
        code: String,
        name: String,
        state: String,
        opened_at: DateTimeUtc,
        closing_at: Option<DateTimeUtc>,
        delete_after: Option<DateTimeUtc>,
        closed_at: Option<DateTimeUtc>,
    }
);

table!(
    /// People who sign in.
    Personal "user_account" user_account of_all {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        email: String,
        email_folded: String,
        name: String,
        state: String,
        password_hash: Option<String>,
        totp_sealed: Option<Vec<u8>>,
        totp_offered: Option<Vec<u8>>,
        totp_step: Option<i64>,
        language: Option<String>,
        created_at: DateTimeUtc,
        closed_at: Option<DateTimeUtc>,
    }
);

table!(
    /// What users are, and where.
    Impersonal "membership" membership {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        user_id: Uuid,
        tenant: Option<String>,
        role: String,
        from_at: DateTimeUtc,
        until_at: Option<DateTimeUtc>,
    }
);

table!(
    /// Links by which somebody becomes a user.
    Personal "invitation" invitation {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        tenant: Option<String>,
        email: String,
        email_folded: String,
        name: String,
        roles: String,
        token_hash: Vec<u8>,
        invited_by: Option<Uuid>,
        created_at: DateTimeUtc,
        expires_at: DateTimeUtc,
        accepted_at: Option<DateTimeUtc>,
        withdrawn_at: Option<DateTimeUtc>,
    }
);

table!(
    /// What users are told in the application.
    Impersonal "notice" notice {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        user_id: Uuid,
        tenant: Option<String>,
        kind: String,
        args: String,
        path: String,
        created_at: DateTimeUtc,
        read_at: Option<DateTimeUtc>,
        mailed_at: Option<DateTimeUtc>,
    }
);

table!(
    /// Mail that waits to be sent, sealed.
    Personal "outgoing_mail" outgoing_mail {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        tenant: Option<String>,
        subject: Uuid,
        message: Vec<u8>,
        created_at: DateTimeUtc,
    }
);

table!(
    /// Browsers that are signed in.
    Impersonal "session" session of_all {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        user_id: Uuid,
        secret_hash: Vec<u8>,
        active_unit: Option<String>,
        created_at: DateTimeUtc,
        last_seen_at: DateTimeUtc,
        expires_at: DateTimeUtc,
        device: String,
        address: String,
        second_factor_at: Option<DateTimeUtc>,
    }
);

table!(
    /// Browsers in which a user has signed in before.
    Impersonal "known_device" known_device of_all {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        user_id: Uuid,
        secret_hash: Vec<u8>,
        created_at: DateTimeUtc,
        last_used_at: DateTimeUtc,
    }
);

table!(
    /// Sign-ins between the first and the second factor.
    Impersonal "challenge" challenge of_all {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        user_id: Uuid,
        secret_hash: Vec<u8>,
        attempts: i32,
        next: String,
        created_at: DateTimeUtc,
        expires_at: DateTimeUtc,
    }
);

table!(
    /// Codes for the day when the telephone is lost.
    Impersonal "recovery_code" recovery_code of_all {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        user_id: Uuid,
        hash: Vec<u8>,
        used_at: Option<DateTimeUtc>,
    }
);

table!(
    /// Attempts to sign in, for the limits.
    Impersonal "sign_in_attempt" sign_in_attempt of_all {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        at: DateTimeUtc,
        account_hash: Vec<u8>,
        address: String,
        device_id: Option<Uuid>,
        factor: String,
        succeeded: bool,
    }
);

table!(
    /// Links that sign in once: the demonstration's and the command line's.
    Impersonal "sign_in_link" sign_in_link of_all {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        user_id: Uuid,
        token_hash: Vec<u8>,
        expires_at: DateTimeUtc,
        used_at: Option<DateTimeUtc>,
    }
);

table!(
    /// Personal tokens of the API.
    Impersonal "api_token" api_token of_all {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        user_id: Uuid,
        name: String,
        token_hash: Vec<u8>,
        unit: Option<String>,
        permissions: String,
        created_at: DateTimeUtc,
        expires_at: DateTimeUtc,
        last_used_at: Option<DateTimeUtc>,
        revoked_at: Option<DateTimeUtc>,
    }
);

table!(
    /// Who users are at another provider.
    Impersonal "external_identity" external_identity of_all {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        user_id: Uuid,
        issuer: String,
        subject: String,
        created_at: DateTimeUtc,
    }
);

table!(
    /// Sign-ins that another provider was asked for.
    Impersonal "oidc_flow" oidc_flow of_all {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        state_hash: Vec<u8>,
        browser_hash: Vec<u8>,
        nonce: String,
        verifier: String,
        next: String,
        created_at: DateTimeUtc,
        expires_at: DateTimeUtc,
    }
);
