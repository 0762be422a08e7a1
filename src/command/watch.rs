//! `watch`: makes the briefs, and makes them again whenever a file of theirs is saved.

use std::collections::BTreeSet;
use std::time::Duration;

use super::arguments::WatchArguments;
use super::verdict::Verdict;
use super::{build, terminal};
use crate::disk::{Watch, shown};
use crate::error::{Error, Result};

/// Builds, and builds again until the process is ended. That may happen at any moment: every file is replaced whole.
///
/// # Errors
/// When the folders can't be watched, or the first build can't be tried because the arguments don't fit the project.
pub fn run(arguments: WatchArguments) -> Result<Verdict> {
    let WatchArguments { build: mut arguments, poll } = arguments;
    if arguments.sign.is_some() {
        return Err(Error::usage(
            "`watch` doesn't sign",
            "sign what you have looked at: `factbrief build --sign KEYFILE`",
        ));
    }
    if arguments.to_publish {
        return Err(Error::usage(
            "`watch` doesn't publish, since a page that is still being written isn't meant for its readers",
            "publish with `factbrief build --to-publish` when it is ready",
        ));
    }
    // What is saved during the first build is noticed too.
    let folders = [arguments.place.path.as_path(), arguments.place.templates.as_path()];
    let mut watch = Watch::start(folders, &arguments.out, poll.map(u64::from).map(Duration::from_secs))?;
    let [path, templates] = folders.map(shown);
    // A viewer shows a page that is made again by itself.
    let mut opened = BTreeSet::new();
    build::make(&arguments, &mut opened)?;
    // The threads are started once.
    arguments.jobs = None;
    terminal::note(&format!("watching `{path}` and `{templates}`{}; Ctrl-C ends", watch.how));
    while watch.wait()? {
        if let Err(error) = build::make(&arguments, &mut opened) {
            terminal::error(&error);
        }
    }
    Ok(Verdict::Right)
}
