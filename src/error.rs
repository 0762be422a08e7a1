//! Trouble with the world: a disk, a terminal, a wrong command line. Mistakes in what the author wrote are
//! [`crate::diagnostic::Diagnostic`]s instead.

use std::path::{Path, PathBuf};
use std::{fmt, io};

/// Why a command could not do its work; exit status 2.
#[derive(Debug)]
pub enum Error {
    /// A file or folder could not be read or written.
    Disk {
        /// What was tried: `read`, `write`, `create`.
        doing: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The command line asks for something that isn't there or doesn't fit together.
    Usage {
        /// What is wrong, one lower-case sentence.
        message: String,
        /// What would help.
        hint: Option<String>,
    },
    /// A mail server could not be reached, or didn't let us in.
    Network {
        /// What was tried and what came of it, one lower-case sentence.
        message: String,
        /// What would help.
        hint: Option<String>,
    },
    /// A worker could not be started.
    Threads(String),
}

/// The result of work that the world can spoil.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// Names the file and what was tried, for `map_err`.
    pub fn disk(doing: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |source| Self::Disk { doing, path, source }
    }

    /// A mistake on the command line.
    pub fn usage(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self::Usage { message: message.into(), hint: Some(hint.into()) }
    }

    /// What would help, where something can be said.
    pub fn hint(&self) -> Option<&str> {
        match self {
            Self::Usage { hint, .. } | Self::Network { hint, .. } => hint.as_deref(),
            Self::Disk { source, .. } => match source.kind() {
                io::ErrorKind::NotFound => Some("check the path; it is taken from the folder you stand in"),
                io::ErrorKind::PermissionDenied => Some("check who may read and write there"),
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
                    io::ErrorKind::PermissionDenied => write!(f, "can't {doing} `{path}`: it is not allowed"),
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
