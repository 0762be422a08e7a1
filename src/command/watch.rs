//! `watch`: makes the briefs, and makes them again whenever a file of theirs is saved.

use std::collections::BTreeSet;
use std::time::Duration;

use super::build_arguments::WatchArguments;
use super::messages::watch as messages;
use super::verdict::Verdict;
use super::{build, terminal};
use crate::disk::{Watch, shown};
use crate::error::Result;

/// Builds, and builds again until the process is ended. That may happen at any moment: every file is replaced whole.
///
/// # Errors
/// When the folders can't be watched, or the first build can't be tried because the arguments don't fit the project.
pub fn run(arguments: WatchArguments) -> Result<Verdict> {
    let WatchArguments { build: mut arguments, poll } = arguments;
    if arguments.sign.is_some() {
        return Err(messages::does_not_sign());
    }
    if arguments.to_publish {
        return Err(messages::does_not_publish());
    }
    // What is saved during the first build is noticed too.
    let folders = [arguments.place.path.as_path(), arguments.place.templates.as_path()];
    let mut watch = Watch::start(folders, &arguments.out(), poll.map(u64::from).map(Duration::from_secs))?;
    let [path, templates] = folders.map(shown);
    // A viewer shows a page that is made again by itself.
    let mut opened = BTreeSet::new();
    build::make(&arguments, &mut opened)?;
    // The threads are started once.
    arguments.jobs = None;
    terminal::note(&messages::watching(&path, &templates, &watch.how));
    while watch.wait()? {
        if let Err(error) = build::make(&arguments, &mut opened) {
            terminal::error(&error);
        }
    }
    Ok(Verdict::Right)
}
