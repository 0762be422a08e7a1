//! Why something didn't go through, and whether it may have.

/// Why something didn't go through.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// The server said: not now (4xx).
    Temporary(String),
    /// The connection was lost, or can't be relied on, before the message was handed over.
    Lost(String),
    /// The server said no (5xx), or it can't be.
    Permanent(String),
    /// The connection was lost when the server may have had the whole message.
    Uncertain(String),
}
