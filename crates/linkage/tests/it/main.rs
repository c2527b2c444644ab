//! The engine from outside: laws, hand-written pairs, reference files.

#[cfg(test)]
mod febrl;
#[cfg(test)]
mod laws;
#[cfg(test)]
mod pairs;
#[cfg(test)]
mod parts;
