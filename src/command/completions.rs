//! `completions`: a script for the shell.

use clap::CommandFactory;

use super::arguments::{Arguments, CompletionsArguments};
use super::terminal;
use super::verdict::Verdict;
use crate::error::Result;

/// Prints the script.
///
/// # Errors
/// When standard output fails.
pub fn run(arguments: &CompletionsArguments) -> Result<Verdict> {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut Arguments::command(), "factbrief", &mut script);
    terminal::print_document(&String::from_utf8_lossy(&script))?;
    Ok(Verdict::Right)
}
