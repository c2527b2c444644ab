#![doc = include_str!("../README.md")]

mod actions;
mod api;
mod authenticate;
mod departure;
mod email;
mod invitation;
mod limit;
mod mail;
mod migrations;
mod municipality;
mod notice;
mod notice_mail;
mod oidc;
mod pages;
mod password;
mod permissions;
mod recovery;
mod secret;
mod session;
mod settings;
mod state;
mod store;
mod sweep;
mod totp;
mod user;

pub use actions::{
    AuditPage, Browser, Closed, Health, NewUser, Opened, OwnAccount, Refused, RoleChange, SignIn,
    Stage, UserCounts, UserDetail, UserList, Work, accept_as_user, accept_invitation, add_user,
    ask_export, cancel_job, change_name, change_password, change_roles, close_municipality,
    close_user, confirm_second_factor, count_users, create_token, end_own_sessions,
    end_sessions_of, find_user, invite_by_command, invite_user, list_exports, list_municipalities,
    list_notices, list_users, look_at_invitation, look_at_own_account, new_recovery_codes,
    offer_second_factor, pass_second_factor, read_notices, reopen_municipality,
    reset_second_factor, retry_job, revoke_token, see_audit, see_health, see_jobs, see_work,
    set_up_municipality, sign_in, sign_in_by_link, sign_out, signed_in_link, switch_unit,
    take_export, withdraw_invitation,
};
pub use authenticate::Recogniser;
pub use email::{Email, InvalidEmail};
pub use invitation::{Invitation, InvitationId, InvitationState};
pub use mail::{MailSettings, MailTls};
pub use migrations::MIGRATIONS;
pub use municipality::{GRACE, Municipality, MunicipalityState};

pub use notice::{Notice, notify};
pub use oidc::OidcSettings;
pub use password::{HashFault, Hasher, Password, Weakness};
pub use permissions::{
    ChangeRoles, CloseUser, ExportMunicipality, InviteUser, KeepJobs, KeepMunicipalities,
    ProtectUser, SeeAudit, SeeHealth, SeeJobs, SeePolicy, SeeUsers,
};
pub use recovery::RecoveryCode;
pub use secret::Secret;
pub use session::{SessionLife, SessionView, needs_second_factor};
pub use settings::{HandOver, Handover, Settings};
pub use state::Identity;
pub use store::{
    invitations::NewInvitation,
    municipalities::{find as find_municipality, list as municipalities},
    names::{colleagues, names_of, who_may},
    notices::NoticeView,
    tokens::{NewToken, TokenId, TokenView},
};
pub use totp::SecondFactor;
pub use user::{Membership, Refusal, User, UserState};
