### Signing in, accounts and administration.

## The door

identity-sign-in = Sign in
identity-sign-in-title = Sign in
identity-sign-in-help = No account, or a forgotten password? Ask the administrator of your municipality.
identity-sign-in-elsewhere = Sign in with { $name }
identity-sign-in-again = The sign-in took too long, or a wrong code was entered too often. Please sign in again.
identity-or = or
identity-email = E-mail address
identity-email-expected = Enter an e-mail address, such as ana.anic@opstina.rs.
identity-password = Password
identity-password-again = Password once more
identity-password-differs = The passwords differ. Enter the same password twice.
identity-password-hint = At least 12 characters. A few words that only you connect are better than a short password with signs.
identity-wrong = What was entered does not fit.
identity-wrong-sign-in = The e-mail address and the password do not fit. Check both.
identity-wrong-password = The password is not right.
identity-wrong-code = The code is not right, or was used already. Wait for the next code in the app.
identity-wrong-code-or-password = The code or the password is not right. Wait for the next code in the app.
identity-wait = There were too many attempts. Try again in { $seconds ->
    [one] { $seconds } second
   *[other] { $seconds } seconds
}.
identity-code = Code
identity-code-title = Second step of signing in
identity-code-hint = Six digits from the app on your telephone. Without the telephone, enter one of your recovery codes.
identity-signed-out = You are signed out.
identity-over = The link is no longer good.
identity-link-used-title = The link was used
identity-link-used = This link was used already or is too old. Start the demonstration again to get a new one.
identity-elsewhere-failed = Signing in with the other system does not work at the moment. Sign in with e-mail and password, or try later.
identity-elsewhere-cancelled = Signing in with the other system was cancelled.
identity-elsewhere-unknown = There is no account and no invitation for your e-mail address. Ask the administrator.

## Passwords that are not taken

identity-password-too-short = The password is too short: at least 12 characters are needed.
identity-password-too-long = The password is too long: 256 characters at most.
identity-password-own-name = The password must not be your name or your e-mail address.
identity-password-common = Many people use this password and it is easily guessed. Choose another one.
identity-password-pattern = The password is a row or a repetition. Choose another one.

## Invitations

identity-accept-title = Invitation to work in Svi
identity-accept-lead = The invitation is for { $email }. Role: { $roles }.
identity-accept = Accept the invitation
identity-accept-sign-in = There is an account for this e-mail address. Sign in with it, then open this link again.
identity-accept-with-account = You have an account already. By accepting you get the roles named above.
identity-accepted = The invitation is accepted.
identity-invitation-over = The invitation is no longer good: it was used, taken back or is too old. Ask whoever invited you for a new one.
identity-invitations = Open invitations
identity-invitation-open = waits for an answer
identity-invitation-accepted = accepted
identity-invitation-withdrawn = taken back
identity-invitation-expired = expired
identity-invite = Invite
identity-invite-title = Invite somebody
identity-invite-unit-hint = Leave empty only for somebody who runs the installation.
identity-invited-title = The invitation is made
identity-invited-sent = The invitation was sent by e-mail. It is good for seven days.
identity-invited-print = The invitation is good for seven days. E-mail is not set up, so hand the link over yourself.
identity-invited-link = The link to accept the invitation. It is shown now only; whoever has it can accept the invitation:
identity-withdraw = Take back
identity-withdrawn = The invitation is taken back.
identity-mail-invitation-title = Invitation to work in Svi
identity-mail-invitation =
    Dear { $name },

    { $place } invites you to work in Svi.
    Open your account at this address, within seven days:

    { $link }

    If you did not expect this invitation, please ignore it.
identity-mail-operator =
    Dear { $name },

    you are invited to run the installation of Svi.
    Open your account at this address, within seven days:

    { $link }

    If you did not expect this invitation, please ignore it.

## The own account

identity-account = My account
identity-about-me = About me
identity-name = Name
identity-roles = Roles
identity-role = Role
identity-no-roles = No role
identity-saved = Saved.
identity-switched = You are in another municipality now.
identity-protection = Protection of the account
identity-change-password = Change the password
identity-change-password-lead = You will be signed out on all other devices.
identity-old-password = Present password
identity-new-password = New password
identity-second-factor = Second step of signing in
identity-second-factor-on = on
identity-second-factor-off = not on
identity-set-up-second-factor = Switch the second step on
identity-replace-second-factor = Replace the telephone
identity-second-factor-title = Set up the second step of signing in
identity-second-factor-lead = People's data stay protected even when somebody learns a password: a code from your telephone is asked for, too.
identity-second-factor-step-app = On your telephone, open an app for codes (FreeOTP, Aegis, Google Authenticator or another one).
identity-second-factor-step-scan = Scan this picture with the app.
identity-second-factor-step-type = If you cannot scan it, type this key into the app:
identity-second-factor-step-code = Enter the code that the app shows.
identity-second-factor-picture = Picture (QR) with the key for the app; the same key stands below as text
identity-confirm-second-factor = Confirm the code
identity-codes-left = { $count ->
    [one] { $count } recovery code is left.
   *[other] { $count } recovery codes are left.
}
identity-codes-title = Recovery codes
identity-codes-lead = When your telephone is not with you, sign in with one of these codes. Each is good once.
identity-codes-once = The codes are shown now only. Print them or write them down, and keep them in a safe place away from the telephone.
identity-codes-kept = They are kept, go on
identity-renew-codes = New recovery codes
identity-renew-codes-lead = The old codes will no longer be good.
identity-copy = Copy
identity-copied = Copied
identity-print = Print
identity-devices = Devices signed in
identity-device = Device
identity-device-unknown = unknown device
identity-this-device = this device
identity-address = Network address
identity-last-seen = Last seen
identity-end = Sign out
identity-end-others = Sign out all others
identity-end-all = Sign out everywhere
identity-no-devices = Signed in on no device.
identity-tokens = Access for programs
identity-new-token = New access
identity-new-token-lead = A program with this key works in your name, but does only what you choose here.
identity-no-tokens = No program has access in your name.
identity-token-name = Name
identity-token-name-hint = By which you will know it, such as "Report for the council".
identity-token-permissions = Permissions
identity-token-lasts = Good for
identity-token-days = { $days ->
    [one] { $days } day
   *[other] { $days } days
}
identity-token-days-expected = Choose how long it is good for.
identity-token-expires = Good until
identity-token-used = Last used
identity-token-made = The key is made
identity-token-once = The key is shown now only. Keep it where the program reads it.
identity-token-how = The program sends it in a header of its requests:
identity-create-token = Make the key
identity-revoke = Take back
identity-revoke-question = Programs with this key will have no access any more. Take it back?

## Notices

identity-notices = Notices
identity-no-notices = There are no notices.
identity-notices-read = Mark all as read
identity-notice-new = new
identity-notice-new-device = Sign-in from a new device. If it was not you, change your password at once.
identity-notice-recovery-code = Sign-in with a recovery code. If it was not you, change your password at once.
identity-notice-roles = Your roles were changed.
identity-notice-second-factor-reset = Your second step of signing in was taken away at your request. Set it up again.

## Users

identity-users = Users
identity-search-users = Name or e-mail address
identity-state = State
identity-state-active = active
identity-state-closed = closed
identity-since = Since
identity-until = Until
identity-closed-at = Closed
identity-about-user = About the user
identity-installation = Installation
identity-municipality = Municipality
identity-municipality-expected = Choose a municipality.
identity-save-roles = Save roles
identity-reset-second-factor = Take the second step away
identity-reset-question = The second step is taken away and all devices are signed out. Make sure in person or by telephone that the owner of the account really asks for it. Take it away?
identity-leaving = Leaving
identity-leaving-what = The account is closed and signed out everywhere at once. What was done stays on record.
identity-heir = Work goes to
identity-heir-hint = Cases and tasks go over to a colleague.
identity-close = Close the account
identity-close-question = The account will be closed. Go on?
identity-closed = The account is closed.
identity-refused-oneself = Nobody changes their own roles or closes their own account. Another administrator does it.
identity-refused-role = You cannot give this role or permission.
identity-refused-elsewhere = This user works in another municipality, too. Only whoever runs the installation changes the account.
identity-refused-closed = The account is closed.
identity-refused-nothing = There is nothing to change.

## Roles and permissions

identity-policy = Roles and permissions
identity-policy-lead = Which role may do what, and how far. Permissions are part of the program and not changed here; here is what holds.
identity-permission = Permission
identity-permission-name = Code
identity-reach = Reach
identity-role-needs-second-factor = The second step of signing in is required.
identity-role-nothing = This role has no permissions yet.
identity-reach-own = own
identity-reach-team = team
identity-reach-office = office
identity-reach-municipality = municipality
identity-reach-programme = programme, aggregates only
identity-reach-installation = installation
identity-role-enumerator = Enumerator
identity-role-office-worker = Worker of the Poverty Reduction Office
identity-role-office-coordinator = Coordinator of the Office
identity-role-case-manager = Case manager
identity-role-activation-officer = Activation officer
identity-role-mobile-team = Member of the mobile team
identity-role-provider = Service provider
identity-role-analyst = Analyst
identity-role-programme-manager = Programme manager
identity-role-advisory-member = Member of the advisory group
identity-role-administrator = Administrator
identity-role-operator = Operator of the installation
identity-permission-see-users = Sees who works in the system
identity-permission-invite-user = Invites people
identity-permission-change-roles = Gives and takes roles
identity-permission-protect-user = Signs devices out and takes a lost second step away
identity-permission-close-user = Closes accounts
identity-permission-see-policy = Sees roles and permissions
identity-permission-see-audit = Sees the record of actions and looks
identity-permission-see-jobs = Sees background jobs
identity-permission-keep-jobs = Repeats and cancels background jobs
identity-permission-see-health = Sees the state of the installation
identity-permission-keep-municipalities = Sets municipalities up and closes them
identity-permission-export-municipality = Takes out all data of a municipality

## Record

identity-audit = Record of actions and looks
identity-audit-lead = Who did or looked at what. Entries cannot be changed or deleted; this look is on record, too.
identity-audit-when = When
identity-audit-who = Who
identity-audit-what = Action
identity-audit-about = About
identity-audit-fields = Fields
identity-audit-permission = Permission
identity-audit-program = program
identity-audit-from = From
identity-audit-to = To
identity-audit-kind = Kind
identity-audit-write = change
identity-audit-read = look
identity-audit-user = Id of the user
identity-audit-show = Show
identity-audit-all = Show all
identity-audit-older = Older entries
identity-audit-nothing = No entry fits.
identity-id-expected = Enter an id of 32 hexadecimal digits.

## Background jobs

identity-jobs = Background jobs
identity-jobs-lead = What the program does after a page was answered. A job that fails is repeated a few times by itself.
identity-job-all = all
identity-job-waiting = waiting
identity-job-running = running
identity-job-done = done
identity-job-failed = failed
identity-job-cancelled = cancelled
identity-job-kind = Kind
identity-job-asked = Asked for
identity-job-attempts = Attempts
identity-job-error = Last error
identity-job-retry = Repeat
identity-job-cancel = Cancel
identity-no-jobs = There are no jobs.

## State of the installation

identity-health = State of the installation
identity-health-about = Installation
identity-health-version = Version
identity-health-database = Database
identity-health-address = Address
identity-health-mail = E-mail is set up
identity-health-oidc = Sign-in with another system is set up
identity-health-users = Active accounts
identity-health-doctor = The full check of data, keys and the chain of the record is done by the command:
identity-yes = yes
identity-no = no

## Municipalities

identity-municipalities = Municipalities
identity-no-municipalities = No municipality is set up yet.
identity-municipality-open = open
identity-municipality-closing = closing
identity-municipality-closed = closed
identity-set-up = Set up
identity-set-up-title = Set a municipality up
identity-code-of-unit = Code
identity-code-of-unit-hint = Five digits, such as 80438.
identity-code-of-unit-expected = Enter a code of five digits.
identity-code-of-unit-known = This municipality is set up already.
identity-name-of-unit = Name
identity-name-of-unit-hint = Leave empty for known municipalities.
identity-name-of-unit-expected = The code is not known: enter a name as well.
identity-delete-after = Data are deleted after
identity-close-municipality = Close
identity-close-municipality-question = Everybody is signed out at once and nobody can sign in any more. Data are deleted after 30 days; until then the decision can be taken back. Close?
identity-reopen-municipality = It stays after all

## Taking everything out

identity-export = All data of the municipality
identity-export-lead = All tables and files in one archive, to move to another system for example.
identity-export-warning = The archive holds personal data in the clear. Keep it encrypted, and delete it when it is no longer needed. Every download is on record.
identity-export-ask = Make an archive
identity-export-question = An archive with all personal data will be made. Go on?
identity-export-asked = The archive is being made. You will be told when it is ready.
identity-export-take = Download (once)
identity-no-exports = No archive was made yet.
identity-notice-export = The archive with all data is ready to be downloaded.
identity-mail-notices-title = New notices in Svi
identity-mail-notices =
    Dear { $name },

    { $count ->
        [one] { $count } unread notice waits
       *[other] { $count } unread notices wait
    } for you in Svi. Sign in to read:

    { $link }

# used by: pages/audit.rs (identity-audit-name-<field or kind of record>)
identity-audit-name-user = user
identity-audit-name-person = member of a household
identity-audit-name-report = report
identity-audit-name-job = job
identity-audit-name-municipality = municipality
identity-audit-name-email = e-mail address
identity-audit-name-name = name
identity-audit-name-roles = roles

# On the first page
identity-panel-users = Accounts
identity-panel-active = Active accounts
identity-panel-invited = Invitations waiting for an answer
identity-panel-closed = Closed accounts
identity-panel-bare = Active without a second step of sign-in
identity-panel-work = How the system is
identity-panel-well = well
identity-panel-not-well = needs attention
identity-panel-jobs = Jobs in the background: { $failed } failed, { $waiting } waiting, { $running } running.
identity-panel-mail = Mail is set up.
identity-panel-no-mail = Mail is not set up: you hand over invitations yourself.
identity-panel-failed = Failed jobs
identity-panel-failed-at = When it stopped
identity-panel-jobs-all = All jobs in the background
identity-panel-audit = What others did or saw last
identity-panel-audit-none = Nobody else did or saw anything lately.
identity-panel-audit-all = The whole record of actions and looks

# used by: `web::App::action_text`; actions of the log, in plain words.
identity-act-accept_invitation = accepted an invitation
identity-act-add_user = added a user
identity-act-begin_sign_in_elsewhere = went to the institution's own sign-in
identity-act-cancel_job = stopped a job
identity-act-change_own_name = changed the own name
identity-act-change_password = changed the password
identity-act-change_roles = changed roles
identity-act-choose_language = chose a language
identity-act-close_municipality = began the departure of a municipality
identity-act-close_user = closed an account
identity-act-count_users = counted the accounts
identity-act-create_token = made a token for a program
identity-act-delete_municipality = deleted the data of a municipality that had left
identity-act-end_memberships = ended all roles of a user
identity-act-end_own_sessions = ended the other own sessions
identity-act-end_sessions = ended the sessions of a user
identity-act-erase_again = cleared again what a restored copy had brought back
identity-act-export_municipality = made the export of a municipality
identity-act-fail_second_factor = gave a wrong second factor
identity-act-fill_demo = entered invented data
identity-act-invite_user = invited a user
identity-act-list_users = looked at the users
identity-act-mail_notices = sent notices by mail
identity-act-make_sign_in_link = made a link to sign in
identity-act-offer_second_factor = began to set a second factor up
identity-act-pass_first_factor = gave the right password, before the second factor
identity-act-prove_password = gave the own password again
identity-act-read_notices = read notices
identity-act-renew_recovery_codes = made new recovery codes
identity-act-reopen_municipality = stopped the departure of a municipality
identity-act-reset_second_factor = took away the second factor of a user
identity-act-retry_job = let a job begin again
identity-act-return_from_elsewhere = came back from the institution's own sign-in
identity-act-revoke_token = revoked a token
identity-act-see_audit = looked at the record of actions and looks
identity-act-see_health = looked at how the system is
identity-act-see_invitation = looked at an invitation
identity-act-see_own_account = looked at the own account
identity-act-see_second_factor = looked at the own second factor
identity-act-send_mail = sent a mail
identity-act-set_up_municipality = set a municipality up
identity-act-set_up_second_factor = set the second factor up
identity-act-sign_in = signed in
identity-act-sign_in_by_link = signed in by a link
identity-act-sign_in_with_recovery_code = signed in with a recovery code
identity-act-sign_in_with_second_factor = signed in with the second factor
identity-act-sign_out = signed out
identity-act-sweep_identity = cleared away what had expired of sign-ins
identity-act-switch_municipality = switched to another municipality
identity-act-try_password = tried a password
identity-act-view_user = looked at a user
identity-act-withdraw_invitation = withdrew an invitation
