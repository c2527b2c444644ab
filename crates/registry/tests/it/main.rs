//! The registry's use cases, on both databases.

#[cfg(test)]
mod builders;
#[cfg(test)]
mod changing;
#[cfg(test)]
mod entering;
#[cfg(test)]
mod finding;
#[cfg(test)]
mod history;
#[cfg(test)]
mod listing;
#[cfg(test)]
mod sealing;
