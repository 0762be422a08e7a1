//! Why nothing can be read from a copy.

use std::fmt;

use super::metadata::NAME;

/// Why nothing could be read from a copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PdfError {
    /// It is no PDF file, or one too damaged to read.
    Unreadable {
        /// What the library said.
        reason: String,
    },
    /// It is encrypted, with a password or without.
    Encrypted,
    /// Another program wrote it.
    Foreign {
        /// The program it names, if it names one.
        producer: Option<String>,
    },
    /// It was written without an attachment, or has lost it on its way.
    NoAttachment,
    /// Its attachment isn't what was written.
    Altered {
        /// What is wrong with it.
        reason: String,
    },
}

impl fmt::Display for PdfError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable { reason } => write!(f, "the file can't be read as a PDF: {reason}"),
            Self::Encrypted => write!(f, "the PDF is encrypted"),
            Self::Foreign { producer: Some(producer) } => {
                write!(f, "the PDF wasn't written by {NAME} but by `{producer}`")
            }
            Self::Foreign { producer: None } => write!(f, "the PDF wasn't written by {NAME}"),
            Self::NoAttachment => write!(f, "the PDF holds no facts"),
            Self::Altered { reason } => {
                write!(f, "the facts in the PDF aren't those it was written with: {reason}")
            }
        }
    }
}

impl std::error::Error for PdfError {}

pub(super) fn damaged() -> PdfError {
    altered("it is damaged")
}

pub(super) fn altered(reason: &str) -> PdfError {
    PdfError::Altered { reason: reason.to_owned() }
}
