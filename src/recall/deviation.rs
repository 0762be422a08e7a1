//! How a fact differs from what a copy says, and whether that matters to the person who holds the copy.

use crate::compare::Difference;

/// One way in which a fact differs from what a copy says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Deviation {
    /// The dossier no longer has the fact.
    Withdrawn,
    /// The fact is no longer meant for the copy's audience.
    NotForAudience,
    /// A figure differs; a text is empty where there is no figure.
    Figure {
        /// `value` or the companion's name.
        name: String,
        /// As the copy prints it.
        old: String,
        /// As it would be printed now.
        new: String,
        /// By how much its numbers changed.
        differences: Vec<Difference>,
        /// Whether the fact's `recall-above` says that so small a change doesn't matter.
        within: bool,
    },
    /// Its status, its stage, or the date when it falls due.
    Standing {
        /// `status`, `stage` or `due`.
        what: String,
        /// As the copy has it.
        old: Option<String>,
        /// As it is now.
        new: Option<String>,
    },
    /// The plan's date has passed since the copy was made; the copy was right on its day.
    Lapsed,
    /// The figures are the same, but the words of the statement or of a figure differ. No program can tell whether the words
    /// now say the opposite.
    Wording {
        /// The sentence in the copy.
        old: String,
        /// The sentence as it would be printed now.
        new: String,
        /// Whether the difference doesn't matter: the fact's `recall-above` says that only its figure does, or the words
        /// differ only because the plan's date has passed.
        within: bool,
    },
    /// The statement is the same, but it is known to be true at another date.
    AsOf {
        /// As the copy has it.
        old: String,
        /// As it is now.
        new: String,
    },
}

impl Deviation {
    /// Whether the holder of the copy should be informed.
    pub fn matters(&self) -> bool {
        match self {
            Self::Withdrawn | Self::NotForAudience | Self::Standing { .. } => true,
            Self::Figure { within, .. } | Self::Wording { within, .. } => !within,
            Self::Lapsed | Self::AsOf { .. } => false,
        }
    }
}
