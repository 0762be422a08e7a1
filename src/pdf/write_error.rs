//! Why a PDF couldn't be written.

/// Why a PDF couldn't be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WriteError {
    /// A face couldn't be reduced to the glyphs of the page.
    Subset {
        /// Its PostScript name.
        face: String,
        /// The library's message, or one of `messages`.
        reason: String,
    },
    /// The document couldn't be assembled.
    Document {
        /// The library's message, or one of `messages`.
        reason: String,
    },
}

impl std::error::Error for WriteError {}
