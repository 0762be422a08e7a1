//! What the benchmarks share: the program, the shipped dossier and an invented one. `cargo bench --package factbrief-benches`.

#![expect(clippy::unwrap_used, reason = "a benchmark that can't be set up has nothing to measure")]

pub mod invented;
pub mod program;
pub mod shipped;
