//! Folders that are watched: says when something was saved in them that a project is read from.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode, MetadataKind, ModifyKind};
use notify::{Config, Event, EventKind, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher};

use super::link::refused_link;
use super::mounts::silent;
use crate::diagnostic::wording::count;
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
    /// What is to be said of how changes are noticed, after the names of the folders; empty where the system tells of them.
    pub how: String,
}

impl Watch {
    /// Watches the folder of dossiers and that of templates from now on; what lies in `out` is the program's. With an
    /// interval they are looked at that often, without waiting to be told.
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

    /// Waits until something was saved and quiet has come; false when there is nobody left to tell of changes.
    ///
    /// # Errors
    /// When the folders can't be watched any more.
    pub fn wait(&mut self) -> Result<bool> {
        let Some(replaced) = self.watched.wait(&self.events)? else { return Ok(false) };
        // A folder that was moved away and put back is another one.
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

/// How often folders are looked at whose file system may not tell of changes.
const USUAL_INTERVAL: Duration = Duration::from_secs(2);

/// Who tells of changes.
struct Watchers {
    /// The system; not where a user asked for looking.
    told: Option<RecommendedWatcher>,
    /// A thread that looks again and again.
    looked: Option<PollWatcher>,
}

impl Watchers {
    /// The watchers, and what is to be said of them. Where a file system may not tell of changes, they are looked for too.
    fn new(
        sender: Sender<notify::Result<Event>>,
        roots: &[PathBuf],
        interval: Option<Duration>,
    ) -> Result<(Self, String)> {
        // Links are followed as in reading, below: one to a folder of the system would bring all that is in it.
        let config = Config::default().with_follow_symlinks(false);
        let mounts = std::fs::read_to_string("/proc/self/mountinfo").unwrap_or_default();
        let silent = roots.iter().find_map(|root| {
            let there = root.ancestors().find_map(|level| level.canonicalize().ok())?;
            silent(&mounts, &there)
        });
        let every = interval.or(silent.as_ref().map(|_| USUAL_INTERVAL));
        let looked = every.map(|every| {
            // Contents are compared, because time stamps are of whole seconds.
            let config = config.with_poll_interval(every).with_compare_contents(true);
            let sender = sender.clone();
            // What can't be read is told of by the build.
            let forward = move |event: notify::Result<Event>| {
                if let Ok(event) = event {
                    let _ = sender.send(Ok(event));
                }
            };
            PollWatcher::new(forward, config).map_err(|error| failed(&error))
        });
        let told = interval.is_none().then(|| RecommendedWatcher::new(sender, config));
        let watchers =
            Self { told: told.transpose().map_err(|error| failed(&error))?, looked: looked.transpose()? };
        let how = match (
            every.map(|every| {
                count(usize::try_from(every.as_secs()).unwrap_or_default(), "second", "seconds")
            }),
            silent,
        ) {
            (None, _) => String::new(),
            (Some(every), Some(kind)) if interval.is_none() => {
                format!(", by looking every {every} too, since `{kind}` may not tell of changes")
            }
            (Some(every), _) => format!(", by looking every {every}"),
        };
        Ok((watchers, how))
    }

    fn watch(&mut self, path: &Path, mode: RecursiveMode) -> Result<()> {
        if let Some(looked) = &mut self.looked {
            // It may be gone by now.
            let _ = looked.watch(path, mode);
        }
        match &mut self.told {
            Some(told) => told.watch(path, mode).map_err(|error| failed(&error)),
            None => Ok(()),
        }
    }

    fn leave(&mut self, path: &Path) {
        if let Some(looked) = &mut self.looked {
            let _ = looked.unwatch(path);
        }
        if let Some(told) = &mut self.told {
            let _ = told.unwatch(path);
        }
    }

    /// Watches a folder and all in it, if it is there.
    fn follow(&mut self, root: &Path) -> Result<()> {
        match self.watch(root, RecursiveMode::Recursive) {
            // It may come later, and may go while it is being read.
            Err(_) if !root.is_dir() => Ok(()),
            result => result,
        }
    }
}

/// How deep in a root a link may lie that is read: `briefs/port/facts/works.toml`.
const DEPTH: usize = 3;

/// Watches what the links lead to that are read, and gives it; `known` is watched already.
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
        _ => "look instead, as `--poll 2` does every 2 seconds",
    };
    Error::usage(format!("the folders can't be watched: {error}"), hint)
}

/// What is watched.
pub struct Watched {
    /// The folders of briefs and of templates.
    pub roots: [PathBuf; 2],
    /// What lies here is the program's.
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
        let touched = match event.kind {
            // Whoever looks tells of a file that was saved by its time.
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
        let read = path.extension().is_some_and(|extension| extension == "toml" || extension == "j2");
        // A folder that came, went or was renamed brings or takes files.
        read || path.extension().is_none() || path.is_dir()
    }
}
