//! Invitations: a link by which somebody becomes a user. It opens once, for a week.

use chrono::{DateTime, TimeDelta, Utc};
use kernel::{Role, UnitCode};
use uuid::Uuid;

use crate::email::Email;

/// How long a link is good.
pub(crate) const LASTS: TimeDelta = TimeDelta::days(7);

/// What has become of an invitation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum InvitationState {
    /// Waits for an answer.
    Open,
    /// Was accepted.
    Accepted,
    /// Was taken back.
    Withdrawn,
    /// Nobody answered in time.
    Expired,
}

impl InvitationState {
    /// Key of its words.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Open => "identity-invitation-open",
            Self::Accepted => "identity-invitation-accepted",
            Self::Withdrawn => "identity-invitation-withdrawn",
            Self::Expired => "identity-invitation-expired",
        }
    }
}

/// An invitation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// Id.
    pub id: InvitationId,
    /// The municipality, `None` for a role of the installation.
    pub unit: Option<UnitCode>,
    /// Who is invited.
    pub email: Email,
    /// Their name, as far as the inviting person knows it.
    pub name: String,
    /// What they become.
    pub roles: Vec<Role>,
    /// When.
    pub created_at: DateTime<Utc>,
    /// Until when the link is good.
    pub expires_at: DateTime<Utc>,
    /// When it was accepted.
    pub accepted_at: Option<DateTime<Utc>>,
    /// When it was taken back.
    pub withdrawn_at: Option<DateTime<Utc>>,
}

/// Id of an invitation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct InvitationId(pub Uuid);

impl From<Uuid> for InvitationId {
    fn from(id: Uuid) -> Self {
        Self(id)
    }
}

impl Invitation {
    /// What has become of it.
    pub fn state(&self, now: DateTime<Utc>) -> InvitationState {
        match (self.accepted_at, self.withdrawn_at) {
            (Some(_), _) => InvitationState::Accepted,
            (None, Some(_)) => InvitationState::Withdrawn,
            (None, None) if now >= self.expires_at => InvitationState::Expired,
            (None, None) => InvitationState::Open,
        }
    }

    /// Whether it can be accepted or taken back.
    pub fn is_open(&self, now: DateTime<Utc>) -> bool {
        self.state(now) == InvitationState::Open
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_invitation_is_open_for_a_week_unless_answered_or_taken_back() {
        let start = DateTime::from_timestamp(1_795_000_000, 0).unwrap();
        let open = Invitation {
            id: Uuid::from_u128(1).into(),
            unit: None,
            email: "ana@opstina.rs".parse().unwrap(),
            name: String::new(),
            roles: vec![Role::Operator],
            created_at: start,
            expires_at: start + LASTS,
            accepted_at: None,
            withdrawn_at: None,
        };
        assert_eq!(open.state(start), InvitationState::Open);
        assert_eq!(open.state(start + TimeDelta::days(7)), InvitationState::Expired);
        let withdrawn = Invitation { withdrawn_at: Some(start), ..open.clone() };
        assert_eq!(withdrawn.state(start), InvitationState::Withdrawn);
        let accepted = Invitation { accepted_at: Some(start), ..open };
        assert_eq!(accepted.state(start + LASTS), InvitationState::Accepted);
    }
}
