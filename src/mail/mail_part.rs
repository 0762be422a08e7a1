//! The parts of a mail around its text, which hold no citation.

/// A part of a mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MailPart {
    /// How the reader is addressed.
    Salutation,
    /// The subject.
    Subject,
    /// What an attachment is called.
    AttachmentName,
}

/// A figure of a part that the text of the mail, which is audited, doesn't have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unsaid {
    /// Nowhere.
    Nowhere(String),
    /// It has the figure with other words that belong to it: more than 20 turbines.
    Otherwise(String, String),
}
