use crate::wire::{CompareSample, Sampled};
use std::hint::black_box;

/// Runs a comparison on every pair, so many rounds over, and says how often it found equality.
///
/// The gate takes the time from outside, as processor time. So nothing is measured here, no result
/// is kept, and neither inputs nor results can be optimized away.
pub fn count_equal(args: &CompareSample, compare: impl Fn(&str, &str) -> bool) -> Sampled {
    let mut equal = 0;
    for _ in 0..args.rounds.get() {
        for (a, b) in &args.pairs {
            equal += u64::from(black_box(compare(black_box(a), black_box(b))));
        }
    }
    Sampled { equal }
}
