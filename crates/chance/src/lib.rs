#![doc = include_str!("../README.md")]

mod whole;

pub use whole::Whole;

/// A stream of pseudo-random numbers: xoshiro256++ with its state filled by splitmix64.
///
/// # Source
/// Blackman & Vigna, "Scrambled linear pseudorandom number generators", ACM TOMS 47 (2021).
#[derive(Debug, Clone)]
pub struct Stream {
    state: [u64; 4],
}

impl Stream {
    /// The stream that `seed` and the numbers of `path` name.
    pub fn of(seed: u64, path: &[u64]) -> Self {
        let mut key = splitmix(seed);
        for step in path {
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
    pub fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// `true` with probability `p`; draws once whatever `p` is.
    pub fn chance(&mut self, p: f64) -> bool {
        self.unit() < p
    }

    /// A whole number of `0..count`; 0 when `count` is 0.
    pub fn below(&mut self, count: usize) -> usize {
        (self.unit() * count as f64) as usize
    }

    /// A whole number of `low..=high`; `low` when `high` is less.
    pub fn between<T: Whole>(&mut self, low: T, high: T) -> T {
        low.and(self.below(low.steps_to(high) + 1))
    }

    /// One of the options with probability in proportion to its weight.
    pub fn choose<T: Copy, const N: usize>(&mut self, options: &[(T, f64); N]) -> T {
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

    /// Near normal with mean 0 and deviation 1: twelve uniforms, so within ±6.
    pub fn normal(&mut self) -> f64 {
        (0..12).map(|_| self.unit()).sum::<f64>() - 6.0
    }

    /// Positive and skewed: the median times `exp(spread · normal)`.
    pub fn skewed(&mut self, median: f64, spread: f64) -> f64 {
        median * exponential(spread * self.normal())
    }

    /// The first `count` of `items` in random order.
    pub fn draw<T: Clone>(&mut self, items: &[T], count: usize) -> Vec<T> {
        let mut pool = items.to_vec();
        let count = count.min(pool.len());
        for place in 0..count {
            let rest = pool.len() - place;
            pool.swap(place, place + self.below(rest));
        }
        pool.truncate(count);
        pool
    }

    /// Puts the items in random order.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
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

/// `(1 + x/4096)^4096`: within 0.2 % of the exponential function for |x| ≤ 4, and the same bits everywhere.
fn exponential(x: f64) -> f64 {
    (0..12).fold(1.0 + x / 4096.0, |power, _| power * power)
}

/// The logistic curve of `x`, for probabilities that must stay inside (0, 1).
pub fn logistic(x: f64) -> f64 {
    1.0 / (1.0 + exponential(-x.clamp(-30.0, 30.0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_path_gives_the_same_numbers_and_another_path_others() {
        let draw = |path: &[u64]| Stream::of(7, path).unit();
        assert_eq!(draw(&[1, 2]), draw(&[1, 2]));
        assert_ne!(draw(&[1, 2]), draw(&[2, 1]));
        assert_ne!(draw(&[1, 2]), draw(&[1, 3]));
    }

    #[test]
    fn the_generator_is_xoshiro256_plus_plus() {
        // First outputs of the authors' C code for the state 1, 2, 3, 4.
        let mut stream = Stream { state: [1, 2, 3, 4] };
        let drawn: Vec<u64> = (0..3).map(|_| stream.next()).collect();
        assert_eq!(drawn, [41_943_041, 58_720_359, 3_588_806_011_781_223]);
    }

    #[test]
    fn uniforms_have_the_mean_and_the_bounds_that_they_should() {
        let mut stream = Stream::of(1, &[9]);
        let drawn: Vec<f64> = (0..20_000).map(|_| stream.unit()).collect();
        let mean = drawn.iter().sum::<f64>() / 20_000.0;
        assert!((mean - 0.5).abs() < 0.01, "{mean}");
        assert!(drawn.iter().all(|u| (0.0..1.0).contains(u)));
    }

    #[test]
    fn whole_numbers_lie_within_their_bounds_and_reach_both() {
        let mut stream = Stream::of(2, &[1]);
        let drawn: Vec<i32> = (0..500).map(|_| stream.between(-2, 3)).collect();
        assert_eq!((drawn.iter().min(), drawn.iter().max()), (Some(&-2), Some(&3)));
        let drawn: Vec<u32> = (0..500).map(|_| stream.between(7, 9)).collect();
        assert_eq!((drawn.iter().min(), drawn.iter().max()), (Some(&7), Some(&9)));
        assert_eq!((stream.between(5, 3), stream.between(5_u32, 3), stream.below(0)), (5, 5, 0));
    }

    #[test]
    fn a_shuffle_keeps_everybody() {
        let mut items: Vec<u32> = (0..50).collect();
        Stream::of(4, &[1]).shuffle(&mut items);
        assert_ne!(items, (0..50).collect::<Vec<u32>>());
        items.sort_unstable();
        assert_eq!(items, (0..50).collect::<Vec<u32>>());
    }

    #[test]
    fn a_draw_has_no_doubles() {
        let mut drawn = Stream::of(3, &[1]).draw(&(0..50).collect::<Vec<_>>(), 20);
        drawn.sort_unstable();
        drawn.dedup();
        assert_eq!(drawn.len(), 20);
    }
}
