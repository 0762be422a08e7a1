//! What this room says: why a manifest can't be used, and what its files say of themselves.

use std::fmt;

/// The first line of a manifest.
pub(super) const HEAD: &str = "# What factbrief wrote into this folder, and from which facts. A build writes this file anew; \
                               don't edit it.\n";

/// The first line of a published folder's list of files.
pub(super) const PUBLISHED_HEAD: &str = "# Written by factbrief build --to-publish.\n";

/// Why a manifest can't be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unreadable {
    /// A later program wrote it.
    Newer {
        /// The version of its format.
        version: u32,
    },
    /// It is a folder or a link.
    NotAFile,
    /// It is larger than any manifest.
    TooLarge,
    /// It isn't UTF-8.
    NotText,
    /// It isn't TOML, or not with the keys of a manifest.
    Toml {
        /// The line, from 1; none where it is the text as a whole.
        line: Option<usize>,
        /// The library's reason.
        why: String,
    },
    /// A fact doesn't say whether its date has passed.
    NoLapsed {
        /// The fact's id.
        id: String,
    },
    /// An output has a name that no build gives.
    OutputName {
        /// As written.
        name: String,
    },
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Newer { version } => {
                write!(f, "a later version of factbrief wrote it, in version {version} of the format")
            }
            Self::NotAFile => f.write_str("it isn't a file"),
            Self::TooLarge => f.write_str("it is larger than any manifest"),
            Self::NotText => f.write_str("it isn't UTF-8 text"),
            Self::Toml { line: Some(line), why } => write!(f, "line {line}: {why}"),
            Self::Toml { line: None, why } => f.write_str(why),
            Self::NoLapsed { id } => write!(f, "missing field `lapsed` of the fact `{id}`"),
            Self::OutputName { name } => write!(f, "`{name}` isn't the name of an output"),
        }
    }
}

impl std::error::Error for Unreadable {}

/// An extension that isn't that of an output format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownFormat {
    /// As written.
    pub extension: String,
}

impl fmt::Display for UnknownFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` isn't the format of an output", self.extension)
    }
}

impl std::error::Error for UnknownFormat {}
