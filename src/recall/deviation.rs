//! How a fact differs from what a copy says, and whether that matters to the person who holds the copy.

use crate::account::Change;

/// One way in which a fact differs from what a copy says. Its changes hold the texts of the copy and of today's page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Deviation {
    /// The dossier no longer has the fact.
    Withdrawn,
    /// Another fact has taken its place.
    Superseded {
        /// The id of that fact.
        by: String,
    },
    /// Another fact has taken the place of one that it is computed from.
    EndedInput {
        /// The id of the fact that it is computed from.
        input: String,
        /// The id of the other fact.
        by: String,
    },
    /// The fact is no longer meant for the copy's audience.
    NotForAudience,
    /// A figure differs.
    Figure {
        /// The change.
        change: Change,
        /// Whether the fact's `recall-above` says that so small a change doesn't matter.
        within: bool,
    },
    /// Its status, its stage, or the date when it falls due.
    Standing(Change),
    /// The plan's date has passed since the copy was made; the copy was right on its day.
    Lapsed,
    /// The figures are the same, but the words of the statement or of a figure differ. No program can tell whether the words
    /// now say the opposite.
    Wording {
        /// The change of the sentence.
        change: Change,
        /// Whether the difference doesn't matter: the fact's `recall-above` says that only its figure does, or the words
        /// differ only because the plan's date has passed.
        within: bool,
    },
    /// The statement is the same, but it is known to be true at another date.
    AsOf(Change),
}

impl Deviation {
    /// Whether the holder of the copy should be informed.
    pub fn matters(&self) -> bool {
        match self {
            Self::Withdrawn
            | Self::Superseded { .. }
            | Self::EndedInput { .. }
            | Self::NotForAudience
            | Self::Standing(_) => true,
            Self::Figure { within, .. } | Self::Wording { within, .. } => !within,
            Self::Lapsed | Self::AsOf(_) => false,
        }
    }
}
