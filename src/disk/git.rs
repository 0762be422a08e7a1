//! Reads files of a revision with the program `git`, which alone knows every form of a repository.

use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use super::{MAX_FILE_BYTES, messages};
use crate::error::{Error, Result};

/// A repository and one revision in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repository {
    /// The folder of the working tree.
    pub root: PathBuf,
    /// The full name of the commit.
    commit: String,
    /// The revision as the user wrote it.
    pub revision: String,
}

/// A file of the revision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TreeEntry {
    /// Its path from the root, with forward slashes.
    pub path: String,
    /// What it is.
    pub kind: EntryKind,
    object: String,
    size: u64,
}

/// What an entry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntryKind {
    /// A file.
    File,
    /// A symbolic link, or a repository within the repository.
    Link,
}

impl Repository {
    /// The repository that a folder is in, at a revision.
    ///
    /// # Errors
    /// Without git, outside a repository, and for a revision that isn't there.
    pub fn at(folder: &Path, revision: &str) -> Result<Self> {
        // Git would read it as an option.
        if revision.starts_with('-') || revision.is_empty() {
            return Err(messages::not_a_revision(revision));
        }
        let output = run(folder, &["rev-parse", "--show-toplevel"])?;
        if !output.status.success() {
            let said = said(&output);
            return Err(match said.contains("not a git repository") {
                true => messages::no_repository(folder, revision),
                false => messages::repository_not_found(said),
            });
        }
        let root = PathBuf::from(line(output.stdout)?);
        let commit = format!("{revision}^{{commit}}");
        let output = run(&root, &["rev-parse", "--verify", "--quiet", &commit])?;
        if !output.status.success() {
            return Err(messages::no_revision(revision));
        }
        Ok(Self { root, commit: line(output.stdout)?, revision: revision.to_owned() })
    }

    /// Every file under a folder, given from the root; none when the revision has no such folder.
    ///
    /// # Errors
    /// When git fails.
    pub fn files(&self, folder: &str) -> Result<Vec<TreeEntry>> {
        let mut arguments = vec!["ls-tree", "-r", "-l", "-z", "--full-tree", &self.commit];
        if !folder.is_empty() {
            arguments.extend(["--", folder]);
        }
        let output = run(&self.root, &arguments)?;
        if !output.status.success() {
            return Err(messages::files_not_listed(said(&output)));
        }
        let listing = String::from_utf8(output.stdout).map_err(|_| messages::listed_name_not_utf8())?;
        let rows = listing.split_terminator('\0');
        let entries = rows.map(|row| entry(row).ok_or_else(|| messages::row_unreadable(row)));
        entries.collect()
    }

    /// The commits, of all branches and tags, that put a text into a folder or file, given from the root, or took it out; the oldest first.
    ///
    /// # Errors
    /// Without git, outside a repository, and when git fails.
    pub fn commits_with(&self, text: &str, place: &str) -> Result<Vec<String>> {
        let search = format!("-S{text}");
        let output = run(
            &self.root,
            &["log", "--all", "--format=%H", "--reverse", "--no-renames", &search, "--", place],
        )?;
        if !output.status.success() {
            return Err(messages::commits_not_listed(said(&output)));
        }
        let listing = String::from_utf8_lossy(&output.stdout);
        Ok(listing.lines().map(str::to_owned).collect())
    }

    /// The short name of the commit.
    ///
    /// # Errors
    /// When git fails.
    pub fn short_name(&self) -> Result<String> {
        let output = run(&self.root, &["rev-parse", "--short", &self.commit])?;
        line(output.stdout)
    }

    /// The commits, of all branches and tags, that changed a folder or file, given from the root; the newest first, and no more than so many.
    ///
    /// # Errors
    /// When git fails.
    pub fn commits_of(&self, place: &str, most: usize) -> Result<Vec<String>> {
        let most = format!("-n{most}");
        let output = run(&self.root, &["log", "--all", "--format=%H", &most, "--", place])?;
        if !output.status.success() {
            return Err(messages::commits_not_listed(said(&output)));
        }
        Ok(String::from_utf8_lossy(&output.stdout).lines().map(str::to_owned).collect())
    }

    /// The bytes of each file, in their order; only the beginning of a file above the limit.
    ///
    /// # Errors
    /// When git fails, or lacks a file.
    pub fn read(&self, entries: &[&TreeEntry]) -> Result<Vec<Vec<u8>>> {
        let io = |error: std::io::Error| messages::files_not_read(error);
        let mut child = command(&self.root)
            .args(["cat-file", "--batch"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| absent(&error))?;
        let (Some(mut questions), Some(answers)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(messages::no_pipe());
        };
        let mut answers = BufReader::new(answers);
        let mut contents = Vec::with_capacity(entries.len());
        for entry in entries {
            // One at a time, so that neither side waits for a full pipe.
            writeln!(questions, "{}", entry.object).and_then(|()| questions.flush()).map_err(io)?;
            let mut header = String::new();
            answers.read_line(&mut header).map_err(io)?;
            let size = header.trim_end().rsplit(' ').next().and_then(|size| size.parse::<u64>().ok());
            let size =
                size.filter(|size| *size == entry.size).ok_or_else(|| messages::not_in_clone(&entry.path))?;
            let mut content = Vec::new();
            let kept = size.min(MAX_FILE_BYTES + 1);
            answers.by_ref().take(kept).read_to_end(&mut content).map_err(io)?;
            if content.len() as u64 != kept {
                return Err(messages::cut_off(&entry.path));
            }
            // The rest of a file above the limit, and the line break after it.
            std::io::copy(&mut answers.by_ref().take(size - kept + 1), &mut std::io::sink()).map_err(io)?;
            contents.push(content);
        }
        drop(questions);
        child.wait().map_err(io)?;
        Ok(contents)
    }
}

/// A row of `git ls-tree -l`: mode, type, object and size, a tab, and the path.
fn entry(row: &str) -> Option<TreeEntry> {
    let (head, path) = row.split_once('\t')?;
    let mut fields = head.split_ascii_whitespace();
    let (mode, _, object, size) = (fields.next()?, fields.next()?, fields.next()?, fields.next()?);
    let kind = match mode {
        "120000" | "160000" => EntryKind::Link,
        _ => EntryKind::File,
    };
    let size = if size == "-" { 0 } else { size.parse().ok()? };
    Some(TreeEntry { path: path.to_owned(), kind, object: object.to_owned(), size })
}

fn command(folder: &Path) -> Command {
    let mut command = Command::new("git");
    command
        .arg("-C")
        .arg(folder)
        // Git's messages are read here, and it may neither ask for input nor fetch.
        .env("LC_ALL", "C")
        .env("GIT_TERMINAL_PROMPT", "0")
        .env("GIT_NO_LAZY_FETCH", "1")
        .env("GIT_OPTIONAL_LOCKS", "0")
        .env("GIT_LITERAL_PATHSPECS", "1");
    // A hook is given the paths of its own repository, relative to another folder than the one asked about.
    for name in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"] {
        command.env_remove(name);
    }
    command
}

fn run(folder: &Path, arguments: &[&str]) -> Result<Output> {
    command(folder).args(arguments).stdin(Stdio::null()).output().map_err(|error| absent(&error))
}

fn absent(error: &std::io::Error) -> Error {
    match error.kind() {
        std::io::ErrorKind::NotFound => messages::no_git(),
        _ => messages::git_not_started(error),
    }
}

/// The first line of what git says of a failure.
fn said(output: &Output) -> String {
    let text = String::from_utf8_lossy(&output.stderr);
    let line = text.lines().next().unwrap_or(messages::NO_REASON);
    line.trim_start_matches("fatal: ").to_owned()
}

fn line(bytes: Vec<u8>) -> Result<String> {
    let text = String::from_utf8(bytes).map_err(|_| messages::path_not_utf8())?;
    Ok(text.trim_end_matches(['\n', '\r']).to_owned())
}
