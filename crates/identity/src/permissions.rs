//! What this context lets be permitted.

use kernel::{PermissionInfo, permission};

permission!(
    /// See who works here.
    SeeUsers = "identity.see_users": Administrator => Municipality, Operator => Installation
);
permission!(
    /// Invite somebody.
    InviteUser = "identity.invite_user": Administrator => Municipality, Operator => Installation
);
permission!(
    /// Give and take roles.
    ChangeRoles = "identity.change_roles": Administrator => Municipality, Operator => Installation
);
permission!(
    /// End somebody's sessions, take a lost second factor away.
    ProtectUser = "identity.protect_user": Administrator => Municipality, Operator => Installation
);
permission!(
    /// Close an account and hand over what its user had.
    CloseUser = "identity.close_user": Administrator => Municipality, Operator => Installation
);
permission!(
    /// See which role may do what.
    SeePolicy = "identity.see_policy": Administrator => Municipality, Operator => Installation
);
permission!(
    /// See who did and saw what.
    SeeAudit = "identity.see_audit": Administrator => Municipality, Operator => Installation
);
permission!(
    /// See the work that goes on in the background.
    SeeJobs = "identity.see_jobs": Administrator => Municipality, Operator => Installation
);
permission!(
    /// Try work again or call it off.
    KeepJobs = "identity.keep_jobs": Operator => Installation
);
permission!(
    /// See how the installation is.
    SeeHealth = "identity.see_health": Operator => Installation
);
permission!(
    /// Set municipalities up and close them.
    KeepMunicipalities = "identity.keep_municipalities": Operator => Installation
);
permission!(
    /// Take everything that a municipality has out of the installation.
    ExportMunicipality = "identity.export_municipality": Administrator => Municipality
);

/// All of them.
pub(crate) fn all() -> Vec<PermissionInfo> {
    vec![
        PermissionInfo::of::<SeeUsers>(),
        PermissionInfo::of::<InviteUser>(),
        PermissionInfo::of::<ChangeRoles>(),
        PermissionInfo::of::<ProtectUser>(),
        PermissionInfo::of::<CloseUser>(),
        PermissionInfo::of::<SeePolicy>(),
        PermissionInfo::of::<SeeAudit>(),
        PermissionInfo::of::<SeeJobs>(),
        PermissionInfo::of::<KeepJobs>(),
        PermissionInfo::of::<SeeHealth>(),
        PermissionInfo::of::<KeepMunicipalities>(),
        PermissionInfo::of::<ExportMunicipality>(),
    ]
}
