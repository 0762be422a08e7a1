//! Why a PDF could not be written.

use std::fmt;

/// Why a PDF could not be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WriteError {
    /// A face could not be subset.
    Subset {
        /// Its PostScript name.
        face: String,
        /// What the library said.
        reason: String,
    },
    /// The document could not be put together.
    Document {
        /// What the library said.
        reason: String,
    },
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Subset { face, reason } => write!(f, "the font `{face}` could not be subset: {reason}"),
            Self::Document { reason } => write!(f, "the PDF could not be put together: {reason}"),
        }
    }
}

impl std::error::Error for WriteError {}
