//! `man`: the manual pages, from the same description as `--help`.

use clap::CommandFactory;

use super::arguments::{Arguments, ManArguments};
use super::messages::terminal::MANUAL_PAGE;
use super::terminal;
use super::verdict::Verdict;
use crate::disk::replace;
use crate::error::{Error, Result};

/// Prints or writes the pages.
///
/// # Errors
/// When the disk or standard output fails.
pub fn run(arguments: &ManArguments) -> Result<Verdict> {
    let main = Arguments::command();
    let Some(folder) = &arguments.out else {
        terminal::print_document(&render(main)?)?;
        return Ok(Verdict::Right);
    };
    std::fs::create_dir_all(folder).map_err(Error::disk("create", folder))?;
    let mut main = main;
    main.build();
    for command in main.get_subcommands().filter(|command| command.get_name() != "help") {
        let name = format!("factbrief-{}", command.get_name());
        let page = render(command.clone().name(name.clone()))?;
        replace(&folder.join(format!("{name}.1")), page.as_bytes())?;
    }
    replace(&folder.join("factbrief.1"), render(main)?.as_bytes())?;
    Ok(Verdict::Right)
}

fn render(command: clap::Command) -> Result<String> {
    let mut page = Vec::new();
    let written = clap_mangen::Man::new(command).render(&mut page);
    written.map_err(Error::disk("write", std::path::Path::new(MANUAL_PAGE)))?;
    Ok(String::from_utf8_lossy(&page).into_owned())
}
