//! Whole numbers that are drawn between two bounds.

/// A whole number that [`Stream::between`](crate::Stream::between) draws.
pub trait Whole: Copy {
    /// How many steps lie between this number and `high`; none when `high` is less.
    fn steps_to(self, high: Self) -> usize;
    /// The number so many steps on; `steps` are at most those to the greatest number drawn.
    #[must_use]
    fn and(self, steps: usize) -> Self;
}

impl Whole for i32 {
    fn steps_to(self, high: Self) -> usize {
        usize::try_from(i64::from(high) - i64::from(self)).unwrap_or_default()
    }

    fn and(self, steps: usize) -> Self {
        self.saturating_add(Self::try_from(steps).unwrap_or(Self::MAX))
    }
}

impl Whole for u32 {
    fn steps_to(self, high: Self) -> usize {
        high.saturating_sub(self) as usize
    }

    fn and(self, steps: usize) -> Self {
        self + steps as Self
    }
}
