//! Whether an output is current, and if not, what became of it.

use serde::Serialize;

use super::alteration::Substitution;
use super::reason::Reason;

/// Whether an output is current, and if not, what became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum OutputState {
    /// What a build would write.
    Current,
    /// Made from other inputs than those of now.
    Stale,
    /// Made, and no longer there.
    Missing,
    /// Changed since it was made, by hand or by a build that was stopped.
    Altered,
    /// Not made yet.
    NotMade,
    /// Of a brief, a language or a chart that no longer exists.
    LeftOver,
}

/// The state of an output, and the reasons for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judged {
    /// Its state.
    pub state: OutputState,
    /// What it is instead, if it was altered and that can be recognised.
    pub alteration: Option<Substitution>,
    /// Which inputs differ from those it was made from.
    pub reasons: Vec<Reason>,
}
