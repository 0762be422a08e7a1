//! Reads files of a revision with the program `git`, which alone knows every form of a repository.

use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use super::{MAX_FILE_BYTES, shown};
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
    /// The repository that a folder lies in, at a revision.
    ///
    /// # Errors
    /// Without git, outside a repository, and for a revision that isn't there.
    pub fn at(folder: &Path, revision: &str) -> Result<Self> {
        // Git would take it for an option.
        if revision.starts_with('-') || revision.is_empty() {
            return Err(Error::usage(
                format!("`{revision}` is no name of a revision"),
                "name a commit, branch or tag, such as `--against HEAD~1`",
            ));
        }
        let output = run(folder, &["rev-parse", "--show-toplevel"])?;
        if !output.status.success() {
            let said = said(&output);
            return Err(match said.contains("not a git repository") {
                true => Error::usage(
                    format!("`{}` isn't in a git repository", shown(folder)),
                    format!(
                        "compare with a build or a copy: `--against manifest.toml` or `--against FILE.pdf`; `{revision}` is no such file"
                    ),
                ),
                false => failed("find the repository", &said),
            });
        }
        let root = PathBuf::from(line(output.stdout)?);
        let commit = format!("{revision}^{{commit}}");
        let output = run(&root, &["rev-parse", "--verify", "--quiet", &commit])?;
        if !output.status.success() {
            return Err(Error::usage(
                format!("there is no file and no revision `{revision}`"),
                "name a commit, branch or tag, a `manifest.toml`, or a PDF; a shallow clone lacks older commits",
            ));
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
            return Err(failed("list the files of the revision", &said(&output)));
        }
        let listing = String::from_utf8(output.stdout)
            .map_err(|_| failed("list the files of the revision", "a name isn't UTF-8"))?;
        let entries = listing.split_terminator('\0').map(|row| {
            entry(row)
                .ok_or_else(|| failed("list the files of the revision", &format!("`{row}` can't be read")))
        });
        entries.collect()
    }

    /// What stands in each file, in their order; of one that is larger than any that is read, its beginning.
    ///
    /// # Errors
    /// When git fails, or lacks a file.
    pub fn read(&self, entries: &[&TreeEntry]) -> Result<Vec<Vec<u8>>> {
        let lost = |why: &str| failed("read the files of the revision", why);
        let io = |error: std::io::Error| lost(&error.to_string());
        let mut child = command(&self.root)
            .args(["cat-file", "--batch"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| absent(&error))?;
        let (Some(mut questions), Some(answers)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(lost("it gave no pipe"));
        };
        let mut answers = BufReader::new(answers);
        let mut contents = Vec::with_capacity(entries.len());
        for entry in entries {
            // One at a time, so that neither side waits for a full pipe.
            writeln!(questions, "{}", entry.object).and_then(|()| questions.flush()).map_err(io)?;
            let mut header = String::new();
            answers.read_line(&mut header).map_err(io)?;
            let size = header.trim_end().rsplit(' ').next().and_then(|size| size.parse::<u64>().ok());
            let size = size
                .filter(|size| *size == entry.size)
                .ok_or_else(|| lost(&format!("`{}` isn't there; a partial clone lacks it", entry.path)))?;
            let mut content = Vec::new();
            let kept = size.min(MAX_FILE_BYTES + 1);
            answers.by_ref().take(kept).read_to_end(&mut content).map_err(io)?;
            if content.len() as u64 != kept {
                return Err(lost(&format!("`{}` ends early", entry.path)));
            }
            // The rest of a file too large, and the line break behind it.
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
        // What git says is read, and nothing may ask or fetch.
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
        std::io::ErrorKind::NotFound => Error::usage(
            "a revision can't be read without the program `git`",
            "install git, or compare with a build or a copy: `--against manifest.toml` or `--against FILE.pdf`",
        ),
        _ => failed("be started", &error.to_string()),
    }
}

fn failed(doing: &str, said: &str) -> Error {
    Error::Usage { message: format!("git can't {doing}: {said}"), hint: None }
}

/// The first line of what git complained of.
fn said(output: &Output) -> String {
    let text = String::from_utf8_lossy(&output.stderr);
    let line = text.lines().next().unwrap_or("it doesn't say why");
    line.trim_start_matches("fatal: ").to_owned()
}

fn line(bytes: Vec<u8>) -> Result<String> {
    let text = String::from_utf8(bytes).map_err(|_| failed("name the folder", "its path isn't UTF-8"))?;
    Ok(text.trim_end_matches(['\n', '\r']).to_owned())
}
