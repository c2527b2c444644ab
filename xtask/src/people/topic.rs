//! Every household and every row has a stream of its own, so that a larger file begins with the households of a smaller one.

use chance::Stream;

/// What a stream is for.
#[derive(Debug, Clone, Copy)]
#[repr(u64)]
pub(crate) enum Topic {
    /// Who lives in a household, and where.
    Household = 1,
    /// What a row leaves out and what is wrong with it.
    Row,
    /// Which persons stand in the file more than once.
    Copies,
    /// The order of the rows.
    Order,
}

impl Topic {
    /// The stream of `number` under this topic.
    pub(crate) fn stream(self, seed: u64, number: u64) -> Stream {
        Stream::of(seed, &[self as u64, number])
    }
}
