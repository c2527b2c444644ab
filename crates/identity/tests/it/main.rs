//! Who comes in and who does not, on both databases.

mod administration;
mod builders;
mod departure;
mod invitations;
mod mail;
mod oidc;
mod pages;
mod recognition;
mod second_factor;
mod sign_in;
mod visitor;
