//! How a brief shows contested figures, and the mark that they have wherever they are printed.

use super::choice;

/// The mark after a contested figure, in every language.
pub const CONTESTED_MARK: char = '†';

choice! {
    /// How a brief shows contested figures.
    Showing {
        /// The preferred version.
        Preferred = "preferred",
        /// From the least to the most of all versions.
        Range = "range",
        /// All versions.
        Both = "both",
    }
}
