//! Why a server didn't take something, and whether it may have taken it after all.

/// Why a server didn't take something, in a sentence of the server or of `messages`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// The server said: not now (4xx).
    Temporary(String),
    /// Before the message was handed over, the connection was lost or could no longer be relied on.
    Lost(String),
    /// The server said no (5xx), or something else makes it impossible.
    Permanent(String),
    /// The connection was lost after the server may have received the whole message.
    Uncertain(String),
}
