//! The program; everything it does is in the library.

use std::process::ExitCode;

/// Six briefs are a few hundred thousand small allocations on several threads, which the system's allocator is slow at.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    factbrief::command::run()
}
