//! The command line. Each command sees only the public API of the other rooms.

mod add;
mod add_arguments;
mod archive;
mod arguments;
mod build;
mod build_arguments;
mod check;
mod completions;
mod diff;
mod due;
mod explain;
mod inspect;
mod ledger;
mod list;
mod mail;
mod mail_arguments;
mod mailbox;
mod man;
mod messages;
mod new;
mod outbox;
mod past_arguments;
mod place_arguments;
mod post;
mod project;
mod publish;
mod recall;
mod reproduce;
mod review;
mod schema;
mod selection;
mod sending;
mod settings;
mod show;
mod signing;
mod status;
mod terminal;
mod theme;
mod verdict;
mod verify;
mod viewer;
mod watch;

use std::process::ExitCode;

pub use arguments::Arguments;

/// What the tests look at besides what other rooms may use.
#[doc(hidden)]
pub mod internals {
    pub use super::terminal::how_to_read_more;
}
use arguments::Command;
use clap::Parser;
use verdict::Verdict;

use crate::error::Result;

/// Runs the command that the process was given.
pub fn run() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => return terminal::command_line(&error),
    };
    match dispatch(arguments) {
        Ok(Verdict::Right) => ExitCode::SUCCESS,
        Ok(Verdict::Wrong) => ExitCode::from(1),
        Err(error) => {
            terminal::error(&error);
            ExitCode::from(2)
        }
    }
}

fn dispatch(arguments: Arguments) -> Result<Verdict> {
    let Some(command) = arguments.command else {
        return build::run(&arguments.build);
    };
    match command {
        Command::Build(arguments) => build::run(&arguments),
        Command::Check(arguments) => check::run(&arguments),
        Command::Status(arguments) => status::run(&arguments),
        Command::List(arguments) => list::run(&arguments),
        Command::Show(arguments) => show::run(&arguments),
        Command::Add(arguments) => add::run(&arguments),
        Command::Review(arguments) => review::run(&arguments),
        Command::Verify(arguments) => verify::run(&arguments),
        Command::Due(arguments) => due::run(&arguments),
        Command::Diff(arguments) => diff::run(&arguments),
        Command::Inspect(arguments) => inspect::run(&arguments),
        Command::Reproduce(arguments) => reproduce::run(&arguments),
        Command::Watch(arguments) => watch::run(arguments),
        Command::Explain(arguments) => explain::run(&arguments),
        Command::Schema(arguments) => schema::run(&arguments),
        Command::Completions(arguments) => completions::run(&arguments),
        Command::Man(arguments) => man::run(&arguments),
        Command::New(arguments) => new::run(&arguments),
        Command::Theme(arguments) => theme::run(&arguments),
        Command::Mail(arguments) => mail::run(&arguments),
        Command::Recall(arguments) => recall::run(&arguments),
        Command::Ledger(arguments) => ledger::run(&arguments),
    }
}
