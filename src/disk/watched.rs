//! Watches folders: reports when a file was saved in them that a project is read from.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode, MetadataKind, ModifyKind};
use notify::{Config, Event, EventKind, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher};

use super::link::refused_link;
use super::messages;
use super::mounts::silent;
use crate::error::{Error, Result};

/// An editor saves in several steps; a build waits until nothing has happened for this long.
const QUIET: Duration = Duration::from_millis(40);
/// A build doesn't wait longer than this for quiet.
const LONGEST: Duration = Duration::from_millis(200);

/// A watch over the folders of a project.
pub struct Watch {
    watchers: Watchers,
    events: Receiver<notify::Result<Event>>,
    watched: Watched,
    /// How changes are noticed, as words after the names of the folders; empty where the system reports them.
    pub how: String,
}

impl Watch {
    /// Watches the folder of dossiers and that of templates from now on, but not `out`, where the program writes. With an
    /// interval, the folders are looked at that often, and the system isn't asked to report changes.
    ///
    /// # Errors
    /// When the folders can't be watched.
    pub fn start(roots: [&Path; 2], out: &Path, interval: Option<Duration>) -> Result<Self> {
        let [briefs, templates] = roots;
        let roots = [absolute(briefs)?, absolute(templates)?];
        let out = absolute(out)?;
        let (sender, events) = channel();
        let (mut watchers, how) = Watchers::new(sender, &roots, interval)?;
        let parents = roots.iter().filter_map(|root| root.parent());
        for parent in parents.filter(|parent| parent.is_dir()) {
            watchers.watch(parent, RecursiveMode::NonRecursive)?;
        }
        roots.iter().try_for_each(|root| watchers.follow(root))?;
        let linked = follow_links(&mut watchers, &roots, &[])?;
        Ok(Self { watchers, events, watched: Watched { roots, out, linked }, how })
    }

    /// Waits until something was saved and nothing follows; false when no watcher is left.
    ///
    /// # Errors
    /// When the folders can't be watched any more.
    pub fn wait(&mut self) -> Result<bool> {
        let Some(replaced) = self.watched.wait(&self.events)? else { return Ok(false) };
        // A folder that was moved away and put back must be watched anew.
        for root in replaced {
            self.watchers.leave(&root);
            self.watchers.follow(&root)?;
        }
        self.watched.linked = follow_links(&mut self.watchers, &self.watched.roots, &self.watched.linked)?;
        Ok(true)
    }
}

fn absolute(path: &Path) -> Result<PathBuf> {
    std::path::absolute(path).map_err(Error::disk("find", path))
}

/// How often folders are looked at whose file system may not report changes.
const USUAL_INTERVAL: Duration = Duration::from_secs(2);

/// What reports changes.
struct Watchers {
    /// The system; none where the user asked for polling.
    system: Option<RecommendedWatcher>,
    /// A thread that looks repeatedly.
    polling: Option<PollWatcher>,
}

impl Watchers {
    /// The watchers, and how they notice changes, in words. Where a file system may not report changes, it is polled too.
    fn new(
        sender: Sender<notify::Result<Event>>,
        roots: &[PathBuf],
        interval: Option<Duration>,
    ) -> Result<(Self, String)> {
        // Links are followed below, as in reading. The library would also follow one to a folder of the system, with all in it.
        let config = Config::default().with_follow_symlinks(false);
        let mounts = std::fs::read_to_string("/proc/self/mountinfo").unwrap_or_default();
        let silent = roots.iter().find_map(|root| {
            let there = root.ancestors().find_map(|level| level.canonicalize().ok())?;
            silent(&mounts, &there)
        });
        let every = interval.or(silent.as_ref().map(|_| USUAL_INTERVAL));
        let polling = every.map(|every| {
            // Contents are compared, because time stamps may be whole seconds.
            let config = config.with_poll_interval(every).with_compare_contents(true);
            let sender = sender.clone();
            // The build reports what can't be read.
            let forward = move |event: notify::Result<Event>| {
                if let Ok(event) = event {
                    let _ = sender.send(Ok(event));
                }
            };
            PollWatcher::new(forward, config).map_err(|error| failed(&error))
        });
        let system = interval.is_none().then(|| RecommendedWatcher::new(sender, config));
        let system = system.transpose().map_err(|error| failed(&error))?;
        let watchers = Self { system, polling: polling.transpose()? };
        let silent = silent.filter(|_| interval.is_none());
        let how =
            every.map(|every| messages::looking(every.as_secs(), silent.as_deref())).unwrap_or_default();
        Ok((watchers, how))
    }

    fn watch(&mut self, path: &Path, mode: RecursiveMode) -> Result<()> {
        if let Some(polling) = &mut self.polling {
            // It may be gone by now.
            let _ = polling.watch(path, mode);
        }
        match &mut self.system {
            Some(system) => system.watch(path, mode).map_err(|error| failed(&error)),
            None => Ok(()),
        }
    }

    fn leave(&mut self, path: &Path) {
        if let Some(polling) = &mut self.polling {
            let _ = polling.unwatch(path);
        }
        if let Some(system) = &mut self.system {
            let _ = system.unwatch(path);
        }
    }

    /// Watches a folder and all in it, if it is there.
    fn follow(&mut self, root: &Path) -> Result<()> {
        match self.watch(root, RecursiveMode::Recursive) {
            // It may be made later, and may be removed while it is read.
            Err(_) if !root.is_dir() => Ok(()),
            result => result,
        }
    }
}

/// How deep in a root a link may be that is read: `briefs/port/facts/works.toml`.
const DEPTH: usize = 3;

/// Watches the targets of the links that are read, and returns them; `known` are watched already.
fn follow_links(watchers: &mut Watchers, roots: &[PathBuf], known: &[PathBuf]) -> Result<Vec<PathBuf>> {
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
        watchers.watch(folder, mode)?;
    }
    Ok(targets)
}

/// Adds the targets of the links in a folder that reading follows. The build reports what can't be listed or followed.
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
    match error.kind {
        notify::ErrorKind::MaxFilesWatch => messages::too_many_watched(error),
        _ => messages::not_watched(error),
    }
}

/// What is watched.
pub struct Watched {
    /// The folders of briefs and of templates.
    pub roots: [PathBuf; 2],
    /// The program's own files.
    pub out: PathBuf,
    /// The files and folders that links in them lead to.
    pub linked: Vec<PathBuf>,
}

impl Watched {
    /// Waits until something was saved and nothing follows; returns the roots that were replaced as a whole, or none when no
    /// watcher is left.
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
        let touched = match event.kind {
            // Polling reports a saved file as a change of its time.
            EventKind::Modify(ModifyKind::Metadata(kind)) => kind != MetadataKind::WriteTime,
            _ => false,
        };
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
        let read = path.extension().is_some_and(|extension| {
            ["toml", "j2", "svg", "png", "jpg", "jpeg"].iter().any(|read| extension == *read)
        });
        // A folder that was added, removed or renamed adds or removes files.
        read || path.extension().is_none() || path.is_dir()
    }
}
