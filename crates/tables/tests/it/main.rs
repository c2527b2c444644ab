//! Hostile and ordinary files from outside: every fault is one line with its place, none is a panic.

#[cfg(test)]
mod hostile;
#[cfg(test)]
mod numbers;
#[cfg(test)]
mod source;
#[cfg(test)]
mod workbooks;
#[cfg(test)]
mod written;
