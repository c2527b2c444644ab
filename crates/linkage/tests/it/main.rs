//! The engine from outside: laws, hand-written pairs, reference files.

mod febrl;
mod laws;
mod pairs;
mod parts;
