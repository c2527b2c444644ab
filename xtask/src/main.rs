//! House rules and benchmarks.

fn main() {}
