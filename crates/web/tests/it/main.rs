//! The kit as its users meet it: a site with a few routes, asked over HTTP without a network.

mod bodies;
mod client;
mod html;
mod pages;
mod problems;
mod refusals;
mod routes;
mod stage;
