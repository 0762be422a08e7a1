//! factbrief, counting what it asks of memory; `benches/counts.sh` runs it.
//!
//! `counts invent FOLDER` writes a dossier of 1,000 facts. Any other arguments are those of factbrief; when it has ended,
//! a line on standard output says how many allocations it made and of how many bytes.
//!
//! Of stats_alloc, dhat and allocation-counter the first was taken: it counts and does nothing else, needs no library, and the
//! interface that it wraps is the standard library's.

#![expect(clippy::print_stdout, reason = "a program")]

use std::alloc::System;
use std::path::Path;
use std::process::ExitCode;

use factbrief_benches::invented::invent;
use stats_alloc::{INSTRUMENTED_SYSTEM, StatsAlloc};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [command, folder] = arguments.as_slice()
        && command == "invent"
    {
        invent(1_000, Path::new(folder));
        return ExitCode::SUCCESS;
    }
    let code = factbrief::command::run();
    let counted = ALLOCATOR.stats();
    let times = counted.allocations + counted.reallocations;
    println!("{times} allocations, {} bytes", counted.bytes_allocated);
    code
}
