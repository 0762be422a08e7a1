//! What the benchmarks share: the program and the shipped dossier. `cargo bench --package factbrief-benches`.

#![expect(clippy::unwrap_used, reason = "a benchmark that can't be set up has nothing to measure")]

pub mod program;
pub mod shipped;
