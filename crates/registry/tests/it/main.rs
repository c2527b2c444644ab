//! The registry's use cases, on both databases.

#[cfg(test)]
mod api;
#[cfg(test)]
mod builders;
#[cfg(test)]
mod changing;
#[cfg(test)]
mod consenting;
#[cfg(test)]
mod duplicating;
#[cfg(test)]
mod entered_twice;
#[cfg(test)]
mod entered_twice_around;
#[cfg(test)]
mod entered_twice_pages;
#[cfg(test)]
mod entered_twice_undone;
#[cfg(test)]
mod entering;
mod entering_by_programs;
#[cfg(test)]
mod erasing;
#[cfg(test)]
mod finding;
#[cfg(test)]
mod first_page;
#[cfg(test)]
mod history;
#[cfg(test)]
mod knowing;
#[cfg(test)]
mod listing;
#[cfg(test)]
mod membership;
#[cfg(test)]
mod merging;
#[cfg(test)]
mod merging_laws;
#[cfg(test)]
mod migrating;
#[cfg(test)]
mod naming;
#[cfg(test)]
mod noting;
#[cfg(test)]
mod pairs;
#[cfg(test)]
mod protecting;
#[cfg(test)]
mod relatives;
#[cfg(test)]
mod reviewing;
#[cfg(test)]
mod rights;
#[cfg(test)]
mod rights_of_records;
#[cfg(test)]
mod sealing;
#[cfg(test)]
mod signing;
mod site;
