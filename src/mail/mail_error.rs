//! Why a mail that passed the gate can't be written all the same; its words are in `messages`.

/// Why the bytes of a mail can't be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MailError {
    /// The subject breaks a rule of headers; in one clause.
    Subject(String),
    /// An attachment can't be written in base64.
    Attachment(String),
    /// The library refuses the message; in its words.
    Message(String),
    /// A line of the mail would be longer than servers accept.
    LongLine,
    /// The name before an address makes a line longer than servers accept.
    LongName,
    /// The library doesn't accept an address.
    Address {
        /// The address.
        address: String,
        /// In the library's words.
        why: String,
    },
}
