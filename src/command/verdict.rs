//! What becomes the exit status of a command that did its work.

/// Whether a command found what it was given to be right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Exit status 0.
    Right,
    /// Exit status 1: the input is wrong, or a check failed.
    Wrong,
}
