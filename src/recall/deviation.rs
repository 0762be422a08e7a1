//! What a change of a fact means to whoever holds a copy.

use crate::account::Change;

/// One way in which a fact is no longer what a copy says. Its changes are told in the texts of the copy and of today's
/// page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Deviation {
    /// The dossier has no such fact any more.
    Withdrawn,
    /// The fact is no longer meant for the copy's audience.
    NotForAudience,
    /// A figure is another one.
    Figure {
        /// The change.
        change: Change,
        /// Whether the fact's `recall-above` says that so small a change doesn't matter.
        within: bool,
    },
    /// Who vouches, how far it has come, or when it falls due.
    Standing(Change),
    /// The plan's date has passed since; the copy was right on its day.
    Lapsed,
    /// The same figures in other words: of the statement, or of a figure. Whether they say the opposite no program can
    /// tell.
    Wording {
        /// The change of the sentence.
        change: Change,
        /// Whether the fact's `recall-above` says that only its figure matters, or the words differ only because the
        /// plan's date has passed since.
        within: bool,
    },
    /// The same statement, known to hold at another date.
    AsOf(Change),
}

impl Deviation {
    /// Whether somebody who holds the copy should be told.
    pub fn matters(&self) -> bool {
        match self {
            Self::Withdrawn | Self::NotForAudience | Self::Standing(_) => true,
            Self::Figure { within, .. } | Self::Wording { within, .. } => !within,
            Self::Lapsed | Self::AsOf(_) => false,
        }
    }
}
