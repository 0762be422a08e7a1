//! What came of looking for one printed form, with its place.

use crate::diagnostic::Span;

/// One printed form, looked for.
#[derive(Debug, Clone)]
pub struct Finding {
    /// The fact's id.
    pub fact: String,
    /// `value`, or the companion's name.
    pub figure: String,
    /// The source's id.
    pub source: String,
    /// The printed form.
    pub printed: Option<String>,
    /// Whether it is a term, of a fact that has no such figure.
    pub is_term: bool,
    /// Whether its evidence prints other forms, too, each with a reason of its own why it can't be found.
    pub has_others: bool,
    /// What came of it.
    pub outcome: Outcome,
    /// Where the evidence is written.
    pub span: Span,
}

/// What came of looking for one printed form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The printed form is there, and reads as the typed value.
    ValueFound,
    /// The term of a fact without a figure is there.
    TermFound,
    /// The printed form is there, but isn't the typed value.
    ValueDiffers {
        /// How they differ, as one sentence.
        why: String,
        /// What would help.
        hint: Option<String>,
    },
    /// The printed form is there, but whether it is the typed value can't be read.
    Unread {
        /// Why, as one sentence.
        why: String,
        /// Whether the unreadable words follow the form in the source; otherwise the form itself can't be read, which `check`
        /// reports.
        source_goes_on: bool,
    },
    /// It isn't there.
    NotFound {
        /// How often it is elsewhere in the source.
        elsewhere: usize,
    },
    /// It is in the source several times and no lines say which, or the lines have it too often.
    Ambiguous {
        /// How often.
        times: usize,
        /// Whether lines were given.
        in_lines: bool,
    },
    /// There is nothing to look for.
    NothingPrinted,
    /// There is no archived file.
    NoCopy,
    /// The author says why it can't be found.
    Unverifiable {
        /// Why.
        why: String,
    },
}
