//! Deterministic random numbers: the same seed gives the same bytes on every machine.
//!
//! Every household and every row has a stream of its own, so that a larger file begins with the households of a smaller one.
//! Not for secrets.

/// A stream of pseudo-random numbers: xoshiro256++ with its state filled by splitmix64.
///
/// # Source
/// Blackman & Vigna, "Scrambled linear pseudorandom number generators", ACM TOMS 47 (2021).
#[derive(Debug, Clone)]
pub(crate) struct Stream {
    state: [u64; 4],
}

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

impl Stream {
    /// The stream of `number` under `topic`.
    pub(crate) fn of(seed: u64, topic: Topic, number: u64) -> Self {
        let mut key = splitmix(seed);
        for step in [topic as u64, number] {
            key = splitmix(key ^ step.wrapping_mul(0xD6E8_FEB8_6659_FD93));
        }
        let mut state = [0; 4];
        for word in &mut state {
            key = splitmix(key);
            *word = key;
        }
        Self { state }
    }

    fn next(&mut self) -> u64 {
        let [a, b, c, d] = self.state;
        let result = a.wrapping_add(d).rotate_left(23).wrapping_add(a);
        let (c, d) = (c ^ a, d ^ b);
        self.state = [a ^ d, b ^ c, c ^ (b << 17), d.rotate_left(45)];
        result
    }

    /// Uniform in `[0, 1)`.
    pub(crate) fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// `true` with probability `p`.
    pub(crate) fn chance(&mut self, p: f64) -> bool {
        self.unit() < p
    }

    /// A whole number of `0..count`; 0 when `count` is 0.
    pub(crate) fn below(&mut self, count: usize) -> usize {
        (self.unit() * count as f64) as usize
    }

    /// A whole number of `low..=high`.
    pub(crate) fn between(&mut self, low: u32, high: u32) -> u32 {
        low + self.below((high.max(low) - low + 1) as usize) as u32
    }

    /// One of the options with probability in proportion to its weight.
    pub(crate) fn choose<T: Copy, const N: usize>(&mut self, options: &[(T, f64); N]) -> T {
        let total: f64 = options.iter().map(|(_, weight)| weight).sum();
        let mut left = self.unit() * total;
        for (option, weight) in options {
            if left < *weight {
                return *option;
            }
            left -= weight;
        }
        options[N - 1].0
    }

    /// Puts the items in random order.
    pub(crate) fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last + 1));
        }
    }
}

fn splitmix(seed: u64) -> u64 {
    let a = seed.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let b = (a ^ (a >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let c = (b ^ (b >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    c ^ (c >> 31)
}
