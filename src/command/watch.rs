//! `watch`: makes the briefs, and makes them again whenever a file of theirs is saved.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode, ModifyKind};
use notify::{Config, Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use super::arguments::BuildArguments;
use super::{Verdict, build, terminal};
use crate::error::{Error, Result};
use crate::read::{refused_link, shown};

/// An editor saves in several steps; a build waits until nothing has happened for this long.
const QUIET: Duration = Duration::from_millis(40);
/// A build doesn't wait longer than this for quiet.
const LONGEST: Duration = Duration::from_millis(200);

/// Builds, and builds again until the process is ended. That may happen at any moment: every file is replaced whole.
///
/// # Errors
/// When the folders can't be watched, or the first build can't be tried because the arguments don't fit the project.
pub fn run(mut arguments: BuildArguments) -> Result<Verdict> {
    if arguments.to_publish {
        return Err(Error::usage(
            "`watch` doesn't publish, since a page that is still being written isn't meant for its readers",
            "publish with `factbrief build --to-publish` when it is ready",
        ));
    }
    let roots = [absolute(&arguments.place.path)?, absolute(&arguments.place.templates)?];
    let out = absolute(&arguments.out)?;
    let (sender, events) = channel();
    // What is saved during the first build is noticed too.
    // Links are followed as in reading, below: one to a folder of the system would bring all that is in it.
    let config = Config::default().with_follow_symlinks(false);
    let mut watcher = RecommendedWatcher::new(sender, config).map_err(|error| failed(&error))?;
    let parents = roots.iter().filter_map(|root| root.parent());
    for parent in parents.filter(|parent| parent.is_dir()) {
        watcher.watch(parent, RecursiveMode::NonRecursive).map_err(|error| failed(&error))?;
    }
    roots.iter().try_for_each(|root| follow(&mut watcher, root))?;
    let linked = follow_links(&mut watcher, &roots, &[])?;
    build::run(&arguments)?;
    // The threads are started and the page is shown once.
    arguments.jobs = None;
    let [path, templates] = [&arguments.place.path, &arguments.place.templates].map(|path| shown(path));
    terminal::note(&format!("watching `{path}` and `{templates}`; Ctrl-C ends"));
    let mut watched = Watched { roots, out, linked };
    loop {
        let Some(replaced) = watched.wait(&events)? else { return Ok(Verdict::Right) };
        // A folder that was moved away and put back is another one.
        for root in replaced {
            let _ = watcher.unwatch(&root);
            follow(&mut watcher, &root)?;
        }
        watched.linked = follow_links(&mut watcher, &watched.roots, &watched.linked)?;
        if let Err(error) = build::run(&arguments) {
            terminal::error(&error);
        }
    }
}

fn absolute(path: &Path) -> Result<PathBuf> {
    std::path::absolute(path).map_err(Error::disk("find", path))
}

/// Watches a folder and all in it, if it is there.
fn follow(watcher: &mut RecommendedWatcher, root: &Path) -> Result<()> {
    match watcher.watch(root, RecursiveMode::Recursive) {
        // It may come later, and may go while it is being read.
        Err(_) if !root.is_dir() => Ok(()),
        result => result.map_err(|error| failed(&error)),
    }
}

/// How deep in a root a link may lie that is read: `briefs/port/facts/works.toml`.
const DEPTH: usize = 3;

/// Watches what the links lead to that are read, and gives it; `known` is watched already.
fn follow_links(
    watcher: &mut RecommendedWatcher,
    roots: &[PathBuf],
    known: &[PathBuf],
) -> Result<Vec<PathBuf>> {
    let mut targets = Vec::new();
    for root in roots {
        links(root, root, DEPTH, &mut targets);
    }
    targets.sort();
    targets.dedup();
    for target in targets.iter().filter(|target| !known.contains(target)) {
        let (folder, mode) = match target.is_dir() {
            true => (target.as_path(), RecursiveMode::Recursive),
            // An editor replaces the file, so its folder is watched.
            false => (target.parent().unwrap_or(target), RecursiveMode::NonRecursive),
        };
        watcher.watch(folder, mode).map_err(|error| failed(&error))?;
    }
    Ok(targets)
}

/// Where the links in a folder lead that reading follows. What can't be listed or followed is told of by the build.
fn links(folder: &Path, root: &Path, depth: usize, targets: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let (path, Ok(kind)) = (entry.path(), entry.file_type()) else { continue };
        if kind.is_symlink() {
            if let (Ok(None), Ok(target)) = (refused_link(&path, root), path.canonicalize()) {
                if target.is_dir() && depth > 1 {
                    links(&target, root, depth - 1, targets);
                }
                targets.push(target);
            }
        } else if kind.is_dir() && depth > 1 {
            links(&path, root, depth - 1, targets);
        }
    }
}

fn failed(error: &notify::Error) -> Error {
    let hint = match error.kind {
        notify::ErrorKind::MaxFilesWatch => "raise the limit `fs.inotify.max_user_watches` of the system",
        _ => "build with `factbrief build`, which needs no watching",
    };
    Error::usage(format!("the folders can't be watched: {error}"), hint)
}

/// What is watched.
pub struct Watched {
    /// The folders of briefs and of templates.
    pub roots: [PathBuf; 2],
    /// What stands here is the program's.
    pub out: PathBuf,
    /// The files and folders that links in them lead to.
    pub linked: Vec<PathBuf>,
}

impl Watched {
    /// Waits until something was saved and quiet has come; gives the roots that were replaced as a whole, or nothing when
    /// there is nobody left to tell of changes.
    fn wait(&self, events: &Receiver<notify::Result<Event>>) -> Result<Option<Vec<PathBuf>>> {
        let mut replaced = Vec::new();
        let mut changed: Option<(Instant, Instant)> = None;
        loop {
            let next = match changed {
                None => events.recv().map_err(|_| RecvTimeoutError::Disconnected),
                Some((first, last)) => {
                    let now = Instant::now();
                    let end = (last + QUIET).min(first + LONGEST);
                    events.recv_timeout(end.saturating_duration_since(now))
                }
            };
            let event = match next {
                Ok(event) => event.map_err(|error| failed(&error))?,
                Err(RecvTimeoutError::Timeout) => return Ok(Some(replaced)),
                Err(RecvTimeoutError::Disconnected) => return Ok(None),
            };
            if self.concerns(&event) {
                let now = Instant::now();
                changed = Some((changed.map_or(now, |(first, _)| first), now));
                let roots = self.roots.iter().filter(|root| event.paths.contains(root));
                for root in roots {
                    if !replaced.contains(root) {
                        replaced.push(root.clone());
                    }
                }
            }
        }
    }

    /// Whether an event may change what is built.
    pub fn concerns(&self, event: &Event) -> bool {
        let written = matches!(event.kind, EventKind::Access(AccessKind::Close(AccessMode::Write)));
        let read = matches!(event.kind, EventKind::Access(_)) && !written;
        let touched = matches!(event.kind, EventKind::Modify(ModifyKind::Metadata(_)));
        event.need_rescan() || (!read && !touched && event.paths.iter().any(|path| self.is_input(path)))
    }

    fn is_input(&self, path: &Path) -> bool {
        let mut places = self.roots.iter().chain(&self.linked);
        let Some(root) = places.find(|root| path.starts_with(root)) else { return false };
        if path.starts_with(&self.out) {
            return false;
        }
        let inner = path.strip_prefix(root).unwrap_or(path);
        let mut names = inner.components().map(|name| name.as_os_str().to_string_lossy());
        // Editors keep their own files beside those they edit.
        if names.any(|name| name.starts_with(['.', '#']) || name.ends_with('~')) {
            return false;
        }
        let read = path.extension().is_some_and(|extension| extension == "toml" || extension == "j2");
        // A folder that came, went or was renamed brings or takes files.
        read || path.extension().is_none() || path.is_dir()
    }
}
