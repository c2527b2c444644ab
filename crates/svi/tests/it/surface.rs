//! The whole surface, from the table of routes: nobody and nobody without the permission finds anything, every page is there
//! in every language, every operation is described, the policy is what was reviewed.

mod fixture;
mod policy;
mod refusals;
mod rendering;
mod schema;
mod words;
