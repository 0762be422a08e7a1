//! Trouble outside the author's files: with a disk, a server, or the command line. Mistakes in what the author wrote are
//! [`crate::diagnostic::Diagnostic`]s instead. `Display` and `hint` below hold the words of this room; the sentences of
//! `Usage` and `Network` come from the room that reports them.

use std::path::{Path, PathBuf};
use std::{fmt, io};

/// Why a command couldn't do its work; exit status 2.
#[derive(Debug)]
pub enum Error {
    /// A file or folder could not be read or written.
    Disk {
        /// What was tried, as a verb: `read`, `write`, `create`.
        doing: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// The system's own error.
        source: io::Error,
    },
    /// The command line asks for something that isn't there or that contradicts itself.
    Usage {
        /// What is wrong, one lower-case sentence.
        message: String,
        /// What would help.
        hint: Option<String>,
    },
    /// A mail server couldn't be reached, or refused the login.
    Network {
        /// What was tried and why it failed, one lower-case sentence.
        message: String,
        /// What would help.
        hint: Option<String>,
    },
    /// A thread couldn't be started; with the system's reason.
    Threads(String),
}

/// The result of work that can fail for a reason outside the author's files.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// For `map_err`: an error of the disk, with the file and what was tried.
    pub fn disk(doing: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |source| Self::Disk { doing, path, source }
    }

    /// A mistake on the command line.
    pub fn usage(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self::Usage { message: message.into(), hint: Some(hint.into()) }
    }

    /// What would help, where that is known.
    pub fn hint(&self) -> Option<&str> {
        match self {
            Self::Usage { hint, .. } | Self::Network { hint, .. } => hint.as_deref(),
            Self::Disk { source, .. } => match source.kind() {
                io::ErrorKind::NotFound => Some("check the path; it starts from the current folder"),
                io::ErrorKind::PermissionDenied => Some("check who has permission to read and write there"),
                _ => None,
            },
            Self::Threads(_) => None,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Disk { doing, path, source } => {
                let path = path.display();
                match source.kind() {
                    io::ErrorKind::NotFound => write!(f, "can't {doing} `{path}`: it isn't there"),
                    io::ErrorKind::PermissionDenied => write!(f, "can't {doing} `{path}`: permission denied"),
                    _ => write!(f, "can't {doing} `{path}`: {source}"),
                }
            }
            Self::Usage { message, .. } | Self::Network { message, .. } => f.write_str(message),
            Self::Threads(why) => write!(f, "can't start the worker threads: {why}"),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Disk { source, .. } => Some(source),
            Self::Usage { .. } | Self::Network { .. } | Self::Threads(_) => None,
        }
    }
}
