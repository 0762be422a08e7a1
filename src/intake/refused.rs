//! Why a file isn't taken into the archive.

/// Why no text could be had from a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unextracted {
    /// It is neither HTML nor PDF nor UTF-8 text.
    Unknown,
    /// A file of text in which the document's own words are coded; with the name of its format.
    Coded(&'static str),
    /// An HTML page whose characters are in an encoding that nobody names.
    Encoding,
    /// HTML whose elements are nested deeper than any page's.
    TooDeep,
    /// A PDF that needs a password.
    Locked,
    /// A PDF that the library can't read, in its words.
    Damaged(String),
    /// A PDF over which the library stopped with a mistake of its own.
    LibraryFailed,
    /// A file in which no text is found, such as a PDF of pictures.
    NoText,
    /// A text above the limit for archived sources, in bytes.
    TooLong(u64),
}
