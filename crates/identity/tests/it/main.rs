//! Who comes in and who does not, on both databases.

#[cfg(test)]
mod administration;
#[cfg(test)]
mod builders;
#[cfg(test)]
mod departure;
#[cfg(test)]
mod first_page;
#[cfg(test)]
mod invitations;
#[cfg(test)]
mod mail;
#[cfg(test)]
mod oidc;
#[cfg(test)]
mod pages;
#[cfg(test)]
mod recognition;
#[cfg(test)]
mod second_factor;
#[cfg(test)]
mod sign_in;
#[cfg(test)]
mod visitor;
