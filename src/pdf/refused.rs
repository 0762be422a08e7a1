//! Why nothing could be read from a copy, or not with certainty.

/// Why nothing could be read from a copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PdfError {
    /// It isn't a PDF file, or it is too damaged to read.
    Unreadable {
        /// The library's message, or one of `messages`.
        reason: String,
    },
    /// It is encrypted, with a password or without.
    Encrypted,
    /// Another program wrote it.
    Foreign {
        /// The program it names, if it names one.
        producer: Option<String>,
    },
    /// It was written without an attachment, or has lost it.
    NoAttachment,
    /// Its attachment isn't what was written.
    Altered {
        /// What is wrong with it.
        reason: FactsFault,
    },
}

impl std::error::Error for PdfError {}

/// What is wrong with the facts in a copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FactsFault {
    /// They, or the file around them, can't be read.
    Damaged,
    /// They have another size than the file says.
    Size,
    /// They have another check sum than the file says.
    CheckSum,
}

/// Why it isn't certain that every reader shows the same of a file.
pub(super) enum StateDoubt {
    /// There is something before its beginning.
    BeforeBeginning,
    /// There is something after its end.
    AfterEnd,
    /// Its table leads to an object that a program which repairs the file may not find.
    Unfound,
    /// An object isn't in its table.
    Unlisted,
    /// There are two objects of one number, or two catalogs, in one state.
    Twice,
    /// It was saved too often.
    Many,
}

pub(super) fn damaged() -> PdfError {
    PdfError::Altered { reason: FactsFault::Damaged }
}
