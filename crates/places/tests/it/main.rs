//! The shipped list, the territory it spans, and names as sources write them.

#[cfg(test)]
mod boundaries;
#[cfg(test)]
mod boundary_laws;
#[cfg(test)]
mod given;
#[cfg(test)]
mod names;
#[cfg(test)]
mod territory;
