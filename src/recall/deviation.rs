//! In what a fact is no longer what a copy says, and whether that matters to who holds the copy.

use crate::compare::Difference;

/// One way in which a fact is no longer what a copy says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Deviation {
    /// The dossier has no such fact any more.
    Withdrawn,
    /// The fact is no longer meant for the copy's audience.
    NotForAudience,
    /// A figure: what the copy says and what the dossier says now; nothing where there is none.
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
    /// Who vouches, how far it has come, or when it falls due.
    Standing {
        /// `status`, `stage` or `due`.
        what: String,
        /// As the copy has it.
        old: Option<String>,
        /// As it is now.
        new: Option<String>,
    },
    /// The plan's date has passed since; the copy was right on its day.
    Lapsed,
    /// The same figures in other words: of the statement, or of a figure. Whether they say the opposite no program can
    /// tell.
    Wording {
        /// The sentence in the copy.
        old: String,
        /// The sentence as it would be printed now.
        new: String,
        /// Whether the fact's `recall-above` says that only its figure matters, or the words differ only because the
        /// plan's date has passed since.
        within: bool,
    },
    /// The same statement, known to hold at another date.
    AsOf {
        /// As the copy has it.
        old: String,
        /// As it is now.
        new: String,
    },
}

impl Deviation {
    /// Whether somebody who holds the copy should be told.
    pub fn matters(&self) -> bool {
        match self {
            Self::Withdrawn | Self::NotForAudience | Self::Standing { .. } => true,
            Self::Figure { within, .. } | Self::Wording { within, .. } => !within,
            Self::Lapsed | Self::AsOf { .. } => false,
        }
    }
}
